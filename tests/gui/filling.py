"""Sheets filled as they are written down: what stands at which address is typed, pasted or pressed there."""

from collections.abc import Mapping

from PySide6.QtCore import Qt

from cpa_desktop.gui.pages.stops import Stop
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.cards_question import QuestionCards
from cpa_desktop.gui.parts.fold import Fold
from cpa_desktop.gui.parts.grid import Grid
from cpa_desktop.gui.parts.grid_plan import GHOST
from cpa_desktop.gui.parts.options_board import OptionCards
from tests.gui.person import Person, line_of
from tests.gui.sheets import frame, grid

PRODUCTS = {("P05", "output"), ("P08", "use"), ("P08", "items")}
"""Tables whose rows are products of others, filled month by month, and those that are added from a list."""

Entries = Mapping[str, str]  # what is typed where
Keys = dict[str, str]  # of rows of one's own: the key they are written down under, the key in the record
Months = dict[str, dict[str, str]]  # by period, what is typed at which column of the ledger


def fill_fields(person: Person, sheet: str, entries: Entries) -> None:
    """The fields of a sheet, each with what is said of its answer; tables are passed over."""
    page = person.open_sheet(sheet)
    for address, typed in entries.items():
        name, _, facet = address.removeprefix(f"{sheet}/").partition("@")
        if address.startswith(f"{sheet}/") and "/" not in name:
            unfold(person, page, name)
            if facet:
                person.state(frame(page, name), facet, typed)
            else:
                person.answer(frame(page, name), typed)


def unfold(person: Person, page: WorksheetPage, name: str) -> None:
    """What can wait is opened where it holds a field that is wanted."""
    if page.fold is not None and any(page.fold.covers(stop) for stop in page.stops if of_field(stop, name)):
        person.press(page.fold.heading)


def of_field(stop: Stop, name: str) -> bool:
    """Whether it stands for the field, or the table, of that name."""
    return not isinstance(stop, Fold) and stop.address.split("/")[1] == name


def months_of(entries: Entries, table: str) -> dict[str, Months]:
    """The entries of a product table, by its first key part and then by period."""
    found: dict[str, Months] = {}
    for address, typed in entries.items():
        if address.startswith(f"{table}/"):
            row, _, column = address.removeprefix(f"{table}/").partition("/")
            part, _, period = row.partition(".")
            found.setdefault(part, {}).setdefault(period, {})[column] = typed
    return {part: dict(sorted(months.items())) for part, months in found.items()}


def fill_output(person: Person, entries: Entries, keys: Keys) -> None:
    """Products in the empty row, their months in blocks."""
    fill_sheet(person, "P05", entries, keys)
    output = grid(person.open_sheet("P05"), "output")
    for product, months in months_of(entries, "P05/output").items():
        fill_months(person, output, keys[product], months)


def fill_ledger(person: Person, entries: Entries, keys: Keys, *, by_hand: str = "") -> None:
    """Resources added from the list, what is said of them, their months in blocks; those of one cell by cell."""
    fill_fields(person, "P08", entries)
    page = person.open_sheet("P08")
    items, use = grid(page, "items"), grid(page, "use")
    ledger = months_of(entries, "P08/use")
    titles = {
        each.id: each.title.of(person.window.language)
        for each in items.live.session.program.form.lists["resources"].values()
    }
    for resource in dict.fromkeys((*ledger, *rows_of(entries, "P08/items"))):
        if resource not in items.model.plan.rows:
            person.add(items, titles[resource])
    fill_table(person, items, entries, keys)
    for resource, months in ledger.items():
        fill_months(person, use, resource, months, by_hand=resource == by_hand)


