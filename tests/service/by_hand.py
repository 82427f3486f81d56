"""The sample mill's package by plain arithmetic: its ledger, the pack's splits and effects, nothing of the program.

Written from the sources a second time, so that a slip in a form and a slip here would have to agree.
"""

from collections.abc import Collection
from typing import NamedTuple

STARCH, ROOTS = 20_000.0, 80_000.0  # t
POWER, POWER_COST = 3_956_000.0, 7_721_029_200.0  # kWh, đồng
COAL, COAL_PRICE, HEATING_VALUE = 3_000.0, 3_000_000.0, 20.9  # t, đồng/t, GJ/t
WATER, WASTEWATER, COD = 334_000.0, 384_000.0, 12.2  # m3, m3, kg/m3
CONTENT = (1 - 0.13) * 0.98  # dry starch in a tonne of product
LOST = (ROOTS * 0.27 - STARCH * CONTENT) / CONTENT
IN_PULP = 0.7 * LOST
IN_EFFLUENT = 0.5 * (LOST - IN_PULP)
ELSEWHERE = LOST - IN_PULP - IN_EFFLUENT
STARCH_COD = IN_EFFLUENT * CONTENT * 1.18 * 1000

USES = {
    "water_washing": ("water", 0.17 * WATER),
    "water_rinse": ("water", 0.04 * WATER),
    "water_extraction": ("water", 0.41 * WATER),
    "water_separation": ("water", 0.28 * WATER),
    "water_floor": ("water", 0.10 * WATER),
    "power_washing": ("electricity", 0.09 * POWER),
    "power_rasping": ("electricity", 0.25 * POWER),
    "power_extraction": ("electricity", 0.20 * POWER),
    "power_separation": ("electricity", 0.20 * POWER),
    "power_fans": ("electricity", 0.15 * POWER),
    "power_utilities": ("electricity", 0.11 * POWER),
    "heat_drying": ("heat", COAL * HEATING_VALUE),
    "starch_pulp": ("starch", IN_PULP),
    "starch_effluent": ("starch", IN_EFFLUENT),
    "starch_peel": ("starch", 0.6 * ELSEWHERE),
    "starch_yard": ("starch", 0.3 * ELSEWHERE),
    "starch_dust": ("starch", 0.1 * ELSEWHERE),
    "cod_starch": ("cod", STARCH_COD),
    "cod_dissolved": ("cod", COD * WASTEWATER - STARCH_COD),
}
PRICES = {
    "electricity": POWER_COST / POWER,
    "heat": COAL_PRICE / HEATING_VALUE,
    "starch": 10_000_000.0,
    "water": 0.0,
    "cod": 0.0,
}
SHARE, PER_TONNE = "of the use", "per tonne of starch"
_WATERS = [use for use in USES if use.startswith("water_")]
_POWERS = [use for use in USES if use.startswith("power_")]
EFFECTS: dict[str, list[tuple[str, str, float, float]]] = {  # in the order in which they act
    "CS04": [("water_washing", PER_TONNE, 0.3, 0.8), ("power_washing", PER_TONNE, 1, 2)],
    "CS05": [("water_washing", PER_TONNE, 2, 5)],
    "CS07": [("starch_pulp", PER_TONNE, 0.005, 0.025)],
    "CS09": [("starch_pulp", PER_TONNE, 0.002, 0.010), ("water_extraction", PER_TONNE, 0.5, 1)],
    "CS11": [(use, SHARE, 0.05, 0.10) for use in _WATERS],
    "CS12": [("starch_effluent", PER_TONNE, 0.005, 0.020), ("cod_starch", PER_TONNE, 5, 20)],
    "CS15": [("heat_drying", PER_TONNE, 0.2, 0.4)],
    "CS16": [("heat_drying", SHARE, 0.03, 0.08)],
    "CS17": [("heat_drying", SHARE, 0.03, 0.08)],
    "CS27": [("power_fans", SHARE, 0.10, 0.25)],
    "CS28": [(use, SHARE, 0.02, 0.05) for use in _POWERS],
    "CS29": [(use, SHARE, 0.01, 0.03) for use in _POWERS],
    "CS31": [("heat_drying", SHARE, 0.03, 0.08)],
    "CS34": [("water_floor", PER_TONNE, 0.1, 0.4)],
}
COSTS = {  # million đồng for 100 t a day
    "CS04": (30, 150),
    "CS05": (150, 500),
    "CS07": (50, 200),
    "CS09": (20, 150),
    "CS11": (40, 150),
    "CS12": (200, 1000),
    "CS15": (20, 300),
    "CS16": (80, 400),
    "CS17": (60, 300),
    "CS27": (225, 500),
    "CS29": (0, 0),
    "CS31": (10, 60),
    "CS34": (5, 30),
}


class Package(NamedTuple):
    """What the options save together, and what they cost."""

    net: dict[str, float]
    money: float
    investment: float

    @property
    def energy(self) -> float:
        """GJ, electricity at 3.6 MJ/kWh."""
        return self.net["electricity"] * 0.0036 + self.net["heat"]

    @property
    def oil(self) -> float:
        """toe: 0.1543 per MWh, coal 5–6 at 0.50 per tonne."""
        return self.net["electricity"] * 0.0001543 + self.net["heat"] / HEATING_VALUE * 0.50

    @property
    def gases(self) -> float:
        """tCO2e: the grid of 2023, anthracite with its methane and nitrous oxide."""
        burnt = (98_300 + 10 * 28 + 1.5 * 265) / 1e6
        return self.net["electricity"] / 1000 * 0.6592 + self.net["heat"] * burnt


def package(counted: Collection[str]) -> Package:
    """The options one after the other, each on what is left of the step it acts on, at the middle of its range."""
    left = {use: amount for use, (_, amount) in USES.items()}
    net = dict.fromkeys(PRICES, 0.0)
    for option in (each for each in EFFECTS if each in counted):
        for use, form, low, high in EFFECTS[option]:
            size = (low + high) / 2
            saved = size * left[use] if form == SHARE else min(size * STARCH, left[use])
            left[use] -= saved
            net[USES[use][0]] += saved
    money = sum(amount * PRICES[stream] for stream, amount in net.items())
    cost = sum(sum(COSTS[option]) / 2 * 1e6 * 1.3**0.6 for option in counted if option in COSTS)
    return Package(net=net, money=money, investment=cost)
