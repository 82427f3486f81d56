"""What few things make up most of a sum: a bar each, the dearest first, and the running share as a line."""

from itertools import accumulate

from cpa_desktop.core.frozen import frozen
from cpa_desktop.report.line import Line


@frozen
class ParetoBar:
    """One thing with its amount, and how that is written; an estimate is hatched."""

    label: Line
    value: float
    shown: str
    is_estimate: bool = False


@frozen
class ParetoChart:
    """Bars as the caller sorted them; what is not shown stands last as `rest`, so that the line ends at 100 %."""

    bars: tuple[ParetoBar, ...]
    unit: Line
    rest: Line = ()
    rest_value: float = 0.0
    rest_shown: str = ""
    cumulative: Line = ()  # what the line is called
    estimate: Line = ()  # what the hatching means


def every_bar(chart: ParetoChart) -> tuple[ParetoBar, ...]:
    """The bars with the rest as the last of them."""
    if not chart.rest_value:
        return chart.bars
    return (*chart.bars, ParetoBar(label=chart.rest, value=chart.rest_value, shown=chart.rest_shown))


def shares(chart: ParetoChart) -> list[float]:
    """The share of the sum that each bar makes together with those before it; an income counts as nothing."""
    values = [max(bar.value, 0.0) for bar in every_bar(chart)]
    total = sum(values)
    return [running / total if total else 0.0 for running in accumulate(values)]
