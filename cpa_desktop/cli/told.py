"""Records, figures and findings as a person reads them in a terminal."""

from collections.abc import Iterable

from cpa_desktop.calc import units
from cpa_desktop.cli.console import Console, moment
from cpa_desktop.core import numbers
from cpa_desktop.core.address import facet_of, is_row, parse
from cpa_desktop.core.answer import ORIGINS
from cpa_desktop.core.change import Change
from cpa_desktop.core.expressions.values import Missing
from cpa_desktop.core.finding import SEVERITIES, Finding
from cpa_desktop.core.labels import cell_title
from cpa_desktop.core.progress import progress
from cpa_desktop.core.showing import STATES, value_text
from cpa_desktop.core.text import Text, same
from cpa_desktop.core.trace import Trace
from cpa_desktop.i18n import _
from cpa_desktop.service.described import cells
from cpa_desktop.service.listing import Listed
from cpa_desktop.service.session import RecordSession


def record(session: RecordSession, row: Listed, console: Console) -> None:
    """Its headlines, how far its sheets are, what was entered in them and the single figures that follow."""
    register = session.program.form.register
    console.say(" · ".join(filter(None, (row.title, row.belongs_to, register.title.of(console.language), row.id))))
    if session.read_only_because is not None:
        console.say(session.read_only_because)
    console.table((headline.title, row.texts[headline.key]) for headline in register.headlines if headline.shown)
    done = progress(session.evaluation)
    for sheet in session.program.form.sheets:
        part = done[sheet.id]
        console.say(f"\n{sheet.id} {sheet.title.of(console.language)} {part.answered}/{part.asked}")
        console.table(_cells(session, sheet.id))


def _cells(session: RecordSession, sheet: str) -> Iterable[tuple[str, Text, Text]]:
    evaluation = session.evaluation
    for key, row, address in cells(evaluation):
        is_entered = row in evaluation.layout.get(key, {})
        is_figure = not key[1] and not isinstance(evaluation.cell(key), Missing)
        if key[0] == sheet and (is_entered or is_figure):
            yield f"  {address}", cell_title(evaluation, key, row), value_text(evaluation, key, row)


def entered(session: RecordSession, addresses: Iterable[str], console: Console) -> None:
    """What now stands in the cells just filled."""
    for address in addresses:
        if address.startswith("record/") or facet_of(address) or is_row(address):
            continue
        key, row = session.cell_of(parse(address))
        title, value = cell_title(session.evaluation, key, row), value_text(session.evaluation, key, row)
        console.say(f"{title.of(console.language)}: {value.of(console.language)}")


def history(changes: Iterable[Change], console: Console) -> None:
    """One line each, the first one first; undoing an undo brings back."""
    takes_back: dict[str, bool] = {}
    for each in changes:
        takes_back[each.id] = bool(each.undoes) and not takes_back.get(each.undoes or "", False)
        act = each.label.of(console.language)
        if each.undoes:
            act = _("undo: {act}", act=act) if takes_back[each.id] else _("redo: {act}", act=act)
        console.say("  ".join(filter(None, (moment(each.at), each.by, act))))


def findings(found: Iterable[Finding], console: Console) -> None:
    """One line each, worst first."""
    for each in found:
        severity = SEVERITIES[each.severity].of(console.language)
        accepted = _(" (accepted: {reason})", reason=each.accepted) if each.accepted else ""
        console.say(f"{severity}: {each.text.of(console.language)} [{each.address}]{accepted}")


def trace(made: Trace, console: Console, depth: int = 0) -> None:
    """A figure, and indented below it what it was made of."""
    value = STATES[made.cell.state] if isinstance(made.cell, Missing) else _shown(made)
    behind = made.formula or made.entered
    if made.fact is not None:
        behind = f"{made.fact.source} {made.fact.year or made.fact.valid_from or ''}".strip()
    origin = ORIGINS[made.origin].of(console.language) if made.origin in ORIGINS else ""
    notes = "; ".join(filter(None, (origin, behind)))
    line = f"{made.title.of(console.language)}: {value.of(console.language)}"
    console.say(f"{'  ' * depth}{line} [{made.address}]{f' ← {notes}' if notes else ''}")
    for each in made.inputs:
        trace(each, console, depth + 1)
    if made.more:
        console.say("  " * (depth + 1) + _("and {count} more", count=made.more))


def _shown(made: Trace) -> Text:
    if not isinstance(made.cell, float):
        return same(str(made.cell))
    unit = made.unit or "1"
    return Text(
        vi=f"{numbers.show(made.cell, 'vi')} {units.shown(unit, 'vi')}".strip(),
        en=f"{numbers.show(made.cell, 'en')} {units.shown(unit, 'en')}".strip(),
    )
