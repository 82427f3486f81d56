"""Word files read back: their parts, their paragraphs in order, what is said in all of them."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table
from docx.text.paragraph import Paragraph

from cpa_desktop.report import word
from cpa_desktop.report.blocks import Document
from tests.report import examples


@cache
def rendered(document: Document) -> bytes:
    """A document written once for all tests that only read it."""
    return word.render(document, examples.picture)


def opened(content: bytes) -> WordFile:
    """The file as python-docx reads it."""
    return docx.Document(BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    """Every part by its path, in the order of the file."""
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def elements(content: bytes) -> list[BaseOxmlElement]:
    """The document's paragraphs and tables in order; those of a list of contents stand among them."""
    found = opened(content).element.body.xpath("./w:p | ./w:tbl | ./w:sdt/w:sdtContent/w:p")
    return list(found)


def said(element: BaseOxmlElement) -> str:
    """The letters of an element, with its line breaks and tabs."""
    signs = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    found = element.xpath("descendant-or-self::w:r/w:t | descendant-or-self::w:r/w:br | descendant-or-self::w:r/w:tab")
    return "".join(signs.get(each.tag, each.text or "") for each in found)


def paragraphs(content: bytes) -> list[Paragraph]:
    """The document's paragraphs outside tables that say anything."""
    body = opened(content)._body
    found = [Paragraph(each, body) for each in elements(content) if each.tag == qn("w:p")]
    return [each for each in found if said(each._p)]


def tables(content: bytes) -> list[Table]:
    """The tables of the document, not those within them."""
    return list(opened(content).tables)


def everything(content: bytes) -> str:
    """All that is written, heads and feet and what screen readers say of pictures included."""
    return " ".join(
        text for name, part in parts(content).items() if name.startswith("word/") for text in _said(name, part)
    )


def _said(name: str, part: bytes) -> Iterator[str]:
    if name.endswith(".xml"):
        root = parsed(part)
        for paragraph in root.iter(qn("w:p")):
            yield said(paragraph)
        yield from (str(each) for each in root.xpath("//@descr"))


def words(text: str) -> set[str]:
    """The words and figures in a text, without signs."""
    return set(re.findall(r"[^\W_]+(?:[.,][^\W_]+)*", text))


def has(paragraph: Paragraph, property: str) -> bool:
    """Whether a property is set, on the paragraph or by its style."""
    style = paragraph.style
    return any(
        bool(each.xpath(f"./w:pPr/w:{property}"))
        for each in (paragraph._p, style.element if style else None)
        if each is not None
    )


def parsed(part: bytes) -> BaseOxmlElement:
    """A part as elements."""
    return parse_xml(part)
