"""What is asked of options that stand side by side, and what is answered."""

from collections.abc import Mapping, Sequence

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.option import Option
from cpa_desktop.core.showing import value_text
from cpa_desktop.gui.parts.options_compare import Column
from cpa_desktop.gui.parts.options_facts import Facts, Reader, step_words
from cpa_desktop.i18n import _
from cpa_desktop.service.session import RecordSession

Said = Mapping[str, tuple[str, ...]]
_NONE = "—"


def sides(
    session: RecordSession, table: TableKey, reader: Reader, options: Sequence[Facts], reasons: Said, saved: Said
) -> tuple[tuple[str, ...], tuple[Column, ...]]:
    """The questions, and a column of answers for each option."""
    columns = {column.id: column.label.of(session.language) for column in session.program.tables[table].field.columns}
    questions = (
        columns.get("money", ""),
        columns.get("money_alone", ""),
        columns.get("investment", ""),
        columns.get("payback", ""),
        _("Resources"),
        _("Step"),
        columns.get("technique", ""),
        _("Why proposed"),
        _("When it fits"),
        _("Excludes or wants first"),
    )
    said = {each.row: reader.words(each) for each in options}
    return questions, tuple(
        Column(
            row=each.row,
            heading=each.name if each.code == each.name else f"{each.code}  {each.name}",
            answers=(
                said[each.row].money,
                said[each.row].alone,
                said[each.row].investment,
                said[each.row].payback,
                "\n".join(saved.get(each.row, ())) or _NONE,
                step_words(session, each.step),
                _words(session, table, "technique", each.row),
                "\n".join(dict.fromkeys(reasons.get(each.row, ()))) or _NONE,
                _condition(session, each.row),
                "\n".join(_others(session, table, each.row)) or _NONE,
            ),
        )
        for each in options
    )


def _words(session: RecordSession, table: TableKey, column: str, row: str) -> str:
    key = (*table, column)
    return value_text(session.evaluation, key, row).of(session.language) if key in session.program.by_key else _NONE


def _condition(session: RecordSession, row: str) -> str:
    item = session.program.form.lists.get("options", {}).get(row)
    condition = item.condition if isinstance(item, Option) else None
    return condition.of(session.language) if condition is not None else _NONE


def _others(session: RecordSession, table: TableKey, row: str) -> list[str]:
    """The options that this one excludes or wants first, as the table of pairs says."""
    pairs = (table[0], "pairs")
    if pairs not in session.program.tables:
        return []
    evaluation, found = session.evaluation, []
    for pair in evaluation.rows(*pairs):
        option, other = (evaluation.cell((*pairs, name), pair) for name in ("option", "other"))
        if option == row and isinstance(other, str):
            name = row_title(evaluation, table, other).of(session.language)
            found.append(f"{_words(session, pairs, 'form', pair)}: {other}  {name}")
    return found
