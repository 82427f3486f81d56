"""Several entries are one act: understood together, kept together, taken back together."""

import pytest

from cpa_desktop.core.text import Refused
from cpa_desktop.service.entering import enter
from cpa_desktop.service.workspace import Desk

QTY = "P08/use/electricity.2025-01/qty"


def test_that_several_entries_are_one_change_and_one_undo(desk: Desk, rapid: str) -> None:
    session = desk.session(rapid)
    before = session.record
    enter(session, {"P05/design_capacity": "130", QTY: "5.000", f"{QTY}@origin": "metered"})
    assert len(session.record.changes) == len(before.changes) + 1
    session.undo()
    assert session.record.answers == before.answers


def test_that_what_one_sheet_asks_may_follow_from_another_in_the_same_act(desk: Desk, enterprise: str) -> None:
    session = desk.session(desk.new("rapid", enterprise))
    enter(session, {"P01/period_from": "09/2025", "P01/period_to": "10/2025", "P08/use/roots.2025-10/qty": "8.156"})
    assert session.evaluation.shown_value(("P08", "use", "qty"), "roots.2025-10") == 8156


def test_that_entries_give_what_entering_them_one_by_one_gives(desk: Desk, enterprise: str) -> None:
    typed = {
        "P01/period_from": "01/2025",
        "P01/period_to": "03/2025",
        "P05/products/tinhbot2/name": "Bột",
        "P05/output/tinhbot2.2025-01/amount": "1.200",
        "P08/items/electricity": "",
        QTY: "5.000",
        "P01/title": "x",
    }
    together, apart = (desk.session(desk.new("rapid", enterprise)) for _ in range(2))
    enter(together, typed)
    for address, text in typed.items():
        apart.answer(address, text)
    assert together.record.answers == apart.record.answers


@pytest.mark.parametrize("bad", [{"P05/design_capacity": "1.23,4"}, {"P05/design_capacity": "130000"}, {"P99/x": "1"}])
def test_that_nothing_is_entered_where_one_entry_is_not_understood(desk: Desk, rapid: str, bad: dict[str, str]) -> None:
    session = desk.session(rapid)
    before = session.record
    with pytest.raises(Refused):
        enter(session, {"P01/title": "mới", **bad})
    assert session.record is before
    assert desk.session(rapid).record.answers == before.answers


def test_that_a_question_back_names_the_address_and_what_can_be_meant(desk: Desk, rapid: str) -> None:
    with pytest.raises(Refused) as refused:
        enter(desk.session(rapid), {"P05/design_capacity": "130000"})
    assert refused.value.text.vi.startswith("P05/design_capacity: ")
    assert "130.000 t/năm" in refused.value.text.vi
    assert "130,000 kg/day" in refused.value.text.en


def test_that_entering_what_stands_there_already_changes_nothing(desk: Desk, rapid: str) -> None:
    session = desk.session(rapid)
    enter(session, {"P05/design_capacity": "130"})
    before = session.record
    assert enter(session, {"P05/design_capacity": "130"})["P05/design_capacity"].value == 130
    assert session.record is before


def test_that_a_row_may_be_deleted_and_its_cells_with_it(desk: Desk, rapid: str) -> None:
    session = desk.session(rapid)
    enter(session, {QTY: "5.000"})
    enter(session, {"P08/items/electricity": "-"})
    assert session.evaluation.rows("P08", "items") == []
    session.undo()
    assert session.evaluation.shown_value(("P08", "use", "qty"), "electricity.2025-01") == 5000


def test_that_the_sample_mark_closes_a_record_only_after_it_was_filled_in(desk: Desk) -> None:
    session = desk.session(desk.new("enterprise"))
    enter(session, {"P02/legal_name": "Mẫu", "record/sample": "yes"})
    assert session.is_sample
    with pytest.raises(Refused):
        enter(session, {"P02/legal_name": "Khác"})
