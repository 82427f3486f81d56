"""The box of key figures on a summary page."""

from cpa_desktop.core.frozen import frozen
from cpa_desktop.report.blocks import KeyFigure, KeyFigures
from cpa_desktop.report.line import clean, spoken, together
from cpa_desktop.report.paper import letters
from cpa_desktop.report.paper.letters import Face, SetLine
from cpa_desktop.report.paper.pieces import Whole
from cpa_desktop.report.paper.setting import Setting

_LARGE = 20.0  # figures smaller than that have their range beside them, not below
_MARK = 2.6  # breadth of the coloured mark
_BESIDE = 6.0  # from the mark to the letters


@frozen
class _Laid:
    """A figure with its words broken and its size chosen."""

    label: tuple[SetLine, ...]
    value: SetLine
    unit: SetLine | None  # beside the value; where that is too narrow it is the first of the rest
    rest: tuple[SetLine, ...]
    colour: str


class Box(Whole):
    """Figures in rows of two to four, each beside a mark in the colour of its resource."""

    def __init__(self, block: KeyFigures, setting: Setting) -> None:
        super().__init__(before=setting.style.gap + 3, after=setting.style.gap + 6)
        self._items, self._setting = block.items, setting
        self._is_large = setting.style.figure >= _LARGE
        self._inside = 9.0 if self._is_large else 6.0  # from the frame to the figures
        self._apart = 12.0 if self._is_large else 6.0  # between two rows
        self._rows: list[list[_Laid]] = []
        self._across = 1
        self._room = -1.0

    def _lay(self, room: float) -> None:
        if room == self._room:
            return
        self._room = room
        count = len(self._items)
        most = 4 if room > 400 else 3
        rows = -(-count // most)
        self._across = -(-count // rows) if count else 1
        each = (room - 2 * self._inside) / self._across - _MARK - _BESIDE - 4
        below = any(self._is_below(item, each) for item in self._items)
        self._rows = [
            [self._laid(item, each, below) for item in self._items[start : start + self._across]]
            for start in range(0, count, self._across)
        ]

    def _value(self, item: KeyFigure, room: float) -> list[SetLine]:
        """The value as large as fits; one too long even so is broken like any text."""
        style, value, size = self._setting.style, clean(item.value), self._setting.style.figure
        while size > 12 and letters.width(value, style.face(size, "bold").font, size) > room:
            size -= 1
        return letters.lines([letters.Stanza(value, style.face(size, "bold", open=1.12))], room)

    def _unit(self, item: KeyFigure) -> letters.Stanza:
        style = self._setting.style
        said = together(item.unit) if self._is_large else f"{clean(item.range)} {together(item.unit)}".strip()
        size = style.small if self._is_large else style.note
        return letters.Stanza(said, style.face(size, colour=style.palette.soft))

    def _is_below(self, item: KeyFigure, room: float) -> bool:
        """Whether the unit has no room beside the value; what holds for one figure is done for all."""
        return (
            bool(self._unit(item).text)
            and self._value(item, room)[0].width + 4 + letters.natural([self._unit(item)]) > room
        )

    def _laid(self, item: KeyFigure, room: float, below: bool) -> _Laid:
        style = self._setting.style
        value, unit = self._value(item, room), self._unit(item)
        return _Laid(
            label=tuple(letters.lines(style.stanzas(item.label, style.small, "bold"), room)),
            value=value[0],
            unit=SetLine(unit.text, unit.face, letters.natural([unit])) if unit.text and not below else None,
            rest=(
                *value[1:],
                *(letters.lines([unit], room) if unit.text and below else ()),
                *letters.lines(self._small(item, unit.face), room),
            ),
            colour=style.palette.resource(item.resource),
        )

    def _small(self, item: KeyFigure, face: Face) -> list[letters.Stanza]:
        style = self._setting.style
        lines = [letters.Stanza(clean(item.range), style.face(style.small))] if item.range and self._is_large else []
        return lines + [letters.Stanza(text, face) for text in spoken(item.note)]

    def _heights(self) -> list[tuple[float, float, float]]:
        """For every row of figures: labels, values, what is below."""
        return [
            (
                max(letters.height(laid.label) for laid in row),
                max(laid.value.face.leading for laid in row),
                max(letters.height(laid.rest) for laid in row),
            )
            for row in self._rows
        ]

    def measure(self, room: float) -> float:
        """The frame around all rows."""
        self._lay(room)
        rows = self._heights()
        return 2 * self._inside + sum(map(sum, rows)) + self._apart * (len(rows) - 1) if rows else 0.0

    def paint(self) -> None:
        """The frame, then figure by figure."""
        if not self._rows:
            return
        canvas, palette = self.canv, self._setting.style.palette
        canvas.setFillColor(palette.paper)
        canvas.setStrokeColor(palette.line)
        canvas.setLineWidth(0.7)
        canvas.roundRect(0, 0, self.width, self.height, 4, fill=1)
        step = (self.width - 2 * self._inside) / self._across
        top = self.height - self._inside
        for row, (labels, values, rest) in zip(self._rows, self._heights(), strict=True):
            for place, laid in enumerate(row):
                self._draw_figure(laid, self._inside + place * step, top, labels, values, rest)
            top -= labels + values + rest + self._apart

    def _draw_figure(self, laid: _Laid, x: float, top: float, labels: float, values: float, rest: float) -> None:
        canvas = self.canv
        canvas.setFillColor(laid.colour)
        canvas.rect(x, top - labels - values - rest, _MARK, labels + values + rest, stroke=0, fill=1)
        x += _MARK + _BESIDE
        letters.draw(canvas, laid.label, x, top - labels + letters.height(laid.label))  # labels stand on their values
        top -= labels
        # Values of one row share a baseline, whatever their sizes.
        baseline = top - values + 0.24 * values
        canvas.setFont(laid.value.face.font, laid.value.face.size)
        canvas.setFillColor(laid.value.face.colour)
        canvas.drawString(x, baseline, laid.value.text)
        if laid.unit:
            canvas.setFont(laid.unit.face.font, laid.unit.face.size)
            canvas.setFillColor(laid.unit.face.colour)
            canvas.drawString(x + laid.value.width + 4, baseline, laid.unit.text)
        letters.draw(canvas, laid.rest, x, top - values)
