"""Charts: what is drawn, in what size, the same for paper and for the screen."""

import itertools
import re
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cpa_desktop.core.text import Language
from cpa_desktop.report import blocks, look, pdf
from cpa_desktop.report.charts import drawing
from cpa_desktop.report.charts.benchmark import BenchmarkBar, BenchmarkChart, Tier
from cpa_desktop.report.charts.monthly import Month
from cpa_desktop.report.charts.ranks import Columns, places, scale_of
from cpa_desktop.report.charts.scale import Stretch, fitted
from tests.report import drawings, examples, reading

BOTH: tuple[Language, ...] = ("vi", "en")
COMPACT = [replace(examples.benchmark(languages), compact=True) for languages in (("vi",), BOTH)]
DRAWN = (drawings.radar, drawings.pareto, drawings.flow)
CHARTS = [
    examples.benchmark(),
    examples.benchmark(BOTH),
    *COMPACT,
    examples.monthly(),
    examples.monthly(BOTH),
    *(draw(languages) for draw in DRAWN for languages in (("vi",), BOTH)),
]
IDS = [
    *("tiers", "tiers both", "compact", "compact both", "months", "months both"),
    *("radar", "radar both", "pareto", "pareto both", "flow", "flow both"),
]


def printed(chart: blocks.Chart) -> reading.Read:
    """The page with the chart on it."""
    figure = blocks.Figure(caption=("Hình",), drawing=chart, source=("sổ tiêu thụ",))
    return reading.pages(pdf.render(examples.document((figure,))))[0]


def red(picture: Image.Image) -> int:
    """How many dots are clearly red."""
    dots = picture.convert("RGB").tobytes()
    return sum(r > 150 and g < 140 and b < 140 for r, g, b in zip(dots[::3], dots[1::3], dots[2::3], strict=True))


@pytest.mark.parametrize("chart", CHARTS, ids=IDS)
def test_that_no_letter_of_a_chart_is_smaller_than_eight_points(chart: blocks.Chart) -> None:
    page = drawing.drawn(chart, drawing.WIDTH, look.palette())
    assert page.figure.texts
    assert min(float(text.get_fontsize()) for text in page.figure.texts) >= 8


@pytest.mark.parametrize("chart", CHARTS, ids=IDS)
def test_that_letters_of_a_chart_stay_within_it_and_do_not_overlap(chart: blocks.Chart) -> None:
    drawings.assert_apart(chart)


def test_that_a_printed_chart_is_text_and_paths_not_a_picture() -> None:
    content = pdf.render(examples.document((blocks.Figure(caption=("H",), drawing=examples.benchmark()),)))
    with reading.opened(content) as read:
        kinds = {each.type for each in read[0].get_objects(max_depth=3)}
    assert 3 not in kinds  # images
    assert "Nhà máy này: 182 ± 9" in reading.text(content)


def test_that_tiers_that_are_estimates_say_so_in_words() -> None:
    first, second, third = (replace(examples.benchmark(), bars=(bar,)) for bar in examples.benchmark().bars)
    assert "khoảng tham khảo, ước tính" not in printed(first).text
    assert printed(second).text.count("khoảng tham khảo, ước tính") == 1
    assert printed(third).text.count("khoảng tham khảo, ước tính") == 1


def test_that_a_tier_that_is_an_estimate_is_hatched_not_coloured() -> None:
    chart = replace(examples.benchmark(), bars=examples.benchmark().bars[:1])
    guessed = replace(
        chart, bars=(replace(chart.bars[0], tiers=tuple(replace(t, estimate=True) for t in chart.bars[0].tiers)),)
    )
    assert red(Image.open(BytesIO(drawing.png(chart)))) > 1000
    assert red(Image.open(BytesIO(drawing.png(guessed)))) == 0


