"""Taking figures over from the evaluation before gives the same as working all of them out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cpa_desktop.core.evaluation import evaluate
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.record import Record
from cpa_desktop.core.replay import position_text
from cpa_desktop.core.text import Text, same
from cpa_desktop.core.worksheet import Check, Engine, Reads, Rows
from tests.core.small_forms import computed, field, known, program, sheet, table

FORM = program(
    sheet(
        field("year", "text"),
        field("begin", "month"),
        field("finish", "month"),
        table(
            "periods",
            field("name", "text"),
            field("days", unit="day"),
            rows=Rows(
                engine=Engine(
                    name="periods.calendar", tables={}, values={"start": "begin", "end": "finish", "step": "'month'"}
                )
            ),
        ),
        table(
            "items",
            computed("unit", "source.unit"),
            field("price", unit="VND/{of}", default="'1 VND/kWh' * factor(source.energy, year, 'kWh/{of}')"),
            computed("total", "sum(u.qty for u in use if u.item == id)", "{of}"),
            computed("carbon", "total * factor(source.energy, year, 'MWh/{of}') * factor('grid', year)", "tCO2e"),
            computed("cost", "total * price", "VND"),
            rows=Rows(source="resources", chosen=True),
            of="unit",
        ),
        table(
            "use",
            field("qty", unit="{of}", when="item == 'coal' or not hide"),
            rows=Rows(each={"item": "items", "period": "periods"}),
            of="item.unit",
        ),
        field("hide", "yes_no", default="False"),
        table("shares", field("share", unit="%"), computed("use", "'u'"), computed("form", "'percent'")),
        table(
            "net",
            field("net", unit="VND"),
            rows=Rows(
                engine=Engine(
                    name="interaction.net",
                    tables={
                        "effects": Reads(
                            table="shares", columns={"option": "id", "use": "use", "form": "form", "share": "share"}
                        ),
                        "uses": Reads(
                            table="items", columns={"stream": "unit", "amount": "cost"}, where="id == 'coal'"
                        ),
                    },
                )
            ),
        ),
        computed("carbon", "sum(i.carbon for i in items)", "tCO2e"),
        computed("money", "sum(n.net for n in net)", "VND"),
        checks=(Check(when="carbon > '5 tCO2e'", severity="doubt", text=Text(vi="{carbon}", en="{carbon}")),),
    )
)
ADDRESSES = st.sampled_from(
    [
        *(f"P1/use/{item}.2025-0{month}/qty" for item in ("coal", "electricity") for month in (1, 2, 3)),
        *(f"P1/items/{item}" for item in ("coal", "electricity")),
        "P1/items/coal/price",
        "P1/year",
        "P1/begin",
        "P1/finish",
        "P1/hide",
        "P1/shares/rowaaaaa",
        "P1/shares/rowbbbbb",
        "P1/shares/rowaaaaa/share",
    ]
)


@st.composite
def entries(draw: st.DrawFn) -> tuple[str, str | None]:
    """An address and what is entered there, or its removal."""
    address = draw(ADDRESSES)
    if draw(st.integers(0, 4)) == 0:
        return address, None
    if address.count("/") == 2 and "/qty" not in address:
        return address, position_text(float(draw(st.integers(0, 3))))
    field_id = address.rpartition("/")[2]
    values: dict[str, st.SearchStrategy[str]] = {
        "year": st.sampled_from(["2021", "2023", "2026"]).map(known),
        "begin": st.sampled_from(["2025-01", "2025-02"]).map(known),
        "finish": st.sampled_from(["2025-02", "2025-03"]).map(known),
        "hide": st.booleans().map(known),
        "price": st.just(known(3.0, "VND/t")),
        "share": st.sampled_from([known(10.0, "%"), known(50.0, "%")]),
        "qty": st.sampled_from([known(5.0), known(7.0)]),
    }
    return address, draw(values[field_id])


def everything(found: Evaluation) -> tuple[object, ...]:
    """All that can be asked of an evaluation."""
    found.complete()
    frame = found.frame
    return (
        frame.rows,
        frame.columns,
        frame.origins,
        frame.counted,
        found.findings,
        found.used_facts,
        found.engine_inputs,
    )


@settings(deadline=None, max_examples=150)
@given(st.lists(entries(), max_size=25))
def test_that_taking_over_changes_nothing_in_the_outcome(history: list[tuple[str, str | None]]) -> None:
    record = Record(id="r", register="audit")
    before: Evaluation | None = None
    for address, text in history:
        if address.count("/") == 3 and record.is_deleted(address.rpartition("/")[0]):
            continue
        edits = record.edits(address, text)
        if not edits:
            continue
        change = record.next_change(label=same(""), edits=edits, device="d", by="", at="2026-01-01T00:00:00+00:00")
        record = record.after(change)
        before = evaluate(FORM, record, before=before)
        assert everything(before) == everything(evaluate(FORM, record))
