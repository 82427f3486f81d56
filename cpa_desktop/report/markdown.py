"""A document as Markdown: the same blocks as text, for reading, comparing and pasting elsewhere."""

from collections.abc import Callable
from typing import Any

from cpa_desktop.core.text import Language, Text
from cpa_desktop.report import blocks, words
from cpa_desktop.report.charts.benchmark import BenchmarkBar, BenchmarkChart
from cpa_desktop.report.charts.monthly import Month, MonthlyChart
from cpa_desktop.report.line import Line, chosen, clean, led, spoken, together

Languages = tuple[Language, ...]


def render(document: blocks.Document) -> str:
    """The document as one Markdown text, ending with a line break."""
    languages = document.languages
    marks = [mark for mark, shown in ((words.SAMPLE, document.sample), (words.DRAFT, document.draft)) if shown]
    year, month, day = document.made_at[:10].split("-")
    foot = [
        words.RECORD.filled(record=document.record_id[:8]) if document.record_id else None,
        words.DATA.filled(version=document.data_version) if document.data_version else None,
        words.MADE.filled(date=f"{day}/{month}/{year}"),
    ]
    parts = [
        "# " + _said(document.title),
        _plain(document.enterprise),
        " · ".join(f"**{together(chosen(mark, languages))}**" for mark in marks),
        *(WRITERS[type(block)](block, languages) for block in document.blocks),
        "---",
        " · ".join(together(chosen(part, languages)) for part in foot if part),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _plain(text: str) -> str:
    """Typed text with the signs escaped that Markdown would take for its own."""
    escaped = clean(text).replace("\\", "\\\\")
    for sign in "*_`|<#[":
        escaped = escaped.replace(sign, "\\" + sign)
    return escaped.replace("\n", "<br>")


def _said(line: Line) -> str:
    return " / ".join(_plain(text) for text in spoken(line))


def _sourced(word: Text, line: Line, languages: Languages) -> str:
    return f"*{_said(led(word, line, languages))}*" if spoken(line) else ""


def _captioned(word: Text, number: str, caption: Line, languages: Languages) -> str:
    texts = led(word.filled(number=number), caption, languages) if number else caption
    return f"**{_said(texts)}**" if spoken(texts) else ""


def _grid(head: list[str], aligns: list[blocks.Align], rows: list[list[str]]) -> str:
    rules = {"left": ":--", "right": "--:", "centre": ":-:"}
    lines = [head, [rules[align] for align in aligns], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _heading(block: blocks.Heading, languages: Languages) -> str:
    number = f"{block.number.rstrip('.')}. " if block.number else ""
    return "#" * min(max(block.level, 1) + 1, 6) + f" {number}{_said(block.text)}"


def _paragraph(block: blocks.Paragraph, languages: Languages) -> str:
    texts = [_plain(text) for text in spoken(block.text)]
    if block.style == "body":
        return "\n\n".join(texts)
    if block.style == "soft":
        return "\n\n".join(f"*{text}*" for text in texts)
    sign = "⚠ " if block.style == "warning" else ""
    return "\n>\n".join(f"> {sign}{text}" for text in texts)


def _bullets(block: blocks.Bullets, languages: Languages) -> str:
    return "\n".join(f"- {_said(item)}" for item in block.items)


def _key_figures(block: blocks.KeyFigures, languages: Languages) -> str:
    lines = []
    for item in block.items:
        behind = "; ".join(part for part in (clean(item.range), _said(item.note)) if part)
        value = f"{_plain(item.value)} {_said(item.unit)}".strip()
        lines.append(f"- {_said(item.label)}: **{value}**" + (f" ({behind})" if behind else ""))
    return "\n".join(lines)


def _table(block: blocks.Table, languages: Languages) -> str:
    rows = [_row(row, len(block.columns)) for row in block.rows]
    return _joined(
        _captioned(words.TABLE, block.number, block.caption, languages),
        _grid(_heads(block.columns), [column.align for column in block.columns], rows),
        _sourced(words.SOURCE, block.source, languages),
        _sourced(words.ORIGIN, block.origin, languages),
    )


def _heads(columns: tuple[blocks.Column, ...]) -> list[str]:
    return [
        f"{_said(column.head)} ({_said(column.unit)})" if spoken(column.unit) else _said(column.head)
        for column in columns
    ]


def _row(row: blocks.Row, count: int) -> list[str]:
    strong = row.style in ("total", "group")
    cells = [_said(cell) for cell in row.cells][:count]
    shown = [f"**{cell}**" if strong and cell else cell for cell in cells]
    return shown + [""] * (count - len(cells))


def _fields(block: blocks.Fields, languages: Languages) -> str:
    return "\n".join(
        f"- {_said(label)}: {_said(value)}" + (f" *({_said(note)})*" if spoken(note) else "")
        for label, value, note in block.pairs
    )


def _figure(block: blocks.Figure, languages: Languages) -> str:
    return _joined(
        _CHARTS[type(block.drawing)](block.drawing),
        _captioned(words.FIGURE, block.number, block.caption, languages),
        _sourced(words.SOURCE, block.source, languages),
    )


def _benchmark(chart: BenchmarkChart) -> str:
    return "\n".join(_bar(chart, bar) for bar in chart.bars)


def _bar(chart: BenchmarkChart, bar: BenchmarkBar) -> str:
    tiers = "; ".join(
        f"{_said(tier.name)} {_plain(tier.range)}" + (f" ({_said(chart.estimate)})" if tier.estimate else "")
        for tier in bar.tiers
    )
    unit = f" ({_said(bar.unit)})" if spoken(bar.unit) else ""
    return f"- {_said(bar.label)}{unit}: {_said(chart.here)} **{_plain(bar.text)}**; {tiers}"


def _monthly(chart: MonthlyChart) -> str:
    columns = (
        blocks.Column(head=()),
        blocks.Column(head=chart.label, unit=chart.unit, align="right"),
        blocks.Column(head=chart.output_label, unit=chart.output_unit, align="right"),
    )
    count = 3 if any(month.output is not None for month in chart.months) else 2
    rows = [_month(chart, month)[:count] for month in chart.months]
    return _grid(_heads(columns)[:count], [column.align for column in columns][:count], rows)


def _month(chart: MonthlyChart, month: Month) -> list[str]:
    missing = _said(chart.missing)
    return [
        _plain(month.label),
        missing if month.value is None else _plain(month.text),
        missing if month.output is None else _plain(month.output_text),
    ]


def _photo(block: blocks.Photo, languages: Languages) -> str:
    return f"![{_said(block.caption)}](attachment:{block.sha256})"


def _signatures(block: blocks.Signatures, languages: Languages) -> str:
    lines = []
    for column in block.columns:
        parts = [_said(column.title), _said(column.hint), _plain(column.name) or "…………", _said(column.position)]
        lines.append("- " + ", ".join(part for part in [*parts, _said(column.date)] if part))
    recipients = [f"  {_said(item)}" for item in block.recipients]
    title = [f"- **{together(chosen(words.RECIPIENTS, languages))}**"] if recipients else []
    return "\n".join([*title, *recipients, *lines])


def _blank_field(block: blocks.BlankField, languages: Languages) -> str:
    label = f"- {_said(block.label)}" + (f" *({_said(block.help)})*" if spoken(block.help) else "")
    choices = block.choices
    if block.kind == "yes_no" and not choices:
        choices = (chosen(words.YES, languages), chosen(words.NO, languages))
    if choices:
        return label + ": " + " ".join(f"☐ {_said(choice)}" for choice in choices)
    return f"{label}: ______ {_said(block.unit)}".rstrip()


def _blank_table(block: blocks.BlankTable, languages: Languages) -> str:
    rows = [_row(row, len(block.columns)) for row in block.rows] + [[""] * len(block.columns)] * block.empty
    return _joined(
        f"**{_said(block.caption)}**" if spoken(block.caption) else "",
        _grid(_heads(block.columns), [column.align for column in block.columns], rows),
    )


def _lines(block: blocks.Lines, languages: Languages) -> str:
    return _joined(_said(block.label), *["______"] * block.count)


def _letterhead(block: blocks.Letterhead, languages: Languages) -> str:
    left = [_said(block.superior), f"**{_said(block.unit)}**", _plain(block.reference)]
    right = [
        f"**{together(chosen(words.STATE_NAME, languages))}**",
        f"**{together(chosen(words.MOTTO, languages))}**",
        _said(block.place_and_date),
    ]
    return _grid(["", ""], ["centre", "centre"], [list(pair) for pair in zip(left, right, strict=True)])


def _cover(block: blocks.Cover, languages: Languages) -> str:
    lines = [block.superior, block.unit, block.title, (block.enterprise,)]
    return _joined(*(_said(line) for line in [*lines, block.address, block.programme, block.place_and_date]), "---")


_CHARTS: dict[type, Callable[[Any], str]] = {BenchmarkChart: _benchmark, MonthlyChart: _monthly}

WRITERS: dict[type, Callable[[Any, Languages], str]] = {
    blocks.Heading: _heading,
    blocks.Paragraph: _paragraph,
    blocks.Bullets: _bullets,
    blocks.KeyFigures: _key_figures,
    blocks.Table: _table,
    blocks.Fields: _fields,
    blocks.Figure: _figure,
    blocks.Photo: _photo,
    blocks.Signatures: _signatures,
    blocks.PageBreak: lambda block, languages: "---",
    blocks.Lines: _lines,
    blocks.BlankField: _blank_field,
    blocks.BlankTable: _blank_table,
    blocks.Letterhead: _letterhead,
    blocks.Cover: _cover,
}
