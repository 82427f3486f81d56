"""A worksheet, a calculator-backed field, a small sector and a register, added as data alone: no code."""

from pathlib import Path

import pytest

from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.text import Refused
from cpa_desktop.service import documents, forms
from cpa_desktop.service.workspace import Desk
from tests import own_forms


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Our forms, and after them a user's own folder with all of it; read once."""
    folder = own_forms.write(tmp_path_factory.mktemp("own"))
    assert forms.problems(folder) == []
    return forms.load(folder)


@pytest.fixture
def desk(catalogue: Catalogue, tmp_path: Path) -> Desk:
    """A workspace with those forms."""
    return Desk.open(tmp_path / "w.cpa", create=True, catalogue=catalogue)


def _assessed(desk: Desk) -> str:
    enterprise = desk.new("enterprise", answers={"P02/legal_name": "Lò gạch An Bình", "P02/sector": "bricks"})
    return desk.new(
        "rapid",
        parent=enterprise,
        answers={
            "P01/period_from": "01/2025",
            "P01/period_to": "02/2025",
            "P05/variant": "kiln",
            "P05/products/product1/name": "Gạch",
            "P05/output/product1.2025-01/amount": "1.000,5 t",
            "P05/output/product1.2025-02/amount": "999,5 t",
            "P08/use/electricity.2025-01/qty": "45 MWh",
            "P08/use/electricity.2025-02/qty": "55 MWh",
            "P50/leak_cost": "12 triệu đồng/năm",
            "P50/repair": "6 triệu",
        },
    )


def test_that_a_worksheet_and_its_calculator_work_without_code(desk: Desk) -> None:
    with desk:
        session = desk.session(_assessed(desk))
        assert session.evaluation.shown_value(("P50", "", "back_in")) == pytest.approx(0.5)


def test_that_a_new_sector_has_its_indicators_and_tiers(desk: Desk) -> None:
    with desk:
        session = desk.session(_assessed(desk))
        key = ("K01", "indicators", "value")
        assert session.evaluation.shown_value(key, "brick_electricity") == pytest.approx(50)
        assert session.evaluation.cell(("K01", "indicators", "tier"), "brick_electricity") == "between_average_poor"


def test_that_a_new_register_is_listed_and_found_without_accents(desk: Desk) -> None:
    with desk:
        event = desk.new("event", answers={"E1/topic": "Tiết kiệm điện", "E1/people": "25"})
        assert [row.id for row in desk.records("event", find="tiet kiem")] == [event]
        with pytest.raises(Refused):
            desk.session(event).answer("E1/people", "-3", strict=True)


def test_that_the_new_sheet_is_printed_blank_and_in_the_report(desk: Desk, tmp_path: Path) -> None:
    with desk:
        session = desk.session(_assessed(desk))
        report = documents.text(session, "brief", "vi")
        assert "Khí nén" in report
        assert "Hoàn vốn sửa rò" in report
        blank = documents.sheets(desk.library, tmp_path / "blank.md", chosen=("P50",), sector="bricks", language="vi")
        printed = blank.read_text(encoding="utf-8")
        assert "Tiền sửa" in printed
        assert "Hoàn vốn sửa rò" not in printed  # worked out, hence not asked on paper
