"""What a person may say of a file before it is taken in: which sheet, where its heads are, how numbers are written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSizePolicy, QWidget

from cpa_desktop.core.numerals import EXAMPLE
from cpa_desktop.core.text import LANGUAGES
from cpa_desktop.gui.fields.flow import Flow
from cpa_desktop.i18n import _
from cpa_desktop.service.exchange.block import Sheet
from cpa_desktop.service.exchange.laying import Laying
from cpa_desktop.service.exchange.matching import propose, runs_across
from cpa_desktop.service.exchange.target import Target

_HEADS_WITHIN = 15
_HEAD_LETTERS = 30


class LayingChoices(QWidget):
    """Lists side by side where there is room; only what can be asked is there."""

    matched = Signal(object, object)  # a sheet, and what goes where
    notation_chosen = Signal(str)

    def __init__(self, target: Target, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = target
        self._sheets: tuple[Sheet, ...] = ()
        self._sheet = Sheet(rows=())
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
        self._notation_words = QLabel(_("Numbers are written"))
        line = Flow(self)
        pairs = (self._sheet_words, self.sheets, self._head_words, self.heads, self.across)
        for widget in (*pairs, self._notation_words, self.notation):
            line.addWidget(widget)
            widget.setVisible(widget in (self._notation_words, self.notation))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.sheets.activated.connect(self._choose_sheet)
        self.heads.activated.connect(lambda _place: self._match(self.heads.currentData()))
        self.across.clicked.connect(self._turn)
        self.notation.activated.connect(lambda _place: self.notation_chosen.emit(self.notation.currentData()))

    def offer(self, sheets: tuple[Sheet, ...]) -> None:
        """The sheets of a file; that which fits the table best is chosen."""
        self._sheets = sheets
        self.sheets.addItems([each.name for each in sheets])
        for widget in (self._sheet_words, self.sheets):
            widget.setVisible(len(sheets) > 1)
        for widget in (self._head_words, self.heads):
            widget.show()
        self.across.setVisible(bool(self._target.periods))
        best = max(range(len(sheets)), key=lambda place: self._fit(sheets[place]))
        self.sheets.setCurrentIndex(best)
        self._choose_sheet(best)

    def show_notation(self, laying: Laying, *, is_chosen: bool) -> None:
        """How the numbers are read, where that is not plain from them."""
        place = self.notation.findData(laying.notation.language)
        self.notation.setCurrentIndex(place)
        is_open = laying.notation.open or laying.notation.other or is_chosen
        for widget in (self._notation_words, self.notation):
            widget.setVisible(bool(is_open or laying.notation.own))

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
        matching = propose(self._target, self._sheet, head=head)
        self.heads.clear()
        self.heads.addItem(_("none"), -1)
        for row in range(min(len(self._sheet.rows), _HEADS_WITHIN)):
            words = " · ".join(filter(None, (self._sheet.words(row, column) for column in range(self._sheet.width))))
            self.heads.addItem(f"{self._sheet.row_name(row)}: {words[:48]}", row)
        self.heads.setCurrentIndex(self.heads.findData(-1 if matching.head is None else matching.head))
        self.matched.emit(self._sheet, matching)
