"""Going back to a backup, before anything is touched: which records that would make older."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpa_desktop.core.text import Language
from cpa_desktop.gui import doors_files
from cpa_desktop.gui.doors_files import Comparison
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.gui.parts.lines import Lines
from cpa_desktop.gui.parts.preview import PreviewDialog
from cpa_desktop.i18n import _


class BackupDialog(PreviewDialog):
    """Compares; the window does the rest, for it must let go of the workspace first."""

    wanted = Signal(object)  # the path

    def __init__(self, path: Path, where: str | Path | None, language: Language, parent: QWidget) -> None:
        super().__init__(_("Go back to a backup: {file}", file=path.name), _("Go back to it"), language, parent)
        self._path = path
        self.lines = Lines(_("What going back would mean"))
        self.lines.hide()
        self.body.addWidget(self.lines, 1)
        self.work(_("Comparing the backup…"), partial(doors_files.look_at_backup, path, where), self._show)

    def _show(self, seen: Comparison) -> None:
        self.say(_("Nothing has been changed yet. The workspace as it is now will be kept beside it."))
        self.lines.show_lines(tuple(lines(seen)))
        self.lines.show()
        self.offer(can_take=True)

    def do(self) -> None:
        """Go back."""
        self.accept()
        self.wanted.emit(self._path)


def lines(seen: Comparison) -> Iterator[Line]:
    """How old it is, and what would be lost from sight."""
    yield Line(title=_("Records in the backup"), value=f"{seen.records}")
    if seen.changed:
        moment = datetime.fromisoformat(seen.changed).astimezone()
        yield Line(title=_("Last changed"), value=f"{moment:%d/%m/%Y %H:%M}")
    sign, tone = ("doubt", "doubt") if seen.newer_here else ("done", "good")
    yield Line(
        title=_("Records that are newer here, and would be older"), value=f"{seen.newer_here}", sign=sign, tone=tone
    )
    for title in seen.titles_newer_here:
        yield Line(title=title, key=f"newer {title}", is_faded=True)
    yield Line(title=_("Records that are newer in the backup"), value=f"{seen.newer_there}")
