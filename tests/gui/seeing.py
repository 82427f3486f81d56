"""What an inspector notes of what is on the screen: controls without a name, words that are cut off, small letters."""

import dataclasses
import gc
import gettext
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from cpa_desktop import i18n
from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.text import Language, Text
from cpa_desktop.gui.fields.flow import Flow
from cpa_desktop.gui.pages.worksheet import WorksheetPage
from cpa_desktop.gui.parts.lines import Lines

_ID = re.compile(r"^(qt_\w+|[a-z]+(_[a-z0-9]+)+|[A-Z]{1,2}\d{1,2}(/.*)?|[a-z]{1,3}|[0-9a-f]{16,})$")
_INNER = ("qt_", "ScrollLeftButton", "ScrollRightButton")
_PADDING = 8  # px of a button, that its words may use
_LEAST_SIGHT = 60  # px of a page that scrolls
_REGIONS = ("header", "notice", "steps", "page", "panel")
_SLACK = 1  # px that rounding takes


def controls(root: QWidget) -> Iterator[QWidget]:
    """Everything on the screen that takes the focus or a click."""
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible() and widget is not root:
            continue
        if isinstance(widget, (QScrollBar, QHeaderView)) or widget.objectName().startswith(_INNER):
            continue
        parent = widget.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and widget is parent.viewport():
            continue
        takes_focus = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if takes_focus or isinstance(widget, (QAbstractButton, QTabBar, QAbstractItemView)):
            yield widget


def named(widget: QWidget) -> str:
    """What a screen reader says of it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def what(widget: QWidget) -> str:
    """How an inspector points at it."""
    said = getattr(widget, "text", None)
    words = said() if callable(said) and not isinstance(widget, QAbstractItemView) else ""
    above = widget.parentWidget()
    return f"{type(widget).__name__} {str(words)[:60]!r} in {type(above).__name__ if above is not None else '-'}"


def unnamed(root: QWidget) -> Iterator[str]:
    """Controls of which a screen reader would say nothing, or an id."""
    for widget in controls(root):
        name = named(widget)
        if not name or _ID.match(name):
            yield f"{what(widget)}: name {name!r}"
        if isinstance(widget, QTabBar):
            yield from (f"{what(widget)}: tab {at}" for at in range(widget.count()) if not widget.tabText(at).strip())
    menus = [root] if isinstance(root, QMenu) else root.findChildren(QMenu)
    for menu in menus:
        for action in menu.actions():
            if not action.isSeparator() and not action.text().strip():
                yield f"{what(menu)}: an act without words"


def names(root: QWidget) -> Iterator[str]:
    """All that is said of the controls and shown on them."""
    for widget in controls(root):
        yield named(widget)
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None:
            yield interface.text(QAccessible.Text.Description).strip()
        if isinstance(widget, QTabBar):
            yield from (widget.tabText(at) for at in range(widget.count()))
        if isinstance(widget, QTableView):
            model, across = widget.model(), Qt.Orientation.Horizontal
            yield from (str(model.headerData(at, across) or "") for at in range(model.columnCount()))
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
    yield from (each.text() for each in root.findChildren(QLabel) if each.isVisible())


# words that are cut off


def cut(root: QWidget) -> Iterator[str]:
    """Words that have less room than they need."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.objectName().startswith(_INNER):
            continue
        if _is_elided(widget):
            if not (_tells(widget.toolTip()) and _tells(named(widget))):
                yield f"{what(widget)}: ends in dots and says the whole nowhere"
            continue
        found = _needs(widget)
        if found is not None:
            needs, has = found
            if needs.width() > has.width() + _SLACK or needs.height() > has.height() + _SLACK:
                yield f"{what(widget)}: needs {needs.width()}×{needs.height()}, has {has.width()}×{has.height()}"
        beyond = _beyond(widget)
        if beyond and _has_words(widget):
            yield f"{what(widget)}: {beyond} px stand out of {type(widget.parentWidget()).__name__}"
        if isinstance(widget, QTabBar):
            yield from _cut_tabs(widget)
        if isinstance(widget, QTableView):
            yield from _cut_cells(widget)


