"""The menu entry and the file types of Linux: they know our files, name themselves in both languages, come and go."""

import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QImage

from cpa_desktop import paths
from cpa_desktop.gui.doors_files import PACKAGE
from cpa_desktop.service.workspace import Desk
from installer import build, icons

LINUX = build.INSTALLER / "linux"
SPACE = {"": "http://www.freedesktop.org/standards/shared-mime-info"}
KINDS = {
    kind.get("type", ""): kind for kind in ElementTree.parse(LINUX / "cpa-desktop.xml").iterfind("mime-type", SPACE)
}
PACKAGES, WORKSPACES = "application/vnd.cpa-desktop.package", "application/vnd.cpa-desktop.workspace"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="of Linux")


def entry() -> ConfigParser:
    """The menu entry."""
    read = ConfigParser(interpolation=None)
    read.optionxform = str  # type: ignore[assignment, method-assign]
    read.read(LINUX / "cpa-desktop.desktop", "utf-8")
    return read


def test_that_a_package_is_known_by_its_ending() -> None:
    assert [glob.get("pattern") for glob in KINDS[PACKAGES].iterfind("glob", SPACE)] == [f"*{PACKAGE}"]


def test_that_a_workspace_is_known_by_what_stands_in_it() -> None:
    with Desk.open():
        pass
    begin = paths.workspace().read_bytes()[:100]
    matches = list(KINDS[WORKSPACES].iterfind(".//match", SPACE))
    assert len(matches) == 2
    for match in matches:
        offset, value = int(match.get("offset", "")), match.get("value", "").encode()
        assert begin[offset : offset + len(value)] == value


def test_that_every_file_type_is_opened_by_the_menu_entry_and_has_words_and_an_icon() -> None:
    opened = entry()["Desktop Entry"]["MimeType"].strip(";").split(";")
    assert set(opened) == set(KINDS)
    for kind, told in KINDS.items():
        assert [
            words.get("{http://www.w3.org/XML/1998/namespace}lang") for words in told.iterfind("comment", SPACE)
        ] == [
            None,
            "vi",
        ]
        assert kind.replace("/", "-") in build.MIME_ICONS.values()


def test_that_the_menu_entry_speaks_both_languages() -> None:
    said = entry()["Desktop Entry"]
    assert said["GenericName"] == "Cleaner production assessment"
    assert said["GenericName[vi]"] == "Đánh giá sản xuất sạch hơn"
    assert {name for name in said if name.endswith("[vi]")} == {
        f"{n}[vi]" for n in ("GenericName", "Comment", "Keywords")
    }


@pytest.fixture
def app(tmp_path: Path, qapp: object) -> Path:
    """A folder as the build leaves it, with a program that says its name, at a place with blanks and accents."""
    folder = tmp_path / "Chương trình của tôi" / "cpa-desktop"
    folder.mkdir(parents=True)
    (folder / "cpa").write_text("#!/bin/sh\necho CPA", "utf-8")
    (folder / "cpa").chmod(0o755)
    build.furnish(folder)
    return folder


def install(app: Path, home: Path, *words: str) -> str:
    """The script run by a person with that home; what it says."""
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin"}
    command = [str(app / "install.sh"), *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


def test_that_installing_names_the_program_where_it_is(app: Path, tmp_path: Path) -> None:
    home = tmp_path / "nhà"
    assert "Đã có trong danh mục" in install(app, home)
    share = home / ".local" / "share"
    entry = (share / "applications" / "cpa-desktop.desktop").read_text("utf-8")
    assert f'Exec="{app}/cpa" %f\n' in entry
    assert (share / "mime" / "packages" / "cpa-desktop.xml").read_bytes() == (LINUX / "cpa-desktop.xml").read_bytes()
    assert (share / "icons" / "hicolor" / "scalable" / "apps" / "cpa-desktop.svg").is_file()
    assert QImage(str(share / "icons" / "hicolor" / "48x48" / "apps" / "cpa-desktop.png")).width() == 48
    assert subprocess.check_output([home / ".local" / "bin" / "cpa"], text=True) == "CPA\n"


def test_that_removing_leaves_nothing_of_ours(app: Path, tmp_path: Path) -> None:
    home = tmp_path / "nhà"
    install(app, home)
    install(app, home)  # twice is as once
    assert "Đã gỡ" in install(app, home, "--remove")
    left = [file for file in home.rglob("*") if "cpa" in file.name and not file.is_dir()]
    assert left == []
    assert (app / "cpa").is_file()


def test_that_another_program_called_cpa_is_left_alone(app: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "nhà" / ".local" / "bin" / "cpa"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("theirs", "utf-8")
    install(app, tmp_path / "nhà")
    install(app, tmp_path / "nhà", "--remove")
    assert theirs.read_text("utf-8") == "theirs"


def test_that_a_folder_no_menu_can_name_is_refused_in_a_sentence(app: Path, tmp_path: Path) -> None:
    odd = app.rename(app.with_name("100% của tôi"))
    with pytest.raises(subprocess.CalledProcessError) as refused:
        install(odd, tmp_path / "nhà")
    assert "Move the program to a folder" in refused.value.stderr
    assert not (tmp_path / "nhà").exists()


def test_that_the_picture_of_the_window_is_the_one_that_was_drawn(qapp: object) -> None:
    drawn = QImage.fromData(icons.png(icons.DRAWN / "program.svg", icons.OF_WINDOW_SIZE))
    assert drawn == QImage(str(icons.OF_WINDOW)).convertToFormat(drawn.format())


def test_that_the_icon_of_windows_has_every_size(qapp: object) -> None:
    from io import BytesIO

    from PIL import Image

    made = Image.open(BytesIO(icons.ico(icons.DRAWN / "program.svg")))
    assert made.info["sizes"] == {(size, size) for size in icons.OF_WINDOWS_SIZES}
