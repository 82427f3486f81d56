"""Which reading would narrow the range of a figure most, and how much of its ± would be left once it is taken."""

from collections.abc import Iterator, Set

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.program import Program, Rowing, Work
from cpa_desktop.core.uncertainty import Spread

HEADLINES: tuple[Key, ...] = (
    ("K02", "", "money_saved"),
    ("P08", "", "electricity"),
    ("P08", "", "heat"),
    ("P08", "", "fresh_water"),
)
"""The figures whose range a reading is sought for: the first of them that there is."""

_READ = ("metered", "invoice")
_TRIED_OUT = ("effects",)  # what options would bring is tried out or offered: no meter shows it beforehand
_WORTH = 0.02  # of the ±; less would not be seen


@frozen
class Narrowing:
    """A reading that nobody has taken yet: what it is of, where it is entered, the ± that would be left of a figure."""

    source: str
    address: str
    figure: Key
    half_width: float


@frozen
class _Guess:
    """A source that a person could read and has not: its column, its first cell, what brings its ± today."""

    source: str
    address: str
    key: Key
    rests_on: frozenset[str]


def headline(evaluation: Evaluation, spread: Spread) -> Key | None:
    """The first figure there is whose ± rests on anything."""
    return next((key for key in HEADLINES if key in evaluation.program.by_key and spread.half_width(key)), None)


def best(evaluation: Evaluation, spread: Spread, figure: Key) -> Narrowing | None:
    """The reading after which the ± of a figure is least; none where no reading would be seen in it.

    Each is tried as though a meter showed what is taken today. A reading can do away with no more of the variance than
    all it rests on brings, so those that cannot beat the best are not tried.
    """
    now = spread.half_width(figure)
    if not now:
        return None
    within = _behind(evaluation.program, figure)
    shares = {share.source: share.share for share in spread.shares(figure)}
    guesses = _guesses(evaluation, spread, within)
    most = {guess: sum(shares.get(source, 0.0) for source in guess.rests_on) for guess in guesses}
    found, left = None, now * (1 - _WORTH)
    for guess in sorted(most, key=lambda guess: (-most[guess], guess.source)):
        if now * max(0.0, 1 - most[guess]) ** 0.5 >= left:
            break
        width = spread.if_metered(guess.source, guess.key, within).half_width(figure)
        if width is not None and width < left:
            found, left = guess, width
    if found is None:
        return None
    return Narrowing(source=found.source, address=found.address, figure=figure, half_width=left)


def _behind(program: Program, figure: Key) -> frozenset[Key]:
    """The columns and rows that a figure rests on, itself among them."""
    found = {figure}
    for work in reversed(program.works):
        filled = work.filled if isinstance(work, Rowing) else ()
        if work.column in found or not found.isdisjoint(filled):
            found |= {work.column, *work.reads}
    return frozenset(found)


def _guesses(evaluation: Evaluation, spread: Spread, within: Set[Key]) -> Iterator[_Guess]:
    for key in within & evaluation.program.by_key.keys():
        work = evaluation.program.by_key[key]
        if work.value is None and work.is_number and not _is_given(evaluation.program, work.key[:2]):
            yield from _of_column(evaluation, spread, work)


def _is_given(program: Program, table: TableKey) -> bool:
    """Whether the numbers of a table come from an engine, or from what is known of options."""
    rowing: Rowing | None = program.tables.get(table)
    rows = rowing.field.rows if rowing is not None else None
    return rows is not None and (rows.engine is not None or rows.source in _TRIED_OUT)


def _of_column(evaluation: Evaluation, spread: Spread, work: Work) -> Iterator[_Guess]:
    frame, key = evaluation.frame, work.key
    cells: dict[str, str] = {}
    rests_on: dict[str, set[str]] = {}
    for row, terms in zip(frame.rows[key[:2]] if key[1] else [""], frame.terms_of(key), strict=True):
        if terms and evaluation.origin(key, row) not in _READ:
            source = spread.source(work, row)
            cells.setdefault(source, address_of(key, row))
            rests_on.setdefault(source, set()).update(terms)
    for source, address in cells.items():
        yield _Guess(source=source, address=address, key=key, rests_on=frozenset(rests_on[source]))
