"""The sample is whole, readable, the same wherever it is made, and never in the way of one's own records."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from cpa_desktop import paths
from cpa_desktop.content import samples as written
from cpa_desktop.core.address import facet_of
from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.change import verify_chain
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.text import Refused
from cpa_desktop.core.trace import Trace, trace
from cpa_desktop.core.uncertainty import Spread
from cpa_desktop.service import documents, samples
from cpa_desktop.service.library import Library
from cpa_desktop.service.workspace import Desk
from tests.service.by_hand import package


@pytest.fixture
def library(catalogue: Catalogue) -> Library:
    """The shipped forms with their programs."""
    return Library(catalogue)


def test_that_the_sample_has_no_error_and_the_findings_that_are_due(catalogue: Catalogue) -> None:
    with Desk.open_sample(catalogue=catalogue) as desk:
        row = desk.records("rapid")[0]
        session = desk.session(row.id)
        session.settle()
        found = {finding.address: finding.severity for finding in session.evaluation.findings}
    assert "error" not in found.values()
    assert found["CS1/wastewater_expected"] == "doubt"  # the water of the published figures does not balance
    assert found["record/fact_grid"] == "doubt"


@pytest.fixture(scope="module")
def worked_out(figures: dict[str, Evaluation]) -> Evaluation:
    """The figures of the mill."""
    return figures["MẪU-2026-01-NHANH"]


@pytest.fixture(scope="module")
def household(figures: dict[str, Evaluation]) -> Evaluation:
    """The figures of the craft household."""
    return figures["MẪU-2026-02-NHANH"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (("P05", "", "output_total"), 20_000),
        (("P08", "", "total_electricity"), 3_956_000),
        (("P08", "", "total_toe"), pytest.approx(2128.0, abs=0.1)),
        (("P08", "", "electricity_cost"), 7_721_029_200),
        (("CS1", "", "recovery"), pytest.approx(78.94, abs=0.01)),
        (("CS1", "", "roots_per_starch"), 4.0),
        (("CS1", "", "cod_per_starch"), pytest.approx(234.24, abs=0.01)),
        (("CS1", "", "heat_per_starch"), pytest.approx(3.135, abs=0.001)),
    ],
)
def test_that_the_sample_gives_the_figures_reckoned_by_hand(
    worked_out: Evaluation, address: tuple[str, str, str], expected: float
) -> None:
    assert worked_out.shown_value(address) == expected


def test_that_the_package_of_the_sample_is_that_reckoned_by_hand(worked_out: Evaluation) -> None:
    options = ("P22", "options", "in_package")
    counted = [row for row in worked_out.rows("P22", "options") if worked_out.cell(options, row) is True]
    ours = package(counted)
    for stream, net in ours.net.items():
        assert worked_out.shown_value(("K02", "streams", "saved"), stream) == pytest.approx(net), stream
    found = {name: worked_out.shown_value(("K02", "", name)) for name in ("money_saved", "investment", "payback")}
    assert found["money_saved"] == pytest.approx(ours.money)
    assert found["investment"] == pytest.approx(ours.investment)
    unpriced = worked_out.shown_value(("P22", "options", "money"), "CS28")  # the only one whose investment is not known
    assert isinstance(unpriced, float)
    assert found["payback"] == pytest.approx(ours.investment / (ours.money - unpriced))
    assert worked_out.shown_value(("K02", "", "energy_saved")) == pytest.approx(ours.energy)
    assert worked_out.shown_value(("K02", "", "toe_saved")) == pytest.approx(ours.oil)
    assert worked_out.shown_value(("K02", "", "ghg_saved")) == pytest.approx(ours.gases)
    assert (ours.money, ours.investment) == pytest.approx((9_497_929_598, 2_709_673_766), abs=1)


# The household by hand. Wet starch 360 t × 0.55 / 0.88 = 225 t at 12 % moisture; starch in it 225 × 0.88 × 0.98 =
# 194.04 t, in the roots 958 × 0.27 = 258.66 t: 194.04 / 258.66 = 75.02 %. Roots 958 / 225 = 4.258 t/t, at least
# 0.8624 / 0.27 = 3.194. Power 12,375 / 225 = 55 kWh/t. Well 4.5 m3/h × 7 h × 150 days = 4,725 m3, / 225 = 21 m3/t.
# COD 14.7 × 21 = 308.7 kg/t.
@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (("P05", "", "output_total"), pytest.approx(225.0)),
        (("CS1", "", "recovery"), pytest.approx(75.017, abs=0.001)),
        (("CS1", "", "roots_per_starch"), pytest.approx(4.2578, abs=0.0001)),
        (("CS1", "", "roots_minimum"), pytest.approx(3.1941, abs=0.0001)),
        (("CS1", "", "electricity_per_starch"), pytest.approx(55.0)),
        (("P08", "", "fresh_water"), pytest.approx(4725.0)),
        (("CS1", "", "water_per_starch"), pytest.approx(21.0)),
        (("CS1", "", "cod_per_starch"), pytest.approx(308.7)),
        (("P08", "", "total_energy"), pytest.approx(12_375 * 0.0036)),
        (("P08", "", "total_toe"), pytest.approx(12_375 * 0.0001543)),
    ],
)
def test_that_the_household_gives_the_figures_reckoned_by_hand(
    household: Evaluation, address: tuple[str, str, str], expected: float
) -> None:
    assert household.shown_value(address) == expected


def test_that_the_household_without_a_water_meter_says_how_its_water_was_found(household: Evaluation) -> None:
    assert household.origin(("P08", "use", "qty"), "water_well.2025-11") == "estimated"
    named = {part.title.vi for part in _parts(trace(household, ("P08", "items", "estimated"), "water_well"))}
    assert any("Lưu lượng bơm" in name for name in named)
    relative = Spread(household).relative(("CS1", "", "water_per_starch"))
    assert relative is not None
    assert relative > 0.05


def _parts(found: Trace) -> Iterator[Trace]:
    yield found
    for each in found.inputs:
        yield from _parts(each)


@pytest.mark.parametrize("file", samples.files_of_samples(), ids=lambda file: file.stem)
def test_that_every_entry_of_the_sample_was_read(library: Library, desk: Desk, file: Path) -> None:
    for record in samples.records(desk.workspace, library, file):
        assert not [text for address, text in record.answers.items() if not facet_of(address) and '"refused"' in text]
        assert record.answers["record/sample"] == "yes"


def test_that_the_sample_is_the_same_wherever_it_is_made(library: Library, tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        with samples.open_fresh(tmp_path / f"{name}.sqlite", library) as workspace:
            made.append({row.id: workspace.read(row.id).changes for row in workspace.search()})
    assert made[0] == made[1]
    assert all(verify_chain(changes) == [] for changes in made[0].values())


@pytest.mark.parametrize("file", samples.files_of_samples(), ids=lambda file: file.stem)
def test_that_the_sources_of_the_sample_are_known(catalogue: Catalogue, file: Path) -> None:
    sample = written.read(file)
    assert set(sample.sources) <= set(catalogue.sources)
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("sources:")]
    assert [source for source in sample.sources if not any(source in line for line in lines)] == []


def test_that_a_sample_is_found_before_anyone_has_looked_through_the_list(catalogue: Catalogue) -> None:
    with Desk.open_sample(catalogue=catalogue) as desk:
        assert [row.texts["code"].vi for row in desk.records("rapid", "ho lang nghe")] == ["MẪU-2026-02-NHANH"]


def test_that_a_sample_made_once_is_opened_again(library: Library) -> None:
    samples.open_kept(library).close()
    (file,) = (paths.cache() / "samples").glob("*.sqlite")
    before = file.stat().st_ino
    samples.open_kept(library).close()
    assert file.stat().st_ino == before


def test_that_the_sample_of_other_forms_gives_way(library: Library, catalogue: Catalogue) -> None:
    samples.open_kept(Library(replace(catalogue, digest="older", forms={}))).close()
    samples.open_kept(library).close()
    assert len(list((paths.cache() / "samples").glob("*.sqlite"))) == 1


def test_that_a_sample_workspace_with_ones_own_copy_is_kept(library: Library, catalogue: Catalogue) -> None:
    older = replace(catalogue, digest="older", forms={})
    with Desk.open_sample(catalogue=older) as desk:
        desk.copy(desk.records("rapid")[0].id)
    samples.open_kept(library).close()
    assert len(list((paths.cache() / "samples").glob("*.sqlite"))) == 2


def test_that_a_fresh_sample_never_replaces_ones_own_records(library: Library, tmp_path: Path) -> None:
    with Desk.open(tmp_path / "mine.sqlite", create=True, catalogue=library.catalogue) as desk:
        desk.new("enterprise")
    before = (tmp_path / "mine.sqlite").read_bytes()
    with pytest.raises(Refused):
        samples.open_fresh(tmp_path / "mine.sqlite", library)
    (tmp_path / "other.sqlite").write_text("something else", "utf-8")
    with pytest.raises(Refused):
        samples.open_fresh(tmp_path / "other.sqlite", library)
    assert (tmp_path / "mine.sqlite").read_bytes() == before
    assert (tmp_path / "other.sqlite").read_text("utf-8") == "something else"


def test_that_a_sample_somebody_has_open_stays(library: Library, tmp_path: Path) -> None:
    with samples.open_fresh(tmp_path / "s.sqlite", library), pytest.raises(Refused):
        samples.open_fresh(tmp_path / "s.sqlite", library)


@pytest.mark.parametrize("language", ["vi", "en", "both"])
def test_that_the_brief_of_every_sample_stands_on_one_page(
    catalogue: Catalogue, tmp_path: Path, language: documents.Tongue
) -> None:
    with Desk.open_sample(catalogue=catalogue) as desk:
        for row in desk.records("rapid"):
            file = documents.write(desk.session(row.id), tmp_path / f"{row.id}.pdf", kind="brief", language=language)
            assert len(pypdfium2.PdfDocument(file)) == 1, row.title


@pytest.mark.parametrize("language", ["vi", "en", "both"])
def test_that_the_summary_of_every_sample_is_one_page_and_the_contents_begin_the_next(
    catalogue: Catalogue, tmp_path: Path, language: documents.Tongue
) -> None:
    heading = "Contents" if language == "en" else "Mục lục"
    with Desk.open_sample(catalogue=catalogue) as desk:
        for row in desk.records("rapid"):
            file = documents.write(desk.session(row.id), tmp_path / f"{row.id}.pdf", kind="rapid", language=language)
            pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(file)]
            assert heading in pages[3], row.title
            assert heading not in "".join(pages[:3]), row.title
