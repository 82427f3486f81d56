"""The benchmark tiers that an indicator of a record is held against: a level of the region before the sector's."""

from collections.abc import Mapping

from cpa_desktop.core.benchmark import Benchmark
from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.fact import Grade, Source
from cpa_desktop.core.figures import Evaluation

LOCAL: TableKey = ("K01", "references")
PACK: TableKey = ("K01", "tiers")
_USED: Key = ("K01", "position", "local_row")


def of_sector(evaluation: Evaluation) -> dict[str, tuple[Benchmark, ...]]:
    """The sector's tiers that apply to this plant, by indicator."""
    listed = evaluation.program.form.lists["benchmarks"]
    found: dict[str, tuple[Benchmark, ...]] = {}
    for row in evaluation.rows(*PACK):
        tier = listed.get(row)
        if isinstance(tier, Benchmark):
            found[tier.indicator] = (*found.get(tier.indicator, ()), tier)
    return found


def applying(
    evaluation: Evaluation, indicator: str, sector: Mapping[str, tuple[Benchmark, ...]] | None = None
) -> tuple[Benchmark, ...]:
    """The tiers that apply to this plant for an indicator; `sector` are those of the sector, where they are at hand."""
    pack = (of_sector(evaluation) if sector is None else sector).get(indicator, ())
    local = local_row(evaluation, indicator)
    if not local:
        return pack
    return (_benchmark(evaluation, indicator, local), *(tier for tier in pack if tier.tier != "good"))


def local_row(evaluation: Evaluation, indicator: str) -> str:
    """The row of a person's own reference that an indicator is held against; empty where it is the sector's."""
    found = evaluation.cell(_USED, indicator)
    return found if isinstance(found, str) else ""


def local_source(evaluation: Evaluation, row: str) -> Source:
    """The document that a person named for a reference of the region."""
    document, year, place = (_word(evaluation, name, row) for name in ("document", "year", "place"))
    code = f"{LOCAL[0]}-{evaluation.rows(*LOCAL).index(row) + 1}"  # the key itself says nothing to a reader
    return Source(id=code, title=document or code, publisher=place, year=year, grade=_grade(evaluation, row))


def _benchmark(evaluation: Evaluation, indicator: str, row: str) -> Benchmark:
    year = _word(evaluation, "year", row)
    return Benchmark(
        id=row,
        indicator=indicator,
        tier="good",
        low=_bound(evaluation, "low", row),
        high=_bound(evaluation, "high", row),
        unit=evaluation.unit((*LOCAL, "low"), row),
        grade=_grade(evaluation, row),
        source=row,
        year=int(year) if year.isdecimal() else None,
        region=_word(evaluation, "place", row),
    )


def _grade(evaluation: Evaluation, row: str) -> Grade:
    return "read" if evaluation.cell((*LOCAL, "worth"), row) == "read" else "estimate"


def _bound(evaluation: Evaluation, name: str, row: str) -> float | None:
    found = evaluation.shown_value((*LOCAL, name), row)
    return found if isinstance(found, float) else None


def _word(evaluation: Evaluation, name: str, row: str) -> str:
    found = evaluation.cell((*LOCAL, name), row)
    return found if isinstance(found, str) else ""
