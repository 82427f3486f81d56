"""A record goes to another machine and back whole: seen before it is taken, merged, confirmed and read-only there."""

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cpa_desktop.core import confirmation
from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.change import sealed
from cpa_desktop.core.text import Refused
from cpa_desktop.service import samples
from cpa_desktop.service.exchange import packages, preview
from cpa_desktop.service.exchange.preview import PackagePreview
from cpa_desktop.service.library import Library
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from cpa_desktop.store import package as kept
from tests.store.packages import forged, with_history

QTY = "P08/use/electricity.2025-01/qty"
TITLE = "P01/title"


@pytest.fixture
def other(catalogue: Catalogue, tmp_path: Path) -> Iterator[Desk]:
    """The desk of somebody else."""
    with Desk.open(tmp_path / "khác.sqlite", create=True, catalogue=catalogue) as opened:
        yield opened


@pytest.fixture
def file(desk: Desk, rapid: str, tmp_path: Path) -> Path:
    """The assessment as a package."""
    return packages.write(desk.session(rapid), tmp_path / "đợt 1.cpa")


def looked(desk: Desk, path: Path) -> PackagePreview:
    """What a package would mean."""
    return preview.look(desk, packages.read(path))


def taken(desk: Desk, path: Path) -> RecordSession:
    """The record of a package, taken in."""
    return desk.session(packages.take(desk, packages.read(path)))


def test_that_a_preview_says_what_is_new_and_touches_nothing(other: Desk, rapid: str, file: Path) -> None:
    seen = looked(other, file)
    assert (seen.record.id, seen.record.title, seen.record.register.vi) == (rapid, "Đợt 1", "Đánh giá nhanh")
    assert (seen.record.is_new, seen.record.changes, seen.record.new_here, seen.record.only_here) == (True, 1, 1, 0)
    (enterprise,) = seen.belongs_to
    assert (enterprise.title, enterprise.is_new, enterprise.new_here) == ("Nhà máy Á", True, 1)
    assert (seen.photos, seen.photos_new, seen.photos_absent) == (0, 0, 0)
    assert (seen.confirmed_by, seen.warnings, seen.differences, seen.record.contests) == ("", (), (), ())
    assert seen.is_same_forms
    assert other.count() == 0


def test_that_a_package_is_listed_and_found_once_taken(other: Desk, desk: Desk, rapid: str, file: Path) -> None:
    session = taken(other, file)
    assert session.record == desk.session(rapid).record
    (row,) = other.records("rapid", "nha may a")
    assert (row.id, row.title, row.belongs_to) == (rapid, "Đợt 1", "Nhà máy Á")


def test_that_photos_are_counted_and_come_along(other: Desk, desk: Desk, rapid: str, tmp_path: Path) -> None:
    sha256 = desk.workspace.attach(b"\xff\xd8 a boiler", "lò hơi.jpg", "image/jpeg")
    session = desk.session(rapid)
    table = next(key for key, work in session.program.by_key.items() if work.field.kind == "photo" and key[1])
    row = session.add_row(f"{table[0]}/{table[1]}") if table[1] == "photos" else session.evaluation.rows(*table[:2])[0]
    session.answer(f"{table[0]}/{table[1]}/{row}/{table[2]}", sha256, strict=True)
    path = packages.write(session, tmp_path / "x.cpa")
    seen = looked(other, path)
    assert (seen.photos, seen.photos_new) == (1, 1)
    assert taken(other, path).workspace.attachment(sha256).name == "lò hơi.jpg"
    assert looked(other, path).photos_new == 0


def test_that_what_both_entered_meanwhile_is_merged_and_what_differs_is_named(
    other: Desk, desk: Desk, rapid: str, file: Path, tmp_path: Path
) -> None:
    theirs = taken(other, file)
    theirs.answer(QTY, "5.000")
    theirs.answer("P01/lead", "Lan")
    theirs.answer("P01/programme", "QĐ 1")
    ours = desk.session(rapid)
    ours.answer(QTY, "6.000")
    path = packages.write(theirs, tmp_path / "về.cpa")
    seen = looked(desk, path)
    assert (seen.record.is_new, seen.record.new_here, seen.record.only_here) == (False, 3, 1)
    assert [contest.address for contest in seen.record.contests] == [QTY]
    assert "5.000" in seen.record.contests[0].text.vi
    assert "1 " in seen.warnings[0].en
    merged = taken(desk, path)
    assert merged.record.contested.keys() == {QTY}
    assert merged.record.answers["P01/lead"] == theirs.record.answers["P01/lead"]
    again = looked(desk, path)
    assert (again.record.new_here, again.record.contests) == (0, ())


