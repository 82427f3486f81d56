"""From a record's figures to the blocks of a document, as a plan in forms/report/ says. A pure function."""

from collections.abc import Callable, Mapping, Sequence

from cpa_desktop.core.catalogue import Catalogue, ReportPart, ReportPlan
from cpa_desktop.core.expressions.values import Key, Missing
from cpa_desktop.core.fact import GRADES, Source
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.finding import SEVERITIES
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.text import Language, Text, same
from cpa_desktop.core.uncertainty import Spread
from cpa_desktop.report import benchmarking, words
from cpa_desktop.report.blocks import (
    Block,
    Column,
    Document,
    Fields,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    PageBreak,
    Paragraph,
    Row,
    Table,
)
from cpa_desktop.report.figure_text import Cells, origin_line
from cpa_desktop.report.line import Line, chosen
from cpa_desktop.report.look import Resource


@frozen
class Stamp:
    """What identifies a printed document: the record, the state of its data, when it was made, whether it is final."""

    record_id: str
    data_version: str
    made_at: str
    draft: bool
    sample: bool


class Composer:
    """What every block function needs: the figures, how they are written, and the languages."""

    def __init__(
        self, evaluation: Evaluation, spread: Spread | None, catalogue: Catalogue, languages: tuple[Language, ...]
    ) -> None:
        self.evaluation = evaluation
        self.catalogue = catalogue
        self.languages = languages
        self.cells = Cells(evaluation, spread)
        self.numbers: dict[str, int] = {}

    def line(self, text: Text | None) -> Line:
        """A text in the languages printed."""
        return () if text is None else chosen(text, self.languages)

    def next_number(self, sort: str) -> str:
        """The number of the next table or figure."""
        self.numbers[sort] = self.numbers.get(sort, 0) + 1
        return str(self.numbers[sort])

    def key(self, words_: str) -> tuple[Evaluation, Key]:
        """The evaluation and key that `P08.toe` or `enterprise.P02.sector` names."""
        *before, sheet, field = words_.split(".")
        evaluation = self.cells.around if before else self.evaluation
        return evaluation, (sheet, "", field)

    def source_line(self, ids: Sequence[str]) -> Line:
        """The sources of a table, each once, as they are cited."""
        found = [self.catalogue.sources[each] for each in dict.fromkeys(ids) if each in self.catalogue.sources]
        return tuple("; ".join(short(source) for source in found) for _ in self.languages) if found else ()


def short(source: Source) -> str:
    """A source in a line under a table."""
    return " ".join(part for part in (source.id, f"({source.year})" if source.year else "") if part)


def compose(
    plan: ReportPlan,
    evaluation: Evaluation,
    spread: Spread | None,
    catalogue: Catalogue,
    languages: tuple[Language, ...],
    around: Evaluation | None,
    stamp: Stamp,
) -> Document:
    """The document that a plan makes of a record's figures; slow engines must have been settled before."""
    composer = Composer(evaluation, spread, catalogue, languages)
    composer.cells.around = around or evaluation
    blocks: list[Block] = []
    for part in plan.parts:
        blocks += BLOCKS[part.block](composer, part)
    name = composer.cells.words(composer.cells.around, ("P02", "", "legal_name")) if around else same("")
    return Document(
        title=composer.line(plan.title),
        kind=plan.kind,
        enterprise=name.of(languages[0]),
        record_id=stamp.record_id,
        data_version=stamp.data_version,
        draft=stamp.draft,
        sample=stamp.sample,
        languages=languages,
        made_at=stamp.made_at,
        blocks=tuple(blocks),
        landscape=plan.landscape,
        family=plan.family,
        compact=plan.kind == "brief",
    )


def _heading(composer: Composer, part: ReportPart) -> list[Block]:
    return [Heading(level=int(part.options.get("level", "1")), text=composer.line(part.title))]


def _text(composer: Composer, part: ReportPart) -> list[Block]:
    """A paragraph in which {P08.toe} stands for a figure; left out where one of them is missing."""
    if part.text is None:
        return []
    values: dict[str, Text] = {}
    for piece in part.text.vi.split("{")[1:] + part.text.en.split("{")[1:]:
        name = piece.partition("}")[0]
        evaluation, key = composer.key(name)
        if isinstance(evaluation.cell(key), Missing):
            return []
        values[name] = composer.cells.with_unit(evaluation, key)
    text = Text(vi=_filled(part.text.vi, values, "vi"), en=_filled(part.text.en, values, "en"))
    style = part.options.get("style", "body")
    return [Paragraph(text=composer.line(text), style=style)]  # type: ignore[arg-type]


def _filled(text: str, values: Mapping[str, Text], language: Language) -> str:
    for name, value in values.items():
        text = text.replace("{" + name + "}", value.of(language))
    return text


