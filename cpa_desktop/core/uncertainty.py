"""± of every figure from named sources, by linear propagation; which reading would narrow a figure most.

A source is one meter or bill (shared by its periods), one field, one factor or the range of one option. The terms of
two figures that share a source add before they are squared, which a root-sum-square of periods would miss. Widths are
at 90 % confidence.
"""

import copy
from collections.abc import Mapping, Set

from cpa_desktop.core import calculators, numbers
from cpa_desktop.core.expressions.leaves import PerRow
from cpa_desktop.core.expressions.nodes import fitted_terms
from cpa_desktop.core.expressions.values import Cell, Key, Terms, half_width, is_known
from cpa_desktop.core.figures import Evaluation, Table
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.layout import address_of
from cpa_desktop.core.program import Rowing, Work


@frozen
class Share:
    """How much of a figure's variance one source brings, and where it could be measured better."""

    source: str
    share: float


class Spread:
    """The uncertainties of one evaluation; made off the window's thread, for it takes values and gives values."""

    def __init__(self, evaluation: Evaluation) -> None:
        evaluation.complete()
        self._evaluation = evaluation
        self._origins = _origin_widths(evaluation)
        self._relative: dict[tuple[Key, str], float | None] = {}  # as asked for so far
        self._metered = ""  # a source that is taken to be read from a meter
        for work in evaluation.program.works:
            if isinstance(work, Rowing):
                self._rows(work)
            else:
                self._column(work)

    def half_width(self, key: Key, row: str = "") -> float | None:
        """The ± of a figure in base units; None where there is no figure."""
        place = self._evaluation.place(key, row)
        if place is None or key not in self._evaluation.frame.columns:
            return None
        if not isinstance(self._evaluation.frame.columns[key][place], float):
            return None
        return half_width(self._terms(key)[place])

    def relative(self, key: Key, row: str = "") -> float | None:
        """The ± of a figure as a fraction of it."""
        asked = (key, row)
        if asked not in self._relative:
            width, cell = self.half_width(key, row), self._evaluation.cell(key, row)
            told = width is not None and isinstance(cell, float) and cell
            self._relative[asked] = width / abs(cell) if told else None  # type: ignore[operator,arg-type]
        return self._relative[asked]

    def shares(self, key: Key, row: str = "") -> tuple[Share, ...]:
        """The sources of a figure's uncertainty, the greatest first: what to measure next."""
        place = self._evaluation.place(key, row)
        terms = self._terms(key)[place] if place is not None and key in self._evaluation.frame.columns else {}
        total = sum(step * step for step in terms.values())
        found = [Share(source=source, share=step * step / total) for source, step in terms.items() if step]
        return tuple(sorted(found, key=lambda share: (-share.share, share.source)))

    def if_metered(self, source: str, key: Key, within: Set[Key]) -> "Spread":
        """The ± there would be if a meter showed what a source in this column says; anew only `within` some columns."""
        read = copy.copy(self)
        read._evaluation = copy.copy(self._evaluation)
        frame = read._evaluation.frame = copy.copy(self._evaluation.frame)
        frame.terms = dict(frame.terms)
        read._metered, read._relative = source, {}
        changed: set[Key] = set()
        for work in self._evaluation.program.works:
            if work.column not in within or (work.column != key and work.reads.isdisjoint(changed)):
                continue
            columns = work.filled if isinstance(work, Rowing) else (work.key,)
            before = {column: frame.terms.get(column) for column in columns}
            if isinstance(work, Rowing):
                read._rows(work)
            elif not read._is_filled(work):
                frame.terms.pop(work.key, None)
                read._column(work)
            changed |= {column for column in columns if frame.terms.get(column) != before[column]}
        return read

    def _is_filled(self, work: Work) -> bool:
        """Whether an engine fills the column, so that its ± came with the rows."""
        rowing = self._evaluation.program.tables.get(work.key[:2])
        return rowing is not None and work.key in rowing.filled

    def _terms(self, key: Key) -> list[Terms]:
        return self._evaluation.frame.terms_of(key)

    def _rows(self, rowing: Rowing) -> None:
        if rowing.engine is None or rowing.key not in self._evaluation.engine_inputs:
            return
        calculator = calculators.find(rowing.engine.name)
        if calculator is None or calculator.is_slow:
            return
        self._engine(rowing, calculator.function)

    def _engine(self, rowing: Rowing, function: object) -> None:
        """By differences: each source moves every input it is in at once, up and down."""
        frame = self._evaluation.frame
        tables, values = self._evaluation.engine_inputs[rowing.key]
        moved = {name: self._input_terms(rowing, name, table) for name, table in tables.items()}
        places = _places(moved)
        rows = frame.rows[rowing.key]
        columns = [column.id for column in rowing.field.columns if not column.value]
        terms: dict[str, list[Terms]] = {column: [{} for _ in rows] for column in columns}
        for source, there in places.items():
            up, down = (
                {str(row["id"]): row for row in function(**_moved(tables, moved, source, sign, there), **values)}  # type: ignore[operator]
                for sign in (1.0, -1.0)
            )
            for column in columns:
                for place, row in enumerate(rows):
                    high, low = up.get(row, {}).get(column), down.get(row, {}).get(column)
                    if isinstance(high, float) and isinstance(low, float) and high != low:
                        terms[column][place][source] = (high - low) / 2
        for column in columns:
            frame.terms[(*rowing.key, column)] = terms[column]

    def _input_terms(self, rowing: Rowing, name: str, table: Table) -> list[dict[str, Terms]]:
        reading, frame = rowing.readings[name], self._evaluation.frame
        places = frame.position(reading.table)
        count = len(frame.rows[reading.table])
        columns = {
            column: fitted_terms(node, frame, count)
            for column, node in reading.columns.items()
            if node.type.sort == "number"
        }
        return [{column: terms[places[str(row["id"])]] for column, terms in columns.items()} for row in table]

    def _column(self, work: Work) -> None:
        frame = self._evaluation.frame
        if not work.is_number or work.key in frame.terms:
            return
        count = len(frame.columns[work.key])
        if not any(isinstance(cell, float) for cell in frame.columns[work.key]):
            frame.terms[work.key] = [{} for _ in range(count)]  # no figure, hence no fact looked up for its ±
            return
        terms = fitted_terms(work.value, frame, count) if work.value is not None else self._entered(work, count)
        frame.terms[work.key] = [
            each if is_known(cell) else {} for each, cell in zip(terms, frame.columns[work.key], strict=True)
        ]

    def _entered(self, work: Work, count: int) -> list[Terms]:
        evaluation, frame, key = self._evaluation, self._evaluation.frame, work.key
        texts = evaluation.layout.get(key, {})
        widths = evaluation.layout.get((key[0], key[1], key[2] + "@uncertainty"), {})
        defaults = fitted_terms(work.default, frame, count) if work.default is not None else None
        origins = frame.origins.get(key, [])
        result: list[Terms] = []
        for place, row in enumerate(frame.rows[key[:2]] if key[1] else [""]):
            cell = frame.columns[key][place]
            if not isinstance(cell, float):
                result.append({})
            elif row not in texts:
                found = self._default(work, row, cell, defaults[place] if defaults else {})
                result.append(self._read(work, row, cell, found))
            else:
                relative = _stated(widths.get(row)) if row in widths else self._origins.get(origins[place], 0.0)
                found = {self.source(work, row): abs(cell) * relative} if relative and cell else {}
                result.append(self._read(work, row, cell, found))
        return result

    def _read(self, work: Work, row: str, cell: float, terms: Terms) -> Terms:
        """The terms of a cell, or those of a meter where one is taken to be there and is the more exact."""
        if not self._metered or self._metered != self.source(work, row):
            return terms
        step = abs(cell) * self._origins.get("metered", 0.0)
        return {self._metered: step} if step < half_width(terms) else terms

    def _default(self, work: Work, row: str, cell: float, terms: Terms) -> Terms:
        """A default is as uncertain as what it is worked out from; one that content estimates, as a norm besides."""
        rowing = self._evaluation.program.tables.get(work.key[:2])
        source = rowing.field.rows.source if rowing is not None and rowing.field.rows is not None else ""
        item = self._evaluation.program.form.lists.get(source, {}).get(row)
        if not isinstance(work.default, PerRow) or getattr(item, "grade", "") not in ("estimate", "memory"):
            return terms
        return {**terms, self.source(work, row): abs(cell) * self._origins.get("norm", 0.0)}

    def source(self, work: Work, row: str) -> str:
        """The name of what a cell was read from: one meter or bill serves all its periods."""
        key, shared = work.key, work.field.shared
        rowing = self._evaluation.program.tables.get(key[:2])
        rows = rowing.field.rows if rowing else None
        if shared and rows is not None and shared in rows.each:
            row = row.split(".")[list(rows.each).index(shared)]
        return address_of(key, row)


