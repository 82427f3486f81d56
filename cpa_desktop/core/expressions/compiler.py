"""From the text of an expression to its nodes, refusing unknown names, cycles and disagreeing units."""

import ast
import operator
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from cpa_desktop.calc import units
from cpa_desktop.core.expressions import calls, names
from cpa_desktop.core.expressions.aggregates import VERBS
from cpa_desktop.core.expressions.agreement import agree, common, number
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.leaves import Cells, Constant, PerKey, Picked, RowKeys
from cpa_desktop.core.expressions.names import NONE, TEXT, TRUTH, Scope, Wrong
from cpa_desktop.core.expressions.nodes import Node, Type
from cpa_desktop.core.expressions.operators import Chosen, Compared, Logic, Mapped, Product, Quotient, Sum
from cpa_desktop.core.expressions.row_by_row import own_of_each_row
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.form import Form

_QUANTITY = re.compile(r"(-?\d+(?:\.\d+)?(?:e-?\d+)?)\s*([^\d\s.,-]\S*)")
_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


class Compiler:
    """Compiles the expressions of one form; remembers what each computed field gives."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._nodes: dict[Key, Node] = {}
        self._types: dict[Key, Type] = {}
        self._open: list[Key] = []

    def field(self, key: Key) -> Node:
        """The compiled expression of a computed field, its unit checked against the one it declares."""
        if key in self._nodes:
            return self._nodes[key]
        if key in self._open:
            raise Wrong(
                "these wait for one another: " + " → ".join(".".join(filter(None, k)) for k in [*self._open, key])
            )
        self._open.append(key)
        try:
            field = self.form.field(*key)
            node = self.worked_out(key, field.value)
            wanted = names.declared(self.form, key)
            if wanted is not None and wanted.sort == "number":
                agree(node.type, wanted, field.value, "the field")
        finally:
            self._open.pop()
        self._nodes[key] = node
        return node

    def compile(self, text: str, scope: Scope) -> Node:
        """The nodes of an expression seen from a scope."""
        try:
            tree = _parsed(text.strip())
        except SyntaxError as error:
            raise Wrong(f"cannot be read: {text}") from error
        return self.node(tree, scope)

    def type_of(self, key: Key) -> Type:
        """What a field gives, compiling it first where only its expression says so."""
        found = self._types.get(key)
        if found is None:
            found = self._types[key] = self._type_of(key)
        return found

    def _type_of(self, key: Key) -> Type:
        if "." in key[0]:
            prefix, _, sheet = key[0].partition(".")
            if self.form.parent is None or prefix != self.form.parent.register.id:
                raise Wrong(f"there is no {prefix} around this record")
            return Compiler(self.form.parent).type_of((sheet, key[1], key[2]))
        return names.declared(self.form, key) or self.field(key).type

    # nodes

    def node(self, tree: ast.expr, scope: Scope) -> Node:
        """One part of the tree."""
        if isinstance(tree, ast.Constant):
            return self._constant(tree.value)
        if isinstance(tree, ast.Name):
            return self._name(tree.id, scope)
        if isinstance(tree, ast.Attribute):
            return self._attribute(tree, scope)
        if isinstance(tree, ast.BinOp):
            return self._arithmetic(tree, scope)
        if isinstance(tree, ast.UnaryOp):
            return self._unary(tree, scope)
        if isinstance(tree, ast.BoolOp):
            operands = tuple(self._truth(value, scope) for value in tree.values)
            return Logic(TRUTH, operands, isinstance(tree.op, ast.Or))
        if isinstance(tree, ast.Compare):
            return self._compare(tree, scope)
        if isinstance(tree, ast.IfExp):
            branches = (self.node(tree.body, scope), self.node(tree.orelse, scope))
            return Chosen(common(branches), branches, self._truth(tree.test, scope))
        if isinstance(tree, ast.Tuple):
            words = tuple(
                part.value for part in tree.elts if isinstance(part, ast.Constant) and isinstance(part.value, str)
            )
            if len(words) == len(tree.elts):
                return Constant(names.TEXTS, words)
        if isinstance(tree, ast.Call):
            return self._call(tree, scope)
        raise Wrong(f"is not allowed here: {ast.unparse(tree)}")

    def _constant(self, value: object) -> Node:
        if isinstance(value, bool):
            return Constant(TRUTH, value)
        if isinstance(value, (int, float)):
            return Constant(Type(sort="number", dimension=None if value == 0 else NONE), float(value))
        if isinstance(value, str):
            quantity = _QUANTITY.fullmatch(value.strip())
            if quantity is None:
                return Constant(TEXT, value)
            unit = names.dimension(quantity[2])
            return Constant(Type(sort="number", dimension=unit), units.to_base(float(quantity[1]), quantity[2]))
        raise Wrong(f"is not allowed here: {value!r}")

    def _name(self, name: str, scope: Scope) -> Node:
        found = self.lookup(name, scope)
        if found is None:
            raise Wrong(f"there is no {name} on {scope.sheet}")
        return found

    def lookup(self, name: str, scope: Scope) -> Node | None:
        """A bare name: the row's key, a column, a part of the row's key, then a field of the sheet."""
        if scope.table is not None and not scope.variable:
            found = self._of_row(name, scope.table)
            if found is not None:
                return found
        try:
            field = self.form.field(scope.sheet, "", name)
        except KeyError:
            return None
        key = (scope.sheet, "", field.id)
        return Cells(self.type_of(key), None, key)

    def _of_row(self, name: str, table: TableKey) -> Node | None:
        declaration = names.table_of(self.form, table)
        if name == "id":
            return RowKeys(Type(sort="text", refers=table), table)
        key = (*table, name)
        if any(column.id == name for column in declaration.columns):
            return Cells(self.type_of(key), table, key)
        if declaration.rows is not None and name in declaration.rows.each:
            part = list(declaration.rows.each).index(name)
            target = names.resolve_table(self.form, table[0], declaration.rows.each[name])
            return RowKeys(Type(sort="text", refers=target), table, part)
        return None

    def _attribute(self, tree: ast.Attribute, scope: Scope) -> Node:
        words = _dotted(tree)
        if isinstance(tree.value, ast.Call):
            return self._picked_row(tree.value, tree.attr, scope)
        if isinstance(tree.value, ast.Name):
            owner = tree.value.id
            if owner == scope.variable and scope.table is not None:
                found = self._of_row(tree.attr, scope.table)
                if found is None:
                    raise Wrong(f"rows of {scope.table[1]} have no {tree.attr}")
                return found
            if owner == "source" and scope.table is not None:
                return self.source(tree.attr, scope.table)
            row = None if scope.variable else self.lookup(owner, scope)
            if row is not None:
                return self._through(row, tree.attr)
        elif isinstance(tree.value, ast.Attribute) and words.partition(".")[0] == scope.variable:
            return self._through(self._attribute(tree.value, scope), tree.attr)
        sheet, _, field = words.rpartition(".")
        if self._has_sheet(sheet):
            key = (sheet, "", field)
            return Cells(self.type_of(key), None, key)
        raise Wrong(f"there is no {words}")

    def _has_sheet(self, sheet: str) -> bool:
        try:
            self.form.sheet(sheet)
        except KeyError:
            return False
        return True

    def _through(self, row: Node, column: str) -> Node:
        """A column of the row that a key part or a reference names."""
        if row.type.refers is None:
            raise Wrong(f"{column} is asked of something that names no row")
        part = row.part if isinstance(row, RowKeys) else None
        return self.pick(row.type.refers, column, row, part)

    def pick(self, table: TableKey, column: str, which: Node, part: int | None) -> Node:
        """A column at the rows named; a constant key settles what unit the row has."""
        key = (*table, column)
        kind, factor = self.type_of(key), 1.0
        if isinstance(which, Constant) and kind.sort == "number":
            kind, factor = self._settled(kind, table, str(which.column[0]))
        return Picked(kind, key, which, part, factor)

    def _settled(self, kind: Type, table: TableKey, row: str) -> tuple[Type, float]:
        base = names.symbol(table)
        exponents = dict(kind.dimension or NONE)
        power = exponents.pop(base, 0)
        if not power:
            return kind, 1.0
        rows = names.table_of(self.form, table).rows
        item = self.form.lists.get(rows.source if rows else "", {}).get(row)
        unit = str(getattr(item, "unit", ""))
        if not unit:
            raise Wrong(f"the unit of row {row} of {table[1]} is not known beforehand")
        settled = type(NONE)(exponents) * names.dimension(unit) ** power
        return Type(sort="number", dimension=settled), names.factor_of(unit) ** power

    def source(self, name: str, table: TableKey) -> Node:
        """An attribute of the content, or a column of the table, that the rows come from."""
        rows = names.table_of(self.form, table).rows
        if rows is None or not (rows.source or rows.engine):
            raise Wrong(f"the rows of {table[1]} have no source")
        if rows.engine is not None:
            raise Wrong(f"the columns of {table[1]} are filled by {rows.engine.name}")
        if rows.source in self.form.lists:
            kind, values = names.attribute(self.form, rows.source, name, names.owner_of(self.form, table))
            return PerKey(kind, table, values)
        origin = names.resolve_table(self.form, table[0], rows.source)
        return self.pick(origin, name, RowKeys(Type(sort="text", refers=origin), table), None)

    def worked_out(self, key: Key, text: str) -> Node:
        """The value or default of a field, which may be an expression of its own in each row (`source.x`)."""
        sheet, table, _ = key
        scope = Scope(sheet=sheet, table=(sheet, table) if table else None)
        return own_of_each_row(self, key, text, scope) or self.compile(text, scope)

    # arithmetic

    def _arithmetic(self, tree: ast.BinOp, scope: Scope) -> Node:
        left, right = self.node(tree.left, scope), self.node(tree.right, scope)
        if isinstance(tree.op, ast.Pow) and isinstance(right, Constant) and isinstance(right.column[0], float):
            power = right.column[0]
            base = (number(left).dimension or NONE) ** int(power) if power == int(power) else NONE
            if power != int(power):
                agree(left.type, Type(sort="number", dimension=NONE), "what is raised", "a broken power")
            return Mapped(Type(sort="number", dimension=base), (left,), lambda x: float(x**power))
        if isinstance(tree.op, (ast.Add, ast.Sub)):
            kind = common((left, right))
            number(left)
            return Sum(kind, left, right, 1.0 if isinstance(tree.op, ast.Add) else -1.0)
        first, second = number(left).dimension or NONE, number(right).dimension or NONE
        if isinstance(tree.op, ast.Mult):
            return Product(Type(sort="number", dimension=first * second), left, right)
        if isinstance(tree.op, ast.Div):
            return Quotient(Type(sort="number", dimension=first / second), left, right)
        raise Wrong(f"is not allowed here: {ast.unparse(tree)}")

    def _unary(self, tree: ast.UnaryOp, scope: Scope) -> Node:
        if isinstance(tree.op, ast.Not):
            return Mapped(TRUTH, (self._truth(tree.operand, scope),), lambda x: not x)
        operand = self.node(tree.operand, scope)
        if isinstance(tree.op, ast.USub):
            if isinstance(operand, Constant) and isinstance(operand.column[0], float):
                return Constant(operand.type, -operand.column[0])
            return Product(number(operand), Constant(Type(sort="number", dimension=NONE), -1.0), operand)
        raise Wrong(f"is not allowed here: {ast.unparse(tree)}")

    def _truth(self, tree: ast.expr, scope: Scope) -> Node:
        node = self.node(tree, scope)
        if node.type.sort != "truth":
            raise Wrong(f"is neither true nor false: {ast.unparse(tree)}")
        return node

    def _compare(self, tree: ast.Compare, scope: Scope) -> Node:
        if len(tree.ops) > 1:
            parts = [tree.left, *tree.comparators]
            pairs = zip(parts, tree.ops, parts[1:], strict=False)
            singles = tuple(self._compare(ast.Compare(a, [op], [b]), scope) for a, op, b in pairs)
            return Logic(TRUTH, singles, False)
        left, right = self.node(tree.left, scope), self.node(tree.comparators[0], scope)
        kind = type(tree.ops[0])
        if kind in (ast.In, ast.NotIn):
            if right.type.sort != "texts":
                raise Wrong(f"is no list to be in: {ast.unparse(tree.comparators[0])}")
            wanted = kind is ast.In
            return Compared(TRUTH, (left, right), lambda one, many: (one in many) is wanted)
        if kind not in _COMPARE:
            raise Wrong(f"is not allowed here: {ast.unparse(tree)}")
        common((left, right))
        return Compared(TRUTH, (left, right), _COMPARE[kind])

    # calls

    def _picked_row(self, call: ast.Call, column: str, scope: Scope) -> Node:
        function = call.func
        if not (isinstance(function, ast.Attribute) and function.attr == "row" and len(call.args) == 1):
            raise Wrong(f"is not allowed here: {ast.unparse(call)}.{column}")
        table = names.resolve_table(self.form, scope.sheet, ast.unparse(function.value))
        return self.pick(table, column, self.node(call.args[0], scope), None)

    def _call(self, tree: ast.Call, scope: Scope) -> Node:
        name = _dotted(tree.func)
        if name in VERBS:
            return calls.aggregate(self, name, tree, scope)
        if name in calls.FUNCTIONS:
            return calls.FUNCTIONS[name](self, tree, scope)
        if "." in name:
            return calls.calculator(self, name, tree, scope)
        raise Wrong(f"there is no function {name}")


@lru_cache(maxsize=8192)
def _parsed(text: str) -> ast.expr:
    """The tree of an expression; the same sheets are compiled for every sort of record and every industry."""
    return ast.parse(text, mode="eval").body


def _dotted(tree: ast.expr) -> str:
    """`P08.total_cost` as it was written; unparsing anything is slow, and names are what there is most of."""
    if isinstance(tree, ast.Name):
        return tree.id
    if isinstance(tree, ast.Attribute):
        return f"{_dotted(tree.value)}.{tree.attr}"
    return ast.unparse(tree)
