"""What the command line prints: text in the chosen language, or one JSON document; diagnostics on stderr."""

import errno
import io
import json
import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from cpa_desktop.core.text import Language, Refused, Text
from cpa_desktop.core.text import both as both

_NO_FILE = Text(vi="Không đọc được {file}: {reason}.", en="{file} cannot be read: {reason}.")
_NO_JSON = Text(
    vi="Dữ liệu vào không phải là JSON (dòng {line}: {reason}).", en="The input is no JSON (line {line}: {reason})."
)
_NO_UTF_8 = Text(vi="Dữ liệu vào không phải là UTF-8.", en="The input is not UTF-8.")


def speak_utf_8() -> None:
    """Letters as they are, whatever the terminal or the pipe was taken for."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="strict" if stream is sys.stdin else "replace")


def is_closed_pipe(error: Exception) -> bool:
    """Whether an error says that nobody reads any more; Windows has no word of its own for that."""
    is_windows_own = sys.platform == "win32" and isinstance(error, OSError) and error.errno == errno.EINVAL
    return isinstance(error, BrokenPipeError) or is_windows_own


def leave_quietly() -> None:
    """After `cpa list | head`: what is still in the pipe goes nowhere."""
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


class Console:
    """Where a command says what it found."""

    def __init__(self, language: Language, *, as_json: bool = False) -> None:
        self.language = language
        self.as_json = as_json

    def say(self, words: Text | str) -> None:
        """One line for a person."""
        print(words.of(self.language) if isinstance(words, Text) else words)

    def note(self, words: Text | str) -> None:
        """One line on stderr, beside what was asked for."""
        print(words.of(self.language) if isinstance(words, Text) else words, file=sys.stderr)

    def give(self, data: object) -> None:
        """One JSON document for a machine."""
        print(json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False))

    def table(self, rows: Iterable[Sequence[Text | str]], heads: Sequence[str] = ()) -> None:
        """Rows in columns as wide as what stands in them."""
        lines = [tuple(heads)] if heads else []
        lines += [tuple(self._plain(cell) for cell in row) for row in rows]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        for line in lines:
            print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())

    def _plain(self, cell: Text | str) -> str:
        words = cell.of(self.language) if isinstance(cell, Text) else cell
        return unicodedata.normalize("NFC", words).replace("\n", " ")


def moment(at: str) -> str:
    """A moment as the clock on the wall shows it."""
    return datetime.fromisoformat(at).astimezone().strftime("%d/%m/%Y %H:%M") if at else ""


def read_json(name: str) -> Any:
    """The JSON in a file, or on stdin where the name is `-`."""
    try:
        content = sys.stdin.read() if name == "-" else Path(name).read_text("utf-8")
        return json.loads(content.removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        raise Refused(_NO_UTF_8) from error
    except OSError as error:
        raise Refused(_NO_FILE.filled(file=name, reason=error.strerror)) from error
    except json.JSONDecodeError as error:
        raise Refused(_NO_JSON.filled(line=error.lineno, reason=error.msg)) from error
    except RecursionError as error:
        raise Refused(_NO_JSON.filled(line=1, reason="nested too deep")) from error
