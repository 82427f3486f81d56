"""What lists show of a record: worked out when it changes, kept beside it, read without opening it."""

from collections.abc import Iterator, Mapping, Sequence

from cpa_desktop.core.address import parse
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.progress import progress
from cpa_desktop.core.record import Record
from cpa_desktop.core.register import Headline
from cpa_desktop.core.showing import value_text
from cpa_desktop.core.text import Text, same
from cpa_desktop.service.session import RecordSession
from cpa_desktop.store.listing import HeadlineValue, Row

_OWNER = "record/parent"  # keys with a slash are ours, not a register's
_ABOVE = "record/above"  # what its parent is found by
_FORMS = "record/forms"
SECTOR = "record/sector"
STATE = "record/state"
ARCHIVED = "record/archived"
_SECTOR_WORDS = "record/sector_words"
_STAGE = "record/stage"
_PROGRESS = "record/progress"

CONFIRMED = "confirmed"


@frozen
class Listed:
    """A record in a list."""

    id: str
    register: str
    parent: str | None
    continues: str | None
    title: str
    belongs_to: str  # what its parent is called
    changed: str
    sector: Text
    stage: Text  # the step of the method that comes next; empty when nothing wanted is open
    progress: float | None  # the part of what is wanted that is answered
    is_confirmed: bool
    is_archived: bool
    is_current: bool  # whether all this is of the last change, by the forms of today
    texts: Mapping[str, Text]  # by the keys of the register's headlines
    values: Mapping[str, float]


def title_of(evaluation: Evaluation) -> str:
    """What a person calls a record: the title given to it, else the answer its register names it by."""
    given = evaluation.record.answers.get("record/title")
    if given is not None:
        return given
    found = _value(evaluation, evaluation.program.form.register.name)
    return found.text if found is not None else ""


def text_at(evaluation: Evaluation, address: str) -> str:
    """An answer or figure as a list keeps it, in Vietnamese; empty where there is none."""
    found = _value(evaluation, address)
    return found.text.partition("\n")[0] if found is not None else ""


def headlines(session: RecordSession) -> tuple[HeadlineValue, ...]:
    """What a list shows and searches of a record, as its figures are now."""
    evaluation = session.evaluation
    owner = title_of(session.around) if session.around is not None else ""
    register = evaluation.program.form.register
    return (
        *(_headline(evaluation, headline) for headline in register.headlines),
        HeadlineValue(key=_OWNER, text=owner, is_searched=True),
        HeadlineValue(key=_ABOVE, text=_found_by(session.around), is_searched=True),
        HeadlineValue(key=_FORMS, text=session.library.catalogue.digest),
        *_standing(session),
    )


def _found_by(around: Evaluation | None) -> str:
    """The words by which the record above is found, so that what belongs to it is found by them too."""
    if around is None:
        return ""
    above = around.program.form.register.headlines
    return "\n".join(filter(None, (_headline(around, each).text for each in above if each.searched)))


def _standing(session: RecordSession) -> Iterator[HeadlineValue]:
    """Of which industry it is, how far it has come, and whether it is confirmed or put away."""
    form = session.program.form
    title = next((each.title for each in session.library.catalogue.sectors if each.id == form.sector), same(""))
    yield HeadlineValue(key=SECTOR, text=form.sector)
    yield HeadlineValue(key=_SECTOR_WORDS, text="\n".join(_apart(title)), is_searched=True)
    found = progress(session.evaluation)
    asked, answered = sum(each.asked for each in found.values()), sum(each.answered for each in found.values())
    yield HeadlineValue(key=_PROGRESS, value=answered / asked if asked else None)
    done = {sheet for sheet, each in found.items() if each.is_done}
    following = session.library.catalogue.method.agenda(form.sheets).next(done)
    stage = following.step.title if following is not None and following.step is not None else same("")
    yield HeadlineValue(key=_STAGE, text="\n".join(_apart(stage)))
    yield HeadlineValue(key=STATE, text=CONFIRMED if session.is_confirmed else "")
    yield HeadlineValue(key=ARCHIVED, text=session.record.answers.get(ARCHIVED, ""))


def listed(row: Row, digest: str) -> Listed:
    """A record as a list shows it, from what was kept of it by the forms of some `digest`."""
    return _listed(row, row.title, row.changed, row.headlines, is_current=is_current(row, digest))


def just_worked_out(record: Record, title: str, values: Sequence[HeadlineValue]) -> Listed:
    """A record as a list shows it, from its headlines of this moment."""
    changed = record.changes[-1].at if record.changes else ""
    return _listed(record, title, changed, {value.key: value for value in values}, is_current=True)


def _listed(
    described: Record | Row, title: str, changed: str, values: Mapping[str, HeadlineValue], *, is_current: bool
) -> Listed:
    none = HeadlineValue(key="")
    shown = {key: each for key, each in values.items() if "/" not in key}
    return Listed(
        id=described.id,
        register=described.register,
        parent=described.parent,
        continues=described.continues,
        title=title,
        belongs_to=values.get(_OWNER, none).text,
        changed=changed,
        sector=_spoken(values.get(_SECTOR_WORDS, none).text),
        stage=_spoken(values.get(_STAGE, none).text),
        progress=values.get(_PROGRESS, none).value,
        is_confirmed=values.get(STATE, none).text == CONFIRMED,
        is_archived=bool(values.get(ARCHIVED, none).text),
        is_current=is_current,
        texts={key: _spoken(each.text) for key, each in shown.items()},
        values={key: each.value for key, each in shown.items() if each.value is not None},
    )


def is_current(row: Row, digest: str) -> bool:
    """Whether what was kept was worked out from the last change, by the forms of today."""
    kept = row.headlines.get(_FORMS)
    return row.is_current and kept is not None and kept.text == digest


def _headline(evaluation: Evaluation, headline: Headline) -> HeadlineValue:
    found = _value(evaluation, headline.address)
    if found is None:
        return HeadlineValue(key=headline.key, is_searched=headline.searched)
    return HeadlineValue(
        key=headline.key, value=found.value, unit=found.unit, text=found.text, is_searched=headline.searched
    )


def _value(evaluation: Evaluation, address: str) -> HeadlineValue | None:
    """The value at an address as a list keeps it; None where there is none."""
    if not address:
        return None
    parts = parse(address)
    key = (parts.sheet, "", parts.field)
    cell = evaluation.shown_value(key) if key in evaluation.program.by_key else None
    if not isinstance(cell, (float, str, bool, tuple)):
        return None
    return HeadlineValue(
        key=address,
        value=cell if isinstance(cell, float) else None,
        unit=evaluation.unit(key) if isinstance(cell, float) else "",
        text="\n".join(_apart(value_text(evaluation, key))),
    )


def _apart(text: Text) -> Iterator[str]:
    """Both languages, so that either is found; what reads alike, once."""
    yield from dict.fromkeys((text.vi.replace("\n", " "), text.en.replace("\n", " ")))


def _spoken(text: str) -> Text:
    vi, _, en = text.partition("\n")
    return Text(vi=vi, en=en) if en else same(vi)
