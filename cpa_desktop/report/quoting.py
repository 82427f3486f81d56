"""Texts that quote a record's figures; what rests on a figure that is missing, or on a claim not true, is left out.

`{P08.total_toe}` is a figure with its unit, `{K02.money_saved:±}` with its range. `{P02.is_key_energy_user:if}` says
nothing and lets its sentence stand while the answer is yes (`if detailed`: while it is that one; `unless`: while it is
not; `missing`: while there is none). Of a table `{P19.costs:3 by total}` names the three largest rows with their
figures, `names 5 by money where counted` without, `count where decision=accept` says how many there are, and
`if state=failed` lets a sentence stand while there is one.
"""

import re
from collections.abc import Callable

from cpa_desktop.core.expressions.values import Cell, Key, Missing
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.text import Language, Text, same
from cpa_desktop.report.figure_text import NOTHING, Cells, in_both, joined, lowered

_QUOTE = re.compile(r"{([\w.]+)(?::([^{}]*))?}")
_LISTING = re.compile(r"(?:(names|count) ?)?(?:(\d+) )?(?:by (\w+))?(?: ?where (\w+)(?:=(\w+))?)?")
_CONDITIONS = ("if", "unless", "missing")
_BETWEEN = " · "
_DOTS = "………………"
_ONE_LINE = "\u00a0"


@frozen
class _Listing:
    """Which rows of a table are named, and how."""

    form: str = ""
    most: int = 0
    column: str = ""
    where: str = ""
    value: str = ""


class Quoter:
    """Fills texts with the figures of one record and of the one around it."""

    def __init__(self, cells: Cells, around: Evaluation) -> None:
        self._cells = cells
        self._evaluation = cells.evaluation
        self._around = around

    def key(self, words: str) -> tuple[Evaluation, Key]:
        """The evaluation and key that `P08.toe` or `enterprise.P02.sector` names."""
        *before, sheet, field = words.split(".")
        return self._around if before else self._evaluation, (sheet, "", field)

    def title(self, text: Text) -> Text:
        """The text with its figures, and an ellipsis for each that is missing."""
        return _both(text, lambda words, language: self._filled(words, language, blank="…"))

    def dotted(self, text: Text) -> Text:
        """The text with its figures, and dots to write on for each that is missing."""
        return _both(text, lambda words, language: self._filled(words, language, blank=_DOTS))

    def sentence(self, text: Text) -> Text:
        """Of pieces parted by ` · ` those that can be said."""
        return _both(text, lambda words, language: _BETWEEN.join(self._said(words.split(_BETWEEN), language)))

    def paragraphs(self, text: Text) -> list[Text]:
        """Paragraphs parted by empty lines; of their sentences, a line each, those that can be said."""
        done = [self._paragraph(*each) for each in zip(text.vi.split("\n\n"), text.en.split("\n\n"), strict=True)]
        return [each for each in done if each.vi and each.en]

    def _paragraph(self, vi: str, en: str) -> Text:
        return _both(Text(vi=vi, en=en), lambda words, language: " ".join(self._said(words.split("\n"), language)))

    def _said(self, pieces: list[str], language: Language) -> list[str]:
        known = [piece for piece in pieces if all(self._can_be_said(*quote) for quote in _QUOTE.findall(piece))]
        return [said for piece in known if (said := self._filled(piece, language).strip())]

    def _can_be_said(self, name: str, how: str) -> bool:
        evaluation, key = self.key(name)
        word, _, wanted = how.partition(" ")
        is_table = key[:1] + key[2:] in evaluation.program.tables
        if word not in _CONDITIONS:
            return bool(self._rows(name, _listing(how))) if is_table else self._cells.is_known(evaluation, key)
        if is_table:
            column, _, value = wanted.partition("=")
            rows = self._rows(name, _Listing())
            holds = bool(self._rows(name, _Listing(where=column, value=value)))
            return not rows if word == "missing" else holds if word == "if" else bool(rows) and not holds
        cell = evaluation.cell(key)
        if isinstance(cell, Missing):
            return word == "missing"
        return word != "missing" and _is(cell, wanted) == (word == "if")

    def _filled(self, text: str, language: Language, blank: str = "") -> str:
        def said(found: re.Match[str]) -> str:
            name, how = found[1], found[2] or ""
            evaluation, key = self.key(name)
            if how.partition(" ")[0] in _CONDITIONS:
                return ""
            if key[:1] + key[2:] in evaluation.program.tables:
                return self._listed(name, _listing(how)).of(language)
            cell = evaluation.cell(key)
            if isinstance(cell, Missing) and blank:
                return blank
            written = self._figure(evaluation, key, how).of(language)
            # A number is kept in one line with its unit.
            return written.replace(" ", _ONE_LINE) if isinstance(cell, float) else written

        return _QUOTE.sub(said, text)

    def _figure(self, evaluation: Evaluation, key: Key, how: str, row: str = "") -> Text:
        if evaluation.program.by_key[key].field.kind == "choice":
            return lowered(self._cells.words(evaluation, key, row))
        number, width, unit = self._cells.said(evaluation, key, row)
        is_number = self._cells.value(evaluation, key, row) is not None
        if is_number and (how == "±" or unit != self._cells.counted(evaluation, key, row)):
            return joined(number, width if how == "±" else NOTHING, unit)
        return self._cells.with_unit(evaluation, key, row)

    def _rows(self, name: str, listing: _Listing) -> list[str]:
        evaluation, (sheet, _, field) = self.key(name)
        rows = evaluation.rows(sheet, field)
        if listing.where:
            cells = {row: evaluation.cell((sheet, field, listing.where), row) for row in rows}
            rows = [row for row in rows if _is(cells[row], listing.value)]
        if listing.column:
            column = (sheet, field, listing.column)
            values = {row: self._cells.value(evaluation, column, row) or 0.0 for row in rows}
            rows = sorted((row for row in rows if values[row] > 0), key=lambda row: -values[row])
        return rows[: listing.most or None]

    def _listed(self, name: str, listing: _Listing) -> Text:
        rows = self._rows(name, listing)
        if listing.form == "count":
            return same(str(len(rows)))
        return joined(*(self._named(name, listing, row) for row in rows), joint="; ")

    def _named(self, name: str, listing: _Listing, row: str) -> Text:
        evaluation, (sheet, _, field) = self.key(name)
        title = lowered(row_title(evaluation, (sheet, field), row))
        if listing.form == "names" or not listing.column:
            return title
        figure = self._figure(evaluation, (sheet, field, listing.column), "", row)
        return in_both(lambda language: f"{title.of(language)} ({figure.of(language).replace(' ', _ONE_LINE)})")


def _both(text: Text, write: Callable[[str, Language], str]) -> Text:
    return in_both(lambda language: write(text.of(language), language))


def _is(cell: Cell, wanted: str) -> bool:
    """Whether an answer is the wanted one; without one, whether it is yes or more than nothing."""
    if isinstance(cell, Missing):
        return False
    return str(cell) == wanted if wanted else bool(cell)


def _listing(words: str) -> _Listing:
    found = _LISTING.fullmatch(words)
    if found is None:
        raise ValueError(words)
    form, most, column, where, value = found.groups(default="")
    return _Listing(form=form, most=int(most or 0), column=column, where=where, value=value)
