"""Settings and recent records are conveniences: kept whole, and never a reason not to start."""

import json
from pathlib import Path

import pytest

from cpa_desktop import paths
from cpa_desktop.core.text import Refused, same
from cpa_desktop.service import recent, settings
from cpa_desktop.service.listing import Listed
from cpa_desktop.service.settings import Settings


def listed(id: str) -> Listed:
    """A record in a list."""
    return Listed(
        id=id,
        register="rapid",
        parent=None,
        continues=None,
        title=f"Đợt {id}",
        belongs_to="Nhà máy A",
        changed="2026-01-01T00:00:00+00:00",
        texts={"code": same("x")},
        values={},
    )


def test_that_settings_are_read_as_they_were_written() -> None:
    chosen = Settings(language="en", name="Nguyễn Văn A").at("C:/a.sqlite", "id1").at("postgresql://h/db")
    settings.write(chosen)
    assert settings.read() == chosen
    assert chosen.recent_workspaces == ("postgresql://h/db", "C:/a.sqlite")
    assert chosen.last_record == "id1"


def test_that_a_workspace_opened_again_comes_first_and_the_list_stays_short() -> None:
    chosen = Settings()
    for number in range(20):
        chosen = chosen.at(f"{number % 12}.sqlite")
    assert chosen.recent_workspaces[0] == "7.sqlite"
    assert len(set(chosen.recent_workspaces)) == len(chosen.recent_workspaces) == 8


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", b"5", b'{"language": "fr", "name": 5, "recent_workspaces": "x", "y": 1}']
)
def test_that_settings_that_cannot_be_read_are_as_at_the_beginning(content: bytes) -> None:
    paths.settings().parent.mkdir(parents=True)
    paths.settings().write_bytes(content)
    assert settings.read() == Settings()


def test_that_settings_not_written_are_as_they_were(tmp_path: Path) -> None:
    settings.write(Settings(name="A"))
    with pytest.raises(Refused):
        settings.write(Settings(name="B"), paths.home())
    assert settings.read().name == "A"
    assert [file.name for file in paths.home().iterdir()] == ["settings.json"]


def test_that_recent_records_come_last_first_each_once() -> None:
    for id in ("1", "2", "1", *map(str, range(3, 12))):
        recent.remember(listed(id), "a.sqlite")
    recent.remember(listed("1"), "b.sqlite")
    assert [(each.workspace, each.id) for each in recent.read()][:3] == [
        ("b.sqlite", "1"),
        ("a.sqlite", "11"),
        ("a.sqlite", "10"),
    ]
    assert len(recent.read()) == 10
    assert recent.read()[0].title == "Đợt 1"


@pytest.mark.parametrize("content", ["", "{}", "5", "[5]", '[{"id": "1"}]', '[{"id": 5}]', "[[]]"])
def test_that_recent_records_that_cannot_be_read_are_none(content: str) -> None:
    paths.cache().mkdir(parents=True)
    (paths.cache() / "recent.json").write_text(content, "utf-8")
    assert recent.read() == ()


def test_that_recent_records_that_cannot_be_kept_are_no_error(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("", "utf-8")
    recent.remember(listed("1"), "a.sqlite", tmp_path / "in the way" / "recent.json")
    assert json.dumps(recent.read(tmp_path / "in the way" / "recent.json")) == "[]"
