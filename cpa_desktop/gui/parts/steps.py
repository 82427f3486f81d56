"""The way through an assessment at the left: steps, their tasks and sheets, how far each is, and what comes next."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from cpa_desktop.core.finding import Finding
from cpa_desktop.core.method import Agenda, Method, Stop, Task
from cpa_desktop.core.progress import Progress
from cpa_desktop.core.text import Language
from cpa_desktop.gui import icons, theme
from cpa_desktop.gui.parts.line import Line
from cpa_desktop.gui.parts.line_drawing import FOLD
from cpa_desktop.gui.parts.lines import Lines
from cpa_desktop.gui.parts.rooms import Rooms
from cpa_desktop.i18n import _

REPORT = "report"
WIDTH = 248


def lines(
    method: Method,
    agenda: Agenda,
    progress: Mapping[str, Progress],
    findings: Sequence[Finding],
    language: Language,
    *,
    has_report: bool,
) -> tuple[Line, ...]:
    """The steps, each folded over its tasks and their sheets; a task or step without any is shown and leads nowhere."""
    stops = {step.id if step else 0: there for step, there in agenda.by_step()}
    counts = errors_and_doubts(findings)
    made = [_sheet(stop, progress, counts[stop.sheet.id], language) for stop in stops.get(0, ())]
    for step in method.steps:
        there = stops.get(step.id, ())
        children: list[Line] = []
        for task in step.tasks:
            of_task = [stop for stop in there if stop.task == task]
            children.append(_task(task, of_task, progress, language))
            children += [_sheet(stop, progress, counts[stop.sheet.id], language) for stop in of_task]
        count = sum(counts[stop.sheet.id] for stop in there)
        made.append(
            Line(
                title=f"{step.id} {step.title.of(language)}",
                value=_part_done(there, progress),
                detail=_("{count} to check", count=count) if count else "",
                sign=FOLD if children else "",
                tone="soft_ink",
                key=f"step {step.id}",
                is_heading=True,
                is_faded=not there,
                is_closed=True,
                children=tuple(children),
            )
        )
    if has_report:
        made.append(Line(title=_("Report"), sign="report", tone="accent", address=REPORT))
    return tuple(made)


def done(progress: Mapping[str, Progress]) -> set[str]:
    """The sheets on which nothing wanted is open."""
    return {sheet for sheet, each in progress.items() if each.is_done}


def errors_and_doubts(findings: Iterable[Finding]) -> Counter[str]:
    """How many findings of each sheet want a look: hints and what was accepted do not count."""
    wanting = (each for each in findings if each.severity != "hint" and not each.accepted)
    return Counter(each.address.partition("/")[0] for each in wanting)


def _is_counted(progress: Mapping[str, Progress], stop: Stop) -> bool:
    return bool(progress.get(stop.sheet.id, Progress()).asked)


def _part_done(stops: Sequence[Stop], progress: Mapping[str, Progress]) -> str:
    """How many sheets are done, of those on which something is asked."""
    told = [progress[stop.sheet.id] for stop in stops if _is_counted(progress, stop)]
    return f"{sum(each.is_done for each in told)}/{len(told)}" if told else ""


def _task(task: Task, stops: Sequence[Stop], progress: Mapping[str, Progress], language: Language) -> Line:
    """A task over its sheets, on the same level as they are."""
    return Line(
        title=_("Task {number}: {title}", number=task.id, title=task.title.of(language)),
        value=_part_done(stops, progress),
        detail="" if stops else _("nothing is asked at this level"),
        key=f"task {task.id}",
        is_part=True,
        is_faded=True,
    )


def _sheet(stop: Stop, progress: Mapping[str, Progress], count: int, language: Language) -> Line:
    here = progress.get(stop.sheet.id, Progress())
    sign, tone = "", "soft_ink"
    if here.asked:
        begun = ("begun", "accent") if here.answered else ("open", "soft_ink")
        sign, tone = ("done", "good") if here.is_done else begun
    detail = []
    if here.answered and not here.is_done:
        detail.append(_("{answered} of {asked} answered", answered=here.answered, asked=here.asked))
    if count:
        detail.append(_("{count} to check", count=count))
        sign, tone = "doubt", "doubt"
    return Line(
        title=stop.sheet.title.of(language),
        detail=" · ".join(detail),
        sign=sign or "sums",
        tone=tone,
        address=stop.sheet.id,
    )


class Steps(QFrame):
    """The list of steps, and under it, always in sight, the next task."""

    chosen = Signal(str)
    next_wanted = Signal()
    renewed = Signal()  # the list could not be drawn, and is tried again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        self.setFixedWidth(WIDTH)
        self.list = Lines(_("Steps of the assessment"), folds=True)
        self.next = QPushButton()
        self.next.setProperty("role", "next")
        self.next.setIcon(icons.icon("right", "on_accent"))
        self.next.setIconSize(QSize(icons.SIZE, icons.SIZE))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.space(1), 1, theme.space(1))
        column.setSpacing(theme.space(1))
        rooms = Rooms(lambda _page: self.renewed.emit())
        rooms.addWidget(self.list)
        column.addWidget(rooms, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.space(1), 0, theme.space(1), 0)
        column.addLayout(foot)
        foot.addWidget(self.next)
        self.list.chosen.connect(self.chosen)
        self.next.clicked.connect(self.next_wanted)

    def show_place(self, sheet: str) -> None:
        """Mark a sheet; of the steps only its own stays open."""
        self.list.select(sheet, alone=True)

    def show_next(self, stop: Stop | None, language: Language) -> None:
        """Say what the next task is."""
        title = stop.sheet.title.of(language) if stop is not None else _("Report")
        words = _("Next: {title}", title=title)
        room = WIDTH - 2 * theme.space(1) - 2 * theme.space(2) - icons.SIZE - theme.space(1)
        short = self.next.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
        self.next.setText(f"{_('Next task')}\n{short}")
        self.next.setToolTip(words)
        self.next.setAccessibleName(words)