def _fields(composer: Composer, part: ReportPart) -> list[Block]:
    pairs = []
    for name in part.fields:
        evaluation, key = composer.key(name)
        work = evaluation.program.by_key.get(key)
        if work is None or (part.options.get("empty") == "left out" and not composer.cells.is_known(evaluation, key)):
            continue
        value = composer.cells.with_unit(evaluation, key)
        pairs.append((composer.line(work.field.label), composer.line(value), ()))
    return [Fields(pairs=tuple(pairs))] if pairs else []


def _key_figures(composer: Composer, part: ReportPart) -> list[Block]:
    items = []
    for name in part.fields:
        address, _, resource = name.partition(" ")
        evaluation, key = composer.key(address)
        work = evaluation.program.by_key.get(key)
        if work is None:
            continue
        items.append(_key_figure(composer, evaluation, key, work.field.label, "", resource))
    if part.table:
        sheet, table = part.table.split(".")
        title, *columns = part.columns
        for row in composer.evaluation.rows(sheet, table):
            key = (sheet, table, title)
            if not composer.cells.is_known(composer.evaluation, key, row):
                continue
            group = composer.evaluation.cell((sheet, table, "group"), row)
            label = row_title(composer.evaluation, (sheet, table), row)
            items.append(_key_figure(composer, composer.evaluation, key, label, row, str(group), columns))
    return [KeyFigures(items=tuple(items))] if items else []


def _key_figure(
    composer: Composer,
    evaluation: Evaluation,
    key: Key,
    label: Text,
    row: str,
    resource: str,
    more: Sequence[str] = (),
) -> KeyFigure:
    cells = composer.cells
    number, unit = cells.number(evaluation, key, row), cells.unit(evaluation, key, row)
    notes = [cells.with_unit(evaluation, (*key[:2], each), row) for each in more]
    known: tuple[Resource, ...] = ("energy", "water", "material", "waste", "money", "ghg")
    return KeyFigure(
        label=composer.line(label),
        value=number.of(composer.languages[0]),
        unit=composer.line(unit),
        range=cells.plus_minus(evaluation, key, row).of(composer.languages[0]),
        note=composer.line(_joined(notes)),
        resource=next((each for each in known if each == resource), ""),
    )


def _joined(texts: Sequence[Text]) -> Text:
    return Text(vi=" · ".join(t.vi for t in texts), en=" · ".join(t.en for t in texts))


def _table(composer: Composer, part: ReportPart) -> list[Block]:
    """Rows of a table; `columns` as `a`, `a|b` (b where a is missing), `a ±`, `a → tables of rows`; `where` a truth."""
    sheet, table = part.table.split(".")
    evaluation = composer.evaluation
    rows = [row for row in evaluation.rows(sheet, table) if _is_wanted(evaluation, (sheet, table), part.where, row)]
    limit = int(part.options.get("rows", "0")) or len(rows)
    if not rows:
        return [Paragraph(text=composer.line(part.text), style="soft")] if part.text is not None else []
    labels = [_column(composer, sheet, table, spec, rows) for spec in part.columns]
    heads = [Column(head=composer.line(part.title or words.NAME), align="left")] if "rows" not in part.fields else []
    made = []
    for row in rows[:limit]:
        title = composer.line(row_title(evaluation, (sheet, table), row))
        cells = [composer.line(composer.cells.listed(evaluation, (sheet, table), spec, row)) for spec in part.columns]
        made.append(Row(cells=(*((title,) if heads else ()), *cells)))
    return [
        Table(
            caption=composer.line(part.title),
            number=composer.next_number("table") if part.options.get("number") != "none" else "",
            columns=(*_named(heads, composer, part), *labels),
            rows=tuple(made),
            source=_sources(composer, part, (sheet, table), rows),
            origin=composer.line(origin_line(evaluation, (sheet, table), part.options.get("origin", ""), rows)),
        )
    ]


def _named(heads: list[Column], composer: Composer, part: ReportPart) -> list[Column]:
    if not heads:
        return []
    head = Text(vi=part.options.get("head_vi", words.NAME.vi), en=part.options.get("head_en", words.NAME.en))
    return [Column(head=composer.line(head), align="left")]


def _is_wanted(evaluation: Evaluation, table: tuple[str, str], where: str, row: str) -> bool:
    return not where or evaluation.cell((*table, where), row) is True


def _column(composer: Composer, sheet: str, table: str, spec: str, rows: Sequence[str]) -> Column:
    name = spec.partition("|")[0].partition(" ")[0]
    work = composer.evaluation.program.by_key[sheet, table, name]
    unit = composer.cells.common_unit(composer.evaluation, (sheet, table, name), rows)
    is_number = work.is_number
    return Column(
        head=composer.line(work.field.label),
        unit=composer.line(unit),
        align="right" if is_number else "left",
    )