def test_that_tiers_are_told_apart_in_grey() -> None:
    def grey(colour: str) -> float:
        red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    shades = [grey(look.palette().tier(rank)) for rank in ("best", "good", "average", "poor")]
    assert all(better - worse > 18 for better, worse in itertools.pairwise(shades))


def test_that_a_value_that_is_not_there_has_no_mark() -> None:
    bar = examples.benchmark().bars[2]
    page = printed(replace(examples.benchmark(), bars=(bar,)))
    assert "chưa có số liệu" in page.text
    assert "Nhà máy này" not in page.text


@pytest.mark.parametrize("value", [-50.0, 0.0, 141.0, 5_000.0])
def test_that_the_mark_stays_on_the_chart_wherever_the_value_lies(value: float) -> None:
    bar = replace(examples.benchmark().bars[0], value=value, low=value - 5, high=value + 5, text=str(value))
    page = drawing.drawn(replace(examples.benchmark(), bars=(bar,)), drawing.WIDTH, look.palette())
    for text in page.figure.texts:
        box = text.get_window_extent()
        assert box.x0 >= -1
        assert box.x1 <= page.width + 1


def test_that_an_indicator_without_tiers_still_says_its_value() -> None:
    chart = BenchmarkChart(
        bars=(BenchmarkBar(label=("Điện",), tiers=(), value=3.0, text="3 kWh/t"),),
        here=("Đây",),
        estimate=("ước tính",),
    )
    assert "3 kWh/t" in printed(chart).text


def test_that_missing_months_are_named_and_the_line_breaks_there() -> None:
    page = printed(examples.monthly())
    assert page.text.count("thiếu") == 2
    assert "412.300" in page.text
    assert "2.260" in page.text


@pytest.mark.parametrize("count", [1, 3, 12, 36])
def test_that_any_number_of_months_fits(count: int) -> None:
    months = tuple(
        Month(label=f"{n % 12 + 1:02}", value=1e6 + n, text=f"1.000.{n:03}", output=5.0 + n, output_text=f"{5 + n}")
        for n in range(count)
    )
    page = drawing.drawn(replace(examples.monthly(), months=months), drawing.WIDTH, look.palette())
    for text in page.figure.texts:
        box = text.get_window_extent()
        assert box.x0 >= -1
        assert box.x1 <= page.width + 1
        assert box.y1 <= page.height + 1


def test_that_a_resource_nobody_used_is_drawn_without_bars() -> None:
    months = (Month(label="01", value=0.0, text="0"), Month(label="02"))
    page = printed(replace(examples.monthly(), months=months))
    assert "thiếu" in page.text


@pytest.mark.parametrize("chart", CHARTS[::2], ids=IDS[::2])
def test_that_screen_drawings_are_the_same_each_time(chart: blocks.Chart) -> None:
    assert drawing.svg(chart) == drawing.svg(chart)
    assert drawing.png(chart) == drawing.png(chart)


@pytest.mark.parametrize("chart", CHARTS[::2], ids=IDS[::2])
def test_that_svg_has_nothing_that_qt_cannot_draw(chart: blocks.Chart) -> None:
    svg = drawing.svg(chart)
    assert not re.search(r"<(clipPath|pattern|filter|mask|text)\b", svg)
    defined = set(re.findall(r'<path id="([^"]+)"', svg))
    used = set(re.findall(r'xlink:href="#([^"]+)"', svg))
    assert used
    assert used <= defined
    assert not re.search(r'<path id="[^"]+" transform="[^"]*"/>', svg)


def test_that_a_picture_has_as_many_dots_as_asked_for_and_follows_the_theme() -> None:
    light = Image.open(BytesIO(drawing.png(examples.monthly(), scale=1)))
    large = Image.open(BytesIO(drawing.png(examples.monthly(), scale=3)))
    assert abs(light.width - 453.5) <= 1
    assert abs(large.width - 3 * 453.5) <= 2
    assert drawing.png(examples.monthly(), scale=1, dark=True) != drawing.png(examples.monthly(), scale=1)