def test_that_an_enterprise_known_here_under_another_id_is_said_and_not_merged(
    other: Desk, desk: Desk, enterprise: str, rapid: str, tmp_path: Path
) -> None:
    desk.session(enterprise).answer_all({"P02/tax_code": "0300123456-001", "P02/commune": "Tân Biên"})
    by_code = other.new("enterprise", answers={"P02/legal_name": "Công ty khác", "P02/tax_code": "0300123456001"})
    by_name = other.new("enterprise", answers={"P02/legal_name": "NHA MAY A", "P02/commune": "Tân biên"})
    other.new("enterprise", answers={"P02/legal_name": "Nhà máy Á", "P02/commune": "Tân Châu"})
    path = packages.write(desk.session(rapid), tmp_path / "x.cpa")
    seen = looked(other, path)
    assert len(seen.warnings) == 2
    assert by_code[:8] in seen.warnings[0].vi
    assert "mã số thuế" in seen.warnings[0].vi
    assert by_name[:8] in seen.warnings[1].vi
    taken(other, path)
    assert other.count("enterprise") == 4
    assert looked(other, path).warnings == ()


def test_that_other_forms_are_said_with_the_version_that_wrote(
    other: Desk, desk: Desk, rapid: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    library = Library(dataclasses.replace(catalogue, digest="of last year", forms={}))
    path = packages.write(RecordSession(desk.workspace, library, rapid), tmp_path / "x.cpa")
    seen = looked(other, path)
    assert not seen.is_same_forms
    assert seen.program in seen.warnings[0].en


# confirmed elsewhere


def confirmed(desk: Desk, rapid: str, path: Path) -> Path:
    """The assessment as a package once the director has confirmed it."""
    session = desk.session(rapid)
    session.answer(QTY, "100.000")
    session.confirm("Giám đốc A")
    return packages.write(session, path)


def test_that_a_record_confirmed_elsewhere_is_only_read_until_that_is_taken_back(
    other: Desk, desk: Desk, rapid: str, tmp_path: Path
) -> None:
    path = confirmed(desk, rapid, tmp_path / "x.cpa")
    seen = looked(other, path)
    assert (seen.confirmed_by, seen.stays_confirmed, seen.differences) == ("Giám đốc A", True, ())
    session = taken(other, path)
    assert session.is_confirmed
    assert session.read_only_because is not None
    assert "Giám đốc A" in session.read_only_because.vi
    for entering in (lambda: session.answer(QTY, "1"), session.undo, lambda: session.confirm("B")):
        with pytest.raises(Refused):
            entering()
    copy = other.session(other.copy(rapid))
    copy.answer(TITLE, "Bản sao")
    session.withdraw("Lan")
    assert not session.is_confirmed
    assert session.read_only_because is None
    assert "Lan" in session.record.changes[-1].label.vi
    session.answer(QTY, "2")
    with pytest.raises(Refused):
        session.withdraw("Lan")


def test_that_who_confirmed_may_still_correct_and_confirm_again(desk: Desk, rapid: str, tmp_path: Path) -> None:
    confirmed(desk, rapid, tmp_path / "x.cpa")
    session = desk.session(rapid)
    assert session.read_only_because is None
    session.answer(QTY, "101.000")
    assert not session.is_confirmed


def test_that_differences_by_the_forms_here_are_findings(
    desk: Desk, rapid: str, catalogue: Catalogue, tmp_path: Path
) -> None:
    path = confirmed(desk, rapid, tmp_path / "x.cpa")
    facts = tuple(
        dataclasses.replace(fact, value=fact.value * 2) if fact.id == "grid" else fact for fact in catalogue.facts
    )
    newer = dataclasses.replace(catalogue, facts=facts, digest="newer", forms={})
    with Desk.open(tmp_path / "mới.sqlite", create=True, catalogue=newer) as later:
        seen = looked(later, path)
        assert any("100.000" not in words.vi and "khi xác nhận" in words.vi for words in seen.differences)
        session = taken(later, path)
        found = {
            finding.address: finding for finding in session.evaluation.findings if "khi xác nhận" in finding.text.vi
        }
        assert {"P08/total_ghg", "record/fact_grid"} <= found.keys()
        sealed_figure = confirmation.sealed(session.record)["figures"]["P08/total_ghg"]["value"]
        assert session.evaluation.shown_value(("P08", "", "total_ghg")) == pytest.approx(sealed_figure)


def test_that_a_confirmation_that_merging_undoes_is_said_beforehand(
    other: Desk, desk: Desk, rapid: str, file: Path, tmp_path: Path
) -> None:
    taken(other, file).answer("P01/lead", "Lan")
    path = confirmed(desk, rapid, tmp_path / "x.cpa")
    seen = looked(other, path)
    assert (seen.confirmed_by, seen.stays_confirmed) == ("Giám đốc A", False)
    assert any("Giám đốc A" in words.vi for words in seen.warnings)
    back = packages.write(other.session(rapid), tmp_path / "về.cpa")
    assert any("Giám đốc A" in words.vi for words in looked(desk, back).warnings)


def test_that_two_confirmations_make_a_draft_to_be_confirmed_again(
    other: Desk, desk: Desk, rapid: str, file: Path, tmp_path: Path
) -> None:
    taken(other, file).confirm("Giám đốc A")
    desk.session(rapid).confirm("Phó giám đốc")
    merged = taken(desk, packages.write(other.session(rapid), tmp_path / "x.cpa"))
    assert not merged.is_confirmed
    (said,) = [finding for finding in merged.evaluation.findings if finding.rule == "contested"]
    assert "xác nhận lại" in said.text.vi
    merged.confirm("Giám đốc A")
    assert merged.is_confirmed
    assert merged.record.contested == {}


# refused


def test_that_a_sample_does_not_travel(catalogue: Catalogue, desk: Desk, tmp_path: Path) -> None:
    with Desk.open_sample(catalogue=catalogue) as sample:
        row = sample.records("rapid")[0]
        with pytest.raises(Refused) as refused:
            packages.write(sample.session(row.id), tmp_path / "x.cpa")
        assert "bản sao" in refused.value.text.vi
        kept.write(tmp_path / "x.cpa", sample.workspace, row.id)
    with pytest.raises(Refused):
        packages.take(desk, packages.read(tmp_path / "x.cpa"))
    assert desk.count() == 0
    assert samples.note().vi


def test_that_a_desk_that_cannot_write_may_look_but_not_take(other: Desk, file: Path) -> None:
    assert other.workspace.location.path is not None
    with Desk.open(other.workspace.location.path, catalogue=other.catalogue) as second:
        assert looked(second, file).record.is_new
        with pytest.raises(Refused):
            packages.take(second, packages.read(file))


def test_that_a_record_of_a_sort_not_known_here_is_refused(
    rapid: str, file: Path, catalogue: Catalogue, tmp_path: Path
) -> None:
    fewer = dataclasses.replace(catalogue, registers=catalogue.registers[:1], digest="less", forms={})
    with Desk.open(tmp_path / "ít.sqlite", create=True, catalogue=fewer) as less:
        with pytest.raises(Refused) as refused:
            looked(less, file)
        assert "rapid" in refused.value.text.en
        assert less.count() == 0


def test_that_an_assessment_of_an_assessment_is_refused(other: Desk, file: Path) -> None:
    forged(file, lambda manifest, _: manifest["records"][1].update({"register": "rapid"}))
    with pytest.raises(Refused):
        packages.take(other, packages.read(file))
    assert other.count() == 0


def test_that_answers_no_form_can_work_out_are_refused_whole(other: Desk, desk: Desk, rapid: str, file: Path) -> None:
    record = desk.session(rapid).record
    seal = json.dumps({"by": "X", "answers": confirmation.answers_hash(record), "facts": {"grid@2025": {}}})
    change = record.next_change(
        label=confirmation.LABEL,
        edits=record.edits(confirmation.ADDRESS, seal),
        device="x",
        by="x",
        at=record.changes[0].at,
    )
    with_history(file, record, lambda history: [*history, sealed(change, "")])
    with pytest.raises(Refused) as refused:
        packages.take(other, packages.read(file))
    assert "cannot work out" in refused.value.text.en
    assert other.count() == 0


@pytest.mark.parametrize("name", ["không có/x.cpa", "."])
def test_that_a_package_needs_a_place_to_be_written_to(desk: Desk, rapid: str, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused):
        packages.write(desk.session(rapid), tmp_path / name)
