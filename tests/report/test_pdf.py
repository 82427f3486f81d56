"""What a reader gets: whole letters, embedded fonts, page numbers, marks, and the same bytes each time."""

import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from typing import get_args

import pytest
from PIL import Image
from pypdfium2 import PdfDocument

from cpa_desktop.core.text import Language
from cpa_desktop.paths import ROOT
from cpa_desktop.report import blocks, markdown, pdf
from cpa_desktop.report.paper import flow
from tests.report import examples, reading, whole
from tests.report.said import Said

BOTH: tuple[Language, ...] = ("vi", "en")
SAID = Said(("vi",))
PLAIN = blocks.Paragraph(text=("Nước được dùng nhiều nhất ở công đoạn rửa củ.",))
EVERY_BLOCK = [
    *examples.report().blocks,
    *examples.blank_sheet().blocks,
    *examples.letter().blocks,
]


def one_of(kind: type) -> blocks.Block:
    """The first block of a kind among the examples."""
    return next(block for block in EVERY_BLOCK if type(block) is kind)


@pytest.mark.parametrize("kind", get_args(blocks.Block), ids=lambda kind: kind.__name__)
def test_that_both_printers_know_every_kind_of_block(kind: type) -> None:
    document = examples.document((PLAIN, one_of(kind), PLAIN))
    assert reading.text(pdf.render(document, examples.picture)).count(PLAIN.text[0]) == 2
    assert markdown.render(document).count(PLAIN.text[0]) == 2


def test_that_the_printers_know_no_other_block() -> None:
    assert set(flow.MAKERS) == set(markdown.WRITERS) == set(get_args(blocks.Block))


@pytest.mark.parametrize(
    "document",
    [
        examples.report(BOTH, draft=True),
        examples.brief(),
        examples.letter(),
        whole.whole(BOTH, "consultancy", sample=True),
        whole.whole(("vi",), "administrative"),
    ],
)
def test_that_two_builds_are_equal_byte_for_byte(document: blocks.Document) -> None:
    assert pdf.render(document, examples.picture) == pdf.render(document, examples.picture)


def test_that_the_file_bears_the_document_s_own_time_title_and_language() -> None:
    content = pdf.render(examples.report())
    with reading.opened(content) as read:
        said = read.get_metadata_dict()
    assert said["Title"] == "Báo cáo đánh giá nhanh sản xuất sạch hơn"
    assert said["Author"] == examples.ENTERPRISE
    assert said["CreationDate"].startswith("D:20261121073200")  # 14:32 in Vietnam
    assert b"/Lang (vi-VN)" in content
    assert b"/Lang (en-GB)" in pdf.render(examples.report(("en",)))


def test_that_other_content_gives_another_document_id() -> None:
    def identity(content: bytes) -> bytes:
        return content[content.rindex(b"/ID") :].split(b"]")[0]

    first, second = examples.document((PLAIN,)), examples.document((PLAIN, PLAIN))
    assert identity(pdf.render(first)) != identity(pdf.render(second))


@pytest.mark.parametrize("family", ["sans", "serif"])
def test_that_vietnamese_letters_come_back_whole(family: str) -> None:
    bases = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    every = [
        unicodedata.normalize("NFC", base + tone) for base in bases for tone in ("", *"\u0300\u0301\u0303\u0309\u0323")
    ]
    words = " ".join(["đĐ", *every])
    document = examples.document((blocks.Paragraph(text=(unicodedata.normalize("NFD", words),)),), family=family)
    assert words in reading.text(pdf.render(document))


def test_that_every_letter_s_font_is_embedded() -> None:
    found = reading.fonts(pdf.render(examples.report(BOTH, draft=True), examples.picture))
    assert {name.split("+")[-1].split("-")[0] for name in found} == {"SourceSans3"}
    assert all(found.values())


def test_that_each_page_says_which_of_how_many_it_is() -> None:
    read = reading.pages(pdf.render(examples.report(), examples.picture))
    assert len(read) == 6
    assert "Trang" not in read[0].text  # the cover
    for number, page in enumerate(read[1:], start=2):
        assert f"Trang {number}/6" in page.text
        assert "Hồ sơ 3f2a9c1e" in page.text
        assert "Số liệu bản 128" in page.text
        assert examples.ENTERPRISE in page.text


