"""python -m cpa_desktop, and cpa: no word → the window, a word → the command line."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or do what the words say; gives the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if _is_for_window(words):
        from cpa_desktop.gui import app

        return app.main(words)
    from cpa_desktop.cli.main import main as command_line

    return command_line(words)


def _is_for_window(words: Sequence[str]) -> bool:
    """Whether there is no word but what the window understands: --sample, --workspace WHERE, --lang LANGUAGE."""
    left = iter(words)
    for word in left:
        if word in ("--workspace", "--lang"):
            next(left, None)
        elif word != "--sample":
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
