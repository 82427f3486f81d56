"""The styles as Word keeps them: paragraphs, the second language, tables."""

from collections.abc import Sequence

from cpa_desktop.core.text import Language
from cpa_desktop.report.paper.style import Style
from cpa_desktop.report.word.elements import Element, border, colour, halves, made, told, twips
from cpa_desktop.report.word.fonts import FONTS
from cpa_desktop.report.word.styles import ParagraphStyle, Ranged, is_tight

SIDE = 3.5  # from a column's edge to its letters
ALIGNED: dict[Ranged, str] = {"left": "left", "right": "right", "centre": "center", "justified": "both"}
TAGS: dict[Language, str] = {"vi": "vi-VN", "en": "en-GB"}
_RULE = 0.5  # what a rule adds to the height of a row
BULLETS = 1  # the list that bulleted paragraphs belong to


def sheet(looks: Sequence[ParagraphStyle], style: Style, language: Language) -> Element:
    """The whole part; letters are ours unless a style says otherwise."""
    font = FONTS[style.family]
    letters = made(
        "w:rPr",
        made("w:rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font),
        made("w:color", val=colour(style.palette.ink)),
        made("w:sz", val=halves(style.body)),
        made("w:szCs", val=halves(style.body)),
        made("w:lang", val=TAGS[language], eastAsia="vi-VN", bidi="ar-SA"),
    )
    return made(
        "w:styles",
        made("w:docDefaults", made("w:rPrDefault", letters), made("w:pPrDefault", made("w:pPr"))),
        *(_paragraphs(look, style) for look in looks),
        *_characters(style),
        *_tables(style),
    )


def _paragraphs(look: ParagraphStyle, style: Style) -> Element:
    return made(
        "w:style",
        made("w:name", val=look.name),
        made("w:basedOn", val=look.based) if look.based else None,
        made("w:next", val=look.following) if look.following else None,
        made("w:uiPriority", val=39) if look.dotted else None,
        made("w:qFormat") if not look.dotted else None,
        _room(look, style),
        made(
            "w:rPr",
            told("w:b", look.bold or None),
            told("w:bCs", look.bold or None),
            told("w:i", look.italic or None),
            told("w:iCs", look.italic or None),
            made("w:color", val=colour(look.ink)) if look.ink else None,
            made("w:sz", val=halves(look.size)),
            made("w:szCs", val=halves(look.size)),
        ),
        type="paragraph",
        default=None if look.based else 1,
        customStyle=1 if look.own else None,
        styleId=look.id,
    )


def _room(look: ParagraphStyle, style: Style) -> Element:
    """Where the paragraphs stand, and how far their lines are apart."""
    numbered = made("w:numPr", made("w:numId", val=BULLETS)) if look.bulleted else None
    rules = [
        border("left", look.bar, 2.25, 8) if look.bar else None,
        border("bottom", look.rule, 0.75, 2) if look.rule else None,
    ]
    stops = [
        made("w:tab", val="center", pos=twips(look.middle)) if look.middle else None,
        made("w:tab", val="right", leader="dot" if look.dotted else None, pos=twips(look.tab)),
    ]
    indent = made(
        "w:ind",
        left=twips(look.left),
        hanging=twips(look.hanging) if look.hanging else None,
        firstLine=twips(look.first) if look.first else None,
    )
    exact = is_tight(style) or look.id == "Gap"
    return made(
        "w:pPr",
        told("w:keepNext", look.keep or None),
        told("w:keepLines", look.keep or None),
        numbered,
        made("w:pBdr", *rules) if look.bar or look.rule else None,
        made("w:tabs", *stops) if look.tab else None,
        made(
            "w:spacing",
            before=twips(look.before),
            after=twips(look.after),
            line=twips(look.size * style.open),
            lineRule="exact" if exact and look.id != "Picture" else "atLeast",
        ),
        indent if look.left or look.first else None,
        made("w:jc", val=ALIGNED[look.align]),
        made("w:outlineLvl", val=look.level) if look.level is not None else None,
    )


def _characters(style: Style) -> list[Element]:
    soft = made("w:rPr", made("w:color", val=colour(style.palette.soft)))
    return [
        made(
            "w:style",
            made("w:name", val="Default Paragraph Font"),
            made("w:uiPriority", val=1),
            made("w:semiHidden"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        made(
            "w:style",
            made("w:name", val="Second Language"),
            made("w:basedOn", val="DefaultParagraphFont"),
            made("w:qFormat"),
            soft,
            type="character",
            customStyle=1,
            styleId="SecondLanguage",
        ),
    ]


def _tables(style: Style) -> list[Element]:
    palette, over = style.palette, max(style.over - _RULE, 0.0)
    framed = [border("top", palette.ink, 0.75), border("bottom", palette.ink, 0.75), border("insideH", palette.line)]
    ruled = [border(side, palette.line) for side in ("bottom", "insideH")]
    penned = [border(side, palette.soft) for side in ("top", "left", "bottom", "right", "insideH", "insideV")]
    under_head = made(
        "w:tblStylePr",
        made("w:tcPr", made("w:tcBorders", border("bottom", palette.ink, 0.5))),
        type="firstRow",
    )
    return [
        _table("TableNormal", "Normal Table", _margins(0, SIDE), default=1),
        _table("ReportTable", "Report Table", made("w:tblBorders", *framed), _margins(over, SIDE), head=under_head),
        _table("FieldTable", "Field Table", made("w:tblBorders", *ruled), _margins(over, SIDE)),
        _table("PenTable", "Pen Table", made("w:tblBorders", *penned), _margins(over, SIDE), head=under_head),
    ]


def _table(id: str, name: str, *inside: Element, head: Element | None = None, default: int | None = None) -> Element:
    return made(
        "w:style",
        made("w:name", val=name),
        None if default else made("w:basedOn", val="TableNormal"),
        made("w:uiPriority", val=99),
        made("w:semiHidden") if default else None,
        made("w:tblPr", made("w:tblInd", w=0, type="dxa"), *inside),
        head,
        type="table",
        default=default,
        customStyle=None if default else 1,
        styleId=id,
    )


def _margins(over: float, side: float) -> Element:
    ends = (("top", over), ("left", side), ("bottom", over), ("right", side))
    return made("w:tblCellMar", *(made(f"w:{end}", w=twips(points), type="dxa") for end, points in ends))
