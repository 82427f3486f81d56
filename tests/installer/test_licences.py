"""Every package that goes into the frozen app brings its licence along."""

from pathlib import Path

from installer import build


def test_that_packages_are_found_with_those_they_need() -> None:
    found = build.packed()
    assert {"pyside6-essentials", "shiboken6", "alembic", "mako", "lxml"} <= found
    assert found & {"pytest", "pyinstaller", "mypy", "cpa-desktop"} == set()


def test_that_every_package_has_its_licence_or_says_which_it_is(tmp_path: Path) -> None:
    build.licences(tmp_path)
    assert {folder.name for folder in tmp_path.iterdir()} == build.packed()
    for folder in tmp_path.iterdir():
        about = (folder / "about.txt").read_text("utf-8")
        assert about.startswith("Name: ")
        texts = [file for file in folder.rglob("*") if file.is_file() and file.name != "about.txt"]
        assert texts or "License" in about, folder.name
