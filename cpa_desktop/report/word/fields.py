"""Fields that Word works out itself: page numbers, numbers of captions, lists of contents."""

from docx.oxml.ns import qn

from cpa_desktop.core.text import Language
from cpa_desktop.report.word.elements import Element, made
from cpa_desktop.report.word.prose import run

_SPACE = qn("xml:space")


def field(code: str, shown: str, language: Language) -> list[Element]:
    """A field with what it shows until it is worked out again."""
    return [*begun(code), run(shown, language), ended()]


def begun(code: str) -> list[Element]:
    """The beginning of a field whose result is what stands before its end."""
    instruction = made("w:instrText")
    instruction.text = f" {code} "
    instruction.set(_SPACE, "preserve")
    return [_mark("begin"), made("w:r", instruction), _mark("separate")]


def ended() -> Element:
    """The end of a field."""
    return _mark("end")


def _mark(kind: str) -> Element:
    return made("w:r", made("w:fldChar", fldCharType=kind))


def tab() -> Element:
    """On to the next stop."""
    return made("w:r", made("w:tab"))


def bookmarked(name: str, number: int, *inside: Element) -> list[Element]:
    """Runs that a list of contents can lead to."""
    return [made("w:bookmarkStart", id=number, name=name), *inside, made("w:bookmarkEnd", id=number)]


def linked(name: str, *inside: Element) -> Element:
    """Runs that lead to a bookmark."""
    return made("w:hyperlink", *inside, anchor=name, history=1)