def fill_months(person: Person, table: Grid, part: str, months: Months, *, by_hand: bool = False) -> None:
    """The months of one resource: figures column by column in a block, then what is said of single cells."""
    person.show_part(table, part)
    rows = [f"{part}.{period}" for period in months]
    columns = [column.key for column in table.model.plan.columns]
    there = [key for key in columns if any(key[2] in each for each in months.values())]
    block = [[each[key[2]] for key in there] for each in months.values()]
    first = table.model.find(there[0], rows[0])
    assert [*table.model.plan.rows[first.row() :]][: len(rows)] == rows
    assert columns[first.column() :][: len(there)] == there
    if by_hand:
        person.type_down(table, first, [cells[0] for cells in block])
    else:
        person.paste(table, first, block)
    for row, stated in zip(rows, months.values(), strict=True):
        for column, typed in stated.items():
            name, _, facet = column.partition("@")
            if facet == "note":
                person.go(table, table.model.find((*table.table, name), row))
                person.type(line_of(table.bar.details, facet), typed)
    origins = {column: [each[column] for each in months.values()] for column in said_of_all(months)}
    for column, origin in origins.items():
        cells = [table.model.find((*table.table, column.partition("@")[0]), row) for row in rows]
        if by_hand:
            for cell, typed in zip(cells, origin, strict=True):
                person.go(table, cell)
                person.choose(table.bar.origin, typed)
        else:
            assert len(set(origin)) == 1
            person.go(table, cells[0])
            person.go(table, cells[-1], extend=True)
            person.choose(table.bar.origin, origin[0])


def said_of_all(months: Months) -> list[str]:
    """The columns in which an origin is stated, of every month or of none."""
    stated = {column for each in months.values() for column in each if column.endswith("@origin")}
    assert all(stated <= each.keys() for each in months.values())
    return sorted(stated)


def fill_cards(person: Person, cards: QuestionCards | OptionCards, entries: Entries, keys: Keys) -> None:
    """An answer on each card, and what else is said on it; an option of one's own has to be added first."""
    everything = cards.filter.buttons.get("all")  # offered where there is more than what is shown at first
    if everything is not None and everything.isVisible():
        person.press(everything)
    for row, cells in rows_of(entries, cards.address).items():
        if row not in cards.live.session.evaluation.rows(*cards.table):
            assert isinstance(cards, OptionCards)
            there = set(cards.list.rows)
            person.press(cards.add_button)
            (keys[row],) = set(cards.list.rows) - there
        person.qtbot.waitUntil(lambda: cards.list.shown == cards.list.rows, timeout=20_000)
        card = cards.cards[keys.get(row, row)]
        for column, typed in cells.items():
            if column not in card.frames:
                person.press(card.openers[column])
            person.answer(card.frames[column], typed)


def fill_table(person: Person, table: Grid, entries: Entries, keys: Keys) -> None:
    """Row by row: those that are there, those typed into the empty row, those added with the button."""
    for row, cells in rows_of(entries, table.address).items():
        if row in keys.values() or keys.get(row, row) in table.model.plan.rows:
            where = keys.get(row, row)
        else:
            there = set(table.live.session.evaluation.rows(*table.table))
            if table.model.plan.has_ghost:
                column, typed = next(iter(cells.items()))
                fill_cell(person, table, column, GHOST, typed)
            else:
                person.press(table.head.add_button)
            (where,) = set(table.live.session.evaluation.rows(*table.table)) - there
            keys[row] = where
        for column, typed in cells.items():
            fill_cell(person, table, column, where, typed)


def fill_cell(person: Person, table: Grid, column: str, row: str, typed: str) -> None:
    """A cell, or what is said of it under the table."""
    name, _, facet = column.partition("@")
    index = table.model.find((*table.table, name), row)
    if not facet:
        if index.data(Qt.ItemDataRole.EditRole) != typed:  # as it is where the row was begun with it
            person.type_down(table, index, [typed])
        return
    person.go(table, index)
    if facet == "origin":
        person.choose(table.bar.origin, typed)
    else:
        person.type(line_of(table.bar.details, facet), typed)


def rows_of(entries: Entries, table: str) -> dict[str, dict[str, str]]:
    """The entries of a table: by row, what is typed in which column."""
    found: dict[str, dict[str, str]] = {}
    for address, typed in entries.items():
        row, _, column = address.removeprefix(f"{table}/").partition("/")
        if address.startswith(f"{table}/") and column:
            found.setdefault(row, {})[column] = typed
    return found


def fill_sheet(person: Person, sheet: str, entries: Entries, keys: Keys) -> None:
    """Everything that is typed on a sheet: its fields, then its tables as they come."""
    fill_fields(person, sheet, entries)
    page = person.open_sheet(sheet)
    for stop in page.stops:
        if isinstance(stop, (QuestionCards, OptionCards)):
            fill_cards(person, stop, entries, keys)
        elif isinstance(stop, Grid) and stop.table not in PRODUCTS:
            if rows_of(entries, stop.address):
                unfold(person, page, stop.table[1])
            fill_table(person, stop, entries, keys)
