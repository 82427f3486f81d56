"""Which rows of a table a plan prints, and in what order."""

from cpa_desktop.core.catalogue import ReportPart
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.report.columns import namings
from cpa_desktop.report.figure_text import Cells

LEFT_OUT = "left out"  # what the option `empty` says of rows and columns without a figure


def rows(cells: Cells, evaluation: Evaluation, part: ReportPart) -> list[str]:
    """Those `where` a column is true, or is one of the words of `is`, `unless` another is true; in `groups`.

    They stand in the `order` of a column, the largest first. With `empty: left out` those without any figure go.
    """
    sheet, field = part.table.split(".")
    table = (sheet, field)
    found = [row for row in evaluation.rows(*table) if _is_wanted(cells, evaluation, part, table, row)]
    order = part.options.get("order", "")
    if order:
        found.sort(key=lambda row: -(cells.value(evaluation, (*table, order), row) or 0.0))
    return found


def _is_wanted(cells: Cells, evaluation: Evaluation, part: ReportPart, table: tuple[str, str], row: str) -> bool:
    groups = part.options.get("groups", "").split()
    if groups and str(evaluation.cell((*table, "group"), row)) not in groups:
        return False
    if part.where and not _holds(evaluation, (*table, part.where), row, part.options.get("is", "").split()):
        return False
    unless = part.options.get("unless")
    if unless and _holds(evaluation, (*table, unless), row, []):
        return False
    return part.options.get("empty") != LEFT_OUT or any(
        figure(cells, evaluation, table, spec, row) for spec in part.columns
    )


def _holds(evaluation: Evaluation, key: Key, row: str, words: list[str]) -> bool:
    cell = evaluation.cell(key, row)
    return str(cell) in words if words else cell is True


def figure(cells: Cells, evaluation: Evaluation, table: tuple[str, str], spec: str, row: str) -> float:
    """The figure that a column shows in a row; nothing counts as none."""
    found = [cells.value(evaluation, (*table, each.column), row) for each in namings(spec)]
    return next((value for value in found if value), 0.0)
