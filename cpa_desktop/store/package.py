"""One record with its whole history, its photos and what it belongs to, in one file that another machine takes in."""

import hashlib
import re
import secrets
import zipfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Protocol

from cpa_desktop import __version__
from cpa_desktop.core import change as changes
from cpa_desktop.core import course
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.store import package_manifest
from cpa_desktop.store.attachments import Attachment
from cpa_desktop.store.package_archive import MOST_BYTES, Archive, add, demand_no_workspace
from cpa_desktop.store.package_history import demand_whole, history
from cpa_desktop.store.package_manifest import Manifest, Packed
from cpa_desktop.store.refusals import in_words
from cpa_desktop.store.sqlite_file import flush_to_disk

_LARGEST_HISTORY = 256 * 2**20
_LARGEST_FILE = 256 * 2**20
_NAMED = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_NO_FILE_NAME = re.compile(r"[/\\\x00-\x1f\x7f]")

_TOO_LARGE = Text(
    vi="Hồ sơ và các tệp đính kèm lớn hơn {most} MB nên không đóng thành một gói được; hãy bỏ bớt tệp lớn.",
    en="The record and its files come to more than {most} MB and make no package; take off some large files.",
)
_UNNAMED = Text(
    vi="Gói có tệp “{member}” mà không câu trả lời nào nhắc đến; hãy xin lại tệp từ phần mềm đã xuất.",
    en="The package holds a file “{member}” that no answer names; ask for the package again.",
)


class Reading(Protocol):
    """What writing a package needs of whatever keeps the records."""

    def read(self, record_id: str) -> Record:
        """A whole record, with its changes."""

    def attachment(self, sha256: str) -> Attachment:
        """A file kept with the records; refused where there is none."""


@frozen
class Package:
    """A package that has been read and found whole; its files stay where they are until they are wanted."""

    path: Path
    program: str  # the version that wrote it
    forms: str  # the digest of the forms it was written with
    records: tuple[Record, ...]  # the one it is about, then what each belongs to
    attachments: tuple[Packed, ...]
    absent: int  # files that answers name and that the writer did not have

    @property
    def record(self) -> Record:
        """The record it is about."""
        return self.records[0]

    def files(self, wanted: Collection[str]) -> Iterator[Attachment]:
        """Some of its files, each checked once more: the package may have been put in another's place meanwhile."""
        with Archive(self.path) as archive:
            manifest = package_manifest.read(archive)
            for each in manifest.attachments:
                if each.sha256 in wanted:
                    content = package_manifest.checked(archive, manifest, each.member, _LARGEST_FILE)
                    yield Attachment(sha256=each.sha256, name=each.name, media=each.media, content=content)


def write(path: Path, kept: Reading, record_id: str, forms: str = "") -> None:
    """Write a record as a package; there under its name when whole, and the same to the byte for the same content."""
    path = path.absolute()
    demand_no_workspace(path)
    records = _line(kept, record_id)
    for record in records:
        demand_whole(record)
    histories = {
        package_manifest.described(record).member: "".join(f"{changes.write(each)}\n" for each in record.changes)
        for record in records
    }
    wanted = sorted(named(*records))
    found = [file for sha256 in wanted if (file := _attachment(kept, sha256)) is not None]
    texts = {member: history.encode() for member, history in histories.items()}
    _demand_bounds(texts, found)
    manifest = Manifest(
        program=__version__,
        forms=forms,
        records=tuple(package_manifest.described(record) for record in records),
        attachments=tuple(found),
        hashes={member: hashlib.sha256(text).hexdigest() for member, text in texts.items()}
        | {each.member: each.sha256 for each in found},
    )
    begun = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        with in_words(path):
            with zipfile.ZipFile(begun, "w") as archive:
                add(archive, package_manifest.FILE, package_manifest.write(manifest), folds=True)
                for member, text in texts.items():
                    add(archive, member, text, folds=True)
                for place, each in enumerate(found):
                    course.step(place, len(found))
                    add(archive, each.member, kept.attachment(each.sha256).content, folds=False)
            course.step(1, 1)
            flush_to_disk(begun)
            begun.replace(path)
    finally:
        begun.unlink(missing_ok=True)


def read(path: Path) -> Package:
    """The package in a file, every part of it checked; refused where anything in it is not as it was written."""
    with Archive(path.absolute()) as archive:
        manifest = package_manifest.read(archive)
        records = []
        for each in manifest.records:
            text = package_manifest.checked(archive, manifest, each.member, _LARGEST_HISTORY)
            records.append(history(archive, each, text))
        wanted = named(*records)
        for place, packed in enumerate(manifest.attachments):
            course.step(place, len(manifest.attachments))
            if packed.sha256 not in wanted:
                raise archive.refused(_UNNAMED, packed.member)
            package_manifest.checked(archive, manifest, packed.member, _LARGEST_FILE)
        return Package(
            path=path.absolute(),
            program=manifest.program,
            forms=manifest.forms,
            records=tuple(records),
            attachments=manifest.attachments,
            absent=len(wanted) - len(manifest.attachments),
        )


def named(*records: Record) -> set[str]:
    """The hashes that answers of these records name or have named: undoing must find its photo again."""
    return {
        hash
        for record in records
        for change in record.changes
        for edit in change.edits
        if not edit.address.startswith("record/")
        for text in (edit.before, edit.after)
        if text is not None
        for hash in _NAMED.findall(text)
    }


def _line(kept: Reading, record_id: str) -> list[Record]:
    """A record, the one it belongs to, and so on."""
    records = [kept.read(record_id)]
    while (parent := records[-1].parent) is not None:
        records.append(kept.read(parent))
    return records


def _attachment(kept: Reading, sha256: str) -> Packed | None:
    course.step()
    try:
        file = kept.attachment(sha256)
    except Refused:  # it never came here; whoever has it brings it along another time
        return None
    name = _NO_FILE_NAME.sub("_", file.name)[:255]
    return Packed(sha256=sha256, name=name, media=file.media, size=len(file.content))


def _demand_bounds(texts: dict[str, bytes], files: list[Packed]) -> None:
    sizes = [*map(len, texts.values()), *(each.size for each in files)]
    is_large = any(len(text) > _LARGEST_HISTORY for text in texts.values())
    if is_large or any(each.size > _LARGEST_FILE for each in files) or sum(sizes) > MOST_BYTES * 9 // 10:
        raise Refused(_TOO_LARGE.filled(most=MOST_BYTES // 2**20))
