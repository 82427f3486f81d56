"""An inspector walks through the whole window: every control has a name, nothing is cut off, the focus is seen."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cpa_desktop.core.text import LANGUAGES
from tests.gui import walk
from tests.gui.conftest import OpenWindow

pytestmark = [pytest.mark.window, pytest.mark.slow, pytest.mark.qt_log_ignore("This plugin does not support")]


@pytest.fixture(params=LANGUAGES)
def walked(
    request: pytest.FixtureRequest,
    prepared: Path,
    open_window: OpenWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> walk.Walk:
    """Everything that was noted on a walk through the window in one language."""
    with monkeypatch.context() as patch:
        return walk.through(request.param, prepared, open_window, qtbot, patch)


def test_that_every_control_has_a_name_for_those_who_hear_it(walked: walk.Walk) -> None:
    assert walked.notes.get("name", {}) == {}


def test_that_nothing_is_said_in_the_other_language(walked: walk.Walk) -> None:
    assert walked.notes.get("language", {}) == {}


def test_that_nothing_is_kept_of_an_item_that_a_layout_may_delete(walked: walk.Walk) -> None:
    """It was taken for what came to stand at the same place in memory, and the program ended."""
    assert walked.notes.get("items", {}) == {}


def test_that_no_words_are_cut_off(walked: walk.Walk) -> None:
    assert walked.notes.get("cut", {}) == {}


def test_that_no_letters_are_too_small(walked: walk.Walk) -> None:
    assert walked.notes.get("small", {}) == {}


def test_that_no_page_moves_sideways_and_all_is_within_reach(walked: walk.Walk) -> None:
    assert walked.notes.get("sideways", {}) == {}
    assert walked.notes.get("reach", {}) == {}


def test_that_tab_goes_as_one_reads(walked: walk.Walk) -> None:
    assert walked.notes.get("order", {}) == {}


def test_that_every_kind_of_control_shows_that_it_has_the_focus(walked: walk.Walk) -> None:
    assert len(walked.kinds) >= 20
    assert walked.notes.get("focus", {}) == {}
