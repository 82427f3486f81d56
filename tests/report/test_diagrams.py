"""Radar, Pareto and block diagram: what they say, what grey paper still tells, where pages may break them."""

from dataclasses import replace
from io import BytesIO
from itertools import groupby, pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from cpa_desktop.core.text import Language
from cpa_desktop.report import blocks, look, markdown, pdf
from cpa_desktop.report.charts import drawing, pareto
from cpa_desktop.report.charts.flow import FlowChart, FlowKind, FlowNode, FlowStream
from cpa_desktop.report.charts.pareto import ParetoBar, ParetoChart
from cpa_desktop.report.charts.radar import RadarAxis, RadarChart
from tests.report import drawings, examples, reading

BOTH: tuple[Language, ...] = ("vi", "en")
KINDS: tuple[FlowKind, ...] = get_args(FlowKind)
LONG = "Một nhãn dài gồm nhiều chữ để phải viết xuống dòng"


def said(chart: blocks.Chart) -> list[str]:
    """Every word drawn."""
    return [text.get_text() for text in drawing.drawn(chart, drawing.WIDTH, look.palette()).figure.texts]


def grey(chart: blocks.Chart, scale: float = 4.0) -> Image.Image:
    """The chart as grey paper shows it."""
    picture = Image.open(BytesIO(drawing.png(chart, scale=scale)))
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture)
    return paper.convert("L")


def test_that_a_radar_says_every_score_and_a_dash_where_nothing_was_asked() -> None:
    words = " ".join(said(drawings.radar()))
    assert "C. Nước:\u00a00,21" in words
    assert "E. Khí nén:\u00a0–" in words
    assert "–: không áp dụng" in words


def test_that_a_radar_is_open_beside_what_was_not_asked() -> None:
    def dark(chart: RadarChart) -> int:
        return sum(grey(chart, 1.0).histogram()[:240])

    axes = tuple(RadarAxis(label=(f"{place}",), value=0.9, shown="") for place in range(6))
    whole = RadarChart(axes=axes, scale_low=("0",), scale_high=("1",))
    gap = replace(whole, axes=(*axes[:3], replace(axes[3], value=None), *axes[4:]))
    assert dark(gap) < 0.8 * dark(whole)


@pytest.mark.parametrize("count", [1, 2, 3, 8, 13, 15])
def test_that_labels_of_any_number_of_axes_have_room(count: int) -> None:
    axes = tuple(RadarAxis(label=(f"{LONG} {place}", LONG), value=0.5, shown="0,5") for place in range(count))
    drawings.assert_apart(RadarChart(axes=axes, scale_low=("0",), scale_high=("1",)))


@pytest.mark.parametrize("value", [-3.0, 0.0, 1.0, 40.0])
def test_that_a_score_beyond_the_scale_stays_on_the_web(value: float) -> None:
    axes = (RadarAxis(label=("a",), value=value, shown="?"), *drawings.radar().axes[1:])
    inked = grey(replace(drawings.radar(), axes=axes), 1.0)
    usual = grey(drawings.radar(), 1.0)
    assert inked.size == usual.size


def test_that_a_pareto_line_ends_at_the_whole() -> None:
    words = said(drawings.pareto())
    assert words.count("100 %") == 2  # the scale and the last point
    assert "41 %" in words
    assert "5 dòng thải khác" in words


@given(st.lists(st.floats(-1e6, 1e9), min_size=1, max_size=12), st.floats(0, 1e9))
@settings(max_examples=60)
def test_that_shares_only_grow(values: list[float], rest: float) -> None:
    bars = tuple(ParetoBar(label=("a",), value=value, shown="") for value in values)
    shares = pareto.shares(ParetoChart(bars=bars, unit=("đ",), rest=("khác",), rest_value=rest))
    assert all(later >= earlier for earlier, later in pairwise(shares))
    assert shares[-1] == pytest.approx(1) or shares[-1] == 0


@pytest.mark.parametrize("values", [(0.0, 0.0), (-5.0, 3.0), (1.0,), ()])
def test_that_a_pareto_of_odd_sums_is_drawn(values: tuple[float, ...]) -> None:
    bars = tuple(ParetoBar(label=(LONG, LONG), value=value, shown=f"{value}") for value in values)
    chart = ParetoChart(bars=bars, unit=("triệu đ",))
    drawings.assert_apart(chart)
    assert all(f"{value}" in said(chart) for value in values)


