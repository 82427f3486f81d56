"""DỰ THẢO and MẪU across every page, as Word's own watermark, light enough to be read through."""

from xml.sax.saxutils import quoteattr

from docx.oxml.parser import parse_xml

from cpa_desktop.report import words
from cpa_desktop.report.blocks import Document
from cpa_desktop.report.line import chosen, together
from cpa_desktop.report.look import mixed
from cpa_desktop.report.word.elements import Element
from cpa_desktop.report.word.fonts import FONTS
from cpa_desktop.report.word.setting import Setting

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_SHAPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" '
    'path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/>'
    '<v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>'
    '<v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)


def marks(document: Document) -> str:
    """What the reader must know of the document, in its languages; empty for one that is neither draft nor sample."""
    shown = [mark for mark, is_so in ((words.SAMPLE, document.sample), (words.DRAFT, document.draft)) if is_so]
    return " · ".join(together(chosen(mark, document.languages)) for mark in shown)


def watermark(text: str, setting: Setting) -> Element:
    """A run that holds the mark behind the text of the page."""
    number = setting.book.count("watermark")
    colour = mixed(setting.style.palette.raised, setting.style.palette.ink, 0.1)
    width = min(setting.width * 0.95, 62.0 * len(text) * 0.62)
    place = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width:.0f}pt;height:{width / len(text) * 1.7:.0f}pt;"
        "rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    shape = (
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" '
        f'alt={quoteattr(text)} style="{place}" o:allowincell="f" fillcolor="{colour}" stroked="f">'
        f'<v:textpath style="font-family:&quot;{FONTS[setting.style.family]}&quot;;font-size:1pt" '
        f"string={quoteattr(text)}/></v:shape>"
    )
    return parse_xml(f"<w:r {_SPACES}><w:pict>{_SHAPE}{shape}</w:pict></w:r>")