def _sources(composer: Composer, part: ReportPart, table: tuple[str, str], rows: Sequence[str]) -> Line:
    """Where the content behind the rows was read: the column named, else the source of the rows' content."""
    rowing = composer.evaluation.program.tables[table]
    listed = composer.evaluation.program.form.lists.get(rowing.field.rows.source if rowing.field.rows else "", {})
    ids = [str(getattr(listed.get(row), "source", "")) for row in rows]
    if part.options.get("sources") == "benchmarks":
        ids = benchmarking.sources(composer.evaluation)
    return composer.source_line(ids)


def _benchmark(composer: Composer, part: ReportPart) -> list[Block]:
    chart = benchmarking.chart(composer.evaluation, composer.cells, composer.line)
    if chart is None:
        return []
    return [
        Figure(
            caption=composer.line(part.title),
            number=composer.next_number("figure"),
            drawing=chart,
            source=composer.source_line(benchmarking.sources(composer.evaluation)),
        )
    ]


def _findings(composer: Composer, part: ReportPart) -> list[Block]:
    """What is still open, worst first: the report's own check of itself."""
    severities = part.options.get("severities", "error doubt").split()
    found = [each for each in composer.evaluation.findings if each.severity in severities and not each.accepted]
    limit = int(part.options.get("rows", "0")) or len(found)
    if not found:
        return [Paragraph(text=composer.line(words.NOTHING_OPEN), style="soft")]
    rows = [Row(cells=(composer.line(SEVERITIES[each.severity]), composer.line(each.text))) for each in found[:limit]]
    if len(found) > limit:
        rows.append(Row(cells=((), composer.line(words.AND_MORE.filled(count=len(found) - limit))), style="soft"))
    columns = (Column(head=composer.line(words.SEVERITY), width=18), Column(head=composer.line(words.WHAT)))
    return [Table(caption=composer.line(part.title), columns=columns, rows=tuple(rows))]


def _facts(composer: Composer, part: ReportPart) -> list[Block]:
    """The factors the figures rest on, with year, grade and source."""
    rows = []
    for found in composer.evaluation.frame.used_facts.values():
        fact = found.fact
        grade = GRADES[fact.grade]
        source = composer.catalogue.sources.get(fact.source)
        rows.append(
            Row(
                cells=(
                    composer.line(fact.title),
                    composer.line(composer.cells.fact_value(fact)),
                    (str(fact.year or fact.valid_from or ""),),
                    composer.line(grade),
                    (source.cited() if source is not None else fact.source,),
                )
            )
        )
    heads = (words.FACTOR, words.VALUE, words.YEAR, words.GRADE, words.SOURCE_HEAD)
    columns = tuple(Column(head=composer.line(head)) for head in heads)
    return [
        Table(
            caption=composer.line(part.title), number=composer.next_number("table"), columns=columns, rows=tuple(rows)
        )
    ]


def _footnote(composer: Composer, part: ReportPart) -> list[Block]:
    """The footnote every table of results carries: what ± means, and where the data came from."""
    text = composer.cells.data_note(part.options.get("table", "P08.items"))
    return [Paragraph(text=composer.line(text), style="soft")]


def _sheet(composer: Composer, part: ReportPart) -> list[Block]:
    """A whole worksheet as it was answered: its fields, then its tables."""
    evaluation = composer.evaluation
    sheet = evaluation.program.form.sheet(part.table)
    blocks: list[Block] = [Heading(level=2, text=composer.line(part.title or sheet.title))]
    singles = [field for field in sheet.fields if not field.is_table]
    known = [field for field in singles if not evaluation.is_hidden((sheet.id, "", field.id))]
    pairs = tuple(
        (composer.line(field.label), composer.line(composer.cells.with_unit(evaluation, (sheet.id, "", field.id))), ())
        for field in known
    )
    if pairs:
        blocks.append(Fields(pairs=pairs))
    for field in sheet.fields:
        if field.is_table:
            columns = tuple(column.id for column in field.columns)
            blocks += _table(
                composer,
                ReportPart(
                    id=field.id, block="table", title=field.label, table=f"{sheet.id}.{field.id}", columns=columns
                ),
            )
    return blocks


def _page_break(composer: Composer, part: ReportPart) -> list[Block]:
    return [PageBreak()]


BLOCKS: Mapping[str, Callable[[Composer, ReportPart], list[Block]]] = {
    "heading": _heading,
    "text": _text,
    "fields": _fields,
    "key_figures": _key_figures,
    "table": _table,
    "benchmark": _benchmark,
    "findings": _findings,
    "facts": _facts,
    "footnote": _footnote,
    "sheet": _sheet,
    "page_break": _page_break,
}
