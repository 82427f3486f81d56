"""When two types go together."""

from cpa_desktop.core.expressions.names import Wrong
from cpa_desktop.core.expressions.nodes import Node, Type


def number(node: Node) -> Type:
    """The node's type, which must be a number's."""
    if node.type.sort != "number":
        raise Wrong("a number is wanted where a text or a truth stands")
    return node.type


def agree(found: Type, wanted: Type, who: str, whom: str) -> None:
    """Refuse two types that differ, naming what gives the one and what wants the other; nought agrees with all."""
    differ = found.sort == "number" and None not in (found.dimension, wanted.dimension)
    if found.sort != wanted.sort:
        raise Wrong(f"{who} gives {found.sort}, {whom} wants {wanted.sort}")
    if differ and found.dimension != wanted.dimension:
        raise Wrong(f"{who} gives {found.dimension}, {whom} wants {wanted.dimension}")


def common(nodes: tuple[Node, ...]) -> Type:
    """The one type of several operands."""
    first = next((node.type for node in nodes if node.type.sort != "number" or node.type.dimension), nodes[0].type)
    for node in nodes:
        agree(node.type, first, "one operand", "the other")
    return first
