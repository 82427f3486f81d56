"""On a Windows that Qt does not run on, one sentence says what is needed, before anything else is tried."""

import sys

import pytest

from cpa_desktop import __main__ as program
from cpa_desktop.core.text import LANGUAGES, Text
from cpa_desktop.service import system


@pytest.mark.parametrize("version", [(10, 0, 17763), (10, 0, 19045), (10, 0, 22000), (11, 0, 1)])
def test_that_windows_10_from_1809_and_later_ones_do(version: tuple[int, int, int]) -> None:
    assert system.unfit_windows(version, bits=64) is None


@pytest.mark.parametrize("version", [(6, 1, 7601), (6, 3, 9600), (10, 0, 10240), (10, 0, 17134)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_that_an_older_windows_is_refused_in_one_sentence(version: tuple[int, int, int], language: str) -> None:
    unfit = system.unfit_windows(version, bits=64)
    assert unfit is not None
    sentence = unfit.vi if language == "vi" else unfit.en
    assert "Windows 10" in sentence
    assert "1809" in sentence
    assert ".".join(map(str, version)) in sentence
    assert (sentence.count("\n"), sentence.endswith(".")) == (0, True)


def test_that_a_program_of_32_bits_is_refused() -> None:
    unfit = system.unfit_windows((10, 0, 19045), bits=32)
    assert unfit is not None
    assert "64-bit; máy này đang dùng Windows 10.0.19045, 32-bit" in unfit.vi
    assert "64-bit; this machine has Windows 10.0.19045, 32-bit" in unfit.en


@pytest.mark.skipif(sys.platform == "win32", reason="asks Windows itself")
def test_that_other_systems_are_not_asked() -> None:
    assert system.unfit() is None


@pytest.mark.parametrize("words", [[], ["list"]])
def test_that_nothing_is_opened_on_such_a_machine(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "unfit", lambda: Text(vi="Máy cũ quá.", en="Too old."))
    assert program.main(words) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Máy cũ quá.\n")
