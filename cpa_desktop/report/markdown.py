"""A document as Markdown: the same blocks as text, for reading, comparing and pasting elsewhere."""

from collections.abc import Callable
from typing import Any

from cpa_desktop.core.text import Text
from cpa_desktop.report import blocks, numbering, words
from cpa_desktop.report.charts_in_words import IN_WORDS
from cpa_desktop.report.closing import closed
from cpa_desktop.report.line import Line, chosen, clean, led, spoken, together
from cpa_desktop.report.marked import cells, grid, plain, said


def render(document: blocks.Document) -> str:
    """The document as one Markdown text, ending with a line break."""
    document = closed(document)
    languages = document.languages
    marks = [mark for mark, shown in ((words.SAMPLE, document.sample), (words.DRAFT, document.draft)) if shown]
    year, month, day = document.made_at[:10].split("-")
    foot = [
        words.RECORD.filled(record=document.record_id[:8]) if document.record_id else None,
        words.DATA.filled(version=document.data_version) if document.data_version else None,
        words.MADE.filled(date=f"{day}/{month}/{year}"),
    ]
    parts = [
        "# " + said(document.title),
        plain(document.enterprise),
        " · ".join(f"**{together(chosen(mark, languages))}**" for mark in marks),
        *(WRITERS[type(block)](block, document) for block in document.blocks),
        "---",
        " · ".join(together(chosen(part, languages)) for part in foot if part),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _sourced(word: Text, line: Line, document: blocks.Document) -> str:
    return f"*{said(led(word, line, document.languages))}*" if spoken(line) else ""


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _heading(block: blocks.Heading, document: blocks.Document) -> str:
    line = numbering.heading(block, document.languages).line()
    return "#" * min(max(block.level, 1) + 1, 6) + f" {said(line)}"


def _contents(block: blocks.Contents, document: blocks.Document) -> str:
    made = []
    for listing in numbering.lists(document.blocks, document.languages, tables=block.tables):
        made.append(f"**{said(chosen(listing.title, document.languages))}**")
        made.append("\n".join("  " * (entry.level - 1) + f"- {said(entry.line())}" for entry in listing.entries))
    return _joined(*made)


def _paragraph(block: blocks.Paragraph, document: blocks.Document) -> str:
    texts = [plain(text) for text in spoken(block.text)]
    if block.style == "body":
        return "\n\n".join(texts)
    if block.style in ("soft", "basis"):
        return "\n\n".join(f"*{text}*" for text in texts)
    sign = "⚠ " if block.style == "warning" else ""
    return "\n>\n".join(f"> {sign}{text}" for text in texts)


def _bullets(block: blocks.Bullets, document: blocks.Document) -> str:
    return "\n".join(f"- {said(item)}" for item in block.items)


def _key_figures(block: blocks.KeyFigures, document: blocks.Document) -> str:
    lines = []
    for item in block.items:
        behind = "; ".join(part for part in (clean(item.range), said(item.note)) if part)
        value = f"{plain(item.value)} {said(item.unit)}".strip()
        lines.append(f"- {said(item.label)}: **{value}**" + (f" ({behind})" if behind else ""))
    return "\n".join(lines)


def _table(block: blocks.Table, document: blocks.Document) -> str:
    caption = numbering.table(block, document.languages)
    return _joined(
        f"**{said(caption)}**" if caption else "",
        grid(block.columns, [cells(row, len(block.columns)) for row in block.rows]),
        _sourced(words.SOURCE, block.source, document),
        _sourced(words.ORIGIN, block.origin, document),
    )


def _fields(block: blocks.Fields, document: blocks.Document) -> str:
    return "\n".join(
        f"- {said(label)}: {said(value)}" + (f" *({said(note)})*" if spoken(note) else "")
        for label, value, note in block.pairs
    )


def _figure(block: blocks.Figure, document: blocks.Document) -> str:
    caption = numbering.figure(block, document.languages)
    return _joined(
        IN_WORDS[type(block.drawing)](block.drawing),
        f"**{said(caption)}**" if caption else "",
        _sourced(words.SOURCE, block.source, document),
    )


def _photo(block: blocks.Photo, document: blocks.Document) -> str:
    taken = said(numbering.taken(block))
    shown = f"![{said(numbering.photo(block, document.languages))}](attachment:{block.sha256})"
    return f"{shown} *{taken}*" if taken else shown


def _signatures(block: blocks.Signatures, document: blocks.Document) -> str:
    lines = []
    for column in block.columns:
        parts = [said(column.title), said(column.hint), plain(column.name) or "…………", said(column.position)]
        lines.append("- " + ", ".join(part for part in [*parts, said(column.date)] if part))
    recipients = [f"  {said(item)}" for item in block.recipients]
    title = [f"- **{together(chosen(words.RECIPIENTS, document.languages))}**"] if recipients else []
    return "\n".join([*title, *recipients, *lines])


def _blank_field(block: blocks.BlankField, document: blocks.Document) -> str:
    label = f"- {said(block.label)}" + (f" *({said(block.help)})*" if spoken(block.help) else "")
    choices = block.choices
    if block.kind == "yes_no" and not choices:
        choices = (chosen(words.YES, document.languages), chosen(words.NO, document.languages))
    if choices:
        return label + ": " + " ".join(f"☐ {said(choice)}" for choice in choices)
    return f"{label}: ______ {said(block.unit)}".rstrip()


def _blank_table(block: blocks.BlankTable, document: blocks.Document) -> str:
    rows = [cells(row, len(block.columns)) for row in block.rows] + [[""] * len(block.columns)] * block.empty
    return _joined(
        f"**{said(block.caption)}**" if spoken(block.caption) else "",
        grid(block.columns, rows),
    )


def _lines(block: blocks.Lines, document: blocks.Document) -> str:
    return _joined(said(block.label), *["______"] * block.count)


def _letterhead(block: blocks.Letterhead, document: blocks.Document) -> str:
    left = [said(block.superior), f"**{said(block.unit)}**", plain(block.reference)]
    right = [
        f"**{together(chosen(words.STATE_NAME, document.languages))}**",
        f"**{together(chosen(words.MOTTO, document.languages))}**",
        said(block.place_and_date),
    ]
    return grid([blocks.Column(head=(), align="centre")] * 2, list(zip(left, right, strict=True)))


def _cover(block: blocks.Cover, document: blocks.Document) -> str:
    lines = [block.superior, block.unit, block.title, (block.enterprise,)]
    return _joined(*(said(line) for line in [*lines, block.address, block.programme, block.place_and_date]), "---")


WRITERS: dict[type, Callable[[Any, blocks.Document], str]] = {
    blocks.Heading: _heading,
    blocks.Paragraph: _paragraph,
    blocks.Bullets: _bullets,
    blocks.KeyFigures: _key_figures,
    blocks.Table: _table,
    blocks.Fields: _fields,
    blocks.Figure: _figure,
    blocks.Photo: _photo,
    blocks.Signatures: _signatures,
    blocks.PageBreak: lambda block, document: "---",
    blocks.Lines: _lines,
    blocks.BlankField: _blank_field,
    blocks.BlankTable: _blank_table,
    blocks.Letterhead: _letterhead,
    blocks.Cover: _cover,
    blocks.Contents: _contents,
}
