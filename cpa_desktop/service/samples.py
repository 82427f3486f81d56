"""The sample records: typed into a workspace of their own, the same to the byte wherever and whenever it is made."""

import hashlib
from contextlib import suppress
from pathlib import Path

from cpa_desktop import paths
from cpa_desktop.content import cache as kept
from cpa_desktop.content.samples import Sample, SampleRecord, read
from cpa_desktop.core.change import Change, sealed
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.service import files, listing
from cpa_desktop.service.draft import Draft
from cpa_desktop.service.entering import enter
from cpa_desktop.service.library import Library
from cpa_desktop.service.session import RecordSession
from cpa_desktop.store.workspace import Workspace

FOLDER = paths.RESOURCES / "samples"
FILE = FOLDER / "cassava-starch.yaml"  # the one that the window opens first
DEVICE = "sample"
_LABEL = Text(vi="Hồ sơ mẫu", en="Sample record")
_ONES_OWN = Text(
    vi="{path} có hồ sơ không phải là hồ sơ mẫu nên được giữ nguyên; hãy chọn thư mục khác.",
    en="{path} holds records that are no samples and was left as it is; choose another folder.",
)
_A_PAGE = 100


def files_of_samples() -> tuple[Path, ...]:
    """Every sample, the one shown first at the end, so that it counts as changed last."""
    return (*(file for file in sorted(FOLDER.glob("*.yaml")) if file != FILE), FILE)


def note(file: Path = FILE) -> Text:
    """What is to be said of a sample wherever it is shown."""
    return read(file).note


def names() -> dict[str, str]:
    """What the record of each sample is called in file names, by its id."""
    return {_id(file, each.id): file.stem for file in files_of_samples() for each in read(file).records}


def open_kept(library: Library) -> Workspace:
    """The sample workspace in the person's cache: made once for these forms, then only opened."""
    folder = paths.cache() / "samples"
    files.make_folder(folder)
    parts = (
        *(file.read_bytes() for file in files_of_samples()),
        library.catalogue.digest.encode(),
        kept.code().encode(),
    )
    path = folder / f"{hashlib.sha256(b'|'.join(parts)).hexdigest()[:16]}.sqlite"
    if path.exists():
        return Workspace.open(path, settings=paths.home())
    for other in folder.glob("*.sqlite"):
        with suppress(Refused):  # open in another window, or with a copy in it that someone works on
            _clear(other)
    return open_fresh(path, library)


def open_fresh(path: Path, library: Library) -> Workspace:
    """A new sample workspace at a path; an earlier one gives way to it, anything else does not."""
    if path.exists():
        _clear(path)
    beginning = path.with_name(f"{path.stem}.making{path.suffix}")
    beginning.unlink(missing_ok=True)
    with Workspace.open(beginning, create=True) as workspace:
        for file in files_of_samples():
            for record in records(workspace, library, file):
                workspace.absorb(record).result()
                _list(workspace, RecordSession(workspace, library, record.id))
    beginning.replace(path)
    return Workspace.open(path)


def _list(workspace: Workspace, session: RecordSession) -> None:
    """Keep what lists show, so that a search finds a sample before anyone has looked through them."""
    session.settle()
    head = session.record.changes[-1].id
    title = listing.title_of(session.evaluation)
    workspace.write_headlines(session.record.id, head, listing.headlines(session), title).result()


def records(workspace: Workspace, library: Library, file: Path = FILE) -> tuple[Record, ...]:
    """A sample's records, entered as a person would, with ids and times that are always the same."""
    sample = read(file)
    made: dict[str, Record] = {}
    for described in sample.records:
        record = _empty(described, file)
        draft = Draft(workspace, *made.values(), record)
        enter(RecordSession(draft, library, record.id), described.typed())
        made[described.id] = record.after(_fixed(draft.records[record.id].changes[-1], sample))
    return tuple(made.values())


def _empty(described: SampleRecord, file: Path) -> Record:
    parent = _id(file, described.parent) if described.parent else None
    return Record(id=_id(file, described.id), register=described.register, parent=parent)


def _id(file: Path, name: str) -> str:
    return hashlib.sha256(f"{file.stem}/{name}".encode()).hexdigest()[:32]


def _fixed(change: Change, sample: Sample) -> Change:
    """The one act by which a sample is entered, as if it had been made at the sample's own time and place."""
    fixed = Change(
        id=hashlib.sha256(f"{change.record}/1".encode()).hexdigest()[:32],
        record=change.record,
        device=DEVICE,
        clock=1,
        by="",
        at=sample.made_at,
        label=_LABEL,
        edits=change.edits,
    )
    return sealed(fixed, "")


def _clear(path: Path) -> None:
    """Delete a workspace that holds nothing but samples; refused where it holds more or somebody has it open."""
    with Workspace.open(path, settings=paths.home()) as workspace:
        if workspace.only_read_because is not None:
            raise Refused(workspace.only_read_because)
        for row in workspace.search(limit=_A_PAGE):
            if workspace.read(row.id).answers.get("record/sample") != "yes":
                raise Refused(_ONES_OWN.filled(path=path))
    path.unlink()
