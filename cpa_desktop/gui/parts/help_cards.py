"""Guidance on a card: of an option when it fits, what it acts on, what it rests on; of an observation how to look."""

from collections.abc import Iterator, Mapping

from cpa_desktop.calc import units
from cpa_desktop.core import numbers
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.fact import GRADES, Grade, Source
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.option import Effect, Option
from cpa_desktop.core.question import Question
from cpa_desktop.core.text import Language
from cpa_desktop.gui.parts.help_usual import spanned
from cpa_desktop.i18n import _

Sources = Mapping[str, Source]
Paragraph = tuple[str, str]


def option(
    evaluation: Evaluation, table: TableKey, item: Option, language: Language, sources: Sources
) -> Iterator[Paragraph]:
    """The guidance card of an option of the library."""
    if item.condition is not None:
        yield _("When it fits"), item.condition.of(language)
    acts = _acts(evaluation, table, item, language)
    yield _("What it acts on"), "\n".join(acts) or _("No saving is counted for it.")
    for heading, others in ((_("Wants first"), item.requires), (_("Not together with"), item.excludes)):
        if others:
            yield heading, "\n".join(_titled(evaluation, "options", other, language) for other in others)
    if item.investment is not None:
        cost = item.investment
        words = _(
            "{range} at {capacity} {unit}, of the year {year}",
            range=_money(cost.low, cost.high, language),
            capacity=numbers.show(cost.capacity, language),
            unit=units.shown(cost.capacity_unit, language),
            year=cost.year,
        )
        yield _("Investment in the library"), f"{words}\n{_rests(cost.grade, cost.source, language, sources)}"
    yield _("Grade and source"), _rests(item.grade, item.source, language, sources)
    saving = dict.fromkeys(_rests(each.grade, each.source, language, sources) for each in item.effects)
    if saving:
        yield _("Grade and source of the saving"), "\n".join(saving)


def question(evaluation: Evaluation, item: Question, language: Language, sources: Sources) -> Iterator[Paragraph]:
    """The guidance card of an observation."""
    yield _("How to look"), item.how.of(language)
    limits = []
    if item.bad_above is not None:
        limits.append(_("above {value}", value=_number(item.bad_above, item.unit, language)))
    if item.bad_below is not None:
        limits.append(_("below {value}", value=_number(item.bad_below, item.unit, language)))
    if limits:
        yield _("To improve"), ", ".join(limits)
    if item.plausible is not None:
        yield _("Usual range"), spanned(item.plausible, item.unit, language)
    there = [other for other in item.options if other in evaluation.program.form.lists.get("options", {})]
    if there:
        proposed = [_titled(evaluation, "options", other, language) for other in there]
        yield _("Why it matters"), "\n".join((_("A poor answer proposes:"), *proposed))
    yield _("Grade and source"), _rests(item.grade, item.source, language, sources)


def _acts(evaluation: Evaluation, table: TableKey, item: Option, language: Language) -> list[str]:
    """Each end use at this sort of plant, with how much of it is saved."""
    effects, uses = (table[0], "effects"), evaluation.program.form.lists.get("end_uses", {})
    here = {
        evaluation.cell((*effects, "use"), row)
        for row in evaluation.rows(*effects)
        if evaluation.cell((*effects, "option"), row) == item.id
    }
    return [
        f"{uses[each.end_use].title.of(language)}: {_amount(each, language)}"
        for each in item.effects
        if each.end_use in here and each.end_use in uses
    ]


def _amount(effect: Effect, language: Language) -> str:
    amount = spanned((effect.low, effect.high), effect.unit, language)
    return _("{amount} of it", amount=amount) if effect.form == "percent" else amount


def _money(low: float, high: float, language: Language) -> str:
    return spanned((low / 1e6, high / 1e6), "MVND", language)


def _number(value: float, unit: str, language: Language) -> str:
    return f"{numbers.show(value, language)} {units.shown(unit, language)}".strip()


def _titled(evaluation: Evaluation, source: str, name: str, language: Language) -> str:
    item = evaluation.program.form.lists.get(source, {}).get(name)
    return f"{name} {item.title.of(language)}" if item is not None else name


def _rests(grade: Grade, source: str, language: Language, sources: Sources) -> str:
    cited = sources[source].cited().of(language) if source in sources else source
    return f"{GRADES[grade].of(language)}: {cited}"
