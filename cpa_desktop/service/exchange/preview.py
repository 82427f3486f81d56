"""What taking a package in would mean, before anything is touched."""

from collections.abc import Iterator

from cpa_desktop.core import confirmation
from cpa_desktop.core.differences import RULE
from cpa_desktop.core.fold import fold
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Text, same
from cpa_desktop.service import listing
from cpa_desktop.service.exchange.packages import here, only_in, rehearsed
from cpa_desktop.service.listing import Listed
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from cpa_desktop.store.package import Package

_TELLING = (("tax_code",), ("name", "commune"))  # headlines that, alike, make two records one and the same enterprise
_SOME = 20
_DIGITS = 10

_TWIN = Text(
    vi="Ở đây đã có “{title}” (mã {id}) cùng {what}; nhập gói này sẽ có thêm một hồ sơ riêng, không tự gộp.",
    en="“{title}” ({id}) is here already with the same {what}; taking this in adds a record of its own, unmerged.",
)
_OTHER_FORMS = Text(
    vi="Gói được xuất bằng phiên bản {program} với biểu mẫu khác; số liệu được tính lại theo biểu mẫu ở đây.",
    en="The package was written by version {program} with other forms; figures are worked out by the forms here.",
)
_DRAFT_AGAIN = Text(
    vi="{by} đã xác nhận hồ sơ trong gói, nhưng gộp với số liệu đã nhập ở đây thì thành dự thảo.",
    en="{by} confirmed the record in the package, but merged with what was entered here it is a draft.",
)
_UNCONFIRMED = Text(
    vi="Hồ sơ ở đây đã được {by} xác nhận; gộp gói này vào thì thành dự thảo.",
    en="{by} confirmed the record as it is here; merged with this package it becomes a draft.",
)
_ABSENT = Text(
    vi="{count} ảnh hoặc tệp được nhắc đến mà gói không có.",
    en="{count} photos or files are named that the package does not hold.",
)
_CONTESTED = Text(
    vi="{count} ô có hai giá trị khác nhau sẽ phải chọn lại.",
    en="{count} fields hold two different values, of which one will have to be chosen.",
)


@frozen
class Contest:
    """A field that two people filled differently, neither knowing of the other."""

    address: str
    text: Text


@frozen
class Arriving:
    """A record of a package beside what is known of it here."""

    id: str
    register: Text
    title: str
    is_new: bool
    changes: int  # in the package
    new_here: int  # of these, those that are not here yet
    only_here: int  # changes here that the package has not
    contests: tuple[Contest, ...]  # that there would be, and are not yet


@frozen
class PackagePreview:
    """What taking a package in would mean. Its history holds together, or there would be no preview."""

    record: Arriving
    belongs_to: tuple[Arriving, ...]  # the enterprise
    written_by: tuple[str, ...]  # who signed the changes in the package, the latest first; unsigned ones are by nobody
    photos: int
    photos_new: int
    photos_absent: int
    confirmed_by: str  # as it is in the package; empty where it is not confirmed
    stays_confirmed: bool
    differences: tuple[Text, ...]  # of a confirmed record, by the forms here
    program: str  # the version that wrote it
    is_same_forms: bool
    warnings: tuple[Text, ...]


def look(desk: Desk, package: Package) -> PackagePreview:
    """Compare a package with what is here."""
    sessions = rehearsed(desk, package)
    arriving = [_arriving(desk, record, session) for record, session in zip(package.records, sessions, strict=True)]
    session = sessions[0]
    found = session.evaluation.findings if session.is_confirmed else ()
    digest = desk.catalogue.digest
    return PackagePreview(
        record=arriving[0],
        belongs_to=tuple(arriving[1:]),
        written_by=_signed(package),
        photos=len(package.attachments),
        photos_new=sum(not desk.workspace.has_attachment(each.sha256) for each in package.attachments),
        photos_absent=package.absent,
        confirmed_by=confirmation.by_whom(package.record),
        stays_confirmed=session.is_confirmed,
        differences=tuple(finding.text for finding in found if finding.rule == RULE),
        program=package.program,
        is_same_forms=package.forms in ("", digest),
        warnings=tuple(_warnings(desk, package, sessions, arriving)),
    )


def _signed(package: Package) -> tuple[str, ...]:
    """Who changed the records of a package, the latest first."""
    changes = sorted((change for each in package.records for change in each.changes), key=lambda change: change.at)
    return tuple(dict.fromkeys(change.by for change in reversed(changes) if change.by))


def _arriving(desk: Desk, record: Record, session: RecordSession) -> Arriving:
    there = here(desk, record)
    before = there.grouped(session.record.group_of).contested
    findings = [each for each in session.evaluation.findings if each.rule == "contested"]
    return Arriving(
        id=record.id,
        register=session.program.form.register.title,
        title=listing.title_of(session.evaluation),
        is_new=not desk.workspace.has(record.id),
        changes=len(record.changes),
        new_here=len(only_in(record, there)),
        only_here=len(only_in(there, record)),
        contests=tuple(
            Contest(address=each.address, text=each.text) for each in findings if each.address not in before
        ),
    )


def _warnings(
    desk: Desk, package: Package, sessions: tuple[RecordSession, ...], arriving: list[Arriving]
) -> Iterator[Text]:
    for session, each in zip(sessions, arriving, strict=True):
        if each.is_new:
            yield from _twins(desk, session)
    contested = sum(len(each.contests) for each in arriving)
    if contested:
        yield _CONTESTED.filled(count=contested)
    confirmed_by, by_here = (confirmation.by_whom(each) for each in (package.record, here(desk, package.record)))
    if not sessions[0].is_confirmed and (confirmed_by or by_here):
        yield _DRAFT_AGAIN.filled(by=confirmed_by) if confirmed_by else _UNCONFIRMED.filled(by=by_here)
    if package.absent:
        yield _ABSENT.filled(count=package.absent)
    if package.forms not in ("", desk.catalogue.digest):
        yield _OTHER_FORMS.filled(program=package.program)


def _twins(desk: Desk, session: RecordSession) -> Iterator[Text]:
    """Records here under other ids that seem to be the same enterprise."""
    register = session.program.form.register
    titles = {headline.key: headline.title for headline in register.headlines}
    own = {value.key: same(value.text.partition("\n")[0]) for value in listing.headlines(session)}
    said: set[str] = set()
    for keys in _TELLING:
        if not all(key in titles and own[key].vi for key in keys):
            continue
        for row in desk.records(register.id, _sought(own[keys[0]].vi), limit=_SOME):
            if row.id != session.record.id and row.id not in said and all(_is_alike(row, own, key) for key in keys):
                said.add(row.id)
                what = Text(
                    vi=", ".join(titles[key].vi.lower() for key in keys),
                    en=", ".join(titles[key].en.lower() for key in keys),
                )
                yield _TWIN.filled(title=row.title, id=row.id[:8], what=what)


def _is_alike(row: Listed, own: dict[str, Text], key: str) -> bool:
    there = row.texts.get(key)
    return there is not None and _plain(there.vi) == _plain(own[key].vi)


def _sought(words: str) -> str:
    """A code is looked for by its first ten digits, which are together however it is written; a name by its words."""
    return words[:_DIGITS] if words[:_DIGITS].isdigit() else words


def _plain(words: str) -> str:
    """Words without marks, capitals and punctuation: 0300-123-456 and 0300123456 are one tax code."""
    return "".join(letter for letter in fold(words) if letter.isalnum())
