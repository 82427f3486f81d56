"""Where a figure came from, as a tree: formula, what went into it with its origin, facts with source and grade."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cpa_desktop.calc import units
from cpa_desktop.core import numbers
from cpa_desktop.core.answer import ORIGINS
from cpa_desktop.core.expressions.values import Missing
from cpa_desktop.core.fact import GRADES, Fact, Source
from cpa_desktop.core.showing import NO, STATES, YES
from cpa_desktop.core.text import Language
from cpa_desktop.core.trace import Trace
from cpa_desktop.gui import icons, theme
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.gui.parts.lines import Lines
from cpa_desktop.i18n import _

_OPEN_STEPS = 2  # deeper ones are folded away at first


def line(trace: Trace, sources: Mapping[str, Source], language: Language, depth: int = 0, path: str = "") -> Line:
    """A figure as a line, with what it was made of hanging from it."""
    here = f"{path}>{trace.address}"
    children = [line(each, sources, language, depth + 1, here) for each in trace.inputs]
    if trace.more:
        children.append(Line(title=_("and {count} more", count=trace.more), key=f"{here}>…", is_faded=True))
    return Line(
        title=trace.title.of(language),
        value=_value(trace, language),
        detail="\n".join(_details(trace, sources, language)),
        address=trace.address if trace.entered or trace.is_cut else "",
        key=here,
        is_closed=depth >= _OPEN_STEPS,
        children=tuple(children),
    )


def _cut_off(trace: Trace) -> Iterator[str]:
    """The figures that can be asked in their turn what they were made of."""
    if trace.is_cut:
        yield trace.address
    for each in trace.inputs:
        yield from _cut_off(each)


def _value(trace: Trace, language: Language) -> str:
    cell = trace.cell
    if isinstance(cell, Missing):
        return STATES[cell.state].of(language)
    if isinstance(cell, bool):
        return (YES if cell else NO).of(language)
    if isinstance(cell, float):
        return f"{numbers.show(cell, language)} {units.shown(trace.unit or '1', language)}".strip()
    return "; ".join(cell) if isinstance(cell, tuple) else cell


def _details(trace: Trace, sources: Mapping[str, Source], language: Language) -> list[str]:
    if trace.fact is not None:
        return _of_fact(trace.fact, sources, language)
    said = []
    if trace.entered:
        said.append(_("Entered: {typed}", typed=trace.entered))
    if trace.formula:
        said.append(_("Formula: {formula}", formula=" ".join(trace.formula.split())))
    if trace.origin in ORIGINS and trace.origin != "calculated":
        said.append(_("Origin: {origin}", origin=ORIGINS[trace.origin].of(language)))
    if trace.is_cut:
        said.append(_("Press it to see what it was made of"))
    return said


def _of_fact(fact: Fact, sources: Mapping[str, Source], language: Language) -> list[str]:
    source = sources.get(fact.source)
    said = [_("Source: {source}", source=source.cited().of(language) if source is not None else fact.source)]
    said.append(_("Grade: {grade}", grade=GRADES[fact.grade].of(language)))
    if fact.year is not None:
        said.append(_("Year: {year}", year=fact.year))
    if fact.low is not None and fact.high is not None:
        ends = " – ".join(numbers.show(end, language) for end in (fact.low, fact.high))
        said.append(_("Range: {range}", range=f"{ends} {units.shown(fact.unit or '1', language)}".strip()))
    return said


class TraceView(QWidget):
    """The tree of one figure, with the way back to the results."""

    chosen = Signal(str)
    traced = Signal(str)  # the address of a figure deeper down
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deeper: frozenset[str] = frozenset()
        self._back = QPushButton(icons.icon("left"), _("Results"))
        self._back.setProperty("role", "flat")
        self._title = QLabel(_("Where this figure comes from"), textFormat=Qt.TextFormat.PlainText)
        self._title.setProperty("role", "soft")
        self.tree = Lines(_("Where this figure comes from"), hangs=True)
        head = QHBoxLayout()
        head.setContentsMargins(theme.space(0), theme.space(0), theme.space(1), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        head.addWidget(self._back)
        head.addWidget(self._title, 1)
        column.addWidget(self.tree, 1)
        self._back.clicked.connect(self.closed)
        self.tree.chosen.connect(self._choose)

    def show_trace(self, trace: Trace, sources: Mapping[str, Source], language: Language) -> None:
        """Show where a figure came from."""
        self._deeper = frozenset(_cut_off(trace))
        self.tree.show_lines((line(trace, sources, language),))

    def _choose(self, address: str) -> None:
        (self.traced if address in self._deeper else self.chosen).emit(address)
