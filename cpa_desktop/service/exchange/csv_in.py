"""CSV as a grid, however a spreadsheet wrote it: its letters, its separator, its marks are found out."""

import csv
import io
from pathlib import Path

from cpa_desktop.core.text import Refused, Text
from cpa_desktop.service.exchange.grid import Grid
from cpa_desktop.service.exchange.ledger_out import MARK
from cpa_desktop.service.exchange.long_form import HEADS, unmarked
from cpa_desktop.service.exchange.xlsx_guard import content_of

_LARGEST = 20 * 2**20
_SEPARATORS = ";\t,"

_HUGE = Text(
    vi="{name} quá lớn đối với bảng số liệu nên không được mở; hãy gửi lại đúng tệp đã nhận.",
    en="{name} is too large for a table of figures, so it was not opened; send back the file that was given.",
)
_NO_TEXT = Text(
    vi="{name} không phải là tệp CSV đọc được (UTF-8 hoặc UTF-16); hãy lưu lại dạng “CSV UTF-8”.",
    en="{name} is no CSV file that can be read (UTF-8 or UTF-16); save it again as “CSV UTF-8”.",
)


def grid(path: Path) -> Grid:
    """The cells of a CSV file, all of them words."""
    text = _decoded(content_of(path, _LARGEST, _HUGE), path.name)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        cells = {
            (row, column): unmarked(words.strip())
            for row, line in enumerate(reader, 1)
            for column, words in enumerate(line, 1)
            if words.strip()
        }
    except csv.Error as error:
        raise Refused(_NO_TEXT.filled(name=path.name)) from error
    return Grid(name="", cells=cells)


def _decoded(content: bytes, name: str) -> str:
    """Text in UTF-16 where it says so or every other byte is empty, else in UTF-8."""
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = content.decode("utf-16")
        elif content[1:2] == b"\0":
            text = content.decode("utf-16-le")
        else:
            text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(_NO_TEXT.filled(name=name)) from error
    if "\0" in text:
        raise Refused(_NO_TEXT.filled(name=name))
    return text


def _separator(text: str) -> str:
    """What cuts the line that begins a table, in which no other mark stands."""
    for line in text.splitlines():
        if line.lstrip('"').startswith((MARK, HEADS[0])):
            return next((letter for letter in line if letter in _SEPARATORS), ",")
    return ","
