"""The accountant's workbook goes out with what is known and comes back cell by cell, all of it or nothing."""

import csv
import io
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cpa_desktop import paths
from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.text import Refused
from cpa_desktop.service.exchange import incoming, ledger_out, ledger_plan, taking
from cpa_desktop.service.exchange.taking import Preview
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk

ELECTRICITY, ROOTS = "Điện lưới", "Sắn củ tươi"
QTY = "P08/use/electricity.2025-01/qty"
Edit = Callable[[Workbook], None]


@pytest.fixture(scope="module")
def begun(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str, bytes]:
    """A home with an assessment of two resources and a product, made once; its enterprise, its id, its workbook."""
    home = tmp_path_factory.mktemp("begun") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CPA_DESKTOP_HOME", str(home))
        with Desk.open(catalogue=catalogue) as desk:
            enterprise = desk.new("enterprise", answers={"P02/legal_name": "Nhà máy Á", "P02/sector": "cassava-starch"})
            rapid = desk.new("rapid", enterprise, {"P01/period_from": "01/2025", "P01/period_to": "12/2025"})
            session = desk.session(rapid)
            session.answer_all(
                {
                    QTY: "12.345,6 kWh",
                    "P08/use/electricity.2025-02/qty": "không có",
                    "P08/use/roots.2025-01/qty": "100",
                    "P05/products/tinhbot2/name": "Tinh bột",
                }
            )
            return home, enterprise, rapid, ledger_out.ledger_workbook(session)


@pytest.fixture
def desk(begun: tuple[Path, str, str, bytes], catalogue: Catalogue) -> Iterator[Desk]:
    """A desk with that assessment on it."""
    shutil.copytree(begun[0], paths.home(), dirs_exist_ok=True)
    with Desk.open(catalogue=catalogue) as opened:
        yield opened


@pytest.fixture
def enterprise(begun: tuple[Path, str, str, bytes]) -> str:
    """The id of the mill."""
    return begun[1]


@pytest.fixture
def session(desk: Desk, begun: tuple[Path, str, str, bytes]) -> RecordSession:
    """The assessment."""
    return desk.session(begun[2])


@pytest.fixture
def path(begun: tuple[Path, str, str, bytes], tmp_path: Path) -> Path:
    """The workbook as it goes to the accountant."""
    file = tmp_path / "số liệu.xlsx"
    file.write_bytes(begun[3])
    return file


def filled(path: Path, edit: Edit) -> Path:
    """The workbook after somebody worked in it."""
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return path


def title(session: RecordSession, item: str) -> str:
    """The name of a resource's sheet."""
    return next(page.title.vi for page in ledger_plan.pages(session) if page.item == item)


def place(sheet: Worksheet, period: str, column: str) -> str:
    """Where the cell of a period and a column is."""
    ids = next(row for row in range(1, 10) if str(sheet.cell(row, 1).value).startswith("cpa-ledger"))
    at = next(c for c in range(3, sheet.max_column + 1) if sheet.cell(ids, c).value == column)
    row = next(r for r in range(ids, sheet.max_row + 1) if str(sheet.cell(r, 1).value).endswith(f".{period}"))
    return str(sheet.cell(row, at).coordinate)


def writing(session: RecordSession, item: str, **cells: Any) -> Edit:
    """Somebody who writes into cells of one sheet: qty_01=5 is the quantity of January."""

    def edit(book: Workbook) -> None:
        sheet = book[title(session, item)]
        for name, value in cells.items():
            column, _, month = name.rpartition("_")
            sheet[place(sheet, f"2025-{month}", column)] = value

    return edit


def looked(session: RecordSession, path: Path) -> Preview:
    """How the cells are understood."""
    return taking.look(session, incoming.read(path))


