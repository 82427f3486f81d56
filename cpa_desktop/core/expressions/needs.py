"""What must be there before an expression can be worked out."""

from cpa_desktop.core.expressions.aggregates import Aggregate
from cpa_desktop.core.expressions.leaves import Cells, FactAge, FactAt, Origins, PerKey, PerRow, Picked, RowKeys
from cpa_desktop.core.expressions.nodes import Node
from cpa_desktop.core.expressions.operators import Between, Chosen, Known, Logic, Mapped, Product, Sum
from cpa_desktop.core.expressions.values import Key


def needs(*nodes: Node) -> set[Key]:
    """The columns, and the rows of tables (no field), that nodes read."""
    found, open_ = set[Key](), [*nodes]
    while open_:
        each = open_.pop()
        if each.scope is not None:
            found.add((*each.scope, ""))
        match each:
            case Cells() | Origins():
                found.add(each.key)
            case Mapped() | Logic():
                open_ += each.operands
            case Picked():
                found |= {each.key, (*each.key[:2], "")}
                open_.append(each.which)
            case Sum() | Product():
                open_ += (each.left, each.right)
            case Chosen():
                open_ += each.branches
                if each.condition is not None:
                    open_.append(each.condition)
            case PerRow():
                open_ += (own for own, _ in each.nodes.values())
            case Aggregate():
                found.add((*each.table, ""))
                open_ += (*each.elements, *each.conditions, *(side for join in each.joins for side in join))
            case Known():
                open_.append(each.operand)
            case Between():
                open_ += (each.low, each.high)
            case FactAt():
                open_ += (each.fact_id, each.when)
            case FactAge():
                open_.append(each.of)
            case RowKeys() | PerKey():
                pass
    return found
