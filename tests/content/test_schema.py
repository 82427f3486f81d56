"""Plain texts become values, and what would be misread is refused."""

from pathlib import Path

import pytest

from cpa_desktop.content import schema
from cpa_desktop.content.document import Document, read_yaml
from cpa_desktop.core.production import Step
from cpa_desktop.core.question import Question
from cpa_desktop.core.text import Text
from cpa_desktop.core.worksheet import Field, Rows, Worksheet

SHEET = """\
id: P17
title: {vi: "Lò hơi", en: "Boilers"}
level: "2"
fields:
  - id: steam
    kind: quantity
    unit: t/h
    plausible: ["0.1", ~]
    rows: {own: true}
    label: {vi: "Hơi", en: "Steam"}
"""


def document(folder: Path, text: str) -> Document:
    """A file with this text."""
    (folder / "P17.yaml").write_text(text, "utf-8")
    return read_yaml(folder / "P17.yaml")


def said(folder: Path, old: str, new: str) -> list[tuple[int, str]]:
    """Line and sentence of what is wrong with the sheet once a passage of it reads otherwise."""
    assert SHEET.count(old) == 1
    read = document(folder, SHEET.replace(old, new))
    made, problems = schema.convert(Worksheet, read, (), read.data)
    assert (made is None) == bool(problems)
    return [(each.line, f"{each.where}: {each.text}") for each in problems]


def test_that_texts_become_the_values_that_are_declared(tmp_path: Path) -> None:
    read = document(tmp_path, SHEET)
    sheet, problems = schema.convert(Worksheet, read, (), read.data)
    label = Text(vi="Hơi", en="Steam")
    rows = Rows(own=True)
    field = Field(id="steam", kind="quantity", unit="t/h", plausible=(0.1, None), rows=rows, label=label)
    assert not problems
    assert sheet == Worksheet(id="P17", title=Text(vi="Lò hơi", en="Boilers"), level=2, fields=(field,))


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("unit: t/h", "unti: t/h", 7, "fields.steam.unti: is no key that is known here"),
        ('level: "2"', "level: two", 3, "level: is no whole number: two"),
        ('level: "2"', "level: 2.5", 3, "level: is no whole number: 2.5"),
        ('level: "2"', "level: 1_0", 3, "level: is no number as written here: 1_0"),
        ('["0.1", ~]', '["0,1", ~]', 8, "fields.steam.plausible[0]: is no number; write it with a point: 0,1"),
        ('["0.1", ~]', "[nan, ~]", 8, "fields.steam.plausible[0]: is no number as written here: nan"),
        ('["0.1", ~]', "[1, 2, 3]", 8, "fields.steam.plausible: has more parts than the 2 it should"),
        ('["0.1", ~]', "0.1", 8, "fields.steam.plausible: wants a list: 0.1"),
        ("own: true", "own: yes", 9, "fields.steam.rows.own: is neither true nor false: yes"),
        ("own: true", "own: maybe", 9, "fields.steam.rows.own: is neither true nor false: maybe"),
        ("kind: quantity", "kind: [quantity]", 6, "fields.steam.kind: wants a text"),
        ("kind: quantity", "", 5, "fields.steam.kind: is missing"),
        (', en: "Boilers"', "", 2, "title.en: is missing"),
        ("title: {", "need: always\ntitle: {", 2, "need: is none of 'must', 'should' or 'may': always"),
        ("rows: {own: true}", "rows: own", 9, "fields.steam.rows: wants keys with values: own"),
    ],
)
def test_that_what_is_misread_is_said_with_its_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    assert said(tmp_path, old, new) == [(line, words)]


def test_that_an_editor_is_told_of_every_sort_of_file() -> None:
    schemas = schema.of_files()
    assert {"worksheet", "registers", "method", "streams", "options", "report", "sector"} <= schemas.keys()
    assert "factors" not in schemas


def test_that_an_editor_is_told_which_keys_there_are() -> None:
    sheet = schema.of_files()["worksheet"]
    assert sheet["additionalProperties"] is False
    assert {"id", "title", "fields"} <= set(sheet["required"])
    assert sheet["$defs"]["Field"]["properties"]["kind"] == {"title": "Kind", "type": "string"}


@pytest.mark.parametrize(("name", "kind"), [("steps", Step), ("questions", Question)])
def test_that_an_editor_knows_the_one_key_over_a_list(name: str, kind: type) -> None:
    found = schema.of_files()[name]
    assert found["required"] == [name]
    assert found["properties"][name] == {"items": {"$ref": f"#/$defs/{kind.__name__}"}, "type": "array"}
