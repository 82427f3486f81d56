"""The way of Tab: what was made late comes where it stands on the screen, not after everything else."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QScrollArea, QTabWidget, QWidget

from cpa_desktop.gui import layouts


def along_layout(widget: QWidget) -> None:
    """Let Tab go through the parts of a widget in the order of their layout, from the first of them on."""
    for one, other in pairwise(_stops(widget)):
        QWidget.setTabOrder(one, other)


def last(widget: QWidget) -> None:
    """Let Tab come to a widget, and to all in it, after everything else in its window, also what was made later.

    Taken out of its window and put back Qt has it at the end, whole; setTabOrder leaves parts of it behind.
    """
    column = _column_of(widget)
    if column is None:
        return
    place, is_shown = column.indexOf(widget), not widget.isHidden()
    stretch, item = column.stretch(place), column.takeAt(place)
    alignment = item.alignment() if item is not None else Qt.AlignmentFlag(0)
    widget.setParent(None)
    column.insertWidget(place, widget, stretch, alignment)
    widget.setVisible(is_shown)


def grown(widget: QWidget) -> bool:
    """Let Tab come to what is read after a widget only when it is through with all that was made late in it.

    Gives whether that is so: what is being typed in is not taken out of the window, and wants another try.
    """
    inside, above, focus = widget, widget.parentWidget(), widget.window().focusWidget()
    is_done = True
    while above is not None:
        layout = above.layout()
        beside = [each for _column, each in _laid(layout)] if layout is not None else []
        for later in beside[beside.index(inside) + 1 :] if inside in beside else []:
            if focus is not None and (focus is later or later.isAncestorOf(focus)):
                is_done = False
            else:
                last(later)
        inside, above = above, above.parentWidget()
    return is_done


def _column_of(widget: QWidget) -> QBoxLayout | None:
    above = widget.parentWidget()
    layout = above.layout() if above is not None else None
    laid = _laid(layout) if layout is not None else ()
    return next((column for column, each in laid if each is widget and isinstance(column, QBoxLayout)), None)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """What Tab comes to; what hands the focus to its inside as well, for left behind it would lead back there."""
    inside = widget.focusProxy()
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus if inside is None else widget.isAncestorOf(inside):
        yield widget
    layout = widget.layout()
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    if layout is not None:
        for _column, part in _laid(layout):
            yield from _stops(part)
    elif isinstance(widget, QTabWidget):
        yield widget.tabBar()
        for page in map(widget.widget, range(widget.count())):
            if page is not None:
                yield from _stops(page)
    elif inner is not None:
        yield from _stops(inner)
    elif widget.focusPolicy() == Qt.FocusPolicy.NoFocus:  # what it holds is placed by hand, in the order it was made
        for child in widget.children():
            if isinstance(child, QWidget):
                yield from _stops(child)


def _laid(layout: QLayout) -> Iterator[tuple[QLayout, QWidget]]:
    """The widgets of a layout and of the layouts within it, as one reads, each with the one that holds it."""
    for part in layouts.parts(layout):
        if isinstance(part, QLayout):
            yield from _laid(part)
        else:
            yield layout, part
