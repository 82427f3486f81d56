"""The panel at the right: results, what to check, guidance; it follows the focus and folds away in a small window."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QTabWidget, QVBoxLayout, QWidget

from cpa_desktop.gui import theme
from cpa_desktop.gui.parts.findings import Findings
from cpa_desktop.gui.parts.help import Help
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.gui.parts.lines import Lines
from cpa_desktop.gui.parts.rooms import Rooms
from cpa_desktop.gui.parts.trace import TraceView
from cpa_desktop.i18n import _

WIDTH = 340


class Panel(QFrame):
    """Three tabs; a figure of the results opens into its trace."""

    traced = Signal(str)  # the address of the figure whose origin is asked for
    renewed = Signal()  # a tab could not be drawn, and is tried again
    wanted = Signal(str)  # the address of what is to be read and entered next

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self.results = Lines(_("Results"))
        self.trace = TraceView()
        self.findings = Findings()
        self.help = Help()
        self._empty = QLabel(_("Figures appear here as soon as output and consumption are entered."), wordWrap=True)
        self._empty.setProperty("role", "soft")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setMargin(theme.space(3))
        self._figures = Rooms(self._renew)
        for widget in (self.results, self._empty, self.trace):
            self._figures.addWidget(widget)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab comes to its bar
        self.tabs.tabBar().setAccessibleName(_("Beside the page"))
        self.tabs.tabBar().setExpanding(False)
        self.tabs.addTab(self._figures, _("Results"))
        self.tabs.addTab(self._room(self.findings), _("Notes"))
        self.tabs.addTab(self._room(self.help), _("Guidance"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.addWidget(self.tabs)
        self.results.chosen.connect(self.traced)
        self.results.entry_chosen.connect(self.wanted)
        self.trace.closed.connect(self.close_trace)

    @property
    def is_tracing(self) -> bool:
        """Whether a trace covers the results."""
        return self._figures.currentWidget() is self.trace

    def show_results(self, lines: tuple[Line, ...]) -> None:
        """The figures as they are now."""
        self.results.show_lines(lines)
        if not self.is_tracing:
            self._figures.setCurrentWidget(self.results if lines else self._empty)

    def results_in_sight(self) -> int:
        """How many lines of the results reach down to the lower edge; none where something covers them."""
        return self.results.count_to_edge() if self.results.isVisible() else 0

    def open_trace(self) -> None:
        """Show the trace in the place of the results."""
        self.tabs.setCurrentWidget(self._figures)
        self._figures.setCurrentWidget(self.trace)
        self.trace.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_trace(self) -> None:
        """Back to the results, to the figure one came from."""
        self._figures.setCurrentWidget(self.results)
        self.results.setFocus(Qt.FocusReason.OtherFocusReason)

    def count_findings(self, count: int) -> None:
        """How many there are, on the tab."""
        words = f"{_('Notes')} {count}" if count else _("Notes")
        if self.tabs.tabText(1) != words:  # Qt lays the whole panel out anew, whatever the words
            self.tabs.setTabText(1, words)

    def show_tab(self, place: int) -> None:
        """Bring a tab forward and let the keyboard walk in it."""
        self.tabs.setCurrentIndex(place)
        inside = (self._figures.currentWidget(), self.findings.list, self.help)[place]
        if inside is not None:
            inside.setFocus(Qt.FocusReason.OtherFocusReason)

    def _room(self, inside: QWidget) -> Rooms:
        """A tab that may fail by itself."""
        made = Rooms(self._renew)
        made.addWidget(inside)
        return made

    def _renew(self, _page: QWidget | None) -> None:
        self.renewed.emit()
