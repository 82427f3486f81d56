"""From a record's figures to the blocks of a document, as a plan in forms/report/ says. A pure function."""

from collections.abc import Callable, Mapping

from cpa_desktop.core.catalogue import Catalogue, ReportPart, ReportPlan
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.finding import SEVERITIES
from cpa_desktop.core.text import Language
from cpa_desktop.core.uncertainty import Spread
from cpa_desktop.report import (
    benchmarking,
    diagrams,
    doubts,
    drafts,
    evidence,
    filling,
    gaps,
    history,
    ledger,
    official,
    pictures,
    words,
)
from cpa_desktop.report.blocks import (
    Block,
    Column,
    Contents,
    Document,
    Fields,
    Figure,
    Heading,
    Layout,
    PageBreak,
    Pair,
    Paragraph,
    Row,
    Table,
)
from cpa_desktop.report.composer import Composer
from cpa_desktop.report.figure_text import joined, lowered
from cpa_desktop.report.key_figures import key_figures
from cpa_desktop.report.origins import WEAK, data_note
from cpa_desktop.report.stamp import Stamp
from cpa_desktop.report.tables import table


def compose(
    plan: ReportPlan,
    evaluation: Evaluation,
    spread: Spread | None,
    catalogue: Catalogue,
    languages: tuple[Language, ...],
    around: Evaluation | None,
    stamp: Stamp,
    layout: Layout | None = None,
) -> Document:
    """The document that a plan makes of a record's figures; slow engines must have been settled before.

    `layout` is another than the plan's own. A part with the option `layout` stands only in that one.
    """
    composer = Composer(evaluation, spread, catalogue, languages, around, stamp, layout or plan.layout)
    blocks: list[Block] = []
    for part in plan.parts:
        if part.options.get("layout", composer.layout) == composer.layout:
            blocks += BLOCKS[part.block](composer, part)
    name = composer.cells.words(around, ("P02", "", "legal_name")).of(languages[0]) if around is not None else ""
    return Document(
        title=composer.line(plan.title),
        kind=plan.kind,
        enterprise=name,
        record_id=stamp.record_id,
        data_version=stamp.data_version,
        draft=stamp.draft and plan.drafted,
        sample=stamp.sample,
        languages=languages,
        made_at=stamp.made_at,
        blocks=tuple(blocks),
        landscape=plan.landscape,
        family=plan.family,
        layout=composer.layout,
        compact=plan.kind == "brief",
    )


def _heading(composer: Composer, part: ReportPart) -> list[Block]:
    return [Heading(level=int(part.options.get("level", "1")), text=composer.title(part))]


def _chapter(composer: Composer, part: ReportPart) -> list[Block]:
    return [Heading(level=1, text=composer.title(part), number=composer.numbering.chapter())]


def _section(composer: Composer, part: ReportPart) -> list[Block]:
    return [Heading(level=2, text=composer.title(part), number=composer.numbering.section())]


def _annex(composer: Composer, part: ReportPart) -> list[Block]:
    return [Heading(level=1, text=composer.title(part), number=composer.numbering.annex(), is_annex=True)]


def _contents(composer: Composer, part: ReportPart) -> list[Block]:
    return [Contents(tables=part.options.get("tables") == "true")]


def _text(composer: Composer, part: ReportPart) -> list[Block]:
    """A paragraph in which {P08.toe} stands for a figure; pieces parted by ` · ` go where theirs is missing.

    The option `lead` stands before the pieces that are left, `both` is a piece that is said only where both languages
    are printed. With `missing: dots` nothing is left out: dots stand where something is to be written by hand.
    """
    if part.text is None:
        return []
    if part.options.get("missing") == "dots":
        return [Paragraph(text=composer.line(composer.quoter.dotted(part.text)))]
    both = composer.option(part, "both") if len(composer.languages) > 1 else None
    said = composer.sentence(joined(part.text, both, joint=" · ") if both else part.text)
    lead = composer.line(composer.option(part, "lead"))
    said = tuple(map(" ".join, zip(lead, said, strict=False))) if lead else said
    return [Paragraph(text=said, style=part.options.get("style", "body"))] if said else []  # type: ignore[arg-type]


def _fields(composer: Composer, part: ReportPart) -> list[Block]:
    """Answers beside their questions; with a title as a numbered table."""
    pairs = [pair for name in part.fields if (pair := _pair(composer, part, name)) is not None]
    if not pairs or part.title is None:
        return [Fields(pairs=tuple(pairs))] if pairs else []
    columns = tuple(
        Column(head=composer.line(head), width=width) for head, width in ((words.WHAT, 62), (words.SAID, None))
    )
    rows = tuple(Row(cells=(label, value)) for label, value, _ in pairs)
    number = composer.next_number("table")
    return [Table(caption=composer.title(part), number=number, columns=columns, rows=rows)]


def _pair(composer: Composer, part: ReportPart, name: str) -> Pair | None:
    """A question and its answer, under the plan's own words for it if it has any."""
    evaluation, key = composer.key(name)
    work = evaluation.program.by_key.get(key)
    is_known = composer.cells.is_known(evaluation, key)
    if work is None or (part.options.get("empty") == "left out" and not is_known):
        return None
    value = composer.cells.with_unit(evaluation, key) if is_known else words.NO_DATA
    return composer.line(composer.option(part, key[2], work.field.label)), composer.line(value), ()


def _benchmark(composer: Composer, part: ReportPart) -> list[Block]:
    chart = benchmarking.chart(
        composer.evaluation, composer.cells, composer.line, compact=part.options.get("form") == "compact"
    )
    if chart is None:
        return [Paragraph(text=composer.line(part.text), style="soft")] if part.text is not None else []
    limit = composer.limit(part, len(chart.bars))
    more = composer.option(part, "more", words.AND_MORE) or words.AND_MORE
    left_out = composer.line(more.filled(count=len(chart.bars) - limit))
    return [
        Figure(
            caption=composer.title(part),
            number=composer.next_number("figure"),
            drawing=benchmarking.shortened(chart, limit, left_out),
            source=composer.source_line(benchmarking.sources(composer.evaluation)),
        ),
        *_not_placed(composer, part),
    ]


def _not_placed(composer: Composer, part: ReportPart) -> list[Block]:
    """The indicators that the chart has no figure for, where the plan has words for them."""
    said = composer.option(part, "unknown")
    names = benchmarking.unknown(composer.evaluation, composer.cells)
    if said is None or not names:
        return []
    return [Paragraph(text=composer.line(said.filled(names=joined(*map(lowered, names), joint="; "))), style="soft")]


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
    "cover": official.cover,
    "letterhead": official.letterhead,
    "bases": official.bases,
    "signatures": official.signatures,
    "contents": _contents,
    "heading": _heading,
    "chapter": _chapter,
    "section": _section,
    "annex": _annex,
    "text": _text,
    "fields": _fields,
    "key_figures": key_figures,
    "table": table,
    "benchmark": _benchmark,
    "monthly": diagrams.monthly,
    "radar": diagrams.radar,
    "pareto": diagrams.pareto,
    "photos": pictures.photos,
    "ledger": ledger.ledger,
    "draft": drafts.draft,
    "findings": _findings,
    "facts": evidence.facts,
    "sources": evidence.sources,
    "assumptions": gaps.assumptions,
    "accepted": gaps.accepted,
    "missing": gaps.missing,
    "history": history.history,
    "ticks": filling.ticks,
    "lines": filling.lines,
    "listing": filling.listing,
    "to_fill": filling.to_fill,
    "footnote": _footnote,
    "sheet": _sheet,
    "page_break": _page_break,
}
