"""From a record's figures to the blocks of a document, as a plan in forms/report/ says. A pure function."""

from collections.abc import Callable, Mapping

from cpa_desktop.core import course
from cpa_desktop.core.catalogue import Catalogue, ReportPart, ReportPlan
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.text import Language
from cpa_desktop.core.uncertainty import Spread
from cpa_desktop.report import (
    answers,
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
    process,
)
from cpa_desktop.report.blocks import (
    Block,
    Contents,
    Document,
    Heading,
    Layout,
    PageBreak,
    Paragraph,
)
from cpa_desktop.report.composer import Composer
from cpa_desktop.report.figure_text import joined
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

    `layout` is another than the plan's own. A part with the option `layout` stands only in that one, a part with the
    option `needs` only where that field is known or that table has rows, with `lacks` only where not.
    """
    composer = Composer(evaluation, spread, catalogue, languages, around, stamp, layout or plan.layout)
    blocks: list[Block] = []
    for place, part in enumerate(plan.parts):
        course.step(place, 2 * len(plan.parts))  # the other half is setting it
        if part.options.get("layout", composer.layout) == composer.layout and _has_its_need(composer, part):
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


def _has_its_need(composer: Composer, part: ReportPart) -> bool:
    needs, lacks = (part.options.get(name) for name in ("needs", "lacks"))
    return (needs is None or composer.is_there(needs)) and (lacks is None or not composer.is_there(lacks))


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


def _footnote(composer: Composer, part: ReportPart) -> list[Block]:
    """The footnote every table of results carries: what ± means, where the data came from, and the part's own words."""
    said = [data_note(composer.evaluation, part.options.get("table", "P08.items"))]
    said += [WEAK] if composer.has_weak else []
    both = composer.option(part, "both") if len(composer.languages) > 1 else None
    said += [text for text in (part.text, both) if text is not None]
    return [Paragraph(text=composer.line(joined(*said)), style="soft")]


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
    "fields": answers.fields,
    "key_figures": key_figures,
    "table": table,
    "benchmark": benchmarking.benchmark,
    "flow": process.flow,
    "monthly": diagrams.monthly,
    "radar": diagrams.radar,
    "pareto": diagrams.pareto,
    "photos": pictures.photos,
    "ledger": ledger.ledger,
    "draft": drafts.draft,
    "findings": doubts.findings,
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
    "sheet": answers.sheet,
    "page_break": _page_break,
}
