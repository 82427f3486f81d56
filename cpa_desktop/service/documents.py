"""Reports and blank worksheets, in one language or both, to a file: the same blocks as PDF, DOCX and Markdown."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cpa_desktop.core import confirmation
from cpa_desktop.core.address import parse
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import LANGUAGES, Language, Refused, Text
from cpa_desktop.core.uncertainty import Spread
from cpa_desktop.core.walk_facts import on_the_way, walks
from cpa_desktop.core.worksheet import Field, Worksheet
from cpa_desktop.service import files
from cpa_desktop.service.library import Library
from cpa_desktop.service.session import RecordSession

if TYPE_CHECKING:  # reached inside functions: what prints is heavy to load
    from cpa_desktop.report.blocks import Document, Layout

Tongue = Language | Literal["both"]
"""What a document is printed in."""

ENDINGS = (".pdf", ".docx", ".md")
_ENDING = Text(
    vi="Tệp phải có đuôi {endings}; chưa xuất được “{ending}”.",
    en="The file must end in {endings}; “{ending}” cannot be written yet.",
)
_NO_KIND = Text(
    vi="Không có báo cáo “{kind}” cho hồ sơ này; có: {known}.",
    en="There is no report “{kind}” of this record; there are: {known}.",
)
_NO_REPORT = Text(
    vi="Hồ sơ “{register}” không có báo cáo; hãy chọn một đợt đánh giá của cơ sở.",
    en="A record “{register}” has no report; choose an assessment of the enterprise.",
)
_NO_SHEET = Text(vi="Không có phiếu {sheet}; có: {known}.", en="There is no worksheet {sheet}; there are: {known}.")
_NO_SECTOR = Text(vi="Không có ngành “{sector}”; có: {known}.", en="There is no sector “{sector}”; there are: {known}.")


def kinds(session: RecordSession) -> tuple[str, ...]:
    """The reports there are of a record, the usual one first."""
    planned = {plan.kind for plan in session.library.catalogue.reports}
    return tuple(kind for kind in session.program.form.register.reports if kind in planned)


def write(
    session: RecordSession,
    path: Path,
    *,
    kind: str = "",
    language: Tongue = "vi",
    clock: str = "",
    layout: "Layout | None" = None,
) -> Path:
    """Write a report of a record to a file, made at the moment `clock`, in the plan's own layout or in another."""
    render = _renderer(path, session)
    files.demand_place(path)
    files.write(path, render(_document(session, kind, language, clock, layout)))
    return path


def text(session: RecordSession, kind: str = "", language: Tongue = "vi", clock: str = "") -> str:
    """A report of a record as Markdown."""
    from cpa_desktop.report import markdown

    return markdown.render(_document(session, kind, language, clock))


def drafted(session: RecordSession, address: str) -> Text:
    """What the program drafts for a long text from the figures as they are now; empty where nothing can be said."""
    from cpa_desktop.report import drafts

    key, _ = session.cell_of(parse(address))
    session.settle()
    return drafts.composed(session.program.by_key[key].field, session.evaluation, session.spread(), session.around)


def written_by(record: Record, address: str) -> str:
    """The change that wrote what stands at an address; empty where nobody has written there."""
    if address not in record.answers:
        return ""
    wrote = (each.id for each in reversed(record.changes) if any(edit.address == address for edit in each.edits))
    return next(wrote, "")


def drafted_then(session: RecordSession, address: str, change: str) -> Text:
    """What was drafted for a long text from the figures as they were when this change was made."""
    from cpa_desktop.report import drafts

    record = session.record
    place = next(place for place, each in enumerate(record.changes) if each.id == change)
    begun = Record(id=record.id, register=record.register, parent=record.parent, group_of=record.group_of)
    then = session.as_it_was(begun.after(*record.changes[:place]))
    key, _ = session.cell_of(parse(address))
    return drafts.composed(session.program.by_key[key].field, then, Spread(then), session.around)


