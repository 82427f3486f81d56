"""The colours and fonts that Word offers whoever goes on writing: those of the report."""

from cpa_desktop.report.look import Palette
from cpa_desktop.report.paper.style import Style
from cpa_desktop.report.word.elements import colour
from cpa_desktop.report.word.fonts import FONTS, INSTEAD

_SPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SOLID = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350">{_SOLID}</a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme(style: Style) -> str:
    """The part; it wants three fills, lines and effects, which are all alike."""
    font = FONTS[style.family]
    fonts = "".join(
        f'<a:{name}><a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/>'
        f'<a:font script="Viet" typeface="{INSTEAD[font]}"/></a:{name}>'
        for name in ("majorFont", "minorFont")
    )
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{colour(value)}"/></a:{name}>' for name, value in _colours(style.palette).items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<a:theme xmlns:a="{_SPACE}" name="CPA">'
        f'<a:themeElements><a:clrScheme name="CPA">{colours}</a:clrScheme><a:fontScheme name="CPA">{fonts}'
        f'</a:fontScheme><a:fmtScheme name="CPA"><a:fillStyleLst>{_SOLID * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_SOLID * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _colours(palette: Palette) -> dict[str, str]:
    return {
        "dk1": palette.ink,
        "lt1": palette.raised,
        "dk2": palette.soft,
        "lt2": palette.paper,
        "accent1": palette.accent,
        "accent2": palette.energy,
        "accent3": palette.water,
        "accent4": palette.material,
        "accent5": palette.waste,
        "accent6": palette.doubt,
        "hlink": palette.accent,
        "folHlink": palette.soft,
    }
