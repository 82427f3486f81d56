"""What one cell shows: read from the session, compared with what stands on the screen, drawn where it differs."""

from cpa_desktop.calc import units
from cpa_desktop.core import asking, kinds, numbers
from cpa_desktop.core.answer import Answer, answer_of
from cpa_desktop.core.expressions.values import BLANK, Cell, Key, Missing, State
from cpa_desktop.core.finding import Finding
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.reading import Reading
from cpa_desktop.core.showing import STATES, value_text
from cpa_desktop.core.text import Language
from cpa_desktop.core.worksheet import Choice, Field
from cpa_desktop.i18n import _
from cpa_desktop.service.session import RecordSession

NUMERIC = frozenset({"quantity", "integer", "money"})
"""Kinds whose entries carry an origin and a ±."""

_SAID_BY_FIELD = frozenset({"unread", "contested", "missing"})
"""Rules whose findings the field shows by itself."""


@frozen
class Offer:
    """One way to understand an entry: how it is said on the button, and what is typed when it is pressed."""

    words: str
    typed: str


@frozen
class Shown:
    """A cell as a person sees it."""

    address: str
    entered: str = ""  # in the editor, in full
    state: State | None = None  # why there is no value
    value: str = ""  # for reading
    default: str = ""  # what holds until someone types
    unit: str = ""
    understood: str = ""
    notice: str = ""
    reason: str = ""  # of a refusal or a question
    offers: tuple[Offer, ...] = ()
    choices: tuple[Choice, ...] = ()
    chosen: tuple[str, ...] = ()
    origin: str = ""
    uncertainty: str = ""
    note: str = ""
    findings: tuple[Finding, ...] = ()
    coverage: tuple[int, int] = (0, 0)
    is_hidden: bool = False

    @property
    def is_refused(self) -> bool:
        """Whether the entry stands as typed and does not count."""
        return self.state == "refused"


def findings_by_address(session: RecordSession) -> dict[str, tuple[Finding, ...]]:
    """What the checks say, under the address where it can be mended."""
    found: dict[str, list[Finding]] = {}
    for finding in session.evaluation.findings:
        found.setdefault(finding.address, []).append(finding)
    return {address: tuple(group) for address, group in found.items()}


def shown(
    session: RecordSession, key: Key, row: str = "", findings: dict[str, tuple[Finding, ...]] | None = None
) -> Shown:
    """A cell as it stands now."""
    evaluation, language = session.evaluation, session.language
    work, address = evaluation.program.by_key[key], address_of(key, row)
    cell = evaluation.cell(key, row)
    text = evaluation.layout.get(key, {}).get(row)
    answer = answer_of(text) if text is not None else None
    state = answer.state if answer is not None and answer.state else cell.state if isinstance(cell, Missing) else None
    there = tuple(each for each in (findings or {}).get(address, ()) if each.rule not in _SAID_BY_FIELD)
    value = value_text(evaluation, key, row).of(language)
    if work.value is not None:
        place = evaluation.place(key, row) or 0
        coverage = evaluation.counted(key, place)
        hidden = evaluation.is_hidden(key, row)
        return Shown(address=address, state=state, value=value, findings=there, coverage=coverage, is_hidden=hidden)
    context = asking.context(evaluation, key, row)
    reading = _again(work.field, answer, language, context) if answer is not None else None
    reason, offers = _asked_back(session, key, row, answer, reading)
    return Shown(
        address=address,
        entered=kinds.write(work.field, answer, language, context) if answer is not None else "",
        state=state,
        value=value,
        default=value if answer is None and cell is not BLANK and state is None else "",
        unit=units.shown(context.unit, language) if context.unit and work.field.kind != "integer" else "",
        understood=_understood(work.field, answer, reading, language) if answer is not None else "",
        notice=reading.notice.of(language) if reading is not None and reading.notice is not None else "",
        reason=reason,
        offers=offers,
        choices=context.choices,
        chosen=_chosen(answer, cell),
        origin=evaluation.origin(key, row) if work.field.kind in NUMERIC else "",
        uncertainty=_facet(session, key, row, "uncertainty"),
        note=_facet(session, key, row, "note"),
        findings=there,
        is_hidden=evaluation.is_hidden(key, row),
    )


def _asked_back(
    session: RecordSession, key: Key, row: str, answer: Answer | None, reading: Reading | None
) -> tuple[str, tuple[Offer, ...]]:
    """Why an entry does not count, and the ways out: what it can mean, or which machine's entry to keep."""
    if address_of(key, row) in session.record.contested:
        return _("Two machines entered different values; choose one"), _contestants(session, key, row)
    if answer is None or not answer.is_refused or reading is None:
        return "", ()
    reason = reading.reason or answer.reason
    offers = _offers(reading, session.language) if reading.status == "ask" else ()
    return reason.of(session.language) if reason is not None else "", offers


def _again(field: Field, answer: Answer, language: Language, context: kinds.Context) -> Reading:
    """The entry as it was understood; only the entry is kept, so it is read once more, in its own language."""
    return kinds.KINDS[field.kind].read(field, answer.entered, answer.language, context)


def _understood(field: Field, answer: Answer, reading: Reading | None, language: Language) -> str:
    """What was made of the entry, where that says more than the entry itself."""
    if answer.state in ("not_available", "not_applicable"):
        return STATES[answer.state].of(language)
    if field.kind not in NUMERIC or not isinstance(answer.value, float) or (reading and reading.notice):
        return ""
    said = numbers.with_unit(answer.value, answer.unit).of(language)
    if "+" in answer.entered.strip().lstrip("+"):
        return f"{answer.entered.strip()} = {said}"
    return said if abs(answer.value) >= 1000 else ""


def _offers(reading: Reading | None, language: Language) -> tuple[Offer, ...]:
    """The ways an entry can be meant, each with the entry that means only it."""
    if reading is None:
        return ()
    offers = []
    for value, unit, text in reading.readings:
        if isinstance(value, str):
            typed = (numbers.write_date if value.count("-") == 2 else numbers.write_month)(value, language)
        else:
            typed = f"{numbers.write(float(value), language)} {unit if unit != '1' else ''}".strip()
        offers.append(Offer(words=text.of(language), typed=typed))
    return tuple(offers)


def _contestants(session: RecordSession, key: Key, row: str) -> tuple[Offer, ...]:
    """The entries of several machines, of which one is to be chosen."""
    field, language = session.program.by_key[key].field, session.language
    context = asking.context(session.evaluation, key, row)
    heads = session.record.contested[address_of(key, row)]
    answers = dict.fromkeys(head.text for head in heads if head.text is not None)
    typed = [kinds.write(field, answer_of(text), language, context) for text in answers]
    return tuple(Offer(words=each, typed=each) for each in typed)


def _chosen(answer: Answer | None, cell: Cell) -> tuple[str, ...]:
    """The ids chosen, by a person or by default."""
    if answer is not None and answer.value is None:
        return ()
    if isinstance(cell, bool):
        return ("yes" if cell else "no",)
    if isinstance(cell, tuple):
        return cell
    return (cell,) if isinstance(cell, str) and cell else ()


def _facet(session: RecordSession, key: Key, row: str, facet: str) -> str:
    sheet, table, field = key
    return session.evaluation.layout.get((sheet, table, f"{field}@{facet}"), {}).get(row, "")
