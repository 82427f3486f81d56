"""PDFs read back as a viewer sees them."""

from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import create_string_buffer
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw
from PIL import Image


class Letter(NamedTuple):
    """One sign and its box in points from the lower left corner."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float


class Read(NamedTuple):
    """One page: its size, its text, its letters."""

    width: float
    height: float
    text: str
    letters: tuple[Letter, ...]

    @property
    def body(self) -> list[str]:
        """The lines of text without running head and foot."""
        lines = [line.strip() for line in self.text.splitlines() if line.strip()]
        return [line for line in lines if not line.startswith(("Trang ", "Hồ sơ ", "Page ", "Record "))]


@contextmanager
def opened(content: bytes) -> Iterator[pdfium.PdfDocument]:
    """The document, closed again."""
    document = pdfium.PdfDocument(content)
    try:
        yield document
    finally:
        document.close()


def pages(content: bytes) -> list[Read]:
    """Every page."""
    with opened(content) as document:
        return [_page(document[number]) for number in range(len(document))]


def _page(page: pdfium.PdfPage) -> Read:
    text = page.get_textpage()
    letters = []
    for index in range(text.count_chars()):
        sign = chr(pdfium_raw.FPDFText_GetUnicode(text, index))
        if not sign.isspace():
            letters.append(Letter(sign, *text.get_charbox(index)))
    width, height = page.get_size()
    return Read(width, height, text.get_text_range().replace("\r\n", "\n"), tuple(letters))


def text(content: bytes) -> str:
    """All text in reading order, with line breaks as blanks."""
    return " ".join(" ".join(page.text for page in pages(content)).split())


def picture(content: bytes, number: int = 0) -> Image.Image:
    """A page as a picture of one dot a point, in grey."""
    with opened(content) as document:
        drawn: Image.Image = document[number].render(scale=1).to_pil().convert("L")
        return drawn


def sizes(content: bytes) -> dict[float, str]:
    """The sizes of all letters drawn upright, each with a few of the letters in that size."""
    found: dict[float, str] = {}
    with opened(content) as document:
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                size = round(pdfium_raw.FPDFText_GetFontSize(text, index), 1)
                sign = chr(pdfium_raw.FPDFText_GetUnicode(text, index))
                if not sign.isspace() and len(found.get(size, "")) < 30:
                    found[size] = found.get(size, "") + sign
    return found


def images(content: bytes) -> list[tuple[int, int]]:
    """The breadth and height in dots of every picture, page by page."""
    found = []
    with opened(content) as document:
        for page in document:
            for each in page.get_objects(max_depth=2):
                if each.type == pdfium_raw.FPDF_PAGEOBJ_IMAGE:
                    found.append(each.get_px_size())
    return found


def fonts(content: bytes) -> dict[str, bool]:
    """The fonts of all letters drawn, and whether the file carries them."""
    found: dict[str, bool] = {}
    with opened(content) as document:
        for page in document:
            for each in page.get_objects(max_depth=3):
                if each.type == pdfium_raw.FPDF_PAGEOBJ_TEXT:
                    font = pdfium_raw.FPDFTextObj_GetFont(each)
                    size = pdfium_raw.FPDFFont_GetBaseFontName(font, None, 0)
                    written = create_string_buffer(size)
                    pdfium_raw.FPDFFont_GetBaseFontName(font, written, size)
                    found[written.value.decode()] = bool(pdfium_raw.FPDFFont_GetIsEmbedded(font))
    return found
