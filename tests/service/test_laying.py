"""Blocks of cells on their way into the ledger: which notation, which column, which period, what is said of each."""

import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.core import old_fonts
from cpa_desktop.core.answer import answer_of
from cpa_desktop.core.notation import has_two_meanings, notation
from cpa_desktop.core.text import Language, Refused, same
from cpa_desktop.core.written import grouped
from cpa_desktop.service import forms
from cpa_desktop.service.exchange import laying, matching, spreadsheet
from cpa_desktop.service.exchange.block import Sheet
from cpa_desktop.service.exchange.heads import Period, head, likeness, period_of
from cpa_desktop.service.exchange.laying import Laying
from cpa_desktop.service.exchange.target import Target, target
from cpa_desktop.service.library import Library
from cpa_desktop.service.session import RecordSession
from cpa_desktop.store.workspace import Workspace

USE = ("P08", "use")
YEAR = tuple(
    Period(key=f"2025-{month:02d}", name=f"{month:02d}/2025", start=f"2025-{month:02d}-01", end=f"2025-{month:02d}-28")
    for month in range(1, 13)
)


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(forms.load())


@pytest.fixture
def session(tmp_path: Path, library: Library) -> Iterator[RecordSession]:
    """A rapid assessment of eight months with electricity and diesel."""
    with Workspace.open(tmp_path / "w.sqlite", create=True) as workspace:
        parent = workspace.create("enterprise")
        RecordSession(workspace, library, parent).answer("P02/sector", "cassava-starch")
        made = RecordSession(workspace, library, workspace.create("rapid", parent=parent))
        made.answer("P01/period_from", "09/2025")
        made.answer("P01/period_to", "04/2026")
        for resource in ("electricity", "diesel"):
            made.add_row("P08/items", resource)
        yield made


def block(*rows: str | Sequence[object]) -> Sheet:
    """Rows of a block; of texts, cells apart by bars."""
    return Sheet(rows=tuple(tuple(row.split("|")) if isinstance(row, str) else tuple(row) for row in rows))


def pasted(
    session: RecordSession, sheet: Sheet, *, at: int = 0, language: Language | None = None, **typed: str
) -> tuple[Target, matching.Matching, Laying]:
    """What becomes of a block pasted at a column of electricity, in the first month."""
    place = target(session, USE, "electricity")
    across = [each if slot.part == "electricity" else None for each, slot in enumerate(place.slots)][at:6]
    found = matching.propose(place, sheet, across, place.rows)
    return place, found, laying.lay(session, place, sheet, found, language=language)


def values(laid: Laying) -> dict[str, str]:
    """What each cell comes to in Vietnamese, by its address within the ledger."""
    return {each.cell.address.removeprefix("P08/use/"): each.cell.words.vi for each in laid.cells}


# notation


@pytest.mark.parametrize(
    ("texts", "language", "is_sure"),
    [
        (["412.300,5", "1.000"], "vi", True),
        (["412,300.5", "1,000"], "en", True),
        (["12,5", "1.000"], "vi", True),
        (["1.234.567", "1.000"], "vi", True),
        (["1.000", "2.000"], "vi", False),
        (["1,000"], "vi", False),
        (["0.125", "1.000"], "en", True),
        (["412300", "12"], "vi", True),
        (["12.5", "12,5", "1.000"], "vi", False),
    ],
)
def test_that_what_only_one_notation_explains_settles_the_block(texts: list[str], language: str, is_sure: bool) -> None:
    found = notation(texts, "vi")
    assert (found.language, found.is_sure) == (language, is_sure)


def test_that_a_column_of_whole_numbers_settles_the_block() -> None:
    # 785.432 đồng cannot be 785 đồng and 432 thousandths, so the points of the whole block separate thousands
    assert notation(["1.000"], "en", wholes=["785.432"]).language == "vi"
    assert notation(["1.000"], "en", wholes=["785.432"]).is_sure


