"""Tables of a record's rows: which rows, which columns, what is left out and what they come to."""

from collections.abc import Iterator, Sequence

from cpa_desktop.core.catalogue import ReportPart
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.fact import Fact
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.showing import value_text
from cpa_desktop.core.text import Text, same
from cpa_desktop.core.trace import Trace, trace
from cpa_desktop.report import choosing, words
from cpa_desktop.report.blocks import Block, Column, Row, Table
from cpa_desktop.report.columns import ABOUT, DASH, TableKey, common_unit, figure, listed, namings
from cpa_desktop.report.composer import Composer
from cpa_desktop.report.figure_text import joined, plain
from cpa_desktop.report.line import Line, together
from cpa_desktop.report.origins import origin_line, origins_of

_SUM = Text(vi="Cộng", en="Total")
_SQUARE = "☐"
_ALL = same("")  # the group of rows that stand in none


def table(composer: Composer, part: ReportPart) -> list[Block]:
    """The rows of a table that a plan asks for (`choosing`), under one another or, by the column `by`, in groups.

    Of more than `rows` the rest is said in one line with its money; `totals` names the sheet's own sums under columns.
    With the option `codes` the key of each row stands before its name; `tick` heads squares for a pen behind all.
    """
    made = _Rows(composer, part)
    if not made.rows or (part.columns and not made.specs and part.text is not None):
        return composer.instead(part)
    shown = made.rows[: composer.limit(part, len(made.rows))]
    composer.has_weak |= any(made.is_weak(row) for row in shown)
    rest = made.rows[len(shown) :]
    return [
        Table(
            caption=composer.title(part),
            number=composer.next_number("table") if part.options.get("number") != "none" else "",
            columns=made.columns(),
            rows=(*made.body(shown), *made.rest(rest), *made.total()),
            dense=part.options.get("dense") == "true",
            source=composer.from_sheets(part, made.table[:1], _sources(composer, part, made.table, shown)),
            origin=composer.line(_origin(composer, part, made.table, made.rows)),
        )
    ]


