"""YAML as plain text that knows its lines."""

from pathlib import Path

import pytest

from cpa_desktop.content.document import Document, read_yaml
from cpa_desktop.content.problem import Broken


def read(folder: Path, text: str | bytes) -> Document:
    """A file with this text, read."""
    file = folder / "sheet.yaml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_yaml(file)


@pytest.mark.parametrize("written", ["010", "12:30", "no", "on", "1_000", "2025-01-01", "1e3", "0x1F", ".5", "true"])
def test_that_every_scalar_is_the_text_that_stands_there(tmp_path: Path, written: str) -> None:
    assert read(tmp_path, f"value: {written}").data == {"value": written}


@pytest.mark.parametrize(("written", "value"), [("", None), ("~", None), ("null", None), ('""', ""), ("'~'", "~")])
def test_that_nothing_is_told_from_an_empty_text(tmp_path: Path, written: str, value: str | None) -> None:
    assert read(tmp_path, f"value: {written}").data == {"value": value}


def test_that_a_part_knows_its_line_and_what_it_is_called(tmp_path: Path) -> None:
    document = read(tmp_path, "id: P17\nfields:\n  - id: steam\n    unit: t/h\n  - {id: fuel,\n     unit: kg}\n")
    assert document.line(("fields", 0, "unit")) == 4
    assert document.line(("fields", 1, "unit")) == 6
    assert document.called(("fields", 1, "unit")) == "fields.fuel.unit"
    assert document.called(("fields", 7, "unit")) == "fields[7].unit"


def test_that_a_part_which_is_missing_is_sought_where_it_should_be(tmp_path: Path) -> None:
    document = read(tmp_path, "id: P17\n\ntitle:\n  vi: Lò hơi\n")
    assert document.line(("title", "en")) == 3
    assert document.line(("fields",)) == 1


def test_that_a_file_of_comments_says_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "# later\n").data is None


def test_that_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    assert read(tmp_path, b"\xef\xbb\xbfid: P17\n").data == {"id": "P17"}


def test_that_an_alias_repeats_what_it_names(tmp_path: Path) -> None:
    document = read(tmp_path, "a: &x {b: c}\n\nd: *x\n")
    assert document.data["d"] == {"b": "c"}
    assert document.line(("d", "b")) == 3


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("id: P17\ntitle: a: b\n", 2, "mapping values are not allowed"),
        ("id: P17\nfields: [1, 2\n", 2, "did not find expected ',' or ']'"),
        ("id: P17\nunit: t/h\nunit: kg\n", 3, "unit is said twice"),
        ("id: P17\n? [a, b]\n: c\n", 2, "a key is one word"),
        ("id: P17\n---\nid: P18\n", 2, "a file holds one document"),
        ("id: P17\ntext: \x07\n", 2, "control characters are not allowed"),
        (b"id: P17\nunit: \xe1\xba\n", 2, "is not UTF-8"),
        ("id: &a\n  b: *a\n", 2, "not finished"),
        ("[" * 2000 + "]" * 2000, 1, "nested too deeply"),
        ("- " * 90_000, 1, "nested too deeply"),
        ("a: &a [x, x, x, x, x, x, x, x]\n" + "".join(
            f"{new}: &{new} [{', '.join([f'*{old}'] * 8)}]\n" for old, new in zip("abcdefg", "bcdefgh", strict=True)
        ), None, "far too long"),
    ],
)  # fmt: skip
def test_that_what_cannot_be_read_says_why_and_where(
    tmp_path: Path, text: str | bytes, line: int | None, words: str
) -> None:
    with pytest.raises(Broken) as broken:
        read(tmp_path, text)
    assert words in str(broken.value)
    assert line is None or broken.value.problem.line == line


def test_that_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(Broken, match="cannot be opened"):
        read_yaml(tmp_path / "nowhere.yaml")
