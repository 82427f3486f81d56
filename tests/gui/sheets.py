"""Open records for the tests of worksheets: a real workspace, the real forms or one small sheet."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.register import Register
from cpa_desktop.core.resource import Resource
from cpa_desktop.core.text import Language, same
from cpa_desktop.core.worksheet import Field, Rows, Worksheet
from cpa_desktop.gui import jobs
from cpa_desktop.gui.fields.frame import FieldFrame
from cpa_desktop.gui.live import LiveRecord
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.grid import Grid
from cpa_desktop.service import forms
from cpa_desktop.service.library import Library
from cpa_desktop.service.session import RecordSession
from cpa_desktop.store.workspace import Workspace


@cache
def shipped() -> Catalogue:
    """The forms as they are shipped."""
    return forms.load()


def one_sheet(*fields: Field, resources: tuple[Resource, ...] = ()) -> Catalogue:
    """Forms that ask one sheet T of a record `own`."""
    sheet = Worksheet(id="T", title=same("Sheet"), register="own", guide=same("Fill it in."), fields=fields)
    return Catalogue(worksheets=(sheet,), registers=(Register(id="own", title=same("Own")),), resources=resources)


def field(kind: str, **said: object) -> Field:
    """A field called after its kind."""
    return Field(id=kind, kind=kind, label=same(kind.capitalize()), **said)  # type: ignore[arg-type]


def table(name: str, rows: Rows, *columns: Field) -> Field:
    """A table with these columns."""
    return Field(id=name, kind="table", label=same(name.capitalize()), rows=rows, columns=columns)


@contextmanager
def opened(
    folder: Path, catalogue: Catalogue, register: str = "own", language: Language = "vi"
) -> Iterator[LiveRecord]:
    """A new record, open; what is typed goes to a file in `folder`."""
    with Workspace.open(folder / "w.sqlite", create=True) as workspace:
        library = Library(catalogue)
        above = catalogue.register(register).parent
        parent = workspace.create(above) if above else None
        if parent is not None:
            RecordSession(workspace, library, parent).answer("P02/sector", "cassava-starch")
        record = workspace.create(register, parent=parent)
        live = LiveRecord(RecordSession(workspace, library, record, language=language))
        try:
            yield live
        finally:
            live.close()
            jobs.finish()


def ledger_page(qtbot: QtBot, live: LiveRecord) -> WorksheetPage:
    """The ledger of eight months with electricity and diesel, on the screen."""
    for address, typed in (("P01/period_from", "09/2025"), ("P01/period_to", "04/2026")):
        live.session.answer(address, typed)
    for resource in ("electricity", "diesel"):
        live.session.add_row("P08/items", resource)
    page = WorksheetPage(live, "P08")
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    return page


def frame(page: WorksheetPage, name: str) -> FieldFrame:
    """The frame of a field on a page."""
    return next(stop for stop in page.stops if isinstance(stop, FieldFrame) and stop.field.id == name)


def grid(page: WorksheetPage, name: str) -> Grid:
    """The table of that name on a page."""
    return next(stop for stop in page.stops if isinstance(stop, Grid) and stop.field.id == name)


def focus_of(frame: FieldFrame) -> QWidget:
    """What takes the keys in a field."""
    widget: QWidget = frame.editor
    while (proxy := widget.focusProxy()) is not None:
        widget = proxy
    return widget


def type_words(qtbot: QtBot, widget: QWidget, words: str) -> None:
    """Type as at a keyboard; what has marks is composed by the input method: shown unfinished first, then entered."""
    for letter in words:
        if letter == "\n":
            qtbot.keyClick(widget, Qt.Key.Key_Return)
            continue
        if letter.isascii():
            qtbot.keyClicks(widget, letter)
            continue
        QApplication.sendEvent(widget, QInputMethodEvent(letter, []))
        composed = QInputMethodEvent("", [])
        composed.setCommitString(letter)
        QApplication.sendEvent(widget, composed)
