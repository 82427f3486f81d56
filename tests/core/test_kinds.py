"""Every kind of field: what it shows it can read again; what it refuses it says in one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.core import kinds
from cpa_desktop.core.answer import answer_of, text_of
from cpa_desktop.core.kinds import KINDS, Context
from cpa_desktop.core.text import Language, Text, same
from cpa_desktop.core.worksheet import Choice
from tests.core.small_forms import field

CHOICES = (
    Choice(id="coal", title=Text(vi="than", en="coal")),
    Choice(id="wood", title=Text(vi="củi", en="firewood")),
)
CONTEXT = Context(unit="t/h", units=("t/h", "kg/h"), choices=CHOICES)
EXAMPLES = {
    "text": "Nhà máy A",
    "longtext": "Dòng một\ndòng hai",
    "integer": "250",
    "quantity": "1.234,5",
    "money": "15 triệu",
    "date": "31/12/2025",
    "month": "12/2025",
    "choice": "củi",
    "many": "than; củi",
    "yes_no": "có",
    "reference": "coal",
    "place": "Than",
    "photo": "a" * 64,
    "file": "b" * 64,
}


def test_that_every_kind_has_an_example_here() -> None:
    assert set(EXAMPLES) == set(KINDS)


@pytest.mark.parametrize("kind", EXAMPLES)
def test_that_each_kind_reads_its_example_and_reads_again_what_it_writes(kind: str) -> None:
    made, reading = kinds.read(field("x", kind), EXAMPLES[kind], "vi", CONTEXT)
    assert reading.status == "value"
    assert made is not None
    languages: tuple[Language, ...] = ("vi", "en")
    for language in languages:
        written = kinds.write(field("x", kind), made, language, CONTEXT)
        again, _ = kinds.read(field("x", kind), written, language, CONTEXT)
        assert again is not None
        assert (again.value, again.unit) == (made.value, made.unit)


@pytest.mark.parametrize("kind", EXAMPLES)
@given(typed=st.text(max_size=40))
def test_that_no_entry_makes_a_kind_fail_and_what_was_typed_is_kept(kind: str, typed: str) -> None:
    made, reading = kinds.read(field("x", kind), typed, "vi", CONTEXT)
    if made is None:
        assert reading.status == "missing"
    else:
        assert made.entered == typed
        assert answer_of(text_of(made)) == made
        assert (made.state == "refused") == (reading.status in ("ask", "reject"))


def test_that_a_refusal_names_the_bound_that_was_crossed() -> None:
    _, reading = kinds.read(field("x", "quantity", unit="t/h", least=0.0), "-5", "vi", CONTEXT)
    assert reading.reason is not None
    assert "Nhỏ nhất là 0" in reading.reason.vi


def test_that_a_number_a_thousand_times_off_its_range_asks_which_unit_was_meant() -> None:
    power = field("x", "quantity", unit="MWh", plausible=(100.0, 1000.0))
    _, reading = kinds.read(power, "412300", "vi", Context(unit="MWh", units=("MWh", "kWh")))
    assert reading.status == "ask"
    assert [choice.unit for choice in reading.readings] == ["MWh", "kWh"] or "kWh" in [c.unit for c in reading.readings]


def test_that_a_choice_not_in_the_list_is_refused_with_the_list() -> None:
    _, reading = kinds.read(field("x", "choice"), "gas", "vi", CONTEXT)
    assert reading.reason is not None
    assert "than, củi" in reading.reason.vi


def test_that_a_comma_within_the_words_of_a_choice_does_not_part_it() -> None:
    words = ("báo cáo gửi Sở", "số liệu tổng hợp, không nêu tên", "bài học")
    context = Context(choices=tuple(Choice(id=f"c{place}", title=same(each)) for place, each in enumerate(words)))
    for typed in ("; ".join(words), "báo cáo gửi Sở; số liệu tổng hợp, không nêu tên;bài học"):
        assert KINDS["many"].read(field("uses", "many"), typed, "vi", context).value == "c0;c1;c2"
    assert KINDS["many"].read(field("uses", "many"), "bài học, báo cáo", "vi", context).value == "c2;c0"
