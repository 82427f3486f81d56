"""Where a plant is, and where a benchmark holds."""

from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Text


@frozen
class Place:
    """A province-level unit under one administrative scheme."""

    id: str  # scheme:code, since a code alone changed its meaning in July 2025
    title: Text
    scheme: str
    code: str
    type: str = ""
    current_code: str = ""


@frozen
class Region:
    """A country or a larger part of the world, as benchmarks name where they hold."""

    id: str
    title: Text
    home: bool = False  # our own country; what holds elsewhere alone is foreign
