"""A chapter of the manual as a page to read: Markdown set in the window's type, pictures as wide as there is room."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from cpa_desktop.core.fold import letters
from cpa_desktop.gui import theme
from cpa_desktop.i18n import _
from cpa_desktop.service import manual
from cpa_desktop.service.manual import Chapter

_WIDEST = 820  # px; longer lines are hard to follow
_LEADING = 125  # percent
_HEADINGS = {1: "headline", 2: "title"}


class Reader(QTextBrowser):
    """Shows one chapter; a link to another is told through `led`."""

    led = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setAccessibleName(_("Text of the chapter"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self._shown: Chapter | None = None
        self.anchorClicked.connect(self._follow)

    def read(self, chapter: Chapter) -> None:
        """Show a chapter from its beginning."""
        self._shown = chapter
        self.clear()
        self.document().setBaseUrl(QUrl.fromLocalFile(str(chapter.file)))
        self.document().setMarkdown(
            chapter.text.replace("\\|", "¦"), QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        )
        self._dress()
        self._fit()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def go_to(self, heading: str) -> None:
        """Bring a part into sight by its heading."""
        for block in self._blocks():
            if block.blockFormat().headingLevel() and block.text() == heading:
                self.setTextCursor(QTextCursor(block))
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(int(top) - theme.space(2))
                return

    def mark(self, words: str) -> None:
        """Mark every place where the words stand, whatever their marks and capitals."""
        text = letters(self.document().toRawText())
        self.setExtraSelections([self._mark(place, length) for place, length in manual.standing(text, words)])

    def _mark(self, place: int, length: int) -> QTextEdit.ExtraSelection:
        marked = QTextEdit.ExtraSelection()
        marked.cursor = QTextCursor(self.document())
        marked.cursor.setPosition(place)
        marked.cursor.setPosition(place + length, QTextCursor.MoveMode.KeepAnchor)
        marked.format.setBackground(theme.colour("selection"))
        marked.format.setFontUnderline(True)
        return marked

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures and lines as wide as there is room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """In light and dark what is typed stands on another ground."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown is not None:
            place = self.verticalScrollBar().value()
            self.read(self._shown)
            self.verticalScrollBar().setValue(place)

    def _follow(self, link: QUrl) -> None:
        chapter = link.fileName().removesuffix(".md")
        self.led.emit(chapter.partition("-")[2] if chapter[:2].isdigit() else chapter)

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def _dress(self) -> None:
        """Our sizes and spaces in the place of Qt's."""
        tables = set()
        for block in self._blocks():
            cursor = QTextCursor(block)
            level, table = block.blockFormat().headingLevel(), cursor.currentTable()
            form = QTextBlockFormat()
            form.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            form.setNonBreakableLines(False)
            form.setTopMargin(theme.space(4) if level > 1 else 0)
            form.setBottomMargin(0 if table is not None else theme.space(0 if block.textList() else 1))
            cursor.mergeBlockFormat(form)
            if level:
                cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(_heading(level))
            if table is not None and table.firstPosition() not in tables:
                tables.add(table.firstPosition())
                _rule(table)
        for position, length in (*self._code(), *self._blocks_of_code()):
            cursor = QTextCursor(self.document())
            cursor.setPosition(position)
            cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(_code())

    def _code(self) -> Iterator[tuple[int, int]]:
        """Where keys, commands and what is typed stand."""
        for fragment in self._fragments():
            if fragment.charFormat().fontFixedPitch():
                yield fragment.position(), fragment.length()

    def _blocks_of_code(self) -> Iterator[tuple[int, int]]:
        """Where commands stand in lines of their own."""
        for block in self._blocks():
            if block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence):
                yield block.position(), block.length() - 1

    def _fragments(self) -> Iterator[QTextFragment]:
        for block in self._blocks():
            for each in block:  # type: ignore[attr-defined]
                yield each.fragment()

    def _fit(self) -> None:
        """A margin that keeps lines readable, and pictures no wider than a line."""
        room = self.viewport().width()
        side = theme.space(4)
        width = min(_WIDEST, room - 2 * side)
        form = self.document().rootFrame().frameFormat()
        form.setLeftMargin(side)
        form.setRightMargin(max(side, room - side - width))
        form.setTopMargin(theme.space(3))
        form.setBottomMargin(theme.space(4))
        self.document().rootFrame().setFrameFormat(form)
        for fragment in list(self._fragments()):
            if fragment.charFormat().isImageFormat():
                self._fit_picture(fragment.position(), fragment.charFormat().toImageFormat(), width)

    def _fit_picture(self, position: int, form: QTextImageFormat, width: int) -> None:
        """A picture as wide as a line at most, made smaller by us: Qt itself would leave out every few pixels."""
        place = self.document().baseUrl().resolved(QUrl(form.name()))
        picture = QImage(place.toLocalFile())
        shown = min(width, picture.width())
        if picture.isNull() or form.width() == shown:
            return
        ratio = self.devicePixelRatioF()
        drawn = picture.convertToFormat(QImage.Format.Format_RGB32)
        if shown < picture.width():
            drawn = drawn.scaledToWidth(round(shown * ratio), Qt.TransformationMode.SmoothTransformation)
            drawn.setDevicePixelRatio(ratio)
        self.document().addResource(QTextDocument.ResourceType.ImageResource.value, place, drawn)
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        form.setWidth(shown)
        form.setHeight(round(picture.height() * shown / picture.width()))
        cursor.setCharFormat(form)


def _heading(level: int) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFontPointSize(theme.tokens()["type"][_HEADINGS.get(level, "text")])
    form.setFontWeight(QFont.Weight.DemiBold)
    return form


def _code() -> QTextCharFormat:
    """What is typed stands out by its ground, not by a font of its own."""
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.DemiBold)
    form.setBackground(theme.colour("selection"))
    return form


def _rule(table: QTextTable) -> None:
    """Horizontal rules alone, as in print."""
    form = table.format()
    form.setBorder(0)
    form.setBorderCollapse(True)
    form.setCellPadding(0)
    form.setCellSpacing(0)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            drawn = cell.format().toTableCellFormat()
            drawn.setTopPadding(theme.space(0))
            drawn.setBottomPadding(theme.space(0))
            drawn.setRightPadding(theme.space(2))
            drawn.setBottomBorder(1)
            drawn.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            drawn.setBottomBorderBrush(theme.colour("line"))
            cell.setFormat(drawn)
