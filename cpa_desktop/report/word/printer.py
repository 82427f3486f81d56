"""A document as a Word file: the same bytes each time the same document is given."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document as WordFile
from reportlab.lib.pagesizes import A4, landscape

from cpa_desktop.report.blocks import Contents, Document
from cpa_desktop.report.closing import closed
from cpa_desktop.report.line import together
from cpa_desktop.report.paper import style
from cpa_desktop.report.word import blank, sheet
from cpa_desktop.report.word.flow import flow
from cpa_desktop.report.word.prose import plain
from cpa_desktop.report.word.setting import Book, Setting
from cpa_desktop.report.word.styles import listed
from cpa_desktop.report.word.stylesheet import TAGS

_LONGEST = 255  # of a text that describes the file
_FIRST = "[Content_Types].xml"  # where readers look first
_STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say; Word's own files say it too


def render(document: Document, photo: Callable[[str], bytes | None] = lambda sha256: None) -> bytes:
    """The document as a DOCX file; `photo` gives an attachment's bytes by its sha256."""
    document = closed(document)
    look = style.of(document)
    size: tuple[float, float] = landscape(A4) if document.landscape else A4
    width = size[0] - look.left - look.right
    looks = listed(look, width, marked=document.draft or document.sample)
    refreshed = any(isinstance(block, Contents) for block in document.blocks)
    file = docx.Document(blank.packed(looks, look, document.languages[0], refreshed=refreshed))
    setting = Setting(
        style=look,
        looks={each.id: each for each in looks},
        blocks=document.blocks,
        languages=document.languages,
        width=width,
        height=size[1] - look.top - look.bottom,
        photo=photo,
        book=Book(file.part),
    )
    body = file.element.body
    for place, element in enumerate(flow(document, setting)):
        body.insert(place, element)
    sheet.furnish(file, document, size, setting)
    _describe(file, document)
    written = BytesIO()
    file.save(written)
    return _settled(written)


def _describe(file: WordFile, document: Document) -> None:
    """Who made the file, of what, and when: the document's own time in place of the clock's."""
    moment = datetime.fromisoformat(document.made_at)
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    about = file.core_properties
    about.title = plain(together(document.title)).replace("\n", " ")[:_LONGEST]
    about.author = about.last_modified_by = plain(document.author or document.enterprise)[:_LONGEST]
    about.subject = plain(f"{document.kind} {document.record_id} {document.data_version}".strip())[:_LONGEST]
    about.language = TAGS[document.languages[0]]
    about.created = about.modified = moment.replace(tzinfo=None)
    about.revision = 1


def _settled(written: BytesIO) -> bytes:
    """The same parts in a settled order, none bearing the time of packing."""
    packed = BytesIO()
    with ZipFile(written) as given, ZipFile(packed, "w", ZIP_DEFLATED) as file:
        for name in sorted(given.namelist(), key=lambda name: (name != _FIRST, name)):
            file.writestr(ZipInfo(name, _STAMP), given.read(name), ZIP_DEFLATED)
    return packed.getvalue()