def sheets(
    library: Library,
    path: Path,
    *,
    chosen: Sequence[str] = (),
    register: str = "rapid",
    sector: str = "",
    language: Tongue = "vi",
    clock: str = "",
    session: RecordSession | None = None,
) -> Path:
    """Write blank worksheets to fill in by hand: those chosen, else all that an assessment asks.

    For a record, the observations of its walk come first."""
    from cpa_desktop.report import sheet
    from cpa_desktop.report.stamp import Stamp

    render = _renderer(path)
    files.demand_place(path)
    stamp = Stamp(record_id="", data_version="", made_at=clock or _now(), draft=False, sample=False)
    _demand_sector(library, sector)
    form = library.program(library.register(register).id, sector).form
    known = {each.id: each for each in form.sheets}
    if form.parent is not None:
        known = {each.id: each for each in form.parent.sheets} | known
    for each in chosen:
        if each not in known:
            raise Refused(_NO_SHEET.filled(sheet=each, known=", ".join(known)))
    wanted = [known[each] for each in chosen] or [each for each in known.values() if _is_filled_in(each)]
    evaluation = session.evaluation if session is not None else None
    walked = {table: on_the_way(evaluation, table) for table in walks(evaluation)} if evaluation is not None else {}
    files.write(path, render(sheet.blank(wanted, form, _languages(language), stamp, walked=walked)))
    return path


def _document(
    session: RecordSession, kind: str, language: Tongue, clock: str, layout: "Layout | None" = None
) -> "Document":
    from cpa_desktop.report.compose import compose
    from cpa_desktop.report.stamp import Stamp

    known = kinds(session)
    if not known:
        raise Refused(_NO_REPORT.filled(register=session.program.form.register.title))
    if kind and kind not in known:
        raise Refused(_NO_KIND.filled(kind=kind, known=", ".join(known)))
    session.flush()
    session.settle()
    stamp = Stamp(
        record_id=session.record.id,
        data_version=confirmation.answers_hash(session.record)[:8],
        made_at=clock or _now(),
        draft=not session.is_confirmed,
        sample=session.is_sample,
    )
    catalogue = session.library.catalogue
    plan = catalogue.report(kind or known[0])
    languages = _languages(language)
    return compose(plan, session.evaluation, session.spread(), catalogue, languages, session.around, stamp, layout)


def _renderer(path: Path, session: RecordSession | None = None) -> "Callable[[Document], bytes]":
    """What turns a document into the bytes of a file that ends so."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise Refused(_ENDING.filled(endings=", ".join(ENDINGS), ending=ending or path.name))
    from cpa_desktop.report import markdown, pdf, word

    if ending == ".md":
        return lambda document: markdown.render(document).encode()
    printed = word.render if ending == ".docx" else pdf.render
    return lambda document: printed(document, _photos(session))


def _photos(session: RecordSession | None) -> Callable[[str], bytes | None]:
    def photo(sha256: str) -> bytes | None:
        try:
            return session.workspace.attachment(sha256).content if session is not None else None
        except Refused:  # the page says which photo could not be found
            return None

    return photo


def _is_filled_in(sheet: Worksheet) -> bool:
    """Whether anything of a sheet is answered by a person."""
    return any(_is_asked(field) for field in sheet.fields)


def _is_asked(field: Field) -> bool:
    if field.rows is not None and field.rows.engine is not None:
        return False
    return any(not part.is_computed for part in field.columns or (field,))


def _demand_sector(library: Library, sector: str) -> None:
    known = [each.id for each in library.catalogue.sectors]
    if sector and sector not in known:
        raise Refused(_NO_SECTOR.filled(sector=sector, known=", ".join(known)))


def _languages(language: Tongue) -> tuple[Language, ...]:
    return LANGUAGES if language == "both" else (language,)


def _now() -> str:
    """The moment here: a document bears the date of the desk it was made at."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
