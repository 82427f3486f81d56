"""Records on a desk: listed as they are now, begun whole or not at all, gone on from without the sample mark."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from cpa_desktop import paths
from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.text import Refused, same
from cpa_desktop.service import restoring
from cpa_desktop.service.settings import Settings
from cpa_desktop.service.workspace import Desk

QTY = "P08/use/electricity.2025-01/qty"


def test_that_a_list_shows_what_was_just_entered(desk: Desk, rapid: str) -> None:
    session = desk.session(rapid)
    session.answer("P01/title", "Đợt 2")
    (row,) = desk.records("rapid", "đợt 2")
    assert (row.id, row.title, row.belongs_to) == (rapid, "Đợt 2", "Nhà máy Á")
    assert row.changed == session.record.changes[-1].at


def test_that_a_list_opens_no_record_that_has_not_changed(desk: Desk, rapid: str) -> None:
    desk.records()
    path = paths.workspace()
    desk.close()
    with sqlite3.connect(path) as connection:  # a mark that only what was kept can show
        connection.execute("UPDATE headline SET text = 'kept' WHERE record = ? AND key = 'code'", (rapid,))
    connection.close()
    with Desk.open(catalogue=desk.catalogue) as again:
        assert again.records("rapid")[0].texts["code"].vi == "kept"
        again.session(rapid).answer("P01/code", "A-1")
        assert again.records("rapid")[0].texts["code"].vi == "A-1"


def test_that_lists_are_worked_out_anew_where_the_forms_are_other_ones(
    desk: Desk, rapid: str, catalogue: Catalogue
) -> None:
    desk.records()
    desk.close()
    with sqlite3.connect(paths.workspace()) as connection:
        connection.execute("UPDATE headline SET text = 'of other forms' WHERE key = 'title'")
    connection.close()
    with Desk.open(catalogue=replace(catalogue, digest="another", forms={})) as again:
        assert again.records("rapid")[0].texts["title"].vi == "Đợt 1"


def test_that_a_change_of_the_enterprise_is_seen_in_what_belongs_to_it(desk: Desk, enterprise: str, rapid: str) -> None:
    desk.records()
    desk.session(enterprise).answer("P02/legal_name", "Nhà máy B")
    (row,) = desk.records("rapid", "nha may b")
    assert (row.id, row.belongs_to) == (rapid, "Nhà máy B")
    assert {row.belongs_to for row in desk.records()} == {"", "Nhà máy B"}


def test_that_choices_are_found_by_their_words_in_either_language(desk: Desk, enterprise: str) -> None:
    for words in ("tinh bột sắn", "TINH BOT SAN", "cassava (tapioca)"):
        assert [row.id for row in desk.records("enterprise", words)] == [enterprise]
    (row,) = desk.records("enterprise")
    assert row.texts["sector"].vi.startswith("Chế biến tinh bột sắn")
    assert row.texts["sector"].en.startswith("Cassava")


def test_that_figures_in_a_list_have_value_and_text(desk: Desk, rapid: str) -> None:
    session = desk.session(rapid)
    session.answer_all({"P05/products/tinhbot2/name": "Bột", "P05/variant": "industrial"})
    session.answer("P05/output/tinhbot2.2025-01/amount", "1.200")
    (row,) = desk.records("rapid")
    assert row.values["output"] == 1200
    assert row.texts["output"].en == "1,200 t"
    assert desk.count("rapid") == desk.count("", "Đợt 1") == 1


def test_that_an_id_may_be_shortened(desk: Desk, rapid: str, enterprise: str) -> None:
    length = next(n for n in range(1, 33) if rapid[:n] != enterprise[:n])
    assert desk.session(rapid[:length]).record.id == rapid


def test_that_a_record_refused_leaves_nothing_behind(desk: Desk, enterprise: str) -> None:
    with pytest.raises(Refused):
        desk.new("rapid", enterprise, {"P01/title": "x", "P05/design_capacity": "1.23,4"})
    assert desk.count("rapid") == 0


def test_that_an_assessment_belongs_to_an_enterprise(desk: Desk, enterprise: str, rapid: str) -> None:
    for parent in (None, "", rapid, "nothing"):
        with pytest.raises(Refused):
            desk.new("rapid", parent)
    with pytest.raises(Refused):
        desk.new("enterprise", enterprise)
    with pytest.raises(Refused):
        desk.new("nothing")
    assert desk.count() == 2


def test_that_entries_are_read_and_signed_as_the_person_at_the_desk(catalogue: Catalogue) -> None:
    with Desk.open(settings=Settings(language="en", name="An"), catalogue=catalogue) as desk:
        session = desk.session(desk.new("enterprise"))
        session.answer("P02/days_worked", "154.5")
        assert session.evaluation.shown_value(("P02", "", "days_worked")) == 154.5
        assert session.record.changes[-1].by == "An"
        assert session.language == "en"


def test_that_last_years_record_is_gone_on_from(desk: Desk, enterprise: str, rapid: str) -> None:
    desk.session(rapid).answer_all({QTY: "5.000", f"{QTY}@origin": "metered", "record/title": "Năm ngoái"})
    copy = desk.session(desk.copy(rapid)).record
    source = desk.session(rapid).record
    assert (copy.register, copy.parent, copy.continues) == ("rapid", enterprise, rapid)
    assert copy.answers[QTY] == source.answers[QTY]
    assert copy.answers[f"{QTY}@origin"] == "metered"
    assert copy.answers[f"{QTY}@carried_from"] == rapid
    assert copy.rows("P08/items") == source.rows("P08/items")
    assert "record/title" not in copy.answers
    assert f"{QTY}@origin@carried_from" not in copy.answers


def test_that_a_copy_of_a_copy_says_where_it_was_copied_from_last(desk: Desk, rapid: str) -> None:
    first = desk.copy(rapid)
    second = desk.session(desk.copy(first)).record
    assert second.answers["P01/title@carried_from"] == first


def test_that_rapid_goes_on_to_detailed_but_not_to_an_enterprise(desk: Desk, enterprise: str, rapid: str) -> None:
    detailed = desk.session(desk.promote(rapid, "detailed")).record
    assert (detailed.register, detailed.parent, detailed.continues) == ("detailed", enterprise, rapid)
    assert detailed.answers["P01/title@carried_from"] == rapid
    for register in ("enterprise", "nothing"):
        with pytest.raises(Refused):
            desk.promote(rapid, register)


def test_that_a_copy_of_the_sample_is_ones_own_down_to_the_enterprise(desk: Desk, catalogue: Catalogue) -> None:
    with Desk.open_sample(catalogue=catalogue) as samples:
        sample = samples.records("rapid")[0]
        mine = desk.session(samples.copy(sample.id, desk))
        assert mine.read_only_because is None
        assert mine.record.continues == sample.id
        assert mine.around is not None
        assert mine.around.record.id != sample.parent
        assert mine.around.record.answers.get("record/sample") is None
        mine.answer("P01/title", "Của tôi")
        there = samples.session(samples.copy(sample.id))
        assert not there.is_sample
        assert there.around is not None
        assert there.around.record.id != sample.parent
    assert desk.records("rapid", "cua toi")


def test_that_a_confirmation_is_not_carried_over(desk: Desk, rapid: str) -> None:
    desk.session(rapid).confirm("Giám đốc")
    assert not desk.session(desk.copy(rapid)).is_confirmed


def test_that_a_desk_that_cannot_write_still_lists(desk: Desk, rapid: str) -> None:
    with Desk.open(catalogue=desk.catalogue) as second:
        assert second.read_only_because is not None
        desk.session(rapid).answer("P01/title", "Đợt 3")
        desk.session(rapid).flush()
        assert [row.title for row in second.records("rapid")] == ["Đợt 3"]
        with pytest.raises(Refused):
            second.new("enterprise")
        with pytest.raises(Refused):
            second.session(rapid).answer("P01/title", "x")


def test_that_a_record_of_a_sort_not_known_here_is_listed_and_refused(desk: Desk, rapid: str) -> None:
    known = replace(desk.catalogue, registers=desk.catalogue.registers[:1], digest="less", forms={})
    desk.close()
    with Desk.open(catalogue=known) as less:
        assert {row.register for row in less.records()} == {"enterprise", "rapid"}
        with pytest.raises(Refused, match="rapid"):
            less.session(rapid)


def test_that_a_backup_is_previewed_and_restored(desk: Desk, rapid: str, tmp_path: Path) -> None:
    desk.backup(tmp_path / "b.sqlite")
    desk.session(rapid).answer("P01/title", "Sau")
    desk.close()
    assert restoring.preview(tmp_path / "b.sqlite").newer_here == 1
    kept = restoring.restore(tmp_path / "b.sqlite")
    with Desk.open(catalogue=desk.catalogue) as again:
        assert [row.title for row in again.records("rapid")] == ["Đợt 1"]
    with Desk.open(kept, catalogue=desk.catalogue) as before:
        assert [row.title for row in before.records("rapid")] == ["Sau"]


def test_that_a_workspace_is_made_only_where_that_was_asked_for(catalogue: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        Desk.open(tmp_path / "x.sqlite", catalogue=catalogue)
    assert not (tmp_path / "x.sqlite").exists()
    Desk.open(tmp_path / "x.sqlite", create=True, catalogue=catalogue).close()
    assert not paths.workspace().exists()
    Desk.open(catalogue=catalogue).close()
    assert paths.workspace().exists()


def test_that_what_is_typed_once_is_taken_over_by_the_next_assessment(desk: Desk, enterprise: str, rapid: str) -> None:
    first = desk.session(rapid)
    first.answer_all({"A01/unit": "TRUNG TÂM KHUYẾN CÔNG", "A01/signatory": "Lò Văn A", "P01/contract_no": "12/HĐ"})
    second = desk.session(desk.new("rapid", enterprise, {"P01/contract_no": "13/HĐ"}))
    assert second.entered(("A01", "", "unit")) == "TRUNG TÂM KHUYẾN CÔNG"
    assert second.record.answers["A01/unit@carried_from"] == rapid
    assert second.entered(("P01", "", "contract_no")) == "13/HĐ"
    assert not second.entered(("P01", "", "title"))


def test_that_nothing_is_taken_over_from_a_sample(desk: Desk, enterprise: str, rapid: str) -> None:
    session = desk.session(rapid)
    session.answer("A01/unit", "MẪU")
    session.apply(list(session.record.edits("record/sample", "yes")), same("sample"))
    assert not desk.session(desk.new("rapid", enterprise)).entered(("A01", "", "unit"))


# what lists show and leave out


def test_that_a_list_says_the_industry_and_how_far_a_record_has_come(desk: Desk, rapid: str) -> None:
    (row,) = desk.records("rapid")
    assert row.sector.vi == desk.catalogue.sector("cassava-starch").title.vi
    assert row.progress is not None
    assert row.stage in [step.title for step in desk.catalogue.method.steps]
    before = row.progress
    desk.session(rapid).answer("P05/design_capacity", "100")
    after = desk.records("rapid")[0].progress
    assert after is not None
    assert after > before


def test_that_an_assessment_is_found_by_the_tax_code_and_the_industry_of_its_enterprise(
    desk: Desk, enterprise: str, rapid: str
) -> None:
    desk.session(enterprise).answer("P02/tax_code", "5500123456")
    desk.records()
    assert [row.id for row in desk.records("rapid", "5500123456")] == [rapid]
    assert [row.id for row in desk.records("rapid", "tinh bot san")] == [rapid]


def test_that_a_record_put_away_leaves_the_list_and_comes_back(desk: Desk, rapid: str) -> None:
    desk.archive(rapid)
    assert desk.records("rapid") == ()
    assert [row.id for row in desk.records("rapid", state="archived")] == [rapid]
    assert desk.count("rapid", state="archived") == 1
    desk.archive(rapid, is_archived=False)
    assert [row.id for row in desk.records("rapid")] == [rapid]


def test_that_putting_away_breaks_no_confirmation(desk: Desk, rapid: str) -> None:
    desk.session(rapid).confirm("Nguyễn Văn A")
    assert desk.archive(rapid).is_confirmed
    assert desk.records("rapid", state="archived")[0].is_confirmed


def test_that_an_enterprise_is_not_put_away_from_its_assessments(desk: Desk, enterprise: str, rapid: str) -> None:
    with pytest.raises(Refused, match="Nhà máy Á"):
        desk.archive(enterprise)


def test_that_lists_are_narrowed_by_industry_and_by_state(desk: Desk, rapid: str) -> None:
    desk.records()
    assert [row.id for row in desk.records("rapid", sector="cassava-starch", state="open")] == [rapid]
    assert desk.records("rapid", sector="coffee") == ()
    assert desk.records("rapid", state="confirmed") == ()
    desk.session(rapid).confirm("Nguyễn Văn A")
    assert [row.id for row in desk.records("rapid", state="confirmed")] == [rapid]


def test_that_a_list_as_kept_says_what_is_out_of_date(desk: Desk, rapid: str, catalogue: Catalogue) -> None:
    desk.records()
    assert all(row.is_current for row in desk.records_as_kept())
    desk.close()
    with Desk.open(catalogue=replace(catalogue, digest="another", forms={})) as again:
        assert not any(row.is_current for row in again.records_as_kept())
        assert again.renewed(rapid).is_current
        assert [row.is_current for row in again.records_as_kept("rapid")] == [True]
