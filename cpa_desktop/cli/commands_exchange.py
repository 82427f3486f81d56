"""Commands that send records and figures out to files, and take them in."""

import dataclasses
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cpa_desktop.cli.console import Console
from cpa_desktop.cli.opening import open_desk
from cpa_desktop.cli.words import Words
from cpa_desktop.core.text import Refused, Text, both
from cpa_desktop.i18n import _

if TYPE_CHECKING:  # what opens a workspace is reached inside functions
    from cpa_desktop.service.exchange.preview import Arriving, PackagePreview
    from cpa_desktop.service.exchange.taking import Preview

_PACKAGE = ".cpa"
_WHICH = Text(
    vi="Tệp {name} không cho biết thuộc hồ sơ nào; hãy chọn bằng --into MÃ.",
    en="The file {name} does not say which record it belongs to; choose one with --into ID.",
)
_ITS_OWN = Text(
    vi="Gói .cpa có hồ sơ riêng của nó nên không nhập vào hồ sơ khác; hãy bỏ --into.",
    en="A .cpa package brings its own record and goes into no other; leave out --into.",
)


def add(words: Words) -> None:
    """Take in the commands of this module."""
    export = words.on_record("export", _export, _("a record to a file"))
    endings = _("the file to write: .cpa with history and photos, .xlsx, .csv or .json")
    export.add_argument("-o", metavar="FILE", dest="file", type=Path, required=True, help=endings)
    export.add_argument("--ledger", action="store_true", help=_("the workbook that the accountant fills in"))
    taken = words.command("import", _import, _("take in a record, or figures for one: all of the file or nothing"))
    file = _("a package (.cpa), or figures: the accountant's workbook (.xlsx), .csv or .json")
    taken.add_argument("file", metavar="FILE", type=Path, help=file)
    taken.add_argument(
        "--into", metavar="ID", help=_("the record the figures are for; the one the file names, if not said")
    )
    taken.add_argument(
        "--preview", action="store_true", help=_("only say what that would mean; status 1 where it is no")
    )


def _export(options: Namespace, console: Console) -> int:
    from cpa_desktop.service.exchange.export import export

    with open_desk(options, console) as desk:
        written = export(desk.session(options.id), options.file, console.language, ledger=options.ledger)
    file = str(written.absolute())
    console.give({"files": [file]}) if console.as_json else console.say(file)
    return 0


def _import(options: Namespace, console: Console) -> int:
    if options.file.suffix.lower() == _PACKAGE:
        if options.into:
            raise Refused(_ITS_OWN)
        return _package(options, console)
    return _figures(options, console)


def _package(options: Namespace, console: Console) -> int:
    from cpa_desktop.service.exchange import packages, preview

    package = packages.read(options.file)
    with open_desk(options, console, create=not options.preview) as desk:
        if options.preview:
            seen = preview.look(desk, package)
            console.give(_plain(seen)) if console.as_json else _tell_package(seen, console)
            return 0
        id = packages.take(desk, package)
    console.give({"id": id}) if console.as_json else console.say(id)
    return 0


def _figures(options: Namespace, console: Console) -> int:
    from cpa_desktop.service.exchange import incoming, taking

    given = incoming.read(options.file)
    wanted = options.into or given.record
    if not wanted:
        raise Refused(_WHICH.filled(name=options.file.name))
    with open_desk(options, console) as desk:
        session = desk.session(wanted)
        if options.preview:
            seen = taking.look(session, given)
            console.give(_plain(seen)) if console.as_json else _tell_cells(seen, console)
            return 1 if seen.refused else 0
        count = taking.take(session, given)
        desk.refresh(session)
    if console.as_json:
        console.give({"id": session.record.id, "cells": count})
    else:
        console.say(_("{count} cells taken in", count=count))
    return 0


def _tell_package(seen: "PackagePreview", console: Console) -> None:
    _tell_record(seen.record, console)
    for each in seen.belongs_to:
        _tell_record(each, console)
    console.say(_("{count} photos and files, {new} of them new here", count=seen.photos, new=seen.photos_new))
    if seen.confirmed_by:
        console.say(_("confirmed by {name}; the history holds together", name=seen.confirmed_by))
    else:
        console.say(_("not confirmed; the history holds together"))
    if seen.written_by:
        console.say(_("changes signed by {names}", names=", ".join(seen.written_by)))
    forms = _("the same forms as here") if seen.is_same_forms else _("other forms than here")
    console.say(_("written by version {version}, {forms}", version=seen.program, forms=forms))
    contests = [each.text for record in (seen.record, *seen.belongs_to) for each in record.contests]
    for text in (*contests, *seen.differences, *seen.warnings):
        console.say(text)


def _tell_record(each: "Arriving", console: Console) -> None:
    console.say(" · ".join(filter(None, (each.register.of(console.language), each.title, each.id[:8]))))
    if each.is_new:
        console.say(_("  new here, with {count} changes", count=each.changes))
    else:
        console.say(_("  known here: {new} changes to take in, {own} only here", new=each.new_here, own=each.only_here))


def _tell_cells(seen: "Preview", console: Console) -> None:
    heads = (_("cell"), _("field"), _("as written"), _("understood as"), _("in the record"))
    rows = [(each.at, each.title, each.typed, each.words, each.before) for each in seen.cells]
    if rows:
        console.table(rows, heads)
    for each in seen.cells:
        for doubt in each.doubts:
            console.say(f"{each.at}: {doubt.of(console.language)}")
    for each in seen.refused:
        reason = each.refused.of(console.language) if each.refused is not None else ""
        console.say(_("{cell} cannot be taken: {reason}", cell=each.at, reason=reason))
    for finding in seen.findings:
        console.say(f"{finding.text.of(console.language)} [{finding.address}]")
    for note in seen.notes:
        console.say(note)
    console.say(_("{new} cells say something new, {known} are known already", new=len(rows), known=seen.unchanged))


def _plain(value: Any) -> Any:
    """A value of the service as JSON gives it, each text in both languages."""
    if isinstance(value, Text):
        return both(value)
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value
