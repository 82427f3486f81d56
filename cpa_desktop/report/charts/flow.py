"""A process as blocks: the product runs downwards, inputs come from the left, what leaves goes to the right."""

from typing import Literal

from cpa_desktop.core.frozen import frozen
from cpa_desktop.report.line import Line

FlowKind = Literal["product", "material", "water", "energy", "recycled", "by_product", "waste"]


@frozen
class FlowStream:
    """Something that enters or leaves a step; the kind decides colour and line."""

    label: Line
    kind: FlowKind


@frozen
class FlowNode:
    """One step: what enters from the left, what leaves to the right, and the `product` that goes down.

    A step that does not follow the one above it begins a side line: no arrow leads down to it.
    """

    id: str
    label: Line
    product: Line = ()
    inputs: tuple[FlowStream, ...] = ()
    outputs: tuple[FlowStream, ...] = ()
    follows: bool = True


@frozen
class FlowChart:
    """Steps from the top down; the legend names the kinds that occur."""

    nodes: tuple[FlowNode, ...]
    legend: tuple[FlowStream, ...] = ()
