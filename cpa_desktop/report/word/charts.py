"""Charts as pictures of print's sharpness, in parts that a page may end between, and what they show in words."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from PIL import Image

from cpa_desktop.report.blocks import Chart
from cpa_desktop.report.charts import benchmark, drawing, flow
from cpa_desktop.report.charts.benchmark import BenchmarkChart
from cpa_desktop.report.charts.flow import FlowChart
from cpa_desktop.report.charts.page import Page
from cpa_desktop.report.charts_in_words import IN_WORDS
from cpa_desktop.report.word.setting import Setting

SHARPNESS = 200 / 72  # dots a point: enough for print, small enough to send
_EDGE = 1.0  # beside a chart, whose outlines would be cut in half
_WHITE = [255, 255, 255]  # which is not to become a very light grey
_TOGETHER = 3  # steps of a process


def parts(chart: Chart, setting: Setting) -> Iterator[tuple[bytes, str]]:
    """Each part as a PNG, with what it shows: indicator by indicator, or some steps of a process."""
    width, palette = setting.width - 2 * _EDGE, setting.style.palette
    if isinstance(chart, FlowChart) and chart.nodes:
        for start, end in _steps(chart):
            page = flow.drawn_part(chart, flow.bands(chart, width)[start:end], width, palette, is_first=not start)
            yield _png(page), in_words(replace(chart, nodes=chart.nodes[start:end]))
        return
    divided: list[Chart] = [chart]
    if isinstance(chart, BenchmarkChart) and chart.bars:
        divided = list(benchmark.parts(chart))
    for part in divided:
        yield _png(drawing.drawn(part, width, palette)), in_words(part)


def _steps(chart: FlowChart) -> list[tuple[int, int]]:
    """From which step to which a picture goes; none is left alone over the caption."""
    count = len(chart.nodes)
    starts = [start for start in range(0, count, _TOGETHER) if count - start > 1 or not start]
    return list(zip(starts, [*starts[1:], count], strict=True))


def _png(page: Page) -> bytes:
    """The page on white, so that it can be read where the ground of a text is dark."""
    # Reached here: it is matplotlib's, and a document without charts does without.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.transforms import Bbox

    written = BytesIO()
    shown = Bbox.from_bounds(-_EDGE / 72, 0, (page.width + 2 * _EDGE) / 72, page.height / 72)
    FigureCanvasAgg(page.figure).print_figure(
        written, format="png", dpi=72 * SHARPNESS, bbox_inches=shown, pil_kwargs={"compress_level": 1}
    )
    drawn = Image.open(written)
    picture = Image.new("RGB", drawn.size, "white")
    picture.paste(drawn, mask=drawn.getchannel("A"))
    content = BytesIO()
    _of_few_colours(picture).save(content, "PNG")
    return content.getvalue()


def _of_few_colours(picture: Image.Image) -> Image.Image:
    """The same in 256 colours, a third of the size: a chart has few beside the greys at the edges of its letters."""
    few = picture.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette = few.getpalette() or []
    shades = [palette[place : place + 3] for place in range(0, len(palette), 3)]
    few.putpalette([part for shade in shades for part in (_WHITE if min(shade) > 250 else shade)])
    return few


def in_words(chart: Chart) -> str:
    """Every figure drawn, as in Markdown without its signs."""
    lines = [line.strip("-| ") for line in IN_WORDS[type(chart)](chart).splitlines() if line.strip("-:| ")]
    words = "; ".join(line.replace(" | ", ", ").replace("**", "").replace("<br>", " ") for line in lines)
    return words.replace("\\", "")
