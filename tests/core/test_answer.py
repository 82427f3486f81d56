"""What an answer is kept as, and how a text from elsewhere is known to be one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.core.answer import Answer, answer_of, is_answer, text_of
from tests import strategies

VALUES = st.one_of(
    st.none(),
    strategies.numbers,
    st.booleans(),
    st.text(max_size=20),
    st.lists(st.text(max_size=5), max_size=3).map(tuple),
)
ANSWERS = st.builds(
    Answer,
    entered=st.text(max_size=20),
    language=strategies.languages,
    value=VALUES,
    unit=st.sampled_from(["", "kWh", "VND"]),
    state=st.sampled_from([None, "refused", "not_available"]),
    reason=st.one_of(st.none(), strategies.texts),
)


@given(ANSWERS)
def test_that_whatever_is_kept_is_an_answer_and_reads_back(answer: Answer) -> None:
    assert is_answer(text_of(answer))
    assert answer_of(text_of(answer)) == answer


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "5",
        "[]",
        "null",
        "{}",
        '{"entered":5}',
        '{"entered":"5","value":NaN}',
        '{"entered":"5","value":[1]}',
        '{"entered":"5","unit":5}',
        '{"entered":"5","state":"odd"}',
        '{"entered":"5","reason":{"vi":"x"}}',
        "[" * 100_000,
    ],
    ids=lambda text: text[:30],
)
def test_that_whatever_else_is_none(text: str) -> None:
    assert not is_answer(text)
