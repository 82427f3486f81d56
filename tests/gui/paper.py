"""Documents as a person at the window gets them: chosen, made, looked at, saved, and read back."""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from pypdfium2 import PdfDocument
from PySide6.QtWidgets import QLabel

from cpa_desktop.gui.pages import making
from cpa_desktop.gui.pages.document import DocumentPage
from tests.gui.person import Person
from tests.report import reading

MAKE = {"vi": "Tạo PDF", "en": "Make PDF"}
SAVE = {"vi": "Lưu PDF…", "en": "Save PDF…"}


def documents(person: Person) -> DocumentPage:
    """The page of documents, by its line at the end of the steps."""
    person.go_to("report")
    page = person.bench.pages.currentWidget()
    assert isinstance(page, DocumentPage)
    return page


def printed(person: Person, title: str, keep: Path) -> str:
    """A document by its title, made, looked at and saved; gives all it says in reading order."""
    page = documents(person)
    person.choose_words(page.choice.kind, title)
    language = person.window.language
    person.press_words(page, MAKE[language])
    person.qtbot.waitUntil(lambda: not page.composing.is_underway and page.composing.is_current, timeout=120_000)
    person.qtbot.waitUntil(lambda: bool(pages_shown(page)), timeout=20_000)
    person.press_words(page, SAVE[language])
    person.name_file(keep)
    person.qtbot.waitUntil(lambda: any(keep.name in words for words in said(page)), timeout=20_000)
    return text(keep)


@contextmanager
def opened(*files: Path) -> Iterator[list[PdfDocument]]:
    """PDFs to look into while no page is drawn behind: PDFium is not made for several threads."""
    with making.ONE_AT_A_TIME, ExitStack() as closing:
        yield [closing.enter_context(reading.opened(file.read_bytes())) for file in files]


def text(file: Path) -> str:
    """All that a PDF says, read while no page is drawn behind."""
    with making.ONE_AT_A_TIME:
        return reading.text(file.read_bytes())


def pages_shown(page: DocumentPage) -> list[QLabel]:
    """The pictures of its pages."""
    return [label for label in page.findChildren(QLabel) if not label.pixmap().isNull()]


def said(page: DocumentPage) -> list[str]:
    """All that the page of documents says in words."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def figure_of(words: str) -> str:
    """The figure that words begin with, as it is written, without its ±."""
    found = re.match(r"\d[\d.,]*", words)
    assert found is not None, words
    return found[0].rstrip(".,")


def is_rounded(value: float, shown: str) -> bool:
    """Whether a figure written the Vietnamese way is this value, rounded: the noughts at its end say how far."""
    whole, _, part = shown.replace(".", "").partition(",")
    place = 10.0 ** -len(part) if part else 10.0 ** (len(whole) - len(whole.rstrip("0")))
    return abs(float(f"{whole}.{part or 0}") - value) <= place / 2
