"""Expressions that content gives row by row: an indicator's formula, an end use's amount, a stream's price."""

import re
from typing import Protocol

from cpa_desktop.core.expressions import names
from cpa_desktop.core.expressions.agreement import agree, common
from cpa_desktop.core.expressions.leaves import PerRow
from cpa_desktop.core.expressions.names import Scope, Wrong
from cpa_desktop.core.expressions.needs import needs
from cpa_desktop.core.expressions.nodes import Node, Type
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.form import Form


class Compiling(Protocol):
    """What is needed of the compiler."""

    form: Form

    def compile(self, text: str, scope: Scope) -> Node:
        """The nodes of an expression seen from a scope."""


def own_of_each_row(compiler: Compiling, key: Key, text: str, scope: Scope) -> Node | None:
    """`source.x`, where x is an expression in the content that rows come from; None for any other text."""
    match = re.fullmatch(r"source\.(\w+)", text.strip())
    if match is None or scope.table is None:
        return None
    form = compiler.form
    rows = names.table_of(form, scope.table).rows
    listing = rows.source if rows else ""
    if listing not in form.lists or names.attribute_hint(listing, match[1]) != "Expression":
        return None
    field, wanted = form.field(*key), names.declared(form, key)
    nodes: dict[str, tuple[Node, float]] = {}
    for row, item in form.lists[listing].items():
        own = getattr(item, match[1])
        if not own:
            continue
        try:
            nodes[row] = _one(compiler.compile(own, scope), own, item, wanted, field.unit)
        except Wrong as wrong:
            raise Wrong(f"{row}: {match[1]}: {wrong}") from wrong
    given = wanted or (common(tuple(node for node, _ in nodes.values())) if nodes else names.TEXT)
    reads = {row: frozenset(needs(node)) for row, (node, _) in nodes.items()}
    return PerRow(given, scope.table, nodes, reads)


def _one(node: Node, text: str, item: object, wanted: Type | None, unit: str) -> tuple[Node, float]:
    """One row's expression, and what its value is divided by to be in the row's own unit."""
    if wanted is None or wanted.sort != "number":
        return node, 1.0
    if node.type.dimension == wanted.dimension:
        return node, 1.0  # in the row's own unit already
    if "{of}" not in unit:
        agree(node.type, wanted, text, "the column")
        return node, 1.0
    of_row = str(getattr(item, "unit", "1"))
    own = of_row if unit == "{of}" else unit.replace("{of}", f"({of_row})")
    basis = str(getattr(item, "basis", ""))
    per = basis if not basis or "/" in basis else f"/{basis}"  # a basis alone is what it is per
    agree(node.type, Type(sort="number", dimension=names.dimension(own, per)), text, "its unit")
    return node, names.factor_of(own) / names.factor_of(unit)
