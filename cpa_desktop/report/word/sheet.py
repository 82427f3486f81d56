"""What stands on every page around the text: running head, foot, draft and sample marks, page n of N."""

from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.section import _Footer, _Header
from docx.shared import Pt

from cpa_desktop.report import words
from cpa_desktop.report.blocks import Cover, Document
from cpa_desktop.report.line import spoken
from cpa_desktop.report.look import Weight
from cpa_desktop.report.paper import letters
from cpa_desktop.report.word import watermark
from cpa_desktop.report.word.elements import Element, border
from cpa_desktop.report.word.fields import field, tab
from cpa_desktop.report.word.prose import paragraph, plain, run
from cpa_desktop.report.word.setting import Setting

_APART = "  ·  "
_AIR = 12.0  # beside a mark


def furnish(file: WordFile, document: Document, size: tuple[float, float], setting: Setting) -> None:
    """Margins, head and foot of all pages; the first of a report with a cover, or of a letter, has its own."""
    section, style = file.sections[0], setting.style
    section.page_width, section.page_height = Pt(size[0]), Pt(size[1])
    section.orientation = WD_ORIENT.LANDSCAPE if size[0] > size[1] else WD_ORIENT.PORTRAIT
    section.left_margin, section.right_margin = Pt(style.left), Pt(style.right)
    section.top_margin, section.bottom_margin = Pt(style.top), Pt(style.bottom)
    section.header_distance, section.footer_distance = Pt(style.top * 0.5), Pt(style.bottom * 0.45)
    first = document.blocks[0] if document.blocks else None
    covered = isinstance(first, Cover)
    _fill(section.header, _head(document, setting))
    _fill(section.footer, _foot(document, setting))
    if covered or style.formal:
        section.different_first_page_header_footer = True
        _fill(section.first_page_header, _head(document, setting, first=True))
        _fill(section.first_page_footer, paragraph("Footer") if covered else _foot(document, setting))


def _fill(part: _Header | _Footer, *inside: Element) -> None:
    part.is_linked_to_previous = False
    element = part.part.element
    for each in list(element):
        element.remove(each)
    element.extend(inside)


def _head(document: Document, setting: Setting, *, first: bool = False) -> Element:
    """Enterprise, title, and DỰ THẢO or MẪU between them; in an administrative document the number of the page."""
    style, language = setting.style, document.languages[0]
    marks = watermark.marks(document)
    mark = run(marks, language, bold=True, ink=style.palette.doubt, size=setting.looks["Footer"].size)
    behind = [watermark.watermark(marks, setting)] if marks else []
    if first or not style.headed:
        number = field("PAGE", "2", language) if style.formal and not first else []
        return paragraph("Header", *behind, tab(), *number, tab(), *([mark] if marks else []))
    title = plain((spoken(document.title) or ("",))[0]).replace("\n", " ")
    middle = (setting.width - _breadth(marks, setting, "bold") * 1.1) / 2 - _AIR
    title = _shortened(title, middle if marks else setting.width * 0.6, setting)
    over = middle if marks else setting.width - _breadth(title, setting) - _AIR
    left = run(_shortened(plain(document.enterprise), over, setting), language)
    rule = border("bottom", style.palette.line, 0.5, 3)
    between = [tab(), mark, tab()] if marks else [tab()]
    return paragraph("Header", *behind, left, *between, run(title, language), rule=rule)


def _foot(document: Document, setting: Setting) -> Element:
    """Record, data version, date; the page and how many there are."""
    language = document.languages[0]
    year, month, day = document.made_at[:10].split("-")
    given = [
        words.RECORD.filled(record=plain(document.record_id)[:8]).of(language) if document.record_id else "",
        words.DATA.filled(version=plain(document.data_version)).of(language) if document.data_version else "",
        words.MADE.filled(date=f"{day}/{month}/{year}").of(language),
    ]
    made = [run(_APART.join(part for part in given if part), language)]
    if not setting.style.formal:
        before, rest = words.PAGE.filled(page="\0", pages="\1").of(language).split("\0")
        between, after = rest.split("\1")
        made += [tab(), run(before, language), *field("PAGE", "1", language), run(between, language)]
        made += [*field("NUMPAGES", "1", language), *([run(after, language)] if after else [])]
    return paragraph("Footer", *made)


def _shortened(text: str, room: float, setting: Setting) -> str:
    """The text, or as much of it as fits with an ellipsis."""
    if _breadth(text, setting) <= room:
        return text
    while text and _breadth(text + "…", setting) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def _breadth(text: str, setting: Setting, weight: Weight = "regular") -> float:
    size = setting.looks["Footer"].size
    return letters.width(text, setting.style.face(size, weight).font, size)
