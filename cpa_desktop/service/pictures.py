"""Photos taken into a record: read, kept beside it, each a row of its album; one act, one undo."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from cpa_desktop.core import asking, kinds
from cpa_desktop.core.address import new_row_key, parse
from cpa_desktop.core.answer import text_of
from cpa_desktop.core.change import Edit
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.kinds import Context
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.replay import position_text
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.service import pictures_times
from cpa_desktop.service.draft import Keeping
from cpa_desktop.service.pictures_albums import LINK, album_for, albums, photos, photos_of, pointed_to
from cpa_desktop.service.pictures_files import Bad, Looked, Loose, Told, demand_all_good, look
from cpa_desktop.service.pictures_intake import Picture
from cpa_desktop.service.session import RecordSession

_ADD = Text(vi="Thêm {count} ảnh", en="Add {count} photos")
_MATCH = Text(vi="Ghép {count} ảnh với quan sát theo giờ", en="Match {count} photos with observations by time")
_NO_ALBUM = Text(vi="Hồ sơ này không có bảng ảnh.", en="This record has no table of photos.")
_NOT_LINKED = Text(
    vi="Bảng ảnh của hồ sơ này không ghi được ảnh thuộc quan sát nào.",
    en="The table of photos of this record does not take to which observation a photo belongs.",
)
_NO_QUESTION = Text(
    vi="Phiếu kiểm tra không có quan sát “{typed}”; hãy dùng mã hoặc lời của câu hỏi, ví dụ AQ05.",
    en="The checklist has no observation “{typed}”; use the code or the words of the question, for example AQ05.",
)


@frozen
class Added:
    """What became of files: the new rows, which were matched, what was there already, what was bad or passed over."""

    rows: tuple[str, ...] = ()
    matched: tuple[str, ...] = ()  # those of the rows whose observation was found by the time
    already: tuple[str, ...] = ()
    bad: tuple[Bad, ...] = ()
    passed_over: int = 0


def _quiet(done: int, count: int, name: str) -> None:
    """Nobody wants to hear how far it is."""


def add(
    session: RecordSession,
    paths: Sequence[Path | Loose],
    *,
    question: str = "",
    place: str = "",
    keep_location: bool = False,
    skip_bad: bool = False,
    told: Told = _quiet,
) -> Added:
    """Take in files, and the photos in folders, as one act: all of them or, unless `skip_bad`, none."""
    album = demand_album(session, question)
    looked = look(paths, keep_location=keep_location, told=told)
    if not skip_bad or not looked.pictures:
        demand_all_good(looked)
    return lay(session, keep(session.workspace, looked), album=album, question=question, place=place)


def demand_album(session: RecordSession, question: str = "") -> TableKey:
    """The table that photos go to; refused where nothing can be entered, or there is no such observation."""
    if session.read_only_because is not None:
        raise Refused(session.read_only_because)
    found = albums(session.program)
    if not found:
        raise Refused(_NO_ALBUM)
    if question:
        _question(session, found[0], question)
    return found[0]


def keep(workspace: Keeping, looked: Looked) -> Looked:
    """Keep the pictures beside the records, where answers can name them; nothing in a record changes."""
    for picture in looked.pictures:
        workspace.attach(picture.content, picture.name, "image/jpeg")
    return looked


def lay(
    session: RecordSession,
    kept: Looked,
    *,
    album: TableKey,
    question: str = "",
    place: str = "",
    behind: timedelta = timedelta(),
) -> Added:
    """Rows for pictures that are kept, as one change; what the record shows already is not added again.

    Where no observation is named, a photo belongs to the one answered in the minutes around it, if there is one;
    `behind` is how far the clock of the camera is."""
    new, already = _new(session, [_on_time(picture, behind) for picture in kept.pictures])
    rows = {new_row_key(): picture for picture in new}
    fixed = {LINK: _question(session, album, question), "place": place}
    found = {} if question else _by_time(session, album, {row: _taken(picture) for row, picture in rows.items()})
    session.apply(list(_edits(session, album, rows, fixed, found)), _ADD.filled(count=len(rows)))
    return Added(rows=tuple(rows), matched=tuple(found), already=already, bad=kept.bad, passed_over=kept.passed_over)


def match(session: RecordSession, album: TableKey) -> tuple[str, ...]:
    """Give the photos of an album that belong to nothing yet to what was answered around their time: one act."""
    loose = {photo.row: photo.taken_at for photo in photos_of(session.evaluation, album) if not photo.question}
    taken = {row: at for row, words in loose.items() if (at := pictures_times.read_taken(words)) is not None}
    found = _by_time(session, album, taken)
    edits = [
        edit
        for row, question in found.items()
        for column, text in _texts(session, album, {LINK: question}).items()
        for edit in session.record.edits(address_of((*album, column), row), text)
    ]
    if edits:
        session.apply(edits, _MATCH.filled(count=len(found)))
    return tuple(found)


def is_matched(session: RecordSession, album: TableKey) -> bool:
    """Whether the photos of an album can belong to observations."""
    return pointed_to(session.program, album) is not None


def _by_time(session: RecordSession, album: TableKey, taken: Mapping[str, datetime | None]) -> dict[str, str]:
    """For each row of an album the observation that was answered around the time of its photo, where there is one."""
    table = pointed_to(session.program, album)
    moments = pictures_times.answered(session.record, table) if table is not None else ()
    there = set(session.evaluation.rows(*table)) if table is not None else set()
    moments = tuple(each for each in moments if each.row in there)
    found = {row: pictures_times.nearest(at, moments) for row, at in taken.items() if at is not None}
    return {row: question for row, question in found.items() if question}


def _taken(picture: Picture) -> datetime | None:
    return datetime.fromisoformat(picture.taken_at) if picture.taken_at else None


def _on_time(picture: Picture, behind: timedelta) -> Picture:
    at = _taken(picture)
    return picture if at is None or not behind else dataclasses.replace(picture, taken_at=(at + behind).isoformat())


def answer(session: RecordSession, address: str, kept: Looked, *, place: str = "") -> Added:
    """Pictures that are kept, for a field: in the album where its photos can belong to this row, else as its answer."""
    parts = parse(address)
    key, row = session.cell_of(parts)
    album = album_for(session.program, key[:2]) if key[1] else None
    if album is not None:
        return lay(session, kept, album=album, question=row, place=place)
    new, already = _new(session, kept.pictures)
    if new:
        there = session.evaluation.cell(key, row)
        hashes = [*(there.split() if isinstance(there, str) else ()), *(picture.sha256 for picture in new)]
        session.answer(address, " ".join(dict.fromkeys(hashes)), strict=True)
    return Added(already=already, bad=kept.bad, passed_over=kept.passed_over)


def _new(session: RecordSession, pictures: Iterable[Picture]) -> tuple[list[Picture], tuple[str, ...]]:
    """Those the record does not show yet, each once, and the names of the others."""
    there = {photo.sha256 for photo in photos(session.evaluation)}
    new: list[Picture] = []
    already: list[str] = []
    for picture in pictures:
        if picture.sha256 in there:
            already.append(picture.name)
        else:
            there.add(picture.sha256)
            new.append(picture)
    return new, tuple(already)


def _question(session: RecordSession, album: TableKey, typed: str) -> str:
    """The key of an observation, named by its id or its words."""
    if not typed:
        return ""
    work = session.program.by_key.get((*album, LINK))
    if work is None:
        raise Refused(_NOT_LINKED)
    reading = kinds.KINDS[work.field.kind].read(
        work.field, typed, session.language, Context(choices=asking.choices(session.evaluation, work.key))
    )
    if reading.status != "value":
        raise Refused(_NO_QUESTION.filled(typed=typed))
    return str(reading.value)


def _edits(
    session: RecordSession,
    album: TableKey,
    rows: Mapping[str, Picture],
    fixed: Mapping[str, str],
    found: Mapping[str, str],
) -> Iterator[Edit]:
    """The rows with their photos, and what is known of each."""
    record, table = session.record, "/".join(album)
    photo = session.program.tables[album].field.columns[0].id
    texts = _texts(session, album, fixed)
    last = max(record.positions.get(table, {}).values(), default=0.0)
    for number, (row, picture) in enumerate(rows.items(), start=1):
        yield from record.edits(f"{table}/{row}", position_text(last + number))
        own = _texts(session, album, {photo: picture.sha256, LINK: found.get(row, ""), **_known(picture)})
        for column, text in (own | texts).items():
            yield from record.edits(address_of((*album, column), row), text)


def _texts(session: RecordSession, album: TableKey, typed: Mapping[str, str]) -> dict[str, str]:
    """What is stored of what would be typed, in the columns that the album has."""
    found = {}
    for column in session.program.tables[album].field.columns:
        words = typed.get(column.id, "")
        if words and not column.is_computed:
            context = Context(choices=asking.choices(session.evaluation, (*album, column.id)))
            answer, _ = kinds.read(column, words, session.language, context)
            if answer is not None:
                found[column.id] = text_of(answer)
    return found


def _known(picture: Picture) -> dict[str, str]:
    """What a picture says of itself, as a person would type it."""
    at = f"{datetime.fromisoformat(picture.taken_at):%d/%m/%Y %H:%M}" if picture.taken_at else ""
    place = {"latitude": picture.latitude, "longitude": picture.longitude}
    return {"taken_at": at, **{name: f"{degrees:.5f}" for name, degrees in place.items() if degrees is not None}}
