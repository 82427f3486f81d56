"""What an expression may call: sums over tables, a few functions, and the calculators."""

import ast
import re
from collections.abc import Callable, Mapping
from typing import Protocol

from cpa_desktop.calc import units
from cpa_desktop.calc.units import Dimension
from cpa_desktop.core import calculators
from cpa_desktop.core.expressions import names
from cpa_desktop.core.expressions.aggregates import Aggregate, Verb
from cpa_desktop.core.expressions.agreement import common, number
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.leaves import Cells, Constant, FactAge, FactAt, Origins, PerKey
from cpa_desktop.core.expressions.names import NONE, TEXT, TRUTH, Scope, Wrong
from cpa_desktop.core.expressions.needs import needs
from cpa_desktop.core.expressions.nodes import Node, Type
from cpa_desktop.core.expressions.operators import Between, Chosen, Known, Mapped, Product
from cpa_desktop.core.form import Form


class Compiling(Protocol):
    """What a call needs of the compiler."""

    form: Form

    def node(self, tree: ast.expr, scope: Scope) -> Node:
        """One part of the tree."""

    def lookup(self, name: str, scope: Scope) -> Node | None:
        """A bare name."""


def aggregate(compiler: Compiling, verb: Verb, tree: ast.Call, scope: Scope) -> Node:
    """`sum(u.qty for u in use if u.item == id)` and its like."""
    if len(tree.args) != 1 or not isinstance(tree.args[0], ast.GeneratorExp) or len(tree.args[0].generators) != 1:
        raise Wrong(f"is written {verb}(x.amount for x in table if …): {ast.unparse(tree)}")
    made = tree.args[0]
    over = made.generators[0]
    if not isinstance(over.target, ast.Name):
        raise Wrong(f"one name for the row is wanted: {ast.unparse(tree)}")
    table = names.resolve_table(compiler.form, scope.sheet, ast.unparse(over.iter))
    inner = Scope(sheet=scope.sheet, table=table, variable=over.target.id)
    conditions, joins = _conditions(compiler, over.ifs, inner, scope)
    parts = made.elt.elts if verb == "ratio" and isinstance(made.elt, ast.Tuple) else [made.elt]
    if verb == "ratio" and len(parts) != 2:
        raise Wrong("a ratio is written ratio((x.above, x.below) for x in table)")
    elements = () if verb == "count" else tuple(compiler.node(part, inner) for part in parts)
    kind = _gives(verb, elements)
    if scope.variable:
        raise Wrong("a sum cannot stand inside another sum; give it a column of its own")
    if kind.sort == "number":
        _refuse_mixed_units(kind, table, joins)
    grouping = needs(*conditions, *(theirs for theirs, _ in joins)) | {(*table, "")}
    return Aggregate(kind, scope.table, verb, table, elements, conditions, joins, frozenset(grouping))


def _conditions(
    compiler: Compiling, tests: list[ast.expr], inner: Scope, outer: Scope
) -> tuple[tuple[Node, ...], tuple[tuple[Node, Node], ...]]:
    conditions: list[Node] = []
    joins: list[tuple[Node, Node]] = []
    for test in [part for each in tests for part in _conjuncts(each)]:
        sides = _sides(test, inner.variable)
        if sides is not None and outer.table is not None:
            joins.append((compiler.node(sides[0], inner), compiler.node(sides[1], outer)))
            continue
        node = compiler.node(test, inner)
        if node.type.sort != "truth":
            raise Wrong(f"is neither true nor false: {ast.unparse(test)}")
        conditions.append(node)
    return tuple(conditions), tuple(joins)


def _conjuncts(test: ast.expr) -> list[ast.expr]:
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        return [part for value in test.values for part in _conjuncts(value)]
    return [test]


def _sides(test: ast.expr, variable: str) -> tuple[ast.expr, ast.expr] | None:
    """The side about the row and the side about ours, where the test is `x.a == b`."""
    if not (isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Eq)):
        return None
    left, right = test.left, test.comparators[0]
    mentions = [any(isinstance(n, ast.Name) and n.id == variable for n in ast.walk(side)) for side in (left, right)]
    if mentions == [True, False] and not isinstance(right, ast.Constant):
        return left, right
    if mentions == [False, True] and not isinstance(left, ast.Constant):
        return right, left
    return None


def _gives(verb: Verb, elements: tuple[Node, ...]) -> Type:
    if verb == "count":
        return Type(sort="number", dimension=NONE)
    if verb == "any":
        if elements[0].type.sort != "truth":
            raise Wrong("any(…) wants something true or false")
        return TRUTH
    if verb == "join":
        return TEXT
    if verb == "ratio":
        above, below = (number(element).dimension or NONE for element in elements)
        return Type(sort="number", dimension=above / below)
    return number(elements[0])


