"""Everything that deserves a look, worst first, with a way to its field; a doubt may stand for a reason."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cpa_desktop.core.finding import SEVERITIES, Finding
from cpa_desktop.core.text import Language
from cpa_desktop.gui import theme
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.gui.parts.lines import Lines
from cpa_desktop.i18n import _

_TONES = {"error": "error", "doubt": "doubt", "hint": "soft_ink"}


def open_ones(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Those that nobody has let stand."""
    return tuple(finding for finding in findings if not finding.accepted)


def name_of(finding: Finding) -> str:
    """What tells one finding from another at the same address."""
    return f"{finding.address} {finding.rule}"


def lines(findings: Sequence[Finding], titles: Mapping[str, str], language: Language) -> tuple[Line, ...]:
    """A line for each finding; `titles` are those of the sheets."""
    return tuple(_line(finding, titles, language) for finding in findings)


def _line(finding: Finding, titles: Mapping[str, str], language: Language) -> Line:
    severity = SEVERITIES[finding.severity].of(language)
    sheet = titles.get(finding.address.partition("/")[0], "")
    detail = [_("Let stand: {reason}", reason=finding.accepted) if finding.accepted else severity, sheet]
    return Line(
        title=finding.text.of(language),
        detail=" · ".join(part for part in detail if part),
        sign=finding.severity,
        tone="soft_ink" if finding.accepted else _TONES[finding.severity],
        address=finding.address,
        key=name_of(finding),
        is_faded=bool(finding.accepted),
    )


class Findings(QWidget):
    """The list, and under it a line for the reason why a doubt may stand."""

    chosen = Signal(str)
    accepted = Signal(object, str)  # the finding, the reason

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()
        self._is_locked = False
        self.list = Lines(_("Notes"))
        self._none = QLabel(
            _(
                "Nothing to check. Notes appear here when an answer is missing, doubtful or wrong; F8 goes from one to "
                "the next."
            ),
            wordWrap=True,
        )
        self._none.setProperty("role", "soft")
        self._none.setContentsMargins(theme.space(2), theme.space(2), theme.space(2), theme.space(2))
        self._reason = QLineEdit(placeholderText=_("Reason to let it stand"))
        self._reason.setAccessibleName(_("Reason to let it stand"))
        self._keep = QPushButton(_("Let stand"))
        self._foot = QWidget(visible=False)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(theme.space(1), theme.space(1), theme.space(1), theme.space(1))
        row.addWidget(self._reason, 1)
        row.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(0), 0, 0)
        column.setSpacing(0)
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot)
        self.list.chosen.connect(self.chosen)
        self.list.currentItemChanged.connect(lambda *_items: self._offer())
        self._reason.returnPressed.connect(self._accept)
        self._keep.clicked.connect(self._accept)

    def show_findings(
        self, findings: Sequence[Finding], titles: Mapping[str, str], language: Language, *, is_locked: bool = False
    ) -> None:
        """List these; where nothing can be entered, no reason can either."""
        self._is_locked = is_locked
        self._findings = tuple(findings)
        self.list.show_lines(lines(findings, titles, language))
        self._none.setVisible(not findings)
        self.list.setVisible(bool(findings))
        self._offer()

    def step(self, by: int) -> Finding | None:
        """The open finding after (1) or before (-1) the one marked, which is then marked; none if there are none."""
        there = open_ones(self._findings)
        if not there:
            return None
        here = self.current()
        place = there.index(here) + by if here in there else (0 if by > 0 else -1)
        found = there[place % len(there)]
        self.list.select(name_of(found))
        return found

    def current(self) -> Finding | None:
        """The finding marked in the list."""
        name = self.list.current_name()
        return next((finding for finding in self._findings if name_of(finding) == name), None)

    def _offer(self) -> None:
        """Errors must be mended and what has no field cannot carry a reason."""
        here = self.current()
        may_stand = here is not None and here.severity != "error" and not here.accepted and "/" in here.address
        self._foot.setVisible(may_stand and not self._is_locked)

    def _accept(self) -> None:
        here, reason = self.current(), self._reason.text().strip()
        if here is not None and reason:
            self._reason.clear()
            self.accepted.emit(here, reason)
