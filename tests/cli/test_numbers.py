"""`cpa number` gives how an entry is read, in the form other programs rely on."""

import io
import json
import subprocess
import sys

import pytest

from tests.cli.conftest import Cpa

SHAPE = {"status", "value", "unit", "readings", "notice", "reason", "state"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("1.234,5",), ("value", 1234.5, "")),
        (("-1.234,5",), ("value", -1234.5, "")),
        (("-12",), ("value", -12, "")),
        (("1,234.5", "--lang", "en"), ("value", 1234.5, "")),
        (("12.345,6 kWh", "--field", "quantity"), ("value", 12345.6, "kWh")),
        (("15 triệu", "--field", "money"), ("value", 15_000_000, "VND")),
        (("31/12/2025", "--field", "date"), ("value", "2025-12-31", "")),
        (("09/2025", "--field", "month"), ("value", "2025-09", "")),
        (("1.23,4",), ("reject", None, "")),
        (("không có",), ("missing", None, "")),
        (("",), ("missing", None, "")),
    ],
)
def test_that_an_entry_is_told_as_it_was_read(
    cpa: Cpa, words: tuple[str, ...], expected: tuple[str, object, str]
) -> None:
    read = cpa("number", *words).json
    assert set(read) == SHAPE
    assert (read["status"], read["value"], read["unit"]) == expected


def test_that_what_could_surprise_is_noticed_in_both_languages(cpa: Cpa) -> None:
    notice = cpa("number", "1.234").json["notice"]
    assert set(notice) == {"vi", "en"}
    assert cpa("number", "1234").json["notice"] is None


def test_that_a_question_comes_with_what_can_be_meant(cpa: Cpa) -> None:
    read = cpa("number", "5 bar", "--field", "quantity").json
    assert read["status"] == "ask"
    assert len(read["readings"]) == 2
    for way in read["readings"]:
        assert set(way) == {"value", "unit", "text"}
        assert set(way["text"]) == {"vi", "en"}


def test_that_an_array_gives_an_array(cpa: Cpa, monkeypatch: pytest.MonkeyPatch) -> None:
    items = [{"text": "1.234,5", "field": "number"}, {"text": "1/2/2025", "field": "date"}, {"text": "7"}]
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(items)))
    assert [read["value"] for read in cpa("number", "--json", "-").json] == [1234.5, "2025-02-01", 7]


def test_that_a_wrong_element_stands_in_its_place_as_an_error(cpa: Cpa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        sys, "stdin", io.StringIO('[{"text": "5"}, {"field": "number"}, 5, {"text": "5", "field": "x"}]')
    )
    read = cpa("number", "--json", "-", fails=1).json
    assert [set(each) for each in read[1:]] == [{"error"}] * 3
    assert set(read[1]["error"]) == {"vi", "en"}
    assert read[0]["value"] == 5


@pytest.mark.parametrize("given", ['{"text": "5"}', "{", "", "\ufeff{}"])
def test_that_what_is_no_array_is_refused(cpa: Cpa, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(given))
    assert len(cpa("number", "--json", "-", fails=2).err.splitlines()) == 1


def test_that_there_must_be_something_to_read(cpa: Cpa) -> None:
    assert "--json" in cpa("number", fails=2).err


@pytest.mark.parametrize(
    "words", [["number", "1.234,5"], ["calc", "run", "finance.payback", "investment=6", "saving=3"]]
)
def test_that_what_needs_no_workspace_loads_nothing_that_opens_one(words: list[str]) -> None:
    heavy = ("sqlalchemy", "alembic", "pydantic", "yaml", "reportlab", "matplotlib", "numpy", "scipy", "PySide6")
    script = f"import sys; from cpa_desktop.__main__ import main; main({words!r})"
    asked = f"{script}; print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr.strip() == "[]"
