"""The administrative layout: Decree 30/2020 as methodology 2.7 sums it up."""

from dataclasses import replace

import pytest

from cpa_desktop.core.text import Language
from cpa_desktop.report import blocks, markdown, pdf
from cpa_desktop.report.closing import closed
from tests.report import examples, reading, whole
from tests.report.said import Said

MM = 72 / 25.4
LONG = blocks.Paragraph(text=("Trung tâm đã khảo sát dây chuyền, thu thập hóa đơn và đo kiểm tại chỗ. " * 6,))
SENT = blocks.Signatures(
    columns=(blocks.Signature(title=("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",), name="Lê Văn Ngữ"),),
    recipients=(("- Như trên;",), ("- Lưu: VT.",)),
)
BOTH_SIDES = blocks.Signatures(
    columns=(blocks.Signature(title=("ĐẠI DIỆN CƠ SỞ",)), blocks.Signature(title=("ĐƠN VỊ ĐÁNH GIÁ",)))
)


def letter(*given: blocks.Block) -> blocks.Document:
    """An administrative document of these blocks."""
    return examples.document(given, layout="administrative")


def lines(page: reading.Read) -> list[list[reading.Letter]]:
    """The letters of a page line by line, from the top down, those of the foot left out."""
    found: dict[int, list[reading.Letter]] = {}
    for each in page.letters:
        if each.bottom > 20 * MM and each.sign.isalnum():
            found.setdefault(round(each.bottom / 8), []).append(each)
    return [found[at] for at in sorted(found, reverse=True)]


@pytest.mark.parametrize("languages", [("vi",), ("vi", "en")], ids="-".join)
def test_that_text_keeps_the_margins_of_the_decree(languages: tuple[Language, ...]) -> None:
    for page in reading.pages(pdf.render(whole.whole(languages, "administrative"), examples.picture)):
        assert 30 * MM - 0.5 <= min(letter.left for letter in page.letters) <= 35 * MM
        assert max(letter.right for letter in page.letters) <= page.width - 15 * MM
        text = [letter for letter in page.letters if letter.bottom > 20 * MM]
        assert max(letter.top for letter in text if letter.sign.isalpha()) <= page.height - 19 * MM


def test_that_all_letters_but_those_of_charts_are_in_the_serif_and_embedded() -> None:
    plain = [
        block
        for block in whole.whole(layout="administrative").blocks
        if not isinstance(block, blocks.Figure | blocks.KeyFigures)
    ]
    found = reading.fonts(pdf.render(letter(*plain), examples.picture))
    assert {name.split("+")[-1].split("-")[0] for name in found} == {"CPASerif"}
    assert all(found.values())


def test_that_running_text_has_thirteen_points() -> None:
    assert set(reading.sizes(pdf.render(replace(letter(LONG), title=(), enterprise="")))) == {13.0, 9.0}  # and the foot


def test_that_a_paragraph_stands_in_and_is_ranged_at_both_sides() -> None:
    page = reading.pages(pdf.render(replace(letter(LONG), title=(), enterprise="")))[0]
    first, *rest = lines(page)
    assert first[0].left == pytest.approx(40 * MM, abs=1.5)
    assert [line[0].left for line in rest] == pytest.approx([30 * MM] * len(rest), abs=1.5)
    full = [first, *rest][:-1]
    assert [line[-1].right for line in full] == pytest.approx([page.width - 20 * MM] * len(full), abs=4)
    assert rest[-1][-1].right < page.width - 30 * MM  # the last line is not stretched


def test_that_pages_are_numbered_in_the_middle_at_the_top_from_the_second() -> None:
    read = reading.pages(pdf.render(whole.whole(layout="administrative"), examples.picture))
    for number, page in enumerate(read, start=1):
        above = [letter for letter in page.letters if letter.bottom > page.height - 17 * MM]
        said = "".join(letter.sign for letter in above)
        assert said == ("" if number == 1 else f"{number}")
        if above:
            assert (above[0].left + above[-1].right) / 2 == pytest.approx(page.width / 2, abs=1)
        assert "Trang" not in page.text
        assert "Hồ sơ 3f2a9c1e" in page.text
        assert "Số liệu bản 128" in page.text


def test_that_it_is_signed_at_the_right_and_its_recipients_stand_at_the_left() -> None:
    page = reading.pages(pdf.render(letter(LONG, SENT)))[0]
    assert at(page, "KT. GIÁM ĐỐC").left > page.width / 2
    assert at(page, "Lê Văn Ngữ").left > page.width / 2
    assert at(page, "Nơi nhận").left == pytest.approx(30 * MM, abs=1.5)
    assert at(page, "KT. GIÁM ĐỐC").bottom - at(page, "Lê Văn Ngữ").top > 20 * MM  # room for hand and seal


def test_that_who_signs_alone_signs_at_the_right_without_recipients_too() -> None:
    page = reading.pages(pdf.render(letter(LONG, replace(SENT, recipients=()))))[0]
    assert at(page, "KT. GIÁM ĐỐC").left > page.width / 2


def at(page: reading.Read, words: str) -> reading.Letter:
    """The first letter of words."""
    signs = "".join(letter.sign for letter in page.letters)
    return page.letters[signs.index(words.replace(" ", ""))]


@pytest.mark.parametrize(
    ("last", "ends"),
    [
        (blocks.Paragraph(text=("Kính báo cáo.",)), "Kính báo cáo./."),
        (blocks.Paragraph(text=("Kính báo cáo./.",)), "Kính báo cáo./."),
        (blocks.Bullets(items=(("một;",), ("hai;",))), "hai./."),
        (examples.energy_table(Said(("vi",)), 3), "./."),
    ],
    ids=["sentence", "already", "list", "table"],
)
def test_that_its_last_words_carry_the_end_mark(last: blocks.Block, ends: str) -> None:
    document = letter(LONG, last, SENT)
    before, _ = reading.text(pdf.render(document)).split("Nơi nhận", 1)
    said = before if ends in before else reading.text(pdf.render(document))
    assert said.count("./.") == 1
    assert ends in said
    assert markdown.render(document).count("./.") == 1


@pytest.mark.parametrize(
    "document",
    [
        examples.document((LONG, SENT)),
        letter(LONG, BOTH_SIDES),
        letter(LONG),
        letter(SENT),
    ],
    ids=["consultancy", "signed by both sides", "unsigned", "nothing before"],
)
def test_that_no_other_document_has_an_end_mark(document: blocks.Document) -> None:
    assert closed(document) == document


def test_that_both_languages_are_ended() -> None:
    document = replace(letter(blocks.Paragraph(text=("Hết.", "The end.")), SENT), languages=("vi", "en"))
    assert closed(document).blocks[0] == blocks.Paragraph(text=("Hết./.", "The end./."))


def test_that_its_cover_has_a_frame_and_no_colour() -> None:
    cover = next(block for block in examples.report().blocks if isinstance(block, blocks.Cover))
    with reading.opened(pdf.render(letter(cover))) as read:
        picture = read[0].render(scale=1).to_pil().convert("RGB")
    dots = picture.tobytes()
    assert max(max(dot) - min(dot) for dot in zip(dots[::3], dots[1::3], dots[2::3], strict=True)) < 12
    left = picture.convert("L").crop((80, 300, 95, 301))
    assert min(left.tobytes()) < 120
