"""A record from another machine, before it is taken in: what is new here, contested, confirmed, worth a warning."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cpa_desktop.core.text import Language
from cpa_desktop.gui import doors_files
from cpa_desktop.gui.doors_files import SeenPackage
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.gui.parts.lines import Lines
from cpa_desktop.gui.parts.preview import PreviewDialog
from cpa_desktop.i18n import _
from cpa_desktop.service.workspace import Desk

if TYPE_CHECKING:
    from cpa_desktop.service.exchange.preview import Arriving, PackagePreview


_NAMED = 4  # so many of those who changed it


class PackageDialog(PreviewDialog):
    """Reads, shows, and takes in when told to."""

    taken = Signal(str)  # the id of the record

    def __init__(self, desk: Desk, path: Path, language: Language, parent: QWidget) -> None:
        super().__init__(_("Take in a record: {file}", file=path.name), _("Take in"), language, parent)
        self._desk = desk
        self._seen: SeenPackage | None = None
        self.lines = Lines(_("What taking it in would mean"))
        self.lines.hide()
        self.body.addWidget(self.lines, 1)
        self.work(_("Reading the package…"), partial(doors_files.look_at_package, desk, path), self._show)

    def _show(self, seen: SeenPackage) -> None:
        self._seen = seen
        self.say(_("Nothing has been changed yet."))
        self.lines.show_lines(tuple(lines(seen.preview, self.language)))
        self.lines.show()
        self.offer(can_take=True)

    def do(self) -> None:
        """Take it in, all of it."""
        assert self._seen is not None
        act = partial(doors_files.take_package, self._desk, self._seen.package)
        self.work(_("Taking in…"), act, self._done, is_taking=True)

    def _done(self, record: str) -> None:
        self.taken.emit(record)
        self.accept()


def lines(seen: "PackagePreview", language: Language) -> Iterator[Line]:
    """All there is to know, what deserves a look first."""
    for warning in seen.warnings:
        yield Line(title=warning.of(language), sign="doubt", tone="doubt", key=f"warning {warning.en}")
    for each in (seen.record, *seen.belongs_to):
        yield Line(title=each.title or each.id[:8], key=f"record {each.id}", is_heading=True)
        yield _arriving(each, language)
        for contest in each.contests:
            yield Line(title=contest.text.of(language), sign="error", tone="error", key=f"contest {contest.address}")
    yield Line(title=_("What comes with it"), key="heading rest", is_heading=True)
    yield Line(
        title=_("Photos and files"), value=_("{count}, {new} of them new here", count=seen.photos, new=seen.photos_new)
    )
    confirmed = _("confirmed by {name}", name=seen.confirmed_by) if seen.confirmed_by else _("not confirmed")
    yield Line(title=_("Confirmation"), value=confirmed)
    forms = _("the same forms as here") if seen.is_same_forms else _("other forms than here")
    yield Line(title=_("Written by version {version}", version=seen.program), value=forms)
    names = ", ".join(seen.written_by[:_NAMED])
    more = len(seen.written_by) - _NAMED
    by = _("{names} and {count} more", names=names, count=more) if more > 0 else names
    yield Line(title=_("Changes signed by"), value=by or _("nobody: no name was given"))
    yield Line(title=_("History"), value=_("whole and unbroken"), sign="done", tone="good")
    if seen.differences:
        yield Line(title=_("Other by the forms of today"), key="heading differences", is_heading=True)
    for number, text in enumerate(seen.differences):
        yield Line(title=text.of(language), sign="doubt", tone="doubt", key=f"difference {number}")


def _arriving(each: "Arriving", language: Language) -> Line:
    sort = each.register.of(language)
    if each.is_new:
        words = _("new here, with {count} changes", count=each.changes)
    else:
        words = _("{new} changes to take in, {own} only here", new=each.new_here, own=each.only_here)
    return Line(title=sort, detail=words, sign="open" if each.is_new else "begun", tone="accent", key=f"sort {each.id}")
