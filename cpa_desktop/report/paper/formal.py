"""What makes a document official: the head of Decree 30/2020, places to sign, the title page."""

from reportlab.lib.units import mm

from cpa_desktop.report import words
from cpa_desktop.report.blocks import Cover, Letterhead, Signature, Signatures
from cpa_desktop.report.line import chosen
from cpa_desktop.report.paper import letters
from cpa_desktop.report.paper.letters import SetLine, Stanza
from cpa_desktop.report.paper.pieces import Whole
from cpa_desktop.report.paper.setting import Setting

_TO_SIGN = 22 * mm  # five blank lines
_BETWEEN = 10.0


class Places(Whole):
    """Columns to sign in, the recipients' list at their left."""

    def __init__(self, block: Signatures, setting: Setting) -> None:
        super().__init__(before=setting.style.gap + 8, after=setting.style.gap)
        self._block, self._setting = block, setting

    def _columns(self, room: float) -> tuple[float, float]:
        """Breadth of a column, and of the recipients' list."""
        count = max(len(self._block.columns), 1)
        listed = 0.0
        if self._block.recipients or count == 1:  # who signs alone signs at the right, whatever stands at the left
            listed = room * 0.42 if count == 1 else room / (count + 1)
        gaps = _BETWEEN * (count if listed else count - 1)
        return (room - listed - gaps) / count, listed

    def _above(self, column: Signature, room: float) -> list[SetLine]:
        style = self._setting.style
        size = style.body if style.formal else style.body - 0.5
        return letters.balanced(
            [
                *style.stanzas(column.date, size, "italic"),
                *style.stanzas(column.title, size, "bold"),
                *style.stanzas(column.hint, style.small, "italic", colour=style.palette.soft),
            ],
            room,
        )

    def _below(self, column: Signature, room: float) -> list[SetLine]:
        style = self._setting.style
        return letters.balanced(
            [
                *style.stanzas((column.name,), style.body - 0.5, "bold"),
                *style.stanzas(column.position, style.small, colour=style.palette.soft),
            ],
            room,
        )

    def _listed(self, room: float) -> list[SetLine]:
        if not self._block.recipients:
            return []
        style = self._setting.style
        size = style.small + 1 if style.formal else style.small
        title = style.stanzas(chosen(words.RECIPIENTS, self._setting.languages), size, "bold-italic")
        items = [stanza for line in self._block.recipients for stanza in style.stanzas(line, style.small)]
        return letters.lines([*title, *items], room)

    def measure(self, room: float) -> float:
        """The highest column or the list."""
        each, listed = self._columns(room)
        above = max((letters.height(self._above(column, each)) for column in self._block.columns), default=0.0)
        below = max((letters.height(self._below(column, each)) for column in self._block.columns), default=0.0)
        dots = self._setting.style.body + 3 if any(not column.name for column in self._block.columns) else 0.0
        return max(above + _TO_SIGN + below + dots, letters.height(self._listed(listed)))

    def paint(self) -> None:
        """The list, then column by column; dots where a name is to be written."""
        each, listed = self._columns(self.width)
        letters.draw(self.canv, self._listed(listed), 0, self.height)
        x = listed + _BETWEEN if listed else 0.0
        above = max((letters.height(self._above(column, each)) for column in self._block.columns), default=0.0)
        for column in self._block.columns:
            letters.draw(self.canv, self._above(column, each), x, self.height, each, "centre")
            base = self.height - above - _TO_SIGN
            if not column.name:
                self.canv.setStrokeColor(self._setting.style.palette.soft)
                self.canv.setLineWidth(0.6)
                self.canv.setDash(0.6, 2.4)
                dots = base - self._setting.style.body  # where the baseline of a printed name is
                self.canv.line(x + each * 0.14, dots, x + each * 0.86, dots)
                self.canv.setDash()
                base -= self._setting.style.body + 3
            letters.draw(self.canv, self._below(column, each), x, base, each, "centre")
            x += each + _BETWEEN


