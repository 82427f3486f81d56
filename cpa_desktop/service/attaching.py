"""Files that are kept with an answer: all of them read and good, or none is kept."""

import mimetypes
from collections.abc import Sequence
from pathlib import Path

from cpa_desktop.core.text import Refused, Text
from cpa_desktop.service import reasons
from cpa_desktop.service.draft import Keeping

MOST_BYTES = 40 * 2**20

_UNREADABLE = Text(
    vi="Không mở được tệp {name} ({reason}); chưa đính kèm tệp nào.",
    en="{name} cannot be opened ({reason}); no file was attached.",
)
_NO_FILE = Text(
    vi="{name} là thư mục, không phải tệp; chưa đính kèm tệp nào.", en="{name} is a folder; no file was attached."
)
_EMPTY = Text(
    vi="{name} là tệp rỗng; hãy chép lại tệp. Chưa đính kèm tệp nào.",
    en="{name} is empty; copy it again. No file was attached.",
)
_HEAVY = Text(
    vi="{name} nặng {size} MB, mỗi tệp nhiều nhất {most} MB; hãy quét lại nhẹ hơn. Chưa đính kèm tệp nào.",
    en="{name} weighs {size} MB, at most {most} MB are taken; scan it at less. No file was attached.",
)


def keep(workspace: Keeping, files: Sequence[Path]) -> tuple[str, ...]:
    """Keep these files beside the records; gives the hashes by which answers name them."""
    read = [(file.name, _content(file)) for file in files]
    return tuple(workspace.attach(content, name, mimetypes.guess_type(name)[0] or "") for name, content in read)


def _content(file: Path) -> bytes:
    try:
        if file.is_dir():
            raise Refused(_NO_FILE.filled(name=file.name))
        size = file.stat().st_size
        if size > MOST_BYTES:
            raise Refused(_HEAVY.filled(name=file.name, size=round(size / 2**20), most=MOST_BYTES // 2**20))
        content = file.read_bytes()
    except OSError as error:
        raise Refused(_UNREADABLE.filled(name=file.name, reason=reasons.why(error))) from error
    if not content:
        raise Refused(_EMPTY.filled(name=file.name))
    return content
