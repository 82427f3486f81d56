"""What is still open: as a table, or in the few lines that a summary has for it."""

from collections.abc import Iterator, Sequence

from cpa_desktop.core.catalogue import ReportPart
from cpa_desktop.core.finding import SEVERITIES, Finding
from cpa_desktop.core.text import Text, same
from cpa_desktop.report import words
from cpa_desktop.report.blocks import Block, Column, Paragraph, Row, Table
from cpa_desktop.report.composer import Composer
from cpa_desktop.report.figure_text import fact_value, in_both, joined

_ALIKE = Text(vi="(và {count} điểm tương tự)", en="(and {count} similar)")
_RESTS_ON = Text(
    vi="{name} {value} (ước tính) là nguồn chính của khoảng ± ở {figure}.",
    en="{name} {value} (estimate) is the main cause of the ± of {figure}.",
)
_MORE = same("({more})")
_DASH = same("–")
_MUCH = 0.25  # of the variance of a figure


def lines(composer: Composer, part: ReportPart, found: Sequence[Finding]) -> list[Block]:
    """The worst of each sort, a line each under the part's title, run in where two languages share the page.

    What is left is counted. The option `rests_on` names a figure; what it is most unsure for comes first.
    """
    sorts: dict[str, list[Finding]] = {}
    for each in found:
        sorts.setdefault(each.rule, []).append(each)
    said = [(1, text) for text in _estimates(composer, part)]
    said += [(len(alike), _line(composer, part, alike)) for alike in sorts.values()]
    if not said:
        return [Paragraph(text=composer.line(words.NOTHING_OPEN), style="soft")]
    limit = composer.limit(part, len(said))
    left = sum(count for count, _ in said[limit:])
    texts = [text for _, text in said[:limit]]
    if left:
        texts[-1] = joined(texts[-1], _MORE.filled(more=words.AND_MORE.filled(count=left)))
    title = [part.title] if part.title is not None else []
    joint = "\n" if len(composer.languages) == 1 else " "
    listed = joined(*title, *(joined(_DASH, text) for text in texts), joint=joint)
    return [Paragraph(text=composer.line(listed), style="warning")]


def _estimates(composer: Composer, part: ReportPart) -> Iterator[Text]:
    """The library's estimates that a figure's ± mostly comes from."""
    address = part.options.get("rests_on", "")
    if not address or composer.spread is None:
        return
    evaluation, key = composer.key(address)
    facts = {f"fact/{found.fact.id}": found.fact for found in evaluation.used_facts.values()}
    for share in composer.spread.shares(key):
        fact = facts.get(share.source)
        if fact is not None and fact.grade in ("estimate", "memory") and share.share >= _MUCH:
            figure = composer.option(part, "figure", evaluation.program.by_key[key].field.label)
            yield _RESTS_ON.filled(name=fact.title, value=fact_value(fact), figure=figure)


def _line(composer: Composer, part: ReportPart, alike: Sequence[Finding]) -> Text:
    """What is the matter; what to do about it, behind the semicolon, is for the desk and not for this page."""
    first = alike[0].text
    matter = in_both(lambda language: first.of(language).partition("; ")[0].rstrip(".") + ".")
    said = composer.within(part, matter)
    return joined(said, _ALIKE.filled(count=len(alike) - 1)) if len(alike) > 1 else said


def findings(composer: Composer, part: ReportPart) -> list[Block]:
    """What is still open, worst first: the report's own check of itself; as a table, or as a few lines."""
    severities = part.options.get("severities", "error doubt").split()
    found = [each for each in composer.evaluation.findings if each.severity in severities and not each.accepted]
    if part.options.get("form") == "lines":
        return lines(composer, part, found)
    limit = composer.limit(part, len(found))
    if not found:
        return [Paragraph(text=composer.line(words.NOTHING_OPEN), style="soft")]
    rows = [Row(cells=(composer.line(SEVERITIES[each.severity]), composer.line(each.text))) for each in found[:limit]]
    if len(found) > limit:
        rows.append(Row(cells=((), composer.line(words.AND_MORE.filled(count=len(found) - limit))), style="soft"))
    columns = (Column(head=composer.line(words.SEVERITY), width=18), Column(head=composer.line(words.WHAT)))
    return [Table(caption=composer.title(part), columns=columns, rows=tuple(rows))]
