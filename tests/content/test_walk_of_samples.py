"""The walk through the plants of the samples: what is chosen of the shipped lists; answering changes none of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.progress import progress
from cpa_desktop.core.question import Question
from cpa_desktop.core.text import LANGUAGES
from cpa_desktop.core.walk_facts import Walk, on_the_way, walks
from cpa_desktop.core.walk_words import reasons, summary
from cpa_desktop.service import documents
from cpa_desktop.service.library import Library
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from cpa_desktop.store.workspace import Workspace

TABLE = ("P10", "questions")
SECTORS = ("cassava-starch", "coffee", "sugar-cane")


@pytest.fixture(scope="module")
def plants(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[dict[str, RecordSession]]:
    """The rapid assessments of the samples, in copies that can be answered."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CPA_DESKTOP_HOME", str(tmp_path_factory.mktemp("walks")))
        with Desk.open_sample(catalogue=catalogue) as sample, Desk.open(catalogue=catalogue) as own:
            names = {each.id: each.belongs_to for each in sample.records("rapid")}
            yield {name: own.session(sample.copy(record, own)) for record, name in names.items()}


@pytest.fixture
def new(tmp_path: Path, catalogue: Catalogue, request: pytest.FixtureRequest) -> Iterator[RecordSession]:
    """A record of which nothing is known but its register and industry."""
    register, sector = request.param
    with Workspace.open(tmp_path / "w.sqlite", create=True) as workspace:
        library = Library(catalogue)
        parent = workspace.create("enterprise")
        RecordSession(workspace, library, parent).answer("P02/sector", sector)
        yield RecordSession(workspace, library, workspace.create(register, parent=parent))


def walk(session: RecordSession) -> Walk:
    """The walk of a record."""
    return walks(session.evaluation)[TABLE]


def asked(session: RecordSession) -> dict[str, Question]:
    """The questions of a record."""
    found = session.program.form.lists["questions"]
    return {row: item for row in walk(session).asked if isinstance(item := found[row], Question)}


def test_that_an_afternoon_holds_a_part_of_the_list_and_takes_an_afternoon(plants: dict[str, RecordSession]) -> None:
    for session in plants.values():
        here = walk(session)
        assert 25 <= len(here.chosen) <= 50 < 80 <= len(here.asked)
        assert 120 <= here.minutes <= here.time == 180


def test_that_what_carries_the_most_money_and_leads_to_an_option_is_chosen(plants: dict[str, RecordSession]) -> None:
    told = 0
    for session in plants.values():
        uses = {
            row: session.evaluation.cell(("K02", "uses", "money"), row)
            for row in session.evaluation.rows("K02", "uses")
        }
        dearest = max(uses, key=lambda row: money if isinstance(money := uses[row], float) else 0.0)
        effects = session.program.form.lists["effects"].values()
        acting = {each.option for each in effects if each.end_use == dearest}  # type: ignore[attr-defined]
        there = acting & set(session.evaluation.rows("P22", "options"))
        about = {row for row, each in asked(session).items() if there & set(each.options)}
        told += bool(about)
        assert about <= set(walk(session).chosen)
    assert told >= 4


def test_that_a_plant_without_a_furnace_is_not_asked_about_boilers_and_is_told_why(
    plants: dict[str, RecordSession],
) -> None:
    for name, is_left_out in (("Xưởng chế biến cà phê nhân mẫu", True), ("Nhà máy tinh bột sắn mẫu", False)):
        here = walk(plants[name])
        assert {"D1", "D2", "D5"} <= set(here.asked)
        assert ({"D1", "D2", "D5"} <= set(here.left_out)) is is_left_out
        said = " ".join(each.vi for each in reasons(here))
        assert ("không có lò hơi" in said) is is_left_out
        assert not set(here.left_out) & set(here.chosen)


def test_that_a_person_overrules_what_the_ledger_shows(plants: dict[str, RecordSession]) -> None:
    session = plants["Xưởng chế biến cà phê nhân mẫu"]
    session.answer("P10/installations/boiler/there", "có")
    assert "D5" not in walk(session).left_out
    session.answer("P10/installations/boiler/there", "không")
    session.answer("P10/installations/compressor/there", "không")
    assert {"D5", "E5"} <= set(walk(session).left_out)
    session.answer("P10/installations/compressor/there", "")
    assert "E5" not in walk(session).left_out


def test_that_a_step_the_site_lacks_is_not_asked_about(plants: dict[str, RecordSession]) -> None:
    session = plants["Nhà máy tinh bột sắn mẫu"]
    assert "AQ18" in walk(session).chosen
    session.answer("P06/steps/A8/mode", "không có ở cơ sở")
    assert "AQ18" in walk(session).left_out
    assert "công đoạn" in walk(session).left_out["AQ18"].vi
    session.answer("P06/steps/A8/mode", "")


def test_that_three_machines_listed_without_a_compressor_say_that_there_is_none(
    plants: dict[str, RecordSession],
) -> None:
    session = plants["Nhà máy tinh bột sắn mẫu"]
    for place, sort in enumerate(("bơm", "quạt", "máy sấy"), start=1):
        assert "E1" not in walk(session).left_out
        row = session.add_row("P09/equipment")
        session.answer(f"P09/equipment/{row}/type", sort)
        assert place <= 3
    assert {"E1", "D5"} <= set(walk(session).left_out)
    assert "D2" not in walk(session).left_out  # there is a dryer
    # and one that is listed is looked at, if only once
    row = session.add_row("P09/equipment")
    session.answer(f"P09/equipment/{row}/type", "máy lạnh, chiller")
    assert any(each.startswith("F") for each in walk(session).chosen)


