"""How one cell of a table looks: its words, and whether they were typed, worked out, usual, missing or unread."""

from cpa_desktop.core import numbers
from cpa_desktop.core.answer import answer_of
from cpa_desktop.core.expressions.values import Key, Missing
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.rounding import MONEY
from cpa_desktop.core.showing import STATES, number_text, value_text
from cpa_desktop.core.text import Language
from cpa_desktop.core.uncertainty import Spread
from cpa_desktop.gui.fields.shown import NUMERIC, shown
from cpa_desktop.gui.fields.under import remarks
from cpa_desktop.gui.parts.grid_plan import Column
from cpa_desktop.i18n import _
from cpa_desktop.service.session import RecordSession


@frozen
class Look:
    """A cell as it is painted. Tones: typed, worked, usual, state, refused, asked, pending, off."""

    text: str = ""
    tone: str = "typed"
    is_number: bool = False


OFF = Look(tone="off")
"""A cell that is not asked, given the other answers."""


def look(session: RecordSession, column: Column, row: str, spread: Spread | None = None) -> Look:
    """The cell as it stands now; `spread` is the ± of what was worked out."""
    evaluation, language, key = session.evaluation, session.language, column.key
    if evaluation.is_hidden(key, row):
        return OFF
    cell = evaluation.cell(key, row)
    text = evaluation.layout.get(key, {}).get(row)
    is_number = session.program.by_key[key].is_number
    if text is None:
        if address_of(key, row) in session.record.contested:
            return Look(text=" / ".join(offer.words for offer in shown(session, key, row).offers), tone="asked")
        if isinstance(cell, Missing):
            tone = "pending" if cell.state == "pending" else "worked" if not column.is_typed else "state"
            empty = cell.state == "blank" and column.is_typed
            return Look(text="" if empty else STATES[cell.state].of(language), tone=tone, is_number=is_number)
        return Look(
            text=_worked(session, column, row, spread),
            tone="usual" if column.is_typed else "worked",
            is_number=is_number,
        )
    answer = answer_of(text)
    if answer.state == "refused":
        asks = bool(shown(session, key, row).offers)
        return Look(text=answer.entered, tone="asked" if asks else "refused", is_number=is_number)
    if answer.state is not None:
        return Look(text=STATES[answer.state].of(language), tone="state", is_number=is_number)
    if column.kind in ("photo", "file"):
        return Look(text=_("{count} files", count=len(answer.entered.split())))
    if not is_number or not isinstance(cell, float):
        return Look(text=value_text(evaluation, key, row).of(language).partition("\n")[0])
    return Look(text=_typed_number(session, column, row, language), is_number=True)


def _typed_number(session: RecordSession, column: Column, row: str, language: Language) -> str:
    """A typed figure in full, in the unit of the head; where rows have their own units, with its own."""
    value = session.evaluation.shown_value(column.key, row)
    if not isinstance(value, float):
        return session.entered(column.key, row)
    whole = float(f"{value:.12g}")  # 412,3 MWh is 412.300 kWh and not 412.299,99999999994
    if column.kind == "integer":
        return numbers.write(whole, language)
    if column.unit or not session.evaluation.unit(column.key, row):
        return numbers.grouped(whole, language)
    return numbers.with_unit(whole, session.evaluation.unit(column.key, row)).of(language)


def _worked(session: RecordSession, column: Column, row: str, spread: Spread | None) -> str:
    own_unit = column.kind in (*NUMERIC, "computed") and not column.unit
    words = value_text if own_unit else number_text
    width = spread.relative(column.key, row) if spread is not None and is_rounded(session, column.key, row) else None
    return words(session.evaluation, column.key, row, relative=width).of(session.language)


def is_rounded(session: RecordSession, key: Key, row: str) -> bool:
    """Whether its ± says how a figure is written in a table, where the ± itself has no room: that of money."""
    return session.evaluation.unit(key, row) == MONEY


def tip(session: RecordSession, key: Key, row: str, help_text: str) -> str:
    """What is said of a cell when the pointer rests on it: the same as under a field."""
    cell = shown(session, key, row)
    if cell.is_hidden:
        return _("Not asked here, given the other answers")
    said = [remark.text for remark in remarks(cell, session.language)]
    if session.program.by_key[key].value is not None:
        said.append(_("Worked out; press Enter to see where it comes from"))
    return "\n".join([*said, *([help_text] if help_text and not said else [])])
