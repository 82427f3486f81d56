"""The manual: its chapters as they lie in resources/help, the pages each belongs to, and where words occur in it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from cpa_desktop.core.fold import fold, letters
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Language
from cpa_desktop.paths import RESOURCES

HELP = RESOURCES / "help"
_PAGES = re.compile(r"<!-- pages: ([^>]*) -->\n")
_NUMBER = re.compile(r"^\d\d-")
_BLOCK = re.compile(r"!\[[^\]]*\]\([^)]*\)|^\|[\s:|-]+\|$|^#+ |^- |^\d+\. |\|", re.MULTILINE)
_INLINE = re.compile(r"\]\([^)]*\)|[*`\[]")
_BEFORE, _AROUND = 30, 110  # letters shown around a place


@frozen
class Chapter:
    """One file of the manual."""

    id: str
    title: str
    text: str  # Markdown, with its title
    pages: tuple[str, ...]  # the sheets and pages that it is about
    file: Path


@frozen
class Place:
    """A part of a chapter in which all the words occur."""

    chapter: str
    title: str  # of the part
    said: str  # what stands around the first of the words


@cache
def chapters(language: Language) -> tuple[Chapter, ...]:
    """The chapters in their order; what has no number comes last."""
    return tuple(_chapter(file) for file in sorted((HELP / language).glob("*.md")))


def fitting(language: Language, page: str) -> Chapter:
    """The chapter about a page; the first one where none is."""
    there = chapters(language)
    return next((chapter for chapter in there if page in chapter.pages), there[0])


def find(language: Language, words: str) -> tuple[Place, ...]:
    """The parts of chapters in which all these words begin one, those first that have them side by side."""
    found = list(_places(language, words)) if words.strip() else []
    return tuple(place for is_phrase in (True, False) for each, place in found if each is is_phrase)


def standing(folded: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where words stand in a folded text, with their length: side by side if they ever do, else each of them."""
    phrase = fold(words)
    for wanted in ([phrase], phrase.split()):
        found = [(at.start(), len(word)) for word in wanted if word for at in _beginning(word).finditer(folded)]
        if found:
            return tuple(sorted(found))
    return ()


def plain(markdown: str) -> str:
    """The words of a text without its marks."""
    return " ".join(_INLINE.sub("", _BLOCK.sub(" ", markdown)).split())


def _chapter(file: Path) -> Chapter:
    text = file.read_text("utf-8")
    found = _PAGES.match(text)
    text = text[found.end() :] if found else text
    return Chapter(
        id=_NUMBER.sub("", file.stem),
        title=text.partition("\n")[0].removeprefix("# "),
        text=text,
        pages=tuple(found.group(1).split()) if found else (),
        file=file,
    )


@cache
def _parts(language: Language) -> tuple[tuple[Place, str], ...]:
    """Every part with all it says, and the same folded."""
    made = []
    for chapter in chapters(language):
        for number, part in enumerate(re.split(r"^## ", chapter.text, flags=re.MULTILINE)):
            heading, _, body = part.partition("\n")
            title, said = heading if number else chapter.title, plain(body)
            made.append((Place(chapter=chapter.id, title=title, said=said), letters(f"{title} {said}")))
    return tuple(made)


def _places(language: Language, words: str) -> Iterator[tuple[bool, Place]]:
    """Each part that has all the words, and whether it has them side by side."""
    phrase = fold(words)
    wanted, whole = [_beginning(word) for word in phrase.split()], _beginning(phrase)
    for part, folded in _parts(language):
        if all(word.search(folded) for word in wanted):
            first = max(0, standing(folded, words)[0][0] - len(part.title) - 1)
            yield bool(whole.search(folded)), replace(part, said=_around(part.said, first))


def _beginning(word: str) -> re.Pattern[str]:
    """A word from its first letter on, so that `ho` is not found within `cho`."""
    return re.compile(rf"(?<!\w){re.escape(word)}")


def _around(said: str, place: int) -> str:
    start = said.rfind(" ", 0, max(0, place - _BEFORE)) + 1 if place > _BEFORE else 0
    end = said.find(" ", start + _AROUND)
    shown = said[start:] if end < 0 else f"{said[start:end]} …"
    return f"… {shown}" if start else shown
