"""The numbers of chapters, sections and annexes, and of the tables and figures in them."""

from string import ascii_uppercase


class Numbering:
    """Counts as a document is composed from its beginning to its end."""

    def __init__(self) -> None:
        self._chapters = self._annexes = self._sections = 0
        self._current = ""  # the number of the chapter, or the letter of the annex; empty before the first
        self._counts: dict[str, int] = {}

    @property
    def is_begun(self) -> bool:
        """Whether the first chapter has begun; what stands before it is front matter."""
        return bool(self._current)

    def chapter(self) -> str:
        """Begin the next chapter."""
        self._chapters += 1
        return self._begun(str(self._chapters))

    def annex(self) -> str:
        """Begin the next annex."""
        self._annexes += 1
        return self._begun(ascii_uppercase[self._annexes - 1])

    def section(self) -> str:
        """Begin the next section of the chapter."""
        self._sections += 1
        return f"{self._current}.{self._sections}"

    def next_number(self, sort: str) -> str:
        """The number of the next table, figure or photo: `2.1` within chapter 2."""
        self._counts[sort] = self._counts.get(sort, 0) + 1
        return f"{self._current}.{self._counts[sort]}".lstrip(".")

    def _begun(self, number: str) -> str:
        self._current, self._sections, self._counts = number, 0, {}
        return number
