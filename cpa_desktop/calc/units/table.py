"""The units known here, as data: each symbol with its size in base units, by what it measures."""

from collections.abc import Mapping

# Base of each dimension: kg, m, s, K, A, lm, toe, kgCO2e, VND, Pa(g), dBA, {of}. Sizes are exact decimals or quotients.
# kcal is the international table calorie, because 1 toe = 10⁷ kcal = 41.868 GJ; a year is 365 days = 8,760 hours.
SIZES: Mapping[str, Mapping[str, str]] = {
    "": {"1": "1", "%": "0.01", "‰": "0.001", "ppm": "1e-6", "°Bx": "0.01", "pcs": "1", "person": "1"},
    "mass": {
        "kg": "1", "g": "1e-3", "mg": "1e-6", "ug": "1e-9", "t": "1000", "kt": "1e6",
        "lạng": "0.1", "yến": "10", "tạ": "100", "lb": "0.45359237",
        "gCOD": "1e-3", "kgCOD": "1", "tCOD": "1000", "kgBOD": "1", "kgN": "1", "kgP": "1",
        "gCO2": "1e-3", "kgCO2": "1", "tCO2": "1000", "gCH4": "1e-3", "kgCH4": "1", "tCH4": "1000",
        "gN2O": "1e-3", "kgN2O": "1", "tN2O": "1000",
    },
    "length": {"m": "1", "km": "1000", "cm": "0.01", "mm": "1e-3", "um": "1e-6", "ft": "0.3048", "in": "0.0254"},
    "length2": {"ha": "10000"},
    "length3": {"L": "1e-3", "mL": "1e-6", "Nm3": "1", "gal": "0.003785411784"},
    "time": {
        "s": "1", "min": "60", "h": "3600", "day": "86400", "week": "604800", "month": "2628000", "year": "31536000",
    },
    "time-1": {"Hz": "1", "rpm": "1/60"},
    "temperature": {"K": "1", "°C": "1", "°F": "5/9"},
    "current": {"A": "1", "mA": "1e-3"},
    "mass length2 time-3 current-1": {"V": "1", "kV": "1000"},
    "mass-1 length-2 time3 current2": {"S": "1", "mS": "1e-3", "uS": "1e-6"},
    "light": {"lm": "1"},
    "light length-2": {"lx": "1"},
    "mass length time-2": {"N": "1", "kN": "1000", "kgf": "9.80665"},
    "mass length-1 time-2": {
        "Pa": "1", "kPa": "1000", "MPa": "1e6", "bar": "1e5", "mbar": "100", "at": "98066.5",
        "psi": "8896443230521/1290320000",
        "kPa(a)": "1000", "MPa(a)": "1e6", "bar(a)": "1e5", "at(a)": "98066.5", "psi(a)": "8896443230521/1290320000",
        "atm": "101325", "mmHg": "133.322387415", "inHg": "3386.388640341", "mmH2O": "9.80665", "mH2O": "9806.65",
        "inH2O": "249.08891",
    },
    "gauge": {
        "Pa(g)": "1", "kPa(g)": "1000", "MPa(g)": "1e6", "bar(g)": "1e5", "mbar(g)": "100", "at(g)": "98066.5",
        "psi(g)": "8896443230521/1290320000", "mmH2O(g)": "9.80665",
    },
    "mass length2 time-2": {
        "J": "1", "kJ": "1000", "MJ": "1e6", "GJ": "1e9", "TJ": "1e12", "Wh": "3600", "kWh": "3.6e6", "MWh": "3.6e9",
        "GWh": "3.6e12", "kVAh": "3.6e6", "kVArh": "3.6e6", "cal": "4.1868", "kcal": "4186.8", "Mcal": "4186800",
        "Gcal": "4186800000", "Btu": "1055.05585262", "MMBtu": "1055055852.62",
    },
    "mass length2 time-3": {
        "W": "1", "kW": "1000", "MW": "1e6", "VA": "1", "kVA": "1000", "MVA": "1e6", "VAr": "1", "kVAr": "1000",
        "MVAr": "1e6", "hp": "745.69987158227022", "RT": "52752792631/15000000",
    },
    "toe": {"toe": "1", "kgoe": "1e-3", "ktoe": "1000"},
    "co2e": {"gCO2e": "1e-3", "kgCO2e": "1", "tCO2e": "1000", "ktCO2e": "1e6"},
    "vnd": {"VND": "1", "kVND": "1000", "MVND": "1e6", "GVND": "1e9"},
    "level": {"dBA": "1"},
    "of": {"{of}": "1"},
}  # fmt: skip

# What zero on the scale is, in kelvin.
OFFSETS: Mapping[str, str] = {"°C": "273.15", "°F": "229835/900"}

# Same dimension, another thing: 1 Nm3 of gas is not 1 m3, and a kVA is a kW only at cos φ = 1.
KINDS: Mapping[str, str] = {
    "Nm3": "normal volume", "VA": "apparent", "kVA": "apparent", "MVA": "apparent", "kVAh": "apparent",
    "VAr": "reactive", "kVAr": "reactive", "MVAr": "reactive", "kVArh": "reactive", "°Bx": "brix", "pcs": "piece",
    "person": "person", "rpm": "turn", "gCOD": "COD", "kgCOD": "COD", "tCOD": "COD", "kgBOD": "BOD", "kgN": "N",
    "kgP": "P",
    "gCO2": "CO2", "kgCO2": "CO2", "tCO2": "CO2", "gCH4": "CH4", "kgCH4": "CH4", "tCH4": "CH4",
    "gN2O": "N2O", "kgN2O": "N2O", "tN2O": "N2O",
}  # fmt: skip
