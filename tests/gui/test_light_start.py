"""Start-up stays light: the window can be shown before any of the heavy libraries is loaded."""

import subprocess
import sys
from types import ModuleType

import pytest

from cpa_desktop import paths
from cpa_desktop.core.text import Text, same
from cpa_desktop.gui import unread_sources
from cpa_desktop.gui.last_known import Beginning, Known, LastKnown, keep
from tests.gui.conftest import OpenWindow, cells

HEAVY = ("sqlalchemy", "alembic", "pydantic", "yaml", "reportlab", "matplotlib", "numpy", "scipy", "PIL", "pypdfium2")
RAPID = Beginning(
    register="rapid",
    title=Text(vi="Đánh giá nhanh", en="Rapid assessment"),
    label=Text(vi="Đánh giá nhanh", en="Rapid assessment"),
    parent="enterprise",
    level=2,
)


def loaded_by(code: str) -> list[str]:
    """Which of the heavy libraries a fresh interpreter has loaded after running the code."""
    tail = f"import sys; print(*[name for name in {HEAVY} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", f"{code}; {tail}"], capture_output=True, text=True, check=True)
    return run.stdout.split()


def test_that_importing_the_window_loads_nothing_heavy() -> None:
    assert loaded_by("import cpa_desktop.gui.app") == []


def test_that_building_the_window_loads_nothing_heavy() -> None:
    assert loaded_by("from cpa_desktop.gui.app import build; application, window = build([])") == []


def test_that_opening_a_workspace_is_what_loads_them() -> None:
    assert "sqlalchemy" in loaded_by("import cpa_desktop.service.workspace")


def test_that_no_source_is_kept_in_memory_for_a_switch_that_is_not_used() -> None:
    code = "import cpa_desktop.gui.app, linecache; print(*linecache.cache, sep='\\n')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [line for line in run.stdout.splitlines() if line.startswith(str(paths.ROOT / "cpa_desktop"))] == []


def test_that_a_pyside_without_that_reader_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    name = "shibokensupport.feature"
    another = ModuleType(name)
    before = dict(vars(another))
    monkeypatch.setitem(sys.modules, name, another)
    unread_sources.leave()
    assert vars(another) == before
    monkeypatch.delitem(sys.modules, name)
    unread_sources.leave()


@pytest.mark.window
def test_that_the_first_screen_shows_the_last_known_list_before_the_workspace_is_open(open_window: OpenWindow) -> None:
    # given a list as it was last shown
    record = Known(id="r1", register="rapid", title="Đợt 2025", belongs_to="Nhà máy bột", saving=same("1 triệu đồng"))
    keep(LastKnown(records=(record,), beginnings=(RAPID,)))
    # when the window is shown
    window = open_window()
    # then the list is there though nothing has been opened
    assert window.entrance.desk is None
    assert window.home.table.records.rowCount() == 1
    assert cells(window.home.table, 0)[1] == "Nhà máy bột"


@pytest.mark.window
def test_that_the_first_screen_answers_keys_before_the_workspace_is_open(open_window: OpenWindow) -> None:
    # given two records as they were last known
    known = [
        Known(id=str(n), register="rapid", title=f"Đợt {n}", belongs_to=name) for n, name in enumerate(("Sắn", "Mía"))
    ]
    keep(LastKnown(records=tuple(known), beginnings=(RAPID,)))
    window = open_window()
    # when one searches, without marks, while nothing is open
    window.home.search.setText("san")
    # then the list narrows
    assert window.entrance.desk is None
    assert [cells(window.home.table, row)[1] for row in range(window.home.table.records.rowCount())] == ["Sắn"]


@pytest.mark.window
def test_that_a_damaged_list_is_no_reason_not_to_start(open_window: OpenWindow) -> None:
    # given a cache that somebody has cut short
    keep(LastKnown())
    (paths.cache() / "window.json").write_text('{"records": [{"id"', "utf-8")
    # when the window is shown
    window = open_window()
    # then it begins with nothing
    assert window.home.table.records.rowCount() == 0
