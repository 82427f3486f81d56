"""Amounts where nothing is metered: what a bucket, a tape, a count and a nameplate tell.

A folder because flows that run for hours and amounts that are counted one by one are two ideas. Imports the standard
library, `calc.units` and `calc.refusal`.
"""

from cpa_desktop.calc.estimating.counts import meter_count, nameplate_energy, stere_mass, tank_fills, truck_mass
from cpa_desktop.calc.estimating.flows import bucket_flow, hose_flow, pump_volume

__all__ = [
    "bucket_flow",
    "hose_flow",
    "meter_count",
    "nameplate_energy",
    "pump_volume",
    "stere_mass",
    "tank_fills",
    "truck_mass",
]
