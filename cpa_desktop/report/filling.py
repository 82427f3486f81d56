"""What a document leaves to a pen: squares to tick, lines to write on, a table of resources to fill in."""

from cpa_desktop.core import asking
from cpa_desktop.core.catalogue import ReportPart
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.text import Text, same
from cpa_desktop.report import choosing
from cpa_desktop.report.blocks import BlankTable, Block, Bullets, Column, Heading, Lines, Paragraph, Row
from cpa_desktop.report.composer import Composer
from cpa_desktop.report.figure_text import joined, lowered, shown
from cpa_desktop.report.line import Line

_TICKED, _EMPTY = same("☑"), same("☐")
_NAME = Text(vi="Sản phẩm, tài nguyên, chất thải", en="Product, resource, waste")
_UNIT = Text(vi="Đơn vị", en="Unit")
_AMOUNT = Text(vi="Lượng cả kỳ", en="Quantity, whole period")
_MONEY = Text(vi="Thành tiền", en="Amount")
_FROM = Text(vi="Hóa đơn, đồng hồ, sổ hay ước tính", en="Bill, meter, book or estimate")


def ticks(composer: Composer, part: ReportPart) -> list[Block]:
    """The choices of a field, those chosen ticked; a line each or, with `form: one paragraph`, behind one another."""
    evaluation, key = composer.key(part.fields[0])
    chosen = evaluation.cell(key)
    chosen = chosen if isinstance(chosen, tuple) else ()
    said = [
        joined(_TICKED if choice.id in chosen else _EMPTY, choice.title)
        for choice in asking.choices(evaluation, key, "")
    ]
    if part.options.get("form") == "one paragraph":
        return [Paragraph(text=composer.line(joined(*said, joint="; ")))]
    return [Paragraph(text=composer.line(each)) for each in said]


def lines(composer: Composer, part: ReportPart) -> list[Block]:
    """Empty lines to write on, under words of the plan's own."""
    return [Lines(label=composer.title(part), count=int(part.options.get("rows", "3")))]


def listing(composer: Composer, part: ReportPart) -> list[Block]:
    """The names of a table's rows, as a list or, with `form: one paragraph`, in a sentence."""
    sheet, field = part.table.split(".")
    rows = choosing.rows(composer.cells, composer.evaluation, part)
    titles = [row_title(composer.evaluation, (sheet, field), row) for row in rows]
    head: list[Block] = []
    if part.title is not None:
        head = [Heading(level=int(part.options.get("level", "3")), text=composer.title(part))]
    if not titles:
        return [*head, *composer.instead(part)]
    if part.options.get("form") != "one paragraph":
        return [*head, Bullets(items=tuple(map(composer.line, titles)))]
    said = joined(titles[0], *map(lowered, titles[1:]), joint="; ")
    return [*head, Paragraph(text=composer.line(joined(said, same("."), joint="")))]


def to_fill(composer: Composer, part: ReportPart) -> list[Block]:
    """Fields and the ledger's resources with room for figures; where none is chosen yet, the `usual` ones."""
    heads = (_NAME, _UNIT, _AMOUNT, _MONEY, _FROM)
    rows = [_field(composer, name) for name in part.fields] + _resources(composer, part)
    return [
        BlankTable(
            caption=composer.title(part),
            columns=tuple(Column(head=composer.line(head)) for head in heads),
            rows=tuple(Row(cells=(name, unit, (), (), ())) for name, unit in rows),
            empty=int(part.options.get("rows", "0")),
        )
    ]


def _field(composer: Composer, name: str) -> tuple[Line, Line]:
    evaluation, key = composer.key(name)
    return composer.line(evaluation.program.by_key[key].field.label), _unit(composer, evaluation.unit(key))


def _resources(composer: Composer, part: ReportPart) -> list[tuple[Line, Line]]:
    evaluation = composer.evaluation
    sheet, field = part.table.split(".")
    chosen = choosing.rows(composer.cells, evaluation, part)
    if chosen:
        cells = [str(evaluation.cell((sheet, field, "unit"), row)) for row in chosen]
        titles = [row_title(evaluation, (sheet, field), row) for row in chosen]
        return [(composer.line(title), _unit(composer, cell)) for title, cell in zip(titles, cells, strict=True)]
    known = {each.id: each for each in composer.catalogue.resources}
    sector = next((each for each in composer.catalogue.sectors if each.id == evaluation.program.form.sector), None)
    names = sector.usual if sector is not None else part.options.get("usual", "").split()
    usual = [known[name] for name in names if name in known]
    return [(composer.line(each.title), _unit(composer, each.unit)) for each in usual]


def _unit(composer: Composer, unit: str) -> Line:
    return composer.line(shown(unit))
