"""The ends of an expression: literals, cells of the record, attributes of content, facts."""

from collections.abc import Iterator, Mapping

from cpa_desktop.core.expressions.frame import COMPLETE, Asked, Frame, Part, TableKey, least_complete
from cpa_desktop.core.expressions.nodes import Input, Node, Type, fitted, wider
from cpa_desktop.core.expressions.values import (
    BLANK,
    NOT_APPLICABLE,
    PENDING,
    Cell,
    Column,
    Key,
    Missing,
    Terms,
    scaled,
)
from cpa_desktop.core.fact import Fact


class Constant(Node):
    """A literal."""

    __slots__ = ("column",)

    def __init__(self, kind: Type, value: Cell) -> None:
        super().__init__(kind, None)
        self.column: Column = [value]

    def run(self, frame: Frame) -> Column:
        return self.column


class Cells(Node):
    """A field, or a column of the table whose rows are being worked out."""

    __slots__ = ("key",)

    def __init__(self, kind: Type, scope: TableKey | None, key: Key) -> None:
        super().__init__(kind, scope)
        self.key = key

    def run(self, frame: Frame) -> Column:
        return frame.columns[self.key]

    def spread(self, frame: Frame) -> list[Terms]:
        return frame.terms_of(self.key)

    def inputs(self, frame: Frame, place: int) -> Iterator[Input]:
        yield Input(key=self.key, place=place if self.scope else 0)

    def parts(self, frame: Frame) -> list[Part] | None:
        return frame.counted.get(self.key)


class Origins(Node):
    """Where the values of a field come from, as the id of an origin."""

    __slots__ = ("key",)

    def __init__(self, kind: Type, scope: TableKey | None, key: Key) -> None:
        super().__init__(kind, scope)
        self.key = key

    def run(self, frame: Frame) -> Column:
        found = frame.origins.get(self.key)
        return list(found) if found is not None else ["calculated"] * self.count(frame)


class RowKeys(Node):
    """The keys of the rows, or one part of them."""

    __slots__ = ("part",)

    def __init__(self, kind: Type, scope: TableKey, part: int | None = None) -> None:
        super().__init__(kind, scope)
        self.part = part

    def run(self, frame: Frame) -> Column:
        keys = frame.rows[self.scope or ("", "")]
        return list(keys) if self.part is None else [key.split(".")[self.part] for key in keys]


class PerKey(Node):
    """An attribute of the content each row stands for; rows a person added have none."""

    __slots__ = ("values",)

    def __init__(self, kind: Type, scope: TableKey, values: Mapping[str, Cell]) -> None:
        super().__init__(kind, scope)
        self.values = values

    def run(self, frame: Frame) -> Column:
        values = self.values
        return [values.get(key, NOT_APPLICABLE) for key in frame.rows[self.scope or ("", "")]]


Given = tuple[Cell, Part, set[Asked]]
"""What a row gives, how much of the rows behind it it counts, and the facts that it asked for."""


class PerRow(Node):
    """An expression of its own for each row, given by the content the row stands for."""

    __slots__ = ("_read_by", "_reads", "nodes")

    def __init__(
        self,
        kind: Type,
        scope: TableKey,
        nodes: Mapping[str, tuple[Node, float]],
        reads: Mapping[str, frozenset[Key]],
    ) -> None:
        """`nodes` by row, with what each is divided by; `reads`, by row too, the columns and rows that each reads."""
        super().__init__(kind, scope)
        self.nodes = nodes
        self._reads: frozenset[Key] = frozenset().union(*reads.values())
        self._read_by: dict[Key, set[str]] = {}
        for row, keys in reads.items():
            for key in keys:
                self._read_by.setdefault(key, set()).add(row)

    def run(self, frame: Frame) -> Column:
        rows = self._rows(frame, frame.rows[self.scope or ("", "")])
        for _cell, _part, facts in rows:
            if facts:
                frame.facts_now |= facts
        if frame.coverage is not None and any(part is not COMPLETE and part[0] < part[1] for _, part, _ in rows):
            frame.coverage.append([part for _cell, part, _facts in rows])
        return [cell for cell, _part, _facts in rows]

    def _rows(self, frame: Frame, keys: list[str]) -> list[Given]:
        """What each row gives; those that read nothing that changed give what they gave in the frame before."""
        made = frame.kept(self, self._reads)
        if made is not None and made[0] == keys:
            given: list[Given] = made[1]
            return given
        before = frame.before(self)
        if before is None or before[0] != keys:
            given = [self._row(frame, key, place) for place, key in enumerate(keys)]
        else:
            given = list(before[1])
            stale = set[str]().union(*(self._read_by[key] for key in self._read_by.keys() & frame.changed))
            for place, key in enumerate(keys):
                if key in stale:
                    given[place] = self._row(frame, key, place)
        frame.keep(self, self._reads, (keys, given))
        return given

    def _row(self, frame: Frame, key: str, place: int) -> Given:
        """What one row's expression gives, how much of its rows it counts, and the facts it asked for."""
        if key not in self.nodes:
            return NOT_APPLICABLE, COMPLETE, set()
        node, factor = self.nodes[key]
        noted, facts = frame.coverage, frame.facts_now
        frame.coverage, frame.facts_now = [], set()
        here = place if node.scope is not None else 0
        cell = node.run(frame)[here]
        part, used = least_complete(frame.coverage, here), frame.facts_now
        frame.coverage, frame.facts_now = noted, facts
        return cell / factor if isinstance(cell, float) else cell, part, used

    def spread(self, frame: Frame) -> list[Terms]:
        result: list[Terms] = []
        for place, key in enumerate(frame.rows[self.scope or ("", "")]):
            node, factor = self.nodes.get(key, (None, 1.0))
            terms = node.spread(frame)[place if node.scope is not None else 0] if node else {}
            result.append(scaled(terms, 1 / factor))
        return result

    def inputs(self, frame: Frame, place: int) -> Iterator[Input]:
        node, _ = self.nodes.get(frame.rows[self.scope or ("", "")][place], (None, 1.0))
        if node is not None:
            yield from node.inputs(frame, place)

    def parts(self, frame: Frame) -> list[Part] | None:
        found = []
        for place, key in enumerate(frame.rows[self.scope or ("", "")]):
            node, _ = self.nodes.get(key, (None, 1.0))
            parts = node.parts(frame) if node is not None else None
            found.append(least_complete([parts], place) if parts is not None else COMPLETE)
        return found


