"""How far a sheet is: what is wanted, what of it is answered, what must still be."""

from cpa_desktop.core.answer import Answer, text_of
from cpa_desktop.core.expressions.values import State
from cpa_desktop.core.progress import Progress, progress
from cpa_desktop.core.worksheet import Rows
from tests.core.small_forms import computed, field, figures, known, program, rows, sheet, table

PARTS = table(
    "parts",
    field("what", "text", need="must"),
    field("size", unit="t", need="should"),
    computed("twice", "2 * size", "t", need="must"),
    rows=Rows(own=True),
    need="must",
)
PROGRAM = program(
    sheet(
        field("name", "text", need="must"),
        field("leads", "yes_no", need="should"),
        field("who", "text", need="must", when="leads"),
        field("step", "text", need="should", default="'month'"),
        field("note", "text"),
        PARTS,
    )
)


def reached(answers: dict[str, str]) -> Progress:
    """How far the sheet is with these answers."""
    return progress(figures(PROGRAM, answers))["P1"]


def left(state: State) -> str:
    """An answer that says why there is no value."""
    return text_of(Answer(entered="—", state=state))


def test_that_only_what_is_wanted_is_counted_and_a_default_answers() -> None:
    # name, leads, step and the table; the note is nobody's duty, and a default is there for step
    assert reached({}) == Progress(asked=4, answered=1, must_open=2)


def test_that_an_answer_counts() -> None:
    assert reached({"P1/name": known("Mill")}) == Progress(asked=4, answered=2, must_open=1)


def test_that_a_question_counts_once_another_answer_asks_it() -> None:
    assert reached({"P1/leads": known(True)}) == Progress(asked=5, answered=2, must_open=3)
    assert reached({"P1/leads": known(False)}) == Progress(asked=4, answered=2, must_open=2)


def test_that_not_available_is_an_answer_and_what_was_not_read_is_none() -> None:
    assert reached({"P1/name": left("not_available")}).answered == 2
    assert reached({"P1/name": left("refused")}).answered == 1


def test_that_every_row_asks_and_computed_columns_do_not() -> None:
    there = rows("P1/parts", "a", "b")
    assert reached(there) == Progress(asked=7, answered=1, must_open=3)
    answered = {"P1/parts/a/what": known("pump"), "P1/parts/a/size": known(2.0, "t")}
    assert reached(there | answered) == Progress(asked=7, answered=3, must_open=2)


def test_that_a_sheet_is_done_when_nothing_wanted_is_open() -> None:
    answers = {
        "P1/name": known("Mill"),
        "P1/leads": known(False),
        **rows("P1/parts", "a"),
        "P1/parts/a/what": known("pump"),
        "P1/parts/a/size": left("not_available"),
    }
    assert not reached({}).is_done
    assert reached(answers).is_done
