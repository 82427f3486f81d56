"""What deserves a person's look: unread and contested answers, what is missing or unlikely, what the sheets claim."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from cpa_desktop.calc import units
from cpa_desktop.core import confirmation, numbers
from cpa_desktop.core.answer import answer_of
from cpa_desktop.core.expressions.nodes import Node, fitted
from cpa_desktop.core.expressions.values import Key, Missing
from cpa_desktop.core.fact import span
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.finding import Finding, ordered
from cpa_desktop.core.labels import cell_title, row_title
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.program import Claim, Work
from cpa_desktop.core.showing import value_text
from cpa_desktop.core.text import Language, Text, same

_UNREAD = Text(vi="{name}: “{entered}” chưa đọc được. {reason}", en="{name}: “{entered}” could not be read. {reason}")
_CONTESTED = Text(
    vi="{name}: hai máy nhập khác nhau ({values}); hãy chọn một giá trị.",
    en="{name}: two machines entered different values ({values}); choose one.",
)
_CONFIRMED_TWICE = Text(
    vi="Hai máy xác nhận khác nhau, hoặc một máy xác nhận và một máy rút lại, nên hồ sơ là dự thảo; hãy xác nhận lại.",
    en="Two machines confirmed, or one confirmed and one took it back, so the record is a draft; confirm it again.",
)
_MISSING = Text(vi="{name}: chưa có câu trả lời.", en="{name}: not answered yet.")
_UNLIKELY = Text(
    vi="{name}: {value} nằm ngoài khoảng thường gặp {low}–{high}; hãy kiểm tra số và đơn vị.",
    en="{name}: {value} is outside the usual range {low}–{high}; check the number and its unit.",
)
_PARTIAL = Text(
    vi="{name}: mới tính được {known}/{asked} dòng có số liệu.",
    en="{name}: counts {known} of {asked} rows, those that have figures.",
)
_STALE = Text(
    vi="{name}: không có số của {asked}, đang dùng số {used}; cần xác nhận.",
    en="{name}: there is no figure for {asked}, that of {used} is used; please confirm.",
)


def findings(evaluation: Evaluation, before: Evaluation | None = None) -> tuple[Finding, ...]:
    """Everything amiss, worst first; what is said of columns that did not change is taken over from before."""
    touched = _touched(evaluation)
    for name, rule in RULES.items():
        said = evaluation.said[name] = dict(before.said[name]) if before is not None else {}
        for key in touched:
            found = tuple(rule(evaluation, evaluation.program.by_key[key]))
            if found:
                said[key] = found
            else:
                said.pop(key, None)
    _claim(evaluation, before)
    evaluation.frame.keep_facts(evaluation.noted.all_facts)
    all_ = [
        *_in_order(evaluation, "unread"),
        *contested(evaluation),
        *(finding for said in evaluation.claimed.values() for finding in said),
        *_in_order(evaluation, "plausible"),
        *stale(evaluation),
        *_in_order(evaluation, "partial"),
        *_in_order(evaluation, "missing"),
    ]
    return ordered([_accepted(evaluation, finding) for finding in all_])


def _touched(evaluation: Evaluation) -> Iterable[Key]:
    """The columns of which something else may be said than before."""
    program, changed = evaluation.program, evaluation.changed
    if changed is None:
        return program.by_key
    renamed = {table for table, names in program.named_by.items() if not names.isdisjoint(changed)}
    in_them = {key for key in program.by_key if key[:2] in renamed} if renamed else set()
    return in_them | {key for key in evaluation.reworked if key in program.by_key}


def _in_order(evaluation: Evaluation, rule: str) -> Iterator[Finding]:
    """What a rule says, as the sheets run."""
    said, order = evaluation.said[rule], evaluation.program.order
    for key in sorted(said, key=order.__getitem__):
        yield from said[key]


def _accepted(evaluation: Evaluation, finding: Finding) -> Finding:
    """A doubt that a person let stand, with the reason given."""
    text = evaluation.record.answers.get(f"{finding.address}@accepted", "") if finding.severity != "error" else ""
    rule, bar, reason = text.partition("|")
    if not bar or rule != finding.rule:
        return finding
    return Finding(
        severity=finding.severity, address=finding.address, text=finding.text, rule=finding.rule, accepted=reason
    )


def unread(evaluation: Evaluation, work: Work) -> Iterator[Finding]:
    """What was typed and could not be read is kept, not counted, and said."""
    key = work.key
    for row, text in evaluation.layout.get(key, {}).items():
        answer = answer_of(text) if '"refused"' in text else None
        if answer is not None and answer.is_refused and evaluation.place(key, row) is not None:
            words = _UNREAD.filled(
                name=cell_title(evaluation, key, row), entered=answer.entered, reason=answer.reason or same("")
            )
            yield Finding(severity="error", address=address_of(key, row), text=words, rule="unread")


def contested(evaluation: Evaluation) -> Iterator[Finding]:
    """Two entries at one address after a merge: neither counts until someone chooses."""
    for address, heads in evaluation.record.contested.items():
        if address == confirmation.ADDRESS:
            yield Finding(severity="doubt", address=address, text=_CONFIRMED_TWICE, rule="contested")
            continue
        parts = address.partition("@")[0].split("/")
        key = (parts[0], parts[1] if len(parts) > 2 else "", parts[-1] if len(parts) in (2, 4) else "")
        values = " / ".join(_typed(head.text) for head in heads)
        name = cell_title(evaluation, key, parts[2] if len(parts) > 2 else "")
        words = _CONTESTED.filled(name=name, values=values)
        yield Finding(severity="error", address=address, text=words, rule="contested")


def _typed(text: str | None) -> str:
    return "—" if text is None else answer_of(text).entered if text.startswith('{"entered"') else text


def missing(evaluation: Evaluation, work: Work) -> Iterator[Finding]:
    """Questions that must be answered and are not."""
    if work.field.need != "must" or work.value is not None or work.key[1]:
        return
    cell = evaluation.frame.columns[work.key][0]
    if isinstance(cell, Missing) and cell.state == "blank":
        words = _MISSING.filled(name=work.field.label)
        yield Finding(severity="hint", address=address_of(work.key), text=words, rule="missing")


def unlikely(evaluation: Evaluation, work: Work) -> Iterator[Finding]:
    """Figures outside the range that is usual for their field."""
    if work.field.plausible is None or not work.is_number or work.unit_of is not None:
        return
    low, high = work.field.plausible
    base_low, base_high = _base(low, work), _base(high, work)
    for place, cell in enumerate(evaluation.frame.columns[work.key]):
        if not isinstance(cell, float) or (
            (base_low is None or cell >= base_low) and (base_high is None or cell <= base_high)
        ):
            continue
        row = evaluation.frame.rows[work.key[:2]][place] if work.key[1] else ""
        words = _UNLIKELY.filled(
            name=cell_title(evaluation, work.key, row),
            value=value_text(evaluation, work.key, row),
            low=_bound(low),
            high=_bound(high),
        )
        yield Finding(severity="doubt", address=address_of(work.key, row), text=words, rule="plausible")


def _base(bound: float | None, work: Work) -> float | None:
    return None if bound is None else units.to_base(bound, work.field.unit or "1")


def _bound(bound: float | None) -> Text:
    return same("…") if bound is None else Text(vi=numbers.show(bound, "vi"), en=numbers.show(bound, "en"))


def partial(evaluation: Evaluation, work: Work) -> Iterator[Finding]:
    """Figures that count only some of the rows they should."""
    key = work.key
    if key[1] and evaluation.program.tables[key[:2]].each:
        return
    if work.field.kind != "computed" or not work.field.label.vi:
        return
    for place, (known, asked) in enumerate(evaluation.frame.counted.get(key, ())):
        if not known or not work.reads.isdisjoint(evaluation.frame.counted):
            continue  # said where the rows are missing, not again for all that builds on it
        row = evaluation.frame.rows[key[:2]][place] if key[1] else ""
        words = _PARTIAL.filled(name=cell_title(evaluation, key, row), known=known, asked=asked)
        yield Finding(severity="hint", address=address_of(key, row), text=words, rule="partial")


def stale(evaluation: Evaluation) -> Iterator[Finding]:
    """Facts of another year than the one asked."""
    said: set[str] = set()
    for (fact_id, asked), found in sorted(evaluation.frame.used_facts.items(), key=lambda each: each[0]):
        if not found.stale or fact_id in said:
            continue
        said.add(fact_id)
        used = found.fact.year or found.fact.valid_from or found.fact.valid_to
        words = _STALE.filled(name=found.fact.title, asked=asked, used=span(found.fact))
        yield Finding(severity="doubt", address=f"record/fact_{fact_id}", text=words, rule=f"stale {fact_id} {used}")


def _claim(evaluation: Evaluation, before: Evaluation | None) -> None:
    """What the sheets themselves check, and which facts they ask for in it."""
    changed, frame = evaluation.changed, evaluation.frame
    for claim in evaluation.program.claims:
        key = (claim.sheet, claim.place)
        if before is not None and changed is not None and claim.reads.isdisjoint(changed):
            evaluation.claimed[key] = before.claimed[key]
        else:
            frame.facts_now = set()
            evaluation.claimed[key] = tuple(_holding(evaluation, claim))
            evaluation.noted.note_facts((claim.sheet, "", f"checks[{claim.place}]"), frame.facts_now)


def _holding(evaluation: Evaluation, claim: Claim) -> Iterator[Finding]:
    """A finding for each row of which the claim is true."""
    table = claim.scope.table
    count = len(evaluation.frame.rows[table]) if table else 1
    for place, truth in enumerate(fitted(claim.node, evaluation.frame, count)):
        if truth is not True:
            continue
        row = evaluation.frame.rows[table][place] if table else ""
        yield Finding(
            severity=claim.check.severity,
            address=_claim_address(claim, row),
            text=_quoted(evaluation, claim, place, row),
            rule=f"{claim.sheet}.checks[{claim.place}]",
        )


def _claim_address(claim: Claim, row: str) -> str:
    table = claim.scope.table
    if table is None:
        return f"{claim.sheet}/{claim.check.at}" if claim.check.at else claim.sheet
    return f"{table[0]}/{table[1]}/{row}" + (f"/{claim.check.at}" if claim.check.at else "")


def _quoted(evaluation: Evaluation, claim: Claim, place: int, row: str) -> Text:
    values = {name: _said(evaluation, node, place) for name, node in claim.quoted.items()}
    if claim.scope.table is not None:
        title = cell_title(evaluation, (*claim.scope.table, claim.check.at), row) if claim.check.at else None
        values.setdefault("row", title or same(row))
        values.setdefault("this", row_title(evaluation, claim.scope.table, row))
    return Text(vi=_worded(claim.check.text.vi, values, "vi"), en=_worded(claim.check.text.en, values, "en"))


def _worded(words: str, values: Mapping[str, Text], language: Language) -> str:
    """The sentence with what it quotes in the place of its {names}, which may have dots: {P08.total_cost}."""
    for name, value in values.items():
        words = words.replace(f"{{{name}}}", value.of(language))
    return words


def _said(evaluation: Evaluation, node: Node, place: int) -> Text:
    """A quoted value as it is shown in its own field."""
    for found in node.inputs(evaluation.frame, place):
        if found.key is not None and found.key in evaluation.program.by_key:
            row = evaluation.frame.rows[found.key[:2]][found.place] if found.key[1] else ""
            return value_text(evaluation, found.key, row)
    cell = node.run(evaluation.frame)[place if node.scope else 0]
    return same(str(cell))


RULES: dict[str, Callable[[Evaluation, Work], Iterator[Finding]]] = {
    "unread": unread,
    "plausible": unlikely,
    "partial": partial,
    "missing": missing,
}
"""What is said of one column, whatever the others hold but what names its rows."""
