"""What stands between the ends: arithmetic, choices, functions, each over a whole column."""

from collections.abc import Callable, Iterator

from cpa_desktop.core.expressions.frame import Frame, Part, least_complete
from cpa_desktop.core.expressions.nodes import Input, Node, Type, fitted, fitted_terms, least_parts, wider
from cpa_desktop.core.expressions.values import BLANK, Cell, Column, Missing, Terms, added, is_known, scaled, worse


class Mapped(Node):
    """Any function of known operands, cell by cell; missing where one of them is."""

    __slots__ = ("function", "operands")

    def __init__(self, kind: Type, operands: tuple[Node, ...], function: Callable[..., Cell]) -> None:
        super().__init__(kind, wider(*operands))
        self.operands = operands
        self.function = function

    def run(self, frame: Frame) -> Column:
        count = self.count(frame)
        columns = [fitted(node, frame, count) for node in self.operands]
        return [self.cell(cells) for cells in zip(*columns, strict=True)] if columns else [self.cell(())]

    def cell(self, cells: tuple[Cell, ...]) -> Cell:
        """The value for one row."""
        for cell in cells:
            if cell.__class__ is Missing:
                return cell
        try:
            return self.function(*cells)
        except (ZeroDivisionError, OverflowError, ValueError):
            return BLANK

    def spread(self, frame: Frame) -> list[Terms]:
        """By differences: each source moves all operands it is in by its own step at once."""
        if self.type.sort != "number":
            return [{}] * self.count(frame)
        count = self.count(frame)
        columns = [fitted(node, frame, count) for node in self.operands]
        moved = [fitted_terms(node, frame, count) for node in self.operands]
        result: list[Terms] = []
        for cells, terms in zip(zip(*columns, strict=True), zip(*moved, strict=True), strict=True):
            result.append(self._differences(cells, terms))
        return result

    def _differences(self, cells: tuple[Cell, ...], terms: tuple[Terms, ...]) -> Terms:
        value = self.cell(cells)
        if not is_known(value):
            return {}
        result: Terms = {}
        for source in {source for each in terms for source in each}:
            ends = []
            for sign in (1.0, -1.0):
                there = tuple(
                    cell + sign * each[source] if source in each and isinstance(cell, float) else cell
                    for cell, each in zip(cells, terms, strict=True)
                )
                ends.append(self.cell(there))
            high, low = (end if isinstance(end, float) else value for end in ends)
            result[source] = (high - low) / 2  # type: ignore[operator]
        return result

    def inputs(self, frame: Frame, place: int) -> Iterator[Input]:
        for node in self.operands:
            yield from node.inputs(frame, place)

    def parts(self, frame: Frame) -> list[Part] | None:
        return least_parts(self.operands, frame, self.count(frame))


class Compared(Mapped):
    """A comparison of two operands, which never fails once both are known."""

    __slots__ = ()

    def run(self, frame: Frame) -> Column:
        count, holds = self.count(frame), self.function
        left, right = (fitted(node, frame, count) for node in self.operands)
        return [
            holds(x, y) if x.__class__ is not Missing and y.__class__ is not Missing else worse(x, y)
            for x, y in zip(left, right, strict=True)
        ]


class Sum(Node):
    """`left + right` or `left - right`."""

    __slots__ = ("left", "right", "sign")

    def __init__(self, kind: Type, left: Node, right: Node, sign: float) -> None:
        super().__init__(kind, wider(left, right))
        self.left, self.right, self.sign = left, right, sign

    def run(self, frame: Frame) -> Column:
        count, sign = self.count(frame), self.sign
        pairs = zip(fitted(self.left, frame, count), fitted(self.right, frame, count), strict=True)
        return [x + sign * y if x.__class__ is float and y.__class__ is float else worse(x, y) for x, y in pairs]

    def spread(self, frame: Frame) -> list[Terms]:
        count = self.count(frame)
        pairs = zip(fitted_terms(self.left, frame, count), fitted_terms(self.right, frame, count), strict=True)
        return [added(left, right, self.sign) for left, right in pairs]

    def inputs(self, frame: Frame, place: int) -> Iterator[Input]:
        yield from self.left.inputs(frame, place)
        yield from self.right.inputs(frame, place)

    def parts(self, frame: Frame) -> list[Part] | None:
        return least_parts((self.left, self.right), frame, self.count(frame))


class Product(Node):
    """`left * right`."""

    __slots__ = ("left", "right")

    def __init__(self, kind: Type, left: Node, right: Node) -> None:
        super().__init__(kind, wider(left, right))
        self.left, self.right = left, right

    def run(self, frame: Frame) -> Column:
        count = self.count(frame)
        pairs = zip(fitted(self.left, frame, count), fitted(self.right, frame, count), strict=True)
        return [x * y if x.__class__ is float and y.__class__ is float else worse(x, y) for x, y in pairs]

    def spread(self, frame: Frame) -> list[Terms]:
        count = self.count(frame)
        lefts, rights = fitted(self.left, frame, count), fitted(self.right, frame, count)
        moved = zip(fitted_terms(self.left, frame, count), fitted_terms(self.right, frame, count), strict=True)
        return [
            added(scaled(p, y), scaled(q, x)) if x.__class__ is float and y.__class__ is float else {}
            for x, y, (p, q) in zip(lefts, rights, moved, strict=True)
        ]

    inputs = Sum.inputs
    parts = Sum.parts


