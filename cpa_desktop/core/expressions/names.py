"""Which names an expression may use, and what each of them is."""

import typing
from collections.abc import Callable, Mapping
from functools import lru_cache

from cpa_desktop.calc import units
from cpa_desktop.calc.units import Dimension
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.nodes import Type
from cpa_desktop.core.expressions.values import NOT_APPLICABLE, Cell, Key
from cpa_desktop.core.form import Form, Item
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.sector import LISTS
from cpa_desktop.core.worksheet import Expression, Field, Listed

TEXT = Type(sort="text")
TRUTH = Type(sort="truth")
TEXTS = Type(sort="texts")
NONE = Dimension({})

_ATTRIBUTE_UNITS = {
    ("options", "investment_low"): "VND",
    ("options", "investment_high"): "VND",
    ("options", "investment_capacity"): "t/day",
    ("options", "investment_exponent"): "1",
    ("effects", "order"): "1",
    ("resources", "price_low"): "VND/{of}",
    ("resources", "price_high"): "VND/{of}",
    ("benchmarks", "capacity_low"): "t/day",
    ("benchmarks", "capacity_high"): "t/day",
}


class Wrong(Exception):
    """An expression or declaration that cannot be bound; the text says what is wrong to whoever edits forms/."""


@frozen
class Scope:
    """Where an expression stands: its sheet, the table whose rows it runs over, the variable that names them."""

    sheet: str
    table: TableKey | None = None
    variable: str = ""

    @property
    def single(self) -> "Scope":
        """The same sheet, outside any table."""
        return Scope(sheet=self.sheet)


def symbol(owner: TableKey) -> str:
    """The base dimension that stands for "the unit of this row" in a table."""
    return f"of:{owner[0]}.{owner[1]}"


@lru_cache(maxsize=4096)
def dimension(unit: str, basis: str = "", owner: TableKey | None = None) -> Dimension:
    """The dimension of a unit text, its basis counted as bases of their own, `{of}` as the owner's symbol."""
    try:
        found = units.unit(unit or "1").dimension
    except units.UnknownUnit as error:
        raise Wrong(str(error)) from error
    exponents = dict(found)
    if "of" in exponents:
        if owner is None:
            raise Wrong(f"{unit}: {{of}} stands only in a table that says `of:`")
        exponents[symbol(owner)] = exponents.pop("of")
    for sign, part in zip((1, -1), [*basis.split("/"), ""][:2], strict=True):
        for name in set(part.split(".")) - {"", "1"}:
            exponents[f"basis {name}"] = exponents.get(f"basis {name}", 0) + sign
    return Dimension(exponents)


def factor_of(unit: str) -> float:
    """What a number in this unit is multiplied by to be in base units; the row's own unit counts as one."""
    return units.unit(unit or "1").factor


def table_of(form: Form, key: TableKey) -> Field:
    """The declaration of a table."""
    try:
        field = form.field(key[0], "", key[1])
    except KeyError as error:
        raise Wrong(f"there is no table {key[0]}.{key[1]}") from error
    if not field.is_table:
        raise Wrong(f"{key[0]}.{key[1]} is no table")
    return field


def resolve_table(form: Form, sheet: str, words: str) -> TableKey:
    """`use`, `P08.use` or `enterprise.P02.lines`, seen from a sheet."""
    prefix = sheet.rpartition(".")[0]
    head, _, last = words.rpartition(".")
    key = (head if head else sheet, last) if not (head and prefix) else (f"{prefix}.{head}", last)
    table_of(form, key)
    return key


def owner_of(form: Form, key: TableKey) -> TableKey | None:
    """The table whose rows' units `{of}` means here: this one, or the one its `of:` points to by a key part."""
    field = table_of(form, key)
    if not field.of:
        return None
    part, dot, _ = field.of.partition(".")
    rows = field.rows
    if dot and rows is not None and part in rows.each:
        return resolve_table(form, key[0], rows.each[part])
    if dot and part != "source":
        try:
            return resolve_table(form, key[0], field.column(part).choices_from)
        except KeyError as error:
            raise Wrong(f"of: {field.of} names no column of {key[1]}") from error
    return key


