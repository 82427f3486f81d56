"""The material balance that a detailed audit starts from: the streams of the industry, closed by sums step by step."""

from collections.abc import Mapping

import pytest

from cpa_desktop.core.figures import Evaluation
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from tests.content.packs import catalogue, figure

# 1,000 kg of roots as received, closed by its author (kg of all, kg of water); chapter A.h.4 of the sector's knowledge.
CLOSED = {
    "roots": (1000, 644.1), "wash_water": (3400, 3400), "trommel_dirt": (30, 0), "peel": (22.07, 15.45),
    "pulp": (206.65, 165.32), "starch": (275.53, 35.82), "vapour": (93.26, 93.26),
    "separator_effluent": (3772.5, 3734.26),
}  # fmt: skip
STARCH = {
    "wash_water": 0,
    "trommel_dirt": 0,
    "vapour": 0,
    "roots": 261.9,
    "peel": 2.62,
    "pulp": 18.33,
    "starch": 235.71,
    "separator_effluent": 5.24,
}


def detailed(desk: Desk, variant: str, typed: Mapping[str, str]) -> RecordSession:
    """A detailed audit of a starch plant with these answers on its balance sheet."""
    enterprise = desk.new("enterprise", answers={"P02/legal_name": "Nhà máy Á", "P02/sector": "cassava-starch"})
    session = desk.session(desk.new("detailed", enterprise, {"P01/period_from": "01/2025", "P01/period_to": "01/2025"}))
    session.answer_all({"P01/title": "Đợt 1", "P05/variant": variant}, strict=True)
    session.answer_all({f"P15/{address}": text for address, text in typed.items()}, strict=True)
    return session


def streams(amounts: Mapping[str, tuple[float, float]]) -> dict[str, str]:
    """Mass in kg and moisture of streams, as a person types them."""
    typed = {}
    for name, (mass, water) in amounts.items():
        typed[f"streams/{name}/amount"] = f"{mass} kg".replace(".", ",")
        typed[f"streams/{name}/moisture"] = f"{100 * water / mass:.6f}".replace(".", ",")
    return typed


def without_the_others(session: RecordSession, named: Mapping[str, object]) -> None:
    """Mark the streams of the template that a published balance does not tell apart."""
    others = [row for row in session.evaluation.rows("P15", "streams") if row not in named]
    session.answer_all({f"P15/streams/{row}/is_absent": "có" for row in others}, strict=True)


def found(evaluation: Evaluation) -> set[tuple[str, str]]:
    """Severity and address of the findings of the balance."""
    return {(each.severity, each.address) for each in evaluation.findings if each.address.startswith("P15/")}


def test_that_a_detailed_audit_starts_from_the_streams_of_its_sort_of_plant(desk: Desk) -> None:
    for variant, there, elsewhere in (
        ("industrial", "separator_effluent", "pulp_craft"),
        ("craft", "pulp_craft", "vapour"),
    ):
        rows = detailed(desk, variant, {}).evaluation.rows("P15", "streams")
        assert there in rows
        assert elsewhere not in rows


def test_that_a_template_leads_every_step_of_the_material_from_and_to_somewhere(desk: Desk) -> None:
    for variant in ("industrial", "semi_industrial", "craft"):
        listed = [
            each for each in catalogue().sector("cassava-starch").flows if each.for_all or variant in each.variants
        ]
        entered, left = {each.to_step for each in listed}, {each.from_step for each in listed}
        assert entered == left, variant
        assert [each.kind for each in listed].count("product") == 1


def test_that_a_closed_balance_of_a_site_closes_and_says_nothing(desk: Desk) -> None:
    contents = {
        f"streams/{name}/content": f"{100 * kg / CLOSED[name][0]:.6f}".replace(".", ",") for name, kg in STARCH.items()
    }
    session = detailed(desk, "industrial", {**streams(CLOSED), "component": "tinh bột", **contents})
    without_the_others(session, CLOSED)
    figures = session.evaluation
    assert figure(figures, "P15.site_in") == pytest.approx(4.4, abs=1e-6)
    assert figure(figures, "P15.site_out") == pytest.approx(4.4, abs=0.00002)
    assert figure(figures, "P15.dry_in") == pytest.approx(0.3559, abs=1e-6)
    assert figure(figures, "P15.dry_gap_share") == pytest.approx(0, abs=0.01)
    assert figure(figures, "P15.tracked_out") == pytest.approx(figure(figures, "P15.tracked_in"), abs=0.00002)
    assert not {each for each in found(figures) if each[1].split("/")[1].startswith(("site", "dry", "tracked"))}


def test_that_a_published_balance_that_does_not_close_raises_the_finding(desk: Desk) -> None:
    # ser-2021, table 1, first scenario, per tonne: peel, pulp and soil are printed as dry, which they cannot be.
    printed = {
        "roots": (1560 / 0.38, 1560 / 0.38 - 1560), "wash_water": (16_700, 16_700), "starch": (1000, 130),
        "separator_effluent": (19_200, 19_120), "pulp": (1550, 0), "peel": (50, 0), "trommel_dirt": (930, 0),
    }  # fmt: skip
    session = detailed(desk, "industrial", {**streams(printed)})
    without_the_others(session, printed)
    assert {("doubt", "P15/site_gap_share"), ("error", "P15/dry_out")} <= found(session.evaluation)


def test_that_a_step_closes_by_the_sums_of_what_enters_and_leaves_it(desk: Desk) -> None:
    typed = streams({"cake": (1000, 350), "vapour": (253, 253), "dried_starch": (747, 97)})
    session = detailed(desk, "industrial", typed)
    assert figure(session.evaluation, "P15.steps.gap", "A10") == pytest.approx(0, abs=1e-9)
    assert session.evaluation.cell(("P15", "steps", "closure"), "A10") == "A"
    assert ("doubt", "P15/steps/A10/gap_share") not in found(session.evaluation)
    session.answer_all({"P15/streams/vapour/amount": "100 kg"}, strict=True)
    assert figure(session.evaluation, "P15.steps.gap_share", "A10") == pytest.approx(15.3)
    assert session.evaluation.cell(("P15", "steps", "closure"), "A10") == "C"
    assert ("doubt", "P15/steps/A10/gap_share") in found(session.evaluation)


def test_that_a_step_with_a_stream_unknown_is_not_judged(desk: Desk) -> None:
    session = detailed(desk, "industrial", streams({"cake": (1000, 350), "dried_starch": (747, 97)}))
    assert session.evaluation.cell(("P15", "steps", "is_complete"), "A10") is False
    assert ("doubt", "P15/steps/A10/gap_share") not in found(session.evaluation)


def test_that_a_stream_of_ones_own_goes_from_step_to_step_once(desk: Desk) -> None:
    session = detailed(
        desk, "industrial", streams({"cake": (1000, 350), "vapour": (253, 253), "dried_starch": (700, 91)})
    )
    row = session.add_row("P15/streams")
    own = {"name": "Bụi tinh bột ở cyclone", "own_from": "A10", "amount": "47 kg"}
    session.answer_all({f"P15/streams/{row}/{column}": text for column, text in own.items()}, strict=True)
    assert figure(session.evaluation, "P15.steps.gap", "A10") == pytest.approx(0, abs=1e-9)


def test_that_water_and_component_beyond_a_streams_whole_mass_are_an_error(desk: Desk) -> None:
    typed = {"component": "tinh bột", **streams({"cake": (1000, 350)}), "streams/cake/content": "70"}
    assert ("error", "P15/streams/cake/content") in found(detailed(desk, "industrial", typed).evaluation)