@given(
    numbers=st.lists(st.integers(min_value=1_000_000, max_value=10**12), min_size=1),
    language=st.sampled_from(["vi", "en"]),
    usual=st.sampled_from(["vi", "en"]),
)
def test_that_a_block_with_millions_is_always_told_apart(
    numbers: list[int], language: Language, usual: Language
) -> None:
    found = notation([grouped(float(each), language) for each in numbers], usual)
    assert (found.language, found.is_sure) == (language, True)


def test_that_a_number_with_one_group_has_two_meanings() -> None:
    assert has_two_meanings("1.000 kg")
    assert has_two_meanings("1,234")
    assert not has_two_meanings("1.234,5")
    assert not has_two_meanings("12,5")


# old fonts


@pytest.mark.parametrize(
    ("font", "written", "meant"),
    [
        ("TCVN3", "§iÖn n¨ng", "Điện năng"),
        ("TCVN3", "N\u00adíc th¶i", "Nước thải"),
        ("TCVN3", "Sè l\u00adîng", "Số lượng"),
        ("VNI", "Ñieän naêng tieâu thuï", "Điện năng tiêu thụ"),
        ("VNI", "Toång coäng", "Tổng cộng"),
        ("", "Tổng cộng", "Tổng cộng"),
        ("", "toà nhà, hoá chất, 5 m³, 10 µg", "toà nhà, hoá chất, 5 m³, 10 µg"),
        ("", "Electricity", "Electricity"),
    ],
)
def test_that_words_of_old_fonts_are_known_and_turned(font: str, written: str, meant: str) -> None:
    assert old_fonts.which([written]) == font
    assert old_fonts.converted(written, font) == meant


def test_that_words_in_unicode_stay_beside_words_of_an_old_font() -> None:
    block = ["Tên thiết bị", "M¸y b¬m n\u00adíc"]
    font = old_fonts.which(block)
    assert [old_fonts.converted(each, font) for each in block] == ["Tên thiết bị", "Máy bơm nước"]


# heads and periods


@pytest.mark.parametrize(
    ("words", "name", "unit", "scale"),
    [
        ("Điện (kWh)", "dien", "kWh", ""),
        ("Thành tiền (nghìn đồng)", "thanh tien", "VND", "nghìn"),
        ("Tiền điện (1000 đ)", "tien dien", "VND", "nghìn"),
        ("Nước m3", "nuoc", "m3", ""),
        ("Electricity [MWh]", "electricity", "MWh", ""),
        ("Ghi chú", "ghi chu", "", ""),
    ],
)
def test_that_a_head_is_taken_apart(words: str, name: str, unit: str, scale: str) -> None:
    found = head(words)
    assert (found.name, found.unit, found.scale) == (name, unit, scale)


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("01/2025", "2025-01"),
        ("T1/2025", "2025-01"),
        ("Tháng 1", "2025-01"),
        ("thang 3 nam 2025", "2025-03"),
        ("Jan 2025", "2025-01"),
        (datetime(2025, 5, 3), "2025-05"),
        ("Tháng 13", None),
        ("05/2024", None),
        ("Tổng", None),
        ("", None),
    ],
)
def test_that_periods_are_known_however_they_are_written(said: object, key: str | None) -> None:
    assert period_of(said, YEAR) == key


def test_that_a_month_without_its_year_is_none_where_two_could_be_meant() -> None:
    two_years = (*YEAR, Period(key="2026-01", name="01/2026", start="2026-01-01", end="2026-01-31"))
    assert period_of("Tháng 1", two_years) is None
    assert period_of("Tháng 2", two_years) == "2025-02"


