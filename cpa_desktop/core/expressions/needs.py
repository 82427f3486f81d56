"""What must be there before an expression can be worked out."""

from collections.abc import Iterator

from cpa_desktop.core.expressions.aggregates import Aggregate
from cpa_desktop.core.expressions.leaves import Cells, FactAge, FactAt, Origins, PerKey, PerRow, Picked, RowKeys
from cpa_desktop.core.expressions.nodes import Node
from cpa_desktop.core.expressions.operators import Between, Chosen, Known, Logic, Mapped, Product, Sum
from cpa_desktop.core.expressions.values import Key


def needs(node: Node) -> Iterator[Key]:
    """The columns, and the rows of tables (no field), that a node reads."""
    if node.scope is not None:
        yield (*node.scope, "")
    match node:
        case Cells() | Origins():
            yield node.key
        case Picked():
            yield node.key
            yield (*node.key[:2], "")
            yield from needs(node.which)
        case PerRow():
            for each, _ in node.nodes.values():
                yield from needs(each)
        case Aggregate():
            yield (*node.table, "")
            for each in (*node.elements, *node.conditions, *(side for join in node.joins for side in join)):
                yield from needs(each)
        case Mapped() | Logic():
            for each in node.operands:
                yield from needs(each)
        case Sum() | Product():
            yield from needs(node.left)
            yield from needs(node.right)
        case Chosen():
            for each in (*node.branches, *((node.condition,) if node.condition else ())):
                yield from needs(each)
        case Known():
            yield from needs(node.operand)
        case Between():
            yield from needs(node.low)
            yield from needs(node.high)
        case FactAt():
            yield from needs(node.fact_id)
            yield from needs(node.when)
        case FactAge():
            yield from needs(node.of)
        case RowKeys() | PerKey():
            pass
