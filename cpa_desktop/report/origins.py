"""What a document says of where its figures come from and how sure they are."""

from collections.abc import Sequence

from cpa_desktop.core.answer import ORIGINS
from cpa_desktop.core.expressions.values import Missing
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.text import Text
from cpa_desktop.report.figure_text import joined

_RANGE = Text(
    vi="Giá trị ± là độ không đảm bảo mở rộng (độ tin cậy 90 %)",
    en="± is the expanded uncertainty (90 % confidence)",
)
_SHARES = Text(
    vi="{range}; nguồn số liệu theo chi phí: {shares}.",
    en="{range}; origin of the data by cost: {shares}.",
)
WEAK = Text(
    vi="* chưa đủ bằng chứng thống kê: nhỏ hơn hai lần sai số chuẩn.",
    en="* not enough statistical evidence: less than twice the standard error.",
)


def data_note(evaluation: Evaluation, table: str) -> Text:
    """What ± means, and which part of the cost each origin stands behind."""
    costs = _costs(evaluation, *table.split("."))
    total = sum(costs.values())
    if not total:
        return Text(vi=f"{_RANGE.vi}.", en=f"{_RANGE.en}.")
    largest = sorted(costs.items(), key=lambda pair: -pair[1])
    shares = [_share(origin, 100 * cost / total) for origin, cost in largest]
    return _SHARES.filled(range=_RANGE, shares=joined(*shares, joint="; "))


def _costs(evaluation: Evaluation, sheet: str, items: str) -> dict[str, float]:
    """The cost behind each origin: that of the quantity, or of the price where no bill of the site gave one."""
    costs: dict[str, float] = {}
    quantity, price, ledger_price = (sheet, "use", "qty"), (sheet, items, "price"), (sheet, items, "ledger_price")
    for row in evaluation.rows(sheet, "use"):
        item = row.split(".")[0]
        paid, amount = evaluation.cell(price, item), evaluation.cell(quantity, row)
        if isinstance(paid, float) and isinstance(amount, float) and paid * amount:
            is_of_the_site = not isinstance(evaluation.cell(ledger_price, item), Missing)
            of_price = evaluation.origin(price, item)
            origin = of_price if of_price == "norm" and not is_of_the_site else evaluation.origin(quantity, row)
            costs[origin] = costs.get(origin, 0.0) + paid * amount
    return costs


def _share(origin: str, share: float) -> Text:
    said = f"{share:.0f} %" if share >= 0.5 else "< 1 %"
    return Text(vi=f"{ORIGINS[origin].vi} {said}", en=f"{ORIGINS[origin].en} {said}")


def origins_of(evaluation: Evaluation, column: str, rows: Sequence[str]) -> Text | None:
    """The origins of the figures of a product table that belong to these rows of one of its parts."""
    sheet, table, name = column.split(".")
    key, wanted = (sheet, table, name), set(rows)
    found = {
        evaluation.origin(key, row)
        for row in evaluation.rows(sheet, table)
        if wanted.intersection(row.split(".")) and not isinstance(evaluation.cell(key, row), Missing)
    }
    return joined(*(text for origin, text in ORIGINS.items() if origin in found), joint=", ") if found else None


def origin_line(evaluation: Evaluation, table: tuple[str, str], column: str, rows: Sequence[str]) -> Text | None:
    """The origins of a column of entered figures, as a line under its table."""
    if not column:
        return None
    found = {evaluation.origin((*table, column), row) for row in rows}
    return joined(*(text for origin, text in ORIGINS.items() if origin in found), joint=", ") if found else None
