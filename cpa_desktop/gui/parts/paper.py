"""The pages of a document: small ones at the left to choose from, the large one beside; drawn as one comes to them."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cpa_desktop.gui import jobs, theme
from cpa_desktop.gui.pages import making
from cpa_desktop.gui.pages.making import Made
from cpa_desktop.i18n import _

_A4 = 596  # pt
_LARGEST = 1.6  # pixels to the point: larger letters are no easier to read
_SMALL = 0.14
_SIDE = 128  # px, of the small pages
_LEAST = 560  # px; below, the small pages have no room
_KEPT = 10  # large pictures before and after those in sight; the others are given back
_AT_ONCE = 6
_PAUSE = 120  # ms without a change of size before pages are drawn anew


class Paper(QWidget):
    """Shows a document that was made; pages are pictures, drawn elsewhere, those in sight first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._made: Made | None = None
        self._scale = 1.0
        self._is_busy = False
        self._pages: list[QLabel] = []
        self._drawn: dict[int, float] = {}  # large pages by number, and the scale they are drawn at
        self._small: set[int] = set()
        self.thumbnails = QListWidget()
        self.thumbnails.setAccessibleName(_("Small pages"))
        self.thumbnails.setViewMode(QListView.ViewMode.IconMode)
        self.thumbnails.setFlow(QListView.Flow.TopToBottom)
        self.thumbnails.setWrapping(False)
        self.thumbnails.setMovement(QListView.Movement.Static)
        self.thumbnails.setIconSize(QSize(round(595 * _SMALL), round(842 * _SMALL)))
        self.thumbnails.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.thumbnails.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.thumbnails.setFrameShape(QFrame.Shape.NoFrame)
        self.thumbnails.setSpacing(theme.space(0))
        self.thumbnails.setFixedWidth(_SIDE)
        self._sheets = QWidget()
        self._sheets.setObjectName("page")
        self._column = QVBoxLayout(self._sheets)
        self._column.setContentsMargins(*4 * (theme.space(1),))
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.view = QScrollArea(widgetResizable=True)
        self.view.setAccessibleName(_("Pages of the document"))
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.setWidget(self._sheets)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(1))
        row.addWidget(self.thumbnails)
        row.addWidget(self.view, 1)
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._fit)
        self.thumbnails.currentRowChanged.connect(self.go_to)
        self.view.verticalScrollBar().valueChanged.connect(lambda _value: self._follow())

    @property
    def scale(self) -> float:
        """Pixels of the window to the point, so that a page is as wide as there is room."""
        side = _SIDE + theme.space(1) if self._count != 1 and self.width() >= _LEAST else 0
        bar = self.view.verticalScrollBar().sizeHint().width()
        room = self.width() - side - bar - 2 * theme.space(1) - 4
        return max(0.4, min(_LARGEST, room / _A4))

    @property
    def has_first(self) -> bool:
        """Whether the first page can be looked at."""
        return bool(self._pages) and not self._pages[0].pixmap().isNull()

    def forget(self) -> None:
        """Show nothing."""
        self._made = None
        for page in self._pages:
            page.hide()
            page.deleteLater()
        self._pages, self._drawn, self._small = [], {}, set()
        self.thumbnails.clear()
        self._stand()

    def show_made(self, made: Made) -> None:
        """Show a document from its first page."""
        self.forget()
        self._made = made
        self._scale = self.scale
        self._pages = [self._page(number) for number in range(made.count)]
        for page in self._pages:
            self._column.addWidget(page)
        self._list()
        self._show_first(made)
        self.view.verticalScrollBar().setValue(0)
        self._stand()
        QTimer.singleShot(0, self, self._draw)

    def go_to(self, number: int) -> None:
        """Bring a page to the top."""
        if 0 <= number < len(self._pages) and number != self._here():
            self.view.verticalScrollBar().setValue(self._pages[number].y() - theme.space(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages as wide as there is room, once it is settled how much."""
        super().resizeEvent(event)
        self._stand()
        self._later.start()

    # laying out

    def _stand(self) -> None:
        self.view.setVisible(bool(self._pages))
        self.thumbnails.setVisible(len(self._pages) > 1 and self.width() >= _LEAST)

    def _page(self, number: int) -> QLabel:
        page = QLabel()
        page.setObjectName("card")
        page.setAccessibleName(_("Page {number} of {count}", number=number + 1, count=self._count))
        page.setFixedSize(self._size(number))
        return page

    @property
    def _count(self) -> int:
        return self._made.count if self._made is not None else 0

    def _size(self, number: int) -> QSize:
        assert self._made is not None
        width, height = self._made.sizes[number]
        scale = self._scale * making.fit((width, height))
        return QSize(round(width * scale) + 2, round(height * scale) + 2)

    def _list(self) -> None:
        self.thumbnails.blockSignals(True)
        self.thumbnails.clear()
        blank = QPixmap(self.thumbnails.iconSize())
        blank.fill(theme.colour("raised"))
        for number in range(self._count):
            item = QListWidgetItem(QIcon(blank), f"{number + 1}")
            name = _("Page {number} of {count}", number=number + 1, count=self._count)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
            item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.thumbnails.addItem(item)
        self.thumbnails.setCurrentRow(0)
        self.thumbnails.blockSignals(False)

    def _fit(self) -> None:
        """Another width, other pictures; what is seen stays in sight."""
        if self._made is None or abs(self.scale - self._scale) < 0.02:
            self._draw()
            return
        here = self._here()
        self._scale = self.scale
        for number, page in enumerate(self._pages):
            page.setFixedSize(self._size(number))
            picture = page.pixmap()
            if not picture.isNull():
                page.setPixmap(QPixmap())
        self._drawn = {}
        self._sheets.adjustSize()
        QTimer.singleShot(0, self, lambda: self._return_to(here))

    def _return_to(self, number: int) -> None:
        if 0 <= number < len(self._pages):
            self.view.verticalScrollBar().setValue(self._pages[number].y() - theme.space(0))
        self._draw()

    # drawing

    def _here(self) -> int:
        """The page that has the middle of what is seen."""
        middle = self.view.verticalScrollBar().value() + self.view.viewport().height() // 2
        return max((number for number, page in enumerate(self._pages) if page.y() <= middle), default=0)

    def _follow(self) -> None:
        self.thumbnails.blockSignals(True)
        self.thumbnails.setCurrentRow(self._here())
        self.thumbnails.blockSignals(False)
        self._draw()

    def _in_sight(self) -> Sequence[int]:
        top = self.view.verticalScrollBar().value()
        bottom = top + self.view.viewport().height()
        seen = [n for n, page in enumerate(self._pages) if page.y() < bottom and page.y() + page.height() > top]
        return range(max(0, min(seen, default=0) - 1), min(len(self._pages), max(seen, default=0) + 2))

    def _draw(self) -> None:
        """What is in sight, the pages next to it, then the small ones, some at a time."""
        if self._made is None or self._is_busy or not self.isVisible():
            return
        near = self._in_sight()
        self._give_back(near)
        large = [number for number in near if number not in self._drawn]
        if large:
            self._ask(large, self._scale, self._take_large)
            return
        small = [number for number in range(self._count) if number not in self._small]
        small.sort(key=lambda number: abs(number - self._here()))
        if small and self.thumbnails.isVisible():
            self._ask(small[:_AT_ONCE], _SMALL, self._take_small)

    def _ask(self, numbers: Sequence[int], scale: float, take: object) -> None:
        assert self._made is not None
        self._is_busy = True
        path, ratio = self._made.path, self.devicePixelRatioF()
        work = partial(making.pictures, path, tuple(numbers), scale * ratio)
        jobs.run(work, partial(self._take, self._made, scale, take), self._leave)

    def _take(self, made: Made, scale: float, take: object, pictures: dict[int, QImage]) -> None:
        self._is_busy = False
        if made is self._made:
            take(pictures, scale)  # type: ignore[operator]
        self._draw()

    def _leave(self, _error: Exception) -> None:
        """A page that cannot be drawn stays blank; the document itself is whole."""
        self._is_busy = False

    def _take_large(self, pictures: dict[int, QImage], scale: float) -> None:
        for number, picture in pictures.items():
            self._put(number, picture, scale)

    def _show_first(self, made: Made) -> None:
        """At once, if need be in another size until it is drawn in the right one."""
        if abs(made.scale - self._scale) < 0.01:
            self._scale = made.scale
            self._put(0, made.first, made.scale)
            return
        ratio = self.devicePixelRatioF()
        shown = QPixmap.fromImage(made.first).scaledToWidth(
            round((self._size(0).width() - 2) * ratio), Qt.TransformationMode.SmoothTransformation
        )
        shown.setDevicePixelRatio(ratio)
        self._pages[0].setPixmap(shown)

    def _put(self, number: int, picture: QImage, scale: float) -> None:
        if scale == self._scale:
            shown = QPixmap.fromImage(picture)
            shown.setDevicePixelRatio(self.devicePixelRatioF())
            self._pages[number].setPixmap(shown)
            self._drawn[number] = scale

    def _take_small(self, pictures: dict[int, QImage], scale: float) -> None:
        for number, picture in pictures.items():
            self.thumbnails.item(number).setIcon(QIcon(self._framed(QPixmap.fromImage(picture))))
            self._small.add(number)

    def _framed(self, page: QPixmap) -> QPixmap:
        """White paper on a white ground needs an edge."""
        painter = QPainter(page)
        painter.setPen(theme.colour("line"))
        painter.drawRect(page.rect().adjusted(0, 0, -1, -1))
        painter.end()
        page.setDevicePixelRatio(self.devicePixelRatioF())
        return page

    def _give_back(self, near: Iterable[int]) -> None:
        """Pictures of a long document would fill the memory of a small laptop."""
        seen = list(near)
        low, high = min(seen, default=0) - _KEPT, max(seen, default=0) + _KEPT
        for number in [each for each in self._drawn if not low <= each <= high]:
            self._pages[number].setPixmap(QPixmap())
            del self._drawn[number]
