"""Records here: listed, searched, begun, continued from earlier ones."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Literal

from cpa_desktop import paths
from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.change import new_id
from cpa_desktop.core.record import Record
from cpa_desktop.core.register import Register
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.service import carrying, files, forms, listing
from cpa_desktop.service import settings as kept_settings
from cpa_desktop.service.draft import Draft, Keeping
from cpa_desktop.service.entering import enter
from cpa_desktop.service.library import Library
from cpa_desktop.service.listing import Listed
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.settings import Settings
from cpa_desktop.store.listing import Row
from cpa_desktop.store.workspace import Workspace

State = Literal["kept", "open", "confirmed", "archived"]
"""Which records a list shows: those not put away, of these the drafts or the confirmed ones, or those put away."""

_WANTS_PARENT = Text(
    vi="Hồ sơ “{register}” phải thuộc về một hồ sơ “{parent}”; hãy cho biết mã của hồ sơ đó.",
    en="A record “{register}” belongs to a record “{parent}”; say the id of that one.",
)
_OTHER_PARENT = Text(
    vi="Hồ sơ {id} là “{found}”, không phải “{parent}”.",
    en="The record {id} is “{found}”, not “{parent}”.",
)
_NO_PARENT = Text(
    vi="Hồ sơ “{register}” không thuộc về hồ sơ nào khác.",
    en="A record “{register}” belongs to no other record.",
)
_ARCHIVED = Text(vi="Cất hồ sơ", en="Put the record away")
_BROUGHT_BACK = Text(vi="Lấy lại hồ sơ đã cất", en="Bring the record back")
_KEPT = Text(
    vi="“{title}” có các hồ sơ thuộc về nó nên không cất riêng; hãy cất từng đợt đánh giá.",
    en="Other records belong to “{title}”, so it is not put away itself; put its assessments away one by one.",
)
_PAGE = 100


class Desk:
    """An open workspace with all that is known of the records in it."""

    def __init__(self, workspace: Workspace, library: Library, chosen: Settings) -> None:
        self.workspace = workspace
        self.library = library
        self.settings = chosen
        self._changed: dict[str, RecordSession] = {}  # what lists show of these is out of date

    @classmethod
    def open(
        cls,
        where: str | Path | None = None,
        *,
        create: bool = False,
        settings: Settings | None = None,
        catalogue: Catalogue | None = None,
    ) -> "Desk":
        """The workspace at a path or address; without one the person's own, made if it is not there yet."""
        library = Library(catalogue or forms.load(paths.forms(), paths.cache()))
        if where is None:
            files.make_folder(paths.workspace().parent)
        workspace = Workspace.open(where or paths.workspace(), settings=paths.home(), create=create or where is None)
        return cls(workspace, library, settings or kept_settings.read())

    @classmethod
    def open_sample(cls, *, settings: Settings | None = None, catalogue: Catalogue | None = None) -> "Desk":
        """A workspace of its own with the sample records, which nothing of the person's can be mixed with."""
        from cpa_desktop.service import samples

        library = Library(catalogue or forms.load(paths.forms(), paths.cache()))
        return cls(samples.open_kept(library), library, settings or kept_settings.read())

    def close(self) -> None:
        """Finish writing and let go of the workspace."""
        self.workspace.close()

    def __enter__(self) -> "Desk":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def catalogue(self) -> Catalogue:
        """All content of forms/."""
        return self.library.catalogue

    @property
    def read_only_because(self) -> Text | None:
        """Why nothing can be written here, if so."""
        return self.workspace.only_read_because

    # looking

    def records(
        self,
        register: str = "",
        find: str = "",
        limit: int = _PAGE,
        offset: int = 0,
        *,
        sector: str = "",
        state: State = "kept",
    ) -> tuple[Listed, ...]:
        """A page of records, last changed first, in which every word of `find` occurs; figures as they are now."""
        chosen = (register, find, limit, offset, sector, state)
        rows = self._rows(*chosen)
        if any([self._renewed(row) for row in rows if self._children_of(row.register)]):
            rows = self._rows(*chosen)  # what belongs to them is out of date now
        return tuple(self._renewed(row) or listing.listed(row, self.catalogue.digest) for row in rows)

    def records_as_kept(
        self,
        register: str = "",
        find: str = "",
        limit: int = _PAGE,
        offset: int = 0,
        *,
        sector: str = "",
        state: State = "kept",
        with_parents: bool = True,
    ) -> tuple[Listed, ...]:
        """The same page at once: figures as they were last worked out, each record saying whether that is current."""
        rows = self._rows(register, find, limit, offset, sector, state, with_parents=with_parents)
        return tuple(listing.listed(row, self.catalogue.digest) for row in rows)

    def renewed(self, record: str) -> Listed:
        """A record as a list shows it, worked out now."""
        return self.refresh(self._session(self.workspace, record))

    def count(
        self,
        register: str = "",
        find: str = "",
        *,
        sector: str = "",
        state: State = "kept",
        with_parents: bool = True,
    ) -> int:
        """How many records there are to page through."""
        registers = self._registers(register, with_parents=with_parents)
        return self.workspace.count(registers, find, marks=_marks(sector, state))

    def session(self, record: str) -> RecordSession:
        """The session of a record, by its id or the beginning of it."""
        self._flush()
        session = self._session(self.workspace, self.workspace.find_id(record))
        session.listeners.append(lambda change: self._changed.update({change.record: session}))
        return session

    def refresh(self, session: RecordSession) -> Listed:
        """Work out what lists show of a record, and keep it where that can be written."""
        session.flush()
        session.settle()
        self._changed.pop(session.record.id, None)
        record, fresh = session.record, listing.headlines(session)
        title = listing.title_of(session.evaluation)
        if self.read_only_because is None:
            head = record.changes[-1].id if record.changes else ""
            self.workspace.write_headlines(record.id, head, fresh, title).result()
            self._refresh_children(record)
        return listing.just_worked_out(record, title, fresh)

    # beginning

    def new(self, register: str, parent: str | None = None, answers: Mapping[str, str] | None = None) -> str:
        """Begin a record with these entries; gives its id. Where an entry is refused there is no record."""
        belongs = self._parent(self.library.register(register), parent)
        record = Record(id=new_id(), register=register, parent=belongs)
        draft = Draft(self.workspace, record)
        self._remember(draft, record)
        if answers:
            enter(self._session(draft, record.id), answers)
        return self._take(draft)

    def new_with_parent(self, register: str, answers: Mapping[str, str]) -> str:
        """Begin a record and, with it, the one it belongs to, which takes the entries that it asks for."""
        above = Record(id=new_id(), register=self.library.register(register).parent)
        below = Record(id=new_id(), register=register, parent=above.id)
        asked = {sheet.id for sheet in self.catalogue.form(above.register).sheets}
        draft = Draft(self.workspace, above, below)
        self._remember(draft, below)
        for record in (above, below):
            own = {at: typed for at, typed in answers.items() if (at.partition("/")[0] in asked) == (record is above)}
            if own:
                enter(self._session(draft, record.id), own)
        return self._take(draft)

    def _remember(self, draft: Draft, record: Record) -> None:
        """What is typed once for all records of a sort is taken over from the one of this desk that changed last."""
        self._flush()
        wanted = self.library.register(record.register).remembered
        rows = self.workspace.search(record.register, limit=_PAGE) if wanted else ()
        found = (self.workspace.read(row.id) for row in rows)
        newest = next((each for each in found if each.answers.get("record/sample") != "yes"), None)
        if newest is not None:
            session = self._session(draft, record.id)
            session.apply(list(carrying.remembered(newest, session.record, wanted)), carrying.CARRIED)

    def copy(self, record: str, into: "Desk | None" = None) -> str:
        """One's own copy of a sample, or of last year's record to go on from, here or on another desk; gives its id."""
        source = self.session(record)
        return self._continue(source, source.record.register, into or self)

    def promote(self, record: str, register: str) -> str:
        """A record of another register, with the same parent, that goes on from this one: rapid → detailed."""
        source, wanted = self.session(record), self.library.register(register)
        self._parent(wanted, source.record.parent)
        return self._continue(source, register, self)

    def _continue(self, source: RecordSession, register: str, desk: "Desk") -> str:
        parent = source.record.parent
        if parent is not None and (desk is not self or self.session(parent).is_sample):
            parent = self.copy(parent, desk)
        record = Record(id=new_id(), register=register, parent=parent, continues=source.record.id)
        draft = Draft(desk.workspace, record)
        session = desk._session(draft, record.id)
        session.apply(list(carrying.carried(source.record, session.record)), carrying.CARRIED)
        return desk._take(draft)

    def _take(self, draft: Draft) -> str:
        """Bring records in the making into the workspace; gives the id of the last."""
        for record in draft.records.values():
            self.workspace.absorb(record).result()
            self.refresh(self._session(self.workspace, record.id))
        return record.id

    # keeping

    def archive(self, record: str, *, is_archived: bool = True) -> Listed:
        """Put a record away, out of the list though not out of the workspace, or bring it back."""
        session = self.session(record)
        if self._children_of(session.record.register):
            raise Refused(_KEPT.filled(title=listing.title_of(session.evaluation)))
        if self.read_only_because is not None:
            raise Refused(self.read_only_because)
        edits = list(session.record.edits(listing.ARCHIVED, "yes" if is_archived else None))
        session.apply(edits, _ARCHIVED if is_archived else _BROUGHT_BACK)
        return self.refresh(session)

    def backup(self, path: Path) -> None:
        """Write the whole workspace to one file."""
        self._flush()
        self.workspace.backup(path)

    def _flush(self) -> None:
        """Wait until what was entered in open records is on disk, for whoever reads there next."""
        for session in self._changed.values():
            session.flush()

    def _session(self, keeping: Keeping, record_id: str) -> RecordSession:
        chosen = self.settings
        return RecordSession(keeping, self.library, record_id, by=chosen.name, language=chosen.language)

    def _rows(
        self,
        register: str,
        find: str,
        limit: int,
        offset: int,
        sector: str,
        state: State,
        *,
        with_parents: bool = True,
    ) -> tuple[Row, ...]:
        for session in list(self._changed.values()):
            self.refresh(session)
        registers = self._registers(register, with_parents=with_parents)
        return self.workspace.search(registers, find, marks=_marks(sector, state), limit=limit, offset=offset)

    def _registers(self, register: str, *, with_parents: bool) -> tuple[str, ...]:
        """One register, or all of them; or only those that no other belongs to."""
        if register:
            return (self.library.register(register).id,)
        if with_parents:
            return ()
        return tuple(each.id for each in self.catalogue.registers if not self._children_of(each.id))

    def _renewed(self, row: Row) -> Listed | None:
        """The row worked out anew where what was kept of it is out of date; none where it is not, or cannot be."""
        if listing.is_current(row, self.catalogue.digest):
            return None
        try:
            return self.refresh(self._session(self.workspace, row.id))
        except Refused:  # a list shows what it can; whoever opens the record hears why
            return None

    def _refresh_children(self, parent: Record) -> None:
        """What belongs to a record reads its answers, and is found by its name."""
        offset = 0
        while self._children_of(parent.register):
            rows = self.workspace.search(parent=parent.id, limit=_PAGE, offset=offset)
            for row in rows:
                self._renewed(replace(row, is_current=False))
            if len(rows) < _PAGE:
                break
            offset += _PAGE

    def _children_of(self, register: str) -> bool:
        return any(each.parent == register for each in self.catalogue.registers)

    def _parent(self, register: Register, parent: str | None) -> str | None:
        """The id of the record that one of this register belongs to."""
        if not register.parent:
            if parent is not None:
                raise Refused(_NO_PARENT.filled(register=register.title))
            return None
        wanted = self.library.register(register.parent).title
        if not parent:
            raise Refused(_WANTS_PARENT.filled(register=register.title, parent=wanted))
        found = self.workspace.read(self.workspace.find_id(parent))
        if found.register != register.parent:
            title = self.library.register(found.register).title
            raise Refused(_OTHER_PARENT.filled(id=found.id[:8], found=title, parent=wanted))
        return found.id


def _marks(sector: str, state: State) -> dict[str, str]:
    marks = {listing.ARCHIVED: "yes" if state == "archived" else ""}
    if state in ("open", "confirmed"):
        marks[listing.STATE] = listing.CONFIRMED if state == "confirmed" else ""
    return marks | ({listing.SECTOR: sector} if sector else {})