def _tells(words: str) -> bool:
    return bool(words) and not words.rstrip().endswith("…")


def _is_elided(widget: QWidget) -> bool:
    words = widget.text() if isinstance(widget, (QLabel, QPushButton, QToolButton)) else ""
    whole = getattr(widget, "whole", "") if isinstance(widget, QLabel) else named(widget)
    return words.endswith("…") and bool(whole) and whole != words


def _has_words(widget: QWidget) -> bool:
    return isinstance(widget, (QLabel, QAbstractButton, QComboBox, QLineEdit)) and bool(
        widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else True
    )


def _needs(widget: QWidget) -> tuple[QSize, QSize] | None:
    """The size that the words of a widget need and the size there is for them."""
    has = widget.size()
    if isinstance(widget, QLabel):
        if not widget.text() or not widget.pixmap().isNull():
            return None
        if widget.wordWrap():
            return QSize(_longest_word(widget), widget.heightForWidth(has.width())), has
        return widget.sizeHint(), has
    if isinstance(widget, (QPushButton, QToolButton)):
        if isinstance(widget, QToolButton) and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
            return None
        if not widget.text() or widget.text() in widget.toolTip():
            return None
        return QSize(widget.sizeHint().width() - _PADDING, min(widget.sizeHint().height(), has.height())), has
    if isinstance(widget, QCheckBox):
        return widget.sizeHint(), has
    if isinstance(widget, QComboBox):
        if widget.toolTip() == widget.currentText():
            return None  # a screen reader says it whole as its value
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        field = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, widget
        )
        needed = widget.fontMetrics().horizontalAdvance(widget.currentText())
        return QSize(needed, widget.fontMetrics().height()), field.size()
    if isinstance(widget, QLineEdit) and widget.placeholderText() and not widget.text():
        inner = widget.width() - widget.textMargins().left() - widget.textMargins().right() - 2 * 9
        return QSize(widget.fontMetrics().horizontalAdvance(widget.placeholderText()), 0), QSize(inner, 0)
    return None


def _longest_word(label: QLabel) -> int:
    plain = re.sub(r"<[^>]+>", " ", label.text()) if label.textFormat() != Qt.TextFormat.PlainText else label.text()
    metrics = QFontMetrics(label.font())
    longest = max((metrics.horizontalAdvance(word) for word in plain.split()), default=0)
    return longest + 2 * label.margin() if longest < 400 else 0  # a path may be broken anywhere


