"""The lists at the front of a report: their pages are where things are, and they lead there."""

from collections.abc import Iterator
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw
import pytest

from cpa_desktop.core.text import Language
from cpa_desktop.report import blocks, markdown, numbering, pdf
from tests.report import examples, reading, whole
from tests.report.said import Said

TONGUES: list[tuple[Language, ...]] = [("vi",), ("en",), ("vi", "en")]
LAYOUTS: list[blocks.Layout] = ["consultancy", "administrative"]


def entries(pages: list[reading.Read], listed: list[str]) -> dict[str, int]:
    """The lines of the lists at the front, each with the page that stands behind it."""
    lines = [line.strip() for page in pages for line in page.text.splitlines()]
    return {line: int(page) for line, page in pairwise(lines) if line in listed and page.isdecimal()}


@pytest.mark.parametrize("languages", TONGUES, ids="-".join)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_that_each_chapter_is_on_the_page_that_the_contents_name(
    layout: blocks.Layout, languages: tuple[Language, ...]
) -> None:
    document = whole.whole(languages, layout)
    content = pdf.render(document, examples.picture)
    headings, *_ = numbering.lists(document.blocks, languages, tables=False)
    first = [entry.line()[0] for entry in headings.entries]
    named = entries(reading.pages(content), first)
    with reading.opened(content) as read:
        marked = {mark.get_title().split(" / ")[0]: page_of(mark) + 1 for mark in read.get_toc()}
    assert named == {title: marked[title] for title in first}
    assert len(named) == len(first) > 20


@pytest.mark.parametrize("layout", LAYOUTS)
def test_that_tables_and_figures_are_on_the_pages_that_their_lists_name(layout: blocks.Layout) -> None:
    document = whole.whole(("vi",), layout)
    pages = reading.pages(pdf.render(document, examples.picture))
    _, tables, figures = numbering.lists(document.blocks, ("vi",), tables=True)
    captions = [entry.line()[0] for entry in (*tables.entries, *figures.entries)]
    named = entries(pages, captions)
    assert set(named) == set(captions)
    for caption, page in named.items():
        assert caption in pages[page - 1].text.splitlines()


def test_that_an_entry_leads_to_its_page() -> None:
    document = whole.whole()
    content = pdf.render(document, examples.picture)
    headings, tables, figures = numbering.lists(document.blocks, ("vi",), tables=True)
    with reading.opened(content) as read:
        led = [page for number in range(len(read)) for page in links(read, read[number])]
    titles = [entry.line()[0] for each in (headings, tables, figures) for entry in each.entries]
    named = entries(reading.pages(content), titles)
    assert len(led) == len(titles)
    assert led[: len(headings.entries)] == [named[entry.line()[0]] for entry in headings.entries]


def links(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[int]:
    """The pages, from 1, that a page leads to."""
    place, link = pdfium_raw.c_int(0), pdfium_raw.FPDF_LINK()
    while pdfium_raw.FPDFLink_Enumerate(page, place, link):
        there = pdfium_raw.FPDFLink_GetDest(document, link)
        yield pdfium_raw.FPDFDest_GetDestPageIndex(document, there) + 1


def page_of(mark: object) -> int:
    """The page, from 0, that a bookmark leads to."""
    destination = mark.get_dest()  # type: ignore[attr-defined]
    page: int = destination.get_index()
    return page


def test_that_the_outline_holds_chapters_sections_and_annexes() -> None:
    with reading.opened(pdf.render(whole.whole(), examples.picture)) as read:
        found = [(mark.level, mark.get_title()) for mark in read.get_toc()]
    assert (0, "Mục lục") in found
    assert (0, "2. Hiện trạng sản xuất và sử dụng tài nguyên") in found
    assert (1, "2.2. Năng lượng") in found
    assert (0, "Phụ lục C. Hệ số và nguồn") in found
    assert (1, "C.1. Năng lượng") in found


def test_that_contents_longer_than_a_page_are_continued_on_the_next() -> None:
    long = "Một chương có tên dài đến mức không vừa một dòng của mục lục nên phải viết xuống dòng dưới"
    chapters = [
        block
        for number in range(1, 61)
        for block in (
            blocks.Heading(text=(f"Chương {number}. {long}",), number=str(number)),
            blocks.Heading(level=2, text=("Mục con",), number=f"{number}.1"),
            blocks.Paragraph(text=("Nội dung.",)),
        )
    ]
    document = examples.document((blocks.Contents(), blocks.PageBreak(), *chapters))
    pages = reading.pages(pdf.render(document))
    front = [page for page in pages if "Nội dung." not in page.text]
    assert len(front) >= 4
    said = " ".join(" ".join(page.text.split()) for page in front)
    assert all(f"{number}. Chương {number}." in said for number in range(1, 61))
    for page in front[:-1]:
        assert not page.body[-1].startswith("Chương")  # no chapter stands last without its section


def test_that_only_what_is_numbered_and_titled_stands_in_a_list() -> None:
    table = examples.energy_table(Said(("vi",)), 2)
    nameless = blocks.Table(columns=table.columns, rows=table.rows)
    listed = numbering.lists((nameless, blocks.Heading(level=3, text=("Nhỏ",))), ("vi",), tables=True)
    assert listed == []


def test_that_contents_of_nothing_are_nothing() -> None:
    document = examples.document((blocks.Contents(tables=True), blocks.Paragraph(text=("Hết.",))))
    assert "Mục lục" not in reading.text(pdf.render(document))
    assert "Mục lục" not in markdown.render(document)


def test_that_markdown_lists_chapters_without_pages() -> None:
    written = markdown.render(whole.whole(("vi", "en")))
    assert "- 2. Hiện trạng sản xuất và sử dụng tài nguyên / Production and use of resources\n" in written
    assert "  - 2.2. Năng lượng / Energy\n" in written
    assert "- Phụ lục A. Ảnh hiện trường / Annex A. Photos\n" in written