def test_that_a_part_of_a_name_means_the_first_column_it_is_a_part_of() -> None:
    wanted = head("Công suất (kW)")
    names = ("cong suat ghi nhan", "cong suat do", "gio chay trong ky")
    found = [likeness(wanted, (name,), unit) for name, unit in zip(names, ("kW", "kW", "h"), strict=True)]
    assert found[0] == found[1] == 1.0
    assert found[2] == 0.0
    assert likeness(head("Điện (kWh)"), ("dien luoi luong",), "VND") == 0.0
    assert likeness(head("Ghi chú"), ("dien luoi",), "kWh") == 0.0


# pasted


def test_that_figures_with_points_alone_are_shown_as_having_two_meanings(session: RecordSession) -> None:
    _, _, laid = pasted(session, block("1.000", "2.000"))
    assert values(laid) == {"electricity.2025-09/qty": "1.000 kWh", "electricity.2025-10/qty": "2.000 kWh"}
    assert all(each.is_doubtful for each in laid.cells)
    assert not laid.is_plain

    # and what a person says of them holds
    _, _, otherwise = pasted(session, block("1.000", "2.000"), language="en")
    assert values(otherwise) == {"electricity.2025-09/qty": "1 kWh", "electricity.2025-10/qty": "2 kWh"}
    assert not any(each.is_doubtful for each in otherwise.cells)


def test_that_one_figure_with_both_marks_settles_all_others(session: RecordSession) -> None:
    _, _, laid = pasted(session, block("412,300.5", "1,000"))
    assert list(values(laid).values()) == ["412.300,5 kWh", "1.000 kWh"]
    assert laid.is_plain


def test_that_what_is_written_in_the_other_notation_stands_out(session: RecordSession) -> None:
    _, _, laid = pasted(session, block("412.300,5", "398.120,5", "12.5"))
    assert [each.is_doubtful for each in laid.cells] == [False, False, True]
    assert values(laid)["electricity.2025-11/qty"] == "12,5 kWh"


def test_that_heads_periods_and_sums_are_known_and_units_of_heads_hold(session: RecordSession) -> None:
    _, found, laid = pasted(
        session,
        block(
            "Kỳ|Thành tiền (nghìn đồng)|Điện (MWh)",
            "T10/2025|785.432|398,1",
            "T9/2025|690.100|412,3",
            "T5/2026|1|1",
            "Tổng cộng|1.475.532|810,4",
        ),
    )
    assert values(laid) == {
        "electricity.2025-10/amount": "785.432.000 đ",
        "electricity.2025-10/qty": "398,1 MWh = 398.100 kWh",
        "electricity.2025-09/amount": "690.100.000 đ",
        "electricity.2025-09/qty": "412,3 MWh = 412.300 kWh",
    }
    said = " ".join(note.vi for note in laid.notes)
    assert "Dòng 1 là tiêu đề" in said
    assert "Dòng 4 ghi kỳ “T5/2026”" in said
    assert "Dòng 5 là dòng tổng" in said
    assert found.rows == (None, "2025-10", "2025-09", None, None)


def test_that_a_last_row_that_adds_up_the_others_is_a_sum_without_saying_so(session: RecordSession) -> None:
    _, found, laid = pasted(session, block("100", "200", "300", "600"))
    assert found.rows[3] is None
    assert len(laid.cells) == 3
    _, found, _ = pasted(session, block("100", "200", "300", "500"))
    assert None not in found.rows


def test_that_more_rows_and_columns_than_there_is_room_for_are_said(session: RecordSession) -> None:
    _, _, laid = pasted(session, block(*(str(each) for each in range(1, 11))))
    assert len(laid.cells) == 8
    assert "Thừa 2 dòng" in laid.notes[0].vi
    _, _, laid = pasted(session, block("1|2|3|4|5|x|7|8"))
    assert "cột G, H" in laid.notes[0].vi


