"""Several cells entered as one act, and files for a cell."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from cpa_desktop.core.address import parse
from cpa_desktop.gui.fields import act
from cpa_desktop.gui.fields.intake import take_in
from cpa_desktop.gui.fields.shown import NUMERIC
from cpa_desktop.gui.fields.sources import Source, ask_for_files
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.grid_model import GridModel
from cpa_desktop.i18n import _
from cpa_desktop.service import pictures


def enter_all(live: LiveRecord, typed: dict[str, str]) -> None:
    """Several cells as one act."""
    if typed:
        act.attempt(live, lambda: live.session.answer_all(typed))


def state_origin(live: LiveRecord, model: GridModel, here: str, selected: Sequence[QModelIndex], origin: str) -> None:
    """Where a figure comes from: that at `here`, or where a block is selected all that is entered in it, as one act."""
    addresses = [here]
    if len(selected) > 1:
        addresses += [model.address(cell) for cell in selected if _is_figure(model, cell)]
    enter_all(live, {f"{address}@origin": origin for address in addresses})


def _is_figure(model: GridModel, cell: QModelIndex) -> bool:
    is_number = model.plan.columns[cell.column()].kind in NUMERIC
    return is_number and model.is_typed(cell) and bool(cell.data(Qt.ItemDataRole.EditRole))


def choose_files(live: LiveRecord, address: str, standing: str, grid: QWidget) -> None:
    """Ask for files, or photos, and add them to the answer that stands."""
    key, _row = live.session.cell_of(parse(address))
    place = grid.layout()
    if live.session.program.by_key[key].field.kind != "photo" or not isinstance(place, QBoxLayout):
        attach = partial(act.attach, live, address, standing)
        ask_for_files(grid, _("Attach a file…"), lambda files: attach(_paths(files)), photos=False)
        return
    lay = partial(pictures.answer, live.session, address)
    ask_for_files(grid, _("Add a photo…"), lambda files: take_in(live, place, files, lay), photos=True)


def _paths(files: Sequence[Source]) -> list[Path]:
    return [file for file in files if isinstance(file, Path)]
