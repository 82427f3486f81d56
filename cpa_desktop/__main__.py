"""python -m cpa_desktop, and cpa: no word, or a file to open → the window; a command → the command line."""

import sys
from collections.abc import Sequence
from pathlib import Path

from cpa_desktop.service import settings, system


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or do what the words say; gives the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    unfit = system.unfit()
    if unfit is not None:
        system.show(unfit.of(settings.read().language))
        return 1
    if _is_for_window(words):
        from cpa_desktop.gui import app

        return app.main(words)
    from cpa_desktop.cli.main import main as command_line

    return command_line(words)


def _is_for_window(words: Sequence[str]) -> bool:
    """Whether there is no word but what the window understands: --sample, --try, --workspace WHERE, --lang, a file."""
    left = iter(words)
    for word in left:
        if word in ("--workspace", "--lang"):
            next(left, None)
        elif word not in ("--sample", "--try") and not _is_file(word):
            return False
    return True


def _is_file(word: str) -> bool:
    """Whether a word is a file to open rather than a command: commands have no ending."""
    return not word.startswith("-") and Path(word).suffix != ""


if __name__ == "__main__":
    sys.exit(main())
