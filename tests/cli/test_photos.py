"""Photos added from a terminal: all as one act, or none and every bad file named."""

from pathlib import Path

from cpa_desktop import paths
from cpa_desktop.store.workspace import Workspace
from tests.cli.conftest import Cpa
from tests.service.photographs import HEIC, laid, photo


def rows(cpa: Cpa, id: str) -> dict[str, str]:
    """What was entered in the table of photos, by row and column."""
    cells = cpa("show", id, "--json").json["answers"]
    return {
        at.removeprefix("P10/photos/"): said["entered"] for at, said in cells.items() if at.startswith("P10/photos/")
    }


def test_that_a_folder_and_a_file_are_added_as_one_act(cpa: Cpa, rapid: str, tmp_path: Path) -> None:
    # given a card with two photos and a film, and one photo beside it
    card = laid(
        tmp_path / "card",
        {
            "DCIM/1.JPG": photo(1, "2026:03:14 09:12:05", where=(10.5, 106.5)),
            "DCIM/2.JPG": photo(2),
            "DCIM/3.MOV": b"\x00\x00\x00\x14ftypqt  ",
        },
    )
    laid(tmp_path, {"scan.png": photo(3)})

    # when they are added
    said = cpa("photos", rapid, card, tmp_path / "scan.png", "--question", "AQ05", "--place", "Bể lắng", "--lang", "en")

    # then they are rows with their photos in the workspace, and one undo takes all off
    assert said.out == "photos added: 3\n"
    assert said.err == "other files in the folders, passed over: 1\n"
    found = rows(cpa, rapid)
    assert sorted(each for at, each in found.items() if not at.endswith("/photo")) == sorted(
        ["14/03/2026 09:12", *["AQ05", "Bể lắng"] * 3]
    )
    with Workspace.open(paths.workspace()) as workspace:
        for at, sha256 in found.items():
            if at.endswith("/photo"):
                assert workspace.attachment(sha256).content.startswith(b"\xff\xd8\xff")
    cpa("undo", rapid)
    assert rows(cpa, rapid) == {}


def test_that_the_location_is_kept_only_when_asked_for(cpa: Cpa, rapid: str, tmp_path: Path) -> None:
    laid(tmp_path, {"1.jpg": photo(1, where=(10.5, 106.5)), "2.jpg": photo(2, where=(-8.25, 115.25))})
    cpa("photos", rapid, tmp_path / "1.jpg")
    assert not [at for at in rows(cpa, rapid) if "itude" in at]
    cpa("photos", rapid, tmp_path / "2.jpg", "--keep-location")
    assert sorted(said for at, said in rows(cpa, rapid).items() if "itude" in at) == ["-8.25000", "115.25000"]


def test_that_bad_files_are_all_named_in_one_sentence_and_nothing_is_taken(
    cpa: Cpa, rapid: str, tmp_path: Path
) -> None:
    laid(tmp_path, {"a.jpg": photo(1), "b.heic": HEIC, "c.jpg": b""})
    said = cpa("photos", rapid, tmp_path, "--lang", "vi", fails=2)
    assert "b.heic là ảnh HEIC" in said.err
    assert "Tương thích nhất" in said.err
    assert "c.jpg là tệp rỗng" in said.err
    assert said.err.count("\n") == 1
    assert rows(cpa, rapid) == {}


def test_that_bad_files_may_be_left_out(cpa: Cpa, rapid: str, tmp_path: Path) -> None:
    laid(tmp_path, {"a.jpg": photo(1), "b.heic": HEIC})
    said = cpa("photos", rapid, tmp_path, "--skip-bad", "--json").json
    assert len(said["rows"]) == 1
    assert [(bad["name"], set(bad["reason"])) for bad in said["bad"]] == [("b.heic", {"vi", "en"})]


def test_that_what_is_there_already_is_said_and_not_added_again(cpa: Cpa, rapid: str, tmp_path: Path) -> None:
    card = laid(tmp_path / "card", {"a.jpg": photo(1)})
    cpa("photos", rapid, card)
    said = cpa("photos", rapid, card, "--lang", "en")
    assert (said.out, said.err) == ("photos added: 0\n", "in the record already: a.jpg\n")


def test_that_a_wrong_observation_or_file_is_one_sentence(cpa: Cpa, rapid: str, tmp_path: Path) -> None:
    laid(tmp_path, {"a.jpg": photo(1)})
    assert "no observation “AQ99”" in cpa("photos", rapid, tmp_path, "--question", "AQ99", "--lang", "en", fails=2).err
    assert "gone.jpg is not there" in cpa("photos", rapid, tmp_path / "gone.jpg", "--lang", "en", fails=2).err
