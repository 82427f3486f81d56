"""Sums, means and their like over the rows of a table, joined to the rows asked for by an index."""

from collections.abc import Iterator
from typing import Literal

from cpa_desktop.core.expressions.frame import Frame, Part, TableKey, least_complete
from cpa_desktop.core.expressions.nodes import Input, Node, Type, fitted, fitted_terms, least_parts
from cpa_desktop.core.expressions.values import BLANK, PENDING, Cell, Column, Key, Missing, Terms, added, scaled

Verb = Literal["sum", "whole", "mean", "min", "max", "count", "any", "join", "ratio"]
VERBS: tuple[Verb, ...] = ("sum", "whole", "mean", "min", "max", "count", "any", "join", "ratio")


class Aggregate(Node):
    """One value for each row of the scope, from the rows of another table that meet the conditions.

    `joins` pairs an expression over that table with one over ours; both must be equal. A sum skips what is missing
    and notes how many of how many rows it counted; a `whole` sum is missing unless all are known. `ratio` divides two
    sums over the rows where both are known (matched periods).
    """

    __slots__ = ("conditions", "elements", "grouped_by", "joins", "name", "table", "verb")

    def __init__(
        self,
        kind: Type,
        scope: TableKey | None,
        verb: Verb,
        table: TableKey,
        elements: tuple[Node, ...],
        conditions: tuple[Node, ...],
        joins: tuple[tuple[Node, Node], ...],
        grouped_by: frozenset[Key] = frozenset(),
    ) -> None:
        """`grouped_by` are the columns and rows that the conditions and the sides about their rows read."""
        super().__init__(kind, scope)
        self.verb, self.table, self.elements, self.conditions, self.joins = verb, table, elements, conditions, joins
        self.grouped_by = grouped_by
        self.name = object()  # the index of this aggregate within one frame

    def places(self, frame: Frame) -> list[list[int]]:
        """For each row of ours, the places of theirs that count."""
        groups = frame.group(self.name, self.grouped_by, lambda: self._group_keys(frame))
        count = self.count(frame)
        wanted = [fitted(ours, frame, count) for _, ours in self.joins]
        if not wanted:
            return [groups.get((), [])] * count
        return [groups.get(cells, []) for cells in zip(*wanted, strict=True)]

    def _group_keys(self, frame: Frame) -> list[object]:
        total = len(frame.rows[self.table])
        truths = [fitted(condition, frame, total) for condition in self.conditions]
        sides = [fitted(theirs, frame, total) for theirs, _ in self.joins]
        keys: list[object] = list(zip(*sides, strict=True)) if sides else [()] * total
        if not truths:
            return keys
        return [
            key if all(t is True for t in row) else None
            for key, row in zip(keys, zip(*truths, strict=True), strict=True)
        ]

    def run(self, frame: Frame) -> Column:
        total = len(frame.rows[self.table])
        columns = [fitted(element, frame, total) for element in self.elements]
        if self.verb == "any":
            true = {place for place, truth in enumerate(columns[0]) if truth is True}
            return [not true.isdisjoint(places) for places in self.places(frame)]
        parts: list[Part] = []
        result = [self._gather(frame, columns, places, parts) for places in self.places(frame)]
        if frame.coverage is not None and any(known < asked for known, asked in parts):
            frame.coverage.append(parts)
        return result

    def _gather(self, frame: Frame, columns: list[Column], places: list[int], parts: list[Part]) -> Cell:
        if self.verb == "count":
            return float(len(places))
        first = columns[0]
        if self.verb == "sum" and len(columns) == 1 and places:
            cells = [first[place] for place in places]
            if {cell.__class__ for cell in cells} == {float}:
                parts.append((len(cells), len(cells)))
                return sum(cells)  # type: ignore[arg-type]
        asked = [p for p in places if not _not_applicable(first[p])]
        known = [p for p in asked if all(column[p].__class__ is not Missing for column in columns)]
        if self.verb in ("sum", "whole", "mean", "ratio"):
            parts.append((len(known), len(asked)))
        if self.verb == "join":
            return " ".join(str(first[p]) for p in known)
        lacking = [column[p] for p in asked for column in columns if column[p].__class__ is Missing]
        if self.verb == "whole" and lacking:
            return lacking[0]
        if not known:
            return PENDING if self.table in frame.pending or PENDING in lacking else next(iter(lacking), BLANK)
        return self._number([[column[p] for p in known] for column in columns])  # type: ignore[misc]

    def _number(self, columns: list[list[float]]) -> Cell:
        first = columns[0]
        if self.verb in ("sum", "whole"):
            return sum(first)
        if self.verb == "mean":
            return sum(first) / len(first)
        if self.verb == "ratio":
            below = sum(columns[1])
            return sum(first) / below if below else BLANK
        return min(first) if self.verb == "min" else max(first)

    def spread(self, frame: Frame) -> list[Terms]:
        count = self.count(frame)
        if self.type.sort != "number" or self.verb == "count":
            return [{}] * count
        total = len(frame.rows[self.table])
        columns = [fitted(element, frame, total) for element in self.elements]
        moved = [fitted_terms(element, frame, total) for element in self.elements]
        return [self._terms(columns, moved, places) for places in self.places(frame)]

    def _terms(self, columns: list[Column], moved: list[list[Terms]], places: list[int]) -> Terms:
        known = [p for p in places if all(column[p].__class__ is float for column in columns)]
        if not known:
            return {}
        if self.verb in ("min", "max"):
            pick = min if self.verb == "min" else max
            return moved[0][pick(known, key=lambda p: columns[0][p])]  # type: ignore[arg-type,return-value]
        total = _total(moved[0], known)
        if self.verb == "mean":
            return scaled(total, 1 / len(known))
        if self.verb == "ratio":
            above = sum(columns[0][p] for p in known)  # type: ignore[misc]
            below = sum(columns[1][p] for p in known)  # type: ignore[misc]
            if not below:
                return {}
            return added(scaled(total, 1 / below), scaled(_total(moved[1], known), -above / (below * below)))
        return total

    def inputs(self, frame: Frame, place: int) -> Iterator[Input]:
        for theirs in self.places(frame)[place if self.scope else 0]:
            for element in self.elements:
                yield from element.inputs(frame, theirs)

    def parts(self, frame: Frame) -> list[Part] | None:
        theirs = least_parts(self.elements, frame, len(frame.rows[self.table]))
        if theirs is None:
            return None
        return [least_complete([[theirs[place]] for place in places], 0) for places in self.places(frame)]


def _total(moved: list[Terms], places: list[int]) -> Terms:
    total: Terms = {}
    for place in places:
        for source, step in moved[place].items():
            total[source] = total.get(source, 0.0) + step
    return total


def _not_applicable(cell: Cell) -> bool:
    return cell.__class__ is Missing and cell.state == "not_applicable"