class Picked(Node):
    """A column of another table, at the rows that keys or key parts name."""

    __slots__ = ("factor", "key", "part", "which")

    def __init__(self, kind: Type, key: Key, which: Node, part: int | None, factor: float = 1.0) -> None:
        super().__init__(kind, which.scope)
        self.key = key
        self.which = which
        self.part = part
        self.factor = factor

    def places(self, frame: Frame) -> list[int | None]:
        """The row picked for each of ours."""
        table = self.key[:2]
        if self.part is not None and self.scope is not None:
            return list(frame.part(self.scope, self.part, table))
        position = frame.position(table)
        return [position.get(key) if isinstance(key, str) else None for key in self.which.run(frame)]

    def run(self, frame: Frame) -> Column:
        column = frame.columns[self.key]
        if self.part is not None and self.scope is not None:
            return [column[place] for place in frame.part(self.scope, self.part, self.key[:2])]
        absent = PENDING if self.key[:2] in frame.pending else BLANK
        picked: Column = [absent if place is None else column[place] for place in self.places(frame)]
        if self.factor == 1.0:
            return picked
        return [cell * self.factor if cell.__class__ is float else cell for cell in picked]

    def spread(self, frame: Frame) -> list[Terms]:
        terms = frame.terms_of(self.key)
        return [{} if place is None else scaled(terms[place], self.factor) for place in self.places(frame)]

    def inputs(self, frame: Frame, place: int) -> Iterator[Input]:
        target = self.places(frame)[place if self.scope else 0]
        if target is not None:
            yield Input(key=self.key, place=target)

    def parts(self, frame: Frame) -> list[Part] | None:
        found = frame.counted.get(self.key)
        if found is None:
            return None
        return [COMPLETE if place is None else found[place] for place in self.places(frame)]


class FactAt(Node):
    """A fact by id and time, in the unit that the row needs."""

    __slots__ = ("fact_id", "factors", "when")

    def __init__(self, kind: Type, fact_id: Node, when: Node, factors: Mapping[str, float]) -> None:
        """`factors` holds, by fact id, what its number is multiplied by to be in the unit asked."""
        super().__init__(kind, wider(fact_id, when))
        self.fact_id, self.when, self.factors = fact_id, when, factors

    def asked(self, frame: Frame) -> Iterator[tuple[Cell, Cell]]:
        """The id and the time for each row."""
        count = self.count(frame)
        return zip(fitted(self.fact_id, frame, count), fitted(self.when, frame, count), strict=True)

    def found(self, frame: Frame, fact_id: Cell, when: Cell) -> Fact | None:
        """The fact itself, if it is one whose unit fits."""
        if not isinstance(fact_id, str) or fact_id not in self.factors:
            return None
        found = frame.fact(fact_id, when if isinstance(when, str) else "")
        return found.fact if found is not None else None

    def run(self, frame: Frame) -> Column:
        result: Column = []
        for fact_id, when in self.asked(frame):
            fact = self.found(frame, fact_id, when)
            if fact is not None:
                result.append(fact.value * self.factors[fact.id])
            else:
                result.append(fact_id if isinstance(fact_id, Missing) else BLANK if fact_id else NOT_APPLICABLE)
        return result

    def spread(self, frame: Frame) -> list[Terms]:
        result: list[Terms] = []
        for fact_id, when in self.asked(frame):
            fact = self.found(frame, fact_id, when)
            width = _width(fact, frame.norm_width) if fact is not None else 0.0
            result.append({f"fact/{fact.id}": width * self.factors[fact.id]} if fact is not None and width else {})
        return result

    def inputs(self, frame: Frame, place: int) -> Iterator[Input]:
        for here, (fact_id, when) in enumerate(self.asked(frame)):
            if here == (place if self.scope else 0) and isinstance(fact_id, str) and fact_id:
                yield Input(fact=fact_id, when=when if isinstance(when, str) else "")


class FactAge(Node):
    """How many years before the time asked the fact holds that answers."""

    __slots__ = ("of",)

    def __init__(self, kind: Type, of: FactAt) -> None:
        super().__init__(kind, of.scope)
        self.of = of

    def run(self, frame: Frame) -> Column:
        return [_age(self.of.found(frame, fact_id, when), when) for fact_id, when in self.of.asked(frame)]

    def inputs(self, frame: Frame, place: int) -> Iterator[Input]:
        return self.of.inputs(frame, place)


def _age(fact: Fact | None, when: Cell) -> Cell:
    begins = fact.year or int(fact.valid_from[:4] or 0) if fact is not None else 0
    return float(int(when[:4]) - begins) if begins and isinstance(when, str) and when[:4].isdecimal() else BLANK


def _width(fact: Fact, norm: float) -> float:
    """Half the range a fact states; an estimate that states none is as uncertain as a norm."""
    if fact.low is not None and fact.high is not None:
        return (fact.high - fact.low) / 2
    return abs(fact.value) * norm if fact.grade == "estimate" and not fact.id.startswith("uncertainty_") else 0.0