class Head(Whole):
    """The issuing unit at the left, the state and its motto at the right, each over a rule."""

    def __init__(self, block: Letterhead, setting: Setting) -> None:
        super().__init__(after=setting.style.gap + 8)
        self._block, self._setting = block, setting

    def _left(self) -> tuple[list[Stanza], list[Stanza]]:
        style, block = self._setting.style, self._block
        size = style.body - 1
        over = [*style.stanzas(block.superior, size), *style.stanzas(block.unit, size, "bold")]
        return over, style.stanzas((block.reference,), size) if block.reference else []

    def _right(self) -> tuple[list[Stanza], list[Stanza]]:
        style = self._setting.style
        state = style.stanzas(chosen(words.STATE_NAME, self._setting.languages), style.body - 1, "bold")
        motto = style.stanzas(chosen(words.MOTTO, self._setting.languages), style.body, "bold")
        return [*state, *motto], style.stanzas(self._block.place_and_date, style.body, "italic")

    def _parts(self, room: float) -> list[tuple[float, float, list[SetLine], list[SetLine]]]:
        """For either side: where it begins, its breadth, the lines over its rule and under it."""
        right = min(max(letters.natural(stanzas) for stanzas in self._right() if stanzas) + 2, room * 0.62)
        left = room - right - 8
        return [
            (x, width, letters.balanced(over, width), letters.balanced(under, width))
            for x, width, (over, under) in ((0.0, left, self._left()), (room - right, right, self._right()))
        ]

    def measure(self, room: float) -> float:
        """The higher side."""
        parts = self._parts(room)
        return max(letters.height(p[2]) for p in parts) + 8 + max(letters.height(p[3]) for p in parts)

    def paint(self) -> None:
        """Both sides centred in themselves."""
        parts = self._parts(self.width)
        under = self.height - max(letters.height(part[2]) for part in parts) - 8
        for place, (x, width, over, below) in enumerate(parts):
            letters.draw(self.canv, over, x, self.height, width, "centre")
            last = over[-1].width if over else 0.0
            rule = last if place else last * 0.45
            at = self.height - letters.height(over) - 2
            self.canv.setStrokeColor(self._setting.style.palette.ink)
            self.canv.setLineWidth(0.7)
            self.canv.line(x + (width - rule) / 2, at, x + (width + rule) / 2, at)
            letters.draw(self.canv, below, x, under, width, "centre")


class TitlePage(Whole):
    """A page of its own: the unit at the top, the title above the middle, place and date at the foot."""

    def __init__(self, block: Cover, setting: Setting) -> None:
        super().__init__()
        self._block, self._setting = block, setting

    def measure(self, room: float) -> float:
        """The whole page."""
        return self._setting.height - 0.5

    def paint(self) -> None:
        """From the top down, each group centred; in black within a double frame if the document is administrative."""
        style, block = self._setting.style, self._block
        palette = style.palette
        accent = palette.ink if style.formal else palette.accent
        inset = 26.0 if style.formal else 8.0
        if style.formal:
            self._draw_border(palette.ink)
        above = [*style.stanzas(block.superior, 13), *style.stanzas(block.unit, 13, "bold")]
        self._group(above, self.height - inset)
        top = self._group(style.stanzas(block.title, 22, "bold", colour=accent), self.height * 0.70)
        self.canv.setStrokeColor(accent)
        self.canv.setLineWidth(1.2)
        self.canv.line(self.width * 0.38, top - 10, self.width * 0.62, top - 10)
        top = self._group(style.stanzas((block.enterprise,), 17, "bold"), top - 26)
        top = self._group(style.stanzas(block.address, 11, colour="" if style.formal else palette.soft), top - 4)
        self._group(style.stanzas(block.programme, 11), top - 28)
        self._group(style.stanzas(block.place_and_date, 12, "italic"), 34 + inset)

    def _draw_border(self, colour: str) -> None:
        self.canv.setStrokeColor(colour)
        for inset, thickness in ((0.0, 2.0), (4.0, 0.6)):
            self.canv.setLineWidth(thickness)
            self.canv.rect(inset, inset, self.width - 2 * inset, self.height - 2 * inset)

    def _group(self, stanzas: list[Stanza], top: float) -> float:
        """Draw and say where it ends."""
        room = self.width * 0.86
        set_lines = letters.balanced(stanzas, room)
        letters.draw(self.canv, set_lines, (self.width - room) / 2, top, room, "centre")
        return top - letters.height(set_lines)
