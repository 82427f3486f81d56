"""Photos taken into a record: read, kept beside it, each a row of its album; one act, one undo."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
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
from cpa_desktop.service.draft import Keeping
from cpa_desktop.service.pictures_albums import LINK, album_for, albums, photos
from cpa_desktop.service.pictures_files import Bad, Looked, Loose, Told, demand_all_good, look
from cpa_desktop.service.pictures_intake import Picture
from cpa_desktop.service.session import RecordSession

_ADD = Text(vi="Thêm {count} ảnh", en="Add {count} photos")
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
    """What became of files: the new rows, those the record had already, those that were bad, those passed over."""

    rows: tuple[str, ...] = ()
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


def lay(session: RecordSession, kept: Looked, *, album: TableKey, question: str = "", place: str = "") -> Added:
    """Rows for pictures that are kept, as one change; what the record shows already is not added again."""
    new, already = _new(session, kept.pictures)
    rows = {new_row_key(): picture for picture in new}
    fixed = {LINK: _question(session, album, question), "place": place}
    session.apply(list(_edits(session, album, rows, fixed)), _ADD.filled(count=len(rows)))
    return Added(rows=tuple(rows), already=already, bad=kept.bad, passed_over=kept.passed_over)


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
    session: RecordSession, album: TableKey, rows: Mapping[str, Picture], fixed: Mapping[str, str]
) -> Iterator[Edit]:
    """The rows with their photos, and what is known of each."""
    record, table = session.record, "/".join(album)
    photo = session.program.tables[album].field.columns[0].id
    texts = _texts(session, album, fixed)
    last = max(record.positions.get(table, {}).values(), default=0.0)
    for number, (row, picture) in enumerate(rows.items(), start=1):
        yield from record.edits(f"{table}/{row}", position_text(last + number))
        own = _texts(session, album, {photo: picture.sha256, **_known(picture)})
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
