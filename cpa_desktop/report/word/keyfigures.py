"""The box of key figures on a summary page."""

from collections.abc import Sequence

from cpa_desktop.report.blocks import KeyFigure, KeyFigures
from cpa_desktop.report.line import together
from cpa_desktop.report.look import Weight
from cpa_desktop.report.paper import letters
from cpa_desktop.report.word import grid
from cpa_desktop.report.word.elements import Element, border
from cpa_desktop.report.word.measured import spare
from cpa_desktop.report.word.prose import paragraph, plain, run
from cpa_desktop.report.word.said import said
from cpa_desktop.report.word.setting import Setting
from cpa_desktop.report.word.styles import is_tight

_MARK = 2.6  # breadth of the coloured mark
_BESIDE = 6.0  # from the mark to the letters
_LARGE = 20.0  # figures smaller than that have their range beside them, not below
_SMALLEST = 12.0


def box(block: KeyFigures, setting: Setting) -> list[Element]:
    """Figures in rows of two to four, each beside a mark in the colour of its resource, in a frame around all."""
    count = len(block.items)
    if not count:
        return []
    lines = -(-count // (4 if setting.width > 400 else 3))
    across = -(-count // lines)
    inside, apart = (9.0, 10.0) if _is_large(setting) else (6.0, 5.0)
    each = (setting.width - 2 * inside) / across
    room = (each - _BESIDE - _MARK - 4) / spare(setting)
    size = min(_size(item, room, setting) for item in block.items)
    below = any(_taken(item, size, setting) > room for item in block.items)
    rows: list[grid.Row] = []
    for start in range(0, count, across):
        if start:
            rows.append(grid.Row(cells=[grid.Cell()] * across, height=apart, exact=True, keep=True))
        rows += _figures(block.items[start : start + across], across, size, below, setting)
    figures = grid.table("TableNormal", [each] * across, rows, margins=grid.margins(0, _BESIDE, 0, 4))
    palette = setting.style.palette
    frame = [border(side, palette.line, 0.75) for side in ("top", "left", "bottom", "right")]
    cell = grid.Cell(inside=[grid.gap(keep=True), figures], fill=palette.paper)
    around = grid.margins(inside - 1, inside, inside - 1, inside)
    whole = grid.table("TableNormal", [setting.width], [grid.Row(cells=[cell])], borders=frame, margins=around)
    return [
        grid.gap(setting.style.gap, keep=True),
        whole,
        grid.gap(setting.style.gap + (6 if _is_large(setting) else 3)),
    ]


def _is_large(setting: Setting) -> bool:
    return setting.style.figure >= _LARGE


def _figures(items: Sequence[KeyFigure], across: int, size: float, below: bool, setting: Setting) -> list[grid.Row]:
    """Labels that stand on their values, the values, and what is below them."""
    cells = [
        (said(item.label, "KeyLabel", setting), [_value(item, size, below, setting)], _rest(item, below, setting))
        for item in items
    ]
    colours = [setting.style.palette.resource(item.resource) for item in items]
    rows = []
    for part, stands in enumerate(("bottom", "bottom", "top")):
        filled = [
            grid.Cell(inside=cell[part], stands=stands, borders=[border("left", colour, _MARK)])
            for cell, colour in zip(cells, colours, strict=True)
        ]
        rows.append(grid.Row(cells=[*filled, *[grid.Cell()] * (across - len(filled))], keep=True))
    return rows


def _size(item: KeyFigure, room: float, setting: Setting) -> float:
    """As large as the value fits in one line."""
    size = setting.style.figure
    while size > _SMALLEST and _breadth(item.value, size, setting, "bold") > room:
        size -= 1
    return size


def _taken(item: KeyFigure, size: float, setting: Setting) -> float:
    """The breadth of a value with what may stand beside it."""
    return _breadth(item.value, size, setting, "bold") + _breadth(
        f"  {_beside(item, setting)}", _small(setting), setting
    )


def _breadth(text: str, size: float, setting: Setting, weight: Weight = "regular") -> float:
    return letters.width(plain(text), setting.style.face(size, weight).font, size)


def _small(setting: Setting) -> float:
    return setting.looks["KeyNote"].size


def _beside(item: KeyFigure, setting: Setting) -> str:
    """The unit; in a small box the range too."""
    return together(item.unit) if _is_large(setting) else f"{item.range} {together(item.unit)}".strip()


def _value(item: KeyFigure, size: float, below: bool, setting: Setting) -> Element:
    language, beside = setting.languages[0], _beside(item, setting)
    runs = [run(item.value, language, size=size)]
    if beside and not below:
        runs.append(run(f" {beside}", language, bold=False, ink=setting.style.palette.soft, size=_small(setting)))
    return paragraph("KeyFigure", *runs, line=size * 1.12, exact=is_tight(setting.style))


def _rest(item: KeyFigure, below: bool, setting: Setting) -> list[Element]:
    ink = setting.style.palette.ink
    lines = said((_beside(item, setting),), "KeyNote", setting) if below else []
    if _is_large(setting):
        lines += said((item.range,), "KeyNote", setting, ink=ink)
    return lines + said(item.note, "KeyNote", setting)
