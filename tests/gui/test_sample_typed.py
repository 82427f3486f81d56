"""The whole sample entered through the window, as a person at the machine would; the report is that of the sample."""

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cpa_desktop.content import samples as written
from cpa_desktop.core.address import is_row
from cpa_desktop.core.answer import answer_of
from cpa_desktop.gui.parts.cards_question import QuestionCards
from cpa_desktop.gui.parts.grid import Grid
from cpa_desktop.gui.parts.grid_plan import GHOST
from cpa_desktop.gui.parts.options_board import OptionCards
from cpa_desktop.service import documents, forms, samples
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from tests.gui.conftest import OpenWindow
from tests.gui.person import Person, line_of
from tests.gui.sheets import frame, grid

pytestmark = [pytest.mark.window, pytest.mark.slow, pytest.mark.qt_log_ignore("This plugin does not support")]

TYPED_BY_HAND = "coal_5_6"
"""The resource whose months are typed one after another; the others are pasted, as from a spreadsheet."""

MARK = "record/sample"
"""What makes a record a sample; nobody types that."""

PRODUCTS = {("P05", "output"), ("P08", "use"), ("P08", "items")}
"""Tables whose rows are products of others, filled month by month, and those that are added from a list."""

Entries = Mapping[str, str]  # what is typed where
Keys = dict[str, str]  # of rows of one's own: the key in the sample, the key in the record
Months = dict[str, dict[str, str]]  # by period, what is typed at which column of the ledger


def fill_fields(person: Person, sheet: str, entries: Entries) -> None:
    """The fields of a sheet, each with what is said of its answer; tables are passed over."""
    page = person.open_sheet(sheet)
    for address, typed in entries.items():
        name, _, facet = address.removeprefix(f"{sheet}/").partition("@")
        if address.startswith(f"{sheet}/") and "/" not in name:
            if facet:
                person.state(frame(page, name), facet, typed)
            else:
                person.answer(frame(page, name), typed)


def months_of(entries: Entries, table: str) -> dict[str, Months]:
    """The entries of a product table, by its first key part and then by period."""
    found: dict[str, Months] = {}
    for address, typed in entries.items():
        if address.startswith(f"{table}/"):
            row, _, column = address.removeprefix(f"{table}/").partition("/")
            part, _, period = row.partition(".")
            found.setdefault(part, {}).setdefault(period, {})[column] = typed
    return found


def fill_months(person: Person, table: Grid, part: str, months: Months, *, by_hand: bool = False) -> None:
    """The months of one resource: figures column by column in a block, then what is said of single cells."""
    person.show_part(table, part)
    rows = [f"{part}.{period}" for period in months]
    columns = [column.key for column in table.model.plan.columns]
    there = [key for key in columns if any(key[2] in each for each in months.values())]
    block = [[each[key[2]] for key in there] for each in months.values()]
    first = table.model.find(there[0], rows[0])
    assert list(table.model.plan.rows) == rows
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
    if cards.filter.buttons["all"].isVisible():
        person.press(cards.filter.buttons["all"])
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
            fill_table(person, stop, entries, keys)


def said(
    session: RecordSession, entries: Entries, renamed: Keys | None = None, *, backwards: Keys | None = None
) -> dict[str, object]:
    """What a record holds of these entries; a row of one's own has another key in every record."""
    held: dict[str, object] = {}
    for address in entries:
        if address == MARK or is_row(address):
            continue
        there = address
        for name, key in (renamed or {}).items():
            there = there.replace(f"/{name}", f"/{key}")
        text = session.record.answers[there]
        value = text if "@" in address else answer_of(text).value
        held[address] = (backwards or {}).get(value, value) if isinstance(value, str) else value
    return held


def without_marks(report: str) -> list[str]:
    """The lines of a report, without what says that it is of the sample, and of which record and version it is."""
    marks = ("**MẪU / SAMPLE** · ", "Hồ sơ ", "Số liệu bản ")
    lines = [line.removeprefix(marks[0]) for line in report.splitlines()]
    stamp = [part for part in lines[-1].split(" · ") if not part.startswith(marks[1:])]
    return [*lines[:-1], *stamp]


def test_that_the_sample_typed_through_the_window_gives_the_report_of_the_sample(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    above, below = (record.typed() for record in written.read(samples.FILE).records)
    keys: Keys = {}

    # given an empty workspace, and a new assessment begun for a new enterprise on the first page
    window = open_window()
    person = Person(window, qtbot)
    (sector,) = (each.id for each in forms.load().sectors if each.title.vi == above["P02/sector"])
    person.begin("Đánh giá nhanh", below["P01/title"], above["P02/legal_name"], sector)
    assert window.record is not None

    # when the enterprise and the header are typed
    asked_at_once = ("P02/legal_name", "P02/sector", "P01/title")
    entries = {address: typed for address, typed in (above | below).items() if address not in asked_at_once}
    for sheet in ("P02", "P01"):
        fill_sheet(person, sheet, entries, keys)

    # and the output: a product in the empty row, its months pasted
    fill_sheet(person, "P05", entries, keys)
    output = grid(person.open_sheet("P05"), "output")
    fill_months(person, output, output.tabs.current, months_of(below, "P05/output")["tinhbot2"])

    # and the ledger: its resources added from the list, their months typed or pasted, origins chosen, notes typed
    fill_fields(person, "P08", entries)
    page = person.open_sheet("P08")
    ledger = months_of(below, "P08/use")
    titles = {each.id: each.title.vi for each in window.record.desk.catalogue.resources}
    for resource in ledger:
        person.add(grid(page, "items"), titles[resource])
    for resource, months in ledger.items():
        fill_months(person, grid(page, "use"), resource, months, by_hand=resource == TYPED_BY_HAND)

    # and all the other sheets, the walk-through and the decisions on cards
    done = {"P02", "P01", "P05", "P08", "record"}
    for sheet in dict.fromkeys(address.partition("/")[0] for address in below):
        if sheet not in done:
            fill_sheet(person, sheet, entries, keys)

    # then both records hold what the sample's do, to the last origin and note, and the brief says the same
    own, over = window.record.own.session, window.record.live_of("P02").session
    with Desk.open_sample() as desk:
        sample = next(session for session in map(desk.session, rapid(desk)) if is_of(session, below))
        assert sample.record.parent is not None
        parent = desk.session(sample.record.parent)
        assert said(over, above) == said(parent, above)
        assert said(own, below, keys) == said(sample, below, backwards=keys)
        assert without_marks(documents.text(own, "brief", "both")) == without_marks(
            documents.text(sample, "brief", "both")
        )


def rapid(desk: Desk) -> list[str]:
    """The rapid assessments there are."""
    return [each.id for each in desk.records(register="rapid")]


def is_of(session: RecordSession, entries: Entries) -> bool:
    """Whether a record is the one that these entries were written down of."""
    return session.entered(("P01", "", "title")) == entries["P01/title"]
