"""Benchmarks seen from the region: what is foreign or old is said; a level of one's own goes first."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cpa_desktop.core import tiers
from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.finding import Finding
from cpa_desktop.core.showing import value_text
from cpa_desktop.service import documents
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk

ROW = "K01/references/aaaaaaaa"
SEEN = {
    "indicator": "electricity",
    "high": "170,5",
    "grade": "đọc trong tài liệu",
    "document": "Báo cáo tiết kiệm năng lượng, Sở Công Thương",
    "year": "2025",
    "place": "4 nhà máy ở Tây Ninh",
}


@pytest.fixture
def desk(catalogue: Catalogue, tmp_path: Path) -> Iterator[Desk]:
    """A person's own desk."""
    with Desk.open(tmp_path / "w.cpa", create=True, catalogue=catalogue) as opened:
        yield opened


def mill(desk: Desk, year: int = 2026, register: str = "rapid") -> RecordSession:
    """Two months of an industrial mill: 187.5 kWh and 60 L of fuel oil for a tonne of starch."""
    enterprise = desk.new("enterprise", answers={"P02/legal_name": "Nhà máy A", "P02/sector": "cassava-starch"})
    answers = {
        "P01/period_from": f"01/{year}",
        "P01/period_to": f"02/{year}",
        "P05/variant": "industrial",
        "P05/products/starch/name": "Tinh bột",
    }
    for month, power in (("01", "185 MWh"), ("02", "190 MWh")):
        answers |= {
            f"P05/output/starch.{year}-{month}/amount": "1.000 t",
            f"P08/use/electricity.{year}-{month}/qty": power,
            f"P08/use/fuel_oil.{year}-{month}/qty": "60.000 L",
        }
    return desk.session(desk.new(register, enterprise, answers))


def enter(session: RecordSession, row: str = ROW, **changed: str) -> None:
    """A level of the region, typed field by field; what is empty is left out."""
    session.answer_all({f"{row}/{name}": words for name, words in {**SEEN, **changed}.items() if words}, strict=True)


def said(session: RecordSession, column: str, indicator: str = "electricity", language: str = "en") -> str:
    words = value_text(session.evaluation, ("K01", "indicators", column), indicator)
    return words.vi if language == "vi" else words.en


def findings(session: RecordSession, start: str) -> list[Finding]:
    return [each for each in session.evaluation.findings if each.address.startswith(start)]


def test_that_a_foreign_benchmark_says_from_where_it_is(desk: Desk) -> None:
    session = mill(desk)
    (hint,) = findings(session, "K01/indicators/fuel_oil")
    assert hint.severity == "hint"
    assert "là của Thái Lan, không phải Việt Nam" in hint.text.vi
    assert "is from Thailand, not from Viet Nam" in hint.text.en
    assert said(session, "remark", "fuel_oil") == "from abroad"


def test_that_one_that_names_viet_nam_among_others_is_not_foreign(desk: Desk) -> None:
    session = mill(desk)
    assert said(session, "reference_region") == "Thailand, Viet Nam, Colombia"
    assert said(session, "reference_region", language="vi") == "Thái Lan, Việt Nam, Colombia"
    assert session.evaluation.cell(("K01", "indicators", "is_foreign"), "electricity") is False


@pytest.mark.parametrize(("year", "is_old"), [(2025, False), (2026, True)])
def test_that_a_benchmark_is_old_when_it_is_more_than_ten_years_before_the_year_assessed(
    desk: Desk, year: int, is_old: bool
) -> None:
    session = mill(desk, year)  # electricity is held against figures of 2015
    assert session.evaluation.cell(("K01", "indicators", "is_old"), "electricity") is is_old
    hints = [each.text.vi for each in findings(session, "K01/indicators/electricity")]
    assert [f"của năm 2015, hơn mười năm trước năm đánh giá {year}" in text for text in hints] == [True] * is_old


def test_that_neither_keeps_anyone_from_going_on(desk: Desk) -> None:
    assert {each.severity for each in findings(mill(desk), "K01/")} == {"hint"}


