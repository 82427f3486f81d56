"""What the board of options tells of each: decision, money, payback, streams, step and technique."""

from collections.abc import Iterable

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Key, Missing
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.option import Option
from cpa_desktop.core.showing import value_text
from cpa_desktop.gui.parts.cards_links import title
from cpa_desktop.gui.parts.figures import Figures
from cpa_desktop.i18n import _
from cpa_desktop.service.session import RecordSession

_LETTERS = 12  # of the name of an idea of one's own, where there is room for a code only


@frozen
class Facts:
    """One option; a figure is None where it is not known."""

    row: str
    code: str
    name: str
    decision: str  # empty while nothing is decided
    is_proposed: bool
    money: float | None  # net of the others, of those that are counted
    alone: float | None  # if nothing else is done
    investment: float | None
    payback: float | None
    technique: str
    streams: frozenset[str]
    step: str


@frozen
class Words:
    """The decision and the figures of one option as they are read; where there is no figure, why."""

    decided: str
    money: str
    alone: str
    investment: str
    payback: str


class Reader:
    """Reads the options of one state of a record."""

    def __init__(
        self, session: RecordSession, figures: Figures, table: TableKey, streams: dict[str, frozenset[str]]
    ) -> None:
        self._session, self._figures, self._table = session, figures, table
        self._streams = streams

    def facts(self, rows: Iterable[str]) -> list[Facts]:
        """Of each of these options."""
        return [self.of(row) for row in rows]

    def of(self, row: str) -> Facts:
        """Of one option."""
        item = self._session.program.form.lists.get("options", {}).get(row)
        name = row_title(self._figures.evaluation, self._table, row).of(self._figures.language)
        unpriced = is_unpriced(self._figures, self._table, row)
        streams = self._streams.get(row, frozenset())
        alone = self._number("money_alone", row)
        return Facts(
            row=row,
            code=row if item is not None else _cut(name),
            name=name,
            decision=self._word("decision", row),
            is_proposed=self._figures.evaluation.cell((*self._table, "proposed"), row) is True,
            money=None if unpriced else self._number("money", row),
            alone=alone or None,
            investment=self._number("investment", row),
            payback=self._payback(row),
            technique=self._word("technique", row),
            streams=streams,
            step=item.step if isinstance(item, Option) else "",
        )

    def words(self, facts: Facts) -> Words:
        """Of one option."""
        row = facts.row
        return Words(
            decided=decision_words(self._figures, self._table, row),
            money=money_words(self._figures, self._table, row),
            alone=self._words("money_alone", row) if facts.alone else _not_in_money() if facts.streams else "—",
            investment=self._words("investment", row),
            payback=payback_words(self._figures, self._table, row),
        )

    def _key(self, column: str) -> Key:
        return (*self._table, column)

    def _number(self, column: str, row: str) -> float | None:
        cell = self._figures.evaluation.shown_value(self._key(column), row)
        return cell if isinstance(cell, float) else None

    def _word(self, column: str, row: str) -> str:
        cell = self._figures.evaluation.cell(self._key(column), row)
        return cell if isinstance(cell, str) else ""

    def _words(self, column: str, row: str) -> str:
        return self._figures.words(self._key(column), row)

    def _payback(self, row: str) -> float | None:
        return 0.0 if self._word("payback_words", row) == "at_once" else self._number("payback", row)


def is_unpriced(figures: Figures, table: TableKey, row: str) -> bool:
    """Whether an option saves something, and none of it has a price."""
    return figures.evaluation.cell((*table, "payback_words"), row) == "unpriced"


def money_words(figures: Figures, table: TableKey, row: str) -> str:
    """What an option saves net of the others in money; words where what it saves has no price."""
    return _not_in_money() if is_unpriced(figures, table, row) else figures.words((*table, "money"), row)


def payback_words(figures: Figures, table: TableKey, row: str) -> str:
    """In years or months, or that there is none and why."""
    name = "payback" if figures.is_known((*table, "payback"), row) else "payback_words"
    key = (*table, name)
    return figures.words(key, row) if key in figures.evaluation.program.by_key else "—"


def decision_words(figures: Figures, table: TableKey, row: str) -> str:
    """What is decided, or that nothing is."""
    key = (*table, "decision")
    if isinstance(figures.evaluation.cell(key, row), Missing):
        return _("not decided yet")
    return value_text(figures.evaluation, key, row).of(figures.language)


def streams_by_option(session: RecordSession, table: TableKey) -> dict[str, frozenset[str]]:
    """What each option acts on, whether it is counted or not."""
    effects, found = (table[0], "effects"), dict[str, set[str]]()
    if effects not in session.program.tables:
        return {}
    for row in session.evaluation.rows(*effects):
        option, stream = (session.evaluation.cell((*effects, name), row) for name in ("option", "stream"))
        if isinstance(option, str) and isinstance(stream, str):
            found.setdefault(option, set()).add(stream)
    return {option: frozenset(streams) for option, streams in found.items()}


def step_words(session: RecordSession, step: str) -> str:
    """The step of the line that an option is about; the whole site where it names none."""
    return title(session, "steps", step) if step else _("the whole site")


def _not_in_money() -> str:
    return _("no price yet")


def _cut(name: str) -> str:
    return name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1].rstrip()}…"
