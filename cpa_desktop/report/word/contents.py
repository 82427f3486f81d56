"""Titles, headings and captions, and the lists at the front that Word refreshes from them."""

from cpa_desktop.core.text import Language
from cpa_desktop.report import numbering, words
from cpa_desktop.report.blocks import Contents, Figure, Heading, Table
from cpa_desktop.report.line import Line, chosen
from cpa_desktop.report.word import fields
from cpa_desktop.report.word.elements import Element, made
from cpa_desktop.report.word.prose import paragraph, run, tongues
from cpa_desktop.report.word.said import joined, said
from cpa_desktop.report.word.setting import Setting
from cpa_desktop.report.word.styles import LEVELS

_DEPTH = 2  # of the list of contents
_WORDS = {"table": words.TABLE, "figure": words.FIGURE}
_UNKNOWN = "…"  # a page before Word has worked it out


def title(line: Line, enterprise: str, setting: Setting) -> list[Element]:
    """The document's own title, where no cover carries it."""
    made_title = [paragraph("Title", *joined(line, "Title", setting))] if tongues(line, setting.languages) else []
    return made_title + said((enterprise,), "Subtitle", setting)


def heading(block: Heading, setting: Setting) -> list[Element]:
    """A heading in Word's own style; one that is listed can be led to."""
    entry = numbering.heading(block, setting.languages)
    style = f"Heading{min(entry.level, LEVELS)}"
    runs = joined(entry.line(), style, setting)
    if numbering.is_listed(block):
        runs = _reached("heading", runs, setting)
    apart = setting.style.formal and block.is_annex and entry.level == 1
    return [paragraph(style, *runs, align="centre" if apart else None)]


def caption(block: Table | Figure, setting: Setting, *, keep: bool) -> list[Element]:
    """`Bảng 2.1. …`: the last part of the number is a field, so that Word can refer to it and list it."""
    sort: numbering.Sort = "table" if isinstance(block, Table) else "figure"
    if isinstance(block, Table):
        line = numbering.table(block, setting.languages)
    else:
        line = numbering.figure(block, setting.languages)
    if not tongues(line, setting.languages):
        return []
    runs = joined(line, "Caption", setting)
    if numbering.is_numbered(block):
        runs = _reached(sort, [*_counted(sort, block.number, line, setting), *runs[1:]], setting)
    return [paragraph("Caption", *runs, keep=keep)]


def _counted(sort: numbering.Sort, number: str, line: Line, setting: Setting) -> list[Element]:
    """The caption in the first language, its number split: `Bảng 2.` and the field that counts, set to what it is."""
    text, language = tongues(line, setting.languages)[0]
    before, point, last = number.rstrip(".").rpartition(".")
    lead = _WORDS[sort].filled(number="\0").of(language).split("\0")[0] + before + point
    if not last.isdecimal() or not text.startswith(lead + last):
        return [run(text, language)]
    counted = fields.field(f"SEQ {_sequence(sort, language)} \\* ARABIC \\r {last}", last, language)
    return [run(lead, language), *counted, run(text.removeprefix(lead + last), language)]


def _sequence(sort: numbering.Sort, language: Language) -> str:
    return _WORDS[sort].of(language).split()[0]


def _reached(sort: str, runs: list[Element], setting: Setting) -> list[Element]:
    return fields.bookmarked(_bookmark(sort, setting.book.count(sort)), setting.book.count("bookmark"), *runs)


def _bookmark(sort: str, place: int) -> str:
    return f"_Toc{('heading', 'table', 'figure').index(sort) + 1}{place:05}"


def contents(block: Contents, setting: Setting) -> list[Element]:
    """Each list under a title of its own."""
    language = setting.languages[0]
    done: list[Element] = []
    for listing in numbering.lists(setting.blocks, setting.languages, tables=block.tables):
        title_line = chosen(listing.title, setting.languages)
        done.append(paragraph("TOCHeading", *joined(title_line, "TOCHeading", setting)))
        code = f'TOC \\o "1-{_DEPTH}" \\h \\z \\u'
        if listing.sort != "heading":
            code = f'TOC \\h \\z \\c "{_sequence(listing.sort, language)}"'
        entries = [_entry(listing.sort, place, entry, setting) for place, entry in enumerate(listing.entries, 1)]
        for element in reversed(fields.begun(code)):
            entries[0].insert(1, element)  # after what says how the paragraph stands
        entries.append(paragraph("Gap", fields.ended()))
        done += [_gallery(entries)] if listing.sort == "heading" else entries
    return done


def _entry(sort: numbering.Sort, place: int, entry: numbering.Entry, setting: Setting) -> Element:
    style = f"TOC{min(entry.level, LEVELS)}" if sort == "heading" else "TableofFigures"
    name = _bookmark(sort, place)
    page = fields.field(f"PAGEREF {name} \\h", _UNKNOWN, setting.languages[0])
    runs = joined(entry.line(), style, setting)
    return paragraph(style, fields.linked(name, *runs, fields.tab(), *page))


def _gallery(entries: list[Element]) -> Element:
    """What lets Word offer to refresh the list when it is clicked."""
    kind = made("w:docPartObj", made("w:docPartGallery", val="Table of Contents"), made("w:docPartUnique"))
    return made("w:sdt", made("w:sdtPr", kind), made("w:sdtContent", *entries))
