"""Guidance that follows the focus: what is asked, where to read it, what is usual, why it matters."""

import html
from collections.abc import Iterator, Mapping

from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from cpa_desktop.calc import units
from cpa_desktop.core.address import is_address, parse
from cpa_desktop.core.bearing import Bearing
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.fact import Source
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.method import Stop
from cpa_desktop.core.option import Option
from cpa_desktop.core.question import Question
from cpa_desktop.core.resource import Resource
from cpa_desktop.core.text import Language
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui import theme
from cpa_desktop.gui.parts import help_cards
from cpa_desktop.gui.parts.help_usual import found_so_far, price_range, spanned
from cpa_desktop.i18n import _

Paragraph = tuple[str, str]
"""A small heading, possibly empty, and what stands under it."""

_NAMED = 3  # figures that are named; the others are counted


def about_sheet(stop: Stop, language: Language) -> tuple[str, tuple[Paragraph, ...]]:
    """What a sheet is for, and the task it belongs to."""
    said = [("", stop.sheet.guide.of(language))] if stop.sheet.guide else []
    if stop.task is not None and stop.step is not None:
        task = _("Task {number}: {title}", number=stop.task.id, title=stop.task.title.of(language))
        said.append((_("Step {number}: {title}", number=stop.step.id, title=stop.step.title.of(language)), task))
        said += [("", guide.of(language)) for guide in (stop.step.guide, stop.task.guide) if guide]
    return stop.sheet.title.of(language), tuple(said)


def about_field(
    evaluation: Evaluation,
    address: str,
    language: Language,
    sources: Mapping[str, Source] | None = None,
    bearing: Bearing | None = None,
) -> tuple[str, tuple[Paragraph, ...]] | None:
    """What a field or a row asks and where its answer is found; none where there is no such field."""
    found = _found(evaluation, address)
    if found is None:
        return None
    key, row = found
    item = _item(evaluation, key, row) if key[1] else None
    if isinstance(item, Option):
        title = f"{item.id} {item.title.of(language)}"
        said = [
            *_of_column(evaluation, key, row, language),
            *help_cards.option(evaluation, key[:2], item, language, sources or {}),
        ]
        return title, tuple(said)
    if isinstance(item, Question):
        return f"{item.id}. {item.title.of(language)}", tuple(
            help_cards.question(evaluation, item, language, sources or {})
        )
    if not key[2]:
        return None
    field = evaluation.program.by_key[key].field
    said = [("", row_title(evaluation, key[:2], row).of(language))] if key[1] else []
    said += [("", text.of(language)) for text in (field.help,) if text]
    if isinstance(item, Resource) and item.help and not field.is_computed:
        said.append((_("Where to read it"), item.help.of(language)))
    said += _usual(evaluation, field, key, row, item, language)
    said += _of_answer(field)
    said += _why(evaluation, key, language, bearing or Bearing(evaluation.program))
    if len(said) == bool(key[1]) and not field.is_computed:
        said.append(("", _("May be left empty.")))
    return field.label.of(language), tuple(said)


def _found(evaluation: Evaluation, address: str) -> tuple[Key, str] | None:
    """The column and row of an address; the column is empty for a row as a whole."""
    if not is_address(address):
        return None
    parts = parse(address)
    if parts.row is not None and parts.column is None:
        table = (parts.sheet, parts.field)
        return ((*table, ""), parts.row) if table in evaluation.program.tables else None
    key = (parts.sheet, parts.field, parts.column) if parts.column else (parts.sheet, "", parts.field)
    return (key, parts.row or "") if key in evaluation.program.by_key else None


def _item(evaluation: Evaluation, key: Key, row: str) -> object:
    rowing = evaluation.program.tables[key[:2]]
    table, name = (rowing.each[0], row.split(".")[0]) if rowing.each else (rowing.key, row)
    rows = evaluation.program.tables[table].field.rows if table in evaluation.program.tables else None
    return evaluation.program.form.lists.get(rows.source if rows else "", {}).get(name)


def _of_column(evaluation: Evaluation, key: Key, row: str, language: Language) -> Iterator[Paragraph]:
    """What one column of a card asks."""
    work = evaluation.program.by_key.get(key)
    if work is not None and work.field.help is not None:
        yield work.field.label.of(language), work.field.help.of(language)


def _usual(
    evaluation: Evaluation, field: Field, key: Key, row: str, item: object, language: Language
) -> Iterator[Paragraph]:
    if field.typical is not None:
        yield _("Typical"), field.typical.of(language)
    if isinstance(item, Resource) and (words := price_range(evaluation, item, field, key, row, language)):
        yield _("Usual price"), words
    if words := found_so_far(evaluation, key, row, language):
        yield _("In the other periods"), words
    if field.plausible is not None:
        yield _("Usual range"), spanned(field.plausible, evaluation.unit(key, row), language)
    shown = [units.shown(each, language) for each in field.units if "{of}" not in each]
    if len(field.units) > 1 and shown:
        yield _("May be entered in"), ", ".join(shown)


def _of_answer(field: Field) -> Iterator[Paragraph]:
    if field.is_computed:
        yield "", _("Worked out by the program; change the answers it comes from.")
    elif field.kind in ("quantity", "money", "integer"):
        yield _("No figure?"), _("Enter “not available”; never enter 0 for what is not known.")


def _why(evaluation: Evaluation, key: Key, language: Language, bearing: Bearing) -> Iterator[Paragraph]:
    """The figures that rest on it; for one row of many only those that lists show, for not all rest on each."""
    field, said = evaluation.program.by_key[key].field, []
    if field.need == "must" and not field.is_computed:
        said.append(_("Needed: figures that rest on it stay open until it is answered."))
    figures = bearing.figures(key)
    if bearing.bears_on_most(figures) and not key[1]:
        said.append(_("Most figures of the record rest on it."))
    elif words := _resting(evaluation, figures, language, is_row=bool(key[1])):
        said.append(words)
    if said:
        yield _("Why it matters"), " ".join(said)


def _resting(evaluation: Evaluation, figures: tuple[Key, ...], language: Language, *, is_row: bool) -> str:
    told = {each.address for each in evaluation.program.form.register.headlines}
    shown = [each for each in figures if not is_row or f"{each[0]}/{each[2]}" in told]
    titles = list(dict.fromkeys(evaluation.program.by_key[each].field.label.of(language) for each in shown))[:_NAMED]
    named, more = ", ".join(titles), len(figures) - len(titles)
    if not named:
        return ""
    if more:
        return _("{figures} and {count} more rest on it.", figures=named, count=more)
    return _("{figures} rest on it.", figures=named)


class Help(QTextBrowser):
    """Shows the guidance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Guidance"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(theme.space(2))

    def show_about(self, title: str, paragraphs: tuple[Paragraph, ...]) -> None:
        """A title and what is said under it."""
        body = "".join(_paragraph(*each) for each in paragraphs)
        self.setHtml(f"<p style='font-weight:600'>{html.escape(title)}</p>{body}")


def _paragraph(heading: str, words: str) -> str:
    head = f"<span style='color:{theme.colour('soft_ink').name()}'>{html.escape(heading)}</span><br>" if heading else ""
    return f"<p>{head}{html.escape(words).replace(chr(10), '<br>')}</p>"
