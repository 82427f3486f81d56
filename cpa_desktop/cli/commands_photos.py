"""Photos taken into a record: files, and what a card or a phone on a cable shows as a folder."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from cpa_desktop.cli.console import Console, both
from cpa_desktop.cli.opening import open_desk
from cpa_desktop.cli.words import Words
from cpa_desktop.i18n import _

if TYPE_CHECKING:
    from cpa_desktop.service.pictures import Added
    from cpa_desktop.service.session import RecordSession


def add(words: Words) -> None:
    """Take in the command of this module."""
    photos = words.on_record("photos", _photos, _("add photos: all of them as one act, or none"))
    photos.add_argument("files", metavar="FILE", nargs="+", help=_("photos (JPEG, PNG, WebP), or folders with photos"))
    photos.add_argument(
        "--question", metavar="QUESTION", default="", help=_("the observation they belong to, such as AQ05")
    )
    photos.add_argument("--place", metavar="TEXT", default="", help=_("where they were taken"))
    located = _("keep the location that the camera wrote; otherwise it is dropped")
    photos.add_argument("--keep-location", action="store_true", help=located)
    photos.add_argument(
        "--skip-bad", action="store_true", help=_("leave out files that cannot be read and add the rest")
    )


def _photos(options: Namespace, console: Console) -> int:
    from cpa_desktop.service import pictures

    with open_desk(options, console) as desk:
        session = desk.session(options.id)
        progress = _Progress(console)
        try:
            added = pictures.add(
                session,
                [Path(file) for file in options.files],
                question=options.question,
                place=options.place,
                keep_location=options.keep_location,
                skip_bad=options.skip_bad,
                told=progress.tell,
            )
        finally:
            progress.end()
        desk.refresh(session)
    console.give(_described(session, added)) if console.as_json else _tell(added, console)
    return 0


class _Progress:
    """One line that says how far it is, where somebody is looking."""

    def __init__(self, console: Console) -> None:
        self._is_seen = sys.stderr.isatty() and not console.as_json
        self._longest = 0

    def tell(self, done: int, count: int, name: str) -> None:
        """So many are done, and this one is next."""
        if self._is_seen:
            line = f"{done}/{count} {name}"
            self._longest = max(self._longest, len(line))
            print(f"\r{line.ljust(self._longest)}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """The line is wiped."""
        if self._longest:
            print(f"\r{' ' * self._longest}\r", end="", file=sys.stderr, flush=True)


def _tell(added: "Added", console: Console) -> None:
    from cpa_desktop.service.pictures_files import in_words

    console.say(_("photos added: {count}", count=len(added.rows)))
    if added.already:
        console.note(_("in the record already: {names}", names=", ".join(added.already)))
    if added.bad:
        console.note(_("left out: {files}", files=in_words(added.bad).of(console.language)))
    if added.passed_over:
        console.note(_("other files in the folders, passed over: {count}", count=added.passed_over))


def _described(session: "RecordSession", added: "Added") -> dict[str, object]:
    return {
        "id": session.record.id,
        "rows": list(added.rows),
        "already": list(added.already),
        "bad": [{"name": each.name, "reason": both(each.reason)} for each in added.bad],
        "passed_over": added.passed_over,
    }