def test_that_what_cannot_be_read_is_said_and_stands_as_typed_when_taken(session: RecordSession) -> None:
    _, _, laid = pasted(session, block("412300", "ba trăm"))
    assert [each.is_unread for each in laid.cells] == [False, True]
    before = len(session.record.changes)
    assert laying.take(session, laid, same("Paste")) == 2
    assert len(session.record.changes) == before + 1
    assert answer_of(session.record.answers["P08/use/electricity.2025-10/qty"]).is_refused
    session.undo()
    assert "P08/use/electricity.2025-09/qty" not in session.record.answers


def test_that_english_figures_keep_their_notation_in_a_vietnamese_record(session: RecordSession) -> None:
    _, _, laid = pasted(session, block("1,234.5"))
    laying.take(session, laid, same("Paste"))
    kept = answer_of(session.record.answers["P08/use/electricity.2025-09/qty"])
    assert (kept.entered, kept.language, kept.value) == ("1,234.5", "en", 1234.5)
    assert session.entered(("P08", "use", "qty"), "electricity.2025-09") == "1234,5"


def test_that_what_stands_there_is_shown_and_an_empty_cell_takes_nothing_away(session: RecordSession) -> None:
    session.answer("P08/use/electricity.2025-09/qty", "5 MWh")
    session.answer("P08/use/electricity.2025-10/qty", "7000")
    session.answer("P08/use/electricity.2025-11/qty", "8000")
    _, _, laid = pasted(session, block("5000", "", "9000"))
    assert [(each.is_same, each.is_over) for each in laid.cells] == [(True, False), (False, True)]
    assert not laid.is_plain
    laying.take(session, laid, same("Paste"))
    assert session.evaluation.cell(("P08", "use", "qty"), "electricity.2025-10") == session.evaluation.cell(
        ("P08", "use", "qty"), "electricity.2025-10"
    )
    assert answer_of(session.record.answers["P08/use/electricity.2025-10/qty"]).entered == "7000"
    assert answer_of(session.record.answers["P08/use/electricity.2025-11/qty"]).entered == "9000"


def test_that_a_slip_of_a_thousand_is_seen_before_it_goes_in(session: RecordSession) -> None:
    # given three months that stand, and a block whose notation is sure but one of whose figures lacks three digits
    standing = {"2026-01": "405000", "2026-02": "398000", "2026-03": "410000"}
    session.answer_all({f"P08/use/electricity.{month}/qty": typed for month, typed in standing.items()})
    _, _, laid = pasted(session, block("412.300,5", "398,12", "401.000"))
    assert laid.notation.is_sure
    assert [each.is_doubtful for each in laid.cells] == [False, True, False]
    assert "1.000 lần" in laid.cells[1].cell.doubts[0].vi
    assert not laid.is_plain

    # the same figure in the unit it was meant in is like the others
    _, _, laid = pasted(session, block("412.300,5", "398,12 MWh", "401.000"))
    assert not any(each.is_doubtful for each in laid.cells)


# from files


def matched(session: RecordSession, path: Path) -> tuple[Target, matching.Matching, Laying]:
    """What becomes of the first sheet of a file."""
    place = target(session, USE, "electricity")
    sheet = spreadsheet.sheets(path)[0]
    turned = sheet.turned() if matching.runs_across(sheet, place) else sheet
    found = matching.propose(place, turned)
    return place, found, laying.lay(session, place, turned, found)


