"""Blocks of cells as text, as spreadsheets copy and paste them."""

import csv
import io
import re
from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from cpa_desktop.core import numbers
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Language
from cpa_desktop.gui.parts.grid_model import GridModel
from cpa_desktop.gui.parts.grid_plan import GHOST

_kept: tuple[str, Language] | None = None
"""What was copied here last. As data of a kind of its own it would outlive Python, and the program end in a fault."""

_LARGEST = 4_000_000  # letters
_SPANS = re.compile(r"<t[dh]\b[^>]*\b(?:col|row)span\s*=\s*[\"']?(?:[2-9]|[1-9][0-9])", re.IGNORECASE)


@frozen
class Clip:
    """What was copied: its cells, the notation of its numbers where this program wrote it, whether any were merged."""

    rows: tuple[tuple[str, ...], ...]
    language: Language | None = None
    is_merged: bool = False

    @property
    def single(self) -> str | None:
        """The text of a block that is one cell."""
        return self.rows[0][0] if len(self.rows) == 1 and len(self.rows[0]) == 1 else None


def written(block: Sequence[Sequence[str]]) -> str:
    """A block as text: cells apart by tabs, rows by lines."""
    made = io.StringIO()
    csv.writer(made, delimiter="\t", lineterminator="\n").writerows(block)
    return made.getvalue()


def keep(block: Sequence[Sequence[str]], language: Language) -> None:
    """A block to the clipboard; pasted in this program, it is known again by what it says."""
    global _kept
    text = written(block)
    _kept = (text, language)
    QGuiApplication.clipboard().setText(text)


def clip_of(data: QMimeData) -> Clip:
    """The cells on the clipboard; a spreadsheet puts quotes around cells with lines in them."""
    text = data.text()[:_LARGEST].replace("\r\n", "\n").replace("\r", "\n")
    rows = tuple(tuple(cell.strip() for cell in row) for row in csv.reader(io.StringIO(text), delimiter="\t"))
    language = _kept[1] if _kept is not None and text == _kept[0] else None
    is_merged = data.hasHtml() and bool(_SPANS.search(data.html()[:_LARGEST]))
    return Clip(rows=rows, language=language, is_merged=is_merged)


def copied(model: GridModel, row: int, column: int) -> str:
    """A cell in full, as it could be typed again; figures that were worked out too."""
    if model.is_total(row) or model.plan.rows[row] == GHOST:
        return ""
    session = model.live.session
    key, where = model.plan.cell(row, column)
    entered = session.entered(key, where)
    if entered:
        return entered
    value = session.evaluation.shown_value(key, where)
    return numbers.write(value, session.language) if isinstance(value, float) else model.look(row, column).text