def _refuse_mixed_units(kind: Type, table: TableKey, joins: tuple[tuple[Node, Node], ...]) -> None:
    """Rows of different units cannot be added up, unless they are all tied to one resource."""
    tied = {ours.type.refers for theirs, ours in joins if theirs.type.refers is not None} - {None}
    symbols = {names.symbol(owner) for owner in tied if owner is not None}
    for base in kind.dimension or NONE:
        if base.startswith("of:") and base not in symbols:
            raise Wrong(f"rows of {table[1]} have different units; tie them to one row or multiply by a coefficient")


def calculator(compiler: Compiling, name: str, tree: ast.Call, scope: Scope) -> Node:
    """A calculator by name and keywords, its units taken from its signature."""
    found = calculators.find(name)
    if found is None:
        raise Wrong(f"there is no calculator {name}")
    if tree.args or any(keyword.arg is None for keyword in tree.keywords):
        raise Wrong(f"{name} is called by keyword: {name}(steam=…)")
    given = {str(keyword.arg): compiler.node(keyword.value, scope) for keyword in tree.keywords}
    unknown, absent = set(given) - set(found.parameters), set(found.required) - set(given)
    if unknown or absent:
        raise Wrong(f"{name} wants {', '.join(found.parameters)}; got {', '.join(given)}")
    for word, node in given.items():
        unit = found.parameters[word]
        if unit and number(node).dimension is not None and _plain(node.type) != units.unit(unit).dimension:
            raise Wrong(f"{name}: {word} is in {unit}, not {number(node).dimension}")
    order = tuple(given)
    asked = [found.parameters[word] for word in order]

    def call(*cells: float) -> float | str:
        values = [units.from_base(cell, unit) if unit else cell for cell, unit in zip(cells, asked, strict=True)]
        result = found.function(**dict(zip(order, values, strict=True)))
        return units.to_base(result, found.result) if found.result else result

    kind = Type(sort="number", dimension=units.unit(found.result).dimension) if found.result else TEXT
    return Mapped(kind, tuple(given.values()), call)


def _plain(kind: Type) -> Dimension | None:
    """The dimension without its bases: a calculator does not know roots from starch."""
    if kind.dimension is None:
        return None
    return Dimension({name: power for name, power in kind.dimension.items() if not name.startswith("basis ")})


def _known(compiler: Compiling, tree: ast.Call, scope: Scope) -> Node:
    return Known(TRUTH, compiler.node(tree.args[0], scope))


def _first(compiler: Compiling, tree: ast.Call, scope: Scope) -> Node:
    branches = tuple(compiler.node(each, scope) for each in tree.args)
    return Chosen(common(branches), branches)


def _extreme(pick: Callable[..., float]) -> Callable[[Compiling, ast.Call, Scope], Node]:
    def build(compiler: Compiling, tree: ast.Call, scope: Scope) -> Node:
        operands = tuple(compiler.node(each, scope) for each in tree.args)
        for operand in operands:
            number(operand)
        return Mapped(common(operands), operands, lambda *cells: pick(cells))

    return build


def _between(compiler: Compiling, tree: ast.Call, scope: Scope) -> Node:
    low, high = (compiler.node(each, scope) for each in tree.args)
    number(low)
    return Between(common((low, high)), low, high, "/".join((scope.table or (scope.sheet, ""))[:2]) + "/range")


def _origin(compiler: Compiling, tree: ast.Call, scope: Scope) -> Node:
    node = compiler.node(tree.args[0], scope)
    if not isinstance(node, Cells):
        raise Wrong("origin(…) is asked of a field")
    return Origins(TEXT, node.scope, node.key)


def _basis(compiler: Compiling, tree: ast.Call, scope: Scope) -> Node:
    node, word = compiler.node(tree.args[0], scope), tree.args[1]
    if not isinstance(word, ast.Constant):
        raise Wrong("basis(x, 'roots') names its basis")
    dimension = (number(node).dimension or NONE) * names.dimension(
        "1", str(word.value).replace("{product}", compiler.form.basis)
    )
    return Product(Type(sort="number", dimension=dimension), node, Constant(Type(sort="number", dimension=NONE), 1.0))


