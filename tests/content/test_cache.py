"""A compiled catalogue is the catalogue, is found only by what it was made from, and holds values alone."""

import hashlib
import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cpa_desktop.content import cache
from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.worksheet import Field
from cpa_desktop.paths import ROOT
from tests.content.folders import loaded, whole, write


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """A catalogue whose forms have been asked for."""
    made = loaded(whole(tmp_path / "forms"))
    assert made.form("rapid", "rice-noodles").sheets
    return made


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The folder of the cache."""
    return tmp_path / "cache"


def keep(catalogue: Catalogue, folder: Path, content: str = "content") -> Path:
    """Write a catalogue as that of some content."""
    written = cache.keep(catalogue, folder, cache.name(content, cache.code()))
    assert written is not None
    return written


def test_that_what_is_found_again_is_equal(catalogue: Catalogue, kept: Path, tmp_path: Path) -> None:
    keep(catalogue, kept)
    found = cache.find("content", kept, tmp_path / "none")
    assert found == catalogue
    assert found is not None
    assert found.form("rapid", "rice-noodles") == catalogue.form("rapid", "rice-noodles")


def test_that_other_content_is_not_found(catalogue: Catalogue, kept: Path, tmp_path: Path) -> None:
    keep(catalogue, kept)
    assert cache.find("other content", kept, tmp_path / "none") is None


def test_that_a_catalogue_of_other_code_is_not_found(catalogue: Catalogue, kept: Path, tmp_path: Path) -> None:
    cache.keep(catalogue, kept, cache.name("content", "other code"))
    assert cache.find("content", kept, tmp_path / "none") is None


def test_that_one_that_is_shipped_is_found_without_an_own_folder(catalogue: Catalogue, kept: Path) -> None:
    keep(catalogue, kept)
    assert cache.find("content", None, kept) == catalogue


def test_that_only_the_latest_is_kept(catalogue: Catalogue, kept: Path) -> None:
    keep(catalogue, kept, "first")
    write(kept, {"last-list.json": "{}"})
    second = keep(catalogue, kept, "second")
    assert sorted(kept.iterdir()) == sorted([second, kept / "last-list.json"])


@pytest.mark.parametrize("at", [0, 40, -1])
def test_that_a_damaged_one_is_ignored(catalogue: Catalogue, kept: Path, tmp_path: Path, at: int) -> None:
    file = keep(catalogue, kept)
    content = bytearray(file.read_bytes())
    content[at] ^= 1
    file.write_bytes(content)
    assert cache.find("content", kept, tmp_path / "none") is None


@pytest.mark.parametrize("length", [0, 10, 32, 500])
def test_that_half_a_file_is_ignored(catalogue: Catalogue, kept: Path, tmp_path: Path, length: int) -> None:
    file = keep(catalogue, kept)
    file.write_bytes(file.read_bytes()[:length])
    assert cache.find("content", kept, tmp_path / "none") is None


class Spy:
    """What an ill-meant file would have made."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (os.mkdir, ("made-by-a-file",))


@pytest.mark.parametrize("thing", [Spy(), "a text", Field, {"a": 1}, Path("x")])
def test_that_a_file_holding_anything_else_is_ignored(
    kept: Path, tmp_path: Path, thing: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    payload = pickle.dumps(thing)
    kept.mkdir()
    (kept / cache.name("content", cache.code())).write_bytes(hashlib.sha256(payload).digest() + payload)
    assert cache.find("content", kept, tmp_path / "none") is None
    assert not (tmp_path / "made-by-a-file").exists()


def test_that_a_file_others_could_have_written_is_ignored(catalogue: Catalogue, kept: Path, tmp_path: Path) -> None:
    """On Windows the rights of the profile's folder see to it."""
    keep(catalogue, kept).chmod(0o666)
    assert (cache.find("content", kept, tmp_path / "none") is None) == (sys.platform != "win32")


def test_that_a_folder_that_cannot_be_made_is_no_harm(catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    assert cache.keep(catalogue, tmp_path / "file" / "cache", "catalogue-x.bin") is None


def test_that_the_digest_follows_names_and_content_but_not_ends_of_lines(tmp_path: Path) -> None:
    first = cache.digest([write(tmp_path / "a", {"x.yaml": "a: 1\n", "notes.txt": "x"})])
    assert cache.digest([write(tmp_path / "b", {"x.yaml": "a: 1\r\n"})]) == first
    assert cache.digest([tmp_path / "a", tmp_path / "none"]) == first
    assert cache.digest([write(tmp_path / "c", {"y.yaml": "a: 1\n"})]) != first
    assert cache.digest([write(tmp_path / "d", {"x.yaml": "a: 2\n"})]) != first
    assert cache.digest([tmp_path / "a", tmp_path / "d"]) != cache.digest([tmp_path / "d", tmp_path / "a"])


def test_that_a_moved_passage_makes_another_digest(tmp_path: Path) -> None:
    one = write(tmp_path / "a", {"x.yaml": "a: 1\n", "y.yaml": "b: 2\n"})
    other = write(tmp_path / "b", {"x.yaml": "a: 1\nb: 2\n", "y.yaml": ""})
    assert cache.digest([one]) != cache.digest([other])


FRESH = """
import sys
from pathlib import Path
from cpa_desktop.service import forms
ours, kept = map(Path, sys.argv[1:])
catalogue = forms.load(cache=kept, ours=ours)
print(len(catalogue.worksheets), *({"yaml", "pydantic", "sqlalchemy", "numpy"} & set(sys.modules)))
"""


def test_that_loading_it_needs_neither_yaml_nor_pydantic(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FRESH, str(whole(tmp_path / "forms")), str(tmp_path / "cache")]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT) for _ in range(2)]
    assert [sorted(run.stdout.split()) for run in runs] == [["4", "pydantic", "yaml"], ["4"]]


def test_that_the_forms_asked_for_are_not_written(catalogue: Catalogue, kept: Path) -> None:
    bare = replace(catalogue, forms={})
    assert keep(catalogue, kept / "asked").read_bytes() == keep(bare, kept / "bare").read_bytes()
