"""The production line as blocks: in the order of the line, in the plant's own words where it has some."""

from collections.abc import Mapping

from cpa_desktop.core import process
from cpa_desktop.core.worksheet import Rows
from tests.core.small_forms import field, figures, known, program, rows, sheet, table

STEPS = table("steps", field("name", "text"), field("after", "reference", choices_from="steps"), title="name")
NODES = table(
    "nodes",
    *(field(name, "text") for name in ("inputs", "outputs", "wastes", "goes_to")),
    rows=Rows(source="P6.steps"),
)


def line(typed: Mapping[str, str]) -> dict[str, process.Block]:
    """The blocks of a line whose steps are all the plant's own."""
    names = {f"P6/steps/{row}/name": known(row) for row in ("wash", "rasp", "press")}
    answers = rows("P6/steps", "wash", "rasp", "press") | names
    built = program(sheet(STEPS, id="P6"), sheet(NODES, id="P13"))
    evaluation = figures(built, answers | {address: known(words) for address, words in typed.items()})
    there = process.table_of_blocks(built)
    assert there == ("P13", "nodes")
    assert process.table_of_steps(built, there) == ("P6", "steps")
    return {block.id: block for block in process.blocks(evaluation, there)}


def test_that_a_step_of_one_s_own_stands_behind_the_one_it_follows() -> None:
    assert list(line({"P6/steps/press/after": "wash"})) == ["wash", "press", "rasp"]


def test_that_a_step_that_follows_none_begins_a_side_line() -> None:
    made = line({"P6/steps/press/after": "wash"})
    assert made["press"].follows
    assert not made["rasp"].follows


def test_that_streams_are_parted_by_semicolons_and_told_apart() -> None:
    made = line({"P13/nodes/wash/inputs": "củ tươi; nước giếng; điện; nước dịch dùng lại"})["wash"]
    assert [stream.kind for stream in made.inputs] == ["material", "water", "energy", "recycled"]
    assert all(stream.is_own for stream in made.inputs)


def test_that_a_waste_says_where_it_goes_and_the_product_goes_down() -> None:
    typed = {
        "P13/nodes/wash/outputs": "củ sạch",
        "P13/nodes/wash/wastes": "vỏ; nước rửa",
        "P13/nodes/wash/goes_to": "hồ",
    }
    made = line(typed)["wash"]
    assert made.product.vi == "củ sạch"
    assert [stream.label.vi for stream in made.outputs] == ["vỏ → hồ", "nước rửa → hồ"]
    assert {stream.kind for stream in made.outputs} == {"waste"}


def test_that_a_legend_names_the_kinds_that_occur() -> None:
    made = line({"P13/nodes/wash/inputs": "nước"})
    assert process.kinds(tuple(made.values())) == ("product", "water")
