"""What lists show of a record: worked out when it changes, kept beside it, read without opening it."""

from collections.abc import Iterator, Mapping, Sequence

from cpa_desktop.core.address import parse
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.record import Record
from cpa_desktop.core.register import Headline
from cpa_desktop.core.showing import value_text
from cpa_desktop.core.text import Text, same
from cpa_desktop.service.session import RecordSession
from cpa_desktop.store.listing import HeadlineValue, Row

_OWNER = "record/parent"  # keys with a slash are ours, not a register's
_FORMS = "record/forms"


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
    texts: Mapping[str, Text]  # by the keys of the register's headlines
    values: Mapping[str, float]


def title_of(evaluation: Evaluation) -> str:
    """What a person calls a record: the title given to it, else the answer its register names it by."""
    given = evaluation.record.answers.get("record/title")
    if given is not None:
        return given
    found = _value(evaluation, evaluation.program.form.register.name)
    return found.text if found is not None else ""


def headlines(session: RecordSession) -> tuple[HeadlineValue, ...]:
    """What a list shows and searches of a record, as its figures are now."""
    evaluation = session.evaluation
    owner = title_of(session.around) if session.around is not None else ""
    register = evaluation.program.form.register
    return (
        *(_headline(evaluation, headline) for headline in register.headlines),
        HeadlineValue(key=_OWNER, text=owner, is_searched=True),
        HeadlineValue(key=_FORMS, text=session.library.catalogue.digest),
    )


def listed(row: Row) -> Listed:
    """A record as a list shows it, from what was kept of it."""
    return _listed(row, row.title, row.changed, row.headlines)


def just_worked_out(record: Record, title: str, values: Sequence[HeadlineValue]) -> Listed:
    """A record as a list shows it, from its headlines of this moment."""
    changed = record.changes[-1].at if record.changes else ""
    return _listed(record, title, changed, {value.key: value for value in values})


def _listed(described: Record | Row, title: str, changed: str, values: Mapping[str, HeadlineValue]) -> Listed:
    shown = {key: each for key, each in values.items() if "/" not in key}
    return Listed(
        id=described.id,
        register=described.register,
        parent=described.parent,
        continues=described.continues,
        title=title,
        belongs_to=values[_OWNER].text if _OWNER in values else "",
        changed=changed,
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