def test_that_an_administrative_document_is_numbered_at_the_head_from_its_second_page() -> None:
    read = reading.pages(pdf.render(examples.letter()))
    numbers = [[letter for letter in page.letters if letter.bottom > page.height - 50] for page in read]
    assert [letter.sign for letter in numbers[0]] == []
    assert [letter.sign for letter in numbers[1]] == ["2"]
    middle = (numbers[1][0].left + numbers[1][0].right) / 2
    assert middle == pytest.approx(read[1].width / 2, abs=1)


def test_that_draft_and_sample_are_marked_on_every_page_and_only_then() -> None:
    marked = reading.pages(pdf.render(examples.report(BOTH, draft=True, sample=True)))
    assert all(mark in page.text for page in marked for mark in ("DỰ THẢO", "DRAFT", "MẪU", "SAMPLE"))
    assert "DỰ THẢO" not in reading.text(pdf.render(examples.report()))


def test_that_the_marks_leave_the_text_readable_in_grey() -> None:
    page = reading.picture(pdf.render(examples.document((), draft=True, enterprise="", title=())))
    middle = page.crop((100, 150, 500, 700))
    darkest = next(level for level, dots in enumerate(middle.histogram()) if dots)
    assert 200 < darkest < 245  # seen on paper, far from the black of letters


def test_that_what_is_typed_is_never_read_as_markup() -> None:
    typed = 'Công ty <b>A&B</b> "$5" {x} %s \\n'
    document = examples.document((blocks.Paragraph(text=(typed,)),), enterprise=typed)
    assert reading.text(pdf.render(document)).count(typed) == 3  # running head, title, paragraph


def test_that_control_characters_are_left_out() -> None:
    document = examples.document((blocks.Paragraph(text=("lò\x00 hơi\x07\ttốt",)),))
    assert "lò hơi tốt" in reading.text(pdf.render(document))


def test_that_a_text_alike_in_both_languages_is_printed_once() -> None:
    document = examples.document((blocks.Paragraph(text=("Máy ly tâm X-200", "Máy ly tâm X-200")),), BOTH)
    assert reading.text(pdf.render(document)).count("X-200") == 1


def test_that_chapters_are_found_among_the_bookmarks() -> None:
    with reading.opened(pdf.render(examples.report(), examples.picture)) as read:
        found = [(mark.level, mark.get_title(), _page_of(mark)) for mark in read.get_toc()]
    assert found[3:6] == [
        (0, "1. Thông tin chung về cơ sở", 2),
        (0, "2. Hiện trạng sử dụng tài nguyên", 2),
        (1, "2.1. Năng lượng", 2),
    ]
    assert found[-1] == (0, "Phụ lục A. Ý kiến thêm", 5)


def _page_of(mark: object) -> int:
    destination = mark.get_dest()  # type: ignore[attr-defined]
    page: int = destination.get_index()
    return page


def test_that_headings_which_skip_a_level_still_make_bookmarks() -> None:
    document = examples.document(
        (blocks.Heading(level=3, text=("Sâu",)), PLAIN, blocks.Heading(level=2, text=("Cạn",)), PLAIN)
    )
    with reading.opened(pdf.render(document)) as read:
        assert [mark.level for mark in read.get_toc()] == [0, 1]


def test_that_a_photo_is_drawn_and_one_that_cannot_be_opened_is_named() -> None:
    shown = blocks.Photo(sha256=examples.PHOTO, caption=("Bể lắng",))
    broken = blocks.Photo(sha256="ab" * 32, caption=("Mương",))
    content = pdf.render(examples.document((shown, broken)), lambda sha256: examples.picture(sha256) or b"no picture")
    assert "Không mở được ảnh abababab" in reading.text(content)
    with PdfDocument(content) as read:
        images = [each for each in read[0].get_objects(max_depth=1) if each.type == 3]
    assert len(images) == 1


