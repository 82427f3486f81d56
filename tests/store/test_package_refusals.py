"""Whatever is not just what a package may be is refused whole, in one sentence that says why."""

import dataclasses
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cpa_desktop.core.change import Change, sealed
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Refused
from cpa_desktop.store import package
from cpa_desktop.store.workspace import Workspace
from tests.store.conftest import contents, demand_sentence
from tests.store.entries import enter, history, new_record
from tests.store.packages import PHOTO, filled, forged, members, rewritten, with_history, written


def demand_refused(path: Path, there: Workspace, words: str) -> None:
    """One sentence, and nothing here that was not here before."""
    before = contents(path.parent)
    with pytest.raises(Refused) as refused:
        there.take(package.read(path)).result()
    assert words in demand_sentence(refused.value)
    assert there.count() == 0
    assert contents(path.parent) == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "cut short"),
        (b"%PDF-1.7 a report", "no package"),
        (b"SQLite format 3\0 a backup", "whole workspace"),
        (b"PK\x03\x04 and then nothing", "cut short"),
    ],
)
def test_that_what_is_no_package_is_called_by_its_name(
    there: Workspace, file: Path, content: bytes, words: str
) -> None:
    file.write_bytes(content)
    demand_refused(file, there, words)


def test_that_a_file_that_is_not_there_and_a_folder_are_refused(there: Workspace, tmp_path: Path) -> None:
    demand_refused(tmp_path / "không có.cpa", there, "no file")
    demand_refused(tmp_path, there, "no package")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_that_a_package_cut_short_is_refused(workspace: Workspace, there: Workspace, file: Path, share: float) -> None:
    whole = written(workspace, filled(workspace), file).read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    demand_refused(file, there, "cut short")


def test_that_a_package_with_any_byte_altered_is_refused_or_says_just_what_it_said(
    workspace: Workspace, there: Workspace, file: Path
) -> None:
    record = filled(workspace)
    whole = written(workspace, record, file).read_bytes()
    refusals = 0
    for place in range(0, len(whole), 7):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x80]) + whole[place + 1 :])
        try:
            read = package.read(file)
        except Refused as refused:
            demand_sentence(refused)
            refusals += 1
        else:  # a date or another part of the zip that says nothing of the record
            assert read.record == record
            assert [each.content for each in read.files(package.named(record))] == [PHOTO]
    assert refusals > len(whole) // 7 * 0.8
    assert there.count() == 0


@pytest.mark.parametrize("member", ["manifest.json", "record", "parent", "photo"])
def test_that_a_package_that_lacks_a_file_names_it(
    workspace: Workspace, there: Workspace, file: Path, member: str
) -> None:
    record = filled(workspace)
    found = members(written(workspace, record, file))
    (photo,) = package.named(record)
    name = {
        "record": f"records/{record.id}.jsonl",
        "parent": f"records/{record.parent}.jsonl",
        "photo": f"attachments/{photo}",
    }.get(member, member)
    del found[name]
    demand_refused(rewritten(file, found), there, name[:20])


@pytest.mark.parametrize("member", ["record", "photo"])
def test_that_a_file_that_does_not_match_its_hash_is_named(
    workspace: Workspace, there: Workspace, file: Path, member: str
) -> None:
    record = filled(workspace)
    found = members(written(workspace, record, file))
    (photo,) = package.named(record)
    name = f"attachments/{photo}" if member == "photo" else f"records/{record.id}.jsonl"
    found[name] = found[name].replace(b"boiler", b"cooler").replace(b"steam", b"steem")
    demand_refused(rewritten(file, found), there, "does not match the hash")


@pytest.mark.parametrize(
    ("member", "words"),
    [
        ("../outside", "leads out"),
        ("records/../../outside.jsonl", "leads out"),
        ("/etc/passwd", "leads out"),
        ("C:/Windows/system.ini", "leads out"),
        ("..\\outside", "leads out"),
        ("records\\x.jsonl", "leads out"),
        ("attachments/x\0.jpg", "leads out"),
        ("readme.txt", "no package has"),
        ("attachments/ảnh.jpg", "no package has"),
        ("records/", "no plain file"),
        ("attachments/" + "0" * 64, "no package has"),
    ],
)
def test_that_a_file_too_many_is_refused_wherever_its_name_leads(
    workspace: Workspace, there: Workspace, file: Path, member: str, words: str
) -> None:
    found = members(written(workspace, filled(workspace), file))
    stand_in = member.replace("\0", "~")
    rewritten(file, {**found, stand_in: b"x"})
    file.write_bytes(file.read_bytes().replace(stand_in.encode(), member.encode()))
    demand_refused(file, there, words)


