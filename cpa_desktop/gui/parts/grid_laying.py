"""Blocks and spreadsheets on their way into a table: what is plain goes in at once, all else is looked at first."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from cpa_desktop.core import old_fonts
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.gui import jobs, order
from cpa_desktop.gui.fields import act
from cpa_desktop.gui.fields.sight import bring_into_sight
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.grid_clipboard import Clip
from cpa_desktop.gui.parts.grid_parts import OVERVIEW
from cpa_desktop.gui.parts.grid_plan import GHOST, Plan
from cpa_desktop.gui.parts.notice import Notice
from cpa_desktop.i18n import _

if TYPE_CHECKING:  # loaded when something is pasted, not at the start
    from cpa_desktop.gui.parts.laying_panel import LayingPanel
    from cpa_desktop.service.exchange.block import Sheet
    from cpa_desktop.service.exchange.laying import Laying
    from cpa_desktop.service.exchange.target import Target

PASTED = Text(vi="Dán {count} ô", en="Paste {count} cells")
_TAKEN = Text(vi="Lấy {count} ô từ {name}", en="Take in {count} cells from {name}")
_OLD_FONT = Text(
    vi="Chữ viết bằng phông cũ ({font}) đã được đổi sang Unicode; hãy xem lại các chữ có dấu.",
    en="Words were written for an old font ({font}) and were turned into Unicode; look at the letters with marks.",
)
_MERGED = Text(
    vi="Có ô gộp trong khối đã chép: giá trị chỉ tính cho ô đầu, các ô còn lại coi như trống.",
    en="Cells of the block were merged: the value counts for the first of them, the others are taken as empty.",
)
_NO_PLACE = Text(
    vi="Không có ô nào của khối rơi vào ô nhập được; hãy chọn ô đầu tiên cần dán rồi dán lại.",
    en="No cell of the block falls where something can be entered; choose the first cell to paste at, and paste again.",
)
_EMPTY = Text(vi="{name} không có ô nào có số liệu.", en="{name} has no cell that says anything.")
_FAULT = Text(
    vi="Có lỗi trong phần mềm ({error}); chưa có gì thay đổi.",
    en="There is a fault in the program ({error}); nothing was changed.",
)
_FILES = "*.xlsx *.csv *.txt"


class GridLaying(QObject):
    """Takes blocks for one table; what is shown stands in the place of the table until it is taken or left."""

    changed = Signal()  # the panel has come or gone
    went_to = Signal(str)  # the address of the first cell that was entered

    def __init__(self, live: LiveRecord, table: tuple[str, str], view: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._live, self._table, self._view, self._parent = live, table, view, parent
        self.panel: LayingPanel | None = None
        self.notice = Notice()
        self._is_own = False
        live.changed.connect(self._forget)

    @property
    def is_open(self) -> bool:
        """Whether something is being looked at."""
        return self.panel is not None

    # pasted

    def paste(self, clip: Clip, plan: Plan, part: str, row: int, column: int) -> None:
        """A block at a cell of the table as it is shown."""
        from cpa_desktop.service.exchange import laying, matching
        from cpa_desktop.service.exchange.block import Sheet
        from cpa_desktop.service.exchange.target import target

        session = self._live.session
        if session.read_only_because is not None:
            self._live.refused.emit(session.read_only_because)
            return
        if sum(map(len, clip.rows)) > laying.MOST_CELLS:
            self._live.refused.emit(laying.TOO_MANY.filled(most=laying.MOST_CELLS))
            return
        font = old_fonts.which(cell for cells in clip.rows for cell in cells) if clip.language is None else ""
        sheet = Sheet(rows=tuple(tuple(old_fonts.converted(cell, font) for cell in cells) for cells in clip.rows))
        first = part if part != OVERVIEW else ""
        place = target(session, self._table, first or plan.columns[column].part)
        across = [place.slot(each.key, each.part or first) for each in plan.columns[column:]]
        down = [_tail(each, first) for each in plan.rows[row:] if each != GHOST]
        if clip.language is not None:  # our own cells go where they are put
            found = matching.at_place(place, sheet, across, down)
        else:
            found = matching.propose(place, sheet, across, down)
        laid = laying.lay(session, place, sheet, found, language=clip.language)
        extra = tuple(
            text for text, holds in ((_OLD_FONT.filled(font=font), bool(font)), (_MERGED, clip.is_merged)) if holds
        )
        if not laid.cells and not laid.notes:
            self._live.refused.emit(_NO_PLACE)
        elif not extra and (laid.is_plain or _is_own(clip, laid)):
            self._take_at_once(laid, clip)
        else:
            panel = self._open(place, _("Paste: look first, then press Enter"))
            panel.show_block(sheet, found, PASTED, extra)
            if clip.language is not None:
                panel.model.read_as(clip.language)
            panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_at_once(self, laid: "Laying", clip: Clip) -> None:
        from cpa_desktop.service.exchange.laying import take

        if not laid.typed:
            return
        self._is_own = True
        act.attempt(self._live, lambda: take(self._live.session, laid, PASTED.filled(count=len(laid.typed))))
        self._is_own = False
        if clip.single is None:
            self._say(_("{count} cells pasted.", count=len(laid.typed)))

    # from a file

    def ask_for_file(self, part: str) -> None:
        """A spreadsheet of any layout; which is asked in a dialog that waits for nobody."""
        if self._live.session.read_only_because is not None:
            self._live.refused.emit(self._live.session.read_only_because)
            return
        pattern = _("Spreadsheets ({patterns})", patterns=_FILES)
        dialog = QFileDialog(self._parent, _("Take in a spreadsheet"), "", f"{pattern};;{_('All files (*)')}")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.take_in(Path(path), part))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_in(self, path: Path, part: str = "") -> None:
        """Read a file, then show what of it would go where."""
        from cpa_desktop.service.exchange import spreadsheet

        self.notice.say(_("Reading {file}…", file=path.name), is_busy=True)
        done: Callable[[tuple[Sheet, ...]], None] = partial(self._show_file, path.name, part)
        jobs.run(partial(spreadsheet.sheets, path), done, self._fail)

    def _show_file(self, name: str, part: str, sheets: "tuple[Sheet, ...]") -> None:
        from cpa_desktop.service.exchange.target import target

        self.notice.hide()
        if not sheets:
            self._live.refused.emit(_EMPTY.filled(name=name))
            return
        font = old_fonts.which(each for sheet in sheets for each in sheet.texts)
        if font:
            sheets = tuple(sheet.changed(lambda text: old_fonts.converted(text, font)) for sheet in sheets)
        place = target(self._live.session, self._table, part if part != OVERVIEW else "")
        panel = self._open(place, _("From {file}: look first, then press Enter", file=name))
        extra = (_OLD_FONT.filled(font=font),) if font else ()
        safe = name.replace("{", "(").replace("}", ")")
        panel.show_sheets(
            sheets, Text(vi=_TAKEN.vi.replace("{name}", safe), en=_TAKEN.en.replace("{name}", safe)), extra
        )
        panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fail(self, error: Exception) -> None:
        """It names its own places and goes there, or cannot be read."""
        from cpa_desktop.service.exchange.spreadsheet import OurOwn

        self.notice.hide()
        if isinstance(error, OurOwn):
            self._live.handed.emit(error.path)
            return
        text = error.text if isinstance(error, Refused) else _FAULT.filled(error=f"{type(error).__name__}: {error}")
        self._live.refused.emit(text)

    # the panel

    def _open(self, place: "Target", title: str) -> "LayingPanel":
        from cpa_desktop.gui.parts.laying_panel import LayingPanel

        self._close()
        self.notice.hide()
        self.panel = panel = LayingPanel(self._live, place, title)
        where = self._view.parentWidget()
        layout = where.layout() if where is not None else None
        for column in (layout, *(layout.children() if layout is not None else ())):
            if isinstance(column, QBoxLayout) and column.indexOf(self._view) >= 0:
                column.insertWidget(column.indexOf(self._view), panel)
        order.grown(panel)
        panel.taken.connect(self._settle)
        panel.left.connect(self._leave)
        self.changed.emit()
        panel.show()
        QTimer.singleShot(0, panel, lambda: bring_into_sight(panel))  # once it has its height
        return panel

    def _close(self) -> None:
        if self.panel is not None:
            panel, self.panel = self.panel, None
            panel.hide()
            panel.deleteLater()
            self.changed.emit()

    def _leave(self) -> None:
        self._close()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self, addresses: list[str], unread: int) -> None:
        self._close()
        words = _("{count} cells taken in.", count=len(addresses))
        if unread:
            words = _(
                "{count} cells taken in; {unread} of them are not read yet: they are marked and not counted.",
                count=len(addresses),
                unread=unread,
            )
        self._say(words, "doubt" if unread else "good")
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.went_to.emit(addresses[0])

    def _say(self, words: str, tone: str = "good") -> None:
        self.notice.say(words, tone, (_("Undo"), self._live.undo))

    def _forget(self) -> None:
        """After another change, undo would take back that one."""
        if not self._is_own and not self.notice.isHidden():
            self.notice.hide()


def _tail(row: str, part: str) -> str:
    return row.removeprefix(f"{part}.") if part else row


def _is_own(clip: Clip, laid: "Laying") -> bool:
    """Whether the block was copied in this program and fits."""
    return clip.language is not None and not laid.notes and not any(each.is_unread for each in laid.cells)
