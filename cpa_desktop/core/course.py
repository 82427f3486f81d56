"""How far a long piece of work has come, told as it goes on, and whether it is to be given up.

Work says `step` wherever it could stop without leaving anything half done; nothing happens where nobody watches.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Event


class GivenUp(Exception):
    """Whoever asked for the work does not want it any more; nothing of it is left behind."""


class Course:
    """One piece of work, seen from outside: told how far it is, and given up from any thread."""

    def __init__(self, tell: Callable[[int, int], None] = lambda done, of: None) -> None:
        self._tell = tell
        self._ended = Event()
        self._told = (-1, 100)

    @property
    def is_given_up(self) -> bool:
        """Whether it is to be given up at its next step."""
        return self._ended.is_set()

    def give_up(self) -> None:
        """End the work at its next step."""
        self._ended.set()

    def step(self, done: int, of: int) -> None:
        """Tell how far it is, a hundred times at most; raises GivenUp where it is to end here."""
        if self._ended.is_set():
            raise GivenUp
        told = (100 * done // of, 100) if of > 0 else self._told
        if told != self._told:
            self._told = told
            self._tell(*told)


_watched: ContextVar[Course | None] = ContextVar("course", default=None)


@contextmanager
def watched(course: Course | None) -> Iterator[None]:
    """What is done within is part of this work."""
    token = _watched.set(course)
    try:
        yield
    finally:
        _watched.reset(token)


def current() -> Course | None:
    """The work that is going on here, for what goes on with it on another thread."""
    return _watched.get()


def step(done: int = 0, of: int = 0) -> None:
    """Here the work may be given up: `done` parts of `of` are behind it, none known where `of` is 0."""
    course = _watched.get()
    if course is not None:
        course.step(done, of)
