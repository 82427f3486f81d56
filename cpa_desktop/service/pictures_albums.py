"""The photos of a record as they stand: the tables made for them, and every photo with what is said of it."""

from collections.abc import Iterator

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.names import resolve_table
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.program import Program
from cpa_desktop.core.worksheet import Field

LINK = "question"
"""The column of an album that says to which observation a photo belongs."""


@frozen
class Photo:
    """A photo of a record: the cell that names it, and what is said of it there."""

    sha256: str
    address: str
    row: str = ""
    question: str = ""  # the row it belongs to of the table that its own points to, or that it stands in
    taken_at: str = ""
    place: str = ""
    shows: str = ""


def is_album(field: Field) -> bool:
    """Whether a table is made for photos: rows of one's own that begin with one."""
    rows = field.rows
    is_own = rows is not None and rows.own and not rows.source and rows.engine is None
    return is_own and bool(field.columns) and field.columns[0].kind == "photo"


def albums(program: Program) -> tuple[TableKey, ...]:
    """The tables of a record that are made for photos."""
    return tuple(key for key, rowing in program.tables.items() if is_album(rowing.field))


def pointed_to(program: Program, album: TableKey) -> TableKey | None:
    """The table to whose rows the photos of an album can belong."""
    work = program.by_key.get((*album, LINK))
    if work is None or work.field.kind != "reference":
        return None
    return resolve_table(program.form, album[0], work.field.choices_from)


def album_for(program: Program, table: TableKey) -> TableKey | None:
    """The album whose photos can belong to the rows of a table, if there is one."""
    return next((album for album in albums(program) if pointed_to(program, album) == table), None)


def photos(evaluation: Evaluation) -> tuple[Photo, ...]:
    """Every photo: those of the albums, then those that answer a field."""
    program = evaluation.program
    found = albums(program)
    keys = [key for key, work in program.by_key.items() if work.field.kind == "photo"]
    keys.sort(key=lambda key: key[:2] not in found)
    return tuple(photo for key in keys for photo in _photos(evaluation, key, is_album=key[:2] in found))


def belonging(evaluation: Evaluation, table: TableKey) -> dict[str, tuple[Photo, ...]]:
    """The photos in an album that belong to the rows of a table."""
    album = album_for(evaluation.program, table)
    found: dict[str, tuple[Photo, ...]] = {}
    for photo in photos_of(evaluation, album) if album is not None else ():
        if photo.question:
            found[photo.question] = (*found.get(photo.question, ()), photo)
    return found


def photos_of(evaluation: Evaluation, album: TableKey) -> tuple[Photo, ...]:
    """The photos of one album, in their order."""
    column = evaluation.program.tables[album].field.columns[0].id
    return tuple(_photos(evaluation, (*album, column), is_album=True))


def _photos(evaluation: Evaluation, key: Key, *, is_album: bool) -> Iterator[Photo]:
    def said(column: str, row: str) -> str:
        cell = evaluation.cell((*key[:2], column), row)
        return cell if isinstance(cell, str) else ""

    for row in evaluation.rows(*key[:2]) if key[1] else [""]:
        for sha256 in said(key[2], row).split():
            yield Photo(
                sha256=sha256,
                address=address_of(key, row),
                row=row,
                question=said(LINK, row) if is_album else row,
                taken_at=said("taken_at", row),
                place=said("place", row),
                shows=said("shows", row) or said("note", row),
            )
