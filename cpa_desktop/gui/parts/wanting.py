"""What is still open before a report may go: what is wrong, what must be answered, and what should be."""

from collections.abc import Iterator, Mapping, Sequence

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Missing
from cpa_desktop.core.figures import HIDDEN, Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.program import Work
from cpa_desktop.core.text import Language
from cpa_desktop.core.walk_facts import Walk, walks
from cpa_desktop.core.worksheet import Need
from cpa_desktop.gui.opened import OpenRecord
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.i18n import _

_NEEDS = ("must", "should")
_SETTLED = ("not_available", "not_applicable")


@frozen
class Open:
    """A question that waits for answers: in how many places, and where the first of them is."""

    sheet: str
    title: str
    address: str
    need: Need
    asked: int
    open: int


def questions(record: OpenRecord, language: Language) -> tuple[Open, ...]:
    """Every question that must or should be answered, in the order in which the sheets are taken up."""
    places = {stop.sheet.id: place for place, stop in enumerate(record.agenda.stops)}
    found = [each for live in record.lives() for each in _questions(live.evaluation, language)]
    return tuple(sorted(found, key=lambda each: places.get(each.sheet, len(places))))


def _questions(evaluation: Evaluation, language: Language) -> Iterator[Open]:
    walked = walks(evaluation)
    for work in evaluation.program.by_key.values():
        if work.value is None and work.field.need != "may" and work.key[:2] not in walked:
            yield _question(evaluation, work, language)
    for table, walk in walked.items():
        yield _observations(evaluation, table, walk, language)
    for key, rowing in evaluation.program.tables.items():
        field = rowing.field
        if field.need != "may" and not evaluation.rows(*key):
            title = field.label.of(language)
            yield Open(sheet=key[0], title=title, address="/".join(key), need=field.need, asked=1, open=1)


def _question(evaluation: Evaluation, work: Work, language: Language) -> Open:
    sheet, table, _field = work.key
    rows = evaluation.rows(sheet, table) if table else [""]
    asked = [
        (row, cell) for row, cell in zip(rows, evaluation.frame.columns[work.key], strict=True) if cell is not HIDDEN
    ]
    waiting = [row for row, cell in asked if isinstance(cell, Missing) and cell.state not in _SETTLED]
    label = work.field.label.of(language)
    over = evaluation.program.tables[sheet, table].field.label.of(language) if table else ""
    return Open(
        sheet=sheet,
        title=f"{over}: {label}" if over else label,
        address=address_of(work.key, waiting[0] if waiting else ""),
        need=work.field.need,
        asked=len(asked),
        open=len(waiting),
    )


def _observations(evaluation: Evaluation, table: TableKey, walk: Walk, language: Language) -> Open:
    """Of a walk-through what is not seen yet of the afternoon's walk; the first of it is where to go on."""
    field = evaluation.program.tables[table].field
    waiting = [row for row in walk.chosen if row not in walk.seen]
    typed = [(*table, column.id) for column in field.columns if not column.is_computed]
    there = [key for key in typed if waiting and not evaluation.is_hidden(key, waiting[0])]
    return Open(
        sheet=table[0],
        title=field.label.of(language),
        address=address_of(there[0], waiting[0]) if there else "/".join(table),
        need="should",
        asked=len(walk.chosen),
        open=len(waiting),
    )


def words(found: tuple[Open, ...]) -> str:
    """How many of what must be answered are open."""
    must = [each for each in found if each.need == "must"]
    waiting, asked = sum(each.open for each in must), sum(each.asked for each in must)
    if not waiting:
        return _("Everything required is answered.")
    return _("{open} of {asked} required answers are still open", open=waiting, asked=asked)


def lines(
    record: OpenRecord,
    found: tuple[Open, ...],
    titles: Mapping[str, str],
    language: Language,
    wordings: Sequence[Line] = (),
) -> list[Line]:
    """What is wrong, what must be answered, the paragraphs to be read, then what should be, each with a way to it."""
    wrong = [
        Line(
            title=finding.text.of(language),
            detail=titles.get(finding.address.partition("/")[0], ""),
            sign="error",
            tone="error",
            address=finding.address,
            key=f"{finding.address} {finding.rule}",
        )
        for finding in record.findings
        if finding.severity == "error" and not finding.accepted
    ]
    must, should = ([_line(each, titles) for each in found if each.need == need and each.open] for need in _NEEDS)
    return [
        *_headed(_("To be mended"), wrong),
        *_headed(_("Needed before the report may go"), must),
        *_headed(_("Paragraphs to read and change"), wordings),
        *_headed(_("Wanted as well"), should),
    ]


def _headed(heading: str, there: Sequence[Line]) -> list[Line]:
    return (
        [Line(title=heading, value=f"{len(there)}", key=f"heading {heading}", is_heading=True), *there] if there else []
    )


def _line(each: Open, titles: Mapping[str, str]) -> Line:
    is_needed = each.need == "must"
    detail = [titles.get(each.sheet, "")]
    if each.asked > 1:
        detail.append(_("{open} of {asked} open", open=each.open, asked=each.asked))
    return Line(
        title=each.title,
        detail=" · ".join(filter(None, detail)),
        sign="open" if is_needed else "hint",
        tone="accent" if is_needed else "soft_ink",
        address=each.address,
    )
