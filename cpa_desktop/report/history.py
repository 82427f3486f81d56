"""Who changed what and when, the latest first."""

from datetime import UTC, datetime

from cpa_desktop.core.catalogue import ReportPart
from cpa_desktop.core.change import Change
from cpa_desktop.core.text import Text, same
from cpa_desktop.report.blocks import Block, Column, Paragraph, Row, Table
from cpa_desktop.report.columns import DASH
from cpa_desktop.report.composer import Composer

_WHEN = Text(vi="Lúc", en="When")
_WHO = Text(vi="Người nhập", en="Who")
_WHAT = Text(vi="Thay đổi", en="Change")
_UNDONE = Text(vi="Hoàn tác: {label}", en="Taken back: {label}")
_ALL = Text(
    vi="Hồ sơ có {count} thay đổi, từ {first} đến {last}; bảng ghi {shown} thay đổi mới nhất, còn lại ở tệp hồ sơ.",
    en="Changes of the record: {count}, from {first} to {last}; the latest {shown} follow, all are kept in its file.",
)
_MOST = 30


def history(composer: Composer, part: ReportPart) -> list[Block]:
    """How many changes there were, and the latest `rows` of them."""
    changes = composer.evaluation.record.changes
    if not changes:
        return composer.instead(part)
    shown = changes[::-1][: int(part.options.get("rows", _MOST))]
    said = _ALL.filled(
        count=len(changes), first=_day(composer, changes[0]), last=_day(composer, changes[-1]), shown=len(shown)
    )
    return [
        Paragraph(text=composer.line(said)),
        Table(
            caption=composer.title(part),
            number=composer.next_number("table"),
            columns=tuple(Column(head=composer.line(head)) for head in (_WHEN, _WHO, _WHAT)),
            rows=tuple(_row(composer, change) for change in shown),
            dense=True,
        ),
    ]


def _row(composer: Composer, change: Change) -> Row:
    what = _UNDONE.filled(label=change.label) if change.undoes else change.label
    who = same(change.by) if change.by else DASH
    return Row(cells=((f"{_moment(composer, change):%d/%m/%Y %H:%M}",), composer.line(who), composer.line(what)))


def _day(composer: Composer, change: Change) -> str:
    return f"{_moment(composer, change):%d/%m/%Y}"


def _moment(composer: Composer, change: Change) -> datetime:
    """The moment by the clock of the desk that the document is made at, whatever machine prints it."""
    here = datetime.fromisoformat(composer.stamp.made_at)
    return datetime.fromisoformat(change.at).astimezone(here.tzinfo or UTC)
