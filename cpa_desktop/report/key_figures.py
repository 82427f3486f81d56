"""The key figures of a record: the few that everyone looks for first, each with its range."""

from collections.abc import Sequence

from cpa_desktop.core.catalogue import ReportPart
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.text import Text, same
from cpa_desktop.report.blocks import Block, KeyFigure, KeyFigures
from cpa_desktop.report.columns import about
from cpa_desktop.report.composer import Composer
from cpa_desktop.report.figure_text import NOTHING, joined, lowered
from cpa_desktop.report.look import Resource

_RESOURCES: tuple[Resource, ...] = ("energy", "water", "material", "waste", "money", "ghg")
_NO_LABEL = same("{row}")


@frozen
class _Wanted:
    """A figure as a plan asks for it: `K02.payback money ~ or K02.payback_words`."""

    address: str
    resource: Resource
    mark: str
    instead: str

    @staticmethod
    def read(words: str) -> "_Wanted":
        before, _, instead = words.partition(" or ")
        address, *how = before.split()
        return _Wanted(
            address=address, resource=_resource(how), mark="~" if "~" in how else "", instead=instead.strip()
        )


def _resource(words: Sequence[str]) -> Resource:
    """The first word that names one."""
    for each in _RESOURCES:
        if each in words:
            return each
    return ""


def key_figures(composer: Composer, part: ReportPart) -> list[Block]:
    """The fields named, then a figure for each row of a table in the `groups` asked for; what is not known is left out.

    Where no number is known at all, the part's text stands in their place.
    """
    wanted = [_Wanted.read(words) for words in part.fields]
    items = [_of_field(composer, part, each) for each in wanted] + _of_rows(composer, part)
    known = [item for item in items if item is not None]
    known = known[: composer.limit(part, len(known))]
    if not any(item.unit or item.range for item in known):
        return composer.instead(part)
    return [KeyFigures(items=tuple(known))]


def _of_field(composer: Composer, part: ReportPart, wanted: _Wanted) -> KeyFigure | None:
    evaluation, key = composer.key(wanted.address)
    work = evaluation.program.by_key.get(key)
    if work is None:
        return None
    label = composer.option(part, key[2], work.field.label) or work.field.label
    if composer.cells.is_known(evaluation, key):
        return _figure(composer, part, evaluation, key, label=label, resource=wanted.resource, mark=wanted.mark)
    if not wanted.instead:
        return None
    evaluation, key = composer.key(wanted.instead)
    said = composer.line(composer.cells.words(evaluation, key))
    return KeyFigure(label=composer.line(label), value=said[0], note=said[1:], resource=wanted.resource)


def _of_rows(composer: Composer, part: ReportPart) -> list[KeyFigure | None]:
    if not part.table:
        return []
    sheet, table = part.table.split(".")
    column, *more = part.columns
    groups = part.options.get("groups", "").split()
    evaluation = composer.evaluation
    made: list[KeyFigure | None] = []
    for row in evaluation.rows(sheet, table):
        group = str(evaluation.cell((sheet, table, "group"), row))
        if not composer.cells.value(evaluation, (sheet, table, column), row) or (groups and group not in groups):
            continue
        label = _labelled(composer, part, row_title(evaluation, (sheet, table), row))
        notes = [composer.cells.with_unit(evaluation, (sheet, table, each), row) for each in more]
        key = (sheet, table, column)
        resource = _resource([group])
        made.append(_figure(composer, part, evaluation, key, row, label=label, resource=resource, notes=notes))
    return made


def _labelled(composer: Composer, part: ReportPart, title: Text) -> Text:
    """The row's name within the plan's words: `Giảm nước sạch`."""
    words = composer.option(part, "label", _NO_LABEL) or _NO_LABEL
    return words.filled(row=title if words == _NO_LABEL else lowered(title))


def _figure(
    composer: Composer,
    part: ReportPart,
    evaluation: Evaluation,
    key: Key,
    row: str = "",
    *,
    label: Text,
    resource: Resource,
    mark: str = "",
    notes: list[Text] | None = None,
) -> KeyFigure:
    """Number, ± and unit in the first language, the same in one line in the second."""
    first = composer.languages[0]
    number, wide, unit = composer.cells.said(evaluation, key, row)
    if not composer.cells.is_bounded(evaluation, key, row):  # an upper end says by itself that it is no more than about
        number = about(evaluation, mark, key, row, number)
    if composer.cells.is_weak(evaluation, key, row):
        wide, composer.has_weak = joined(wide, same("*"), joint=""), True
    note = composer.line(joined(*(notes or []), joint=" · "))
    second = composer.line(joined(number, wide, unit))[1:]
    if part.options.get("figures") == "once":  # then the second language has its unit behind its label
        second = ()
        label = Text(vi=label.vi, en=label.en if unit.vi == unit.en or first == "en" else f"{label.en}, {unit.en}")
    return KeyFigure(
        label=composer.line(label),
        value=number.of(first),
        unit=(unit.of(first),) if unit != NOTHING else (),
        range=wide.of(first),
        note=(*second, *(text for text in note if text)),
        resource=resource,
    )
