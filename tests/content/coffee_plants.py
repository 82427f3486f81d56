"""Coffee mills of one season, typed into the shipped forms."""

from collections.abc import Mapping

from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.sector import Sector
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from tests.content import packs
from tests.content.packs import catalogue

MONTH = "2025-11"
WET = ("washed", "semi_washed", "honey", "smallholder")
VARIANTS = (*WET, "dry", "dry_mill")


def pack() -> Sector:
    """What is known of coffee."""
    return catalogue().sector("coffee")


def mill(
    desk: Desk, variant: str, output: float, used: Mapping[str, float], typed: Mapping[str, str] | None = None
) -> RecordSession:
    """A mill with `output` tonnes of what it sells in a season of one month, its ledger and further answers."""
    answers = {**packs.ledger(MONTH, used), **(typed or {})}
    return packs.plant(desk, "coffee", "coffee1", MONTH, variant, packs.written(output, "t"), answers)


def found(evaluation: Evaluation, severity: str) -> set[str]:
    """Where findings of a severity stand on the sheets of coffee."""
    return packs.found(evaluation, severity, "CF1", "CF2", "CF3")
