"""The frame every editor stands in: label above, unit and origin beside, what was understood under it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QToolTip, QVBoxLayout, QWidget

from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.finding import Finding
from cpa_desktop.core.layout import address_of
from cpa_desktop.gui import order, theme
from cpa_desktop.gui.fields import EDITORS, act
from cpa_desktop.gui.fields.attached import AttachedEditor
from cpa_desktop.gui.fields.details import Details, OriginChooser
from cpa_desktop.gui.fields.drafted import DraftedEditor
from cpa_desktop.gui.fields.intake import take_in
from cpa_desktop.gui.fields.shown import NUMERIC, Shown, shown
from cpa_desktop.gui.fields.sources import Source
from cpa_desktop.gui.fields.under import Under
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.i18n import _
from cpa_desktop.service import pictures
from cpa_desktop.service.pictures_albums import belonging

_WIDE = frozenset({"text", "longtext", "reference", "place", "photo", "file"})
_LONG = 60  # letters; a longer label is broken into lines


class FieldFrame(QWidget):
    """One question with its editor. `plain` is without origin, ± and note; `bare` without its label."""

    left = Signal(int)

    def __init__(
        self,
        live: LiveRecord,
        key: Key,
        row: str = "",
        *,
        large: bool = False,
        plain: bool = False,
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        session = live.session
        self.live, self.key, self.row = live, key, row
        self.address = address_of(key, row)
        self.field = session.program.by_key[key].field
        self._language = session.language
        self._shown: Shown | None = None
        self._is_hidden = self._is_near = False
        self._locked: bool | None = None
        label = self.field.label.of(self._language)
        kind = DraftedEditor if self.field.draft is not None else EDITORS[self.field.kind]
        self.editor = kind(self.field, self._language, large=large)
        self.label = QLabel(label)
        self.unit = QLabel()
        self.unit.setProperty("role", "soft")
        self.help = help_button(self.field.help.of(self._language) if self.field.help else "", label)
        self.under = Under(self._language)
        self.origin: OriginChooser | None = None
        self.details: Details | None = None
        self.more: QToolButton | None = None
        self.editor.show_cell(shown(session, key, row))  # its buttons come before the others on the way of Tab
        if not plain and self.field.kind in NUMERIC:
            self.origin = OriginChooser(self._language)
            _keep_place(self.origin)
            self.origin.picked.connect(lambda origin: act.answer(live, f"{self.address}@origin", origin))
        if not plain:
            self.more = self._more_button(label)
        self._lay_out(bare=bare)
        self._connect()

    def _lay_out(self, *, bare: bool) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(0))
        head = QWidget()
        words = QHBoxLayout(head)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(theme.space(1))
        self.label.setWordWrap(len(self.label.text()) > _LONG)
        words.addWidget(self.label, int(self.label.wordWrap()))
        if self.field.need == "must":
            needed = QLabel(_("required"))
            needed.setProperty("role", "needed")
            words.addWidget(needed)
        elif self.field.need == "should":
            wanted = QLabel(_("wanted"))
            wanted.setProperty("role", "least")
            words.addWidget(wanted)
        words.addWidget(self.help)
        if not self.label.wordWrap():
            words.addStretch(1)
        self._column.addWidget(head)
        head.setHidden(bare)  # a card says the question itself
        line = QHBoxLayout()
        line.setSpacing(theme.space(1))
        self._column.addLayout(line)
        line.addWidget(self.editor, 10 if self.field.kind in _WIDE else 0)
        line.addWidget(self.unit)
        if self.origin is not None:
            line.addWidget(self.origin)
        if self.more is not None:
            line.addWidget(self.more)
        line.addStretch(1)
        self._column.addWidget(self.under)
        self.label.setBuddy(self.editor)

    def _connect(self) -> None:
        live = self.live
        self.editor.entered.connect(self._enter)
        self.editor.left.connect(self.left)
        self.under.picked.connect(self._enter)
        if isinstance(self.editor, AttachedEditor):
            self.editor.describe = lambda sha256: act.describe(live, sha256)
            self.editor.take_off_row = lambda row: act.attempt(live, lambda: live.session.delete_row(row))
            self.editor.attached.connect(self._attach)
        help_text = self.help.toolTip()
        needed = _("required") if self.field.need == "must" else ""
        self.editor.name_as(self.label.text(), ". ".join(filter(None, (needed, help_text))))

    def _more_button(self, label: str) -> QToolButton:
        is_number = self.field.kind in NUMERIC
        button = QToolButton()
        button.setText(_("± note") if is_number else _("note"))
        button.setProperty("role", "more")
        button.setCheckable(True)
        _keep_place(button)
        button.hide()
        button.setAccessibleName(_("{name}: more", name=label))
        button.setToolTip(_("How sure the figure is, and a note") if is_number else _("A note on this answer"))
        button.toggled.connect(self._show_details)
        return button

    def set_near(self, near: bool) -> None:
        """Whether the caret is in this field: only then is there more to be said of its answer."""
        self._is_near = near
        self._show_beside()

    def _show_beside(self) -> None:
        """An origin stands beside a figure, or where one is being typed; there may be more to be said likewise."""
        cell = self._shown
        if self.origin is not None:
            self.origin.setVisible(self._is_near or (cell is not None and bool(cell.entered or cell.default)))
        if self.more is not None:
            self.more.setVisible(self._is_near or self.more.isChecked())

    def _show_details(self, wanted: bool) -> None:
        if wanted and self.details is None:
            number = self.field.kind in NUMERIC
            self.details = Details(self._language, is_number=number, name=self.label.text())
            self.details.stated.connect(lambda facet, typed: act.answer(self.live, f"{self.address}@{facet}", typed))
            self._column.addWidget(self.details)
            order.along_layout(self)
            if self._shown is not None:
                self.details.show_cell(self._shown, locked=bool(self._locked))
        if self.details is not None:
            self.details.setVisible(wanted)

    def refresh(self, findings: dict[str, tuple[Finding, ...]]) -> None:
        """Draw what the session holds, if it is another than before."""
        if isinstance(self.editor, AttachedEditor) and self.key[1]:
            self.editor.show_linked(belonging(self.live.session.evaluation, self.key[:2]).get(self.row, ()))
        cell = shown(self.live.session, self.key, self.row, findings)
        locked = self.live.session.read_only_because is not None
        if cell == self._shown and locked == self._locked:
            return
        self._shown, self._locked = cell, locked
        if cell.is_hidden != self._is_hidden:
            self._is_hidden = cell.is_hidden
            self.setVisible(not cell.is_hidden)
        if self.unit.text() != cell.unit:
            self.unit.setText(cell.unit)
        self.editor.show_cell(cell)
        self.editor.set_read_only(locked)
        if self.origin is not None:
            self.origin.show_cell(cell, locked=locked)
        if self.more is not None and (cell.note or cell.uncertainty):
            self.more.setChecked(True)
        self._show_beside()
        if self.details is not None:
            self.details.show_cell(cell, locked=locked)
        self.under.show_cell(cell)

    @property
    def is_stop(self) -> bool:
        """Whether it is on the screen and takes the focus."""
        return not self.isHidden()

    def take_focus(self, step: int) -> None:
        """Be the next stop on the way through the page."""
        self.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def commit(self) -> None:
        """Enter what stands in the editor."""
        self.editor.commit()

    def _standing(self) -> str:
        return self._shown.entered if self._shown is not None and not self._shown.is_refused else ""

    def _attach(self, files: Sequence[Source]) -> None:
        if self.field.kind == "photo":
            lay = partial(pictures.answer, self.live.session, self.address)
            take_in(self.live, self._column, files, lay)
        else:
            act.attach(self.live, self.address, self._standing(), [each for each in files if isinstance(each, Path)])

    def _enter(self, typed: str) -> None:
        act.answer(self.live, self.address, typed)


def _keep_place(widget: QWidget) -> None:
    """What is out of sight leaves its place empty, so that nothing jumps."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)


def help_button(words: str, label: str) -> QToolButton:
    """The sign beside a label that shows its help; the panel at the right says it too."""
    button = QToolButton()
    button.setText("?")
    button.setProperty("role", "help")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setToolTip(words)
    button.setAccessibleName(_("Help on {name}", name=label))
    if not words:
        button.hide()
    button.clicked.connect(lambda: QToolTip.showText(button.mapToGlobal(QPoint(0, button.height())), words, button))
    return button
