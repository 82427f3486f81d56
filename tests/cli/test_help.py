"""Every command is documented: in --help, and in the page that is read in the window, in both languages."""

import argparse
import re
from collections.abc import Iterator

import pytest

from cpa_desktop import __version__
from cpa_desktop.cli.main import parser
from cpa_desktop.paths import RESOURCES
from tests.cli.conftest import Cpa


def commands(made: argparse.ArgumentParser, before: str = "cpa") -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command with its words, those of groups too."""
    for action in made._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, command in action.choices.items():
                yield f"{before} {word}", command
                yield from commands(command, f"{before} {word}")


COMMANDS = dict(commands(parser()))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_that_every_command_is_in_the_page_on_the_command_line(language: str) -> None:
    page = (RESOURCES / "help" / language / "command-line.md").read_text("utf-8")
    documented = set(re.findall(r"`(cpa [a-z-]+(?: [a-z-]+)?)", page))
    groups = {words for words in COMMANDS if any(other.startswith(f"{words} ") for other in COMMANDS)}
    assert set(COMMANDS) - groups - documented == set()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_that_the_page_shows_no_command_that_is_not_there(language: str) -> None:
    page = (RESOURCES / "help" / language / "command-line.md").read_text("utf-8")
    shown = set(re.findall(r"^cpa ([a-z-]+)", page, re.MULTILINE))
    assert shown <= {words.split()[1] for words in COMMANDS}


@pytest.mark.parametrize("words", COMMANDS)
def test_that_every_command_and_argument_says_what_it_is(words: str) -> None:
    command = COMMANDS[words]
    assert command.description
    assert [action.dest for action in command._actions if not action.help and action.dest != "part"] == []


@pytest.mark.parametrize("words", COMMANDS)
def test_that_help_is_printed_and_nothing_done(cpa: Cpa, words: str) -> None:
    said = cpa(*words.split()[1:], "--help")
    assert words.split()[-1] in said.out
    assert said.err == ""


def test_that_help_speaks_the_language_asked_for(cpa: Cpa) -> None:
    assert "a new record" in cpa("--lang", "en", "--help").out
    assert "hồ sơ mới" in cpa("--help", "--lang", "vi").out


def test_that_the_version_is_told(cpa: Cpa) -> None:
    assert cpa("--version").out == f"CPA Desktop {__version__}\n"
