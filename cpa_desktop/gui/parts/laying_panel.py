"""A block about to be taken into a table, shown in its place: taken with Enter as one act, left with Escape."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from cpa_desktop.core.numerals import EXAMPLE
from cpa_desktop.core.text import LANGUAGES, Language, Refused, Text
from cpa_desktop.gui import theme
from cpa_desktop.gui.fields.flow import Flow
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.grid_delegate import CellDelegate
from cpa_desktop.gui.parts.laying_model import LayingModel, sign_of
from cpa_desktop.gui.parts.notice import Sign
from cpa_desktop.i18n import _
from cpa_desktop.service.exchange.block import Sheet
from cpa_desktop.service.exchange.laying import take
from cpa_desktop.service.exchange.matching import Matching, propose, runs_across
from cpa_desktop.service.exchange.target import Target

Index = QModelIndex | QPersistentModelIndex
_ROW, _ROWS, _LEAST = 32, 9, 3
_WIDEST, _NARROWEST = 340, 90
_HEADS_WITHIN = 15
_HEAD_LETTERS = 30
_NOTES = 6
_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_F8)


class PlaceBox(QComboBox):
    """A list that says when it has been closed; walking over it with the arrows chooses nothing yet."""

    closed = Signal()

    def hidePopup(self) -> None:
        """Chosen, or left."""
        is_open = self.view().isVisible()
        super().hidePopup()
        if is_open:
            self.closed.emit()


class PlaceDelegate(CellDelegate):
    """Opens a list where it is said what goes where, and a line where it is said what a cell says."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A list at the edge."""
        model = index.model()
        assert isinstance(model, LayingModel)
        options = model.options(index)
        if not options:
            line = super().createEditor(parent, option, index)
            line.setProperty("role", "cell")
            return line
        box = PlaceBox(parent)
        box.addItems(options)
        box.setAccessibleName(_("Goes to"))
        box.closed.connect(lambda: self._finish(box), Qt.ConnectionType.QueuedConnection)
        return box

    def _finish(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What holds now, once; what is being typed or chosen is never written over."""
        if editor.property("filled"):
            return
        editor.setProperty("filled", True)
        model = index.model()
        if isinstance(editor, QComboBox) and isinstance(model, LayingModel):
            editor.setCurrentIndex(model.chosen(index))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """What was chosen or typed."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentIndex())
        else:
            super().setModelData(editor, model, index)


class LayingPanel(QFrame):
    """What would be entered, how it is understood, and the ways to put it right; waits for nobody."""

    taken = Signal(list, int)  # the addresses that were entered, how many cannot be read
    left = Signal()

    def __init__(self, live: LiveRecord, target: Target, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(title)
        self.live, self._target = live, target
        self._language: Language = live.session.language
        self._sheets: tuple[Sheet, ...] = ()
        self._sheet = Sheet(rows=())
        self._across: Sequence[int | None] | None = None
        self._down: Sequence[str] = ()
        self._extra: tuple[Text, ...] = ()
        self._label = Text(vi="", en="")
        self.model = LayingModel(live.session, target, self)
        self.title = QLabel(title, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.title.setProperty("role", "section")
        self.counts = QLabel(wordWrap=True)
        self._make_choices()
        self._make_table()
        self.notes = QVBoxLayout()
        self.notes.setSpacing(theme.space(0))
        self.said = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.said.setProperty("role", "under")
        self.said.setMinimumHeight(_ROW)
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lay_out()
        self.model.relaid.connect(self._tell)
        live.changed.connect(self.model.renew)

    # making

    def _make_choices(self) -> None:
        self.sheets = QComboBox()
        self.sheets.setAccessibleName(_("Sheet of the file"))
        self.heads = QComboBox()
        self.heads.setAccessibleName(_("Row of heads"))
        self.heads.setMinimumContentsLength(_HEAD_LETTERS)
        self.heads.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.across = QCheckBox(_("periods run across"))
        self.notation = QComboBox()
        self.notation.setAccessibleName(_("Numbers are written"))
        for each in LANGUAGES:
            self.notation.addItem(EXAMPLE[each], each)
        self._sheet_words, self._head_words = QLabel(_("Sheet of the file")), QLabel(_("Row of heads"))
        self.sheets.activated.connect(self._choose_sheet)
        self.heads.activated.connect(lambda _place: self._match(self.heads.currentData()))
        self.across.clicked.connect(self._turn)
        self.notation.activated.connect(lambda _place: self.model.read_as(self.notation.currentData()))

    def _make_table(self) -> None:
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(PlaceDelegate(self.table))
        self.table.setAccessibleName(_("How each cell is understood"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setCornerButtonEnabled(False)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        self.table.selectionModel().currentChanged.connect(lambda now, _before: self._speak_of(now))
        self.table.clicked.connect(self._open_edge)

    def _lay_out(self) -> None:
        choices = QWidget()
        line = Flow(choices)
        self._notation_words = QLabel(_("Numbers are written"))
        pairs = (self._sheet_words, self.sheets, self._head_words, self.heads, self.across)
        for widget in (*pairs, self._notation_words, self.notation):
            line.addWidget(widget)
            widget.setVisible(widget in (self._notation_words, self.notation))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        choices.setSizePolicy(policy)
        self.take = QPushButton(_("Take in (Enter)"))
        self.take.setProperty("role", "accent")
        self.next = QPushButton(_("Next to look at (F8)"))
        self.leave = QPushButton(_("Leave it (Esc)"))
        self.take.clicked.connect(self._take)
        self.next.clicked.connect(self._go_to_next)
        self.leave.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space(1))
        foot.addWidget(self.take)
        foot.addWidget(self.next)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.space(2), theme.space(1), theme.space(2), theme.space(2))
        column.setSpacing(theme.space(1))
        column.addWidget(self.title)
        column.addWidget(self.counts)
        column.addLayout(self.notes)
        column.addWidget(choices)
        column.addWidget(self.table)
        column.addWidget(self.said)
        column.addLayout(foot)
        self.setFocusProxy(self.table)

    # showing

    def show_block(
        self,
        sheet: Sheet,
        matching: Matching,
        *,
        across: Sequence[int | None],
        down: Sequence[str],
        label: Text,
        extra: tuple[Text, ...] = (),
    ) -> None:
        """A block that was pasted at a cell."""
        self._sheet, self._across, self._down, self._extra, self._label = sheet, across, down, extra, label
        self.model.show_block(sheet, matching)
        self._start()

    def show_sheets(self, sheets: tuple[Sheet, ...], label: Text, extra: tuple[Text, ...] = ()) -> None:
        """The sheets of a file; that which fits the table best comes first to sight."""
        self._sheets, self._extra, self._label = sheets, extra, label
        self.sheets.addItems([each.name for each in sheets])
        for widget in (self._sheet_words, self.sheets):
            widget.setVisible(len(sheets) > 1)
        for widget in (self._head_words, self.heads):
            widget.show()
        self.across.setVisible(bool(self._target.periods))
        best = max(range(len(sheets)), key=lambda place: self._fit(sheets[place]))
        self.sheets.setCurrentIndex(best)
        self._choose_sheet(best)
        self._start()

    def _fit(self, sheet: Sheet) -> int:
        """How many cells of a sheet find a place."""
        turned = sheet.turned() if runs_across(sheet, self._target) else sheet
        found = propose(self._target, turned)
        return sum(each is not None for each in found.columns) * sum(each is not None for each in found.rows)

    def _choose_sheet(self, place: int) -> None:
        sheet = self._sheets[place]
        is_turned = runs_across(sheet, self._target)
        self.across.setChecked(is_turned)
        self._sheet = sheet.turned() if is_turned else sheet
        self._match(None)

    def _turn(self) -> None:
        self._sheet = self._sheet.turned()
        self._match(None)

    def _match(self, head: int | None) -> None:
        """Match anew, by the row of heads that was chosen."""
        matching = propose(self._target, self._sheet, self._across, self._down, head)
        self.heads.clear()
        self.heads.addItem(_("none"), -1)
        for row in range(min(len(self._sheet.rows), _HEADS_WITHIN)):
            words = " · ".join(filter(None, (self._sheet.words(row, column) for column in range(self._sheet.width))))
            self.heads.addItem(f"{self._sheet.row_name(row)}: {words[:48]}", row)
        self.heads.setCurrentIndex(self.heads.findData(-1 if matching.head is None else matching.head))
        self.model.show_block(self._sheet, matching)
        self._fit_table()

    def _start(self) -> None:
        self._fit_table()
        first = self._next_after(0)
        self.table.setCurrentIndex(first if first.isValid() else self.model.index(1, min(1, self._sheet.width)))

    def _fit_table(self) -> None:
        metrics = self.table.fontMetrics()
        for column in range(self.model.columnCount()):
            rows = range(min(self.model.rowCount(), 60))
            words = (str(self.model.index(row, column).data() or "") for row in rows)
            needed = max((metrics.horizontalAdvance(each) for each in words), default=0) + 44
            self.table.setColumnWidth(column, max(_NARROWEST, min(_WIDEST, needed)))
        rows_shown = max(_LEAST, min(_ROWS, self.model.rowCount()))
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + rows_shown * _ROW + bar + 4)

    def _tell(self) -> None:
        """What there is to say of the whole."""
        laying, language = self.model.laying, self._language
        place = self.notation.findData(laying.notation.language)
        self.notation.setCurrentIndex(place)
        is_open = laying.notation.open or laying.notation.other or self.model.language is not None
        for widget in (self._notation_words, self.notation):
            widget.setVisible(bool(is_open or laying.notation.own))
        self.counts.setText(self._counted())
        self._say([each.of(language) for each in (*self._extra, *laying.notes)])
        self.next.setVisible(any(each.is_unread or each.is_doubtful for each in laying.cells))
        self.take.setEnabled(bool(laying.typed))
        self._speak_of(self.table.currentIndex())

    def _counted(self) -> str:
        cells = self.model.laying.cells
        if not cells:
            return _("No cell has found a place: choose above which column of the table each column is.")
        said = [_("Cells that go in: {count}", count=len(self.model.laying.typed))]
        for count, words in (
            (sum(each.is_doubtful and not each.is_unread for each in cells), _("deserve a look: {count}")),
            (sum(each.is_unread and not each.is_left for each in cells), _("not read: {count}")),
            (sum(each.is_over and each.is_new for each in cells), _("over what stands there: {count}")),
            (sum(each.is_same for each in cells), _("known already: {count}")),
        ):
            if count:
                said.append(words.format(count=count))
        return ", ".join(said) + "."

    def _say(self, notes: list[str]) -> None:
        while (item := self.notes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        more = len(notes) - _NOTES
        shown = notes[:_NOTES] + ([_("… and {count} more.", count=more)] if more > 0 else [])
        for words in shown:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(theme.space(0))
            label = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            row.addWidget(Sign("hint", "accent"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label, 1)
            self.notes.addWidget(line)

    def _speak_of(self, index: Index) -> None:
        words = self.model.said(index) if index.isValid() else ""
        found = self.model.laid(index) if index.isValid() else None
        self.said.setText(f"{found.cell.at}: {words}" if found is not None and words else "")
        sign = sign_of(found)
        tone = sign if sign in ("error", "doubt") else ""
        self.said.setProperty("tone", tone)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)

    # keys

    def event(self, event: QEvent) -> bool:
        """Escape and F8 are the panel's while one is in it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes the block, Escape leaves it."""
        index = self.table.currentIndex()
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                pressed = next((each for each in (self.next, self.leave) if each.hasFocus()), self.take)
                pressed.click()
            case Qt.Key.Key_F8:
                self._go_to_next()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if self.table.hasFocus() and index.isValid():
                self.model.leave_out(index)
            case Qt.Key.Key_Down if event.modifiers() & Qt.KeyboardModifier.AltModifier and index.isValid():
                self.table.edit(index)
            case _:
                super().keyPressEvent(event)

    def _open_edge(self, index: QModelIndex) -> None:
        """A press where it is said what goes where opens the list."""
        if self.model.options(index):
            self.table.edit(index)

    def _next_after(self, place: int) -> QModelIndex:
        columns = self.model.columnCount()
        every = range(columns, self.model.rowCount() * columns)
        for at in (*every[max(0, place + 1 - columns) :], *every[: max(0, place + 1 - columns)]):
            index = self.model.index(at // columns, at % columns)
            found = self.model.laid(index)
            if found is not None and not found.is_left and (found.is_unread or found.is_doubtful):
                return index
        return QModelIndex()

    def _go_to_next(self) -> None:
        now = self.table.currentIndex()
        found = self._next_after(now.row() * self.model.columnCount() + now.column() if now.isValid() else 0)
        if found.isValid():
            self.table.setCurrentIndex(found)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        """Enter all of it as one act, as it stands in the record by now."""
        self.model.read_as(self.model.language)
        laying = self.model.laying
        if not laying.typed:
            return
        label = Text(vi=self._label.vi, en=self._label.en).filled(count=len(laying.typed))
        try:
            take(self.live.session, laying, label)
        except Refused as refusal:
            self.live.refused.emit(refusal.text)
            return
        unread = sum(each.is_unread and each.cell.address in laying.typed for each in laying.cells)
        self.taken.emit(list(laying.typed), unread)