stretches = st.lists(st.tuples(st.floats(0.01, 1e6), st.floats(3, 120)), min_size=1, max_size=6)


@given(stretches)
def test_that_a_scale_fills_the_width_in_order(given_stretches: list[tuple[float, float]]) -> None:
    start, made = 0.0, []
    for span, room in given_stretches:
        made.append(Stretch(start=start, end=start + span, room=room))
        start += span
    scale = fitted(made, 453.5)
    assert abs(scale.places[-1] - 453.5) < 1e-6
    assert all(later >= earlier for earlier, later in zip(scale.places, scale.places[1:], strict=False))
    if sum(stretch.room for stretch in made) <= 453.5:
        for stretch in made:
            assert scale.place(stretch.end) - scale.place(stretch.start) >= stretch.room - 1e-6


def test_that_a_scale_with_room_enough_is_in_proportion() -> None:
    scale = fitted([Stretch(start=0, end=10, room=5), Stretch(start=10, end=40, room=5)], 400)
    assert scale.place(10) == pytest.approx(100)
    assert scale.place(25) == pytest.approx(250)


def test_that_a_compact_chart_says_every_tier_and_every_meaning_once() -> None:
    chart = replace(examples.benchmark(), compact=True)
    said = [text.get_text() for text in drawing.drawn(chart, drawing.WIDTH, look.palette()).figure.texts]
    for words in ("Tốt nhất", "Khá", "Trung bình", "Kém", "khoảng tham khảo, ước tính", "Nhà máy này ±"):
        assert said.count(words) == 1
    assert drawing.drawn(chart, drawing.WIDTH, look.palette()).height <= 36 * len(chart.bars)


@pytest.mark.parametrize("is_high_good", [False, True])
def test_that_a_compact_chart_runs_from_best_to_poor(is_high_good: bool) -> None:
    tiers: tuple[Tier, ...] = (
        Tier(rank="best", name=("1",), range="≤ 10", high=10),
        Tier(rank="good", name=("2",), range="10–14", low=10, high=14),
        Tier(rank="average", name=("3",), range="15–20", low=15, high=20),
        Tier(rank="poor", name=("4",), range="≥ 25", low=25),
    )
    if is_high_good:  # the same mirrored at zero
        tiers = tuple(replace(tier, low=_mirrored(tier.high), high=_mirrored(tier.low)) for tier in tiers)
    columns = Columns(label=0, value=0, left=100, breadth=50)
    bar = BenchmarkBar(label=("a",), tiers=tiers, value=-12 if is_high_good else 12)
    scale = scale_of(bar, places(bar, columns), columns)
    at = [scale.place(value) for value in (8, 10, 12, 14, 14.5, 17.5, 22, 25, 27)]
    assert at == sorted(at)
    assert at[1] == pytest.approx(
        (columns.start(0) + 50 + columns.start(1)) / 2, abs=1
    )  # tiers that meet, meet halfway
    assert columns.start(1) < at[2] < columns.start(1) + 50
    assert columns.start(1) + 50 < at[4] + 1e-9 < columns.start(2)  # between two tiers nothing is known
    assert at[5] == pytest.approx(columns.start(2) + 25, abs=1)
    assert columns.start(3) <= at[7] < at[8] <= columns.start(3) + 50


def _mirrored(bound: float | None) -> float | None:
    return None if bound is None else -bound


@given(st.floats(-50, 50), st.floats(0, 30))
def test_that_a_compact_chart_has_room_for_any_value(value: float, half: float) -> None:
    bar = replace(examples.benchmark().bars[0], value=value, low=value - half, high=value + half)
    columns = Columns(label=0, value=0, left=100, breadth=50)
    scale = scale_of(bar, places(bar, columns), columns)
    assert list(scale.values) == sorted(scale.values)
    assert scale.places[0] >= 100
    assert scale.places[-1] <= columns.start(3) + 50
