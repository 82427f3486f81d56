"""What a confirmed record says otherwise when it is worked out anew by the forms of today."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

from cpa_desktop.calc import units
from cpa_desktop.core import confirmation, numbers
from cpa_desktop.core.expressions.values import PENDING
from cpa_desktop.core.fact import lookup
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.finding import Finding
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Text

RULE = "confirmed otherwise"
_ALIKE = 1e-5  # beyond the digits that are shown of both
_DIGITS = 7

_FIGURE = Text(
    vi="{name}: khi xác nhận là {sealed}, tính lại theo biểu mẫu và hệ số hiện nay là {now}.",
    en="{name}: {sealed} when confirmed, {now} worked out anew by the forms and factors of today.",
)
_FACT = Text(
    vi="{name}: khi xác nhận dùng {sealed}, biểu mẫu hiện nay ghi {now}.",
    en="{name}: {sealed} was used when confirmed, the forms of today say {now}.",
)
_PARENT = Text(
    vi="Hồ sơ mà đợt đánh giá này thuộc về đã có thay đổi sau khi xác nhận.",
    en="The record this one belongs to has changed since it was confirmed.",
)
_NONE = Text(vi="không có", en="none")


def differences(today: Evaluation, parent: Record | None = None) -> tuple[Finding, ...]:
    """A finding for each sealed figure and factor that differs; `today` is worked out without the frozen factors."""
    kept = confirmation.sealed(today.record)
    if not kept:
        return ()
    return (
        *_figures(today, kept.get("figures", {})),
        *_facts(today, kept["facts"]),
        *_parent(parent, kept["parent"]),
    )


def _figures(today: Evaluation, figures: Mapping[str, Any]) -> Iterator[Finding]:
    for address, kept in figures.items():
        sheet, _, field = address.partition("/")
        key = (sheet, "", field)
        work = today.program.by_key.get(key)
        cell = today.shown_value(key) if work is not None else PENDING
        if work is None or cell == PENDING:
            continue  # the forms of today have no such figure, or a slow engine is still at it
        if not _is_alike(kept["value"], kept["unit"], cell, today.unit(key)):
            now = _shown(cell, today.unit(key)) if isinstance(cell, float) else _NONE
            words = _FIGURE.filled(name=work.field.label, sealed=_shown(kept["value"], kept["unit"]), now=now)
            yield Finding(severity="doubt", address=address, text=words, rule=RULE)


def _facts(today: Evaluation, facts: Mapping[str, Any]) -> Iterator[Finding]:
    for asked, kept in facts.items():
        id, _, when = asked.rpartition("@")
        found = lookup(today.program.form.facts.get(id, ()), when)
        fact = found.fact if found is not None else None
        if fact is None or not _is_alike(kept["value"], kept["unit"], fact.value, fact.unit):
            now = _shown(fact.value, fact.unit) if fact is not None else _NONE
            sealed = _shown(kept["value"], kept["unit"])
            words = _FACT.filled(name=Text(vi=kept["vi"], en=kept["en"]), sealed=sealed, now=now)
            yield Finding(severity="doubt", address=f"record/fact_{id}", text=words, rule=RULE)


def _parent(parent: Record | None, pinned: str) -> Iterator[Finding]:
    if parent is not None and pinned and parent.changes and parent.changes[-1].id != pinned:
        yield Finding(severity="hint", address=confirmation.ADDRESS, text=_PARENT, rule=RULE)


def _is_alike(kept: float, unit: str, cell: object, own: str) -> bool:
    if not isinstance(cell, float):
        return False
    if unit != own:
        if not units.same_dimension(unit or "1", own or "1"):
            return False
        cell = units.convert(cell, own or "1", unit or "1")
    return math.isclose(kept, cell, rel_tol=_ALIKE, abs_tol=1e-12)


def _shown(value: float, unit: str) -> Text:
    return Text(
        vi=f"{numbers.show(value, 'vi', digits=_DIGITS)} {units.counted(unit or '1', 'vi', value)}".strip(),
        en=f"{numbers.show(value, 'en', digits=_DIGITS)} {units.counted(unit or '1', 'en', value)}".strip(),
    )
