"""How well a factory does block by block: one axis each around a centre, 0 in the middle and 1 at the rim."""

from cpa_desktop.core.frozen import frozen
from cpa_desktop.report.line import Line


@frozen
class RadarAxis:
    """One block: its label, its score from 0 to 1, and how that is written; None where nothing was asked."""

    label: Line
    value: float | None = None
    shown: str = ""


@frozen
class RadarChart:
    """Blocks clockwise from the top; the words say what the centre, the rim and a block without a score mean."""

    axes: tuple[RadarAxis, ...]
    scale_low: Line
    scale_high: Line
    missing: Line = ()
