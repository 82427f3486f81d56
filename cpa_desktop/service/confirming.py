"""What follows from a confirmation: who may still enter here, what differs by today's forms, how it is taken back."""

from cpa_desktop.core import confirmation
from cpa_desktop.core.differences import differences
from cpa_desktop.core.evaluation import evaluate
from cpa_desktop.core.figures import Evaluation, Results
from cpa_desktop.core.finding import ordered
from cpa_desktop.core.record import Record
from cpa_desktop.core.text import Text

ELSEWHERE = Text(
    vi="Hồ sơ đã được {by} xác nhận trên máy khác nên ở đây chỉ xem; hãy sửa trên bản sao, hoặc rút lại xác nhận.",
    en="{by} confirmed this record on another machine, so here it is only read; change a copy, or take that back.",
)
NOT_CONFIRMED = Text(
    vi="Hồ sơ này chưa được xác nhận, hoặc đã sửa sau khi xác nhận, nên không có gì để rút lại.",
    en="This record is not confirmed, or was changed since, so there is nothing to take back.",
)


def elsewhere(record: Record, device: str) -> Text | None:
    """Why nothing can be entered in a record on this device, if it is confirmed and that was done on another."""
    confirmed_on = confirmation.device(record)
    return ELSEWHERE.filled(by=confirmation.by_whom(record)) if confirmed_on not in ("", device) else None


def compare_with_today(shown: Evaluation, around: Evaluation | None, results: Results) -> None:
    """Put beside a confirmed record's findings what would differ by the forms and factors of today."""
    today = evaluate(shown.program, shown.record, around, results)
    found = differences(today, around.record if around is not None else None)
    shown.findings = ordered([*shown.findings, *found])
    shown.jobs.extend(job for job in today.jobs if job not in shown.jobs)
