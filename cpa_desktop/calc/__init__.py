"""Engineering arithmetic by plant system: floats and tables in, floats and tables out.

Imports the standard library; numpy and scipy inside the functions that need them. What forms and `cpa calc` may call is
listed here by name; a module is imported when one of its functions is first called.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

CALCULATORS: Mapping[str, str] = {
    "periods.calendar": "engine",
    "indicators.position": "engine",
    "interaction.net": "engine",
    "interaction.spread": "slow engine",
    "interaction.combine": "contract",
    "finance.appraise": "contract",
    "finance.payback": "calculator",
    "finance.scaled_cost": "calculator",
    "screening.size_score": "calculator",
    "estimating.bucket_flow": "calculator",
    "estimating.hose_flow": "calculator",
    "estimating.pump_volume": "calculator",
    "estimating.tank_fills": "calculator",
    "estimating.truck_mass": "calculator",
    "estimating.stere_mass": "calculator",
    "estimating.nameplate_energy": "calculator",
    "estimating.meter_count": "calculator",
    "sugar.commercial_cane_sugar": "calculator",
    "sugar.bagasse_per_cane": "calculator",
    "sugar.extraction": "calculator",
    "sugar.reduced_extraction": "calculator",
    "sugar.imbibition_per_fibre": "calculator",
    "sugar.mixed_juice": "calculator",
    "sugar.mixed_juice_brix": "calculator",
    "sugar.purity": "calculator",
    "sugar.sjm_recovery": "calculator",
    "sugar.overall_recovery": "calculator",
    "sugar.evaporation": "calculator",
    "sugar.molasses_per_pol": "calculator",
    "sugar.sugar_in_process": "calculator",
    "sugar.recovered": "calculator",
    "sugar.time_efficiency": "calculator",
    "sugar.bagasse_gross_value": "calculator",
    "sugar.bagasse_net_value": "calculator",
    "sugar.steam_per_bagasse": "calculator",
}
"""Name → what it is: a calculator of single values, an engine over tables, a slow one, or a contract of JSON."""


def calculator(name: str) -> Callable[..., Any] | None:
    """The function of that name; None where there is no such calculator."""
    if name not in CALCULATORS:
        return None
    module, _, function = name.partition(".")
    found: Callable[..., Any] = getattr(import_module(f"cpa_desktop.calc.{module}"), function)
    return found


def is_slow(name: str) -> bool:
    """Whether its results are waited for and remembered rather than worked out at every entry."""
    return CALCULATORS[name] == "slow engine"
