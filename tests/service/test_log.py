"""The log tells what the program did, and nothing of whom it concerns."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from cpa_desktop.service import log

logger = logging.getLogger("cpa_desktop.tests")


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """A log that is being written."""
    started = log.start(tmp_path / "log")
    assert started is not None
    yield started
    log.stop()


def test_that_paths_become_marks_by_which_they_can_still_be_told_apart(file: Path, tmp_path: Path) -> None:
    logger.info("opened %s", tmp_path / "Nhà máy A.sqlite")
    logger.info("opened %s", str(tmp_path / "Nhà máy A.sqlite"))
    logger.info("opened %s", r"C:\Nhà máy B.sqlite")
    marks = [line.rpartition("opened ")[2] for line in file.read_text("utf-8").splitlines()]
    assert marks[0] == marks[1] != marks[2]
    assert "Nhà máy" not in file.read_text("utf-8")


def test_that_an_error_is_told_by_its_kind_and_place_alone(file: Path) -> None:
    try:
        int("sản lượng 5.000 t")
    except ValueError:
        logger.exception("failed")
    written = file.read_text("utf-8")
    assert "ValueError" in written
    assert "test_log.py" in written
    assert "sản lượng" not in written
    assert str(Path(__file__).parent) not in written


def test_that_other_logs_keep_what_they_get(file: Path, caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    logger.addHandler(caplog.handler)  # ours does not hand on what it was told
    logger.info("opened %s", tmp_path)
    logger.removeHandler(caplog.handler)
    assert str(tmp_path) in caplog.text


def test_that_the_log_begins_anew_before_it_grows_large(tmp_path: Path) -> None:
    file = log.start(tmp_path)
    assert file is not None
    for number in range(8000):
        logger.info(
            "a line of quite some length so that many of them make a large file, number %d %s", number, "x" * 200
        )
    log.stop()
    assert sum(each.stat().st_size for each in tmp_path.glob("cpa.log*")) < 2_500_000
    assert len(list(tmp_path.glob("cpa.log*"))) == 4


def test_that_where_no_log_can_be_written_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("", "utf-8")
    assert log.start(tmp_path / "in the way" / "log") is None
