"""The command line: the words are parsed, the command is run, and whatever goes wrong is said in one sentence."""

import argparse
import logging
import sys
from collections.abc import Sequence

from cpa_desktop import __version__, i18n
from cpa_desktop.calc.refusal import Impossible
from cpa_desktop.cli import (
    commands_calc,
    commands_content,
    commands_documents,
    commands_exchange,
    commands_numbers,
    commands_photos,
    commands_records,
    commands_workspace,
)
from cpa_desktop.cli.console import Console, is_closed_pipe, leave_quietly, speak_utf_8
from cpa_desktop.cli.words import Parser, Words, WrongUse, common
from cpa_desktop.core.text import LANGUAGES, Language, Refused
from cpa_desktop.i18n import _
from cpa_desktop.service import log, settings

DONE, NO, WRONG = 0, 1, 2

logger = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the words say; gives the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    speak_utf_8()
    language = _language(words)
    i18n.use(language)
    try:
        options = parser().parse_args(words)
    except WrongUse as wrong:
        return _refuse(str(wrong))
    except SystemExit:  # argparse has printed its help, or the version
        return DONE
    file = log.start()
    try:
        status: int = options.run(options, Console(language, as_json=getattr(options, "json", False)))
        sys.stdout.flush()
    except Refused as refused:
        return _refuse(refused.text.of(language))
    except Impossible as refused:
        return _refuse(refused.vi if language == "vi" else refused.en)
    except KeyboardInterrupt:
        return _refuse(_("Stopped."))
    except Exception as error:
        if is_closed_pipe(error):
            leave_quietly()
            return DONE
        logger.exception("%s came to an unexpected end", options.command)
        return _refuse(_("Something unexpected happened; what was saved is kept. Details: {file}.", file=file or "—"))
    finally:
        log.stop()
    return status


def parser() -> Parser:
    """Every command with its help."""
    about = _("Guided cleaner-production assessments of factories. Without a command the window opens.")
    made = Parser(prog="cpa", description=about, parents=[common(tongues=(*LANGUAGES, "both"))])
    made.add_argument("--version", action="version", version=f"CPA Desktop {__version__}")
    words = Words(made.add_subparsers(metavar="COMMAND", dest="command", required=True, parser_class=Parser))
    for commands in (
        commands_records,
        commands_photos,
        commands_documents,
        commands_exchange,
        commands_calc,
        commands_numbers,
        commands_content,
        commands_workspace,
    ):
        commands.add(words)
    return made


def _language(words: Sequence[str]) -> Language:
    """The language asked for, before anything else is understood; else the person's own."""
    finder = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    finder.add_argument("--lang")
    try:
        asked = finder.parse_known_args(words)[0].lang
    except argparse.ArgumentError:  # --lang without a word; said when the words are parsed
        asked = None
    return next((known for known in LANGUAGES if known == asked), settings.read().language)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return WRONG
