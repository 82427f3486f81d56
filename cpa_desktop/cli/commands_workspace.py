"""Commands on a whole workspace and on the installation: back up, restore, self-test."""

import dataclasses
from argparse import Namespace
from pathlib import Path

from cpa_desktop.cli.console import Console, both, moment
from cpa_desktop.cli.opening import open_desk
from cpa_desktop.cli.words import Words
from cpa_desktop.i18n import _


def add(words: Words) -> None:
    """Take in the commands of this module."""
    backup = words.command("backup", _backup, _("the whole workspace in one file"))
    backup.add_argument("file", metavar="FILE", type=Path, help=_("the file to write"))
    restore = words.command("restore", _restore, _("go back to a backup; what is there now is kept beside it"))
    restore.add_argument("file", metavar="FILE", type=Path, help=_("the backup"))
    restore.add_argument("--preview", action="store_true", help=_("only say what that would mean"))
    words.command("self-test", _self_test, _("proof that this installation works; status 1 where it does not"))


def _backup(options: Namespace, console: Console) -> int:
    with open_desk(options, console) as desk:
        desk.backup(options.file)
    if console.as_json:
        console.give({"file": str(options.file.absolute())})
    else:
        console.say(str(options.file.absolute()))
    return 0


def _restore(options: Namespace, console: Console) -> int:
    from cpa_desktop.service import restoring

    where = getattr(options, "workspace", None)
    if options.preview:
        seen = restoring.preview(options.file, where)
        if console.as_json:
            console.give(dataclasses.asdict(seen))
        else:
            console.say(_("{count} records, last changed {when}", count=seen.records, when=moment(seen.changed)))
            console.say(_("{count} records are newer here", count=seen.newer_here))
            for title in seen.titles_newer_here:
                console.say(f"  {title}")
            console.say(_("{count} records are newer in the backup", count=seen.newer_there))
        return 0
    kept = restoring.restore(options.file, where)
    if console.as_json:
        console.give({"kept": str(kept) if kept else None})
    else:
        console.say(_("restored; what was there is kept in {file}", file=kept) if kept else _("restored"))
    return 0


def _self_test(options: Namespace, console: Console) -> int:
    from cpa_desktop.service import self_test

    steps = self_test.run()
    passed = all(step.passed for step in steps)
    if console.as_json:
        told = [{"name": both(s.name), "passed": s.passed, "seconds": s.seconds, "said": s.said} for s in steps]
        console.give({"passed": passed, "steps": told})
    else:
        for step in steps:
            mark = _("passed") if step.passed else _("failed: {said}", said=step.said)
            console.say(f"{step.name.of(console.language)} — {mark} ({step.seconds:.1f} s)")
    return 0 if passed else 1
