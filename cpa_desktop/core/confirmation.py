"""Confirmation by the enterprise: a hash of the answers, and frozen with it the facts used and what followed."""

import hashlib
import json
import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from cpa_desktop.core.address import parse
from cpa_desktop.core.fact import Fact
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.form import Form
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Text

ADDRESS = "record/confirmed"
LABEL = Text(vi="{by} xác nhận số liệu", en="{by} confirms the figures")
WITHDRAWN = Text(vi="{by} rút lại xác nhận", en="{by} takes the confirmation back")


def answers_hash(record: Record) -> str:
    """One hash over all answers, whatever order they came in."""
    kept = sorted((address, text) for address, text in record.answers.items() if not address.startswith("record/"))
    return hashlib.sha256(json.dumps(kept, ensure_ascii=False).encode()).hexdigest()


def seal(evaluation: Evaluation, by: str, parent_change: str) -> dict[str, Any]:
    """What a confirmation keeps: who, the hash of the answers, the facts used, the parent's state."""
    facts = {
        f"{fact_id}@{asked}": {
            "id": found.fact.id,
            "vi": found.fact.title.vi,
            "en": found.fact.title.en,
            "value": found.fact.value,
            "low": found.fact.low,
            "high": found.fact.high,
            "unit": found.fact.unit,
            "year": found.fact.year,
            "grade": found.fact.grade,
            "source": found.fact.source,
        }
        for (fact_id, asked), found in sorted(evaluation.used_facts.items())
    }
    return {
        "by": by,
        "answers": answers_hash(evaluation.record),
        "facts": facts,
        "figures": _figures(evaluation),
        "parent": parent_change,
    }


def _figures(evaluation: Evaluation) -> dict[str, Any]:
    """Every single figure of the record in the unit it is shown in; those of tables follow from the same answers."""
    figures = {}
    for key, work in evaluation.program.by_key.items():
        cell = evaluation.shown_value(key) if work.value is not None and not key[1] else None
        if isinstance(cell, float) and math.isfinite(cell):
            figures[address_of(key)] = {"value": cell, "unit": evaluation.unit(key)}
    return figures


def holds(record: Record) -> bool:
    """Whether the record is confirmed and nothing was entered since."""
    text = record.answers.get(ADDRESS)
    return text is not None and _read(text)["answers"] == answers_hash(record)


def by_whom(record: Record) -> str:
    """Who confirmed the record as it is; nobody once it was changed."""
    text = record.answers.get(ADDRESS)
    return str(_read(text)["by"]) if text is not None and holds(record) else ""


def device(record: Record) -> str:
    """The device a confirmed record was confirmed on; none where it is not confirmed."""
    heads = record.heads.get(ADDRESS, ()) if holds(record) else ()
    return record.known[heads[0].change].device if heads else ""


def kept_facts(record: Record) -> Mapping[str, Fact]:
    """The facts a confirmed record answers from; none once it was changed."""
    text = record.answers.get(ADDRESS)
    return _facts(text) if text is not None and holds(record) else {}


@lru_cache(maxsize=64)
def _facts(text: str) -> Mapping[str, Fact]:
    return {
        key: Fact(
            id=kept["id"],
            title=Text(vi=kept["vi"], en=kept["en"]),
            value=kept["value"],
            low=kept["low"],
            high=kept["high"],
            unit=kept["unit"],
            year=kept["year"],
            grade=kept["grade"],
            source=kept["source"],
        )
        for key, kept in _read(text)["facts"].items()
    }


def sealed(record: Record) -> Mapping[str, Any]:
    """All that the confirmation of a record as it is keeps; nothing once it was changed."""
    return _read(record.answers[ADDRESS]) if holds(record) else {}


@lru_cache(maxsize=64)
def _read(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found


def group_of(form: Form) -> Callable[[str], str]:
    """`one_of` columns merge as one address: each member's address → that of the first."""
    firsts: dict[tuple[str, str, str], str] = {}
    for sheet in form.sheets:
        for field in sheet.fields:
            for members in field.one_of:
                firsts.update({(sheet.id, field.id, column): members[0] for column in members})
    if not firsts:
        return lambda address: address

    def group(address: str) -> str:
        parts = parse(address)
        first = firsts.get((parts.sheet, parts.field, parts.column or "")) if parts.facet is None else None
        return f"{parts.sheet}/{parts.field}/{parts.row}/{first}" if first else address

    return group
