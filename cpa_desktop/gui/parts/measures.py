"""What to measure next: the readings, factors and ranges that widen the ± of the result most."""

from collections.abc import Iterator, Mapping

from cpa_desktop.core import numbers
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.fact import Fact
from cpa_desktop.core.labels import cell_title, row_title
from cpa_desktop.core.layout import address_of
from cpa_desktop.gui.parts.figures import Figures
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.i18n import _

_RESULTS: tuple[Key, ...] = (
    ("K02", "", "money_saved"),
    ("P08", "", "electricity"),
    ("P08", "", "heat"),
    ("P08", "", "fresh_water"),
)
_MOST = 3
_LEAST_SHARE = 0.05


def lines(figures: Figures) -> Iterator[Line]:
    """The readings whose ± widens the result most: first of the money saved, else of what is used."""
    if figures.spread is None:
        return
    for key in _RESULTS:
        if key not in figures.evaluation.program.by_key or not figures.is_known(key):
            continue
        shares = [share for share in figures.spread.shares(key) if share.share >= _LEAST_SHARE]
        if not shares:
            continue
        result = cell_title(figures.evaluation, key).of(figures.language)
        yield Line(
            title=_("Measure next"),
            detail=_("what widens the ± of this figure most: {figure}", figure=result),
            key="heading measure",
            is_heading=True,
        )
        for share in shares[:_MOST]:
            percent = numbers.show(100 * share.share, figures.language, digits=2)
            yield Line(
                title=title_of(figures, share.source),
                value=f"{percent} %",
                detail=_way(share.source),
                address=_field_of(figures, share.source),
                key=f"measure {share.source}",
            )
        return


def _way(source: str) -> str:
    """How a source of uncertainty is narrowed."""
    if source.startswith("fact/"):
        return _("a reference value: find the site's own")
    return (
        _("a range of the library: try it out or ask for an offer")
        if _is_range(source)
        else _("measure it, or find the bill")
    )


def _is_range(source: str) -> bool:
    return source.count("/") == 3 and source.split("/")[2] == "range"


def title_of(figures: Figures, source: str) -> str:
    """What a source of uncertainty is called: a meter or bill, a factor, the range of an option."""
    evaluation, language = figures.evaluation, figures.language
    if source.startswith("fact/"):
        facts: Mapping[str, tuple[Fact, ...]] = evaluation.program.form.facts
        rows = facts.get(source.removeprefix("fact/"), ())
        return rows[-1].title.of(language) if rows else source
    parts = source.split("/")
    if _is_range(source):
        return _("Range of: {row}", row=row_title(evaluation, (parts[0], parts[1]), parts[3]).of(language))
    key, row = ((parts[0], parts[1], parts[3]), parts[2]) if len(parts) == 4 else ((parts[0], "", parts[-1]), "")
    return cell_title(evaluation, key, row).of(language)


def _field_of(figures: Figures, source: str) -> str:
    """Where the source was entered; a meter that serves many periods is shown at the first of them."""
    parts = source.split("/")
    if parts[0] == "fact" or len(parts) != 4 or _is_range(source):
        return source if len(parts) == 2 and parts[0] != "fact" else ""
    table, row = (parts[0], parts[1]), parts[2]
    rows = figures.evaluation.rows(*table)
    found = row if row in rows else next((each for each in rows if row in each.split(".")), "")
    return address_of((*table, parts[3]), found) if found else ""
