"""Charts with their captions."""

from collections.abc import Callable
from functools import partial
from itertools import accumulate

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from cpa_desktop.report import numbering
from cpa_desktop.report.blocks import Chart, Figure
from cpa_desktop.report.charts import benchmark, drawing, flow
from cpa_desktop.report.charts.benchmark import BenchmarkChart
from cpa_desktop.report.charts.flow import FlowChart
from cpa_desktop.report.charts.page import Page
from cpa_desktop.report.paper.company import Trailed
from cpa_desktop.report.paper.pieces import Piece, Prose, Whole
from cpa_desktop.report.paper.setting import Setting
from cpa_desktop.report.paper.table import sources

_FIRST = 3  # steps of a process that stand at the foot of a page, if the rest goes to the next


class Drawing(Whole):
    """A chart, drawn in vectors onto the page."""

    def __init__(self, draw: Callable[[float], Page], setting: Setting) -> None:
        tight = setting.style.gap < 4
        super().__init__(before=4 if tight else 6, after=2 if tight else 8)
        self._draw = draw
        self._drawn: Page | None = None

    def measure(self, room: float) -> float:
        """As high as what is in it."""
        if self._drawn is None or self._drawn.width != room:
            self._drawn = self._draw(room)
        return self._drawn.height

    def paint(self) -> None:
        """Paths and letters, by way of matplotlib."""
        assert self._drawn is not None
        _carried(self._drawn, self.canv)


class Steps(Piece):
    """A process step by step, broken between two of them."""

    def __init__(self, chart: FlowChart, setting: Setting, start: int = 0) -> None:
        super().__init__(before=6.0 if not start else 0.0, after=8.0)
        self._chart, self._setting, self._start = chart, setting, start

    def _heights(self, room: float) -> list[float]:
        """Of each step, the first with the legend above it."""
        heights = [band.height for band in flow.bands(self._chart, room)[self._start :]]
        if not self._start:
            heights[0] += flow.legend_height(self._chart, room)
        return heights

    def measure(self, room: float) -> float:
        """All steps that are left."""
        return sum(self._heights(room)) + 2

    def least(self, room: float) -> float:
        """The first few of them."""
        return sum(self._heights(room)[:_FIRST]) + 2

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803 (ReportLab calls it so)
        """The steps that fit, and the rest; one that no page could hold is drawn smaller."""
        heights = self._heights(aW)
        count = sum(reached + 2 <= aH for reached in accumulate(heights))
        if count == len(heights) - 1 and count > 2:
            count -= 1  # no step alone over the caption
        if self.is_at_top:
            count = max(count, 1)
        elif count < min(_FIRST, len(heights)):
            return []
        part = Drawing(self._drawn(self._start, self._start + count), self._setting)
        part.spaceBefore, part.spaceAfter = self.spaceBefore, 0.0
        rest = [Steps(self._chart, self._setting, self._start + count)] if count < len(heights) else []
        return [part, *rest]

    def _drawn(self, start: int, end: int) -> Callable[[float], Page]:
        chart, palette = self._chart, self._setting.style.palette
        return lambda room: flow.drawn_part(
            chart, flow.bands(chart, room)[start:end], room, palette, is_first=not start
        )

    def draw(self) -> None:
        """The steps that are left."""
        _carried(self._drawn(self._start, len(self._chart.nodes))(self.width), self.canv)


def _carried(drawn: Page, canvas: Canvas) -> None:
    # Reached here: it is matplotlib's, and a document without charts does without.
    from cpa_desktop.report.charts import renderer

    renderer.draw(drawn.figure, canvas)


def figure(block: Figure, setting: Setting) -> list[Piece]:
    """The chart, its caption below, its source; indicator by indicator, so that a page may end between two."""
    style = setting.style
    caption = Prose(
        style.stanzas(numbering.figure(block, setting.languages), style.small + 0.5, "bold"),
        before=min(4, style.gap),
        reached="figure" if numbering.is_numbered(block) else "",
    )
    drawings = _drawings(block.drawing, setting)
    tails = [caption, *sources(block.source, (), setting)]
    tails[-1].spaceAfter = style.gap + 4
    return [*drawings[:-1], Trailed(drawings[-1], tails)]


def _drawings(chart: Chart, setting: Setting) -> list[Piece]:
    """A chart as what a page may end after."""
    if isinstance(chart, FlowChart) and chart.nodes:
        return [Steps(chart, setting)]
    parts: list[Chart] = [chart]
    if isinstance(chart, BenchmarkChart) and chart.bars:
        parts = list(benchmark.parts(chart))
    palette = setting.style.palette
    return [Drawing(partial(drawing.drawn, part, palette=palette), setting) for part in parts]
