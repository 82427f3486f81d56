"""What every part of a plan is composed with: the figures, how they are written, the languages, the sources."""

import re
from collections.abc import Sequence

from cpa_desktop.core import tiers
from cpa_desktop.core.catalogue import Catalogue, ReportPart
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.fact import Source
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.text import Language, Text, same
from cpa_desktop.core.uncertainty import Spread
from cpa_desktop.report.blocks import Block, Layout, Paragraph
from cpa_desktop.report.chapters import Numbering
from cpa_desktop.report.figure_text import Cells, cut
from cpa_desktop.report.line import Line, chosen, together
from cpa_desktop.report.quoting import Quoter
from cpa_desktop.report.stamp import Stamp

_MARKED = re.compile(r"[\d.,]")
_SHEETS = Text(vi="phiếu {sheets}", en="sheet {sheets}")
_OWN = Text(vi="ước tính của ngành", en="sector estimates")
_ASSESSOR = Text(vi="ước tính của người đánh giá", en="the assessor's estimate")


class Composer:
    """What every block function needs: the figures, how they are written, and the languages."""

    def __init__(
        self,
        evaluation: Evaluation,
        spread: Spread | None,
        catalogue: Catalogue,
        languages: tuple[Language, ...],
        around: Evaluation | None,
        stamp: Stamp,
        layout: Layout = "consultancy",
    ) -> None:
        self.stamp = stamp
        self.layout = layout
        self.evaluation = evaluation
        self.around = around or evaluation
        self.catalogue = catalogue
        self.languages = languages
        self.spread = spread
        self.cells = Cells(evaluation, spread)
        self.quoter = Quoter(self.cells, self.around)
        self.numbering = Numbering()
        self.cited: dict[str, Source] = {}  # what stands under tables and figures, for the list of sources
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
        """The number of the next table, figure or photo: `2.1` within chapter 2."""
        return self.numbering.next_number(sort)

    def key(self, words: str) -> tuple[Evaluation, Key]:
        """The evaluation and key that `P08.toe` or `enterprise.P02.sector` names."""
        return self.quoter.key(words)

    def from_sheets(self, part: ReportPart, sheets: Sequence[str], cited: Line = ()) -> Line:
        """Where a table of a chapter or an annex comes from: the sheets it was written on, then what is cited."""
        if not self.numbering.is_begun or part.options.get("number") == "none":
            return cited
        named = self.line(_SHEETS.filled(sheets=", ".join(dict.fromkeys(sheets))))
        return tuple("; ".join(filter(None, (each, *cited))) for each in named)

    def is_there(self, name: str) -> bool:
        """Whether a field is known, or a table has rows."""
        evaluation, key = self.key(name)
        return bool(evaluation.rows(key[0], key[2])) or self.cells.is_known(evaluation, key)

    def limit(self, part: ReportPart, count: int) -> int:
        """How many rows a part may print: its `rows`."""
        return self._most(part, "rows") or count

    def _most(self, part: ReportPart, name: str) -> int:
        """A bound that a part sets, as `rows`, or `rows_both` where both languages are printed; 0 if it sets none."""
        asked = part.options.get(name, "0")
        return int(part.options.get(f"{name}_both", asked) if len(self.languages) > 1 else asked)

    def option(self, part: ReportPart, name: str, usual: Text | None = None) -> Text | None:
        """A text among a part's options, as `name_vi` and `name_en`."""
        found = (part.options.get(f"{name}_vi"), part.options.get(f"{name}_en"))
        return Text(vi=found[0], en=found[1]) if found[0] is not None and found[1] is not None else usual

    def instead(self, part: ReportPart) -> list[Block]:
        """What a part says where it has nothing to show: what is missing, and how to give it."""
        return [Paragraph(text=self.line(part.text), style="soft")] if part.text is not None else []

    def within(self, part: ReportPart, text: Text) -> Text:
        """A text of at most as many `letters` as a part allows."""
        most = self._most(part, "letters")
        return cut(text, most) if most else text

    def title(self, part: ReportPart) -> Line:
        """The title of a part, with the figures it names."""
        return () if part.title is None else self.line(self.quoter.title(part.title))

    def sentence(self, text: Text) -> Line:
        """A text with the figures it names; of pieces parted by ` · ` those are left out whose figure is missing."""
        made = self.quoter.sentence(text)
        return self.line(made) if made.vi and made.en else ()

    def paragraphs(self, text: Text) -> list[Line]:
        """Paragraphs parted by empty lines, without the sentences, a line each, that cannot be said."""
        return [self.line(each) for each in self.quoter.paragraphs(text)]

    def source_line(self, ids: Sequence[str]) -> Line:
        """The sources of a table, each once, as they are cited; the same for all languages, so said once."""
        found = [source for each in dict.fromkeys(ids) if (source := self._source(each)) is not None]
        self.cited |= {source.id: source for source in found if source.grade != "estimate"}
        named = [_ASSESSOR if self._is_own_guess(source) else short(source) for source in found]
        cited = dict.fromkeys(together(tuple(words.of(each) for each in self.languages)) for words in named)
        return ("; ".join(cited),) if cited else ()

    def _source(self, name: str) -> Source | None:
        """A source of the catalogue, or the document behind a reference that somebody entered."""
        known = self.catalogue.sources.get(name)
        is_local = known is None and name in self.evaluation.rows(*tiers.LOCAL)
        return tiers.local_source(self.evaluation, name) if is_local else known

    def _is_own_guess(self, source: Source) -> bool:
        return source.grade == "estimate" and source.id not in self.catalogue.sources


def short(source: Source) -> Text:
    """A source in a line under a table: the id under which the list of sources has it, with its year."""
    if source.grade == "estimate":
        return _OWN
    return same(f"{source.id} ({source.year})" if source.year and source.year not in source.id else source.id)
