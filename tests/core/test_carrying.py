"""Figures taken over from the evaluation before, and worked out as they are asked for, are those of working all out."""

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpa_desktop.core import evaluation
from cpa_desktop.core.evaluation import evaluate
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.program import Work
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


def lived(history: list[tuple[str, str | None]]) -> Iterator[tuple[Record, Evaluation]]:
    """A record after each entry, and its figures, worked out from those before."""
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
        yield record, before


@settings(deadline=None, max_examples=150)
@given(st.lists(entries(), max_size=25))
def test_that_taking_over_changes_nothing_in_the_outcome(history: list[tuple[str, str | None]]) -> None:
    for record, found in lived(history):
        assert everything(found) == everything(evaluate(FORM, record))


@settings(deadline=None, max_examples=150)
@given(st.lists(entries(), max_size=15), st.lists(st.sampled_from(sorted(FORM.by_key)), max_size=6))
def test_that_whatever_is_asked_for_first_is_as_when_all_is_worked_out(
    history: list[tuple[str, str | None]], asked: list[Key]
) -> None:
    for record, found in lived(history):
        whole = evaluate(FORM, record)
        for key in asked:
            assert found.counted(key) == whole.counted(key)
            assert found.frame.columns[key] == whole.frame.columns[key]
            assert found.frame.origins.get(key) == whole.frame.origins.get(key)
            assert found.rows(*key[:2]) == whole.rows(*key[:2])
        assert everything(found) == everything(whole)


def test_that_only_what_is_asked_for_is_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    history = [("P1/begin", known("2025-01")), ("P1/finish", known("2025-02")), ("P1/items/coal", position_text(1.0))]
    *_, (record, before) = lived([*history, ("P1/use/coal.2025-01/qty", known(5.0))])
    before.complete()
    # given an entry on which a total and much else rest
    change = record.next_change(
        label=same(""),
        edits=record.edits("P1/use/coal.2025-01/qty", known(7.0)),
        device="d",
        by="",
        at="2026-01-01T00:00:00+00:00",
    )
    worked_out: list[Key] = []
    monkeypatch.setattr(evaluation, "_column", partial(noted, worked_out, evaluation._column))
    now = evaluate(FORM, record.after(change), before=before)
    # when nobody has asked, then nothing is; when the total is asked for, then that and what it rests on
    assert worked_out == []
    assert now.cell(("P1", "items", "total"), "coal") == 7.0
    assert worked_out == [("P1", "use", "qty"), ("P1", "items", "total")]
    # and all the rest when all is gone through
    assert now.findings is not None
    assert ("P1", "", "carbon") in worked_out


def noted(worked_out: list[Key], column: Callable[[Evaluation, Work], None], found: Evaluation, work: Work) -> None:
    """Works a column out, and notes which."""
    worked_out.append(work.key)
    column(found, work)


def test_that_what_could_not_be_worked_out_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    *_, (record, before) = lived([("P1/items/coal", position_text(1.0)), ("P1/items/coal/price", known(3.0, "VND/t"))])
    change = record.next_change(
        label=same(""), edits=record.edits("P1/items/coal/price", known(4.0, "VND/t")), device="d", by="", at=""
    )
    record = record.after(change)
    now = evaluate(FORM, record, before=before)
    key = ("P1", "items", "cost")
    with monkeypatch.context() as broken:
        broken.setattr(evaluation, "_column", broken_column)
        with pytest.raises(ZeroDivisionError):
            now.cell(key, "coal")
    assert everything(now) == everything(evaluate(FORM, record))


def broken_column(_found: Evaluation, _work: Work) -> None:
    """A fault in the program."""
    raise ZeroDivisionError
