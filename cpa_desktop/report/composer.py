"""What every part of a plan is composed with: the figures, how they are written, the languages, the sources."""

import re
from collections.abc import Callable, Sequence

from cpa_desktop.core.catalogue import Catalogue, ReportPart
from cpa_desktop.core.expressions.values import Key, Missing
from cpa_desktop.core.fact import Source
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.text import Language, Text, same
from cpa_desktop.core.uncertainty import Spread
from cpa_desktop.report.figure_text import Cells, cut
from cpa_desktop.report.line import Line, chosen, together

_NAMED = re.compile(r"{([\w.]+)}")
_MARKED = re.compile(r"[\d.,]")
_BETWEEN = " · "
_OWN = Text(vi="ước tính của ngành", en="sector estimates")


class Composer:
    """What every block function needs: the figures, how they are written, and the languages."""

    def __init__(
        self,
        evaluation: Evaluation,
        spread: Spread | None,
        catalogue: Catalogue,
        languages: tuple[Language, ...],
        around: Evaluation | None = None,
    ) -> None:
        self.evaluation = evaluation
        self.around = around or evaluation
        self.catalogue = catalogue
        self.languages = languages
        self.spread = spread
        self.cells = Cells(evaluation, spread)
        self.numbers: dict[str, int] = {}
        self.has_weak = False  # whether a figure was printed with an asterisk, which a footnote explains

    def line(self, text: Text | None) -> Line:
        """A text in the languages printed."""
        return () if text is None else chosen(text, self.languages)

    def figure_line(self, part: ReportPart, text: Text) -> Line:
        """A text that may be a figure: with the option `figures: once` it stands in the first language alone.

        What differs in nothing but the marks of numbers is one; the plan then says how its marks are read.
        """
        is_figure = _MARKED.sub("", text.vi) == _MARKED.sub("", text.en)
        return self.line(text)[: 1 if is_figure and part.options.get("figures") == "once" else None]

    def next_number(self, sort: str) -> str:
        """The number of the next table or figure."""
        self.numbers[sort] = self.numbers.get(sort, 0) + 1
        return str(self.numbers[sort])

    def key(self, words: str) -> tuple[Evaluation, Key]:
        """The evaluation and key that `P08.toe` or `enterprise.P02.sector` names."""
        *before, sheet, field = words.split(".")
        return self.around if before else self.evaluation, (sheet, "", field)

    def limit(self, part: ReportPart, count: int) -> int:
        """How many rows a part may print: `rows`, or `rows_both` where both languages are printed."""
        asked = part.options.get("rows", "")
        if len(self.languages) > 1:
            asked = part.options.get("rows_both", asked)
        return int(asked) if asked else count

    def option(self, part: ReportPart, name: str, usual: Text | None = None) -> Text | None:
        """A text among a part's options, as `name_vi` and `name_en`."""
        found = (part.options.get(f"{name}_vi"), part.options.get(f"{name}_en"))
        return Text(vi=found[0], en=found[1]) if found[0] is not None and found[1] is not None else usual

    def within(self, part: ReportPart, text: Text) -> Text:
        """A text of at most as many `letters` as a part allows."""
        most = part.options.get("letters")
        return cut(text, int(most)) if most else text

    def title(self, part: ReportPart) -> Line:
        """The title of a part, with the figures it names."""
        if part.title is None:
            return ()
        return self.line(self._both(part.title, lambda text, language: self._filled(text, language, blank="…")))

    def sentence(self, text: Text) -> Line:
        """A text with the figures it names; of pieces parted by ` · ` those are left out whose figure is missing."""
        made = self._both(text, self._pieces)
        return self.line(made) if made.vi and made.en else ()

    def _both(self, text: Text, write: Callable[[str, Language], str]) -> Text:
        return Text(vi=write(text.vi, "vi"), en=write(text.en, "en"))

    def _pieces(self, text: str, language: Language) -> str:
        known = [piece for piece in text.split(_BETWEEN) if all(map(self._is_known, _NAMED.findall(piece)))]
        return _BETWEEN.join(self._filled(piece, language) for piece in known)

    def _is_known(self, name: str) -> bool:
        evaluation, key = self.key(name)
        return not isinstance(evaluation.cell(key), Missing)

    def _filled(self, text: str, language: Language, blank: str = "") -> str:
        def said(found: re.Match[str]) -> str:
            evaluation, key = self.key(found[1])
            cell = evaluation.cell(key)
            if isinstance(cell, Missing) and blank:
                return blank
            written = self.cells.with_unit(evaluation, key).of(language)
            # A number is kept in one line with its unit.
            return written.replace(" ", "\u00a0") if isinstance(cell, float) else written

        return _NAMED.sub(said, text)

    def source_line(self, ids: Sequence[str]) -> Line:
        """The sources of a table, each once, as they are cited; the same for all languages, so said once."""
        found = [self.catalogue.sources[each] for each in dict.fromkeys(ids) if each in self.catalogue.sources]
        cited = dict.fromkeys(together(tuple(short(source).of(each) for each in self.languages)) for source in found)
        return ("; ".join(cited),) if cited else ()


def short(source: Source) -> Text:
    """A source in a line under a table: the id under which the list of sources has it, with its year."""
    if source.grade == "estimate":
        return _OWN
    return same(f"{source.id} ({source.year})" if source.year and source.year not in source.id else source.id)
