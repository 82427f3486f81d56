"""Something wrong in forms/: which file and line, what part of it, and what to do."""

from pathlib import Path

from cpa_desktop.core.frozen import frozen


@frozen
class Problem:
    """One thing to mend in a file of forms/."""

    file: Path
    line: int
    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.where + ': ' if self.where else ''}{self.text}"


class Broken(Exception):
    """A file that cannot be read at all."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
