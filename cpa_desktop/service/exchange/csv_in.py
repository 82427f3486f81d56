"""CSV as a grid, however a spreadsheet wrote it: its letters, its separator, its marks are found out."""

import csv
import io
import re
from pathlib import Path
from unicodedata import normalize

from cpa_desktop.core.old_fonts import which
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.service.exchange.grid import Grid
from cpa_desktop.service.exchange.ledger_out import MARK
from cpa_desktop.service.exchange.long_form import HEADS, unmarked
from cpa_desktop.service.exchange.xlsx_guard import content_of

_LARGEST = 20 * 2**20
_SEPARATORS = ";\t,"
_NO_LETTER = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")

_HUGE = Text(
    vi="{name} quá lớn đối với bảng số liệu nên không được mở; hãy gửi lại đúng tệp đã nhận.",
    en="{name} is too large for a table of figures, so it was not opened; send back the file that was given.",
)
_NO_TEXT = Text(
    vi="{name} không phải là tệp CSV đọc được; hãy lưu lại dạng “CSV UTF-8”.",
    en="{name} is no CSV file that can be read; save it again as “CSV UTF-8”.",
)


def grid(path: Path) -> Grid:
    """The cells of a CSV file that this program laid out, all of them words."""
    text = _decoded(content_of(path, _LARGEST, _HUGE), path.name)
    return _grid(text, _separator(text), path.name)


def any_grid(path: Path) -> Grid:
    """The cells of a CSV file of any layout; what separates them is found out from all its lines."""
    text = _decoded(content_of(path, _LARGEST, _HUGE), path.name)
    own = _separator(text, "")
    return _grid(text, own or _likeliest(text), path.name)


def _grid(text: str, separator: str, name: str) -> Grid:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        cells = {
            (row, column): unmarked(words.strip())
            for row, line in enumerate(reader, 1)
            for column, words in enumerate(line, 1)
            if words.strip()
        }
    except csv.Error as error:
        raise Refused(_NO_TEXT.filled(name=name)) from error
    return Grid(name="", cells=cells)


def _likeliest(text: str) -> str:
    """The separator that cuts most lines alike: decimal commas stand in some, the separator in all."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]

    def fitness(separator: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=separator)]
        width = max(set(widths), key=lambda each: (widths.count(each), each), default=1)
        return (widths.count(width) if width > 1 else 0, width)

    try:
        return max(_SEPARATORS, key=fitness)
    except csv.Error:
        return ","


def _decoded(content: bytes, name: str) -> str:
    """Text in UTF-16 where it says so or every other byte is empty, else in UTF-8, else as Windows wrote it before."""
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = content.decode("utf-16")
        elif content[1:2] == b"\0":
            text = content.decode("utf-16-le")
        else:
            text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _of_old_windows(content)
    if _NO_LETTER.search(text):
        raise Refused(_NO_TEXT.filled(name=name))
    return text


def _of_old_windows(content: bytes) -> str:
    """One byte a letter: that of the old fonts where it is theirs, else the Vietnamese of Windows."""
    plain = content.decode("latin-1")
    return plain if which([plain]) else normalize("NFC", content.decode("cp1258", "replace"))


def _separator(text: str, otherwise: str = ",") -> str:
    """What cuts the line that begins a table, in which no other mark stands."""
    for line in text.splitlines():
        if line.lstrip('"').startswith((MARK, HEADS[0])):
            return next((letter for letter in line if letter in _SEPARATORS), ",")
    return otherwise
