"""The sample shown without a window: its records in a fresh workspace, and every report of them in both languages."""

from pathlib import Path

from cpa_desktop import paths
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import LANGUAGES, Text
from cpa_desktop.service import documents, files, forms, samples
from cpa_desktop.service.library import Library
from cpa_desktop.service.session import RecordSession


@frozen
class Shown:
    """What a demonstration left behind."""

    note: Text
    workspace: Path
    records: tuple[str, ...]
    files: tuple[Path, ...]


def run(folder: Path | None = None) -> Shown:
    """Make the sample in a folder and print it there; the same bytes each time."""
    folder = folder or paths.cache() / "demo"
    files.make_folder(folder)
    library = Library(forms.load(paths.forms(), paths.cache()))
    path = folder / "sample.sqlite"
    with samples.open_fresh(path, library) as workspace:
        sessions = [RecordSession(workspace, library, row.id) for row in workspace.search()]
        called = samples.names()
        written = tuple(file for each in sessions for file in _print(each, folder, called[each.record.id]))
    records = tuple(session.record.id for session in sessions)
    return Shown(note=samples.note(), workspace=path, records=records, files=written)


def _print(session: RecordSession, folder: Path, name: str) -> list[Path]:
    made_at = session.record.changes[-1].at
    return [
        documents.write(
            session,
            folder / f"{name}-{kind}-{language}.pdf",
            kind=kind,
            language=language,
            clock=made_at,
        )
        for kind in documents.kinds(session)
        for language in LANGUAGES
    ]
