"""Guidance that follows the focus: what a field means, where to read it, what is usual; else what its sheet is for."""

import html

from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from cpa_desktop.calc import units
from cpa_desktop.core import numbers
from cpa_desktop.core.address import is_address, parse
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.labels import row_title
from cpa_desktop.core.method import Stop
from cpa_desktop.core.sector import Question, Resource
from cpa_desktop.core.text import Language
from cpa_desktop.core.worksheet import Field
from cpa_desktop.gui import theme
from cpa_desktop.i18n import _

Paragraph = tuple[str, str]
"""A small heading, possibly empty, and what stands under it."""


def about_sheet(stop: Stop, language: Language) -> tuple[str, tuple[Paragraph, ...]]:
    """What a sheet is for, and the task it belongs to."""
    said = [("", stop.sheet.guide.of(language))] if stop.sheet.guide else []
    if stop.task is not None and stop.step is not None:
        task = _("Task {number}: {title}", number=stop.task.id, title=stop.task.title.of(language))
        said.append((_("Step {number}: {title}", number=stop.step.id, title=stop.step.title.of(language)), task))
        said += [("", guide.of(language)) for guide in (stop.step.guide, stop.task.guide) if guide]
    return stop.sheet.title.of(language), tuple(said)


def about_field(evaluation: Evaluation, address: str, language: Language) -> tuple[str, tuple[Paragraph, ...]] | None:
    """What a field asks and where its answer is found; none where there is no such field."""
    found = _found(evaluation, address)
    if found is None:
        return None
    key, row = found
    field = evaluation.program.by_key[key].field
    title = field.label.of(language)
    said: list[Paragraph] = []
    if key[1]:
        item = _item(evaluation, key, row)
        said.append(("", row_title(evaluation, key[:2], row).of(language)))
        said += [("", words) for words in _of_item(item, language)]
    said += [("", text.of(language)) for text in (field.help, field.typical) if text]
    said += _of_field(evaluation, field, key, row, language)
    return title, tuple(said)


def _found(evaluation: Evaluation, address: str) -> tuple[Key, str] | None:
    if not is_address(address):
        return None
    parts = parse(address)
    key = (parts.sheet, parts.field, parts.column) if parts.column else (parts.sheet, "", parts.field)
    return (key, parts.row or "") if key in evaluation.program.by_key else None


def _item(evaluation: Evaluation, key: Key, row: str) -> object:
    rowing = evaluation.program.tables[key[:2]]
    table, name = (rowing.each[0], row.split(".")[0]) if rowing.each else (rowing.key, row)
    rows = evaluation.program.tables[table].field.rows if table in evaluation.program.tables else None
    return evaluation.program.form.lists.get(rows.source if rows else "", {}).get(name)


def _of_item(item: object, language: Language) -> list[str]:
    if isinstance(item, Question):
        return [item.how.of(language)]
    return [item.help.of(language)] if isinstance(item, Resource) and item.help else []


def _of_field(evaluation: Evaluation, field: Field, key: Key, row: str, language: Language) -> list[Paragraph]:
    said: list[Paragraph] = []
    unit = evaluation.unit(key, row)
    if field.plausible is not None:
        low, high = ("…" if end is None else numbers.show(end, language) for end in field.plausible)
        said.append((_("Usual range"), f"{low}–{high} {units.shown(unit or '1', language)}".strip()))
    if len(field.units) > 1:
        shown = [units.shown(each, language) for each in field.units if "{of}" not in each]
        said += [(_("May be entered in"), ", ".join(shown))] if shown else []
    if field.is_computed:
        said.append(("", _("Worked out by the program; change the answers it comes from.")))
    elif field.need == "must":
        said.append(("", _("Needed: figures that rest on it stay open until it is answered.")))
    if not field.is_computed and field.kind in ("quantity", "money", "integer"):
        said.append((_("No figure?"), _("Enter “not available”; never enter 0 for what is not known.")))
    return said


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
    return f"<p>{head}{html.escape(words)}</p>"
