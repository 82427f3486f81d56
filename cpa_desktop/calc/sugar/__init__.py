"""Arithmetic of a cane-sugar mill: milling, boiling house, bagasse as a fuel.

A folder because what the mills press out, what the pans make of it and what the bagasse burns to are three ideas.
Imports `calc.units` and `calc.refusal`.
"""

from cpa_desktop.calc.sugar.boiling import (
    evaporation,
    molasses_per_pol,
    overall_recovery,
    purity,
    recovered,
    sjm_recovery,
    sugar_in_process,
    time_efficiency,
)
from cpa_desktop.calc.sugar.fuel import bagasse_gross_value, bagasse_net_value, steam_per_bagasse
from cpa_desktop.calc.sugar.milling import (
    bagasse_per_cane,
    commercial_cane_sugar,
    extraction,
    imbibition_per_fibre,
    mixed_juice,
    mixed_juice_brix,
    reduced_extraction,
)

__all__ = [
    "bagasse_gross_value",
    "bagasse_net_value",
    "bagasse_per_cane",
    "commercial_cane_sugar",
    "evaporation",
    "extraction",
    "imbibition_per_fibre",
    "mixed_juice",
    "mixed_juice_brix",
    "molasses_per_pol",
    "overall_recovery",
    "purity",
    "recovered",
    "reduced_extraction",
    "sjm_recovery",
    "steam_per_bagasse",
    "sugar_in_process",
    "time_efficiency",
]