def test_that_an_estimated_bar_is_hatched_not_filled() -> None:
    bar = ParetoBar(label=("a",), value=1.0, shown="1")
    sure = ParetoChart(bars=(bar,), unit=("đ",), estimate=("ước tính",))
    guess = replace(sure, bars=(replace(bar, is_estimate=True),))

    def share_of_white(chart: ParetoChart) -> float:
        picture = grey(chart)
        middle = picture.crop(
            (picture.width // 4, picture.height // 4, picture.width * 3 // 4, picture.height * 3 // 4)
        )
        return middle.histogram()[255] / (middle.width * middle.height)

    assert share_of_white(guess) > share_of_white(sure) + 0.15
    assert "ước tính" in said(guess)
    assert "ước tính" not in said(sure)


def test_that_grey_paper_tells_every_kind_of_stream_from_every_other() -> None:
    looks = {_line(kind) for kind in KINDS}
    assert len(looks) == len(KINDS)


def _line(kind: FlowKind) -> tuple[int, tuple[int, ...]]:
    """How thick the sample of a kind is in dots, and how long it is drawn and left out along its way."""
    node = FlowNode(id="a", label=("",))
    picture = grey(FlowChart(nodes=(node,), legend=(FlowStream(label=("",), kind=kind),)), 8.0)
    sample = picture.crop((0, 0, 8 * 18, 8 * 14)).point(lambda dot: 255 if dot < 170 else 0)
    box = sample.getbbox()
    assert box is not None
    middle = sample.crop((0, (box[1] + box[3]) // 2, sample.width, (box[1] + box[3]) // 2 + 1))
    dots = middle.tobytes()
    return box[3] - box[1], tuple(len(list(run)) for _, run in groupby(dots))


def test_that_inputs_stand_at_the_left_and_what_leaves_at_the_right() -> None:
    page = drawing.drawn(drawings.flow(), drawing.WIDTH, look.palette())
    at = {text.get_text(): text.get_window_extent() for text in page.figure.texts}
    assert at["Củ sắn tươi"].x1 < at["1. Tiếp nhận, cân, kho bãi"].x0
    assert at["Vỏ lụa 38 kg/t"].x0 > at["2. Bóc vỏ, rửa củ"].x1
    assert at["1. Tiếp nhận, cân, kho bãi"].y0 > at["củ tươi"].y1 > at["2. Bóc vỏ, rửa củ"].y1


def nodes(count: int, streams: int = 2) -> FlowChart:
    """A line of many steps."""
    water = FlowStream(label=("nước giếng",), kind="water")
    return FlowChart(
        nodes=tuple(
            FlowNode(
                id=f"{place}",
                label=(f"Bước{place:02}",),
                product=(f"ra{place:02}",),
                inputs=(water,) * streams,
                outputs=(FlowStream(label=("nước thải",), kind="waste"),) * streams,
            )
            for place in range(1, count + 1)
        )
    )


@pytest.mark.parametrize("above", range(0, 36, 5))
def test_that_a_long_process_is_broken_between_steps_and_no_step_is_lost(above: int) -> None:
    line = blocks.Paragraph(text=("Một dòng chữ.",))
    figure = blocks.Figure(caption=("Sơ đồ khối",), number="2.1", drawing=nodes(24))
    content = pdf.render(examples.document((*[line] * above, blocks.Heading(text=("Quy trình",)), figure)))
    pages = reading.pages(content)
    steps = [[word for word in page.text.split() if word.startswith("Bước")] for page in pages]
    assert [step for page in steps for step in page] == [f"Bước{place:02}" for place in range(1, 25)]
    assert len(pages) >= 2
    assert all(len(page) != 1 for page in steps)  # none alone
    assert steps[-1]
    assert "Hình 2.1. Sơ đồ khối" in pages[-1].text
    assert next(page for page in pages if "Quy trình" in page.text).text.count("Bước") >= 3


def test_that_a_step_too_high_for_a_page_is_drawn_smaller() -> None:
    figure = blocks.Figure(caption=("Sơ đồ",), drawing=nodes(3, streams=90))
    pages = reading.pages(pdf.render(examples.document((figure,))))
    assert [word for page in pages for word in page.text.split() if word.startswith("Bước")] == [
        "Bước01",
        "Bước02",
        "Bước03",
    ]
    assert all(letter.bottom > 15 for page in pages for letter in page.letters)


def test_that_no_arrow_leads_to_a_side_line() -> None:
    chart = FlowChart(nodes=(FlowNode(id="a", label=("A",)), FlowNode(id="b", label=("B",))))
    apart = replace(chart, nodes=(chart.nodes[0], replace(chart.nodes[1], follows=False)))

    def arrows(of: FlowChart) -> int:
        return len(drawing.drawn(of, drawing.WIDTH, look.palette()).figure.artists)

    assert arrows(chart) == arrows(apart) + 2  # a line and its head


def test_that_a_process_without_steps_is_an_empty_drawing() -> None:
    figure = blocks.Figure(caption=("Sơ đồ",), drawing=FlowChart(nodes=()))
    assert "Sơ đồ" in reading.text(pdf.render(examples.document((figure,))))


def test_that_every_score_amount_and_stream_is_said_in_words() -> None:
    figures = [blocks.Figure(caption=("H",), drawing=draw(BOTH)) for draw in (drawings.radar, drawings.pareto)]
    figures.append(blocks.Figure(caption=("H",), drawing=drawings.flow(BOTH)))
    written = markdown.render(examples.document(tuple(figures), BOTH))
    assert "- C. Nước / Water: 0,21" in written
    assert "- E. Khí nén / Compressed air: không áp dụng / not applicable" in written
    assert "| Tinh bột mất theo bã / Starch lost with the pulp | 1.560 (ước tính / estimate) | 67 |" in written
    assert "| 5 dòng thải khác / 5 other streams | 120 | 100 |" in written
    assert "→ Vỏ lụa 38 kg/t / Peel 38 kg/t; Nước rửa củ" in written
    assert "↓ củ tươi / fresh roots" in written
