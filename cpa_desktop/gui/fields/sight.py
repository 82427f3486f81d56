"""Bringing into sight what lies beyond the edge of a page that scrolls."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QScrollArea, QWidget


def area_of(widget: QWidget) -> QScrollArea | None:
    """What scrolls the page that a widget stands on."""
    above = widget.parentWidget()
    while above is not None and not (isinstance(above, QScrollArea) and above.widget() is not None):
        above = above.parentWidget()
    return above


def bring_into_sight(widget: QWidget, box: QRect | None = None, *, around: int = 48) -> None:
    """Scroll as little as shows the widget, or a part of it, with some room around."""
    area = area_of(widget)
    page = area.widget() if area is not None else None
    if area is None or page is None:
        return
    part = box if box is not None else widget.rect()
    corner = widget.mapTo(page, QPoint(0, 0)) + part.topLeft()
    height = min(part.height(), area.viewport().height())
    area.ensureVisible(corner.x(), corner.y() + height, 0, min(around, (area.viewport().height() - height) // 2))
    area.ensureVisible(corner.x(), corner.y(), 0, min(around, (area.viewport().height() - height) // 2))


def bring_to_top(widget: QWidget, *, above: int = 8) -> None:
    """Scroll so that the widget begins where the page does in sight."""
    area = area_of(widget)
    page = area.widget() if area is not None else None
    if area is not None and page is not None:
        area.verticalScrollBar().setValue(widget.mapTo(page, QPoint(0, 0)).y() - above)