def _unbased(compiler: Compiling, tree: ast.Call, scope: Scope) -> Node:
    """`unbased(x)`: the figure without what it is on the basis of, where it meets one that names none."""
    node = compiler.node(tree.args[0], scope)
    number(node)
    plain = Type(sort="number", dimension=_plain(node.type))
    return Product(plain, node, Constant(Type(sort="number", dimension=NONE), 1.0))


def _year(compiler: Compiling, tree: ast.Call, scope: Scope) -> Node:
    return Mapped(TEXT, (compiler.node(tree.args[0], scope),), lambda text: str(text)[:4])


def _read_number(compiler: Compiling, tree: ast.Call, scope: Scope) -> Node:
    """`number(P01.year)`: a text of digits as a plain number."""
    node = compiler.node(tree.args[0], scope)
    if node.type.sort != "text":
        raise Wrong("number(…) wants a text")
    return Mapped(Type(sort="number", dimension=NONE), (node,), lambda text: float(str(text)))


def _factor(compiler: Compiling, tree: ast.Call, scope: Scope) -> Node:
    """`factor(id, when, 'unit')`; the unit may be left out where the id is written out."""
    fact_id = compiler.node(tree.args[0], scope)
    when = compiler.node(tree.args[1], scope) if len(tree.args) > 1 else Constant(TEXT, "")
    facts = compiler.form.facts
    if isinstance(fact_id, Constant):
        rows = facts.get(str(fact_id.column[0]))
        if not rows:
            raise Wrong(f"there is no fact {fact_id.column[0]}")
        kind = names.dimension(rows[0].unit)
        return FactAt(Type(sort="number", dimension=kind), fact_id, when, {rows[0].id: names.factor_of(rows[0].unit)})
    if len(tree.args) < 3 or not isinstance(tree.args[2], ast.Constant):
        raise Wrong("factor(id, when, 'unit') says its unit where the id is looked up")
    unit = str(tree.args[2].value)
    owner = names.owner_of(compiler.form, scope.table) if scope.table else None
    kind = names.dimension(unit, "", owner)
    if "{of}" in unit and isinstance(fact_id, PerKey):
        return FactAt(Type(sort="number", dimension=kind), fact_id, when, _per_resource(compiler.form, fact_id, unit))
    factors = {each: names.factor_of(rows[0].unit) for each, rows in facts.items() if _fits(rows[0].unit, unit)}
    return FactAt(Type(sort="number", dimension=kind), fact_id, when, factors)


def _fits(unit: str, wanted: str) -> bool:
    return bool(units.unit(unit).dimension == units.unit(wanted).dimension)


def _per_resource(form: Form, fact_id: PerKey, unit: str) -> Mapping[str, float]:
    table = names.table_of(form, fact_id.scope or ("", ""))
    items = form.lists[table.rows.source if table.rows else ""]
    factors: dict[str, float] = {}
    for key, fact in fact_id.values.items():
        rows = form.facts.get(str(fact)) if isinstance(fact, str) else None
        if not rows:
            continue
        own = unit.replace("{of}", f"({getattr(items[key], 'unit', '1')})")
        if not _fits(rows[0].unit, own):
            raise Wrong(f"{fact} is in {rows[0].unit}, which is no {own} as {key} wants")
        factors[str(fact)] = names.factor_of(rows[0].unit) / names.factor_of(own) * names.factor_of(unit)
    return factors


def _factor_age(compiler: Compiling, tree: ast.Call, scope: Scope) -> Node:
    """`factor_age('grid', P01.year)`: the years between the time asked and the fact that answers."""
    found = _factor(compiler, tree, scope)
    assert isinstance(found, FactAt)
    return FactAge(Type(sort="number", dimension=NONE), found)


def _mentions(compiler: Compiling, tree: ast.Call, scope: Scope) -> Node:
    """`mentions(cause, ('lười', 'ẩu'))`: whether one of these words stands in a text."""
    text, words = (compiler.node(each, scope) for each in tree.args)
    if text.type.sort != "text" or words.type.sort != "texts":
        raise Wrong("mentions(…) wants a text and a list of words")
    return Mapped(TRUTH, (text, words), lambda said, each: _stands_in(str(said), each))


def _stands_in(said: str, words: tuple[str, ...]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said, re.IGNORECASE) for word in words)


FUNCTIONS: dict[str, Callable[[Compiling, ast.Call, Scope], Node]] = {
    "known": _known,
    "first": _first,
    "least": _extreme(min),
    "most": _extreme(max),
    "between": _between,
    "origin": _origin,
    "basis": _basis,
    "unbased": _unbased,
    "year": _year,
    "number": _read_number,
    "factor": _factor,
    "factor_age": _factor_age,
    "mentions": _mentions,
}
