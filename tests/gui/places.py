"""Every place of the window, one after another, for the tests that look at all of it and for its pictures."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cpa_desktop import paths
from cpa_desktop.core.text import Language
from cpa_desktop.gui import jobs
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.cards_list import CardList
from cpa_desktop.gui.parts.steps import REPORT
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.gui.workbench import GUIDANCE, NOTES, RESULTS, Workbench
from tests.gui.places_own import own_work

OpenWindow = Callable[..., MainWindow]

SCREEN = (1366, 768)
_LOOKS = 10
SAVED = "14:32"
"""When it was saved, always."""
CASSAVA = "Nhà máy tinh bột sắn mẫu"
COFFEE, MILL = "Hợp tác xã cà phê mẫu", "Nhà máy đường mẫu"

Place = tuple[str, QWidget]
"""What a place is called, and what is looked at there."""


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Everything laid out, nothing being worked out any more, the hour always the same."""
    for _ in range(3):
        QApplication.processEvents()  # new colours have the window built anew
    record = window.record
    if record is not None:
        lives = list(record.lives())
        qtbot.waitUntil(lambda: all(live.spread is not None for live in lives), timeout=60_000)
    QApplication.setCursorFlashTime(0)
    cards = [each for each in window.findChildren(CardList) if each.isVisible()]
    qtbot.waitUntil(lambda: all(each.shown == each.rows for each in cards), timeout=60_000)
    qtbot.waitUntil(lambda: jobs.running() == 0, timeout=60_000)
    for _ in range(4):
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    if record is not None:
        window.chrome.say_saved(SAVED)
        QApplication.processEvents()
    before, now = QImage(), window.grab().toImage()
    for _ in range(_LOOKS):  # on a busy machine something may still come
        if before == now:
            break
        qtbot.wait(20)
        before, now = now, window.grab().toImage()


def lay_samples(prepared: Path) -> None:
    """The samples as they were prepared, in a folder with nothing else in it."""
    shutil.copytree(prepared / "cache", paths.cache(), dirs_exist_ok=True)


def first_pages(window: MainWindow, qtbot: QtBot) -> Iterator[Place]:
    """What somebody new sees: the first page with nothing on it, and a beginning."""
    home = window.home
    qtbot.waitUntil(lambda: bool(home.welcome.isVisible() and home.begin.sector.count()), timeout=60_000)
    qtbot.waitUntil(lambda: any(each.property("role") == "large" for each in home.findChildren(QPushButton)))
    settle(qtbot, window)
    yield "home-new", window
    window.note_tour()
    next(each for each in window.home.findChildren(QPushButton) if each.property("role") == "large").click()
    settle(qtbot, window)
    home.begin.title.setText(home.begin.title.text().replace(str(date.today().year), "2026"))
    yield "begin", window
    window.home.back()
    window.signing.ask()
    settle(qtbot, window)
    yield "name", window
    window.signing.back()


def open_samples(open_window: OpenWindow, qtbot: QtBot, language: Language) -> MainWindow:
    """A window on the samples, all their rows in the list worked out."""
    window = open_window("--sample", "--lang", language)
    table = window.home.table.records
    qtbot.waitUntil(lambda: table.rowCount() >= 6, timeout=60_000)
    qtbot.waitUntil(lambda: all(each.is_current for each in table.records), timeout=60_000)
    window.note_tour()
    return window


def open_record(window: MainWindow, qtbot: QtBot, enterprise: str, address: str = "") -> Workbench:
    """The rapid assessment of an enterprise among the samples, without the notice that it is a sample."""
    desk = window.entrance.desk
    assert desk is not None
    record = next(each for each in desk.records("rapid") if each.belongs_to == enterprise)
    if window.record is None or window.record.id != record.id:
        window.open_record(record.id, address)
    window.chrome.notice.hide()
    settle(qtbot, window)
    assert window.bench is not None
    return window.bench


def sheets(window: MainWindow, qtbot: QtBot, *, known: frozenset[str] = frozenset()) -> Iterator[Place]:
    """Every sheet of the record that is open, but those that are known already."""
    bench = window.bench
    assert bench is not None
    for stop in bench.record.agenda.stops:
        if stop.sheet.id not in known:
            bench.show_address(stop.sheet.id)
            settle(qtbot, window)
            yield stop.sheet.id, window
            page = bench.pages.currentWidget()
            if isinstance(page, WorksheetPage) and page.fold is not None and not page.fold.is_open:
                page.fold.heading.click()
                settle(qtbot, window)
                yield f"{stop.sheet.id}-whole", window
                page.fold.heading.click()


def sides(window: MainWindow, qtbot: QtBot) -> Iterator[Place]:
    """What stands beside the pages: results, the origin of a figure, notes, guidance; and the manual over all."""
    bench = window.bench
    assert bench is not None
    bench.show_address("P22/options/CS04/decision")
    for name, place in (("notes", NOTES), ("guidance", GUIDANCE), ("results", RESULTS)):
        bench.show_tab(place)
        settle(qtbot, window)
        yield name, window
    bench.show_trace("K02/money_saved")
    settle(qtbot, window)
    yield "trace", window
    bench.panel.close_trace()
    bench.folding.toggle(bench.panel)
    bench.show_address(REPORT)
    qtbot.waitUntil(lambda: bench.document.composing.is_current, timeout=60_000)
    settle(qtbot, window)
    yield "documents", window
    window.helping.open_manual("P08")
    settle(qtbot, window)
    yield "manual", window
    window.helping.close_manual()


@contextmanager
def menu(window: MainWindow, name: str) -> Iterator[QWidget]:
    """A menu of the bar, as it drops down."""
    button = {"records": window.chrome.header.records, "help": window.chrome.header.help}.get(name)
    dropped = window.chrome.header.report_menu if button is None else button.menu()
    dropped.ensurePolished()
    dropped.resize(dropped.sizeHint())
    yield dropped


def ids(window: MainWindow) -> frozenset[str]:
    """The sheets of the record that is open."""
    assert window.bench is not None
    return frozenset(stop.sheet.id for stop in window.bench.record.agenda.stops)


def everywhere(open_window: OpenWindow, qtbot: QtBot, language: Language) -> Iterator[Place]:
    """All of it, in one window on nothing and one on the samples."""
    first = open_window("--lang", language)
    first.resize(*SCREEN)
    yield from first_pages(first, qtbot)
    yield from own_work(first, qtbot, settle)
    first.close()
    window = open_samples(open_window, qtbot, language)
    window.resize(*SCREEN)
    settle(qtbot, window)
    yield "home", window
    open_record(window, qtbot, CASSAVA)
    yield from sheets(window, qtbot)
    yield from sides(window, qtbot)
    for name in ("records", "help", "report"):
        with menu(window, name) as dropped:
            yield f"menu-{name}", dropped
    known = ids(window)
    for enterprise, boards in ((COFFEE, ("P10", "P22")), (MILL, ("P10", "P22"))):
        open_record(window, qtbot, enterprise)
        short = {COFFEE: "coffee", MILL: "mill"}[enterprise]
        for name, widget in sheets(window, qtbot, known=known - frozenset(boards)):
            yield f"{short}-{name}", widget
