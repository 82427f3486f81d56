"""The paragraphs of a document that a person may write: which are as drafted, which are somebody's own."""

from cpa_desktop.core.catalogue import ReportPlan
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.labels import cell_title
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.text import Language
from cpa_desktop.gui.opened import OpenRecord
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.i18n import _


def lines(record: OpenRecord, plan: ReportPlan, language: Language) -> list[Line]:
    """A line for each, leading to where it is read and changed."""
    evaluation = record.own.evaluation
    keys = dict.fromkeys(key for part in plan.parts if part.block == "draft" for key in _keys(part.fields[:1]))
    made = []
    for key in keys:
        work = evaluation.program.by_key.get(key)
        if work is None or work.field.draft is None:
            continue
        is_own = "" in evaluation.layout.get(key, {})
        made.append(
            Line(
                title=cell_title(evaluation, key).of(language),
                detail=_("your own words") if is_own else _("drafted, follows the figures"),
                sign="done" if is_own else "begun",
                tone="good" if is_own else "soft_ink",
                address=address_of(key),
                key=f"wording {address_of(key)}",
            )
        )
    return made


def _keys(fields: tuple[str, ...]) -> list[Key]:
    found: list[Key] = []
    for field in fields:
        sheet, dot, name = field.partition(".")
        if dot and "." not in name:
            found.append((sheet, "", name))
    return found
