"""The steps at the left: what there is, how far it is, what is to be checked."""

from cpa_desktop.core.finding import Finding
from cpa_desktop.core.method import Method, Step, Task
from cpa_desktop.core.progress import Progress
from cpa_desktop.core.text import Text, same
from cpa_desktop.core.worksheet import Worksheet
from cpa_desktop.gui.parts import steps
from cpa_desktop.gui.parts.line import Line

METHOD = Method(
    steps=(
        Step(id=1, title=Text(vi="Khởi động", en="Start"), tasks=(Task(id=1, title=same("Team")),)),
        Step(id=2, title=Text(vi="Phân tích", en="Analyse"), tasks=(Task(id=2, title=same("Flow")),)),
    )
)
SHEETS = (
    Worksheet(id="P01", title=same("Header"), task=1, need="must", fields=()),
    Worksheet(id="P05", title=same("Output"), task=1, need="must", fields=()),
    Worksheet(id="K01", title=same("Figures"), task=1, fields=()),
)
DOUBT = Finding(severity="doubt", address="P05/output", text=same("?"), rule="r")
HINT = Finding(severity="hint", address="P01/title", text=same("?"), rule="r")


def shown(progress: dict[str, Progress], *findings: Finding) -> dict[str, Line]:
    """The lines by where they lead, headings by their words."""
    made = steps.lines(METHOD, METHOD.agenda(SHEETS), progress, findings, "en", has_report=True)
    return {line.address or line.title: line for top in made for line in (top, *top.children)}


def test_that_a_step_counts_its_sheets_that_are_done() -> None:
    lines = shown({"P01": Progress(asked=2, answered=2), "P05": Progress(asked=3, answered=1), "K01": Progress()})
    assert lines["1 Start"].value == "1/2"


def test_that_a_step_without_sheets_is_shown_and_leads_nowhere() -> None:
    line = shown({})["2 Analyse"]
    assert (line.address, line.is_faded, line.value) == ("", True, "")


def test_that_a_sheet_says_by_sign_and_words_how_far_it_is() -> None:
    lines = shown({"P01": Progress(asked=2, answered=2), "P05": Progress(asked=3, answered=1), "K01": Progress()})
    assert (lines["P01"].sign, lines["P01"].detail) == ("done", "")
    assert (lines["P05"].sign, lines["P05"].detail) == ("begun", "1 of 3 answered")
    assert (lines["K01"].sign, lines["K01"].detail) == ("sums", "")


def test_that_every_task_stands_over_its_sheets_with_how_many_are_done() -> None:
    progress = {"P01": Progress(asked=2, answered=2), "P05": Progress(asked=3, answered=1), "K01": Progress()}
    made = steps.lines(METHOD, METHOD.agenda(SHEETS), progress, (), "en", has_report=True)
    start, analyse = (line for line in made if line.is_heading)
    assert [child.address or child.title for child in start.children] == ["Task 1: Team", "K01", "P01", "P05"]
    assert (start.children[0].value, start.children[0].detail) == ("1/2", "")
    # a task for which nothing is asked is there all the same
    assert [(child.title, child.value, child.address) for child in analyse.children] == [("Task 2: Flow", "", "")]
    assert analyse.children[0].detail == "nothing is asked at this level"


def test_that_a_step_says_how_much_in_it_is_to_be_checked() -> None:
    lines = shown({"P05": Progress(asked=1, answered=1)}, DOUBT, DOUBT, HINT)
    assert lines["1 Start"].detail == "2 to check"
    assert lines["2 Analyse"].detail == ""


def test_that_what_is_to_be_checked_shows_even_on_a_sheet_that_is_done() -> None:
    lines = shown({"P05": Progress(asked=1, answered=1)}, DOUBT)
    assert (lines["P05"].sign, lines["P05"].detail) == ("doubt", "1 to check")


def test_that_hints_and_what_was_let_stand_are_not_to_be_checked() -> None:
    let_stand = Finding(severity="doubt", address="P05/output", text=same("?"), rule="r", accepted="seen")
    assert steps.errors_and_doubts((HINT, let_stand)) == {}


def test_that_the_report_comes_last_where_there_is_one() -> None:
    lines = steps.lines(METHOD, METHOD.agenda(SHEETS), {}, (), "en", has_report=False)
    assert list(shown({}))[-1] == steps.REPORT
    assert all(line.address != steps.REPORT for line in lines)
