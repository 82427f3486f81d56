"""The bar at the top: whose record it is, undo and redo, when it was saved, the report, records, help, the language."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from cpa_desktop.gui import actions, icons, theme
from cpa_desktop.i18n import _

_ROOMY = 900  # px


class Elided(QLabel):
    """A label that ends in … where there is no room, and says the whole in its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def whole(self) -> str:
        """All of it."""
        return self._whole

    def say(self, words: str) -> None:
        """Show as much of this as there is room for."""
        self._whole = words
        self.setAccessibleName(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be more room now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class Header(QFrame):
    """The bar; what it shows is told to it, and its buttons are the window's actions."""

    def __init__(self, acts: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.title = Elided()
        self.title.setObjectName("title")
        self.sample = QLabel(_("SAMPLE"))
        self.sample.setObjectName("sample")
        self.saved = QLabel()
        self.saved.setProperty("role", "soft")
        self.report_menu = QMenu(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.space(1), theme.space(1), theme.space(1), theme.space(1))
        self._row.setSpacing(theme.space(1))
        self.of_record = [self._button(acts[name]) for name in ("home", "steps")]
        self._row.addWidget(self.sample)
        self._row.addWidget(self.title, 1)
        self.of_record += [self._button(acts[name]) for name in ("undo", "redo")]
        self._row.addWidget(self.saved)
        self.report = self._button(acts["report"], words=True)
        self.report.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.report.setMenu(self.report_menu)
        self.of_record += [self.report, self._button(acts["panel"])]
        self.records = self._button(acts["menu"], words=True)
        self.records.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.records.setMenu(self._menu(acts, "menu", actions.MENU))
        self.help = self._button(acts["help_menu"], words=True)
        self.help.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.help.setMenu(self._menu(acts, "help_menu", actions.HELP_MENU))
        self._acts_of_record = [acts[name] for name in actions.OF_RECORD]
        self.language = self._button(acts["language"], words=True)
        self.language.setText("VI | EN")
        self.language.setAccessibleName(acts["language"].text())
        self.setMinimumHeight(48)

    def _menu(self, acts: Mapping[str, QAction], name: str, groups: Sequence[Sequence[str]]) -> QMenu:
        """A menu of acts in groups."""
        menu = QMenu(self)
        menu.setAccessibleName(acts[name].text())
        for group in groups:
            if menu.actions():
                menu.addSeparator()
            menu.addActions([acts[name] for name in group])
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the name of the record goes before the words on buttons."""
        super().resizeEvent(event)
        style = Qt.ToolButtonStyle
        wanted = style.ToolButtonTextBesideIcon if event.size().width() >= _ROOMY else style.ToolButtonIconOnly
        for button in (self.report, self.records, self.help):
            button.setToolButtonStyle(wanted)

    def open_records(self) -> None:
        """Open the menu of records, and wait for nobody."""
        _open(self.records)

    def open_help(self) -> None:
        """Open the menu of help, and wait for nobody."""
        _open(self.help)

    def show_record(self, title: str, *, is_sample: bool) -> None:
        """Whose record is open; none leaves the program's own name and hides what acts on records."""
        self.title.say(title or _("Cleaner production assessment"))
        self.sample.setVisible(is_sample)
        for button in self.of_record:
            button.setVisible(bool(title))
        for action in self._acts_of_record:
            action.setEnabled(bool(title))
        self.saved.setVisible(bool(title))

    def offer_reports(self, kinds: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """The kinds of document there are, each with what brings it forward."""
        self.report_menu.clear()
        for title, does in kinds:
            self.report_menu.addAction(title).triggered.connect(lambda _checked=False, does=does: does())

    def say_saved(self, words: str, tone: str = "") -> None:
        """The saved mark."""
        self.saved.setText(words)
        self.saved.setProperty("tone", tone)
        self.saved.style().unpolish(self.saved)
        self.saved.style().polish(self.saved)

    def _button(self, action: QAction, *, words: bool = False) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(action.text())
        button.setToolTip(actions.described(action))
        button.setProperty("role", "flat")
        button.setIconSize(QSize(icons.SIZE, icons.SIZE))
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if words else Qt.ToolButtonStyle.ToolButtonIconOnly
        button.setToolButtonStyle(style)
        self._row.addWidget(button)
        return button


def _open(button: QToolButton) -> None:
    menu = button.menu()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    menu.setActiveAction(menu.actions()[0])
