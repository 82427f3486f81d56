"""The words of the command line: one parser, whose complaints are one sentence in the person's language."""

import argparse
import re
from collections.abc import Callable
from typing import Any, NoReturn

from cpa_desktop.cli.console import Console
from cpa_desktop.i18n import _

Run = Callable[[argparse.Namespace, Console], int]
"""What a command does; gives the exit status."""

_INVALID = re.compile(r"argument .*?: invalid choice: '(?P<word>.*?)' \(choose from (?P<known>.*)\)")
_REQUIRED = re.compile(r"the following arguments are required: (?P<names>.*)")
_UNKNOWN = re.compile(r"unrecognized arguments: (?P<words>.*)")
_NEGATIVE = re.compile(r"-[0-9.,]")
_EMPTY = re.compile(r"argument (?P<name>.*?): expected .*")


class WrongUse(Exception):
    """The words do not make a command; says so in a sentence."""


class Parser(argparse.ArgumentParser):
    """A parser that raises what is wrong instead of printing its usage."""

    def __init__(self, *, add_help: bool = True, **options: Any) -> None:
        super().__init__(add_help=False, **options)
        self._negative_number_matcher = _NEGATIVE  # -1.234,5 is a number and no option
        self._positionals.title, self._optionals.title = _("arguments"), _("options")
        if add_help:
            self.add_argument("-h", "--help", action="help", help=_("says this"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        raise WrongUse(_("{what} See: {program} --help", what=_sentence(message), program=self.prog))


def _sentence(message: str) -> str:
    if found := _INVALID.fullmatch(message):
        known = found["known"].replace("'", "")
        return _("“{word}” is none of: {known}.", word=found["word"], known=known)
    if found := _REQUIRED.fullmatch(message):
        return _("Missing: {names}.", names=found["names"])
    if found := _UNKNOWN.fullmatch(message):
        return _("This is not understood here: {words}.", words=found["words"])
    if found := _EMPTY.fullmatch(message):
        return _("{name} wants a value.", name=found["name"])
    return f"{message}."


def common(*, tongues: tuple[str, ...] = ("vi", "en"), as_json: bool = True) -> Parser:
    """The options of every command; given before or after its word."""
    options = Parser(add_help=False)
    options.add_argument("--lang", choices=tongues, default=argparse.SUPPRESS, help=_("the language"))
    where = _("the workspace: a file, or the address of a server")
    options.add_argument("--workspace", metavar="WHERE", default=argparse.SUPPRESS, help=where)
    if as_json:
        says = _("one JSON document instead of text")
        options.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=says)
    return options


class Words:
    """Takes in the commands: the word, what it does, what it wants, and the function that does it."""

    def __init__(self, commands: "argparse._SubParsersAction[Parser]") -> None:
        self._commands = commands
        self._shared = common()

    def command(self, word: str, run: Run, help: str, shared: Parser | None = None) -> Parser:
        """A command; its arguments are added to what this gives."""
        parents = [shared or self._shared]
        made = self._commands.add_parser(word, help=help, description=help, parents=parents)
        made.set_defaults(run=run)
        return made

    def on_record(self, word: str, run: Run, help: str, shared: Parser | None = None) -> Parser:
        """A command that is given a record first."""
        made = self.command(word, run, help, shared)
        made.add_argument("id", metavar="ID", help=_("of the record; its beginning is enough"))
        return made

    def group(self, word: str, help: str) -> "Words":
        """A command that has commands of its own: `calc run`."""
        made = self._commands.add_parser(word, help=help, description=help)
        return Words(made.add_subparsers(metavar="COMMAND", dest="part", required=True, parser_class=Parser))
