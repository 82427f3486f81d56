"""A workbook is opened only if it is one, of a size that can be meant, and nothing in it runs or floods the machine."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from cpa_desktop.core.text import Refused
from cpa_desktop.service.exchange import incoming
from cpa_desktop.service.exchange.xlsx_in import grids

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sound workbook."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B2"], sheet["C3"] = "a", 5, "=1+1"
    book.save(tmp_path / "bảng.xlsx")
    return tmp_path / "bảng.xlsx"


def altered(path: Path, name: str, content: bytes) -> Path:
    """The workbook with another or one more file in it."""
    with zipfile.ZipFile(path) as archive:
        found = {each: archive.read(each) for each in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, kept in {**found, name: content}.items():
            archive.writestr(each, kept)
    return path


def with_part(path: Path, before: bytes, part: bytes) -> Path:
    """The workbook with a part put into its sheet."""
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read(SHEET)
    assert before in sheet
    return altered(path, SHEET, sheet.replace(before, part + before))


def demand_refused(path: Path, words: str) -> None:
    """One sentence in each language."""
    with pytest.raises(Refused) as refused:
        incoming.read(path)
    for sentence in (refused.value.text.vi, refused.value.text.en):
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert len(sentence) < 300
    assert words in refused.value.text.en


def test_that_a_sound_workbook_is_read_with_its_formulas(path: Path) -> None:
    (grid,) = grids(path)
    assert grid.words((1, 1)) == "a"
    assert grid.cells[2, 2] == 5
    assert grid.at((3, 3)) == "Sheet!C3"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("x.xlsx", b"", "damaged"),
        ("x.xlsx", b"%PDF", "damaged"),
        ("x.xlsx", b"PK\x03\x04", "damaged"),
        ("x.xlsx", COMPOUND + b"Workbook", "old kind"),
        ("x.xls", COMPOUND + b"Workbook", "old kind"),
        ("x.xlsx", COMPOUND + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("x.xlsm", b"PK\x03\x04", "macros"),
        ("x.ods", b"PK\x03\x04", "must end in"),
        ("x.zip", b"PK\x03\x04", "must end in"),
        ("x", b"", "must end in"),
        ("x.xlsx", b"PK\x03\x04" + bytes(21 * 2**20), "too large"),
        ("x.csv", bytes(21 * 2**20), "too large"),
        ("x.json", b"[]", "no record in JSON"),
        ("x.json", b"{", "no record in JSON"),
        ("x.json", b"\xff", "no record in JSON"),
        ("x.json", b"[" * 100_000, "no record in JSON"),
        ("x.json", b'{"answers": {"P01/title": 5}}', "no record in JSON"),
        ("x.json", b'{"answers": {"P01/title": {"entered": 5}}}', "no record in JSON"),
    ],
)
def test_that_what_is_no_workbook_is_called_by_its_name(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    demand_refused(tmp_path / name, words)


def test_that_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").mkdir()
    demand_refused(tmp_path / "x.xlsx", "no file")
    demand_refused(tmp_path / "y.xlsx", "no file")


@pytest.mark.parametrize("share", [0.3, 0.7, 0.99])
def test_that_a_workbook_cut_short_is_refused(path: Path, share: float) -> None:
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])
    demand_refused(path, "damaged")


def test_that_a_workbook_with_macros_is_refused_whatever_its_name(path: Path) -> None:
    demand_refused(altered(path, "xl/vbaProject.bin", b"x"), "macros")


def test_that_a_workbook_that_unfolds_without_end_is_refused(path: Path) -> None:
    demand_refused(altered(path, "xl/media/image1.png", bytes(61 * 2**20)), "too large")


@pytest.mark.parametrize(
    "declaration", ['<!DOCTYPE x [<!ENTITY a "aaaa">]>', '<!ENTITY a SYSTEM "file:///etc/passwd">']
)
def test_that_xml_with_declarations_of_its_own_is_refused(path: Path, declaration: str) -> None:
    demand_refused(altered(path, SHEET, f"<?xml version='1.0'?>{declaration}<worksheet/>".encode()), "damaged")
    demand_refused(altered(path, SHEET, f"<?xml version='1.0'?>{declaration}<worksheet/>".encode("utf-16")), "damaged")


@pytest.mark.parametrize(
    "part",
    [
        b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>',
        b'<mergeCells><mergeCell\n ref = "$A$1:$XFD$1048576" /></mergeCells>',
        b"<mergeCells><mergeCell ref='&#65;1:XFD1048576'/></mergeCells>",
        b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>',
    ],
)
def test_that_an_area_of_the_whole_sheet_is_not_filled_with_cells(path: Path, part: bytes) -> None:
    demand_refused(with_part(path, b"<pageMargins", part), "too large")


def test_that_a_cell_far_away_costs_nothing(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["XFD1048576"] = 1
    book.save(path)
    assert len(grids(path)[0].cells) == 3


@pytest.mark.parametrize("content", [b"", b"<worksheet>", b"no xml", b"<a/>"])
def test_that_a_sheet_that_is_no_sheet_is_refused(path: Path, content: bytes) -> None:
    with pytest.raises(Refused):
        incoming.read(altered(path, SHEET, content))


def test_that_a_workbook_with_a_password_on_its_files_is_refused(path: Path) -> None:
    whole = path.read_bytes()
    place = whole.index(b"PK\x01\x02") + 8
    path.write_bytes(whole[:place] + b"\x01\x00" + whole[place + 2 :])
    demand_refused(path, "password")