class Quotient(Product):
    """`left / right`; nothing where the divisor is nought."""

    __slots__ = ()

    def run(self, frame: Frame) -> Column:
        count = self.count(frame)
        pairs = zip(fitted(self.left, frame, count), fitted(self.right, frame, count), strict=True)
        return [
            (x / y if y else BLANK) if x.__class__ is float and y.__class__ is float else worse(x, y) for x, y in pairs
        ]

    def spread(self, frame: Frame) -> list[Terms]:
        count = self.count(frame)
        lefts, rights = fitted(self.left, frame, count), fitted(self.right, frame, count)
        moved = zip(fitted_terms(self.left, frame, count), fitted_terms(self.right, frame, count), strict=True)
        return [
            added(scaled(p, 1 / y), scaled(q, -x / (y * y)))
            if x.__class__ is float and y.__class__ is float and y
            else {}
            for x, y, (p, q) in zip(lefts, rights, moved, strict=True)
        ]


class Chosen(Node):
    """`then if condition else other`, or the first of several that is known."""

    __slots__ = ("branches", "condition")

    def __init__(self, kind: Type, branches: tuple[Node, ...], condition: Node | None = None) -> None:
        super().__init__(kind, wider(*branches, *(() if condition is None else (condition,))))
        self.branches, self.condition = branches, condition

    def taken(self, frame: Frame) -> list[int | Missing]:
        """Which branch each row takes."""
        count = self.count(frame)
        if self.condition is not None:
            truths = fitted(self.condition, frame, count)
            return [t if t.__class__ is Missing else (0 if t else 1) for t in truths]
        columns = [fitted(branch, frame, count) for branch in self.branches]
        last = len(columns) - 1
        return [
            next((n for n, cell in enumerate(cells) if cell.__class__ is not Missing), last)
            for cells in zip(*columns, strict=True)
        ]

    def run(self, frame: Frame) -> Column:
        count = self.count(frame)
        columns = [fitted(branch, frame, count) for branch in self.branches]
        if self.condition is None:
            found = columns[0]
            for column in columns[1:]:
                found = [x if x.__class__ is not Missing else y for x, y in zip(found, column, strict=True)]
            return found
        then, other = columns
        return [
            truth if truth.__class__ is Missing else x if truth else y
            for truth, x, y in zip(fitted(self.condition, frame, count), then, other, strict=True)
        ]

    def spread(self, frame: Frame) -> list[Terms]:
        count = self.count(frame)
        moved = [fitted_terms(branch, frame, count) for branch in self.branches]
        return [
            moved[branch][place] if isinstance(branch, int) else {} for place, branch in enumerate(self.taken(frame))
        ]

    def inputs(self, frame: Frame, place: int) -> Iterator[Input]:
        branch = self.taken(frame)[place if self.scope else 0]
        if self.condition is not None:
            yield from self.condition.inputs(frame, place)
        if isinstance(branch, int):
            yield from self.branches[branch].inputs(frame, place)

    def parts(self, frame: Frame) -> list[Part] | None:
        settling = self.condition.parts(frame) if self.condition is not None else None
        branches = [branch.parts(frame) for branch in self.branches]
        if settling is None and not any(branches):
            return None
        found = []
        for place, branch in enumerate(self.taken(frame)):
            behind = [branches[branch] if isinstance(branch, int) else None, settling]
            found.append(least_complete([each for each in behind if each is not None], place))
        return found


class Known(Node):
    """Whether the operand has a value."""

    __slots__ = ("operand",)

    def __init__(self, kind: Type, operand: Node) -> None:
        super().__init__(kind, operand.scope)
        self.operand = operand

    def run(self, frame: Frame) -> Column:
        return [cell.__class__ is not Missing for cell in self.operand.run(frame)]


class Logic(Node):
    """`and` / `or`: a blank operand leaves the answer open unless the others settle it."""

    __slots__ = ("operands", "settles")

    def __init__(self, kind: Type, operands: tuple[Node, ...], settles: bool) -> None:
        super().__init__(kind, wider(*operands))
        self.operands, self.settles = operands, settles

    def run(self, frame: Frame) -> Column:
        count = self.count(frame)
        columns = [fitted(node, frame, count) for node in self.operands]
        return [self._cell(cells) for cells in zip(*columns, strict=True)]

    def _cell(self, cells: tuple[Cell, ...]) -> Cell:
        open_: Cell | None = None
        for cell in cells:
            if cell.__class__ is Missing:
                open_ = open_ or cell
            elif bool(cell) is self.settles:
                return self.settles
        return open_ if open_ is not None else not self.settles


class Between(Node):
    """The middle of a range, which is itself a source of uncertainty."""

    __slots__ = ("high", "low", "name")

    def __init__(self, kind: Type, low: Node, high: Node, name: str) -> None:
        super().__init__(kind, wider(low, high))
        self.low, self.high, self.name = low, high, name

    def run(self, frame: Frame) -> Column:
        count = self.count(frame)
        pairs = zip(fitted(self.low, frame, count), fitted(self.high, frame, count), strict=True)
        return [(x + y) / 2 if x.__class__ is float and y.__class__ is float else worse(x, y) for x, y in pairs]

    def spread(self, frame: Frame) -> list[Terms]:
        count = self.count(frame)
        pairs = zip(fitted(self.low, frame, count), fitted(self.high, frame, count), strict=True)
        keys = frame.rows[self.scope] if self.scope else [""]
        return [
            {f"{self.name}/{key}": abs(y - x) / 2} if x.__class__ is float and y.__class__ is float else {}
            for (x, y), key in zip(pairs, keys, strict=True)
        ]

    def inputs(self, frame: Frame, place: int) -> Iterator[Input]:
        yield from self.low.inputs(frame, place)
        yield from self.high.inputs(frame, place)

    def parts(self, frame: Frame) -> list[Part] | None:
        return least_parts((self.low, self.high), frame, self.count(frame))
