"""The steps and tasks of an assessment, its sheets in their order, and which of them comes next."""

from collections.abc import Collection, Iterable
from itertools import groupby

from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Text
from cpa_desktop.core.worksheet import Worksheet


@frozen
class Task:
    """One of the eighteen tasks (nhiệm vụ); its number is the stable key."""

    id: int
    title: Text
    guide: Text | None = None


@frozen
class Step:
    """One of the six steps (bước) with its tasks."""

    id: int
    title: Text
    guide: Text | None = None
    tasks: tuple[Task, ...] = ()


@frozen
class Stop:
    """A sheet on the way, with the task and the step it belongs to; sheets outside the method belong to none."""

    sheet: Worksheet
    task: Task | None = None
    step: Step | None = None


@frozen
class Agenda:
    """The sheets of one form in the order in which they are best taken up; a person may visit them in any other."""

    stops: tuple[Stop, ...]

    def place(self, sheet_id: str) -> int:
        """Where a sheet stands; KeyError if it is not on the agenda."""
        for place, stop in enumerate(self.stops):
            if stop.sheet.id == sheet_id:
                return place
        raise KeyError(sheet_id)

    def after(self, sheet_id: str) -> Stop | None:
        """The sheet that follows."""
        place = self.place(sheet_id) + 1
        return self.stops[place] if place < len(self.stops) else None

    def before(self, sheet_id: str) -> Stop | None:
        """The sheet that goes before."""
        place = self.place(sheet_id)
        return self.stops[place - 1] if place else None

    def next(self, done: Collection[str], here: str = "") -> Stop | None:
        """The first sheet wanted and not done, from `here` onwards and then from the start; none when all are done."""
        start = self.place(here) + 1 if here else 0
        for stop in (*self.stops[start:], *self.stops[:start]):
            if stop.sheet.need != "may" and stop.sheet.id not in done:
                return stop
        return None

    def by_step(self) -> tuple[tuple[Step | None, tuple[Stop, ...]], ...]:
        """The sheets under the step each belongs to."""
        return tuple((step, tuple(stops)) for step, stops in groupby(self.stops, key=lambda stop: stop.step))


@frozen
class Method:
    """The steps and tasks of an assessment; worksheets say which task they belong to."""

    steps: tuple[Step, ...] = ()

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Every task in order."""
        return tuple(task for step in self.steps for task in step.tasks)

    def agenda(self, sheets: Iterable[Worksheet]) -> Agenda:
        """The sheets in the order of steps and tasks; those outside the method come first."""
        places = {task.id: (place, task, step) for place, (task, step) in enumerate(self._pairs(), start=1)}
        stops = []
        for sheet in sheets:
            place, task, step = places.get(sheet.task, (0, None, None))
            stops.append((place, sheet.id, Stop(sheet=sheet, task=task, step=step)))
        return Agenda(stops=tuple(stop for _, _, stop in sorted(stops, key=lambda each: each[:2])))

    def _pairs(self) -> Iterable[tuple[Task, Step]]:
        return ((task, step) for step in self.steps for task in step.tasks)
