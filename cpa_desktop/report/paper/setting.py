"""What every block is set with: style, languages, the room of a page, and where photos come from."""

from collections.abc import Callable

from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Language
from cpa_desktop.report.blocks import Block
from cpa_desktop.report.paper.style import Style


@frozen
class Setting:
    """The same for all blocks of one document."""

    style: Style
    languages: tuple[Language, ...]
    width: float
    height: float
    blocks: tuple[Block, ...]  # all of them, for the lists that name them
    photo: Callable[[str], bytes | None]
