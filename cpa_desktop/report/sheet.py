"""Blank worksheets to write on, from the same declarations that make the screen."""

from collections.abc import Mapping, Sequence

from cpa_desktop.calc import units
from cpa_desktop.core.form import Form
from cpa_desktop.core.question import Question
from cpa_desktop.core.text import Language, Text
from cpa_desktop.core.worksheet import Choice, Field, Worksheet
from cpa_desktop.report.blocks import (
    BlankField,
    BlankTable,
    Block,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Row,
)
from cpa_desktop.report.line import Line, chosen
from cpa_desktop.report.stamp import Stamp

_TITLE = Text(vi="Phiếu công tác", en="Worksheets")
_NAME = Text(vi="Tên", en="Name")
_ANSWER = Text(vi="Trả lời", en="Answer")
_HOW = Text(vi="Cách xem trong hai phút", en="How to check in two minutes")
_MOST_CHOICES = 12


Walked = Mapping[tuple[str, str], tuple[Sequence[str], Sequence[str]]]
"""Of tables of observations those of the walk in the order they are come by, and the others this plant is asked."""


def blank(
    sheets: Sequence[Worksheet],
    form: Form,
    languages: tuple[Language, ...],
    stamp: Stamp,
    enterprise: str = "",
    *,
    walked: Walked | None = None,
) -> Document:
    """The sheets as they are filled in by hand: what is asked, its unit, room to write; nothing that is worked out."""
    blocks: list[Block] = []
    for place, sheet in enumerate(sheets):
        if place:
            blocks.append(PageBreak())
        blocks += _sheet(sheet, form, languages, walked or {})
    return Document(
        title=chosen(_TITLE, languages),
        kind="sheets",
        enterprise=enterprise,
        record_id=stamp.record_id,
        data_version=stamp.data_version,
        draft=False,
        sample=False,
        languages=languages,
        made_at=stamp.made_at,
        blocks=tuple(blocks),
        landscape=any(field.print.landscape for sheet in sheets for field in sheet.fields),
    )


def _sheet(sheet: Worksheet, form: Form, languages: tuple[Language, ...], walked: Walked) -> list[Block]:
    blocks: list[Block] = [Heading(level=1, text=chosen(sheet.title, languages), number=sheet.id)]
    if sheet.guide is not None:
        blocks.append(Paragraph(text=chosen(sheet.guide, languages), style="soft"))
    for field in sheet.fields:
        if field.is_table:
            blocks += _table(field, form, languages, walked.get((sheet.id, field.id)))
        elif not field.is_computed:
            blocks.append(_field(field, form, languages))
    return blocks


def _field(field: Field, form: Form, languages: tuple[Language, ...]) -> BlankField:
    found = field.choices or _listed(field, form)
    remark = field.when_note or field.help
    return BlankField(
        label=chosen(field.label, languages),
        unit=_unit(field.unit, languages),
        help=chosen(remark, languages) if remark is not None else (),
        kind=field.kind,
        choices=tuple(chosen(choice.title, languages) for choice in found) if len(found) <= _MOST_CHOICES else (),
    )


def _listed(field: Field, form: Form) -> tuple[Choice, ...]:
    items = form.lists.get(field.choices_from, {})
    return tuple(Choice(id=item.id, title=item.title) for item in items.values())


def _table(
    field: Field,
    form: Form,
    languages: tuple[Language, ...],
    walked: tuple[Sequence[str], Sequence[str]] | None,
) -> list[Block]:
    """Rows that content knows are printed, of observations those of the walk first; for others there are empty ones."""
    rows = field.rows
    columns = [column for column in field.columns if not column.is_computed]
    if field.print.columns:
        columns = [column for column in columns if column.id in field.print.columns]
    if rows is None or rows.engine is not None or not columns:
        return []
    items = list(form.lists.get(rows.source, {}).values()) if not rows.chosen else []
    if items and all(isinstance(item, Question) for item in items):
        return _observations(field, [item for item in items if isinstance(item, Question)], languages, walked)
    has_name = bool(items) or rows.chosen or bool(rows.each) or not any(column.id == field.title for column in columns)
    heads = [Column(head=chosen(_NAME, languages))] if has_name else []
    for column in columns:
        heads.append(Column(head=chosen(column.label, languages), unit=_unit(column.unit, languages)))
    made = tuple(Row(cells=(chosen(item.title, languages), *(() for _ in columns))) for item in items)
    return [
        BlankTable(
            caption=chosen(field.label, languages),
            columns=tuple(heads),
            rows=made,
            empty=0 if made and not rows.own else field.print.rows,
        )
    ]


def _observations(
    field: Field,
    questions: list[Question],
    languages: tuple[Language, ...],
    walked: tuple[Sequence[str], Sequence[str]] | None,
) -> list[Block]:
    """All of them in one table; where a walk is chosen, its own first and the others of this plant in another."""
    if walked is None or not walked[1]:
        return [_questions(field, questions, languages, field.label)]
    known = {question.id: question for question in questions}
    return [
        _questions(field, part, languages, words.filled(table=field.label, count=len(part)))
        for words, rows in zip((_OF_WALK, _OTHERS), walked, strict=True)
        if (part := [known[row] for row in rows if row in known])
    ]


def _questions(field: Field, questions: list[Question], languages: tuple[Language, ...], caption: Text) -> BlankTable:
    columns = (
        Column(head=chosen(field.label, languages), width=70),
        Column(head=chosen(_HOW, languages), width=40),
        Column(head=chosen(_ANSWER, languages)),
    )
    rows = tuple(
        Row(
            cells=(
                tuple(f"{question.id}. {text}" for text in chosen(question.title, languages)),
                chosen(question.how, languages),
                _form(question, languages),
            )
        )
        for question in questions
    )
    return BlankTable(caption=chosen(caption, languages), columns=columns, rows=rows)


_OF_WALK = Text(vi="{table}: buổi này ({count})", en="{table}: this walk ({count})")
_OTHERS = Text(vi="{table}: còn lại ({count})", en="{table}: the others ({count})")
_GRADES = Text(vi="☐ tốt  ☐ một phần  ☐ chưa tốt  ☐ không áp dụng", en="☐ good  ☐ partly  ☐ poor  ☐ not applicable")


def _form(question: Question, languages: tuple[Language, ...]) -> Line:
    if question.form == "grade":
        return chosen(_GRADES, languages)
    if question.form == "choice":
        return tuple(
            "  ".join(f"☐ {choice.title.of(language)}" for choice in question.choices) for language in languages
        )
    return tuple(f"…………… {units.shown(question.unit, language)}" for language in languages)


def _unit(unit: str, languages: tuple[Language, ...]) -> Line:
    if not unit or unit == "1" or "{of}" in unit:
        return ()
    return tuple(units.shown(unit, language) for language in languages)
