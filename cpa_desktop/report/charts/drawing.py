"""Any chart on a page of its own: for paper through `renderer`, for the screen as SVG or PNG."""

import re
from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Any

from cpa_desktop.report import look
from cpa_desktop.report.blocks import Chart
from cpa_desktop.report.charts import benchmark, flow, monthly, pareto, radar, ranked
from cpa_desktop.report.charts.page import Page

WIDTH = 453.5  # 160 mm, the breadth of text on a page
_DRAWN: dict[type, Callable[[Any, float, look.Palette], Page]] = {
    benchmark.BenchmarkChart: benchmark.drawn,
    monthly.MonthlyChart: monthly.drawn,
    radar.RadarChart: radar.drawn,
    pareto.ParetoChart: pareto.drawn,
    flow.FlowChart: flow.drawn,
}


def drawn(chart: Chart, width: float, palette: look.Palette) -> Page:
    """The chart in that width."""
    if isinstance(chart, benchmark.BenchmarkChart) and chart.compact:
        return ranked.drawn(chart, width, palette)
    return _DRAWN[type(chart)](chart, width, palette)


def svg(chart: Chart, *, width: float = WIDTH, dark: bool = False) -> str:
    """The chart as SVG, letters as paths, so that no viewer needs our fonts; the same each time."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    page = drawn(chart, width, look.palette(dark))
    written = StringIO()
    FigureCanvasSVG(page.figure).print_svg(  # type: ignore[no-untyped-call]
        written, metadata={"Date": None, "Creator": None}
    )
    return _without_blanks(written.getvalue())


def _without_blanks(svg: str) -> str:
    """Blanks are glyphs without a path, which Qt complains of in a warning for each."""
    for glyph in re.findall(r'<path id="([^"]+)" transform="[^"]*"/>', svg):
        svg = re.sub(rf'\s*<(path id|use xlink:href)="#?{re.escape(glyph)}"[^>]*/>', "", svg)
    return svg


def png(
    chart: Chart,
    *,
    width: float = WIDTH,
    scale: float = 2.0,
    dark: bool = False,
) -> bytes:
    """The chart as a picture with `scale` dots a point, on transparent ground."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    page = drawn(chart, width, look.palette(dark))
    page.figure.set_dpi(72 * scale)
    written = BytesIO()
    FigureCanvasAgg(page.figure).print_png(  # type: ignore[no-untyped-call]
        written, metadata={"Software": None}
    )
    return written.getvalue()
