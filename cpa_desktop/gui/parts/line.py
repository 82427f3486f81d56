"""One line of a list: a title, a value, a detail, a sign, and where it leads."""

from cpa_desktop.core.frozen import frozen
from cpa_desktop.gui.parts.balance_bars import Bars
from cpa_desktop.gui.parts.scale import Scale


@frozen
class Line:
    """One line; `address` is where it leads, and lines of one list that can be told apart only by `key` have one."""

    title: str
    value: str = ""
    detail: str = ""
    sign: str = ""
    tone: str = "ink"
    address: str = ""
    key: str = ""
    is_heading: bool = False
    is_part: bool = False  # a quiet heading within a part, that leads nowhere either
    is_faded: bool = False
    is_entry: bool = False  # whether it leads to where something is entered, not to where a figure came from
    is_closed: bool = False  # whether its children are folded away at first
    scale: Scale | Bars | None = None
    children: tuple["Line", ...] = ()

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        return ", ".join(part for part in (self.title, self.value, self.detail) if part)

    @property
    def name(self) -> str:
        """What tells this line from the others of its list, so that the selection stays when figures change."""
        return self.key or self.address or self.title
