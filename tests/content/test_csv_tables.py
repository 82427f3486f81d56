"""CSV as the same plain values that YAML gives."""

from pathlib import Path

import pytest

from cpa_desktop.content.csv_tables import columns, read_csv
from cpa_desktop.content.document import Document
from cpa_desktop.content.problem import Broken
from cpa_desktop.core.benchmark import Benchmark
from cpa_desktop.core.fact import Fact, Source
from cpa_desktop.core.place import Place
from cpa_desktop.core.resource import Resource


def read(folder: Path, kind: type, text: str) -> Document:
    """A file with this text, read."""
    (folder / "table.csv").write_text(text, "utf-8", newline="")
    return read_csv(folder / "table.csv", kind)


def test_that_a_column_for_each_language_makes_one_text(tmp_path: Path) -> None:
    document = read(tmp_path, Fact, "id,title_vi,title_en,from,note_vi,note_en\ngrid,Lưới,Grid,2025-01-01,,\n")
    assert document.data == [{"id": "grid", "title": {"vi": "Lưới", "en": "Grid"}, "valid_from": "2025-01-01"}]


def test_that_lists_and_truths_are_read_from_cells(tmp_path: Path) -> None:
    document = read(tmp_path, Resource, "id,units,own,biogenic\nwell,m3 L,yes,no\n")
    assert document.data == [{"id": "well", "units": ["m3", "L"], "own": "true", "biogenic": "false"}]


def test_that_rows_without_an_id_are_called_after_what_they_are_of(tmp_path: Path) -> None:
    place = read(tmp_path, Place, "scheme,code,name_vi,name_en\n2025-07,01,Hà Nội,Ha Noi\n")
    assert place.data[0]["id"] == "2025-07:01"
    tier = read(tmp_path, Benchmark, "indicator,tier,variant,capacity_low\nwater,good,craft,0.5\nwater,good,,\n")
    assert [row["id"] for row in tier.data] == ["water_good_craft_0-5", "water_good"]


def test_that_a_row_knows_the_line_it_begins_on(tmp_path: Path) -> None:
    document = read(tmp_path, Source, 'id,title\r\na,"one\r\ntwo"\r\n\r\nb,three\r\n')
    assert [document.line((place,)) for place in range(2)] == [2, 5]
    assert document.data[0]["title"] == "one\r\ntwo"


def test_that_a_line_that_begins_with_a_hash_is_a_remark(tmp_path: Path) -> None:
    document = read(tmp_path, Source, "# one, two, three\nid,title\n#a,b,c,d\nc,#4\n# more,\n")
    assert document.data == [{"id": "c", "title": "#4"}]
    assert document.line((0,)) == 4


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("# remark\nid,titel\na,b\n", 2, "there is no column titel"),
        ("id,titel\na,b\n", 1, "there is no column titel"),
        ("id,id\na,b\n", 1, "there are two columns id"),
        ("id,title\na,b\nc,d,e\n", 3, "has 3 cells where the header has 2"),
        ('id,title\na,"b"c\n', 2, "expected after"),
        ('id,title\na,"b\n', 2, "unexpected end of data"),
    ],
)
def test_that_what_cannot_be_read_says_why_and_where(tmp_path: Path, text: str, line: int, words: str) -> None:
    with pytest.raises(Broken) as broken:
        read(tmp_path, Source, text)
    assert words in broken.value.problem.text
    assert broken.value.problem.line == line


def test_that_the_columns_are_those_of_the_value_and_no_others() -> None:
    assert "title_vi" in columns(Fact)
    assert "from" in columns(Fact)
    assert not {"title", "valid_from"} & set(columns(Fact))
    assert "id" not in columns(Place)