def demand_refused(session: RecordSession, path: Path, *words: str) -> None:
    """One sentence, the same for whoever looks and whoever takes, and nothing entered."""
    before = session.record
    with pytest.raises(Refused) as refused:
        taking.take(session, incoming.read(path))
    for sentence in (refused.value.text.vi, refused.value.text.en):
        assert sentence.endswith(".")
        assert "\n" not in sentence
        assert "{" not in sentence
    for word in words:
        assert word in refused.value.text.vi
    assert session.record == before


# out


def test_that_a_sheet_asks_a_row_for_each_period_with_units_in_the_heads(session: RecordSession, path: Path) -> None:
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[0] == "Hướng dẫn"
    sheet = book[title(session, "electricity")]
    heads = [cell.value for cell in sheet[4]]
    assert heads[1:3] == ["Kỳ", "Lượng (kWh)"]
    assert "Giờ cao điểm (kWh)" in heads
    assert "Thành tiền (đ)" in heads or "Thành tiền (đồng)" in heads
    assert [sheet.cell(row, 2).value for row in (5, 16)] == ["01/2025", "12/2025"]
    assert sheet.cell(17, 2).value is None
    assert sheet.row_dimensions[3].hidden
    assert sheet.column_dimensions["A"].hidden
    assert sheet.freeze_panes == "C5"


def test_that_what_is_known_is_filled_in_as_numbers_and_words(session: RecordSession, path: Path) -> None:
    sheet = openpyxl.load_workbook(path)[title(session, "electricity")]
    assert sheet[place(sheet, "2025-01", "qty")].value == 12345.6
    assert sheet[place(sheet, "2025-02", "qty")].value == "không có"
    assert sheet[place(sheet, "2025-03", "qty")].value is None
    assert sheet[place(sheet, "2025-01", "amount")].value is None


def test_that_the_three_rates_are_asked_of_electricity_alone(session: RecordSession, path: Path) -> None:
    book = openpyxl.load_workbook(path)
    heads = {
        item: [cell.value for cell in book[title(session, item)][3]] for item in ("electricity", "roots", "tinhbot2")
    }
    typed = [each for each in heads["electricity"] if each in ("qty", "peak", "normal", "off_peak", "amount")]
    assert typed == ["qty", "normal", "peak", "off_peak", "amount"]  # as the bill has them
    assert {"qty", "amount"} <= set(heads["roots"])
    assert not {"peak", "normal", "off_peak"} & set(heads["roots"])
    assert "amount" in heads["tinhbot2"]


def test_that_only_the_answers_can_be_written_to_and_there_are_no_formulas(session: RecordSession, path: Path) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book[title(session, "electricity")]
    assert sheet.protection.sheet
    assert not sheet[place(sheet, "2025-01", "qty")].protection.locked
    assert sheet["B5"].protection.locked
    assert book["cpa"].sheet_state == "veryHidden"
    assert not [c for each in book.worksheets for row in each.iter_rows() for c in row if c.data_type == "f"]


