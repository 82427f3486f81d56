"""Starch plants of one month, typed into the shipped forms."""

from collections.abc import Mapping

from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.sector import Sector
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from tests.content import packs
from tests.content.packs import catalogue

MONTH = "2025-01"


def pack() -> Sector:
    """What is known of cassava starch."""
    return catalogue().sector("cassava-starch")


def plant(
    desk: Desk, variant: str, output: float, used: Mapping[str, float], typed: Mapping[str, str] | None = None
) -> RecordSession:
    """A plant that made `output` tonnes in a month, with its ledger and further answers."""
    answers = {**packs.ledger(MONTH, used), **(typed or {})}
    return packs.plant(desk, "cassava-starch", "starch1", MONTH, variant, packs.written(output, "t"), answers)


def found(evaluation: Evaluation, severity: str) -> set[str]:
    """Where findings of a severity stand on the sheet of roots and starch."""
    return packs.found(evaluation, severity, "CS1")
