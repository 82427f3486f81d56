"""Facts: factors, prices and limits as rows with year, validity, grade and source; never constants in code."""

from collections.abc import Iterable, Mapping
from typing import Literal

from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import LANGUAGES, Language, Text, same

Grade = Literal["read", "memory", "derived", "estimate"]

GRADES: dict[str, Text] = {
    "read": Text(vi="đọc trong nguồn", en="read in the source"),
    "memory": Text(vi="theo trí nhớ, chưa kiểm chứng", en="from memory, to be verified"),
    "derived": Text(vi="tính từ nguồn", en="derived from sources"),
    "estimate": Text(vi="ước tính", en="estimate"),
}

_TONGUES: dict[str, Text] = {
    "vi": Text(vi="tiếng Việt", en="in Vietnamese"),
    "en": Text(vi="tiếng Anh", en="in English"),
    "es": Text(vi="tiếng Tây Ban Nha", en="in Spanish"),
}


@frozen
class Source:
    """A paper, guide or decree that figures rest on.

    `language` is that of its title, empty where it is not known; `title_vi` is for titles that are our own words."""

    id: str
    title: str
    publisher: str = ""
    year: str = ""
    where: str = ""
    grade: Grade
    language: Literal["", "vi", "en", "es"] = ""
    title_vi: str = ""

    def cited(self) -> Text:
        """The source as a reader finds it again: a title in another language stands in quotes, with its language."""
        vi, en = (self._cited(language) for language in LANGUAGES)
        return Text(vi=vi, en=en)

    def named(self) -> str:
        """The source as one finds it again, for readers of any language."""
        return self._with_place(self.title)

    def _cited(self, language: Language) -> str:
        if self.language in ("", language):
            return self._with_place(self.title_vi or self.title if language == "vi" else self.title)
        return self._with_place(f"“{self.title}” ({_TONGUES[self.language].of(language)})")

    def _with_place(self, title: str) -> str:
        return ", ".join(part for part in (title, self.publisher, self.year) if part)


@frozen
class Fact:
    """One value of a factor, price or limit, for a year or for a span of dates."""

    id: str
    title: Text
    value: float
    low: float | None = None
    high: float | None = None
    unit: str
    basis: str = ""
    year: int | None = None
    valid_from: str = ""
    valid_to: str = ""
    grade: Grade
    source: str
    note: Text | None = None


@frozen
class Found:
    """The fact that answers a question, and whether it is of another year than asked."""

    fact: Fact
    asked: str
    stale: bool


def lookup(rows: Iterable[Fact], when: str) -> Found | None:
    """The row that holds at `when` (a year or an ISO date), else the latest earlier one marked stale, else the first.

    A fact without year and dates (a definition, a default of a guideline) holds always. Without `when` the latest is
    taken.
    """
    rows = sorted(rows, key=_begin)
    if not rows:
        return None
    if not when:
        return Found(fact=rows[-1], asked="", stale=False)
    begun = [row for row in rows if _begin(row)[: len(when)] <= when]
    fact = begun[-1] if begun else rows[0]
    return Found(fact=fact, asked=when, stale=not holds(fact, when))


def holds(fact: Fact, when: str) -> bool:
    """Whether a fact is that of `when`, or of no time in particular."""
    return not when or _begin(fact)[: len(when)] <= when <= _end(fact)[: len(when)]


def span(fact: Fact) -> Text:
    """The time a fact is of, in words: its year, or from when to when it holds."""
    if fact.valid_from and fact.valid_to:
        return same(f"{fact.valid_from}–{fact.valid_to}")
    if fact.valid_to:
        return Text(vi=f"đến {fact.valid_to}", en=f"until {fact.valid_to}")
    if fact.valid_from:
        return Text(vi=f"từ {fact.valid_from}", en=f"from {fact.valid_from}")
    return Text(vi=f"năm {fact.year}", en=f"{fact.year}") if fact.year is not None else same("")


def _begin(fact: Fact) -> str:
    return fact.valid_from or (f"{fact.year}-01-01" if fact.year is not None else "0000-00-00")


def _end(fact: Fact) -> str:
    if fact.valid_from or fact.valid_to:
        return fact.valid_to or "9999-99-99"
    return f"{fact.year}-12-31" if fact.year is not None else "9999-99-99"


def by_id(facts: Iterable[Fact]) -> Mapping[str, tuple[Fact, ...]]:
    """Facts grouped under their ids."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.id, []).append(fact)
    return {key: tuple(rows) for key, rows in groups.items()}