def _beyond(widget: QWidget) -> int:
    """How far a widget stands out of what holds it, where nothing scrolls it into sight."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent, QTabBar):
        return 0
    above = parent.parentWidget()
    if isinstance(above, QAbstractScrollArea) and parent is above.viewport():
        return 0
    box = QRect(QPoint(), parent.size())
    out = widget.geometry()
    gaps = (out.right() - box.right(), out.bottom() - box.bottom(), box.left() - out.left(), box.top() - out.top())
    return max(0, *(gap - _SLACK for gap in gaps))


def _cut_tabs(bar: QTabBar) -> Iterator[str]:
    font = bar.font()
    for place in range(bar.count()):
        font.setBold(place == bar.currentIndex())
        needed = QFontMetrics(font).horizontalAdvance(bar.tabText(place))
        if needed > bar.tabRect(place).width():
            yield f"tab {bar.tabText(place)!r}: needs {needed}, has {bar.tabRect(place).width()}"


def _cut_cells(table: QTableView) -> Iterator[str]:
    """Heads that do not fit, and cells that end in dots where no tooltip has the whole."""
    model = table.model()
    head = table.horizontalHeader()
    for column in range(model.columnCount()):
        if table.isColumnHidden(column) or head.isHidden():
            continue
        words = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        width = table.columnWidth(column) - 16
        wanted = head.fontMetrics().boundingRect(QRect(0, 0, width, 1000), Qt.TextFlag.TextWordWrap, words)
        if wanted.width() > width + _SLACK or wanted.height() > head.height() + _SLACK:
            yield f"head {words!r}: needs {wanted.width()}×{wanted.height()}, has {width}×{head.height()}"
        for row in range(min(model.rowCount(), 200)):
            index = model.index(row, column)
            said = str(index.data() or "")
            tip = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
            needed = table.fontMetrics().horizontalAdvance(said)
            room = table.visualRect(index).width() - 16
            if needed > room and said not in tip and not _wraps(table, row, said, room):
                yield f"cell {said[:60]!r}: needs {needed}, has {room}"


def _wraps(table: QTableView, row: int, words: str, room: int) -> bool:
    box = table.fontMetrics().boundingRect(QRect(0, 0, room, 1000), Qt.TextFlag.TextWordWrap, words)
    return table.wordWrap() and box.height() <= table.rowHeight(row)


def small(root: QWidget, least: float) -> Iterator[str]:
    """Letters under the least size."""
    for widget in root.findChildren(QWidget):
        if widget.isVisible() and _has_words(widget) and 0 < widget.font().pointSizeF() < least - 0.01:
            yield f"{what(widget)}: {widget.font().pointSizeF()} pt"


def too_wide(lines: Lines) -> bool:
    """Whether a list of lines would have to be moved sideways."""
    return lines.horizontalScrollBar().maximum() > 0


# the focus


def stops(root: QWidget) -> list[QWidget]:
    """What Tab comes to, in its order, from the first on."""
    found, widget = [], root
    for _ in range(5000):
        following = widget.nextInFocusChain()
        if following is None or following is root:
            break
        widget = following
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
        if takes and widget.isVisible() and widget.isEnabled() and root.isAncestorOf(widget):
            found.append(widget)
    return found


def out_of_order(root: QWidget) -> Iterator[str]:
    """Where Tab goes back up, against the order in which one reads."""
    there = stops(root)
    for one, other in pairwise(there):
        if _scrolled(one) is not _scrolled(other):  # one of them may have been scrolled past the other
            if _region(one) > _region(other):
                yield f"{what(one)} in {_region(one)} → {what(other)} in {_region(other)}"
            continue
        before, after = _place(one, root), _place(other, root)
        is_above = after.bottom() <= before.top()
        is_left = after.right() <= before.left() and after.top() < before.bottom() and after.bottom() <= before.bottom()
        if (is_above and after.left() < before.right()) or is_left:
            yield f"{what(one)} {before.getRect()} → {what(other)} {after.getRect()}"


def _region(widget: QWidget) -> int:
    """The bar, the steps, the page and the panel are come to in this order."""
    above: QWidget | None = widget
    while above is not None:
        if above.objectName() in _REGIONS:
            return _REGIONS.index(above.objectName())
        if isinstance(above, WorksheetPage):
            break
        above = above.parentWidget()
    return _REGIONS.index("page")


def _scrolled(widget: QWidget) -> QWidget | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QAbstractScrollArea):
        above = above.parentWidget()
    return above


def _place(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint()), widget.size())


def kind(widget: QWidget) -> str:
    """Controls of one kind look alike, and show the focus alike."""
    said = [type(widget).__name__, widget.objectName()]
    said += [str(widget.property(each) or "") for each in ("role", "tone")]
    return " ".join(part for part in said if part)


def shows_focus(widget: QWidget) -> int:
    """How many px change when the focus comes to a control."""
    window = widget.window()
    held = QApplication.focusWidget()
    marked = widget.currentIndex() if isinstance(widget, QAbstractItemView) else None
    if held is not None:
        held.clearFocus()
    QApplication.processEvents()
    without = widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    with_focus = widget.grab().toImage()
    if held is not None:
        held.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(widget, Lines) and marked is not None:
        widget.setCurrentIndex(marked)  # as it was
        if not marked.isValid():
            widget.clearSelection()
    if without.size() != with_focus.size() or window is None:
        return 10_000
    one, other = (bytes(image.constBits()) for image in (without, with_focus))
    return sum(a != b for a, b in zip(one[1::4], other[1::4], strict=True))


# little room


def sideways(root: QWidget) -> Iterator[str]:
    """Pages that would have to be moved sideways, and what lies outside the window; tables move, and long menus."""
    for area in root.findChildren(QScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum() > 0:
            inner = area.widget()
            assert inner is not None
            yield f"{what(area)}: {type(inner).__name__} is {inner.width()} px wide, {area.viewport().width()} in sight"
    for lines in root.findChildren(Lines):
        if lines.isVisible() and lines.horizontalScrollBar().maximum() > 0:
            yield f"{what(lines)}: lines are wider than their list"


def out_of_reach(root: QWidget) -> Iterator[str]:
    """Controls that no scrolling brings into sight."""
    for widget in controls(root):
        inside, box = widget, QRect(QPoint(), widget.size())
        while inside is not root:
            above = inside.parentWidget()
            if above is None or inside.isWindow():
                break
            box.translate(inside.pos())
            if isinstance(above, QAbstractScrollArea) and inside is above.viewport():
                if above.viewport().height() < _LEAST_SIGHT:
                    yield f"{what(widget)}: its page is {above.viewport().height()} px high"
                box = QRect(inside.pos(), inside.size())
            elif not _scrolls(inside) and not QRect(QPoint(), above.size()).adjusted(-2, -2, 2, 2).contains(box):
                yield f"{what(widget)}: lies at {box.getRect()} of {type(above).__name__} {above.size().toTuple()}"
                break
            inside = above


def _scrolls(widget: QWidget) -> bool:
    above = widget.parentWidget()
    over = above.parentWidget() if above is not None else None
    return isinstance(over, QAbstractScrollArea) and above is over.viewport()


# the language


def foreign(root: QWidget, theirs: frozenset[str]) -> Iterator[str]:
    """What is said in words of the other language."""
    yield from (f"{words!r}" for words in set(names(root)) if len(words.strip()) > 2 and words.strip() in theirs)


def other_words(language: Language, catalogue: Catalogue) -> frozenset[str]:
    """The words of the forms and of the window in the other language, where this one has others."""
    texts = [text for text in _texts(catalogue) if text.vi != text.en]
    own = {text.of(language) for text in texts}
    theirs = {text.en if language == "vi" else text.vi for text in texts}
    for message, said in gettext.translation(i18n.DOMAIN, i18n.LOCALE, ["vi"])._catalog.items():  # type: ignore[attr-defined]
        if isinstance(message, str) and message and said != message:
            theirs.add(message if language == "vi" else said)
            own.add(said if language == "vi" else message)
    return frozenset(theirs - own)


def _texts(thing: object) -> Iterator[Text]:
    if isinstance(thing, Text):
        yield thing
    elif isinstance(thing, Mapping):
        for each in thing.values():
            yield from _texts(each)
    elif isinstance(thing, (tuple, list, frozenset)):
        for each in thing:
            yield from _texts(each)
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from _texts(getattr(thing, field.name, None))


def items() -> Iterator[str]:
    """Items of layouts that something stands for in Python, but for those that layouts of our own hold."""
    there = [each for each in gc.get_objects() if isinstance(each, QLayoutItem)]
    held = {id(item) for each in there if isinstance(each, Flow) for item in each._items}
    for each in there:
        if not isinstance(each, QLayout) and id(each) not in held:
            widget = each.widget() if isValid(each) else None
            whose = type(widget.parent()).__name__ if widget is not None else "nothing that is there"
            yield f"{type(each).__name__} of {type(widget).__name__} in {whose}"
