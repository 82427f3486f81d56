"""How the columns of a table share the page."""

from hypothesis import given
from hypothesis import strategies as st

from cpa_desktop.report.paper.columns import Need, shared

widths = st.floats(1, 400)
columns = st.lists(
    st.builds(
        lambda least, more, figures, body, wish, weight: Need(
            least=least,
            natural=least + more,
            figures=min(figures, least + more),
            body=None if body is None else min(body, least + more),
            wish=wish,
            weight=weight,
        ),
        widths,
        widths,
        st.just(0.0) | widths,
        st.none() | widths,
        st.none() | widths,
        st.sampled_from([0.0, 1.0, 2.0]),
    ),
    min_size=1,
    max_size=16,
)


@given(columns, st.floats(100, 800))
def test_that_columns_fill_the_room_exactly(needs: list[Need], room: float) -> None:
    assert abs(sum(shared(needs, room)) - room) < 1e-6


@given(columns, st.floats(100, 800))
def test_that_no_word_is_cut_where_all_longest_words_fit(needs: list[Need], room: float) -> None:
    if sum(need.least for need in needs) < room:
        assert all(width >= need.least - 1e-6 for need, width in zip(needs, shared(needs, room), strict=True))


def test_that_one_endless_word_does_not_cut_the_words_of_others() -> None:
    endless, figure = Need(least=900, natural=900), Need(least=50, natural=60)
    assert [round(width) for width in shared([endless, figure, figure], 400)] == [300, 50, 50]


def test_that_what_is_over_goes_to_the_words_after_some_air_for_all() -> None:
    words, figures = Need(least=40, natural=100), Need(least=40, natural=50, weight=0)
    wide = shared([words, figures], 400)
    assert wide[1] == 64
    assert wide[0] == 336


def test_that_a_wish_is_kept_where_there_is_room() -> None:
    wished, free = Need(least=20, natural=200, wish=80), Need(least=20, natural=60)
    assert shared([wished, free], 400)[0] == 94


def test_that_heads_give_way_before_words_do() -> None:
    words = Need(least=40, natural=300)
    headed = Need(least=40, natural=200, body=50)
    assert [round(width) for width in shared([words, headed], 360)] == [300, 60]
    assert shared([words, headed], 320)[1] >= 40


def test_that_figures_are_kept_in_a_line_where_all_longest_words_still_fit() -> None:
    words, figures = Need(least=40, natural=900), Need(least=30, natural=80, figures=80)
    assert shared([words, figures], 300)[1] == 80
    assert shared([words, figures], 100)[1] < 80


def test_that_who_wants_much_gets_most_and_who_wants_little_is_content() -> None:
    much, little = shared([Need(least=40, natural=900), Need(least=40, natural=60)], 300)
    assert little > 45
    assert much > 220