def test_that_the_workbook_speaks_english_where_asked_for(session: RecordSession, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(ledger_out.ledger_workbook(session, "en"))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[0] == "Instructions"
    sheet = next(book[name] for name in book.sheetnames if "electricity" in name.lower())
    sheet[place(sheet, "2025-03", "qty")] = "1,234.5 kWh"
    book.save(path)
    assert taking.take(session, incoming.read(path)) == 1
    assert session.evaluation.shown_value(("P08", "use", "qty"), "electricity.2025-03") == 1234.5


def test_that_a_record_without_periods_or_resources_says_what_to_enter_first(desk: Desk, enterprise: str) -> None:
    with pytest.raises(Refused) as refused:
        ledger_out.ledger_workbook(desk.session(desk.new("rapid", enterprise)))
    assert "P01" in refused.value.text.vi
    dated = desk.new("rapid", enterprise, {"P01/period_from": "01/2025", "P01/period_to": "02/2025"})
    with pytest.raises(Refused) as refused:
        ledger_out.ledger_workbook(desk.session(dated))
    assert "P08" in refused.value.text.vi
    with pytest.raises(Refused):
        ledger_out.ledger_workbook(desk.session(enterprise))


def test_that_no_resource_takes_the_name_of_the_hidden_sheet(session: RecordSession, tmp_path: Path) -> None:
    session.answer("P05/products/tinhbot2/name", "CPA")
    path = tmp_path / "x.xlsx"
    path.write_bytes(ledger_out.ledger_workbook(session))
    book = openpyxl.load_workbook(path)
    assert (book.sheetnames[-1], book.active) == ("cpa", book.worksheets[0])
    assert looked(session, path).cells == ()


# in


def test_that_a_workbook_sent_back_untouched_says_nothing_new(session: RecordSession, path: Path) -> None:
    seen = looked(session, path)
    assert (seen.cells, seen.notes, seen.findings) == ((), (), ())
    demand_refused(session, path, "không có số liệu nào mới")


def test_that_numbers_and_words_are_taken_as_if_typed_as_one_change(session: RecordSession, path: Path) -> None:
    fill = writing(
        session,
        "electricity",
        qty_03=5000,
        qty_04=1234.5,
        qty_05="12,5 MWh",
        qty_06="180.000+175.500",
        qty_07="không có",
        amount_03="15 triệu",
        amount_04=523493100.0,
        note_03="hóa đơn số 1",
    )
    before = len(session.record.changes)
    assert taking.take(session, incoming.read(filled(path, fill))) == 8
    assert len(session.record.changes) == before + 1
    assert "8" in session.record.changes[-1].label.vi
    assert "số liệu.xlsx" in session.record.changes[-1].label.vi

    def value(month: str, column: str = "qty") -> object:
        return session.evaluation.shown_value(("P08", "use", column), f"electricity.2025-{month}")

    assert (value("03"), value("04"), value("05"), value("06")) == (5000, 1234.5, 12500, 355500)
    assert (value("03", "amount"), value("04", "amount")) == (15_000_000, 523_493_100)
    assert value("03", "note") == "hóa đơn số 1"
    session.undo()
    assert "P08/use/electricity.2025-03/qty" not in session.record.answers


def test_that_a_preview_says_how_each_cell_is_understood_and_enters_nothing(session: RecordSession, path: Path) -> None:
    filled(path, writing(session, "electricity", qty_01=20000, qty_03="1.234", qty_04="20-25"))
    before = session.record
    seen = looked(session, path)
    assert session.record == before
    by_address = {cell.address: cell for cell in seen.cells}
    changed = by_address[QTY]
    assert changed.at.endswith("!C5")
    assert (changed.title.vi, changed.typed) == (f"{title(session, 'electricity')} · 01/2025: Lượng", "20000")
    assert (changed.words.vi, changed.before.vi) == ("20.000 kWh", "12.346 kWh")
    assert changed.doubts == ()
    grouped = by_address["P08/use/electricity.2025-03/qty"]
    assert "1.234" in grouped.doubts[0].vi
    (asked,) = seen.refused
    assert asked.address == "P08/use/electricity.2025-04/qty"
    assert asked.refused is not None
    assert "20 kWh" in asked.refused.vi
    demand_refused(session, path, f"{title(session, 'electricity')}!C8", "20 kWh")


def test_that_findings_that_would_arise_are_told(session: RecordSession, path: Path) -> None:
    seen = looked(session, filled(path, writing(session, "electricity", qty_03=1000, amount_03=50)))
    assert any("electricity.2025-03" in finding.address for finding in seen.findings)


def test_that_a_formula_gives_the_value_it_had_and_says_so(session: RecordSession, path: Path) -> None:
    name, at = title(session, "electricity"), ""

    def fill(book: Workbook) -> None:
        nonlocal at
        at = place(book[name], "2025-03", "qty")
        book[name][at] = "=2000+500"

    filled(path, fill)
    demand_refused(session, path, f"{name}!{at}", "công thức chưa có giá trị")
    with_cached_value(path, "2000+500", "2500")
    (cell,) = looked(session, path).cells
    assert (cell.typed, cell.words.vi) == ("2500", "2.500 kWh")
    assert "công thức" in cell.doubts[0].vi
    assert taking.take(session, incoming.read(path)) == 1


def with_cached_value(path: Path, formula: str, value: str) -> None:
    """The file as a spreadsheet saves it, the formula with what it came to."""
    with zipfile.ZipFile(path) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in found.items():
            given = re.sub(
                rb"(<f>%s</f>)<v\s*(/>|></v>)" % re.escape(formula.encode()),
                rb"\g<1><v>%s</v>" % value.encode(),
                content,
            )
            archive.writestr(name, given)


def test_that_what_was_changed_here_meanwhile_is_kept_or_said(session: RecordSession, path: Path) -> None:
    session.answer(QTY, "13.000 kWh")
    assert looked(session, path).cells == ()
    (cell,) = looked(session, filled(path, writing(session, "electricity", qty_01=14000))).cells
    assert any("13.000 kWh" in doubt.vi for doubt in cell.doubts)


def test_that_an_empty_cell_takes_nothing_away(session: RecordSession, path: Path) -> None:
    filled(path, writing(session, "electricity", qty_01=None, qty_03=5))
    taking.take(session, incoming.read(path))
    assert session.evaluation.shown_value(("P08", "use", "qty"), "electricity.2025-01") == 12345.6


def test_that_rows_may_be_sorted_and_sheets_of_ones_own_added(session: RecordSession, path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet = book[title(session, "electricity")]
        for column in range(1, sheet.max_column + 1):
            first, second = sheet.cell(5, column), sheet.cell(16, column)
            first.value, second.value = second.value, first.value
        sheet[place(sheet, "2025-12", "qty")] = 7
        sheet["B20"], sheet["C20"] = "Cộng", 12352.6
        book.create_sheet("Nháp")["A1"] = 5

    seen = looked(session, filled(path, fill))
    assert [cell.address for cell in seen.cells] == ["P08/use/electricity.2025-12/qty"]
    assert {note.vi.split("“")[-1].split("”")[0].split(" nằm")[0] for note in seen.notes} == {
        "Nháp",
        f"Ô {title(session, 'electricity')}!C20",
    }


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("nhiều", "nhiều"),
        ("1.23,4", "1.23,4"),
        (-5, "Nhỏ nhất"),
        (True, "TRUE"),
        (datetime(2025, 2, 1), "01/02/2025"),
        ("#REF!", "#REF!"),
        ("5 giờ", "giờ"),
    ],
)
def test_that_what_is_no_figure_is_refused_with_its_cell(
    session: RecordSession, path: Path, value: object, words: str
) -> None:
    filled(path, writing(session, "electricity", qty_03=value, qty_04=4))
    demand_refused(session, path, f"{title(session, 'electricity')}!C7", words)
    assert [cell.refused is not None for cell in looked(session, path).cells] == [True, False]