def shot(*, size: tuple[int, int] = (1600, 1200), orientation: int = 1, seed: int = 0) -> bytes:
    """A photo with soft shapes and some noise, as a camera gives it; its top is dark, its foot light."""
    ground = Image.linear_gradient("L").resize(size)
    noise = Image.effect_noise((size[0] // 4, size[1] // 4), 24 + seed).resize(size)
    picture = Image.blend(ground, noise, 0.3).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = orientation
    written = BytesIO()
    picture.save(written, "JPEG", quality=88, exif=exif)
    return written.getvalue()


def test_that_a_report_of_forty_photos_stays_small() -> None:
    kept = {f"{number:064x}": shot(seed=number) for number in range(40)}
    photos = [blocks.Photo(sha256=each, caption=("Bể lắng",), number=str(n)) for n, each in enumerate(kept, start=1)]
    content = pdf.render(examples.document(tuple(photos)), kept.get)
    drawn = reading.images(content)
    assert len(drawn) == 40
    assert max(max(size) for size in drawn) <= 1200
    assert min(max(size) for size in drawn) >= 500  # sharp enough for print
    assert len(content) < 40 * 90_000


def test_that_a_photo_is_shown_upright_though_the_camera_lay_on_its_side() -> None:
    def page(orientation: int) -> tuple[tuple[int, int], Image.Image]:
        photo = blocks.Photo(sha256="a" * 64, caption=("Ảnh",))
        document = replace(examples.document((photo,)), title=(), enterprise="")
        content = pdf.render(document, lambda sha256: shot(orientation=orientation))
        return reading.images(content)[0], reading.picture(content)

    (wide, flat), (high, turned) = page(1), page(6)
    assert wide[0] > wide[1]
    assert high[0] < high[1]
    across = [turned.crop((x, 140, x + 1, 141)).tobytes() for x in (100, 200)]
    down = [flat.crop((160, y, 161, y + 1)).tobytes() for y in (70, 200)]
    assert down[0] < down[1]  # dark above, light below
    assert across[0] > across[1]  # turned by a quarter: the dark side is now at the right


def test_that_a_photo_says_its_number_what_it_shows_where_and_when() -> None:
    photo = blocks.Photo(
        sha256=examples.PHOTO,
        number="4.2",
        caption=("Ống hơi chưa bảo ôn", "Bare steam pipe"),
        place=("Lò hơi số 1", "Boiler 1"),
        date="10/11/2026",
    )
    document = examples.document((photo,), BOTH)
    said = reading.text(pdf.render(document, examples.picture))
    assert "Ảnh 4.2. Ống hơi chưa bảo ôn Photo 4.2. Bare steam pipe" in said
    assert "Lò hơi số 1, 10/11/2026 Boiler 1, 10/11/2026" in said
    assert "![Ảnh 4.2. Ống hơi chưa bảo ôn / Photo 4.2. Bare steam pipe]" in markdown.render(document)
    assert "*Lò hơi số 1, 10/11/2026 / Boiler 1, 10/11/2026*" in markdown.render(document)


def test_that_photos_stand_in_pairs() -> None:
    photos = tuple(blocks.Photo(sha256=examples.PHOTO, caption=(f"ảnh{number}",)) for number in range(4))
    page = reading.pages(pdf.render(examples.document(photos), examples.picture))[0]
    signs = "".join(letter.sign for letter in page.letters)
    at = [page.letters[signs.index(f"ảnh{number}")] for number in range(4)]
    assert at[0].bottom == pytest.approx(at[1].bottom)
    assert at[2].bottom == pytest.approx(at[3].bottom)
    assert at[1].left > page.width / 2 > at[0].left
    assert at[2].bottom < at[0].bottom - 100


def test_that_a_landscape_document_is_wider_than_high() -> None:
    page = reading.pages(pdf.render(examples.blank_sheet(landscape=True)))[0]
    assert (round(page.width), round(page.height)) == (842, 595)


def test_that_an_empty_document_is_still_a_page() -> None:
    assert len(reading.pages(pdf.render(replace(examples.document(()), enterprise="", title=())))) == 1


def test_that_a_document_without_charts_does_without_matplotlib() -> None:
    program = """
import sys
from cpa_desktop.report import pdf
from tests.report import examples
pdf.render(examples.letter())
print("matplotlib" in sys.modules)
pdf.render(examples.brief())
print("matplotlib" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True"]


def test_that_documents_printed_at_the_same_time_do_not_disturb_one_another() -> None:
    documents = [examples.report(), examples.report(BOTH), examples.letter(), examples.brief()]
    alone = [pdf.render(document) for document in documents]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(pdf.render, documents * 2)) == alone * 2