def test_that_a_workbook_of_any_layout_finds_its_columns_and_periods(session: RecordSession, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["CÔNG TY TNHH TINH BỘT SẮN"],
        ["BẢNG THEO DÕI NĂNG LƯỢNG"],
        ["ĐVT: nghìn đồng"],
        [],
        ["STT", "Tháng", "Dầu DO (lít)", "Điện (kWh)", "Tiền điện"],
        [1, datetime(2025, 9, 1), 120.5, 412300, 785432],
        [2, datetime(2025, 10, 1), 99, "=412300-14180", 690100],
        [None, "Cộng", 219.5, 810420, 1475532],
    ):
        sheet.append(row)
    book.save(tmp_path / "so.xlsx")

    place, found, laid = matched(session, tmp_path / "so.xlsx")
    names = [place.slots[each].name.vi if each is not None else None for each in found.columns]
    assert names == [None, None, "Dầu DO · Lượng", "Điện lưới · Lượng", "Điện lưới · Thành tiền"]
    assert values(laid)["diesel.2025-09/qty"] == "120,5 L"
    assert values(laid)["electricity.2025-09/amount"] == "785.432.000 đ"
    # a formula that no spreadsheet has worked out has no value, and says so
    unread = next(each for each in laid.cells if each.is_unread)
    assert unread.cell.address == "P08/use/electricity.2025-10/qty"
    assert unread.cell.refused is not None
    assert "công thức chưa có giá trị" in unread.cell.refused.vi
    assert "P08/use/electricity.2025-10/qty" not in laid.typed
    assert any("công thức" in note.vi for note in laid.notes)


def test_that_periods_that_run_across_are_turned(session: RecordSession, tmp_path: Path) -> None:
    (tmp_path / "ngang.csv").write_text(
        "Chỉ tiêu;9/2025;10/2025;11/2025\nĐiện (kWh);1.200,5;1.300;1.400\nDầu DO (lít);12,5;13;14\n", "utf-8"
    )
    _, _, laid = matched(session, tmp_path / "ngang.csv")
    assert values(laid)["electricity.2025-10/qty"] == "1.300 kWh"
    assert values(laid)["diesel.2025-11/qty"] == "14 L"
    assert any("nằm ngang" in note.vi for note in laid.notes)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_that_a_csv_is_read_whatever_wrote_it(
    session: RecordSession, tmp_path: Path, encoding: str, separator: str
) -> None:
    rows = (("Tháng", "Điện (kWh)", "Thành tiền (đ)"), ("9/2025", "412300", "785432000"), ("10/2025", "398120", "1000"))
    text = "\n".join(separator.join(row) for row in rows)
    encoded = b"".join(_cp1258(letter) for letter in text) if encoding == "cp1258" else text.encode(encoding)
    assert unicodedata.is_normalized("NFC", text)
    (tmp_path / "so.csv").write_bytes(encoded)
    _, _, laid = matched(session, tmp_path / "so.csv")
    assert values(laid)["electricity.2025-10/qty"] == "398.120 kWh"
    assert values(laid)["electricity.2025-09/amount"] == "785.432.000 đ"


def _cp1258(letter: str) -> bytes:
    """A letter as Windows wrote it: those with two marks as a letter and a mark."""
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", letter)
        base, marks = parts[0], parts[1:]
        tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
        shapes = [mark for mark in marks if mark not in tones]
        return unicodedata.normalize("NFC", base + "".join(shapes)).encode("cp1258") + "".join(tones).encode("cp1258")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("so.pdf", b"%PDF-1.7", "không phải là bảng tính"),
        ("so.xlsx", b"%PDF-1.7", "không phải là bảng tính"),
        ("so.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        ("so.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "kiểu cũ"),
        ("so.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "không phải là tệp CSV"),
        ("so.csv", "Tháng;Điện\n".encode() * 600, "hơn 500 dòng"),
    ],
)
def test_that_no_spreadsheet_is_refused_in_one_sentence(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Refused) as refusal:
        spreadsheet.sheets(tmp_path / name)
    assert said in refusal.value.text.vi


def test_that_a_file_of_our_own_names_its_places_itself(tmp_path: Path) -> None:
    (tmp_path / "so.csv").write_bytes(b"cpa-ledger/1 x P08/use electricity\n")
    with pytest.raises(spreadsheet.OurOwn):
        spreadsheet.sheets(tmp_path / "so.csv")


def test_that_an_empty_file_has_no_sheets(tmp_path: Path) -> None:
    (tmp_path / "so.csv").write_bytes(b"\n;;\n")
    assert spreadsheet.sheets(tmp_path / "so.csv") == ()
