"""Photos in a report: what each shows, where and when it was taken."""

from cpa_desktop.core.catalogue import ReportPart
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.text import Text
from cpa_desktop.report.blocks import Block, Photo
from cpa_desktop.report.composer import Composer
from cpa_desktop.report.figure_text import NOTHING, joined

_UNNAMED = Text(vi="(chưa ghi ảnh cho thấy gì)", en="(what it shows was not written down)")
_SOMEWHERE = Text(vi="chưa ghi nơi và ngày chụp", en="place and date not written down")


def photos(composer: Composer, part: ReportPart) -> list[Block]:
    """The photos of a table: `columns` are the photo, its place and its date; `about` is a column of more words."""
    sheet, field = part.table.split(".")
    photo, *more = part.columns
    evaluation, cells = composer.evaluation, composer.cells
    rows = [row for row in evaluation.rows(sheet, field) if cells.is_known(evaluation, (sheet, field, photo), row)]
    if not rows:
        return composer.instead(part)
    return [
        _photo(composer, part, (sheet, field), row, photo, *more) for row in rows[: composer.limit(part, len(rows))]
    ]


def _photo(
    composer: Composer, part: ReportPart, table: tuple[str, str], row: str, photo: str, place: str = "", date: str = ""
) -> Photo:
    said = {name: _said(composer, table, name, row) for name in (place, date, part.options.get("about", ""))}
    taken = said[date].of(composer.languages[0])
    where = said[place] if said[place] != NOTHING or taken else _SOMEWHERE
    return Photo(
        sha256=str(composer.evaluation.cell((*table, photo), row)),
        caption=composer.line(joined(_title(composer, table, row), said[part.options.get("about", "")], joint=": ")),
        number=composer.next_number("photo"),
        place=composer.line(where),
        date=taken,
    )


def _title(composer: Composer, table: tuple[str, str], row: str) -> Text:
    """What names the row; a table that is named by what the photo shows may say nothing."""
    titled = composer.evaluation.program.tables[table].field.title
    if titled and _said(composer, table, titled, row) == NOTHING:
        return _UNNAMED
    return row_title(composer.evaluation, table, row)


def _said(composer: Composer, table: tuple[str, str], column: str, row: str) -> Text:
    key = (*table, column)
    is_known = column and composer.cells.is_known(composer.evaluation, key, row)
    return composer.cells.words(composer.evaluation, key, row) if is_known else NOTHING
