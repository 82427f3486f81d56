"""One of a list, several of a list, or yes or no."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cpa_desktop.core.fold import fold
from cpa_desktop.core.showing import NO, YES
from cpa_desktop.core.text import Language
from cpa_desktop.core.worksheet import Choice, Field
from cpa_desktop.gui.fields.buttons import Buttons
from cpa_desktop.gui.fields.chooser import Chooser
from cpa_desktop.gui.fields.editor import Editor
from cpa_desktop.gui.fields.shown import Shown

_FEW, _SHORT = 6, 100
"""So many choices, with so many letters together, are laid out as buttons; on cards however long they are."""

_LEAST = 120  # px, where there is little room
_NARROWEST, _WIDEST, _ARROW = 200, 480, 56  # px of a line with a list, and of what stands beside its words

YES_OR_NO = (Choice(id="yes", title=YES), Choice(id="no", title=NO))


def typed_for(choice: str, choices: tuple[Choice, ...], language: Language) -> str:
    """What a person would type for a choice: its words, or its id where the words would not do."""
    titles = {each.id: each.title.of(language) for each in choices}
    words = titles.get(choice, choice)
    alike = sum(fold(title) == fold(words) for title in titles.values())
    return choice if alike > 1 or "," in words or ";" in words else words


class ButtonsEditor(Editor):
    """Choices as buttons; pressing the chosen one again takes it back."""

    takes_several = False

    def __init__(self, field: Field, language: Language, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, language, large=large, parent=parent)
        self.buttons = Buttons(large=large, parent=self)
        self.buttons.pressed.connect(self._press)
        self.buttons.cleared.connect(lambda: self.entered.emit(""))
        self.buttons.left.connect(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.buttons)
        self.setFocusProxy(self.buttons)
        self._choices: tuple[Choice, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self._is_default = False

    def show_cell(self, cell: Shown) -> None:
        """The choices, with what is chosen."""
        self._choices = cell.choices or (YES_OR_NO if self.field.kind == "yes_no" else ())
        self._chosen, self._is_default = cell.chosen, bool(cell.default)
        self.buttons.offer(tuple((choice.id, choice.title.of(self.language)) for choice in self._choices))
        self.buttons.choose(cell.chosen, by_default=self._is_default)

    def name_as(self, name: str, description: str) -> None:
        """Every button is named after the question."""
        self.buttons.name_as(name, description)

    def _press(self, name: str) -> None:
        if self.takes_several:
            standing = () if self._is_default else self._chosen
            chosen = [each for each in standing if each != name] if name in standing else [*standing, name]
            ordered = [choice.id for choice in self._choices if choice.id in chosen]
            self.entered.emit("; ".join(typed_for(each, self._choices, self.language) for each in ordered))
            return
        again = name in self._chosen and not self._is_default
        self.entered.emit("" if again else typed_for(name, self._choices, self.language))


class ManyEditor(ButtonsEditor):
    """Several of the choices."""

    takes_several = True


class ChooserEditor(Editor):
    """One of many: a line with a list that narrows while typing."""

    def __init__(self, field: Field, language: Language, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, language, large=large, parent=parent)
        self.line = Chooser(self)
        self.setMaximumWidth(_WIDEST)
        self.line.entered.connect(self.entered)
        self.line.left.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        self.line.setMinimumWidth(_LEAST)
        self._wanted = _NARROWEST
        self.setFocusProxy(self.line)

    def sizeHint(self) -> QSize:
        """As wide as the widest choice, where there is room."""
        return QSize(self._wanted, super().sizeHint().height())

    def show_cell(self, cell: Shown) -> None:
        """The words of the choice; what is not in the list stays as typed."""
        titles = [choice.title.of(self.language) for choice in cell.choices]
        self.line.offer(titles)
        widest = max((self.line.fontMetrics().horizontalAdvance(title) for title in titles), default=0)
        self._wanted = max(_NARROWEST, min(_WIDEST, widest + _ARROW))
        self.updateGeometry()
        self.line.show_text(cell.entered)
        self.line.setPlaceholderText(cell.default)

    def commit(self) -> None:
        """Enter what was typed."""
        self.line.commit()

    def set_read_only(self, locked: bool) -> None:
        """The words can still be selected and copied."""
        self.line.setReadOnly(locked)


class ChoiceEditor(Editor):
    """Few choices as buttons, many as a line with a list; which of them, the choices say once they are known."""

    def __init__(self, field: Field, language: Language, *, large: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(field, language, large=large, parent=parent)
        self.inner: Editor | None = None
        self._named = ("", "")
        self._locked = False
        self._row = QVBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_cell(self, cell: Shown) -> None:
        """In the editor that suits the choices."""
        letters = sum(len(choice.title.of(self.language)) for choice in cell.choices)
        few = 0 < len(cell.choices) <= _FEW and (letters <= _SHORT or self.is_large)
        wanted = ButtonsEditor if few else ChooserEditor
        if type(self.inner) is not wanted:
            self._put(wanted(self.field, self.language, large=self.is_large, parent=self))
        assert self.inner is not None
        self.inner.show_cell(cell)

    def _put(self, editor: Editor) -> None:
        if self.inner is not None:
            self._row.removeWidget(self.inner)
            self.inner.deleteLater()
        self.inner = editor
        editor.entered.connect(self.entered)
        editor.left.connect(self.left)
        editor.name_as(*self._named)
        editor.set_read_only(self._locked)
        self._row.addWidget(editor)
        self.setFocusProxy(editor)

    def commit(self) -> None:
        """Enter what was typed."""
        if self.inner is not None:
            self.inner.commit()

    def name_as(self, name: str, description: str) -> None:
        """Also for the editor to come."""
        self._named = (name, description)
        if self.inner is not None:
            self.inner.name_as(name, description)

    def set_read_only(self, locked: bool) -> None:
        """Also for the editor to come."""
        self._locked = locked
        if self.inner is not None:
            self.inner.set_read_only(locked)
