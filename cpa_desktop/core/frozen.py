"""How a value is declared here: frozen, slotted, keyword-only; unknown keys are refused when it is read from a file."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def frozen(cls: type[T]) -> type[T]:
    """Make `cls` an immutable value; the mark forbids unknown keys where pydantic reads it from a file."""
    made = dataclass(frozen=True, slots=True, kw_only=True)(cls)
    made.__pydantic_config__ = {"extra": "forbid"}  # type: ignore[attr-defined]
    names = tuple(field.name for field in fields(made))  # type: ignore[arg-type]

    def restore(self: object, state: Sequence[Any]) -> None:
        """As the standard library does it, without asking for the fields of each of ten thousand values anew."""
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    made.__setstate__ = restore  # type: ignore[attr-defined]
    return made
