"""What a part of a compiled expression is: it gives values, their uncertainties, and what they came from."""

from collections.abc import Iterable, Iterator
from typing import Literal

from cpa_desktop.calc.units import Dimension
from cpa_desktop.core.expressions.frame import Frame, Part, TableKey, least_complete
from cpa_desktop.core.expressions.values import Column, Key, Terms
from cpa_desktop.core.frozen import frozen

Sort = Literal["number", "text", "truth", "texts"]


@frozen
class Type:
    """What a node gives: its sort, the dimension of a number, the table whose rows a text names."""

    sort: Sort
    dimension: Dimension | None = None
    refers: TableKey | None = None


@frozen
class Input:
    """One thing a figure came from: a cell, or a fact that held at some time."""

    key: Key | None = None
    place: int = 0
    fact: str = ""
    when: str = ""


class Node:
    """One part of an expression, over the rows of `scope` (None: a single value)."""

    __slots__ = ("scope", "type")

    def __init__(self, kind: Type, scope: TableKey | None) -> None:
        self.type = kind
        self.scope = scope

    def run(self, frame: Frame) -> Column:
        """One value for each row of the scope; a single value gives a column of one."""
        raise TypeError(self)

    def spread(self, frame: Frame) -> list[Terms]:
        """How the named sources of uncertainty move each value; as long as `run`."""
        return [{}] * len(self.run(frame))

    def inputs(self, frame: Frame, place: int) -> Iterator[Input]:
        """The cells and facts that the value in this place came from."""
        return iter(())

    def parts(self, frame: Frame) -> list[Part] | None:
        """What the least complete figure behind each value counted; None where all behind them is complete."""
        return None

    def count(self, frame: Frame) -> int:
        """How many values `run` gives."""
        return 1 if self.scope is None else len(frame.rows[self.scope])


def fitted(node: Node, frame: Frame, count: int) -> Column:
    """A node's column, a single value repeated for every row."""
    column = node.run(frame)
    return column if node.scope is not None else column * count


def fitted_terms(node: Node, frame: Frame, count: int) -> list[Terms]:
    """A node's uncertainties, a single one repeated for every row."""
    terms = node.spread(frame)
    return terms if node.scope is not None else terms * count


def least_parts(operands: Iterable[Node], frame: Frame, count: int) -> list[Part] | None:
    """What the least complete figure behind several operands counted, row by row."""
    found = [parts for node in operands if (parts := node.parts(frame)) is not None]
    return [least_complete(found, place) for place in range(count)] if found else None


def wider(*nodes: Node) -> TableKey | None:
    """The table over whose rows a combination of nodes runs."""
    return next((node.scope for node in nodes if node.scope is not None), None)
