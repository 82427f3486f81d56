"""Texts that quote figures: what is said, what is left out, what a condition lets stand."""

import pytest

from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.text import Text, same
from cpa_desktop.core.uncertainty import Spread
from cpa_desktop.core.worksheet import Choice
from cpa_desktop.report.figure_text import Cells
from cpa_desktop.report.quoting import Quoter
from tests.core.small_forms import computed, field, figures, known, program, rows, sheet, table

_STATES = (Choice(id="good", title=Text(vi="Tốt", en="Good")), Choice(id="bad", title=Text(vi="Kém", en="Poor")))
BUILT = program(
    sheet(
        field("water", unit="m3", origin="declared"),
        field("heat", unit="GJ"),
        field("state", "choice", choices=_STATES),
        field("is_large", "yes_no"),
        computed("years", "'0.5 year'", "year"),
        table(
            "wastes",
            field("name", "text"),
            field("cost", "money"),
            field("kind", "text"),
            title="name",
        ),
    )
)


def quoter(**answers: str) -> Quoter:
    """Of a record with water, a state and three wastes."""
    found: Evaluation = figures(
        BUILT,
        {"P1/water": known(200.0, "m3"), "P1/state": known("bad"), "P1/is_large": known(True)}
        | rows("P1/wastes", "a", "b", "c")
        | {f"P1/wastes/{row}/name": known(name) for row, name in (("a", "Nước thải"), ("b", "Bã"), ("c", "CTNH"))}
        | {f"P1/wastes/{row}/cost": known(cost, "VND") for row, cost in (("a", 2e6), ("b", 5e6), ("c", 0.0))}
        | {"P1/wastes/b/kind": known("organic")}
        | {f"P1/{name}": text for name, text in answers.items()},
    )
    return Quoter(Cells(found, Spread(found)), found)


def said(text: str, **answers: str) -> list[str]:
    """The paragraphs of a text, in Vietnamese."""
    return [each.vi.replace("\u00a0", " ") for each in quoter(**answers).paragraphs(same(text))]


def test_that_a_figure_is_said_with_its_unit_and_with_its_range_where_it_is_asked_for() -> None:
    assert said("Dùng {P1.water}.\nĐúng ra {P1.water:±}.") == ["Dùng 200 m³. Đúng ra 200 ± 60 m³."]


def test_that_a_sentence_goes_whose_figure_is_missing_and_with_its_last_one_the_paragraph() -> None:
    assert said("Dùng {P1.water}.\nNhiệt {P1.heat}.\n\nNhiệt {P1.heat}.\n\nXong.") == ["Dùng 200 m³.", "Xong."]


def test_that_a_condition_says_nothing_and_lets_its_sentence_stand_while_it_holds() -> None:
    text = "{P1.is_large:if}Lớn.\n{P1.is_large:unless}Nhỏ.\n{P1.state:if bad}Phải sửa.\n{P1.state:if good}Giữ."
    assert said(text) == ["Lớn. Phải sửa."]
    assert said(text, is_large=known(False), state=known("good")) == ["Nhỏ. Giữ."]


def test_that_what_is_missing_can_be_said_to_be_missing() -> None:
    text = "{P1.heat:missing}Chưa có số liệu nhiệt.\n{P1.water:missing}Chưa có số liệu nước."
    assert said(text) == ["Chưa có số liệu nhiệt."]
    assert said("{P1.heat:unless}Không có nhiệt.") == []


def test_that_zero_is_no_reason_to_speak() -> None:
    assert said("{P1.heat:if}Có nhiệt.\n{P1.heat:unless}Không nhiệt.", heat=known(0.0, "GJ")) == ["Không nhiệt."]


def test_that_the_largest_rows_of_a_table_are_named_with_their_figures() -> None:
    assert said("Đắt nhất: {P1.wastes:1 by cost}.") == ["Đắt nhất: bã (5 triệu đồng)."]
    assert said("{P1.wastes:names by cost}") == ["bã; nước thải"]
    assert said("{P1.wastes:by cost where kind=organic}") == ["bã (5 triệu đồng)"]


def test_that_rows_are_counted_and_none_is_not_said_to_be_nought() -> None:
    assert said("{P1.wastes:count} dòng.") == ["3 dòng."]
    assert said("{P1.wastes:count where kind=organic} hữu cơ.\n{P1.wastes:count where kind=metal} kim loại.") == [
        "1 hữu cơ."
    ]


def test_that_a_table_can_be_asked_whether_a_row_is_so() -> None:
    text = "{P1.wastes:if kind=metal}Có.\n{P1.wastes:unless kind=metal}Không.\n{P1.wastes:missing}Trống."
    assert said(text) == ["Không."]


def test_that_an_answer_chosen_stands_in_a_sentence_in_small_letters() -> None:
    assert said("Tình trạng: {P1.state}.") == ["Tình trạng: kém."]


def test_that_a_time_under_a_year_is_said_in_months() -> None:
    assert said("Hoàn vốn {P1.years}.") == ["Hoàn vốn 6,0 tháng."]


def test_that_dots_stand_where_something_is_to_be_written() -> None:
    assert quoter().dotted(same("Tại {P1.heat}, {P1.water}.")).vi.replace("\u00a0", " ") == "Tại ………………, 200 m³."


def test_that_a_quote_nobody_understands_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match="sorted"):
        said("{P1.wastes:sorted cost}")
