"""The signs of Markdown: typed text kept from being read as markup, and tables in lines and bars."""

from collections.abc import Sequence

from cpa_desktop.report.blocks import Column, Row
from cpa_desktop.report.line import Line, clean, spoken


def plain(text: str) -> str:
    """Typed text with the signs escaped that Markdown would take for its own."""
    escaped = clean(text).replace("\\", "\\\\")
    for sign in "*_`|<#[":
        escaped = escaped.replace(sign, "\\" + sign)
    return escaped.replace("\n", "<br>")


def said(line: Line) -> str:
    """A line in one string, nothing in it taken for markup."""
    return " / ".join(plain(text) for text in spoken(line))


def grid(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> str:
    """Rows of cells, already escaped, under headed columns."""
    rules = {"left": ":--", "right": "--:", "centre": ":-:"}
    lines = [[_head(column) for column in columns], [rules[column.align] for column in columns], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def cells(row: Row, count: int) -> list[str]:
    """The cells of a row, as many as there are columns."""
    strong = row.style in ("total", "group")
    made = [said(cell) for cell in row.cells][:count]
    shown = [f"**{cell}**" if strong and cell else cell for cell in made]
    return shown + [""] * (count - len(made))


def _head(column: Column) -> str:
    return f"{said(column.head)} ({said(column.unit)})" if spoken(column.unit) else said(column.head)
