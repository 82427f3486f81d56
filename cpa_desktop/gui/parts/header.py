"""The bar at the top: whose record it is, undo and redo, when it was saved, the report, records, help, the language."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from cpa_desktop.gui import actions, icons, layouts, theme
from cpa_desktop.i18n import _

_GAP = 1  # px between buttons where there is hardly any room
_READABLE = 26  # letters of a title that are left in sight as long as words elsewhere can go


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

    def wanted(self, letters: int) -> int:
        """How wide it must be to show so many letters, or all there are."""
        about = self.fontMetrics().averageCharWidth() * letters
        return min(about, self.fontMetrics().horizontalAdvance(self._whole))

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class Saved(QLabel):
    """When it was last saved, in words, or as a sign that says them in its tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "soft")
        self.words, self._tone, self._is_short = "", "", False

    def say(self, words: str, tone: str) -> None:
        """These words."""
        self.words, self._tone = words, tone
        self.setAccessibleName(words)
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._show()

    def shorten(self, wanted: bool) -> None:
        """As a sign."""
        if wanted != self._is_short:
            self._is_short = wanted
            self._show()

    def _show(self) -> None:
        as_sign = self._is_short and bool(self.words)
        self.setToolTip(self.words if as_sign else "")
        if as_sign:
            sign = icons.icon("error", "error") if self._tone == "error" else icons.icon("done", "soft_ink")
            self.setPixmap(sign.pixmap(icons.SIZE, icons.SIZE))
        else:
            self.setText(self.words)


class Header(QFrame):
    """The bar; what it shows is told to it, and its buttons are the window's actions."""

    def __init__(self, acts: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.title = Elided()
        self.title.setObjectName("title")
        self.sample = QLabel(_("SAMPLE"))
        self.sample.setObjectName("sample")
        self.saved = Saved()
        self.report_menu = QMenu(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.space(1), theme.space(1), theme.space(1), theme.space(1))
        self._row.setSpacing(theme.space(1))
        self.of_record = [self._button(acts[name]) for name in ("home", "steps")]
        self._row.addWidget(self.sample)
        self._row.addSpacing(theme.space(0))  # stays where the other gaps go
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
        """Where there is little room the name of the record goes before other words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The words on buttons go first, the most pressed last; then when it was saved becomes a sign; then gaps go."""
        style = Qt.ToolButtonStyle
        wordy = (self.help, self.records, self.report)
        for dropped in range(len(wordy) + 3):
            for place, button in enumerate(wordy):
                button.setToolButtonStyle(
                    style.ToolButtonIconOnly if place < dropped else style.ToolButtonTextBesideIcon
                )
            self.saved.shorten(dropped > len(wordy))
            self._row.setSpacing(theme.space(1) if dropped < len(wordy) + 2 else _GAP)
            self.language.setText("VI | EN" if dropped < len(wordy) + 2 else "VI|EN")
            if self._room() >= self.title.wanted(_READABLE):
                break

    def _room(self) -> int:
        """How wide the title is with the words that the others have now."""
        others = [
            widget
            for widget in layouts.parts(self._row)
            if isinstance(widget, QWidget) and widget is not self.title and not widget.isHidden()
        ]
        around = self._row.contentsMargins()
        taken = sum(max(each.sizeHint().width(), each.minimumSizeHint().width()) for each in others)
        gaps = theme.space(0) + (len(others) + 1) * self._row.spacing()
        return self.width() - around.left() - around.right() - taken - gaps

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
        self._fit()

    def offer_reports(self, kinds: Sequence[tuple[str, Callable[[], None]]]) -> None:
        """The kinds of document there are, each with what brings it forward."""
        self.report_menu.clear()
        for title, does in kinds:
            self.report_menu.addAction(title).triggered.connect(lambda _checked=False, does=does: does())

    def say_saved(self, words: str, tone: str = "") -> None:
        """The saved mark."""
        self.saved.say(words, tone)
        self._fit()

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
