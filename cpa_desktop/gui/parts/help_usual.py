"""What is usual for a figure: ranges of the form, prices of the library, and what was found in the other periods."""

from cpa_desktop.calc import units
from cpa_desktop.core import numbers
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.resource import Resource
from cpa_desktop.core.text import Language
from cpa_desktop.core.worksheet import Field
from cpa_desktop.i18n import _

_PRICE = "VND/{of}"
_LEAST = 2  # one other period says nothing of what is usual


def spanned(
    ends: tuple[float | None, float | None], unit: str, language: Language, *, digits: int | None = None
) -> str:
    """A range with its unit; an end that is not known is left open, and two that read the same are one."""
    said = ["…" if end is None else numbers.show(end, language, digits=digits) for end in ends]
    return f"{'–'.join(dict.fromkeys(said))} {units.shown(unit or '1', language)}".strip()


def price_range(evaluation: Evaluation, item: Resource, field: Field, key: Key, row: str, language: Language) -> str:
    """What one unit of a resource usually costs, where its price is asked."""
    if field.unit != _PRICE or item.price_low is None or item.price_high is None:
        return ""
    return spanned((item.price_low, item.price_high), evaluation.unit(key, row), language)


def found_so_far(evaluation: Evaluation, key: Key, row: str, language: Language) -> str:
    """The least and the most of the same figure in the other periods; empty where there are too few."""
    item, _dot, period = row.partition(".")
    if not key[1] or not period or evaluation.program.by_key[key].field.kind not in ("quantity", "money", "integer"):
        return ""
    others = [each for each in evaluation.rows(*key[:2]) if each != row and each.partition(".")[0] == item]
    found = [cell for each in others if isinstance(cell := evaluation.shown_value(key, each), float)]
    if len(found) < _LEAST:
        return ""
    words = spanned((min(found), max(found)), evaluation.unit(key, row), language, digits=3)
    return _("{range}, in {count} of them", range=words, count=len(found))
