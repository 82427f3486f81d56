"""A mapping of which some is worked out only when it is asked for."""

from collections.abc import Callable, Iterator, MutableSet
from typing import Any, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")


class Late(dict[K, V]):
    """Holds what is there; a key among `behind` is handed to `catch_up` first, which puts it here or leaves it out.

    `catch_up` takes the key out of `behind`. Whoever goes through the mapping as a whole catches up on all of it.
    """

    def __init__(self, there: dict[K, V], behind: MutableSet[K], catch_up: Callable[[K], None]) -> None:
        super().__init__(there)
        self._behind = behind
        self._catch_up = catch_up
        for key in there.keys() & behind:
            del self[key]

    def __missing__(self, key: K) -> V:
        if key not in self._behind:
            raise KeyError(key)
        self._catch_up(key)
        return self[key]

    def __contains__(self, key: object) -> bool:
        if key in self._behind:
            self._catch_up(key)  # type: ignore[arg-type]
        return super().__contains__(key)

    @overload
    def get(self, key: K, default: None = None, /) -> V | None: ...
    @overload
    def get(self, key: K, default: V, /) -> V: ...
    @overload
    def get(self, key: K, default: D, /) -> V | D: ...
    def get(self, key: K, default: Any = None, /) -> Any:
        """The value, worked out now if it is behind."""
        if key in self._behind:
            self._catch_up(key)
        return super().get(key, default)

    def _whole(self) -> None:
        for key in tuple(self._behind):
            self._catch_up(key)

    def __iter__(self) -> Iterator[K]:
        self._whole()
        return super().__iter__()

    def __len__(self) -> int:
        self._whole()
        return super().__len__()

    def __eq__(self, other: object) -> bool:
        self._whole()
        return super().__eq__(other)

    __hash__ = None

    def keys(self) -> Any:
        """All keys."""
        self._whole()
        return super().keys()

    def values(self) -> Any:
        """All values."""
        self._whole()
        return super().values()

    def items(self) -> Any:
        """All pairs."""
        self._whole()
        return super().items()