def test_that_a_workbook_of_another_record_is_refused(
    session: RecordSession, path: Path, desk: Desk, enterprise: str
) -> None:
    other = desk.session(desk.new("rapid", enterprise, {"P01/period_from": "01/2025", "P01/period_to": "12/2025"}))
    other.answer(QTY, "1")
    demand_refused(other, path, session.record.id[:8])


def test_that_periods_that_are_no_longer_asked_are_refused(session: RecordSession, path: Path) -> None:
    session.answer("P01/period_to", "11/2025")
    demand_refused(session, path, "A16", "2025-12")


def test_that_a_resource_that_is_no_longer_there_is_refused(session: RecordSession, path: Path) -> None:
    session.delete_row("P08/items/roots")
    demand_refused(session, path, "roots")


def change_of(name: str) -> Callable[[RecordSession], Edit]:
    """What people do to workbooks."""

    def change(session: RecordSession) -> Edit:
        sheet_name = title(session, "electricity")

        def edit(book: Workbook) -> None:
            sheet = book[sheet_name]
            match name:
                case "renamed":
                    sheet.title = "Điện"
                case "deleted":
                    del book[sheet_name]
                case "copied":
                    book.copy_worksheet(sheet)
                case "merged":
                    sheet.merge_cells("C6:C8")
                case "ids lost":
                    sheet.delete_rows(3)
                case "id column lost":
                    sheet.delete_cols(1)
                case "row copied":
                    sheet["A17"] = sheet["A16"].value
                case "period rewritten":
                    sheet["B6"] = "02/2024"
                case "column id rewritten":
                    sheet["C3"] = "quantity"
                case "row id rewritten":
                    sheet["A6"] = "P08/use/gold.2025-02"
                case "newer":
                    sheet["A3"] = sheet["A3"].value.replace("/1", "/2")

        return edit

    return change


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("renamed", "bị xóa hoặc đổi tên"),
        ("deleted", "bị xóa hoặc đổi tên"),
        ("copied", "bản chép"),
        ("merged", "C6:C8"),
        ("ids lost", "mã ẩn"),
        ("id column lost", "mã ẩn"),
        ("row copied", "A16"),
        ("period rewritten", "02/2024"),
        ("column id rewritten", "C3"),
        ("row id rewritten", "A6"),
        ("newer", "phiên bản mới hơn"),
    ],
)
def test_that_a_workbook_whose_table_is_no_longer_sure_is_refused(
    session: RecordSession, path: Path, name: str, words: str
) -> None:
    demand_refused(session, filled(path, change_of(name)(session)), words)


