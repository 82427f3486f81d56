"""The pictures of the manual and of the README: parts of the real window over the sample, and a page it prints."""

import io
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from PIL import Image
from pypdfium2 import PdfDocument
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpa_desktop.core.text import Language
from cpa_desktop.gui import jobs
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.gui.workbench import GUIDANCE, RESULTS, Workbench
from cpa_desktop.paths import RESOURCES
from cpa_desktop.service import documents
from cpa_desktop.service.session import RecordSession

FOLDER = RESOURCES / "help" / "pictures"
ALL = (
    *("home", "ledger", "walk-through", "results", "trace", "options", "guidance", "documents", "records"),
    *("window", "page"),
)
_SIZE, _WHOLE = (980, 620), (1366, 768)
_LEDGER = "P08/use/electricity.2025-11/qty"
_SCALE = 1.5  # px to a point of paper
_TALL = 560  # px of a side that is shown alone
_COLOURS = 128


def drawn(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, QWidget, QRect]]:
    """Each picture in turn but the first page: its name, what is drawn, and which part of it."""
    window.resize(*_SIZE)
    window.chrome.notice.hide()
    bench = window.bench
    assert bench is not None
    for name, address in (
        ("ledger", _LEDGER),
        ("walk-through", "P10/questions/AQ02/choice"),
        ("options", "P22/options/CS04/decision"),
        ("documents", "report"),
    ):
        bench.show_address(address)
        yield name, window, settled(qtbot, window)
    bench.show_address("P22/options/CS04/decision")
    for name, show in _sides(bench):
        show()
        settled(qtbot, window)
        yield name, bench.panel, QRect(0, 0, bench.panel.width(), _TALL)
    menu = window.chrome.header.records.menu()
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    yield "records", menu, menu.rect()


def whole(window: MainWindow, qtbot: QtBot) -> QRect:
    """The ledger with the results beside it, on a small old screen."""
    window.resize(*_WHOLE)
    window.chrome.notice.hide()
    assert window.bench is not None
    window.bench.show_address(_LEDGER)
    return settled(qtbot, window)


def _sides(bench: Workbench) -> Iterator[tuple[str, Callable[[], None]]]:
    yield "guidance", lambda: bench.show_tab(GUIDANCE)
    yield "results", lambda: bench.show_tab(RESULTS)
    yield "trace", lambda: bench.show_trace("K02/money_saved")


def settled(qtbot: QtBot, window: MainWindow) -> QRect:
    """Everything laid out, nothing being worked out any more, no caret that blinks."""
    record = window.record
    if record is not None:
        qtbot.waitUntil(lambda: record.own.spread is not None, timeout=60_000)
    QApplication.setCursorFlashTime(0)
    for _ in range(5):
        QApplication.processEvents()
        qtbot.waitUntil(lambda: jobs.running() == 0, timeout=60_000)
    return window.rect()


def png(widget: QWidget, part: QRect) -> bytes:
    """A part of a widget as a small picture with few colours."""
    bytes_ = QByteArray()
    buffer = QBuffer(bytes_)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab(part).save(buffer, "PNG")
    return _small(Image.open(io.BytesIO(bytes_.data())).convert("RGB"))


def page(session: RecordSession, language: Language, folder: Path) -> bytes:
    """The one page that a record comes to, as it is printed."""
    file = documents.write(
        session, folder / f"{language}.pdf", kind="brief", language=language, clock="2026-05-15T14:32:00+07:00"
    )
    with closing(PdfDocument(file)) as printed:
        return _small(printed[0].render(scale=_SCALE).to_pil().convert("RGB"))


def _small(image: Image.Image) -> bytes:
    few = image.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def difference(one: bytes, other: bytes) -> float:
    """How unlike two pictures of one size are, from 0 to 255; fine detail does not count."""
    small = [Image.open(io.BytesIO(each)).convert("L").reduce(8) for each in (one, other)]
    pairs = list(zip(small[0].tobytes(), small[1].tobytes(), strict=True))
    return sum(abs(a - b) for a, b in pairs) / len(pairs)
