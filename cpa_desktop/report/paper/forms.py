"""Blank sheets: questions with boxes, squares to tick and lines to write on, large enough for a pen."""

from collections.abc import Sequence
from typing import Literal

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from cpa_desktop.core.frozen import frozen
from cpa_desktop.report import words
from cpa_desktop.report.blocks import BlankField, Lines
from cpa_desktop.report.line import Line, chosen, spoken
from cpa_desktop.report.paper import letters
from cpa_desktop.report.paper.letters import SetLine
from cpa_desktop.report.paper.pieces import Piece, Whole
from cpa_desktop.report.paper.setting import Setting

_ROW = 8 * mm
_SQUARE = 3.6 * mm
_TICK_ROW = 6.5 * mm
_BETWEEN = 14.0

SHAPES: dict[str, Literal["line", "short", "long", "ticks"]] = {
    "text": "line",
    "longtext": "long",
    "integer": "short",
    "quantity": "short",
    "money": "short",
    "date": "short",
    "month": "short",
    "choice": "ticks",
    "many": "ticks",
    "yes_no": "ticks",
    "reference": "line",
    "place": "line",
    "photo": "line",
    "file": "line",
}
"""What each kind of field is answered in by hand; squares to tick only where there are choices, else a line."""
_DAY, _MONTH = 14 * mm, 28 * mm  # where the slashes of a date stand


@frozen
class _Laid:
    """A question with its words broken and its squares placed."""

    asked: tuple[SetLine, ...]
    squares: tuple[tuple[float, float, tuple[SetLine, ...]], ...]  # x, depth below the words, text
    height: float


class BlankRow(Whole):
    """One question over the whole breadth, or two short ones side by side."""

    def __init__(self, questions: Sequence[BlankField], setting: Setting) -> None:
        super().__init__(before=3, after=5)
        self._questions, self._setting = tuple(questions), setting
        self._laid: list[_Laid] = []

    def _each(self, room: float) -> float:
        return (room - _BETWEEN) / 2 if shape(self._questions[0]) == "short" else room

    def measure(self, room: float) -> float:
        """The higher of the two."""
        self._laid = [self._lay(question, self._each(room)) for question in self._questions]
        return max(laid.height for laid in self._laid)

    def _lay(self, question: BlankField, room: float) -> _Laid:
        style = self._setting.style
        label = style.stanzas(question.label, style.body - 0.5, "bold")
        help_text = style.stanzas(question.help, style.small - 0.5, colour=style.palette.soft)
        set_words = letters.lines([*label, *help_text], room)
        squares = self._squares(question, room)
        depth = max((depth for _, depth, _ in squares), default=0.0) + _TICK_ROW
        answer = depth if squares else _ROW * (3 if shape(question) == "long" else 1)
        return _Laid(asked=tuple(set_words), squares=tuple(squares), height=letters.height(set_words) + 2 + answer)

    def _squares(self, question: BlankField, room: float) -> list[tuple[float, float, tuple[SetLine, ...]]]:
        style = self._setting.style
        placed: list[tuple[float, float, tuple[SetLine, ...]]] = []
        x, depth = 0.0, 0.0
        for choice in _choices(question, self._setting):
            text = letters.lines(
                [letters.Stanza(" / ".join(spoken(choice)), style.face(style.small))], room - _SQUARE - 5
            )
            taken = _SQUARE + 5 + max(line.width for line in text)
            if x and x + taken > room:
                x, depth = 0.0, depth + _TICK_ROW
            placed.append((x, depth, tuple(text)))
            if len(text) > 1:
                depth += letters.height(text[1:])
            x += taken + 16
        return placed

    def paint(self) -> None:
        """Words, then what to write in."""
        each = self._each(self.width)
        tallest = max(letters.height(laid.asked) for laid in self._laid)
        for place, (question, laid) in enumerate(zip(self._questions, self._laid, strict=True)):
            x = place * (each + _BETWEEN)
            letters.draw(self.canv, laid.asked, x, self.height)
            top = self.height - tallest - 2
            if laid.squares:
                self._draw_squares(laid, x, top)
            else:
                self._draw_box(question, x, top, each)

    def _draw_squares(self, laid: _Laid, x: float, top: float) -> None:
        canvas, palette = self.canv, self._setting.style.palette
        canvas.setStrokeColor(palette.ink)
        canvas.setLineWidth(0.7)
        for across, depth, text in laid.squares:
            middle = top - depth - _TICK_ROW / 2
            canvas.rect(x + across, middle - _SQUARE / 2, _SQUARE, _SQUARE)
            letters.draw(canvas, text, x + across + _SQUARE + 5, middle + text[0].face.leading / 2)

    def _draw_box(self, question: BlankField, x: float, top: float, room: float) -> None:
        canvas, style = self.canv, self._setting.style
        if shape(question) == "long":
            _rule_lines(canvas, x, top, room, 3, style.palette.soft)
            return
        canvas.setStrokeColor(style.palette.soft)
        canvas.setLineWidth(0.6)
        canvas.roundRect(x, top - _ROW, room, _ROW, 2)
        if question.kind in ("date", "month"):
            for slash in (_DAY, _MONTH) if question.kind == "date" else (_DAY,):
                canvas.line(x + slash - 1.5, top - _ROW + 5, x + slash + 1.5, top - 5)
        unit = " / ".join(spoken(question.unit))
        if unit:
            face = style.face(style.small, colour=style.palette.soft)
            line = letters.lines([letters.Stanza(unit, face)], room - 8)[:1]
            letters.draw(canvas, line, x + 4, top - (_ROW - face.leading) / 2, room - 8, "right")


class RuledLines(Whole):
    """Empty lines under a label."""

    def __init__(self, block: Lines, setting: Setting) -> None:
        super().__init__(before=setting.style.gap, after=setting.style.gap + 4)
        self._block, self._setting = block, setting
        self._words: list[SetLine] = []

    def measure(self, room: float) -> float:
        """The label and its lines."""
        style = self._setting.style
        self._words = letters.lines(style.stanzas(self._block.label, style.body - 0.5, "bold"), room)
        return letters.height(self._words) + _ROW * self._block.count

    def paint(self) -> None:
        """The label, then line by line."""
        letters.draw(self.canv, self._words, 0, self.height)
        top = self.height - letters.height(self._words)
        _rule_lines(self.canv, 0, top, self.width, self._block.count, self._setting.style.palette.soft)


def shape(question: BlankField) -> Literal["line", "short", "long", "ticks"]:
    """What a question is answered in; choices are always ticked."""
    return "ticks" if question.choices else SHAPES.get(question.kind, "line")


def _choices(question: BlankField, setting: Setting) -> tuple[Line, ...]:
    if question.kind == "yes_no" and not question.choices:
        return chosen(words.YES, setting.languages), chosen(words.NO, setting.languages)
    return question.choices


def rows(questions: Sequence[BlankField], setting: Setting) -> list[Piece]:
    """Short questions in pairs, the others one by one."""
    made: list[Piece] = []
    waiting: list[BlankField] = []
    for question in questions:
        if shape(question) == "short":
            waiting.append(question)
            if len(waiting) == 2:
                made.append(BlankRow(waiting, setting))
                waiting = []
            continue
        if waiting:
            made.append(BlankRow(waiting, setting))
            waiting = []
        made.append(BlankRow([question], setting))
    return [*made, BlankRow(waiting, setting)] if waiting else made


def _rule_lines(canvas: Canvas, x: float, top: float, room: float, count: int, colour: str) -> None:
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(0.5)
    for place in range(count):
        canvas.line(x, top - _ROW * (place + 1), x + room, top - _ROW * (place + 1))