def test_that_a_workbook_that_is_no_ledger_is_refused(session: RecordSession, tmp_path: Path) -> None:
    book = Workbook()
    book.save(tmp_path / "x.xlsx")
    demand_refused(session, tmp_path / "x.xlsx", "không phải là bảng cho kế toán")


# as CSV


def as_csv(path: Path, name: str, separator: str, encoding: str, mark: str) -> Path:
    """One sheet of the workbook as a spreadsheet saves it."""
    sheet = openpyxl.load_workbook(path)[name]
    page = io.StringIO()
    writer = csv.writer(page, delimiter=separator)
    for row in sheet.iter_rows(values_only=True):
        writer.writerow([str(v).replace(".", mark) if isinstance(v, float) else "" if v is None else v for v in row])
    file = path.with_suffix(".csv")
    file.write_bytes(page.getvalue().encode(encoding))
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_that_a_sheet_saved_as_csv_comes_back(
    session: RecordSession, path: Path, separator: str, encoding: str
) -> None:
    filled(path, writing(session, "electricity", qty_03=5000.5, amount_03=1000000, note_03="a; b, c"))
    file = as_csv(path, title(session, "electricity"), separator, encoding, ",")
    seen = looked(session, file)
    assert {cell.address.rpartition("/")[2]: cell.typed for cell in seen.cells} == {
        "qty": "5000,5",
        "amount": "1000000",
        "note": "a; b, c",
    }
    assert seen.cells[0].at == "C7"
    assert taking.take(session, incoming.read(file)) == 3


def test_that_months_a_spreadsheet_rewrote_are_still_known(session: RecordSession, path: Path) -> None:
    filled(path, writing(session, "electricity", qty_03=5))
    file = as_csv(path, title(session, "electricity"), ";", "utf-8", ",")
    file.write_text(file.read_text("utf-8").replace("03/2025", "Mar-25"), "utf-8")
    assert taking.take(session, incoming.read(file)) == 1


@pytest.mark.parametrize("content", [b"", b"a;b\n1;2\n", b"\xff\xfe\x00", b"caf\xe9;x", b"a\0b", b"x" * 200_000])
def test_that_any_other_csv_is_refused(session: RecordSession, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.csv").write_bytes(content)
    demand_refused(session, tmp_path / "x.csv")
