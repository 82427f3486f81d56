"""The look of the window: palette, fonts and style sheet from the tokens; light, dark, high in contrast as wished."""

import json
from functools import cache
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessibilityHints, QColor, QFont, QFontDatabase, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication

from cpa_desktop.paths import RESOURCES

Role = QPalette.ColorRole

TURNS = (QEvent.Type.ApplicationPaletteChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
"""What a widget hears when the system may have gone from light to dark, or to high contrast."""

_ROLES = {
    Role.Window: "paper",
    Role.Base: "raised",
    Role.AlternateBase: "paper",
    Role.Button: "raised",
    Role.ToolTipBase: "raised",
    Role.WindowText: "ink",
    Role.Text: "ink",
    Role.ButtonText: "ink",
    Role.ToolTipText: "ink",
    Role.PlaceholderText: "soft_ink",
    Role.Mid: "line",
    Role.Dark: "soft_ink",
    Role.Midlight: "line",
    Role.Light: "raised",
    Role.Shadow: "line",
    Role.Highlight: "selection",
    Role.HighlightedText: "ink",
    Role.Link: "accent",
    Role.LinkVisited: "accent",
    Role.Accent: "accent",
}
_CONTRAST = "_contrast"
_DRESSED = "dressed"
_DISABLED = (Role.WindowText, Role.Text, Role.ButtonText)


@cache
def tokens() -> dict[str, Any]:
    """The one list of colours, sizes and spaces."""
    read: dict[str, Any] = json.loads((RESOURCES / "style" / "tokens.json").read_text("utf-8"))
    return read


def mode() -> str:
    """`light` or `dark`, or either with `_contrast`, as the system wants it."""
    return _wanted()


@cache
def _wanted() -> str:
    """Asked at every colour, so it is kept until the system says that it wants another."""
    hints, needs = _wishes()
    brightness = "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
    is_high = needs.contrastPreference() == Qt.ContrastPreference.HighContrast
    return brightness + _CONTRAST if is_high else brightness


def colour(name: str, side: str = "") -> QColor:
    """A colour of the tokens, light or dark as the system is if not said."""
    return QColor(tokens()["colour"][side or mode()][name])


@cache
def _wishes() -> tuple[QStyleHints, QAccessibilityHints]:
    """What the system wishes, and what it says that a person needs; both outlive every window."""
    hints = QApplication.styleHints()
    needs = hints.accessibility()
    for changed in (hints.colorSchemeChanged, needs.contrastPreferenceChanged):
        changed.connect(lambda _wanted_now: _wanted.cache_clear())
    return hints, needs


def stroke(name: str, side: str = "") -> int:
    """How thick a `line` is, or the frame around what has the `focus`; both are thicker where contrast is high."""
    is_high = (side or mode()).endswith(_CONTRAST)
    return int(tokens()["stroke" + _CONTRAST if is_high else "stroke"][name])


def space(step: int) -> int:
    """The spaces between things, from 4 px at step 0 to 24 px at step 4."""
    return int(tokens()["space"][step])


def font(role: str = "text", *, bold: bool = False) -> QFont:
    """The font of a role: text, least, title, headline."""
    made = QFont(tokens()["type"]["family"])
    made.setPointSizeF(tokens()["type"][role])
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made


def dress(application: QApplication) -> None:
    """Give the application its style, fonts and colours, and keep to the system's light or dark."""
    if application.property(_DRESSED):
        return
    application.setProperty(_DRESSED, True)
    application.setStyle("Fusion")
    _load_fonts()
    application.setFont(font())
    paint(application)
    hints, needs = _wishes()
    for changed in (hints.colorSchemeChanged, needs.contrastPreferenceChanged):
        changed.connect(lambda _wanted: paint(application))


@cache
def _load_fonts() -> None:
    """The faces of the window; those of documents are the documents' own."""
    for file in sorted((RESOURCES / "fonts").glob(f"{tokens()['type']['family'].replace(' ', '')}-*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def paint(application: QApplication) -> None:
    """Put on the colours that the system wants now."""
    application.setPalette(palette(mode()))
    application.setStyleSheet(style_sheet(mode()))


def palette(side: str) -> QPalette:
    """The colours of Fusion's own parts, light or dark."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, colour(name, side))
    for role in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, colour("soft_ink", side))
    return made


def style_sheet(side: str) -> str:
    """The sheets, with the tokens in the places of their names."""
    text = "".join(file.read_text("utf-8") for file in sorted((RESOURCES / "style").glob("*.qss")))
    sizes = {name: f"{size}pt" for name, size in tokens()["type"].items() if isinstance(size, (int, float))}
    lengths = {f"space{step}": f"{length}px" for step, length in enumerate(tokens()["space"])}
    words = {
        **tokens()["colour"][side],
        **{f"size_{name}": size for name, size in sizes.items()},
        **lengths,
        "icons": (RESOURCES / "icons").as_posix(),
        "line_width": f"{stroke('line', side)}px",
        "focus_width": f"{stroke('focus', side)}px",
        "focus_room": f"{tokens()['space'][1] + stroke('line', side) - stroke('focus', side)}px",
        "mode": side.removesuffix(_CONTRAST),
        "radius": f"{tokens()['radius']}px",
        "small_radius": f"{tokens()['small_radius']}px",
        "target": f"{tokens()['target']}px",
        "walk_through_target": f"{tokens()['walk_through_target']}px",
    }
    for name in sorted(words, key=len, reverse=True):
        text = text.replace(f"@{name}", str(words[name]))
    return text
