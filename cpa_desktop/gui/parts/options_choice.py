"""Which options are in sight and in which order: by resource, step and technique; by money, payback or investment."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.labels import row_title
from cpa_desktop.gui.fields.flow import Flow
from cpa_desktop.gui.parts.drop import Drop
from cpa_desktop.gui.parts.options_facts import Facts, step_words
from cpa_desktop.i18n import _
from cpa_desktop.service.session import RecordSession

_WIDEST, _MOST = 172, 26
_LIST = 420  # px, the widest a list opens
_STREAMS: TableKey = ("K02", "streams")
LIBRARY, MONEY, PAYBACK, INVESTMENT = "", "money", "payback", "investment"


class Choice(QWidget):
    """Three ways to narrow the options down, and the order they stand in."""

    picked = Signal()

    def __init__(self, session: RecordSession, table: TableKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._table = session, table
        self._told: frozenset[object] = frozenset()
        self.resource = self._drop(_("Resource"))
        self.step = self._drop(_("Step"))
        self.technique = self._drop(_("Technique"))
        self.order = self._drop(_("Order"))
        flow = Flow(self)
        for drop in (self.resource, self.step, self.technique, self.order):
            flow.addWidget(drop)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        orders = (
            (LIBRARY, _("in library order")),
            (MONEY, _("largest saving first")),
            (PAYBACK, _("shortest payback first")),
            (INVESTMENT, _("smallest investment first")),
        )
        _offer(self.order, orders)

    def _drop(self, name: str) -> Drop:
        drop = Drop(self)
        drop.setAccessibleName(name)
        drop.setMaximumWidth(_WIDEST)
        drop.setMaxVisibleItems(_MOST)
        drop.setSizeAdjustPolicy(Drop.SizeAdjustPolicy.AdjustToContents)
        drop.activated.connect(lambda _place: self.picked.emit())
        return drop

    def tell(self, every: Sequence[Facts]) -> None:
        """Offer what the options there are have to offer, where that is another than before."""
        there = frozenset((facts.streams, facts.step, facts.technique) for facts in every)
        if there == self._told:
            return
        self._told = there
        _offer(self.resource, [("", _("any resource")), *self._resources(every)])
        _offer(self.step, [("", _("any step")), *self._steps(every)])
        _offer(self.technique, [("", _("any technique")), *self._techniques(every)])

    def holds(self, facts: Facts) -> bool:
        """Whether an option is of the resource, the step and the technique that are asked for."""
        resource, step, technique = (_current(drop) for drop in (self.resource, self.step, self.technique))
        return (
            (not resource or resource in facts.streams)
            and (not step or step == _place(facts))
            and (not technique or technique == facts.technique)
        )

    def ordered(self, options: Iterable[Facts]) -> list[Facts]:
        """In the order that is asked for; what has no figure to be ordered by stands last."""
        order = _current(self.order)
        if order == MONEY:
            return sorted(options, key=_by_money)
        if order in (PAYBACK, INVESTMENT):
            return sorted(options, key=lambda each: _rising(each.payback if order == PAYBACK else each.investment))
        return sorted(options, key=lambda each: not (each.is_proposed or each.decision))

    def take_all(self) -> None:
        """Leave none out."""
        for drop in (self.resource, self.step, self.technique):
            drop.setCurrentIndex(0)

    def _resources(self, every: Sequence[Facts]) -> list[tuple[str, str]]:
        evaluation = self._session.evaluation
        there = frozenset().union(*(facts.streams for facts in every)) if every else frozenset()
        rows = evaluation.rows(*_STREAMS) if _STREAMS in self._session.program.tables else []
        return [(row, row_title(evaluation, _STREAMS, row).of(self._session.language)) for row in rows if row in there]

    def _steps(self, every: Sequence[Facts]) -> list[tuple[str, str]]:
        order = {step: place for place, step in enumerate(self._session.program.form.lists.get("steps", {}))}
        there = sorted(
            {facts.step for facts in every}, key=lambda step: order.get(step, -1 if not step else len(order))
        )
        return [(step or _EVERYWHERE, step_words(self._session, step)) for step in there]

    def _techniques(self, every: Sequence[Facts]) -> list[tuple[str, str]]:
        there = {facts.technique for facts in every}
        key = (*self._table, "technique")
        work = self._session.program.by_key.get(key)
        choices = work.field.choices if work is not None else ()
        return [(each.id, each.title.of(self._session.language)) for each in choices if each.id in there]


_EVERYWHERE = "*"


def _place(facts: Facts) -> str:
    return facts.step or _EVERYWHERE


def _by_money(facts: Facts) -> tuple[int, float]:
    """What is counted before what would save if it were; then what has no price."""
    if facts.money is not None:
        return 0, -facts.money
    return (1, -facts.alone) if facts.alone is not None else (2, 0.0)


def _rising(value: float | None) -> tuple[bool, float]:
    return value is None, value or 0.0


def _current(drop: Drop) -> str:
    return str(drop.currentData() or "")


def _offer(drop: Drop, entries: Sequence[tuple[str, str]]) -> None:
    """Put these in the list, and keep what is chosen where it is still there."""
    if [(drop.itemData(place), drop.itemText(place)) for place in range(drop.count())] == list(entries):
        return
    standing = drop.currentData()
    with QSignalBlocker(drop):
        drop.clear()
        for name, words in entries:
            drop.addItem(words, name)
            drop.setItemData(drop.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
        drop.setCurrentIndex(max(0, drop.findData(standing)))
    drop.view().setMinimumWidth(min(_LIST, drop.view().sizeHintForColumn(0) + 24))
