"""What an office gets to edit: every word of a document, each in its language, the same bytes each time."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from typing import get_args

import pytest
from docx.oxml.ns import qn

from cpa_desktop.core.text import Language
from cpa_desktop.paths import ROOT
from cpa_desktop.report import blocks, charts_in_words, markdown, word
from cpa_desktop.report.word import fonts
from cpa_desktop.report.word.flow import WRITERS
from tests.report import drawings, examples, reading_word, whole

VI: tuple[Language, ...] = ("vi",)
BOTH: tuple[Language, ...] = ("vi", "en")
PLAIN = blocks.Paragraph(text=("Nước được dùng nhiều nhất ở công đoạn rửa củ.",))
EVERY_BLOCK = [*examples.report().blocks, *examples.blank_sheet().blocks, *examples.letter().blocks]
EVERY_CHART = (
    examples.benchmark(),
    replace(examples.benchmark(), compact=True),
    examples.monthly(),
    drawings.radar(),
    drawings.pareto(),
    drawings.flow(),
)
EVERY_DOCUMENT = [
    *(examples.report(languages, draft=True, sample=True) for languages in (VI, ("en",), BOTH)),
    *(examples.brief(languages) for languages in (VI, BOTH)),
    examples.letter(),
    examples.blank_sheet(BOTH, landscape=True),
    pytest.param(whole.whole(BOTH, "administrative", photos=3, rows=12), marks=pytest.mark.slow),
]


def written(*given: blocks.Block, languages: tuple[Language, ...] = VI, **changes: object) -> bytes:
    """A document of these blocks."""
    return word.render(examples.document(given, languages, **changes), examples.picture)


def test_that_word_has_a_writer_for_every_block_and_no_other() -> None:
    assert set(WRITERS) == set(get_args(blocks.Block))


@pytest.mark.parametrize("kind", get_args(blocks.Block), ids=lambda kind: kind.__name__)
def test_that_every_kind_of_block_stands_between_others(kind: type) -> None:
    one = next(block for block in EVERY_BLOCK if type(block) is kind)
    assert reading_word.everything(written(PLAIN, one, PLAIN)).count(PLAIN.text[0]) == 2


def test_that_an_example_of_every_chart_is_drawn() -> None:
    assert {type(chart) for chart in EVERY_CHART} == set(get_args(blocks.Chart)) == set(charts_in_words.IN_WORDS)


@pytest.mark.parametrize("chart", EVERY_CHART, ids=lambda chart: type(chart).__name__)
def test_that_a_chart_is_a_picture_as_broad_as_the_text_and_said_in_words(chart: blocks.Chart) -> None:
    content = written(blocks.Figure(caption=("Hình vẽ",), number="3.1", drawing=chart))
    file = reading_word.opened(content)
    section = file.sections[0]
    assert section.page_width is not None
    assert section.left_margin is not None
    assert section.right_margin is not None
    room = section.page_width - section.left_margin - section.right_margin
    assert [shape.width for shape in file.inline_shapes] == pytest.approx([room] * len(file.inline_shapes), rel=0.002)
    told = file.element.body.xpath("//wp:docPr/@descr")
    assert len(told) == len(file.inline_shapes) >= 1
    said = reading_word.words(charts_in_words.IN_WORDS[type(chart)](chart).replace("<br>", " "))
    assert said <= reading_word.words(" ".join(told))


@pytest.mark.parametrize("document", EVERY_DOCUMENT)
def test_that_no_word_is_lost(document: blocks.Document) -> None:
    said = "\n".join(markdown.WRITERS[type(block)](block, document) for block in document.blocks)
    said = re.sub(r"\]\(attachment:\w*\)", " ", said.replace("<br>", " ").replace("\\", ""))
    assert (
        reading_word.words(said) - reading_word.words(reading_word.everything(reading_word.rendered(document))) == set()
    )


@pytest.mark.parametrize("document", [EVERY_DOCUMENT[2], examples.brief(), examples.letter()])
def test_that_two_builds_are_equal_byte_for_byte(document: blocks.Document) -> None:
    assert word.render(document, examples.picture) == reading_word.rendered(document)


def test_that_the_file_bears_the_document_s_own_time_and_names() -> None:
    content = reading_word.rendered(EVERY_DOCUMENT[2])
    about = reading_word.opened(content).core_properties
    assert about.title == "Báo cáo đánh giá nhanh sản xuất sạch hơn / Rapid cleaner production assessment"
    assert about.author == about.last_modified_by == examples.ENTERPRISE
    assert about.created is not None
    assert about.created == about.modified
    assert about.created.replace(tzinfo=None) == datetime(2026, 11, 21, 7, 32)  # 14:32 in Vietnam
    assert about.language == "vi-VN"
    assert reading_word.opened(written(PLAIN, title=("Nhà máy " * 60,))).core_properties.title.startswith("Nhà máy")


def test_that_nothing_of_a_template_is_left() -> None:
    content = reading_word.rendered(EVERY_DOCUMENT[2])
    parts = reading_word.parts(content)
    assert not [name for name, part in parts.items() if b"python-docx" in part]
    assert next(iter(parts)) == "[Content_Types].xml"
    assert not [name for name in parts if "thumbnail" in name or "customXml" in name]


def test_that_the_fonts_carried_are_ours() -> None:
    carried = {name: part for name, part in reading_word.parts(written(PLAIN)).items() if name.endswith(".odttf")}
    table = reading_word.parts(written(PLAIN))["word/fontTable.xml"].decode()
    file = (ROOT / "resources" / "fonts" / "SourceSans3-Regular.ttf").read_bytes()
    content = carried["word/fonts/font1.odttf"]
    assert content[32:] == file[32:]
    key = bytes.fromhex(table.split('fontKey="{')[1].split("}")[0].replace("-", ""))[::-1]
    assert bytes(byte ^ key[place % 16] for place, byte in enumerate(content[:32])) == file[:32]
    assert fonts.carried("serif") == ()  # every office has Times New Roman


def test_that_control_characters_and_signs_that_are_no_letters_are_left_out() -> None:
    typed = "lò\x00 hơi\x07 \ufffetốt\uffff \ud800$5 <b>A&B</b>\x85"
    shown = "lò hơi tốt $5 <b>A&B</b>"
    figure = blocks.Figure(caption=(typed,), number="1", drawing=examples.monthly())
    table = blocks.Table(
        caption=(typed,), columns=(blocks.Column(head=(typed,)),), rows=(blocks.Row(cells=((typed,),)),)
    )
    photo = blocks.Photo(sha256=examples.PHOTO, caption=(typed,))
    content = written(
        blocks.Paragraph(text=(typed,)), figure, table, photo, enterprise=typed, author=typed, record_id=typed
    )
    assert reading_word.everything(content).count(shown) >= 8
    assert reading_word.opened(content).core_properties.author == shown


@pytest.mark.parametrize("document", [EVERY_DOCUMENT[0], EVERY_DOCUMENT[2]], ids=["one", "both"])
def test_that_each_language_is_marked_as_such(document: blocks.Document) -> None:
    tags: dict[str, set[str]] = {}
    for run in reading_word.opened(reading_word.rendered(document)).element.body.iter(qn("w:r")):
        tags.setdefault("".join(run.xpath("./w:rPr/w:lang/@w:val")), set()).add(reading_word.said(run))
    assert "Hiện trạng sử dụng tài nguyên" in " ".join(tags["vi-VN"])
    assert ("en-GB" in tags) == (len(document.languages) > 1)
    assert not [text for text in tags.get("", ()) if text.strip()]
    assert examples.ENTERPRISE in tags["vi-VN"]  # what is typed once is of the first language


def test_that_the_second_language_stands_below_the_first_in_soft_ink() -> None:
    both = blocks.Paragraph(text=("Nước rửa củ", "Root washing"))
    content = written(both, blocks.Heading(text=("Nước", "Water")), languages=BOTH)
    *_, first, second, heading = reading_word.paragraphs(content)
    assert (first.text, second.text, heading.text) == ("Nước rửa củ", "Root washing", "Nước\nWater")
    soft = [second.runs[0], heading.runs[-1]]
    assert {str(run.font.color.rgb) for run in soft} == {"5C655F"}
    assert first.runs[0].font.color.rgb is None


def test_that_a_text_alike_in_both_languages_is_printed_once() -> None:
    content = written(blocks.Paragraph(text=("Máy ly tâm X-200", "Máy ly tâm X-200")), languages=BOTH)
    assert reading_word.everything(content).count("X-200") == 1


def test_that_a_document_without_charts_does_without_matplotlib() -> None:
    program = """
import sys
from cpa_desktop.report import word
from tests.report import examples
word.render(examples.letter())
print("matplotlib" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False"]


def test_that_an_empty_document_is_still_a_file() -> None:
    assert reading_word.paragraphs(word.render(replace(examples.document(()), enterprise="", title=()))) == []
