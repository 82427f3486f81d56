"""What all tests share: golden texts that can be renewed, folders of one's own, and the small mill that many need."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--renew-golden` rewrites the golden files; the difference is then reviewed."""
    parser.addoption("--renew-golden", action="store_true", default=False, help="rewrite golden files")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes the user's own folders."""
    monkeypatch.setenv("CPA_DESKTOP_HOME", str(tmp_path / "home"))
