"""A record as workbook, CSV and JSON: figures in the unit shown, origin and ±, nothing that a spreadsheet runs."""

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from cpa_desktop.core.text import Language, Refused
from cpa_desktop.service.exchange import incoming, long_form, taking
from cpa_desktop.service.exchange.export import export
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk

QTY = "P08/use/electricity.2025-01/qty"
EVIL = '=HYPERLINK("http://x";"y")'


@pytest.fixture
def session(desk: Desk, rapid: str) -> RecordSession:
    """An assessment with some figures, and words that a spreadsheet could take for formulas."""
    opened = desk.session(rapid)
    opened.answer_all(
        {
            "P01/lead": EVIL,
            "P01/programme": "-2+3",
            QTY: "12.345,6 kWh",
            f"{QTY}@origin": "metered",
            f"{QTY}@note": "@SUM(A1)",
            f"{QTY}@uncertainty": "2,5",
            "P08/use/electricity.2025-02/qty": "không có",
            "P08/use/roots.2025-01/qty": "100,5",
            "P05/products/tinhbot2/name": "Tinh bột",
            "P05/variant": "industrial",
            "P05/output/tinhbot2.2025-01/amount": "20 t",
        }
    )
    return opened


def workbook(session: RecordSession, folder: Path, language: Language = "vi") -> Workbook:
    """The record as a workbook, read back."""
    return openpyxl.load_workbook(export(session, folder / "x.xlsx", language))


def lines(session: RecordSession, folder: Path, language: Language = "vi") -> dict[str, dict[str, str]]:
    """The record as CSV, read back, by address."""
    text = export(session, folder / "x.csv", language).read_text("utf-8-sig")
    found = csv.DictReader(io.StringIO(text), delimiter=";" if language == "vi" else ",")
    return {line["address"]: line for line in found}


def column(book: Workbook, sheet: str, head: str) -> list[object]:
    """What stands below a head."""
    page = next(book[name] for name in book.sheetnames if name.startswith(sheet))
    place = [cell.value for cell in page[1]].index(head) + 1
    return [page.cell(row, place).value for row in range(2, page.max_row + 1)]


def test_that_a_table_is_a_sheet_with_units_in_its_heads_and_numbers_as_numbers(
    session: RecordSession, tmp_path: Path
) -> None:
    book = workbook(session, tmp_path)
    assert "P08 Lượng dùng và tiền theo kỳ" in book.sheetnames
    rows = column(book, "P08 Lượng dùng", "Dòng")
    row = next(place for place, name in enumerate(rows) if str(name).endswith("· 01/2025"))
    assert column(book, "P08 Lượng dùng", "Lượng")[row] == 12345.6
    assert column(book, "P08 Lượng dùng", "Lượng: đơn vị")[row] == "kWh"
    assert column(book, "P08 Lượng dùng", "Lượng: nguồn")[row] == "đo bằng đồng hồ"
    assert column(book, "P08 Lượng dùng", "Lượng: ±")[row] == pytest.approx(12345.6 * 0.025)
    assert column(book, "P05 Sản lượng", "Sản lượng đạt (t)")[0] == 20
    sheet = book["P08 Lượng dùng và tiền theo kỳ"]
    assert sheet.freeze_panes == "B2"
    assert sheet.column_dimensions["A"].width > 15


def test_that_single_fields_stand_together_with_origin_and_address(session: RecordSession, tmp_path: Path) -> None:
    book = workbook(session, tmp_path)
    addresses = column(book, "Ô đơn", "Địa chỉ")
    place = addresses.index("P08/total_electricity")
    assert column(book, "Ô đơn", "Giá trị")[place] == 12345.6
    assert column(book, "Ô đơn", "Đơn vị")[place] == "kWh"
    assert column(book, "Ô đơn", "Nguồn số liệu")[place] == "tính toán"
    assert session.record.id in [cell.value for row in book["Hồ sơ"].iter_rows() for cell in row]


def test_that_a_workbook_speaks_the_language_asked_for(session: RecordSession, tmp_path: Path) -> None:
    book = workbook(session, tmp_path, "en")
    assert "Single fields" in book.sheetnames
    assert "metered" in column(book, "P08 Use and cost", "Quantity: origin")


def test_that_no_cell_of_a_workbook_is_a_formula(session: RecordSession, tmp_path: Path) -> None:
    book = workbook(session, tmp_path)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    (evil, _) = [cell for cell in cells if cell.value == EVIL]
    assert evil.quotePrefix


def test_that_letters_a_workbook_cannot_hold_are_left_out(session: RecordSession, tmp_path: Path) -> None:
    session.answer("P01/lead", "La\x0bn \x07")
    assert "Lan" in [str(value).strip() for value in column(workbook(session, tmp_path), "Ô đơn", "Giá trị")]


def test_that_csv_has_a_line_a_cell_in_the_notation_of_the_language(session: RecordSession, tmp_path: Path) -> None:
    vi, en = (lines(session, tmp_path, language)[QTY] for language in ("vi", "en"))
    assert (vi["value"], vi["unit"], vi["entered"], vi["uncertainty"]) == ("12345,6", "kWh", "12.345,6 kWh", "308,64")
    assert (en["value"], en["origin"], en["uncertainty"]) == ("12345.6", "metered", "308.64")
    assert vi["label"].endswith("01/2025: Lượng")
    assert list(vi) == list(long_form.HEADS)


