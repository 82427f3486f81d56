"""One walk through the whole window in a language: what an inspector notes on it, and a picture of every place."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cpa_desktop.core.text import Language
from cpa_desktop.gui import theme
from cpa_desktop.gui.window import MainWindow
from cpa_desktop.gui.workbench import RESULTS
from tests.gui import places, seeing
from tests.gui.sheets import shipped

_FEWEST = 60  # px that change where the focus comes to
_BLOCK = 12  # px; what is compared is how grey such squares are
_STRONG = 20  # of 255, by which a square is another
_LARGER, _OF_LARGER = 1.5, (911, 512)


@dataclass
class Walk:
    """What was found: by idea and complaint the first place; the kinds of control there are; the pictures."""

    notes: dict[str, dict[str, str]] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)
    pictures: dict[str, bytes] = field(default_factory=dict)


_WALKED: dict[str, Walk] = {}


def through(
    language: Language, prepared: Path, open_window: places.OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Walk:
    """Walk, or say what an earlier test of this run has found on its walk."""
    if language not in _WALKED:
        places.lay_samples(prepared)
        walk, theirs = Walk(), seeing.other_words(language, shipped())
        for name, widget in places.everywhere(open_window, qtbot, language):
            walk.pictures[name] = png(widget)
            for idea, complaints in _complaints(widget, theirs, walk.kinds):
                for complaint in complaints:
                    walk.notes.setdefault(idea, {}).setdefault(complaint, name)
        window = widget.window()
        assert isinstance(window, MainWindow)
        walk.pictures |= _larger_and_dark(window, qtbot, monkeypatch)
        _WALKED[language] = walk
    return _WALKED[language]


def _complaints(widget: QWidget, theirs: frozenset[str], kinds: set[str]) -> Iterator[tuple[str, Iterator[str]]]:
    yield "name", seeing.unnamed(widget)
    yield "language", seeing.foreign(widget, theirs)
    yield "cut", seeing.cut(widget)
    yield "small", seeing.small(widget, theme.tokens()["type"]["least"])
    if isinstance(widget, MainWindow):
        yield "sideways", seeing.sideways(widget)
        yield "reach", seeing.out_of_reach(widget)
        yield "order", seeing.out_of_order(widget)
        yield "focus", _unseen_focus(widget, kinds)
        yield "items", seeing.items()


def _unseen_focus(window: QWidget, kinds: set[str]) -> Iterator[str]:
    """Kinds of control that are met for the first time and look no other with the focus than without."""
    for widget in seeing.stops(window):
        kind = seeing.kind(widget)
        if kind not in kinds:
            kinds.add(kind)
            if seeing.shows_focus(widget) < _FEWEST:
                yield kind


# pictures


def _larger_and_dark(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The first page, the ledger and the results at one and a half times the size; then in dark, as large as usual."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    made: dict[str, bytes] = {}
    for suffix, size, scale, mode in (("150", _OF_LARGER, _LARGER, "light"), ("dark", places.SCREEN, 1.0, "dark")):
        monkeypatch.setattr(theme, "mode", lambda mode=mode: mode)
        theme.paint(application)
        window.resize(*size)
        for name in ("home", "ledger", "results"):
            if name == "home":
                window.go_home()
                qtbot.waitUntil(lambda: bool(window.home.table.records.rowCount()))
            else:
                bench = places.open_record(window, qtbot, places.CASSAVA)
                bench.show_address("P08/use/electricity.2025-11/qty")
                if name == "results":
                    bench.show_tab(RESULTS)
            places.settle(qtbot, window)
            made[f"{name}-{suffix}"] = png(window, scale)
    monkeypatch.undo()
    theme.paint(application)
    return made


def png(widget: QWidget, scale: float = 1.0) -> bytes:
    """A widget as a picture of few colours, with so many px for each of its own."""
    drawn = QPixmap(round(widget.width() * scale), round(widget.height() * scale))
    drawn.setDevicePixelRatio(scale)
    widget.render(drawn)
    bytes_ = QByteArray()
    buffer = QBuffer(bytes_)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawn.save(buffer, "PNG")
    drawn_again = Image.open(io.BytesIO(bytes_.data())).convert("RGB")
    out = io.BytesIO()
    drawn_again.quantize(palette=_palette(theme.mode()), dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


@cache
def _palette(mode: str) -> Image.Image:
    """The colours of the tokens, and the shades between those that letters and lines are drawn with."""
    colours = theme.tokens()["colour"][mode]
    shades = [(name, "raised", 1.0) for name in colours]
    shades += [("ink", "raised", part) for part in (0.15, 0.3, 0.45, 0.6, 0.75, 0.9)]
    often = ("soft_ink", "accent", "good", "doubt", "error")
    shades += [(name, "raised", part) for name in often for part in (0.25, 0.5, 0.75)]
    shades += [("on_accent", "accent", 0.5), ("ink", "selection", 0.5)]
    mixed = [value for name, ground, part in shades for value in _mixed(colours[name], colours[ground], part)]
    made = Image.new("P", (1, 1))
    made.putpalette(mixed)
    return made


def _mixed(one: str, other: str, part: float) -> tuple[int, ...]:
    parts = [[int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in (one, other)]
    return tuple(round(a * part + b * (1 - part)) for a, b in zip(*parts, strict=True))


def unlike(one: bytes, other: bytes) -> float:
    """Which part of one picture is another in the other, from 0 to 1; letters may be a shade fainter."""
    first, second = (Image.open(io.BytesIO(each)).convert("L") for each in (one, other))
    if first.size != second.size:
        return 1.0
    apart = ImageChops.difference(first.reduce(_BLOCK), second.reduce(_BLOCK))
    squares = apart.histogram()
    return sum(squares[_STRONG:]) / sum(squares)
