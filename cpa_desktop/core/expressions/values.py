"""What a cell may hold while figures are worked out: a float, a text, a truth, or the reason why there is none."""

from typing import Final, Literal

State = Literal["blank", "not_available", "not_applicable", "refused", "pending"]


class Missing:
    """No value: the state says why, `at` is the address where it can be mended."""

    __slots__ = ("at", "state")

    def __init__(self, state: State, at: str = "") -> None:
        self.state: Final = state
        self.at: Final = at

    def __repr__(self) -> str:
        return f"Missing({self.state}{' at ' + self.at if self.at else ''})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Missing) and (other.state, other.at) == (self.state, self.at)

    def __hash__(self) -> int:
        return hash((self.state, self.at))


BLANK: Final = Missing("blank")
NOT_APPLICABLE: Final = Missing("not_applicable")
PENDING: Final = Missing("pending")

Cell = float | str | bool | tuple[str, ...] | Missing
Column = list[Cell]
Terms = dict[str, float]
"""How far one sigma-like step of each named source moves a value; empty where nothing is uncertain."""

Key = tuple[str, str, str]
"""Sheet, table (empty for single fields), field."""


def is_known(cell: Cell) -> bool:
    """Whether the cell holds a value."""
    return cell.__class__ is not Missing


def worse(left: Cell, right: Cell) -> Missing:
    """The missing one of two operands; what is pending outweighs what will never come."""
    if left.__class__ is Missing and right.__class__ is Missing:
        return right if right.state == "pending" else left
    return left if left.__class__ is Missing else right  # type: ignore[return-value]


def scaled(terms: Terms, by: float) -> Terms:
    """The terms of a value multiplied by a number."""
    return {source: step * by for source, step in terms.items()} if by else {}


def added(left: Terms, right: Terms, sign: float = 1.0) -> Terms:
    """The terms of a sum (or a difference); what both share adds before it is squared."""
    if not right:
        return left
    if not left and sign == 1.0:
        return right
    total = dict(left)
    for source, step in right.items():
        total[source] = total.get(source, 0.0) + sign * step
    return total


def half_width(terms: Terms) -> float:
    """The ± of a value at the confidence its sources were given at (90 %)."""
    return float(sum(step * step for step in terms.values()) ** 0.5)