def test_that_csv_says_what_is_not_available_and_passes_over_what_was_not_answered(
    session: RecordSession, tmp_path: Path
) -> None:
    found = lines(session, tmp_path)
    assert found["P08/use/electricity.2025-02/qty"]["value"] == "không có số liệu"
    assert "P08/use/electricity.2025-03/qty" not in found
    assert found["P08/total_electricity"]["entered"] == ""


def test_that_no_cell_of_csv_begins_a_formula(session: RecordSession, tmp_path: Path) -> None:
    found = lines(session, tmp_path)
    assert found["P01/lead"]["entered"] == f"'{EVIL}"
    assert found["P01/programme"]["entered"] == "'-2+3"
    assert found[QTY]["note"] == "'@SUM(A1)"
    for line in found.values():
        for cell in line.values():
            assert not cell.startswith(("=", "+", "@", "\t", "\r")) or cell[1:].replace(",", "").isdigit()


@pytest.mark.parametrize("words", ["=1", "+x", "-2+3", "@a", "\tx", "-5", "+5,5", "'", "'=1", "x=1", ""])
def test_that_the_mark_before_a_formula_is_taken_off_again(words: str) -> None:
    assert long_form.unmarked(long_form.harmless(words)) == words or words == "'=1"


def test_that_json_holds_answers_figures_and_findings(session: RecordSession, tmp_path: Path) -> None:
    given = json.loads(export(session, tmp_path / "x.json").read_text("utf-8"))
    assert given["answers"][QTY]["entered"] == "12.345,6 kWh"
    assert given["figures"]["P08/total_electricity"]["value"] == 12345.6
    assert given["findings"]
    assert given["id"] == session.record.id


@pytest.mark.parametrize("ending", [".json", ".csv"])
def test_that_what_went_out_comes_in_again(
    session: RecordSession, desk: Desk, enterprise: str, tmp_path: Path, ending: str
) -> None:
    path = export(session, tmp_path / f"x{ending}")
    assert taking.look(session, incoming.read(path)).cells == ()
    other = desk.session(desk.new("rapid", enterprise))
    before = len(other.record.changes)
    seen = taking.look(other, incoming.read(path))
    assert seen.refused == ()
    taking.take(other, incoming.read(path))
    assert other.evaluation.shown_value(("P08", "", "total_electricity")) == 12345.6
    assert other.record.answers["P01/lead"] == session.record.answers["P01/lead"]
    assert other.record.answers[f"{QTY}@note"] == "@SUM(A1)"
    assert len(other.record.changes) == before + 1
    if ending == ".json":
        assert other.evaluation.origin(("P08", "use", "qty"), "electricity.2025-01") == "metered"
        assert float(other.record.answers[f"{QTY}@uncertainty"]) == 2.5


def test_that_what_could_not_be_read_there_does_not_stand_in_the_way_here(
    session: RecordSession, desk: Desk, enterprise: str, tmp_path: Path
) -> None:
    session.answer("P08/use/roots.2025-02/qty", "1.23,4")
    path = export(session, tmp_path / "x.json")
    other = desk.session(desk.new("rapid", enterprise))
    taking.take(other, incoming.read(path))
    assert "P08/use/roots.2025-02/qty" not in other.record.answers


@pytest.mark.parametrize(
    "address", ["record/confirmed", "record/sample", "P08/items/electricity", "no address", "P99/x", "P08/total_toe"]
)
def test_that_only_fields_that_are_asked_can_be_taken_in(session: RecordSession, tmp_path: Path, address: str) -> None:
    given = {"answers": {address: {"entered": "yes"}, "P01/code": {"entered": "A-1"}}}
    (tmp_path / "x.json").write_text(json.dumps(given), "utf-8")
    before = session.record
    seen = taking.look(session, incoming.read(tmp_path / "x.json"))
    assert [cell.address for cell in seen.refused] == [address]
    with pytest.raises(Refused) as refused:
        taking.take(session, incoming.read(tmp_path / "x.json"))
    assert address in refused.value.text.vi
    assert session.record == before


@pytest.mark.parametrize("name", ["x.pdf", "x", "không có/x.csv", "."])
def test_that_an_export_needs_an_ending_and_a_place(session: RecordSession, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused):
        export(session, tmp_path / name)
    assert not list(tmp_path.glob("x*"))


def test_that_the_accountants_workbook_is_no_csv(session: RecordSession, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        export(session, tmp_path / "x.csv", ledger=True)
    assert ".xlsx" in refused.value.text.vi


def test_that_nothing_is_taken_into_a_record_that_can_only_be_read(
    desk: Desk, session: RecordSession, tmp_path: Path
) -> None:
    path = export(session, tmp_path / "x.json")
    with Desk.open(catalogue=desk.catalogue) as second:
        for act in (taking.look, taking.take):
            with pytest.raises(Refused):
                act(second.session(session.record.id), incoming.read(path))
