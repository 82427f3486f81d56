"""Layouts that are gone through, or filled anew as the record changes.

Nothing else asks a layout for its items: PySide keeps what stands for an item after Qt has deleted it, and takes it for
whatever comes to stand at that place in memory; the program ended there (PySide 6.11, Shiboken::Object::destroy). It
asks for them by itself where a layout is put into another after it was filled; so each is put there first.
"""

from operator import itemgetter

from PySide6.QtWidgets import QLayout, QWidget


def parts(layout: QLayout) -> list[QWidget | QLayout]:
    """The widgets and layouts in a layout, in their order there."""
    above = layout.parentWidget()
    widgets = above.children() if above is not None else []
    found = [
        (layout.indexOf(each), each)
        for each in (*widgets, *layout.children())
        if isinstance(each, QWidget | QLayout) and each is not layout
    ]
    return [each for _place, each in sorted((pair for pair in found if pair[0] >= 0), key=itemgetter(0))]


def empty(layout: QLayout) -> None:
    """Take everything out of a layout; at once nobody sees, presses or hears of it, though Qt deletes it later."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