def declared(form: Form, key: Key) -> Type | None:
    """The type a field declares; None for computed fields without a unit, whose expression says it."""
    sheet, table, field_id = key
    try:
        field = form.field(*key)
    except KeyError as error:
        raise Wrong(f"there is no {'.'.join(part for part in key if part)}") from error
    owner = owner_of(form, (sheet, table)) if table else None
    if field.kind in ("quantity", "computed", "integer", "money") and (field.unit or field.kind != "computed"):
        unit = field.unit or ("VND" if field.kind == "money" else "1")
        return Type(sort="number", dimension=dimension(unit, field.basis.replace("{product}", form.basis), owner))
    if field.kind == "computed":
        return None
    if field.kind == "yes_no":
        return TRUTH
    if field.kind == "many":
        return TEXTS
    if field.kind == "reference":
        return Type(sort="text", refers=resolve_table(form, sheet, field.choices_from))
    if field.is_table:
        raise Wrong(f"{sheet}.{field_id} is a table; use it in sum(… for x in {field_id})")
    return TEXT


def attribute(form: Form, listing: str, name: str, owner: TableKey | None) -> tuple[Type, Mapping[str, Cell]]:
    """An attribute of the content that rows stand for, with its value for each row key, in base units."""
    items = form.lists.get(listing)
    if items is None:
        raise Wrong(f"there is no content list {listing}")
    hint = attribute_hint(listing, name)
    found = {key: getattr(item, name) for key, item in items.items()}
    if hint in ("float", "int"):
        return _numbers(items, listing, name, owner, found)
    if hint == "bool":
        return TRUTH, {key: bool(value) for key, value in found.items()}
    if hint == "tuple":
        return TEXTS, {key: tuple(value) for key, value in found.items()}
    if hint == "str":
        return TEXT, {key: value or NOT_APPLICABLE for key, value in found.items()}
    raise Wrong(f"{listing}.{name} cannot be reckoned with")


def attribute_hint(listing: str, name: str) -> str:
    """The sort of an attribute of a content list, by its annotation: str, float, bool, tuple, Expression, Text."""
    kind = LISTS.get(listing, Listed)
    hint = next(
        (each.__annotations__[name] for each in kind.__mro__ if name in vars(each).get("__annotations__", ())), None
    )
    if hint is None and isinstance(getattr(kind, name, None), property):
        hint = getattr(kind, name).fget.__annotations__["return"]
    if hint is None:
        raise Wrong(f"{listing} have no {name}")
    if hint is Expression:
        return "Expression"
    origin = typing.get_origin(hint)
    if origin is tuple:
        return "tuple" if typing.get_args(hint)[0] is str else "object"
    if origin is typing.Literal:
        return "str"
    names = {getattr(part, "__name__", "") for part in typing.get_args(hint) or (hint,)} - {"NoneType"}
    return names.pop() if len(names) == 1 else "object"


def _numbers(
    items: Mapping[str, Item], listing: str, name: str, owner: TableKey | None, found: Mapping[str, object]
) -> tuple[Type, Mapping[str, Cell]]:
    fixed = _ATTRIBUTE_UNITS.get((listing, name))
    plain = {key: float(value) if isinstance(value, (int, float)) else NOT_APPLICABLE for key, value in found.items()}
    if fixed is not None:
        kind = Type(sort="number", dimension=dimension(fixed, "", owner))
        return kind, _times(plain, lambda _: factor_of(fixed))
    if owner is not None:
        return Type(sort="number", dimension=dimension("{of}", "", owner)), plain
    kinds = {dimension(str(getattr(item, "unit", "1"))) for item in items.values()}
    if not kinds:
        return Type(sort="number", dimension=None), {}
    if len(kinds) > 1:
        raise Wrong(f"{listing}.{name} has a unit of its own in each row; give the table `of: source.unit`")
    return Type(sort="number", dimension=kinds.pop()), _times(
        plain, lambda key: factor_of(str(getattr(items[key], "unit", "1")))
    )


def _times(plain: Mapping[str, Cell], factor: Callable[[str], float]) -> Mapping[str, Cell]:
    return {key: cell * factor(key) if isinstance(cell, float) else cell for key, cell in plain.items()}
