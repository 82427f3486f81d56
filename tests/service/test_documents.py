"""Documents say which data they were made from, when, and how far they may be trusted."""

import re
from pathlib import Path

import docx
import pytest

from cpa_desktop.core.text import Refused
from cpa_desktop.service import documents
from cpa_desktop.service.library import Library
from cpa_desktop.service.workspace import Desk

CLOCK = "2026-05-15T23:30:00+07:00"


@pytest.mark.parametrize("ending", documents.ENDINGS)
def test_that_id_clock_and_answers_give_the_same_bytes(desk: Desk, rapid: str, tmp_path: Path, ending: str) -> None:
    made = [
        documents.write(desk.session(rapid), tmp_path / f"{name}{ending}", clock=CLOCK, language="both").read_bytes()
        for name in ("a", "b")
    ]
    assert made[0] == made[1]
    clock = "2026-05-16T08:00:00+07:00"
    later = documents.write(desk.session(rapid), tmp_path / f"c{ending}", clock=clock, language="both")
    assert later.read_bytes() != made[0]


def test_that_a_report_is_written_for_word_to_read(desk: Desk, rapid: str, tmp_path: Path) -> None:
    file = documents.write(desk.session(rapid), tmp_path / "Báo cáo.DOCX", clock=CLOCK)
    read = docx.Document(str(file))
    assert read.paragraphs[0].style is not None
    assert read.paragraphs[0].style.name == "Title"
    assert f"# {read.paragraphs[0].text}" == documents.text(desk.session(rapid), clock=CLOCK).splitlines()[0]


def test_that_a_document_bears_the_date_of_its_own_desk(desk: Desk, rapid: str) -> None:
    assert "Lập ngày 15/05/2026" in documents.text(desk.session(rapid), clock=CLOCK)


def test_that_the_data_version_follows_the_answers_and_nothing_else(desk: Desk, rapid: str) -> None:
    def version(id: str) -> str:
        found = re.search(r"Số liệu bản (\w{8})", documents.text(desk.session(id), clock=CLOCK))
        assert found is not None
        return found[1]

    before = version(rapid)
    desk.session(rapid).answer("P05/design_capacity", "130")
    assert version(rapid) != before
    desk.session(rapid).undo()
    assert version(rapid) == before


def test_that_drafts_and_samples_are_marked(desk: Desk, rapid: str) -> None:
    assert "**DỰ THẢO**" in documents.text(desk.session(rapid), clock=CLOCK)
    desk.session(rapid).confirm("Giám đốc")
    confirmed = documents.text(desk.session(rapid), clock=CLOCK)
    assert "DỰ THẢO" not in confirmed
    assert "MẪU" not in confirmed
    with Desk.open_sample(catalogue=desk.catalogue) as samples:
        row = samples.records("rapid")[0]
        assert "**SAMPLE** · **DRAFT**" in documents.text(samples.session(row.id), language="en", clock=CLOCK)


def test_that_what_is_still_to_be_worked_out_is_waited_for(desk: Desk, rapid: str) -> None:
    session = desk.session(rapid)
    documents.text(session, clock=CLOCK)
    assert session.evaluation.jobs == []


def test_that_only_planned_reports_are_offered(desk: Desk, enterprise: str, rapid: str) -> None:
    assert documents.kinds(desk.session(rapid))[0] == "brief"
    assert documents.kinds(desk.session(enterprise)) == ()
    with pytest.raises(Refused):
        documents.text(desk.session(enterprise))
    with pytest.raises(Refused, match="brief"):
        documents.text(desk.session(rapid), kind="novel")


def test_that_a_document_not_written_leaves_what_was_there(desk: Desk, rapid: str, tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    for path in (tmp_path / "folder.pdf", tmp_path / "nowhere" / "x.pdf", tmp_path / "x.odt"):
        with pytest.raises(Refused):
            documents.write(desk.session(rapid), path)
    assert [file.name for file in tmp_path.iterdir() if file.name != "home"] == ["folder.pdf"]


def test_that_blank_sheets_of_a_register_and_sector_are_printed(desk: Desk, tmp_path: Path) -> None:
    library = Library(desk.catalogue)
    file = documents.sheets(library, tmp_path / "x.md", sector="cassava-starch", language="both", clock=CLOCK)
    content = file.read_text("utf-8")
    assert "P02" in content
    assert "AQ01" in content
    assert "Mức so sánh của địa phương" in content
    assert "Bốn trạng thái của khoản tiết kiệm" not in content  # of K02, where nothing is asked
    again = documents.sheets(library, tmp_path / "y.pdf", chosen=["P10"], language="vi", clock=CLOCK).read_bytes()
    assert documents.sheets(library, tmp_path / "z.pdf", chosen=["P10"], clock=CLOCK).read_bytes() == again


def test_that_a_paragraph_is_drafted_from_the_figures_as_they_are_now(desk: Desk, rapid: str) -> None:
    session = desk.session(rapid)
    assert "chưa tính được suất tiêu hao" in documents.drafted(session, "R01/plant").vi
    session.answer("P05/design_capacity", "130 t/day")
    drafted = documents.drafted(session, "R01/plant")
    assert "công suất thiết kế" not in drafted.vi  # the sort of plant stands in the same sentence and is not known
    session.answer("P05/variant", "industrial")
    drafted = documents.drafted(session, "R01/plant")
    assert "công suất thiết kế 130\u00a0t/ngày" in drafted.vi
    assert "design capacity 130\u00a0t/day" in drafted.en


def test_that_what_is_drafted_is_what_is_printed_and_reads_alike_once_it_is_taken_over(desk: Desk, rapid: str) -> None:
    session = desk.session(rapid)
    drafted = documents.drafted(session, "R01/recommendations").vi
    before = documents.text(session, "rapid", clock=CLOCK)
    session.answer("R01/recommendations", drafted)
    after = documents.text(session, "rapid", clock=CLOCK)
    chapter = "### 7.3. Kiến nghị"
    assert before.partition(chapter)[2].partition("###")[0] == after.partition(chapter)[2].partition("###")[0]
    assert documents.drafted(session, "P01/title").vi == ""


def test_that_a_report_in_the_other_layout_needs_its_letterhead(desk: Desk, rapid: str, tmp_path: Path) -> None:
    session, file = desk.session(rapid), tmp_path / "x.md"
    with pytest.raises(Refused, match="Issuing unit"):
        documents.write(session, file, kind="rapid", layout="administrative", clock=CLOCK)
    assert not file.exists()
    session.answer("A01/unit", "TRUNG TÂM KHUYẾN CÔNG")
    documents.write(session, file, kind="rapid", layout="administrative", clock=CLOCK)
    assert "TRUNG TÂM KHUYẾN CÔNG" in file.read_text("utf-8")
