"""Going back to a backup: what that would mean, and doing it."""

from pathlib import Path

from cpa_desktop import paths
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.service import files
from cpa_desktop.store import backups
from cpa_desktop.store.backups import Preview
from cpa_desktop.store.connections import locate

_NO_FILE = Text(
    vi="{where} là máy chủ; bản sao lưu chỉ khôi phục được thành tệp.",
    en="{where} is a server; a backup can only be restored to a file.",
)


def preview(path: Path, where: str | Path | None = None) -> Preview:
    """What going back to a backup would mean, before anything is touched."""
    return backups.preview(path, _file(where))


def restore(path: Path, where: str | Path | None = None) -> Path | None:
    """Go back to a backup; what was there is kept beside it, and its path given."""
    return backups.restore(path, _file(where), paths.home())


def _file(where: str | Path | None) -> Path:
    if where is None:
        files.make_folder(paths.workspace().parent)
        return paths.workspace()
    place = locate(where)
    if place.path is None:
        raise Refused(_NO_FILE.filled(where=place))
    return place.path
