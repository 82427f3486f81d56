"""The doors through which records leave and come in, each a piece of work for a job that takes values and gives one."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Language, Refused, Text

if TYPE_CHECKING:  # the rooms are entered inside functions: start-up stays light
    from cpa_desktop.service.exchange.incoming import Incoming
    from cpa_desktop.service.exchange.preview import PackagePreview
    from cpa_desktop.service.exchange.taking import Preview
    from cpa_desktop.service.workspace import Desk

PACKAGE, FIGURES = ".cpa", (".xlsx", ".csv", ".json")

_WHOSE = Text(
    vi="Tệp {name} không cho biết thuộc hồ sơ nào; hãy mở hồ sơ đó rồi nhập lại.",
    en="The file {name} does not say which record it belongs to; open that record and take it in again.",
)


class Comparison(Protocol):
    """What going back to a backup would mean."""

    @property
    def records(self) -> int:
        """How many it holds."""

    @property
    def changed(self) -> str:
        """When anything in it changed last."""

    @property
    def newer_here(self) -> int:
        """Records that would be older."""

    @property
    def newer_there(self) -> int:
        """Records that would be newer."""

    @property
    def titles_newer_here(self) -> tuple[str, ...]:
        """What those are called that would be older."""


@frozen
class SeenPackage:
    """A package that was read, and what taking it in would mean."""

    package: Any  # handed back as it is when it is taken in
    preview: "PackagePreview"


@frozen
class SeenFigures:
    """Figures that were read, the record they are for, and how each is understood."""

    incoming: "Incoming"
    record: str
    title: str
    preview: "Preview"


def export(desk: "Desk", record: str, path: Path, language: Language, *, ledger: bool = False) -> Path:
    """Write a record, or the ledger for its accountant, to a file."""
    from cpa_desktop.service.exchange import export as exchange

    return exchange.export(desk.session(record), path, language, ledger=ledger)


def look_at_package(desk: "Desk", path: Path) -> SeenPackage:
    """Read a package, and compare it with what is here."""
    from cpa_desktop.service.exchange import packages, preview

    package = packages.read(path)
    return SeenPackage(package=package, preview=preview.look(desk, package))


def take_package(desk: "Desk", package: Any) -> str:
    """Merge a package in; gives the id of its record."""
    from cpa_desktop.service.exchange import packages

    return packages.take(desk, package)


def look_at_figures(desk: "Desk", path: Path, record: str) -> SeenFigures:
    """Read a file of figures for the record it names, or else for this one."""
    from cpa_desktop.service import listing
    from cpa_desktop.service.exchange import incoming, taking

    given = incoming.read(path)
    wanted = given.record or record
    if not wanted:
        raise Refused(_WHOSE.filled(name=path.name))
    session = desk.session(wanted)
    title = listing.title_of(session.evaluation)
    return SeenFigures(incoming=given, record=session.record.id, title=title, preview=taking.look(session, given))


def take_figures(desk: "Desk", incoming: "Incoming", record: str) -> int:
    """Enter what is new in a file as one change; gives how many cells."""
    from cpa_desktop.service.exchange import taking

    session = desk.session(record)
    count = taking.take(session, incoming)
    session.flush()
    return count


def backup(desk: "Desk", path: Path) -> Path:
    """Write the whole workspace to one file."""
    desk.backup(path)
    return path


def look_at_backup(path: Path, where: str | Path | None) -> Comparison:
    """Compare a backup with the workspace."""
    from cpa_desktop.service import restoring

    return restoring.preview(path, where)


def restore(path: Path, where: str | Path | None) -> Path | None:
    """Put a backup in the place of the workspace, which nobody has open; gives where that one is kept."""
    from cpa_desktop.service import restoring

    return restoring.restore(path, where)