class _Rows:
    """The rows and columns of one table of a plan."""

    def __init__(self, composer: Composer, part: ReportPart) -> None:
        sheet, field = part.table.split(".")
        self.composer, self.part = composer, part
        self.cells, self.evaluation = composer.cells, composer.evaluation
        self.table: TableKey = (sheet, field)
        self.rows = choosing.rows(self.cells, self.evaluation, part)
        self.has_codes = part.options.get("codes") == "true"
        left_out = part.options.get("both_leave_out", "").split() if len(composer.languages) > 1 else []
        wanted = [spec for spec in part.columns if namings(spec)[0].column not in left_out]
        self._right = part.options.get("right", "").split()  # texts that read like figures: years
        self.specs = [spec for spec in wanted if not self._says_nothing(spec)]

    def _says_nothing(self, spec: str) -> bool:
        wanted = (self.part.options.get("empty"), self.part.options.get("empty_columns"))
        return choosing.LEFT_OUT in wanted and all(self._cell(spec, row) == DASH for row in self.rows)

    def is_weak(self, row: str) -> bool:
        """Whether a figure of the row is marked as less than its standard error allows."""
        keys = [(*self.table, naming.column) for spec in self.specs for naming in namings(spec) if naming.mark == "±"]
        return any(self.cells.is_weak(self.evaluation, key, row) for key in keys)

    def _cell(self, spec: str, row: str) -> Text:
        return listed(self.cells, self.evaluation, self.table, spec, row)

    def columns(self) -> tuple[Column, ...]:
        """The heads: the row's name, then each column under its own or the plan's words, with the unit all share."""
        head = self.composer.option(self.part, "head", words.NAME)
        first = Column(head=self.composer.line(head), align="left", width=self._width("head"))
        codes = (Column(head=self.composer.line(words.CODE)),) if self.has_codes else ()
        tick = self.composer.option(self.part, "tick")
        ticks = (Column(head=self.composer.line(tick), align="centre"),) if tick is not None else ()
        return (*codes, first, *map(self._column, self.specs), *ticks)

    def _unit(self, unit: Text) -> Line:
        line = self.composer.line(unit)
        return (together(line),) if self.part.options.get("units") == "one line" and unit.vi else line

    def _width(self, name: str) -> float | None:
        """The width in millimetres that the plan gives a column, or gives it where both languages are printed."""
        options = self.part.options
        asked = options.get(f"{name}_width")
        if len(self.composer.languages) > 1:
            asked = options.get(f"both_{name}_width", asked)
        return float(asked) if asked else None

    def _column(self, spec: str) -> Column:
        naming = namings(spec)[0]
        key = (*self.table, naming.column)
        work = self.evaluation.program.by_key[key]
        named = self.composer.option(self.part, naming.column, work.field.label)
        head = self.composer.option(self.part, f"{naming.column}_{naming.mark}", named)  # saved_between, beside saved
        is_right = work.is_number or naming.mark == "as amounts" or naming.column in self._right
        return Column(
            head=self.composer.line(head),
            unit=self._unit(common_unit(self.cells, self.evaluation, key, self.rows)),
            align="right" if naming.mark != "origins" and is_right else "left",
            width=self._width(naming.column),
        )

    def body(self, rows: Sequence[str]) -> list[Row]:
        """The rows, under a line for each group where the plan wants groups."""
        groups = {row: self._group(row) for row in rows}
        done: list[Row] = []
        for group in dict.fromkeys(groups.values()):
            if group != _ALL:
                done.append(Row(cells=(self.composer.line(group),), style="group"))
            done += [self._row(row) for row in rows if groups[row] == group]
        return done

    def _group(self, row: str) -> Text:
        """The words over a row's group: what the column `by` says, as the name of that row in the table `by_table`."""
        by, table = (self.part.options.get(name, "") for name in ("by", "by_table"))
        if not by:
            return _ALL
        key = (*self.table, by)
        if not self.cells.is_known(self.evaluation, key, row):
            return self.composer.option(self.part, "by_other", _ALL) or _ALL
        code = str(self.evaluation.cell(key, row))
        if not table:
            return value_text(self.evaluation, key, row)
        sheet, _, field = table.partition(".")
        return joined(same(f"{code}."), row_title(self.evaluation, (sheet, field), code))

    def _row(self, row: str) -> Row:
        """One row: its name and its cells."""
        texts = [self._name(row), *(self._cell(spec, row) for spec in self.specs)]
        cells = [self._line(self.composer.within(self.part, text)) for text in texts]
        ticks = ((_SQUARE,),) if self.composer.option(self.part, "tick") is not None else ()
        return Row(cells=(*(((self._code(row),),) if self.has_codes else ()), *cells, *ticks))

    def _name(self, row: str) -> Text:
        """What the row is called: by the column `named_by`, or as everywhere."""
        by = self.part.options.get("named_by", "")
        if by:
            return value_text(self.evaluation, (*self.table, by), row)
        return row_title(self.evaluation, self.table, row)

    def _code(self, row: str) -> str:
        """A key that content gave; what people added is counted, since its key says nothing to a reader."""
        rows = self.evaluation.program.tables[self.table].field.rows
        listed = self.evaluation.program.form.lists.get(rows.source if rows is not None else "", {})
        own = [each for each in self.evaluation.rows(*self.table) if each not in listed]
        return f"GP-{own.index(row) + 1:02}" if row in own else row

    def _line(self, text: Text) -> Line:
        return self.composer.figure_line(self.part, text)

    def rest(self, rows: Sequence[str]) -> list[Row]:
        """What is left out, in one line with the money it stands for, so that the column still adds up."""
        if not rows:
            return []
        more = self.composer.option(self.part, "more", words.AND_MORE) or words.AND_MORE
        cells = [self._in_one_line(more.filled(count=len(rows))), *(self._money(spec, rows) for spec in self.specs)]
        return [Row(cells=self._coded(cells), style="soft")]

    def _coded(self, cells: Sequence[Line]) -> tuple[Line, ...]:
        return ((), *cells) if self.has_codes else tuple(cells)

    def _money(self, spec: str, rows: Sequence[str]) -> Line:
        naming = namings(spec)[0]
        key = (*self.table, naming.column)
        found = [self.cells.value(self.evaluation, key, row) for row in rows if self._is_money(key, row)]
        known = [value for value in found if value is not None]
        total = plain(sum(known), digits=3)
        return self._line(joined(ABOUT, total) if naming.mark == "~" and any(known) else total) if known else ()

    def _is_money(self, key: Key, row: str) -> bool:
        return self.evaluation.unit(key, row) == "VND"

    def _in_one_line(self, text: Text) -> Line:
        return (together(self.composer.line(text)),)

    def total(self) -> list[Row]:
        """The sheet's own sums under the columns that `totals` names: `money K02.money_saved, toe K02.toe_saved`."""
        pairs = [words_.split() for words_ in self.part.options.get("totals", "").split(",") if words_.strip()]
        sums = {column: address for column, address in pairs}
        if not sums or len(self.rows) < 2:
            return []
        label = self.composer.option(self.part, "sum", _SUM)
        cells = [self._in_one_line(label or _SUM), *(self._sum(spec, sums) for spec in self.specs)]
        return [Row(cells=self._coded(cells), style="total")]

    def _sum(self, spec: str, sums: dict[str, str]) -> Line:
        naming = namings(spec)[0]
        if naming.column not in sums:
            return ()
        evaluation, key = self.composer.key(sums[naming.column])
        known = self.cells.is_known(evaluation, key)
        return self._line(figure(self.cells, evaluation, naming.mark, key) if known else DASH)


def _origin(composer: Composer, part: ReportPart, table: TableKey, rows: Sequence[str]) -> Text | None:
    """Where the entered figures of the rows come from: those of a column of theirs, or of a table they are part of."""
    elsewhere = part.options.get("origins")
    if elsewhere is not None:
        return origins_of(composer.evaluation, elsewhere, rows)
    return origin_line(composer.evaluation, table, part.options.get("origin", ""), rows)


def _sources(composer: Composer, part: ReportPart, table: TableKey, rows: Sequence[str]) -> Line:
    """Where what stands behind the rows was read: the facts that the columns named in `facts` rest on, else content."""
    evaluation = composer.evaluation
    columns = part.options.get("facts", "").split()
    if columns:
        traces = [trace(evaluation, (*table, column), row) for row in rows for column in columns]
        return composer.source_line([fact.source for each in traces for fact in _facts(each)])
    rowing = evaluation.program.tables[table]
    content = evaluation.program.form.lists.get(rowing.field.rows.source if rowing.field.rows else "", {})
    return composer.source_line([str(getattr(content.get(row), "source", "")) for row in rows])


def _facts(traced: Trace) -> Iterator[Fact]:
    """The factors, prices and the like that a figure comes to in the end."""
    if traced.fact is not None:
        yield traced.fact
    for each in traced.inputs:
        yield from _facts(each)
