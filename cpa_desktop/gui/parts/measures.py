"""What to measure next, and what widens the ± of the result most: readings, factors, ranges of options."""

from collections.abc import Iterator, Mapping

from cpa_desktop.core import narrowing, numbers
from cpa_desktop.core.fact import Fact
from cpa_desktop.core.labels import cell_title, row_title
from cpa_desktop.core.layout import address_of
from cpa_desktop.gui.parts.figures import Figures
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.i18n import _

_MOST = 3
_LEAST_SHARE = 0.05


def next_reading(figures: Figures) -> Iterator[Line]:
    """The one reading that would narrow the range of the headline most, and what of the ± would be left."""
    found = figures.narrowing
    if found is None or figures.spread is None or not figures.is_known(found.figure):
        return
    left = figures.width_words(found.figure, found.half_width)
    detail = _("narrows the range to {left}", left=left)
    if found.figure != narrowing.HEADLINES[0]:  # which stands just above
        detail += f" ({cell_title(figures.evaluation, found.figure).of(figures.language)})"
    yield Line(
        title=_("Measure next: {reading}", reading=title_of(figures, found.source)),
        detail=detail,
        sign="right",
        tone="accent",
        address=found.address,
        key="next reading",
        is_entry=True,
    )


def lines(figures: Figures) -> Iterator[Line]:
    """What widens the headline most: the money saved, else what is used."""
    key = narrowing.headline(figures.evaluation, figures.spread) if figures.spread is not None else None
    if figures.spread is None or key is None:
        return
    shares = [share for share in figures.spread.shares(key) if share.share >= _LEAST_SHARE]
    result = cell_title(figures.evaluation, key).of(figures.language)
    yield Line(title=_("What widens the range"), detail=result, key="heading measure", is_heading=True)
    for share in shares[:_MOST]:
        percent = numbers.show(100 * share.share, figures.language, digits=2)
        yield Line(
            title=title_of(figures, share.source),
            value=f"{percent} %",
            detail=_way(share.source),
            address=_field_of(figures, share.source),
            key=f"measure {share.source}",
            is_entry=True,
        )


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
