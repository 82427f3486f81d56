"""Options among themselves: those that exclude each other, those that want another, and what is never counted."""

import pytest

from cpa_desktop.core.expressions.values import Cell
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk


@pytest.fixture
def session(desk: Desk, rapid: str) -> RecordSession:
    """An industrial mill of which nothing has been seen yet."""
    opened = desk.session(rapid)
    opened.answer("P05/variant", "công nghiệp")
    return opened


def of(session: RecordSession, option: str, column: str) -> Cell:
    """What is known of an option."""
    return session.evaluation.cell(("P22", "options", column), option)


def told(session: RecordSession, address: str) -> list[str]:
    """What is said at an address."""
    return [finding.text.en for finding in session.evaluation.findings if finding.address == address]


def test_that_of_two_options_that_exclude_each_other_only_the_chosen_one_counts(session: RecordSession) -> None:
    session.answer("P10/questions/AQ30/choice", "đổ bỏ")  # what proposes the uses of pulp
    session.answer("P22/options/CS22/decision", "cần nghiên cứu")
    assert of(session, "CS22", "counted") is True
    assert of(session, "CS25", "is_shut_out") is True
    assert of(session, "CS25", "counted") is False


def test_that_choosing_both_of_two_that_exclude_each_other_is_said(session: RecordSession) -> None:
    session.answer_all({"P22/options/CS22/decision": "làm ngay", "P22/options/CS24/decision": "làm ngay"})
    assert any("exclude each other" in words for words in told(session, "P22/pairs/CS22_CS24/option"))
    session.answer("P22/options/CS24/decision", "loại bỏ")
    assert told(session, "P22/pairs/CS22_CS24/option") == []


def test_that_an_option_without_what_it_wants_first_is_said(session: RecordSession) -> None:
    session.answer("P22/options/CS23/decision", "làm ngay")
    assert any("wants first" in words for words in told(session, "P22/pairs/CS23_CS20/option"))
    session.answer("P22/options/CS20/decision", "cần nghiên cứu")
    assert told(session, "P22/pairs/CS23_CS20/option") == []


def test_that_end_of_pipe_treatment_is_listed_and_never_counted(session: RecordSession) -> None:
    session.answer("P22/options/CS21/decision", "làm ngay")
    assert of(session, "CS21", "technique") == "XL"
    assert of(session, "CS21", "counted") is False
    assert any("end-of-pipe" in words for words in told(session, "P22/options/CS21/decision"))


@pytest.mark.parametrize("decision", ["để sau", "loại bỏ"])
def test_that_what_is_deferred_or_rejected_wants_a_reason_and_counts_no_longer(
    session: RecordSession, decision: str
) -> None:
    session.answer("P22/options/CS05/decision", "làm ngay")
    assert of(session, "CS05", "counted") is True
    session.answer("P22/options/CS05/decision", decision)
    assert of(session, "CS05", "counted") is False
    assert told(session, "P22/options/CS05/reason")
    session.answer("P22/options/CS05/reason", "Chưa có vốn")
    assert told(session, "P22/options/CS05/reason") == []


def test_that_a_saving_is_committed_once_a_person_and_a_day_are_named(session: RecordSession) -> None:
    session.answer("P22/options/CS05/decision", "làm ngay")
    assert of(session, "CS05", "state") == "potential"
    session.answer_all({"P29/actions/CS05/owner": "Lò Văn A", "P29/actions/CS05/end": "31/12/2026"})
    assert of(session, "CS05", "state") == "committed"