def _stated(text: str | None) -> float:
    """The ± a person stated, in percent of the value."""
    reading = numbers.read((text or "").rstrip("% "), "vi")
    return float(reading.value) / 100 if isinstance(reading.value, (int, float)) else 0.0


def _places(moved: Mapping[str, list[dict[str, Terms]]]) -> dict[str, dict[str, list[int]]]:
    """For each source the rows of each table that it moves."""
    found: dict[str, dict[str, list[int]]] = {}
    for name, rows in moved.items():
        for place, row in enumerate(rows):
            for source in {source for terms in row.values() for source in terms}:
                found.setdefault(source, {}).setdefault(name, []).append(place)
    return found


def _moved(
    tables: Mapping[str, Table],
    moved: Mapping[str, list[dict[str, Terms]]],
    source: str,
    sign: float,
    places: Mapping[str, list[int]],
) -> dict[str, Table]:
    """The tables with one source up or down; rows that it does not move are the same ones."""
    shifted = {name: [*table] for name, table in tables.items()}
    for name, there in places.items():
        for place in there:
            row, terms = tables[name][place], moved[name][place]
            shifted[name][place] = {
                column: _shifted(cell, terms[column].get(source, 0.0) * sign) if column in terms else cell
                for column, cell in row.items()
            }
    return shifted


def _shifted(cell: Cell, by: float) -> Cell:
    return cell + by if by and isinstance(cell, float) else cell


def _origin_widths(evaluation: Evaluation) -> dict[str, float]:
    """The default ± of each origin, which are facts like any other."""
    found = {}
    for fact_id, rows in evaluation.program.form.facts.items():
        if fact_id.startswith("uncertainty_"):
            found[fact_id.removeprefix("uncertainty_")] = rows[-1].value / (100 if rows[-1].unit == "%" else 1)
    return found