def test_that_another_time_makes_another_walk(plants: dict[str, RecordSession]) -> None:
    session = plants["Nhà máy tinh bột sắn mẫu"]
    before = set(walk(session).chosen)
    session.answer("P10/time", "1 giờ")
    hour = walk(session)
    assert hour.minutes <= 60
    assert set(hour.chosen) < before
    session.answer("P10/time", "24 giờ")
    assert len(walk(session).chosen) > len(before)
    session.answer("P10/time", "")
    assert set(walk(session).chosen) == before


@pytest.mark.slow
def test_that_no_answer_makes_another_observation_come_or_go(plants: dict[str, RecordSession]) -> None:
    for session in plants.values():
        before = walk(session)
        for row, question in asked(session).items():
            column, words = _worst(question)
            session.answer(f"P10/questions/{row}/{column}", words)
        after = walk(session)
        assert after.chosen == before.chosen
        assert dict(after.left_out) == dict(before.left_out)
        assert after.seen == set(after.asked)


def _worst(question: Question) -> tuple[str, str]:
    """The column a question is answered in, and what says that something is wrong there."""
    if question.form == "number":
        bound = question.bad_above if question.bad_above is not None else question.bad_below
        assert bound is not None
        return "number", f"{bound * (1.5 if question.bad_above is not None else 0.5):g}".replace(".", ",")
    if question.form == "choice":
        return "choice", (*question.bad_choices, *question.partly_choices, question.choices[-1].id)[0]
    return "answer", "chưa tốt"


@pytest.mark.parametrize("new", [("rapid", each) for each in SECTORS], indirect=True)
def test_that_with_nothing_known_the_firsts_of_the_list_make_the_walk(new: RecordSession) -> None:
    here = walk(new)
    firsts = {row for row, each in asked(new).items() if each.level == 1}
    assert firsts <= set(here.chosen)
    assert not here.leading
    assert "chưa biết chỗ nào tốn tiền" in reasons(here)[0].vi.lower()
    assert not here.left_out


@pytest.mark.parametrize("new", [("self", each) for each in SECTORS], indirect=True)
def test_that_a_self_assessment_leaves_nothing_for_later(new: RecordSession) -> None:
    here = walk(new)
    assert here.chosen == here.asked
    assert summary(here).vi == ""


def test_that_a_self_assessment_asks_some_twenty_five_observations_of_each_plant(
    plants: dict[str, RecordSession], tmp_path: Path, catalogue: Catalogue
) -> None:
    library = Library(catalogue)
    counts: dict[str, int] = {}
    for name, rapid in plants.items():
        with Workspace.open(tmp_path / f"{len(counts)}.sqlite", create=True) as workspace:
            parent = workspace.create("enterprise")
            RecordSession(workspace, library, parent).answer("P02/sector", rapid.program.form.sector)
            session = RecordSession(workspace, library, workspace.create("self", parent=parent))
            session.answer("P05/variant", rapid.entered(("P05", "", "variant")))
            counts[name] = len(walk(session).chosen)
            assert set(walk(session).chosen) < set(walk(rapid).asked)
    assert all(19 <= count <= 27 for count in counts.values()), counts
    assert counts["Nhà máy tinh bột sắn mẫu"] == 25


def test_that_the_words_name_the_numbers_and_the_dearest_places(plants: dict[str, RecordSession]) -> None:
    here = walk(plants["Hợp tác xã cà phê mẫu"])
    for language in LANGUAGES:
        said = summary(here).of(language)
        assert f"{len(here.chosen)} " in said
        assert f" {len(here.asked)} " in said
        assert here.leading[0].of(language) in reasons(here)[0].of(language)


def test_that_the_blank_sheet_of_a_record_begins_with_its_walk(
    plants: dict[str, RecordSession], catalogue: Catalogue, tmp_path: Path
) -> None:
    session = plants["Nhà máy tinh bột sắn mẫu"]
    here = walk(session)
    library = Library(catalogue)
    path = documents.sheets(library, tmp_path / "walk.md", chosen=("P10",), sector="cassava-starch", session=session)
    first, rest = path.read_text("utf-8").split("Quan sát: còn lại")
    assert f"Quan sát: buổi này ({len(here.chosen)})" in first
    assert rest.startswith(f" ({len(here.asked) - len(here.chosen)})")
    ways = on_the_way(session.evaluation, TABLE)
    for part, rows in zip((first, rest), ways, strict=True):
        places = [part.index(f" {row}. ") for row in rows]
        assert places == sorted(places)
    assert {*ways[0], *ways[1]} == set(here.asked)

    # without a record all of them stand in one table
    path = documents.sheets(library, tmp_path / "all.md", chosen=("P10",), sector="cassava-starch")
    whole = path.read_text("utf-8")
    assert "buổi này" not in whole
    assert all(f" {row}. " in whole for row in here.asked)


def test_that_progress_taken_over_from_the_state_before_is_what_it_would_be_anew(
    plants: dict[str, RecordSession],
) -> None:
    session = plants["Hợp tác xã cà phê mẫu"]
    for address, words in (
        ("P08/items/electricity/price", "9.000 đồng/kWh"),  # another sheet, by which money stands elsewhere
        ("P06/steps/W9/mode", "không có ở cơ sở"),
        ("P10/time", "1 giờ"),
        ("P10/questions/A1/answer", "tốt"),
        ("P10/time", ""),
        ("P06/steps/W9/mode", ""),
        ("P08/items/electricity/price", ""),
    ):
        before = progress(session.evaluation)
        session.answer(address, words)
        assert progress(session.evaluation, before) == progress(session.evaluation), address
        here = walk(session)
        reached = progress(session.evaluation)["P10"]
        assert (reached.answered, reached.asked) == (here.done, len(here.chosen))
