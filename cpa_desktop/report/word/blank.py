"""An empty Word file of our own: nothing of a template's styles, author or settings is in it."""

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

from docx.opc.oxml import serialize_part_xml

from cpa_desktop.core.text import Language
from cpa_desktop.report.look import Family
from cpa_desktop.report.paper.style import Style
from cpa_desktop.report.word import fonts, stylesheet
from cpa_desktop.report.word.elements import Element, colour, made, told, twips
from cpa_desktop.report.word.relations import HEAD, content_types, relations
from cpa_desktop.report.word.styles import ParagraphStyle
from cpa_desktop.report.word.theme import theme

_APPLICATION = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def packed(looks: Sequence[ParagraphStyle], style: Style, language: Language, *, refreshed: bool) -> BytesIO:
    """The file, to be opened by python-docx; `refreshed` asks Word to work out page numbers in lists when it opens."""
    carried = fonts.carried(style.family)
    parts = {
        "styles": stylesheet.sheet(looks, style, language),
        "settings": _settings(language, refreshed=refreshed, carries=bool(carried)),
        "fontTable": fonts.font_table(style.family),
        "numbering": _numbering(style),
    }
    kinds = {f"word/{name}.xml": f"wordprocessingml.{name}" for name in parts}
    kinds |= {"word/document.xml": "wordprocessingml.document.main", "word/theme.xml": "theme"}
    written = BytesIO()
    with ZipFile(written, "w") as file:
        file.writestr("[Content_Types].xml", content_types(kinds | {"docProps/app.xml": "extended-properties"}))
        related = (("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml"))
        file.writestr("_rels/.rels", relations(*related))
        inside = [(name, f"{name}.xml") for name in [*parts, "theme"]]
        file.writestr("word/_rels/document.xml.rels", relations(*inside))
        file.writestr("word/document.xml", serialize_part_xml(made("w:document", made("w:body", made("w:sectPr")))))
        for name, part in parts.items():
            file.writestr(f"word/{name}.xml", serialize_part_xml(part))
        file.writestr("word/theme.xml", theme(style))
        _carry(file, style.family)
        application = f'<Properties xmlns="{_APPLICATION}"><Application>CPA Desktop</Application></Properties>'
        file.writestr("docProps/app.xml", HEAD + application)
    written.seek(0)
    return written


def _carry(file: ZipFile, family: Family) -> None:
    carried = fonts.carried(family)
    if carried:
        file.writestr("word/_rels/fontTable.xml.rels", relations(*(("font", f"fonts/{name}") for name, _ in carried)))
    for name, content in carried:
        file.writestr(f"word/fonts/{name}", content)


def _settings(language: Language, *, refreshed: bool, carries: bool) -> Element:
    uri = "http://schemas.microsoft.com/office/word"
    return made(
        "w:settings",
        made("w:zoom", percent=100),
        told("w:embedTrueTypeFonts", carries or None),
        made("w:defaultTabStop", val=twips(36)),
        made("w:characterSpacingControl", val="doNotCompress"),
        told("w:updateFields", refreshed or None),
        made("w:compat", made("w:compatSetting", name="compatibilityMode", uri=uri, val=15)),
        made("w:themeFontLang", val=stylesheet.TAGS[language]),
        made("w:decimalSymbol", val="," if language == "vi" else "."),
        made("w:listSeparator", val=";" if language == "vi" else ","),
    )


def _numbering(style: Style) -> Element:
    """The one list there is: a dash before each of its paragraphs."""
    plain = style.formal
    indent = {"left": 0, "firstLine": twips(style.first)} if plain else {"left": twips(12), "hanging": twips(12)}
    level = made(
        "w:lvl",
        made("w:start", val=1),
        made("w:numFmt", val="bullet"),
        made("w:pStyle", val="ListBullet"),
        made("w:suff", val="space") if plain else None,
        made("w:lvlText", val="-" if plain else "–"),
        made("w:lvlJc", val="left"),
        made("w:pPr", made("w:ind", **indent)),
        made("w:rPr", made("w:color", val=colour(style.palette.ink if plain else style.palette.accent))),
        ilvl=0,
    )
    many = made("w:multiLevelType", val="singleLevel")
    return made(
        "w:numbering",
        made("w:abstractNum", many, level, abstractNumId=0),
        made("w:num", made("w:abstractNumId", val=0), numId=stylesheet.BULLETS),
    )
