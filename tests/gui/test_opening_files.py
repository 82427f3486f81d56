"""A file from the file manager: a package or figures are looked at, a workspace is opened; the window on trial."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cpa_desktop import paths
from cpa_desktop.gui.parts.preview import PreviewDialog
from cpa_desktop.gui.parts.preview_package import PackageDialog
from cpa_desktop.service.exchange import packages
from cpa_desktop.service.workspace import Desk
from tests.gui.conftest import OpenWindow, cells

pytestmark = [pytest.mark.window, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A workspace of somebody else, with one assessment."""
    with Desk.open(tmp_path / "của người khác.sqlite", create=True) as desk:
        enterprise = desk.new("enterprise", answers={"P02/legal_name": "Nhà máy Á", "P02/sector": "cassava-starch"})
        record = desk.new("rapid", enterprise, {"P01/title": "Đợt 1"})
        packages.write(desk.session(record), tmp_path / "đợt 1.cpa")
    return tmp_path / "của người khác.sqlite"


def tried(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """The program on trial, to its end."""
    command = [sys.executable, "-m", "cpa_desktop", "--try", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, env=dict(os.environ), check=False)


def test_that_a_package_is_looked_at_before_it_is_taken(theirs: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    # when a package is opened
    window = open_window(str(theirs.with_name("đợt 1.cpa")))
    # then what taking it in would mean is shown, over one's own workspace
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)), timeout=20_000)
    [dialog] = window.findChildren(PreviewDialog)
    assert isinstance(dialog, PackageDialog)
    assert window.entrance.where is None
    qtbot.waitUntil(lambda: dialog.take.isEnabled(), timeout=20_000)
    dialog.reject()


def test_that_a_workspace_is_opened(theirs: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    # when a workspace is opened
    window = open_window(str(theirs))
    # then its records are listed, and none of one's own is made
    qtbot.waitUntil(lambda: bool(window.home.table.records.rowCount()), timeout=20_000)
    assert cells(window.home.table, 0)[1] == "Nhà máy Á"
    assert not paths.workspace().exists()


def test_that_another_file_is_refused_in_a_sentence(tmp_path: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    # given a file of another sort
    (tmp_path / "thư.txt").write_text("Kính gửi", "utf-8")
    # when it is opened
    window = open_window(str(tmp_path / "thư.txt"))
    # then a sentence names it
    qtbot.waitUntil(lambda: "thư.txt" in window.chrome.notice.words, timeout=20_000)


def test_that_the_window_has_our_sign(open_window: OpenWindow) -> None:
    assert not open_window().windowIcon().isNull()


@pytest.mark.slow
def test_that_a_trial_goes_as_far_as_the_record_and_ends_well(theirs: Path) -> None:
    done = tried(theirs)
    assert (done.returncode, done.stdout.split()) == (0, ["painted", "listed", "opened", "drawn"]), done.stderr


@pytest.mark.slow
def test_that_a_trial_says_why_it_came_to_no_good_end(tmp_path: Path) -> None:
    (tmp_path / "hỏng.sqlite").write_bytes(b"this is something else" * 100)
    done = tried("--workspace", tmp_path / "hỏng.sqlite", "--lang", "en")
    assert (done.returncode, done.stdout.split()) == (1, ["painted"])
    assert "hỏng.sqlite" in done.stderr
    assert "Traceback" not in done.stderr
