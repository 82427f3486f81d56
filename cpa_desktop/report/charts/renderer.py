"""matplotlib's drawing carried onto a ReportLab canvas: paths as paths, letters as letters in our own fonts."""

from typing import Any

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.figure import Figure
from matplotlib.path import Path
from reportlab.pdfgen.canvas import Canvas

from cpa_desktop.report.paper.letters import reach, registered, width


class CanvasRenderer(RendererBase):
    """Draws with the origin and the scale that the canvas has at the moment."""

    def __init__(self, canvas: Canvas, size: tuple[float, float]) -> None:
        super().__init__()
        self._canvas = canvas
        self._size = size

    def flipy(self) -> bool:
        """PDF counts upwards."""
        return False

    def get_canvas_width_height(self) -> tuple[float, float]:
        """The size in points."""
        return self._size

    def draw_path(self, gc: GraphicsContextBase, path: Path, transform: Any, rgbFace: Any = None) -> None:  # noqa: N803 (matplotlib calls it so)
        """One path, filled if it has a face and stroked if it has a line."""
        canvas = self._canvas
        drawn = canvas.beginPath()
        here = (0.0, 0.0)
        for points, code in path.iter_segments(transform, simplify=False):
            if code == Path.MOVETO:
                drawn.moveTo(*points)
            elif code == Path.LINETO:
                drawn.lineTo(*points)
            elif code == Path.CURVE3:
                drawn.curveTo(*_cubic(here, points[:2], points[2:]))
            elif code == Path.CURVE4:
                drawn.curveTo(*points)
            elif code == Path.CLOSEPOLY:
                drawn.close()
            here = (points[-2], points[-1])
        thickness = gc.get_linewidth()
        colour = gc.get_rgb()
        stroked = thickness > 0 and colour[3] > 0
        canvas.saveState()
        if stroked:
            canvas.setLineWidth(thickness)
            canvas.setStrokeColorRGB(*colour[:3])
            start, dashes = _dashes(gc)
            canvas.setDash(dashes, start)
        if rgbFace is not None:
            canvas.setFillColorRGB(*rgbFace[:3])
        canvas.drawPath(
            drawn, stroke=int(stroked), fill=int(rgbFace is not None and (len(rgbFace) < 4 or rgbFace[3] > 0))
        )
        canvas.restoreState()

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: Any,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        """One line of text, as text."""
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(angle)
        canvas.setFillColorRGB(*gc.get_rgb()[:3])
        canvas.setFont(registered(prop.get_file()), prop.get_size_in_points())
        canvas.drawString(0, 0, s)
        canvas.restoreState()

    def get_text_width_height_descent(self, s: str, prop: Any, ismath: Any) -> tuple[float, float, float]:
        """Measured as it will be set."""
        size = prop.get_size_in_points()
        ascent, descent = reach(registered(prop.get_file()), size)
        return width(s, registered(prop.get_file()), size), ascent - descent, -descent

    def draw_image(self, gc: GraphicsContextBase, x: float, y: float, im: Any, transform: Any = None) -> None:
        """Our charts have no images; one that came in would be lost in print, so it is refused."""
        raise ValueError("a chart for print must be made of paths and letters")


def draw(figure: Figure, canvas: Canvas) -> None:
    """Draw the figure with its lower left corner at the canvas's origin."""
    across, up = figure.get_size_inches() * 72
    figure.draw(CanvasRenderer(canvas, (across, up)))


def _dashes(gc: Any) -> tuple[float, list[float]]:
    start, dashes = gc.get_dashes()
    return (start, list(dashes)) if dashes else (0.0, [])


def _cubic(start: Any, control: Any, end: Any) -> tuple[float, ...]:
    """A quadratic curve as the cubic one that PDF knows."""
    first = (start[0] + 2 / 3 * (control[0] - start[0]), start[1] + 2 / 3 * (control[1] - start[1]))
    second = (end[0] + 2 / 3 * (control[0] - end[0]), end[1] + 2 / 3 * (control[1] - end[1]))
    return (*first, *second, *end)
