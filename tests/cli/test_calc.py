"""`cpa calc`: every calculator and engine by name, on typed values and on JSON."""

import io
import json
import sys

import pytest

from cpa_desktop.calc import CALCULATORS
from tests.cli.conftest import Cpa, Said

FLOW = {"cash_flow": [-100, 230, -132], "rate": 0.1}


@pytest.fixture
def on_stdin(cpa: Cpa, monkeypatch: pytest.MonkeyPatch) -> object:
    """Runs a calculator on JSON that comes through a pipe."""

    def run(name: str, given: object, fails: int = 0) -> Said:
        monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(given)))
        return cpa("calc", "run", name, "--json", "-", fails=fails)

    return run


def test_that_every_calculator_is_listed(cpa: Cpa) -> None:
    assert [each["name"] for each in cpa("calc", "list", "--json").json] == list(CALCULATORS)
    assert [line.split()[0] for line in cpa("calc", "list").out.splitlines()] == list(CALCULATORS)


@pytest.mark.parametrize("name", CALCULATORS)
def test_that_every_calculator_says_what_it_takes_and_gives(cpa: Cpa, name: str) -> None:
    shown = cpa("calc", "show", name, "--json").json
    assert "Parameters" in shown["documentation"]
    assert shown["documentation"] in cpa("calc", "show", name).out
    assert shown["kind"] == "contract" or shown["takes"]


def test_that_typed_values_carry_units(cpa: Cpa) -> None:
    words = ("calc", "run", "finance.payback", "investment=90 triệu", "saving=2,5 triệu/tháng")
    assert cpa(*words).out == "3 năm\n"
    assert cpa(*words, "--json").json == {"value": pytest.approx(3), "unit": "year"}


def test_that_a_value_in_the_wrong_unit_is_refused(cpa: Cpa) -> None:
    assert "saving" in cpa("calc", "run", "finance.payback", "investment=90", "saving=5 kWh", fails=2).err


@pytest.mark.parametrize("words", [("investment=90",), ("investment=90", "savings=3"), ("90", "3")])
def test_that_values_are_given_under_the_names_a_calculator_knows(cpa: Cpa, words: tuple[str, ...]) -> None:
    assert len(cpa("calc", "run", "finance.payback", *words, fails=2).err.splitlines()) == 1


def test_that_what_has_no_answer_is_refused_with_the_calculators_own_sentence(cpa: Cpa) -> None:
    said = cpa("calc", "run", "finance.payback", "investment=90", "saving=0", "--lang", "en", fails=2)
    assert said.err == "Without a saving it never pays back.\n"


def test_that_a_calculator_that_is_not_there_is_named(cpa: Cpa) -> None:
    for word in ("run", "show"):
        assert "finance.guess" in cpa("calc", word, "finance.guess", fails=2).err


def test_that_a_contract_takes_and_gives_json(on_stdin: Cpa) -> None:
    answer = on_stdin("finance.appraise", FLOW).json
    assert answer["irr"] == pytest.approx([0.1, 0.2])
    assert answer["findings"][0]["severity"] == "doubt"


def test_that_a_contract_may_be_typed(cpa: Cpa) -> None:
    answer = cpa("calc", "run", "finance.appraise", "cash_flow=[-100, 230, -132]", "rate=0.1").json
    assert answer["irr"] == pytest.approx([0.1, 0.2])


def test_that_a_contract_takes_no_number_written_as_a_text(on_stdin: Cpa) -> None:
    assert on_stdin("finance.appraise", FLOW | {"rate": "0.1"}, fails=2).out == ""


def test_that_a_json_array_gives_an_array_with_refusals_in_their_place(on_stdin: Cpa) -> None:
    answers = on_stdin("finance.appraise", [FLOW, {}, FLOW], fails=1).json
    assert answers[0] == answers[2]
    assert set(answers[1]) == {"error"}
    assert set(answers[1]["error"]) == {"vi", "en"}
    assert on_stdin("finance.appraise", [FLOW]).json == [answers[0]]
    assert on_stdin("finance.appraise", []).json == []


def test_that_json_values_of_a_calculator_may_have_units(on_stdin: Cpa) -> None:
    plain = on_stdin("finance.payback", {"investment": 90e6, "saving": 30e6}).json
    assert plain == {"value": pytest.approx(3), "unit": "year"}
    assert on_stdin("finance.payback", {"investment": "90 million", "saving": "30 MVND/year"}).json == plain
    spelt = {"investment": {"value": 90, "unit": "MVND"}, "saving": {"value": 30e6, "unit": "VND/year"}}
    assert on_stdin("finance.payback", spelt).json == plain


@pytest.mark.parametrize("bad", [True, None, [], "much", {"value": "x"}, {"unit": "VND"}, 10**400])
def test_that_what_is_no_number_is_refused(on_stdin: Cpa, bad: object) -> None:
    assert len(on_stdin("finance.payback", {"investment": bad, "saving": 5}, fails=2).err.splitlines()) == 1


def test_that_an_engine_takes_tables(on_stdin: Cpa) -> None:
    uses = [{"id": "wash", "stream": "water", "amount": 100}]
    effects = [{"id": "e", "option": "A", "use": "wash", "form": "percent", "share": 0.2, "order": 1}]
    rows = on_stdin("interaction.net", {"uses": uses, "effects": effects}).json
    assert [(row["option"], row["net"]) for row in rows] == [("A", pytest.approx(20))]


@pytest.mark.parametrize("given", [{"uses": []}, {"uses": {}, "effects": []}, {"uses": [{}], "effects": []}, 5, "x"])
def test_that_tables_have_rows_with_ids(on_stdin: Cpa, given: object) -> None:
    assert len(on_stdin("interaction.net", given, fails=2).err.splitlines()) == 1


def test_that_an_engine_may_be_typed(cpa: Cpa) -> None:
    rows = cpa("calc", "run", "periods.calendar", "start=2025-01", "end=2025-03", "step=month").json
    assert [row["id"] for row in rows] == ["2025-01", "2025-02", "2025-03"]


def test_that_a_file_of_json_is_read(cpa: Cpa, tmp_path: object) -> None:
    file = f"{tmp_path}/vào.json"
    with open(file, "w", encoding="utf-8-sig") as written:  # noqa: PTH123 — as Windows programs write it
        json.dump(FLOW, written)
    assert cpa("calc", "run", "finance.appraise", "--json", file).json["irr"]
    assert "không" in cpa("calc", "run", "finance.appraise", "--json", f"{tmp_path}/không.json", fails=2).err
