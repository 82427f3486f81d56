"""A document as PDF: vectors and embedded letters, the same bytes each time the same document is given."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from threading import Lock
from typing import Any

from reportlab import rl_config
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import TimeStamp
from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.frames import Frame

from cpa_desktop.core import course
from cpa_desktop.report.blocks import Document
from cpa_desktop.report.closing import closed
from cpa_desktop.report.line import clean, together
from cpa_desktop.report.paper import sheet, style
from cpa_desktop.report.paper.canvas import PaperCanvas
from cpa_desktop.report.paper.flow import flow
from cpa_desktop.report.paper.setting import Setting

rl_config.useA85 = 0  # streams as bytes, not as letters: a fifth smaller, and quicker
_LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}
_ONE_AT_A_TIME = Lock()  # ReportLab keeps one table of fonts for the whole program


def render(document: Document, photo: Callable[[str], bytes | None] = lambda sha256: None) -> bytes:
    """The document as a PDF file; `photo` gives an attachment's bytes by its sha256."""
    with _ONE_AT_A_TIME:
        return _render(closed(document), photo)


def _render(document: Document, photo: Callable[[str], bytes | None]) -> bytes:
    look = style.of(document)
    size: tuple[float, float] = landscape(A4) if document.landscape else A4
    frame = Frame(
        look.left,
        look.bottom,
        size[0] - look.left - look.right,
        size[1] - look.top - look.bottom,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    setting = Setting(
        style=look,
        languages=document.languages,
        width=size[0] - look.left - look.right,
        height=size[1] - look.top - look.bottom,
        blocks=document.blocks,
        photo=photo,
    )
    furnish = sheet.furnished(document, look, size)
    written = BytesIO()
    template = BaseDocTemplate(
        written,
        pagesize=size,
        title=clean(together(document.title)),
        author=clean(document.author or document.enterprise),
        subject=clean(f"{document.kind} {document.record_id} {document.data_version}".strip()),
        creator="CPA Desktop",
        producer="CPA Desktop",
        lang=_LANGUAGES[document.languages[0]],
        invariant=1,
        pageCompression=1,
        initialFontName=look.face(look.body).font,
    )
    template.setProgressCallBack(_told())
    template.addPageTemplates([PageTemplate(frames=[frame], onPage=lambda canvas, _: furnish(canvas))])

    def canvas(*arguments: Any, **options: Any) -> PaperCanvas:
        made = PaperCanvas(*arguments, **options)
        made.number = sheet.numbered(document, look, size)
        made.setViewerPreference("DisplayDocTitle", "true")
        made._doc._timeStamp = _stamp(document.made_at)  # type: ignore[attr-defined]
        return made

    template.build(flow(document, setting), canvasmaker=canvas)
    return written.getvalue()


def _told() -> Callable[[str, int], None]:
    """How far the setting is, which is the second half of making a document."""
    expected = [0]

    def tell(sort: str, value: int) -> None:
        if sort == "SIZE_EST":
            expected[0] = value
        elif sort == "PROGRESS":
            course.step(expected[0] + value, 2 * expected[0])

    return tell


def _stamp(made_at: str) -> TimeStamp:
    """The document's own time in place of the clock's."""
    moment = datetime.fromisoformat(made_at)
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    stamp = TimeStamp(invariant=1)
    stamp.t = moment.timestamp()
    stamp.lt = moment.timetuple()
    stamp.YMDhms = tuple(moment.timetuple())[:6]
    return stamp
