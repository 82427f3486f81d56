"""Documents as Markdown: the kept copies, and what must not be lost or taken for markup."""

from pathlib import Path

import pytest

from cpa_desktop.core.text import Language
from cpa_desktop.report import blocks, markdown
from tests.report import examples, whole

GOLDEN = Path(__file__).parent / "golden"
DOCUMENTS = {
    "report-vi": examples.report(draft=True),
    "report-both": examples.report(("vi", "en"), sample=True),
    "brief-en": examples.brief(("en",)),
    "letter-vi": examples.letter(),
    "sheet-both": examples.blank_sheet(("vi", "en")),
    "whole-both": whole.whole(("vi", "en"), rows=6, photos=2),
    "whole-administrative": whole.whole(("vi",), "administrative", rows=6, photos=2),
}


@pytest.mark.golden
@pytest.mark.parametrize("name", DOCUMENTS)
def test_that_a_document_reads_as_it_did(name: str, request: pytest.FixtureRequest) -> None:
    kept = GOLDEN / f"{name}.md"
    written = markdown.render(DOCUMENTS[name])
    if request.config.getoption("--renew-golden", default=False):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(written, encoding="utf-8", newline="\n")
    assert written == kept.read_text(encoding="utf-8")


def test_that_a_bar_or_a_line_break_in_a_cell_does_not_end_it() -> None:
    table = blocks.Table(
        columns=(blocks.Column(head=("A|B",)), blocks.Column(head=("C",))),
        rows=(blocks.Row(cells=(("x|y",), ("một\nhai",))),),
    )
    lines = markdown.render(examples.document((table,))).splitlines()
    assert "| A\\|B | C |" in lines
    assert "| x\\|y | một<br>hai |" in lines


def test_that_typed_signs_are_not_taken_for_markup() -> None:
    typed = "Máy *số 1* [cũ] <b> `x` _y_ # 3"
    written = markdown.render(examples.document((blocks.Paragraph(text=(typed,)),)))
    assert "Máy \\*số 1\\* \\[cũ] \\<b> \\`x\\` \\_y\\_ \\# 3" in written


@pytest.mark.parametrize("languages", [("vi",), ("en",), ("vi", "en")])
def test_that_every_figure_of_a_chart_is_said_in_words(languages: tuple[Language, ...]) -> None:
    written = markdown.render(examples.report(languages))
    for bar in examples.benchmark(languages).bars:
        assert all(" / ".join(tier.name) in written for tier in bar.tiers)
        assert bar.text in written
    for month in examples.monthly(languages).months:
        assert f"| {month.label} | " in written
        assert month.text in written
