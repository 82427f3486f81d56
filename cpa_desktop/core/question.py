"""An observation of the walk-through."""

from typing import Literal

from cpa_desktop.core.fact import Grade
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.sorts import OfSorts
from cpa_desktop.core.text import Text
from cpa_desktop.core.worksheet import Choice, Expression


@frozen
class Question(OfSorts):
    """An observation of the walk-through, the form of its answer, and the options it leads to."""

    id: str
    title: Text
    how: Text
    block: str = ""  # A to M of the common checklist, for the radar chart
    level: int = 2  # 1: asked in a self-assessment too
    variants: tuple[str, ...] = ()
    step: str = ""
    resources: tuple[str, ...] = ()
    form: Literal["grade", "number", "choice"] = "grade"
    unit: str = "1"
    units: tuple[str, ...] = ()
    bad_above: float | None = None
    bad_below: float | None = None
    plausible: tuple[float | None, float | None] | None = None
    choices: tuple[Choice, ...] = ()
    ledger: Expression = Expression("")
    options: tuple[str, ...] = ()
    also: tuple[str, ...] = ()  # ids of common questions that ask the same, hence asked once
    needs: tuple[str, ...] = ()  # installations of which one must be there for it to make sense
    grade: Grade
    source: str

    @property
    def bad_choices(self) -> tuple[str, ...]:
        """The choices that mean something is wrong."""
        return tuple(choice.id for choice in self.choices if choice.state == "bad")

    @property
    def partly_choices(self) -> tuple[str, ...]:
        """The choices that mean something is only partly right."""
        return tuple(choice.id for choice in self.choices if choice.state == "partly")

    @property
    def idle_choices(self) -> tuple[str, ...]:
        """The choices that mean the question does not apply here."""
        return tuple(choice.id for choice in self.choices if choice.state == "not_applicable")
