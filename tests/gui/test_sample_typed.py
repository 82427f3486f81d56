"""The whole sample entered through the window, as a person at the machine would; the report is that of the sample."""

import pytest
from pytestqt.qtbot import QtBot

from cpa_desktop.content import samples as written
from cpa_desktop.core.address import is_row
from cpa_desktop.core.answer import answer_of
from cpa_desktop.service import documents, forms, samples
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from tests.gui.conftest import OpenWindow
from tests.gui.filling import Entries, Keys, fill_ledger, fill_output, fill_sheet
from tests.gui.person import Person

pytestmark = [pytest.mark.window, pytest.mark.slow, pytest.mark.qt_log_ignore("This plugin does not support")]

TYPED_BY_HAND = "coal_5_6"
"""The resource whose months are typed one after another; the others are pasted, as from a spreadsheet."""

MARK = "record/sample"
"""What makes a record a sample; nobody types that."""


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

    # when the enterprise and the header are typed
    asked_at_once = ("P02/legal_name", "P02/sector", "P01/title")
    entries = {address: typed for address, typed in (above | below).items() if address not in asked_at_once}
    for sheet in ("P02", "P01"):
        fill_sheet(person, sheet, entries, keys)

    # and the output: a product in the empty row, its months pasted
    fill_output(person, entries, keys)

    # and the ledger: its resources added from the list, their months typed or pasted, origins chosen, notes typed
    fill_ledger(person, entries, keys, by_hand=TYPED_BY_HAND)

    # and all the other sheets, the walk-through and the decisions on cards
    done = {"P02", "P01", "P05", "P08", "record"}
    for sheet in dict.fromkeys(address.partition("/")[0] for address in below):
        if sheet not in done:
            fill_sheet(person, sheet, entries, keys)

    # then both records hold what the sample's do, to the last origin and note, and the brief says the same
    assert window.record is not None
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
