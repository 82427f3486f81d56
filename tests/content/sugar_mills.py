"""Sugar mills and traditional works of one month, typed into the shipped forms."""

from collections.abc import Mapping

from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.sector import Sector
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from tests.content import packs
from tests.content.packs import catalogue

MONTH = "2025-01"
VARIANTS = ("raw", "white", "traditional")
MILLS = {"raw", "white"}
SHEETS = ("SU1", "SU2", "SU3", "SU4")


def pack() -> Sector:
    """What is known of cane sugar."""
    return catalogue().sector("sugar-cane")


def mill(
    desk: Desk, variant: str, output: float, used: Mapping[str, float], typed: Mapping[str, str] | None = None
) -> RecordSession:
    """A mill or works that bagged `output` tonnes in a month, with its ledger and further answers."""
    answers = {**packs.ledger(MONTH, used), **(typed or {})}
    return packs.plant(desk, "sugar-cane", "sugar1", MONTH, variant, packs.written(output, "t"), answers)


def found(evaluation: Evaluation, severity: str) -> set[str]:
    """Where findings of a severity stand on the sheets of sugar cane."""
    return packs.found(evaluation, severity, *SHEETS)
