"""Blank sheets: questions with boxes, squares to tick and lines to write on, large enough for a pen."""

from collections.abc import Sequence

from cpa_desktop.report import words
from cpa_desktop.report.blocks import BlankField, Lines
from cpa_desktop.report.line import Line, chosen, together
from cpa_desktop.report.paper.forms import shape
from cpa_desktop.report.word import grid
from cpa_desktop.report.word.elements import Element, border
from cpa_desktop.report.word.fonts import SYMBOLS
from cpa_desktop.report.word.prose import paragraph, run
from cpa_desktop.report.word.said import said
from cpa_desktop.report.word.setting import Setting

_ROW = 8 * 72 / 25.4
_BETWEEN = 14.0
_PEN = "\u2003" * 4  # room for two digits by hand
_PARTS = {"date": 3, "month": 2}  # a box each for day, month and year


def lines(block: Lines, setting: Setting) -> list[Element]:
    """A label, and empty lines under it."""
    return [
        *said(block.label, "Question", setting, before=setting.style.gap),
        _ruled(block.count, setting),
        grid.gap(setting.style.gap + 4),
    ]


def questions(run_of: Sequence[BlankField], setting: Setting) -> list[Element]:
    """Short questions in pairs, the others one by one."""
    done: list[Element] = []
    waiting: list[BlankField] = []
    for question in run_of:
        if shape(question) != "short":
            done += [*_short(waiting, setting), *_long(question, setting)]
            waiting = []
            continue
        waiting.append(question)
        if len(waiting) == 2:
            done += _short(waiting, setting)
            waiting = []
    return done + _short(waiting, setting)


def _asked(question: BlankField, setting: Setting) -> list[Element]:
    return [*said(question.label, "Question", setting), *said(question.help, "QuestionHelp", setting)]


def _long(question: BlankField, setting: Setting) -> list[Element]:
    """A question over the whole breadth: squares to tick, lines, or one box."""
    kind = shape(question)
    choices = _choices(question, setting)
    if kind == "ticks" and choices:
        answer: list[Element] = [_ticks(choices, setting)]
    elif kind == "long":
        answer = [_ruled(3, setting), grid.gap(5)]
    else:
        box = [grid.Row(cells=[_box(question, setting)], height=_ROW)]
        answer = [grid.gap(2, keep=True), grid.table("TableNormal", [setting.width], box), grid.gap(5)]
    return [grid.gap(4, keep=True), *_asked(question, setting), *answer]


def _short(pair: Sequence[BlankField], setting: Setting) -> list[Element]:
    """One or two questions side by side, each over its box."""
    if not pair:
        return []
    each = (setting.width - _BETWEEN) / 2
    asked = [grid.Cell(inside=_asked(question, setting), stands="bottom") for question in pair]
    boxes = [_box(question, setting) for question in pair]
    empty = [grid.Cell()] * (2 - len(pair))
    rows = [
        grid.Row(cells=[(cells + empty)[0], grid.Cell(), (cells + empty)[1]], height=height, keep=cells is asked)
        for cells, height in ((asked, None), (boxes, _ROW))
    ]
    margins = grid.margins(0, 0, 2, 3)
    return [
        grid.gap(4, keep=True),
        grid.table("TableNormal", (each, _BETWEEN, each), rows, margins=margins),
        grid.gap(5),
    ]


def _box(question: BlankField, setting: Setting) -> grid.Cell:
    """A frame with the unit at its right, or the slashes of a date."""
    soft = setting.style.palette.soft
    frame = [border(side, soft, 0.5) for side in ("top", "left", "bottom", "right")]
    slashes = f"{_PEN}/{_PEN}"
    if question.kind in _PARTS:
        dated = (slashes * (_PARTS[question.kind] - 1),)
        return grid.Cell(inside=_kept(dated, setting), stands="center", borders=frame)
    inside = said((together(question.unit),), "QuestionHelp", setting, align="right") or [paragraph("FieldValue")]
    return grid.Cell(inside=inside, stands="center", borders=frame)


def _kept(line: Line, setting: Setting) -> list[Element]:
    return [paragraph("FieldLabel", run(text, setting.languages[0])) for text in line]


def _ticks(choices: Sequence[Line], setting: Setting) -> Element:
    """Squares with their words, as many to a line as there is room for."""
    runs: list[Element] = []
    for place, choice in enumerate(choices):
        language = setting.languages[0]
        runs.append(run(("     " if place else "") + "☐", language, font=SYMBOLS))
        runs.append(run(f"\u00a0{together(choice)}".replace(" ", "\u00a0"), language))
    return paragraph("FieldValue", *runs, before=3, after=6, line=_ROW * 0.8)


def _choices(question: BlankField, setting: Setting) -> tuple[Line, ...]:
    if question.kind == "yes_no" and not question.choices:
        return chosen(words.YES, setting.languages), chosen(words.NO, setting.languages)
    return question.choices


def _ruled(count: int, setting: Setting) -> Element:
    """Rows with a rule below each."""
    soft = setting.style.palette.soft
    return grid.table(
        "TableNormal",
        [setting.width],
        [
            grid.Row(cells=[grid.Cell(inside=[paragraph("FieldValue")], borders=[border("bottom", soft)])], height=_ROW)
            for _ in range(count)
        ],
    )
