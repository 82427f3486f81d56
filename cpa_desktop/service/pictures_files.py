"""Photos in files and folders: which there are, and all of them read, or said why not."""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Refused, Text, same
from cpa_desktop.service import pictures_intake, pictures_signs, reasons
from cpa_desktop.service.pictures_intake import Picture

_MOST_PHOTOS = 300
_MOST_FILES = 20_000
_NAMED = 5  # so many bad files are named with their reasons, of more only the names
_MOST_NAMED = 30

_NOT_THERE = Text(vi="không có ở đó", en="is not there")
_NO_FILE = Text(vi="không phải là tệp", en="is no file")
_UNREADABLE = Text(vi="không đọc được ({reason})", en="cannot be read ({reason})")
_ONE = Text(vi="{name} {reason}", en="{name} {reason}")
_SENTENCE = Text(vi="Không nhận ảnh nào: {files}.", en="No photo was taken in: {files}.")
_TOO_MANY = Text(
    vi="Có {count} ảnh, mỗi lần nhận nhiều nhất {most}; hãy chọn thư mục của riêng buổi khảo sát.",
    en="There are {count} photos, at most {most} are taken at a time; choose the folder of this visit alone.",
)
_TOO_LARGE = Text(
    vi="Thư mục {folder} có hơn {most} tệp; hãy chọn thư mục chứa ảnh, ví dụ DCIM.",
    en="The folder {folder} holds more than {most} files; choose the one with the photos, such as DCIM.",
)
_NONE_THERE = Text(vi="Không có ảnh nào trong {folder}.", en="There is no photo in {folder}.")

Told = Callable[[int, int, str], None]
"""Hears how many of how many files are done, and which one is next."""


@frozen
class Loose:
    """A picture that is in no file: pasted."""

    name: str
    content: bytes


@frozen
class Bad:
    """A file that was not taken; the reason goes on from its name."""

    name: str
    reason: Text


@frozen
class Looked:
    """What became of files: the pictures in the order they were taken, the bad ones, and how many were passed over."""

    pictures: tuple[Picture, ...] = ()
    bad: tuple[Bad, ...] = ()
    passed_over: int = 0  # in folders: films, notes of the camera, whatever else lies there


def look(
    sources: Sequence[Path | Loose],
    *,
    keep_location: bool = False,
    told: Told = lambda done, count, name: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Looked:
    """Read files, the photos in folders and loose pictures; stops between two of them where that is wanted."""
    found, passed_over = _found(sources, is_stopped)
    pictures: list[Picture] = []
    bad: list[Bad] = []
    for done, source in enumerate(found):
        if is_stopped():
            break
        told(done, len(found), source.name)
        try:
            content = source.content if isinstance(source, Loose) else _content(source)
            pictures.append(pictures_intake.read(content, source.name, keep_location=keep_location))
        except Refused as refusal:
            bad.append(Bad(name=source.name, reason=refusal.text))
    told(len(found), len(found), "")
    pictures.sort(key=lambda picture: (not picture.taken_at, picture.taken_at))
    return Looked(pictures=tuple(pictures), bad=tuple(bad), passed_over=passed_over)


def in_words(bad: Sequence[Bad]) -> Text:
    """The bad files as the middle of a sentence, each by its name."""
    said = [_ONE.filled(name=each.name, reason=each.reason) for each in bad[:_NAMED]]
    said += [same(each.name) for each in bad[_NAMED:_MOST_NAMED]]
    tail = "; …" if len(bad) > _MOST_NAMED else ""
    return Text(vi="; ".join(each.vi for each in said) + tail, en="; ".join(each.en for each in said) + tail)


def demand_all_good(looked: Looked) -> None:
    """Refuse the lot where one of them is bad, naming each that is."""
    if looked.bad:
        raise Refused(_SENTENCE.filled(files=in_words(looked.bad)))


def _found(sources: Sequence[Path | Loose], is_stopped: Callable[[], bool]) -> tuple[list[Path | Loose], int]:
    """The files that are meant, each once, and how many others lie beside them."""
    found: dict[Path | Loose, None] = {}
    passed_over = 0
    for source in sources:
        if isinstance(source, Loose) or not source.is_dir():
            found[source] = None
            continue
        within = {path: _is_photo(path) for path in _within(source, is_stopped)}
        if not any(within.values()) and not is_stopped():
            raise Refused(_NONE_THERE.filled(folder=source))
        found |= dict.fromkeys(path for path, is_photo in within.items() if is_photo)
        passed_over += sum(not is_photo for is_photo in within.values())
    if len(found) > _MOST_PHOTOS:
        raise Refused(_TOO_MANY.filled(count=len(found), most=_MOST_PHOTOS))
    return list(found), passed_over


def _within(folder: Path, is_stopped: Callable[[], bool]) -> Iterator[Path]:
    """The files of a folder and those below it, in order; what is hidden is not for people."""
    seen = 0
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            seen += 1
            if seen > _MOST_FILES:
                raise Refused(_TOO_LARGE.filled(folder=folder, most=_MOST_FILES))
            if is_stopped():
                return
            if not name.startswith("."):
                yield Path(where) / name


def _is_photo(path: Path) -> bool:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            head = file.read(pictures_signs.HEAD)
    except OSError:  # said when it is read, if its name is that of a photo
        head = b""
    return pictures_signs.is_photo(head, path.name)


def _content(path: Path) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Refused(_NO_FILE)
        pictures_intake.demand_light(found.st_size)
        with path.open("rb") as file:
            return file.read(pictures_intake.MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise Refused(_NOT_THERE) from error
    except (OSError, ValueError) as error:  # a name with a zero byte is a ValueError
        raise Refused(_UNREADABLE.filled(reason=reasons.why(error))) from error
