"""From a record's figures to the blocks of a document, as a plan in forms/report/ says. A pure function."""

from collections.abc import Callable, Mapping

from cpa_desktop.core.catalogue import Catalogue, ReportPart, ReportPlan
from cpa_desktop.core.fact import GRADES
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.finding import SEVERITIES
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Language
from cpa_desktop.core.uncertainty import Spread
from cpa_desktop.report import benchmarking, doubts, words
from cpa_desktop.report.blocks import Block, Column, Document, Fields, Figure, Heading, PageBreak, Paragraph, Row, Table
from cpa_desktop.report.composer import Composer
from cpa_desktop.report.figure_text import fact_value, joined
from cpa_desktop.report.key_figures import key_figures
from cpa_desktop.report.origins import WEAK, data_note
from cpa_desktop.report.tables import table


@frozen
class Stamp:
    """What identifies a printed document: the record, the state of its data, when it was made, whether it is final."""

    record_id: str
    data_version: str
    made_at: str
    draft: bool
    sample: bool


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
    composer = Composer(evaluation, spread, catalogue, languages, around)
    blocks: list[Block] = []
    for part in plan.parts:
        blocks += BLOCKS[part.block](composer, part)
    name = composer.cells.words(around, ("P02", "", "legal_name")).of(languages[0]) if around is not None else ""
    return Document(
        title=composer.line(plan.title),
        kind=plan.kind,
        enterprise=name,
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
    return [Heading(level=int(part.options.get("level", "1")), text=composer.title(part))]


def _text(composer: Composer, part: ReportPart) -> list[Block]:
    """A paragraph in which {P08.toe} stands for a figure; pieces parted by ` · ` go where theirs is missing.

    The option `both` is a piece that is said only where both languages are printed.
    """
    if part.text is None:
        return []
    both = composer.option(part, "both") if len(composer.languages) > 1 else None
    said = composer.sentence(joined(part.text, both, joint=" · ") if both else part.text)
    return [Paragraph(text=said, style=part.options.get("style", "body"))] if said else []  # type: ignore[arg-type]


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


def _benchmark(composer: Composer, part: ReportPart) -> list[Block]:
    chart = benchmarking.chart(
        composer.evaluation, composer.cells, composer.line, compact=part.options.get("form") == "compact"
    )
    if chart is None:
        return []
    limit = composer.limit(part, len(chart.bars))
    more = composer.option(part, "more", words.AND_MORE) or words.AND_MORE
    left_out = composer.line(more.filled(count=len(chart.bars) - limit))
    return [
        Figure(
            caption=composer.title(part),
            number=composer.next_number("figure"),
            drawing=benchmarking.shortened(chart, limit, left_out),
            source=composer.source_line(benchmarking.sources(composer.evaluation)),
        )
    ]


def _findings(composer: Composer, part: ReportPart) -> list[Block]:
    """What is still open, worst first: the report's own check of itself; as a table, or as a few lines."""
    severities = part.options.get("severities", "error doubt").split()
    found = [each for each in composer.evaluation.findings if each.severity in severities and not each.accepted]
    if part.options.get("form") == "lines":
        return doubts.lines(composer, part, found)
    limit = composer.limit(part, len(found))
    if not found:
        return [Paragraph(text=composer.line(words.NOTHING_OPEN), style="soft")]
    rows = [Row(cells=(composer.line(SEVERITIES[each.severity]), composer.line(each.text))) for each in found[:limit]]
    if len(found) > limit:
        rows.append(Row(cells=((), composer.line(words.AND_MORE.filled(count=len(found) - limit))), style="soft"))
    columns = (Column(head=composer.line(words.SEVERITY), width=18), Column(head=composer.line(words.WHAT)))
    return [Table(caption=composer.title(part), columns=columns, rows=tuple(rows))]


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
                    composer.line(fact_value(fact)),
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
    """The footnote every table of results carries: what ± means, where the data came from, and the part's own words."""
    said = [data_note(composer.evaluation, part.options.get("table", "P08.items"))]
    said += [WEAK] if composer.has_weak else []
    both = composer.option(part, "both") if len(composer.languages) > 1 else None
    said += [text for text in (part.text, both) if text is not None]
    return [Paragraph(text=composer.line(joined(*said)), style="soft")]


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
            blocks += table(
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
    "key_figures": key_figures,
    "table": table,
    "benchmark": _benchmark,
    "findings": _findings,
    "facts": _facts,
    "footnote": _footnote,
    "sheet": _sheet,
    "page_break": _page_break,
}
