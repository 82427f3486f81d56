"""What figures rest on besides the plant's own books: factors with their grades, and the sources cited."""

from cpa_desktop.core.catalogue import ReportPart
from cpa_desktop.core.fact import GRADES, Fact, Source
from cpa_desktop.core.text import Text
from cpa_desktop.report import words
from cpa_desktop.report.blocks import Block, Column, Row, Table
from cpa_desktop.report.composer import Composer
from cpa_desktop.report.figure_text import fact_value, joined, plain
from cpa_desktop.report.line import Line

_SPAN = Text(vi="({low}–{high})", en="({low}–{high})")
_CODE = Text(vi="Mã", en="Id")
_CITED = Text(vi="Tài liệu", en="Reference")


def facts(composer: Composer, part: ReportPart) -> list[Block]:
    """The factors the figures rest on, with range, year, grade and source."""
    used = [found.fact for found in composer.evaluation.used_facts.values()]
    every = {(fact.id, fact.year or 0, fact.valid_from): fact for fact in used}
    if not every:
        return composer.instead(part)
    heads = (words.FACTOR, words.VALUE, words.YEAR, words.GRADE, words.SOURCE_HEAD)
    return [
        Table(
            caption=composer.title(part),
            number=composer.next_number("table"),
            columns=tuple(Column(head=composer.line(head)) for head in heads),
            rows=tuple(_fact(composer, every[key]) for key in sorted(every)),  # asked for in no order of their own
            dense=True,
        )
    ]


def _fact(composer: Composer, fact: Fact) -> Row:
    value = fact_value(fact)
    if fact.low is not None and fact.high is not None:
        value = joined(value, _SPAN.filled(low=plain(fact.low), high=plain(fact.high)))
    return Row(
        cells=(
            composer.line(fact.title),
            composer.line(value),
            (str(fact.year or fact.valid_from or ""),),
            composer.line(GRADES[fact.grade]),
            composer.source_line([fact.source]),
        )
    )


def sources(composer: Composer, part: ReportPart) -> list[Block]:
    """The sources that stand under the tables and figures before, as a reader finds them again."""
    cited = sorted(composer.cited.values(), key=lambda source: source.id)
    if not cited:
        return []
    rows = tuple(
        Row(cells=((source.id,), _cited(composer, source), composer.line(GRADES[source.grade]))) for source in cited
    )
    heads = (_CODE, _CITED, words.GRADE)
    return [
        Table(
            caption=composer.title(part),
            number=composer.next_number("table"),
            columns=tuple(Column(head=composer.line(head)) for head in heads),
            rows=rows,
            dense=True,
        )
    ]


def _cited(composer: Composer, source: Source) -> Line:
    """In a report for readers of both languages once, as the source itself is titled."""
    return composer.line(source.cited()) if len(composer.languages) == 1 else (source.named(),)
