"""What every block is written with: style, languages, the room of a page, where pictures come from and go to."""

from collections import Counter
from collections.abc import Callable, Mapping
from io import BytesIO

from docx.parts.document import DocumentPart

from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Language
from cpa_desktop.report.blocks import Block
from cpa_desktop.report.paper.style import Style
from cpa_desktop.report.word.styles import ParagraphStyle


class Book:
    """The file that is being written: takes pictures in, and numbers what must be told apart."""

    def __init__(self, part: DocumentPart) -> None:
        self._part = part
        self._counts: Counter[str] = Counter()

    def count(self, of: str) -> int:
        """The next number of its sort, from 1."""
        self._counts[of] += 1
        return self._counts[of]

    def image(self, content: bytes) -> str:
        """The id under which the document refers to a picture; equal pictures are kept once."""
        return self._part.get_or_add_image(BytesIO(content))[0]


@frozen
class Setting:
    """The same for all blocks of one document; lengths in points."""

    style: Style
    looks: Mapping[str, ParagraphStyle]
    blocks: tuple[Block, ...]  # all of them, for the lists that name them
    languages: tuple[Language, ...]
    width: float
    height: float
    photo: Callable[[str], bytes | None]
    book: Book

    def second(self, size: float) -> float:
        """The size of the second language's letters beside those of the first."""
        return self.style.stanzas(("1", "2"), size)[1].face.size
