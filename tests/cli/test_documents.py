"""Reports, blank sheets and the demonstration, written from a terminal."""

from pathlib import Path

import pypdfium2
import pytest

from cpa_desktop import paths
from cpa_desktop.content import samples as written
from cpa_desktop.service import samples
from tests.cli.conftest import Cpa

VI, EN = "Kết quả đánh giá sản xuất sạch hơn", "Result of the cleaner-production assessment"


def text_of(file: Path) -> str:
    """What a PDF says."""
    document = pypdfium2.PdfDocument(file)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def findable(words: str) -> str:
    """Words without the breaks that a page puts between them."""
    return " ".join(words.split())


@pytest.mark.parametrize(("language", "says", "keeps_quiet"), [("vi", VI, EN), ("en", EN, VI)])
def test_that_a_report_is_printed_in_the_language_asked_for(
    cpa: Cpa, rapid: str, tmp_path: Path, language: str, says: str, keeps_quiet: str
) -> None:
    file = tmp_path / "báo cáo.pdf"
    assert cpa("report", rapid, "-o", file, "--lang", language).out == f"{file}\n"
    said = findable(text_of(file))
    assert says in said
    assert keeps_quiet not in said


def test_that_a_report_may_be_in_both_languages(cpa: Cpa, rapid: str, tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    assert cpa("report", rapid, "-o", file, "--kind", "brief", "--lang", "both", "--json").json == {
        "files": [str(file)]
    }
    content = file.read_text("utf-8")
    assert f"# {VI} / {EN}" in content
    assert "**DỰ THẢO / DRAFT**" in content


def test_that_a_report_replaces_an_earlier_one_in_one_step(cpa: Cpa, rapid: str, tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("an earlier one", "utf-8")
    cpa("report", rapid, "-o", file)
    assert VI in file.read_text("utf-8")
    assert [each.name for each in tmp_path.iterdir() if "new" in each.name] == []


def test_that_a_confirmed_record_is_no_draft(cpa: Cpa, rapid: str, tmp_path: Path) -> None:
    cpa("confirm", rapid, "--by", "Giám đốc")
    cpa("report", rapid, "-o", tmp_path / "x.md")
    assert "DỰ THẢO" not in (tmp_path / "x.md").read_text("utf-8")


def test_that_the_same_answers_have_the_same_data_version(cpa: Cpa, rapid: str, tmp_path: Path) -> None:
    def version() -> str:
        cpa("report", rapid, "-o", tmp_path / "x.md")
        return (tmp_path / "x.md").read_text("utf-8").splitlines()[-1].split(" · ")[1]

    before = version()
    cpa("set", rapid, "P05/design_capacity=130")
    changed = version()
    cpa("undo", rapid)
    assert version() == before != changed


def test_that_blank_sheets_ask_what_the_sector_asks(cpa: Cpa, tmp_path: Path) -> None:
    file = tmp_path / "phiếu.md"
    cpa("sheets", "P10", "CS1", "--sector", "cassava-starch", "-o", file, "--lang", "en")
    content = file.read_text("utf-8")
    assert "AQ01" in content
    assert "Starch in fresh roots" in content
    assert "Củ" not in content


def test_that_all_sheets_are_printed_where_none_is_named(cpa: Cpa, tmp_path: Path) -> None:
    file = tmp_path / "phiếu.pdf"
    cpa("sheets", "-o", file)
    said = findable(text_of(file))
    for title in ("Hồ sơ cơ sở", "Sổ tiêu thụ", "Danh mục giải pháp"):
        assert title in said
    assert "Vị trí trên thang so sánh" not in said


def test_that_a_sheet_or_sector_that_is_not_there_is_named(cpa: Cpa, tmp_path: Path) -> None:
    assert "P99" in cpa("sheets", "P99", "-o", tmp_path / "x.pdf", fails=2).err
    assert "cassava-starch" in cpa("sheets", "--sector", "steel", "-o", tmp_path / "x.pdf", fails=2).err


def test_that_the_demonstration_prints_the_same_bytes_each_time(cpa: Cpa, tmp_path: Path) -> None:
    first = cpa("demo", "--out", tmp_path / "a", "--json").json
    again = cpa("demo", "--out", tmp_path / "a", "--json").json
    other = cpa("demo", "--out", tmp_path / "b", "--json").json
    assert first == again
    assert other["records"] == first["records"]
    names = [Path(file).name for file in first["files"]]
    assert {"cassava-starch-brief-vi.pdf", "cassava-starch-brief-en.pdf"} <= set(names)
    assert len(set(names)) == len(names)
    contents = [Path(file).read_bytes() for file in first["files"]]
    assert contents == [Path(file).read_bytes() for file in other["files"]]


def test_that_the_demonstration_lists_what_it_wrote(cpa: Cpa, tmp_path: Path) -> None:
    said = cpa("demo", "--out", tmp_path / "x", "--lang", "en").out.splitlines()
    assert said[0] == samples.note().en
    assert all(Path(line).is_file() for line in said[1:])
    assert {Path(line).suffix for line in said[1:]} == {".sqlite", ".pdf"}
    assert "MẪU" in text_of(tmp_path / "x" / "cassava-starch-brief-vi.pdf")
    assert EN in findable(text_of(tmp_path / "x" / "cassava-starch-brief-en.pdf"))


def test_that_the_demonstration_leaves_ones_own_workspace_alone(cpa: Cpa, tmp_path: Path) -> None:
    cpa("demo")
    assert not paths.workspace().exists()
    shown = cpa("demo", "--out", tmp_path, "--json").json
    cpa("new", "enterprise", "--workspace", shown["workspace"])
    before = Path(shown["workspace"]).read_bytes()
    assert "sample.sqlite" in cpa("demo", "--out", tmp_path, fails=2).err
    assert Path(shown["workspace"]).read_bytes() == before


def test_that_the_sample_can_be_looked_at_but_not_changed(cpa: Cpa, tmp_path: Path) -> None:
    shown = cpa("demo", "--out", tmp_path, "--json").json
    id = cpa("list", "rapid", "--workspace", shown["workspace"], "--json").json[0]["id"]
    cpa("set", id, "P01/title=x", "--workspace", shown["workspace"], fails=2)
    mine = cpa("copy", id, "--workspace", shown["workspace"]).out.strip()
    cpa("set", mine, "P01/title=x", "--workspace", shown["workspace"])


def test_that_the_sample_typed_by_hand_gives_the_report_of_the_sample(cpa: Cpa, tmp_path: Path) -> None:
    shown = cpa("demo", "--out", tmp_path, "--json").json
    (kept,) = cpa("list", "rapid", "--find", "MẪU-2026-01", "--workspace", shown["workspace"], "--json").json
    above, below = (record.typed() for record in written.read(samples.FILE).records)

    typed: list[str] = []
    for register, entries in (("enterprise", above), ("rapid", below)):
        typed.append(cpa("new", register).out.strip())
        for sheet in dict.fromkeys(address.partition("/")[0] for address in entries):
            words = [f"{address}={text}" for address, text in entries.items() if address.startswith(f"{sheet}/")]
            cpa("set", typed[-1], *words)

    ours, theirs = tmp_path / "typed.md", tmp_path / "shipped.md"
    cpa("report", typed[-1], "-o", ours, "--lang", "both")
    cpa("report", kept["id"], "-o", theirs, "--lang", "both", "--workspace", shown["workspace"])
    lines = ours.read_text("utf-8").splitlines(), theirs.read_text("utf-8").splitlines()
    assert lines[0][:-1] == lines[1][:-1]
    assert [part for part in lines[0][-1].split(" · ") if "Hồ sơ" not in part] == [
        part for part in lines[1][-1].split(" · ") if "Hồ sơ" not in part
    ]
