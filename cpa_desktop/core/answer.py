"""What a person entered at an address, how it was read, and the text it is kept as."""

import json
import math
from functools import lru_cache
from typing import get_args

from cpa_desktop.core.expressions.values import State
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import LANGUAGES, Language, Text

Value = float | str | bool | tuple[str, ...]

ORIGINS: dict[str, Text] = {
    "metered": Text(vi="đo bằng đồng hồ", en="metered"),
    "invoice": Text(vi="hóa đơn", en="invoice"),
    "logbook": Text(vi="sổ ghi chép", en="logbook"),
    "calculated": Text(vi="tính toán", en="calculated"),
    "estimated": Text(vi="ước tính", en="estimated"),
    "norm": Text(vi="định mức, tài liệu", en="literature norm"),
    "declared": Text(vi="cơ sở khai báo", en="declared"),
}


@frozen
class Answer:
    """What was typed is kept whatever became of it; `value` is in `unit`; `state` says why there is no value."""

    entered: str
    language: Language = "vi"
    value: Value | None = None
    unit: str = ""
    state: State | None = None
    reason: Text | None = None

    @property
    def is_refused(self) -> bool:
        """Whether it could not be read, so that it is kept but not counted."""
        return self.state == "refused"


def text_of(answer: Answer) -> str:
    """The canonical text that is stored, hashed and merged."""
    kept = {
        "entered": answer.entered,
        "lang": answer.language,
        "value": list(answer.value) if isinstance(answer.value, tuple) else answer.value,
        "unit": answer.unit or None,
        "state": answer.state,
        "reason": {"vi": answer.reason.vi, "en": answer.reason.en} if answer.reason else None,
    }
    known = {key: value for key, value in kept.items() if value is not None}
    return json.dumps(known, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=65536)
def answer_of(text: str) -> Answer:
    """The answer that a stored text holds."""
    kept = json.loads(text)
    value = kept.get("value")
    reason = kept.get("reason")
    return Answer(
        entered=kept["entered"],
        language=kept.get("lang", "vi"),
        value=tuple(value) if isinstance(value, list) else float(value) if type(value) is int else value,
        unit=kept.get("unit", ""),
        state=kept.get("state"),
        reason=Text(vi=reason["vi"], en=reason["en"]) if reason else None,
    )


def is_answer(text: str) -> bool:
    """Whether a text from elsewhere is what `text_of` could have made, so that whoever reads it finds an answer."""
    try:
        kept = json.loads(text)
        reason, value = kept.get("reason"), kept.get("value")
        words = [kept["entered"], kept.get("unit", ""), *((reason["vi"], reason["en"]) if reason else ())]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return False
    parts = value if isinstance(value, list) else [value]
    return (
        all(isinstance(each, str) for each in words)
        and kept.get("lang", "vi") in LANGUAGES
        and kept.get("state") in (None, *get_args(State))
        and all(_is_value(each) for each in parts)
        and (not isinstance(value, list) or all(isinstance(each, str) for each in value))
    )


def _is_value(value: object) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    return value is None or isinstance(value, str | bool) or (isinstance(value, int) and abs(value) < 10**300)
