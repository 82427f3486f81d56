"""Small forms written in the tests themselves, and records that answer them."""

from collections.abc import Iterable, Mapping
from typing import Any

from cpa_desktop.core.answer import Answer, text_of
from cpa_desktop.core.evaluation import evaluate
from cpa_desktop.core.expressions.values import Cell
from cpa_desktop.core.fact import Fact, by_id
from cpa_desktop.core.figures import Evaluation, Table
from cpa_desktop.core.form import Form, Item
from cpa_desktop.core.listing import empty
from cpa_desktop.core.program import Problem, Program, build
from cpa_desktop.core.record import Record
from cpa_desktop.core.register import Register
from cpa_desktop.core.replay import position_text
from cpa_desktop.core.resource import Resource
from cpa_desktop.core.text import same
from cpa_desktop.core.worksheet import Check, Engine, Field, Reads, Rows, Worksheet

GRID = tuple(
    Fact(id="grid", title=same("grid"), value=value, unit="tCO2e/MWh", year=year, grade="read", source="s")
    for year, value in ((2021, 0.7221), (2023, 0.6592))
)
LHV = Fact(id="lhv_coal", title=same("lhv"), value=20.9, low=16.7, high=25.1, unit="GJ/t", grade="derived", source="s")
POWER = Fact(id="power", title=same("power"), value=3.6, unit="MJ/kWh", grade="read", source="s")
WIDTHS = tuple(
    Fact(id=f"uncertainty_{origin}", title=same(origin), value=value, unit="%", grade="estimate", source="s")
    for origin, value in (("metered", 2), ("invoice", 1), ("declared", 30), ("norm", 40))
)
FACTS = (*GRID, LHV, POWER, *WIDTHS)
RESOURCES: tuple[Resource, ...] = (
    Resource(
        id="electricity", title=same("Điện"), group="electricity", unit="kWh", units=("kWh", "MWh"), energy="power"
    ),
    Resource(id="coal", title=same("Than"), group="fuel", unit="t", units=("t", "kg"), energy="lhv_coal"),
)


def field(id: str, kind: str = "quantity", **more: Any) -> Field:
    """A field labelled by its own id."""
    return Field(id=id, kind=kind, label=same(id), **more)


def computed(id: str, value: str, unit: str = "", **more: Any) -> Field:
    """A computed field."""
    return field(id, "computed", value=value, unit=unit, **more)


def table(id: str, *columns: Field, rows: Rows | None = None, **more: Any) -> Field:
    """A table, of own rows unless said otherwise."""
    return field(id, "table", columns=columns, rows=rows or Rows(own=True), **more)


def sheet(*fields: Field, id: str = "P1", checks: tuple[Check, ...] = (), **more: Any) -> Worksheet:
    """A sheet of these fields."""
    return Worksheet(id=id, title=same(id), fields=fields, checks=checks, **more)


LEDGER = (
    table(
        "items",
        field("share", unit="%"),
        computed("unit", "source.unit"),
        computed("total", "sum(u.qty for u in use if u.item == id)", "{of}"),
        computed("energy", "total * factor(source.energy, '2025', 'GJ/{of}')", "GJ"),
        rows=Rows(source="resources", chosen=True),
        of="unit",
    ),
    table("periods", field("days", unit="day")),
    table(
        "use",
        field("qty", unit="{of}", origin="invoice", shared="item"),
        rows=Rows(each={"item": "items", "period": "periods"}),
        of="item.unit",
    ),
)
"""Bought things, their periods, and what was used of each in each."""


def net_of_overlap(origin: str = "declared") -> tuple[Field, ...]:
    """Uses whose amounts come of that origin, shares saved of them, and by an engine what is saved in all."""
    return (
        table("uses", field("amount", unit="t", origin=origin), computed("stream", "'starch'")),
        table(
            "effects",
            field("share", unit="%"),
            computed("use", "'u1'"),
            computed("form", "'percent'"),
        ),
        table(
            "net",
            field("net", unit="t"),
            rows=Rows(
                engine=Engine(
                    name="interaction.net",
                    tables={
                        "effects": Reads(
                            table="effects", columns={"option": "id", "use": "use", "form": "form", "share": "share"}
                        ),
                        "uses": Reads(table="uses", columns={"stream": "stream", "amount": "amount"}),
                    },
                )
            ),
        ),
        computed("x", "sum(n.net for n in net)", "t"),
    )


def form(*sheets: Worksheet, parent: Form | None = None, register: str = "audit", items: Iterable[Item] = ()) -> Form:
    """A form of these sheets with the facts and resources above."""
    lists: dict[str, Mapping[str, Item]] = empty()
    lists["resources"] = {each.id: each for each in (*RESOURCES, *items)}
    return Form(
        register=Register(id=register, title=same(register)),
        sector="",
        sheets=sheets,
        lists=lists,
        facts=by_id(FACTS),
        parent=parent,
    )


def program(*sheets: Worksheet, **more: Any) -> Program:
    """The compiled form; fails with what is wrong with it."""
    built, problems = build(form(*sheets, **more))
    assert built is not None, problems
    return built


def problems(*sheets: Worksheet) -> tuple[Problem, ...]:
    """What is wrong with a form."""
    return build(form(*sheets))[1]


def known(value: float | str | bool, unit: str = "") -> str:
    """The stored text of an answer that was read."""
    return text_of(Answer(entered=str(value), value=value, unit=unit))


def record(answers: Mapping[str, str]) -> Record:
    """A record with these stored texts, written by one device in one change."""
    start = Record(id="r", register="audit")
    edits = [edit for address, text in answers.items() for edit in start.edits(address, text)]
    change = start.next_change(label=same("x"), edits=edits, device="d", by="", at="2026-01-01T00:00:00+00:00")
    return start.after(change)


def rows(table_address: str, *keys: str) -> dict[str, str]:
    """The answers that make rows exist, in this order."""
    return {f"{table_address}/{key}": position_text(float(place)) for place, key in enumerate(keys)}


def figures(
    built: Program,
    answers: Mapping[str, str],
    around: Evaluation | None = None,
    results: Mapping[str, Table] | None = None,
) -> Evaluation:
    """The figures that follow from stored texts."""
    return evaluate(built, record(answers), around, results)


def one(value: str, unit: str = "", *more: Field, **answers: str) -> Cell:
    """What a single expression gives beside other fields, in its own unit."""
    built = program(sheet(*more, computed("x", value, unit)))
    found = figures(built, {f"P1/{name}": text for name, text in answers.items()})
    return found.shown_value(("P1", "", "x"))
