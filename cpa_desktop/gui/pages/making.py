"""Making a document off the window's thread: from a record's id to a file, and from it to pictures of its pages."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QImage

from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.service.workspace import Desk

_MOST_PAGES = 60  # pictures of more would fill the memory of a small laptop

_UNWRITABLE = Text(
    vi="Không ghi được vào thư mục {folder}; hãy chọn chỗ khác.", en="The folder {folder} cannot be written to."
)


@frozen
class Made:
    """A document that was made, and what its pages look like."""

    path: Path
    count: int
    pages: tuple[QImage, ...]


def make(desk: Desk, record_id: str, path: Path, kind: str, language: str, scale: float) -> Made:
    """Write the document from a session of its own, so that typing may go on meanwhile."""
    from cpa_desktop.service import documents

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(_UNWRITABLE.filled(folder=path.parent)) from error
    write: Callable[..., Path] = documents.write
    written = write(desk.session(record_id), path, kind=kind, language=language)
    return pictures(written, scale)


def pictures(path: Path, scale: float) -> Made:
    """The pages of a PDF as pictures, `scale` pixels to the point."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        count = len(document)
        pages = tuple(_picture(document[number], scale) for number in range(min(count, _MOST_PAGES)))
    finally:
        document.close()
    return Made(path=path, count=count, pages=pages)


def _picture(page: object, scale: float) -> QImage:
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)  # type: ignore[attr-defined]
    shape = (bitmap.width, bitmap.height, bitmap.stride)
    return QImage(bytes(bitmap.buffer), *shape, QImage.Format.Format_RGBX8888).copy()
