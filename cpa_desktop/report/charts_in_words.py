"""Charts as Markdown: every figure that is drawn, in words."""

from collections.abc import Callable
from typing import Any

from cpa_desktop.report.blocks import Column
from cpa_desktop.report.charts.benchmark import BenchmarkBar, BenchmarkChart
from cpa_desktop.report.charts.flow import FlowChart, FlowNode
from cpa_desktop.report.charts.monthly import Month, MonthlyChart
from cpa_desktop.report.charts.pareto import ParetoBar, ParetoChart, every_bar, shares
from cpa_desktop.report.charts.radar import RadarChart
from cpa_desktop.report.line import spoken
from cpa_desktop.report.marked import grid, plain, said


def _benchmark(chart: BenchmarkChart) -> str:
    return "\n".join(_bar(chart, bar) for bar in chart.bars)


def _bar(chart: BenchmarkChart, bar: BenchmarkBar) -> str:
    tiers = "; ".join(
        f"{said(tier.name)} {plain(tier.range)}" + (f" ({said(chart.estimate)})" if tier.estimate else "")
        for tier in bar.tiers
    )
    unit = f" ({said(bar.unit)})" if spoken(bar.unit) else ""
    return f"- {said(bar.label)}{unit}: {said(chart.here)} **{plain(bar.text)}**; {tiers}"


def _monthly(chart: MonthlyChart) -> str:
    columns = (
        Column(head=()),
        Column(head=chart.label, unit=chart.unit, align="right"),
        Column(head=chart.output_label, unit=chart.output_unit, align="right"),
    )
    count = 3 if any(month.output is not None for month in chart.months) else 2
    return grid(columns[:count], [_month(chart, month)[:count] for month in chart.months])


def _month(chart: MonthlyChart, month: Month) -> list[str]:
    missing = said(chart.missing)
    return [
        plain(month.label),
        missing if month.value is None else plain(month.text),
        missing if month.output is None else plain(month.output_text),
    ]


def _radar(chart: RadarChart) -> str:
    missing = said(chart.missing) or "–"
    scores = [f"- {said(axis.label)}: {missing if axis.value is None else plain(axis.shown)}" for axis in chart.axes]
    return "\n".join([*scores, f"- 0: {said(chart.scale_low)}; 1: {said(chart.scale_high)}"])


def _pareto(chart: ParetoChart) -> str:
    columns = (
        Column(head=()),
        Column(head=chart.unit, align="right"),
        Column(head=chart.cumulative, unit=("%",), align="right"),
    )
    rows = [
        [said(bar.label), _amount(chart, bar), f"{share * 100:.0f}"]
        for bar, share in zip(every_bar(chart), shares(chart), strict=True)
    ]
    return grid(columns, rows)


def _amount(chart: ParetoChart, bar: ParetoBar) -> str:
    return plain(bar.shown) + (f" ({said(chart.estimate)})" if bar.is_estimate else "")


def _flow(chart: FlowChart) -> str:
    return "\n".join(f"- {_node(node)}" for node in chart.nodes)


def _node(node: FlowNode) -> str:
    sides = (
        ("←", "; ".join(said(stream.label) for stream in node.inputs)),
        ("→", "; ".join(said(stream.label) for stream in node.outputs)),
        ("↓", said(node.product)),
    )
    return " ".join([f"**{said(node.label)}**", *(f"{arrow} {words}" for arrow, words in sides if words)])


IN_WORDS: dict[type, Callable[[Any], str]] = {
    BenchmarkChart: _benchmark,
    MonthlyChart: _monthly,
    RadarChart: _radar,
    ParetoChart: _pareto,
    FlowChart: _flow,
}
