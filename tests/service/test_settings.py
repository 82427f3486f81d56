"""Settings are a convenience: kept whole, and never a reason not to start."""

from pathlib import Path

import pytest

from cpa_desktop import paths
from cpa_desktop.core.text import Refused
from cpa_desktop.service import settings
from cpa_desktop.service.settings import Settings


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


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Lê  Thị\nMẫu\t", "Lê Thị Mẫu"),
        (" \u00a0\r\n", ""),
        ("Le\u0302 Thi\u0323\u200b Mẫu\x00", "Lê Thị Mẫu"),
        ("x" * settings.MOST_LETTERS, "x" * settings.MOST_LETTERS),
    ],
)
def test_that_a_name_signs_on_one_line_with_nothing_invisible_in_it(typed: str, name: str) -> None:
    assert settings.signature(typed) == name


def test_that_a_name_longer_than_a_column_is_refused_and_one_kept_so_is_none() -> None:
    with pytest.raises(Refused, match="80"):
        settings.signature("x" * (settings.MOST_LETTERS + 1))
    settings.write(Settings(name="x" * 500, has_seen_tour=True))
    assert settings.read() == Settings(has_seen_tour=True)
