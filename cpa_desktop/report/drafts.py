"""Paragraphs that are composed from the figures until someone writes their own."""

from cpa_desktop.core.catalogue import ReportPart
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.text import Text
from cpa_desktop.core.uncertainty import Spread
from cpa_desktop.core.worksheet import Field
from cpa_desktop.report.blocks import Block, Bullets, Heading, Lines, Paragraph
from cpa_desktop.report.composer import Composer
from cpa_desktop.report.figure_text import NOTHING, Cells, joined
from cpa_desktop.report.line import Line
from cpa_desktop.report.quoting import Quoter


def draft(composer: Composer, part: ReportPart) -> list[Block]:
    """The field's words as typed, once whatever the languages; else the draft; under the part's title if it has one.

    Where there is neither, the part's text, or as many `lines` to write on.
    """
    head: list[Block] = []
    if part.title is not None:
        head = [Heading(level=int(part.options.get("level", "3")), text=composer.title(part))]
    paragraphs = _typed(composer, part) or _drafted(composer, part)
    if paragraphs and part.options.get("form") == "bullets":
        return [*head, Bullets(items=tuple(item for each in paragraphs for item in _items(each)))]
    if paragraphs:
        return [*head, *(Paragraph(text=each) for each in paragraphs)]
    if "lines" in part.options:
        return [*head, Lines(count=int(part.options["lines"]))]
    return [*head, *composer.instead(part)]


def _items(paragraph: Line) -> list[Line]:
    """A paragraph as items: one, or as many as it quotes lines of something typed."""
    lines = [text.split("\n") for text in paragraph]
    return (
        [tuple(each) for each in zip(*lines, strict=True)] if len({len(each) for each in lines}) == 1 else [paragraph]
    )


def _typed(composer: Composer, part: ReportPart) -> list[Line]:
    evaluation, key = composer.key(part.fields[0])
    if not composer.cells.is_known(evaluation, key):
        return []
    typed = composer.cells.words(evaluation, key).vi
    return [(each.strip(),) for each in typed.split("\n") if each.strip()]


def _drafted(composer: Composer, part: ReportPart) -> list[Line]:
    evaluation, key = composer.key(part.fields[0])
    work = evaluation.program.by_key.get(key)
    return composer.paragraphs(work.field.draft) if work is not None and work.field.draft is not None else []


def composed(field: Field, evaluation: Evaluation, spread: Spread, around: Evaluation | None) -> Text:
    """What is drafted for a field, as it would be typed: a line each paragraph, nothing where nothing can be said."""
    if field.draft is None:
        return NOTHING
    quoter = Quoter(Cells(evaluation, spread), around or evaluation)
    return joined(*quoter.paragraphs(field.draft), joint="\n")
