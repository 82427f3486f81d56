"""Lines in all their languages: as paragraphs under one another, or as one paragraph broken between them."""

from collections.abc import Sequence

from cpa_desktop.report.blocks import Align
from cpa_desktop.report.line import Line
from cpa_desktop.report.word.elements import Element
from cpa_desktop.report.word.prose import broken, paragraph, run, tongues
from cpa_desktop.report.word.setting import Setting
from cpa_desktop.report.word.styles import is_tight


def said(
    line: Line,
    style: str,
    setting: Setting,
    *,
    size: float = 0.0,
    bold: bool | None = None,
    italic: bool | None = None,
    ink: str = "",
    keep: bool = False,
    before: float | None = None,
    after: float | None = None,
    align: Align | None = None,
    shifts: Sequence[float] = (),
    leads: Sequence[Sequence[Element]] = (),
    second: str = "",
) -> list[Element]:
    """A paragraph a language, in the style; the second language's may have a style of its own.

    `shifts` are distances from the right edge and `leads` what stands before the words, one a paragraph each.
    """
    size = size if size != setting.looks[style].size else 0.0
    look, soft, tight = setting.looks[style], setting.style.palette.soft, is_tight(setting.style)
    texts = [(place, *each) for place, each in enumerate(tongues(line, setting.languages))]
    if shifts:  # each line of a figure stands by itself
        texts = [(place, part, language) for place, text, language in texts for part in text.split("\n")]
    made = []
    for count, (place, text, language) in enumerate(texts):
        last = count == len(texts) - 1
        small = setting.second(size or look.size)
        words = (
            run(text, language, style="SecondLanguage", bold=False if look.bold else None, ink=soft, size=small)
            if place
            else run(text, language, bold=bold, italic=italic, ink=ink, size=size)
        )
        made.append(
            paragraph(
                second or style if place else style,
                *(leads[count] if count < len(leads) else ()),
                words,
                keep=keep or not last,
                before=(0.0 if look.before else None) if count else before,
                after=after if last else 0.0 if look.after else None,
                line=small * setting.style.open if place else size * setting.style.open if size else None,
                right=shifts[count] if count < len(shifts) else None,
                align=align,
                exact=tight,
            )
        )
    return made


def joined(line: Line, style: str, setting: Setting) -> list[Element]:
    """The line's runs for one paragraph, each language on a line of its own."""
    look = setting.looks[style]
    runs: list[Element] = []
    soft = setting.style.palette.soft  # said by the style too, but LibreOffice forgets it within tables
    for place, (text, language) in enumerate(tongues(line, setting.languages)):
        if place:
            runs.append(broken())
            bold, small = False if look.bold else None, setting.second(look.size)
            runs.append(run(text, language, style="SecondLanguage", bold=bold, ink=soft, size=small))
        else:
            runs.append(run(text, language))
    return runs