def test_that_a_level_of_the_region_is_used_before_that_of_the_sector_and_is_named(desk: Desk) -> None:
    session = mill(desk)
    assert said(session, "reference") == "the sector's own data"
    assert said(session, "reference_source").startswith("Tran T., Da G.")
    assert (said(session, "reference_year"), said(session, "reference_grade")) == ("2015", "derived from sources")
    enter(session)
    assert said(session, "reference") == "the region, entered by the assessor"
    assert said(session, "reference_source") == SEEN["document"]
    assert (said(session, "reference_year"), said(session, "reference_region")) == ("2025", SEEN["place"])
    assert said(session, "reference_grade", language="vi") == "đọc trong nguồn"
    assert said(session, "goal", language="vi") == "170,5 kWh/t"
    assert session.evaluation.cell(("K01", "indicators", "gap"), "electricity") == pytest.approx(17)
    assert session.evaluation.cell(("K01", "indicators", "is_sourced"), "electricity") is True
    assert findings(session, "K01/indicators/electricity") == []
    assert [tier.tier for tier in tiers.applying(session.evaluation, "electricity")][:2] == ["good", "best"]


def test_that_a_number_of_the_region_is_typed_in_units_that_convert(desk: Desk) -> None:
    session = mill(desk)
    enter(session, high="0,1705 MWh/t")
    assert said(session, "goal", language="vi") == "170,5 kWh/t"


@pytest.mark.parametrize("changed", [{"grade": "estimate"}, {"grade": ""}, {"document": ""}])
def test_that_what_is_estimated_or_names_no_document_prices_no_gap(desk: Desk, changed: dict[str, str]) -> None:
    session = mill(desk)
    enter(session, **changed)
    assert said(session, "reference_grade") == "estimate"
    assert session.evaluation.cell(("K01", "indicators", "is_sourced"), "electricity") is False
    assert any("neither priced nor scored" in each.text.en for each in findings(session, ROW))
    drawn = tiers.applying(session.evaluation, "electricity")
    assert {tier.grade for tier in drawn if tier.tier == "good"} == {"estimate"}  # hence hatched


def test_that_a_level_on_the_wrong_side_is_said_and_not_used(desk: Desk) -> None:
    session = mill(desk)
    enter(session, high="", low="170,5")
    assert said(session, "reference") == "the sector's own data"
    assert [each.severity for each in findings(session, ROW)] == ["doubt"]


def test_that_two_levels_for_one_indicator_are_said(desk: Desk) -> None:
    session = mill(desk)
    enter(session)
    enter(session, "K01/references/bbbbbbbb", high="180")
    assert said(session, "goal") == "180 kWh/t"
    assert {each.address for each in findings(session, "K01/references")} == {
        f"{ROW}/indicator",
        "K01/references/bbbbbbbb/indicator",
    }


def test_that_an_old_level_of_the_region_is_old_too(desk: Desk) -> None:
    session = mill(desk)
    enter(session, year="2010")
    assert said(session, "remark") == "over ten years old"


def test_that_the_report_names_whose_level_was_used_with_source_year_region_and_grade(desk: Desk) -> None:
    session = mill(desk)
    enter(session)
    lines = documents.text(session, "rapid", "vi").splitlines()
    start = next(place for place, line in enumerate(lines) if "Mức so sánh đã dùng và nguồn" in line)
    table = lines[start : start + 12]
    assert f"| **{SEEN['document']}** |" in "\n".join(table)
    assert any("170,5 | địa phương, do người đánh giá ghi | 2025 | 4 nhà máy ở Tây Ninh | đọc" in row for row in table)
    assert any("bộ dữ liệu ngành | 2021 | Thái Lan | tính từ nguồn | của nước khác" in row for row in table)
    assert "K01-1 (2025)" in "\n".join(lines)  # under the chart, and with its title in the list of sources
    assert f"| K01-1 | {SEEN['document']}, {SEEN['place']}, 2025 | đọc trong nguồn |" in lines


def test_that_a_self_assessment_is_not_asked_and_has_the_level_of_the_sector(desk: Desk) -> None:
    session = mill(desk, register="self")
    assert said(session, "goal") == "165 kWh/t"
    assert ("K01", "references") not in session.evaluation.program.tables


def test_that_every_region_of_a_shipped_benchmark_has_a_name_in_both_languages(catalogue: Catalogue) -> None:
    for sector in catalogue.sectors:
        for tier in sector.benchmarks:
            named = catalogue.form("rapid", sector.id).lists["regions"]
            assert not tier.region or named[tier.region].title.vi
