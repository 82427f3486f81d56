"""The doors to the heavy rooms, each a piece of work for a job: open a workspace, list, begin, copy a sample."""

import importlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from cpa_desktop.core.text import LANGUAGES, Text, same
from cpa_desktop.gui.last_known import Beginning, Known, LastKnown, Wanted

if TYPE_CHECKING:  # the rooms are entered inside functions: start-up stays light
    from cpa_desktop.service.listing import Listed
    from cpa_desktop.service.settings import Settings
    from cpa_desktop.service.workspace import Desk

_SAVING = "money_saved"
_A_PAGE = 100


def open_desk(where: str | Path | None, settings: "Settings", *, is_sample: bool = False) -> "Desk":
    """A workspace: the one named, or the person's own, or that of the samples."""
    from cpa_desktop.service.workspace import Desk

    importlib.import_module("cpa_desktop.gui.workbench")  # so that the first record opens at once
    return Desk.open_sample(settings=settings) if is_sample else Desk.open(where, settings=settings)


def close_desks(untold: object) -> None:
    """Close the workspace that a job opened for a window which is there no more."""
    from cpa_desktop.service.workspace import Desk

    for part in untold if isinstance(untold, tuple) else (untold,):
        if isinstance(part, Desk):
            part.close()


def listed(desk: "Desk", wanted: Wanted, *, is_sample: bool) -> LastKnown:
    """The first of the records that are wanted, last changed first, and the sorts of record."""
    records, is_whole = more(desk, wanted, 0, is_sample=is_sample)
    return LastKnown(
        records=records,
        is_whole=is_whole,
        beginnings=tuple(
            Beginning(
                register=register.id,
                title=register.title,
                label=register.label or register.title,
                parent=register.parent,
                level=register.level,
            )
            for register in desk.catalogue.registers
        ),
    )


def more(desk: "Desk", wanted: Wanted, offset: int, *, is_sample: bool) -> tuple[tuple[Known, ...], bool]:
    """A page as its records were last worked out, and whether it is the last.

    What other records belong to is listed only when words are sought."""
    rows = desk.records_as_kept(
        wanted.register,
        wanted.words,
        _A_PAGE,
        offset,
        sector=wanted.sector,
        state=wanted.state,
        with_parents=bool(wanted.words),
    )
    return tuple(_known(row, is_sample=is_sample) for row in rows), len(rows) < _A_PAGE


def renewed(desk: "Desk", record: str, *, is_sample: bool) -> Known:
    """A record whose figures in the list were out of date, worked out now."""
    return _known(desk.renewed(record), is_sample=is_sample)


def _known(row: "Listed", *, is_sample: bool) -> Known:
    return Known(
        id=row.id,
        register=row.register,
        title=row.title,
        belongs_to=row.belongs_to,
        changed=row.changed,
        saving=_millions(row.values.get(_SAVING)),
        sector=row.sector,
        stage=row.stage,
        progress=row.progress,
        is_confirmed=row.is_confirmed,
        is_archived=row.is_archived,
        is_current=row.is_current,
        is_sample=is_sample,
    )


def _millions(saving: float | None) -> Text:
    """Money in a list: three digits tell it."""
    from cpa_desktop.calc import units
    from cpa_desktop.core import numbers

    if saving is None:
        return same("")
    said = {language: numbers.show(saving / 1e6, language, digits=3) for language in LANGUAGES}
    return Text(**{language: f"{said[language]} {units.shown('MVND', language)}" for language in LANGUAGES})


def of_register(desk: "Desk", register: str, find: str) -> tuple[Known, ...]:
    """The records of one sort in which the words occur."""
    rows = desk.records(register=register, find=find, limit=_A_PAGE)
    return tuple(Known(id=row.id, register=row.register, title=row.title, changed=row.changed) for row in rows)


def first_sample(desk: "Desk") -> str:
    """The sample that a tour leads through."""
    return desk.records(register="rapid", limit=1)[0].id


def sectors(desk: "Desk") -> tuple[tuple[str, Text], ...]:
    """The industries that are known, by id."""
    return tuple((sector.id, sector.title) for sector in desk.catalogue.sectors)


def begin(desk: "Desk", register: str, title: str, parent: str, new_parent: Mapping[str, str]) -> str:
    """A new record of a sort, under a parent that is there or one begun with this name and sector; gives its id."""
    form = desk.catalogue.register(register)
    if form.parent and not parent:
        above = desk.catalogue.register(form.parent)
        said = {above.name: new_parent["name"], above.sector: new_parent["sector"]}
        parent = desk.new(above.id, answers={address: typed for address, typed in said.items() if address and typed})
    return desk.new(register, parent or None, {form.name: title} if form.name and title else None)


def go_on(desk: "Desk", record: str, register: str) -> str:
    """A record that goes on from another: next year's of the same sort, or one that asks more; gives its id."""
    is_same = desk.session(record).record.register == register
    return desk.copy(record) if is_same else desk.promote(record, register)


def copy_sample(sample: "Desk", record: str, settings: "Settings") -> tuple["Desk", str]:
    """One's own copy of a sample, in one's own workspace; gives both."""
    from cpa_desktop.service.workspace import Desk

    own = Desk.open(settings=settings)
    try:
        return own, sample.copy(record, own)
    except BaseException:
        own.close()
        raise
