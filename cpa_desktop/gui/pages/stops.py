"""What one can stop at on the way through a page: the questions of a sheet, the heading of those that can wait."""

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.program import Program
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui.fields.computed import Figure
from cpa_desktop.gui.fields.frame import FieldFrame
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.parts.cards_photo import PhotoCards
from cpa_desktop.gui.parts.cards_question import QuestionCards
from cpa_desktop.gui.parts.fold import Fold
from cpa_desktop.gui.parts.grid import Grid
from cpa_desktop.gui.parts.grid_balance import BalanceGrid, balances
from cpa_desktop.gui.parts.grid_flow import FlowGrid, draws_line
from cpa_desktop.gui.parts.options_board import OptionCards
from cpa_desktop.service.pictures_albums import is_album

Question = FieldFrame | Figure | Grid | QuestionCards | OptionCards | PhotoCards
Stop = Question | Fold

_CARDS: dict[str, type[QuestionCards] | type[OptionCards]] = {"questions": QuestionCards, "options": OptionCards}


def stop_for(live: LiveRecord, sheet: str, field: Field) -> Question:
    """What a field of a sheet becomes on its page."""
    if field.is_table:
        source = field.rows.source if field.rows is not None else ""
        table = _grid(live.session.program, (sheet, field.id))
        made = PhotoCards if is_album(field) else _CARDS.get(source, table)
        return made(live, (sheet, field.id))
    if field.is_computed:
        return Figure(live, (sheet, "", field.id))
    return FieldFrame(live, (sheet, "", field.id))


def _grid(program: Program, table: TableKey) -> type[Grid]:
    """A table with what is drawn of it, if anything is."""
    if draws_line(program, table):
        return FlowGrid
    return BalanceGrid if balances(program, table) else Grid