def test_that_a_link_is_not_followed(workspace: Workspace, there: Workspace, file: Path) -> None:
    record = filled(workspace)

    def link(info: zipfile.ZipInfo) -> None:
        if info.filename.startswith("attachments/"):
            info.create_system = 3
            info.external_attr = (stat.S_IFLNK | 0o777) << 16

    found = members(written(workspace, record, file))
    demand_refused(rewritten(file, found, link), there, "no plain file but a link")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_that_a_file_that_is_there_twice_is_refused(workspace: Workspace, there: Workspace, file: Path) -> None:
    record = filled(workspace)
    with zipfile.ZipFile(written(workspace, record, file), "a") as archive:
        archive.writestr(f"records/{record.id}.jsonl", b"")
    demand_refused(file, there, "twice")


def test_that_a_package_with_a_password_is_refused(workspace: Workspace, there: Workspace, file: Path) -> None:
    whole = written(workspace, filled(workspace), file).read_bytes()
    file.write_bytes(whole.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"))
    demand_refused(file, there, "password")


def test_that_a_bomb_is_not_unfolded(workspace: Workspace, there: Workspace, file: Path) -> None:
    record = filled(workspace)
    found = members(written(workspace, record, file))
    demand_refused(
        rewritten(file, {**found, f"records/{record.id}.jsonl": bytes(50 * 2**20)}), there, "flood a machine"
    )


def test_that_a_bomb_that_lies_about_its_size_unfolds_no_further_than_it_said(
    workspace: Workspace, there: Workspace, file: Path
) -> None:
    record = filled(workspace)
    found = members(written(workspace, record, file))
    size = 30 * 2**20
    rewritten(file, {**found, f"records/{record.id}.jsonl": bytes(size)})
    file.write_bytes(file.read_bytes().replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    demand_refused(file, there, "damaged")


def test_that_a_package_that_says_to_be_huge_is_refused(workspace: Workspace, there: Workspace, file: Path) -> None:
    written(workspace, filled(workspace), file)
    with zipfile.ZipFile(file) as archive:
        size = archive.infolist()[1].file_size
    file.write_bytes(file.read_bytes().replace(size.to_bytes(4, "little"), (2**31).to_bytes(4, "little")))
    demand_refused(file, there, "too large")


def test_that_a_list_of_members_without_end_is_not_read(there: Workspace, file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(10_001):
            archive.writestr(str(number), b"")
    demand_refused(file, there, "too large")
    whole = file.read_bytes()
    file.write_bytes(whole[:-22] + b"PK\x06\x07" + bytes(16) + whole[-22:-12] + bytes(2) + whole[-10:])
    demand_refused(file, there, "too large")


def test_that_a_newer_format_names_the_version_needed(workspace: Workspace, there: Workspace, file: Path) -> None:
    def newer(manifest: dict[str, Any], _: dict[str, bytes]) -> None:
        manifest.clear()
        manifest.update({"application": "cpa-desktop", "format": 2, "needs": "7.3", "hashes": {}})

    demand_refused(forged(written(workspace, filled(workspace), file), newer), there, "version 7.3 or newer")


@pytest.mark.parametrize(
    "manifest", [b"", b"{}", b"[]", b'"x"', b"\xff", b"[" * 100_000, b'{"application":"cpa-desktop","format":"1"}']
)
def test_that_a_manifest_that_says_nothing_is_refused(
    workspace: Workspace, there: Workspace, file: Path, manifest: bytes
) -> None:
    found = members(written(workspace, filled(workspace), file))
    demand_refused(rewritten(file, {**found, "manifest.json": manifest}), there, "damaged")


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("program", None),
        ("forms", 5),
        ("records", []),
        ("records", {}),
        ("attachments", None),
        ("hashes", []),
        ("hashes", {}),
    ],
)
def test_that_every_part_of_a_manifest_must_be_what_it_should(
    workspace: Workspace, there: Workspace, file: Path, part: str, value: object
) -> None:
    forged(written(workspace, filled(workspace), file), lambda manifest, _: manifest.update({part: value}))
    demand_refused(file, there, "damaged")


@pytest.mark.parametrize(
    "altered",
    [{"id": "../x"}, {"parent": None}, {"parent": "0" * 32}, {"register": 5}, {"changes": -1}, {"heads": {"d": "x"}}],
    ids=str,
)
def test_that_what_is_said_of_a_record_must_hold(
    workspace: Workspace, there: Workspace, file: Path, altered: dict[str, Any]
) -> None:
    forged(written(workspace, filled(workspace), file), lambda manifest, _: manifest["records"][0].update(altered))
    demand_refused(file, there, "damaged")


@pytest.mark.parametrize("altered", [{"name": "../x.jpg"}, {"name": "a\nb"}, {"media": "x"}, {"size": -1}], ids=str)
def test_that_what_is_said_of_a_photo_must_hold(
    workspace: Workspace, there: Workspace, file: Path, altered: dict[str, Any]
) -> None:
    forged(written(workspace, filled(workspace), file), lambda manifest, _: manifest["attachments"][0].update(altered))
    demand_refused(file, there, "damaged")


def test_that_a_photo_that_no_answer_names_is_refused(workspace: Workspace, there: Workspace, file: Path) -> None:
    record = filled(workspace)
    other = new_record(workspace)
    found = members(written(workspace, record, file))

    def without_record(manifest: dict[str, Any], contents: dict[str, bytes]) -> None:
        contents.clear()
        contents.update({f"records/{other.id}.jsonl": b""} | {n: c for n, c in found.items() if "attachments" in n})
        manifest["records"] = [
            {"id": other.id, "register": "rapid", "parent": None, "continues": None, "changes": 0, "heads": {}}
        ]
        manifest["hashes"] = dict.fromkeys(contents, manifest["attachments"][0]["sha256"])

    demand_refused(forged(file, without_record), there, "no answer names")


# histories that do not hold


def altered(history: list[Change]) -> list[Change]:
    """What was typed, put right afterwards."""
    first = history[0]
    edit = dataclasses.replace(first.edits[0], after='{"entered":"4","lang":"vi"}')
    return [dataclasses.replace(first, edits=(edit,)), *history[1:]]


@pytest.mark.parametrize(
    "alter",
    [
        altered,
        lambda history: history[:1] + history[2:],
        lambda history: history[1:],
        lambda history: [*history, *history[-1:]],
        lambda history: [history[0], dataclasses.replace(history[1], previous=""), *history[2:]],
    ],
    ids=["altered", "one lost", "first lost", "one twice", "untied"],
)
def test_that_a_history_that_does_not_hold_together_is_said_to_have_been_altered(
    workspace: Workspace, there: Workspace, file: Path, alter: Callable[[list[Change]], list[Change]]
) -> None:
    record = filled(workspace)
    path = with_history(written(workspace, record, file), record, alter)
    demand_refused(path, there, "altered outside the program")
    with pytest.raises(Refused) as refused:
        package.read(path)
    assert "đã bị sửa" in refused.value.text.vi


def test_that_a_history_with_its_end_cut_off_is_refused(workspace: Workspace, there: Workspace, file: Path) -> None:
    record = filled(workspace)

    def cut(manifest: dict[str, Any], contents: dict[str, bytes]) -> None:
        member = f"records/{record.id}.jsonl"
        contents[member] = b"".join(contents[member].splitlines(keepends=True)[:-1])

    demand_refused(forged(written(workspace, record, file), cut), there, "altered outside the program")


@pytest.mark.parametrize(
    "unsound",
    [
        {"at": "yesterday"},
        {"at": "2026-03-02T08:00:00"},
        {"at": "0001-01-01T00:00:00+00:00"},
        {"text": "no answer"},
        {"text": "[]"},
        {"text": '{"entered":5}'},
        {"text": '{"entered":"5","value":NaN}'},
        {"text": '{"entered":"5","value":{}}'},
        {"text": '{"entered":"5","state":"odd"}'},
        {"text": '{"entered":"5","reason":"odd"}'},
        {"text": '{"entered":"5","lang":"fr"}'},
    ],
    ids=str,
)
def test_that_a_true_history_that_holds_no_answers_is_refused(
    workspace: Workspace, there: Workspace, file: Path, unsound: dict[str, str]
) -> None:
    record = filled(workspace)

    def forge(history: list[Change]) -> list[Change]:
        edit = dataclasses.replace(history[0].edits[0], after=unsound.get("text"))
        first = dataclasses.replace(history[0], edits=(edit,), at=unsound.get("at", history[0].at))
        made = [sealed(first, "")]
        for each in history[1:]:
            made.append(sealed(each, made[-1].hash))
        return made

    demand_refused(with_history(written(workspace, record, file), record, forge), there, "damaged")


@pytest.mark.parametrize(
    "line", [b"no change", b"{}", b"\xff", b"[" * 100_000], ids=["words", "nothing", "bytes", "deep"]
)
def test_that_lines_that_are_no_changes_are_refused(
    workspace: Workspace, there: Workspace, file: Path, line: bytes
) -> None:
    record = filled(workspace)
    member = f"records/{record.id}.jsonl"
    path = forged(written(workspace, record, file), lambda _, found: found.update({member: line + b"\n"}))
    with pytest.raises(Refused) as refused:
        package.read(path)
    demand_sentence(refused.value)
    assert there.count() == 0


def test_that_histories_of_one_machine_that_do_not_follow_on_are_not_merged(
    workspace: Workspace, there: Workspace, file: Path
) -> None:
    base = filled(workspace)
    there.take(package.read(written(workspace, base, file))).result()
    forked = base.after(*history(base, workspace.device, 1).changes[-1:])
    ours = enter(workspace, base, "P17/steam", "7")
    there.absorb(forked).result()
    before = there.read(base.id)
    with pytest.raises(Refused) as refused:
        there.take(package.read(written(workspace, ours, file))).result()
    assert "do not follow on" in demand_sentence(refused.value)
    assert there.read(base.id) == before


def test_that_another_record_under_the_same_id_is_not_merged(
    workspace: Workspace, there: Workspace, file: Path
) -> None:
    record = filled(workspace)
    there.absorb(Record(id=record.id, register="detailed")).result()
    with pytest.raises(Refused) as refused:
        there.take(package.read(written(workspace, record, file))).result()
    demand_sentence(refused.value)
    assert there.count() == 1


def test_that_a_broken_history_is_not_sent_out(workspace: Workspace, file: Path) -> None:
    record = filled(workspace)
    first = dataclasses.replace(record.changes[0], by="somebody else")
    broken = Record(id=record.id, register="rapid").after(first, *record.changes[1:])

    class Broken:
        def read(self, record_id: str) -> Record:
            return broken

        attachment = workspace.attachment

    with pytest.raises(Refused) as refused:
        package.write(file, Broken(), record.id)
    assert "altered outside the program" in demand_sentence(refused.value)
    assert not file.exists()


def test_that_a_workspace_is_not_written_over_by_a_package(workspace: Workspace, path: Path) -> None:
    record = filled(workspace)
    before = path.read_bytes()
    with pytest.raises(Refused) as refused:
        package.write(path, workspace, record.id)
    assert "is a workspace" in demand_sentence(refused.value)
    assert path.read_bytes() == before


def test_that_a_package_changed_between_looking_and_taking_is_refused_whole(
    workspace: Workspace, there: Workspace, file: Path
) -> None:
    record = filled(workspace)
    read = package.read(written(workspace, record, file))
    found = members(file)
    (photo,) = package.named(record)
    rewritten(file, {**found, f"attachments/{photo}": b"another"})
    with pytest.raises(Refused):
        there.take(read).result()
    assert there.count() == 0
    file.unlink()
    with pytest.raises(Refused):
        there.take(read).result()
    assert there.count() == 0
