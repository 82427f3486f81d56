"""Pages to a printer of this computer: which there are, and sending a document to one off the window's thread."""

from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from cpa_desktop.core import course
from cpa_desktop.core.course import GivenUp
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.gui.pages import making

_DOTS = 300  # to the inch: small letters stay sharp, and a page still fits the memory of a small laptop
_POINTS = 72

_NO_PRINTER = Text(
    vi="Không in được trên “{printer}”; hãy xem máy in đã bật và còn giấy chưa, hoặc mở tệp bằng phần mềm khác.",
    en="Printing on “{printer}” failed; see whether it is on and has paper, or open the file in another program.",
)


@frozen
class Order:
    """What to print: on which printer, which pages, how many times."""

    printer: str
    first: int = 1
    last: int
    copies: int = 1


def printers() -> tuple[str, ...]:
    """The printers that are set up, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return tuple(sorted(names, key=lambda name: (name != usual, name)))


def send(path: Path, sizes: tuple[tuple[float, float], ...], order: Order) -> int:
    """Print the pages that are wanted; gives how many. Called off, what was begun is taken back from the printer."""
    device = _device(order)
    painter = QPainter()
    numbers = range(order.first - 1, min(order.last, len(sizes)))
    try:
        for place, number in enumerate(numbers):
            course.step(place, len(numbers))
            _turn(device, sizes[number])
            if not (device.newPage() if painter.isActive() else painter.begin(device)):
                raise Refused(_NO_PRINTER.filled(printer=order.printer))
            scale = device.resolution() / _POINTS / making.fit(sizes[number])
            picture = making.pictures(path, (number,), scale)[number]
            painter.drawImage(QRectF(device.paperRect(QPrinter.Unit.DevicePixel)), picture)
    except GivenUp:
        device.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    return len(numbers)


def _device(order: Order) -> QPrinter:
    device = QPrinter(QPrinterInfo.printerInfo(order.printer))
    device.setResolution(_DOTS)
    device.setCopyCount(order.copies)
    return device


def _turn(device: QPrinter, size: tuple[float, float]) -> None:
    """The sheet as the page lies, printed to its edges: the margins are in the page."""
    device.setFullPage(True)
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    is_wide = size[0] > size[1]
    device.setPageOrientation(QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait)
