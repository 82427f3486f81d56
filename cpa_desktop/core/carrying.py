"""What an evaluation takes over from the one before: whatever rests on nothing that has changed since."""

from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.core.program import Rowing, Work

_FACETS = ("", "@origin")


class Carrying:
    """Goes through the works in their order, noting which columns differ from those of the evaluation before."""

    def __init__(self, evaluation: Evaluation, before: Evaluation) -> None:
        self._now, self._before = evaluation, before
        self.changed: set[Key] = set()  # columns, and rows (no field), that differ from before
        self._partial: dict[Key, list[int]] = {}
        for key, place in before.coverage:
            self._partial.setdefault(key, []).append(place)

    def takes_over(self, work: Work | Rowing) -> bool:
        """Take a column or the rows of a table over, if nothing they rest on has changed."""
        if work.column in self._now.frame.columns:
            return True  # an engine filled it
        if not work.reads.isdisjoint(self.changed):
            return False
        if isinstance(work, Rowing):
            if self._rows_differ(work):
                return False
            self._take_rows(work)
        else:
            if work.value is None and self._entries_differ(work):
                return False
            self._take_column(work.key)
        self._take_facts(work.column)
        return True

    def note(self, work: Work | Rowing) -> None:
        """Remember whether what was worked out anew differs from before."""
        now, before = self._now.frame, self._before.frame
        if isinstance(work, Rowing):
            if now.rows[work.key] != before.rows[work.key]:
                self.changed.add(work.column)
            self.changed.update(key for key in work.filled if now.columns[key] != before.columns[key])
        elif (
            now.columns[work.key] != before.columns[work.key]
            or now.origins.get(work.key) != before.origins.get(work.key)
            or self._covered(self._now, work.key) != self._covered(self._before, work.key)
        ):
            self.changed.add(work.key)

    def _covered(self, evaluation: Evaluation, key: Key) -> list[tuple[int, int]]:
        if key not in evaluation.partial:
            return []
        count = len(evaluation.frame.columns[key])
        return [evaluation.coverage.get((key, place), (0, 0)) for place in range(count)]

    def _rows_differ(self, work: Rowing) -> bool:
        table = "/".join(work.key)
        now, before = self._now.record.positions.get(table), self._before.record.positions.get(table)
        return (now is not before and now != before) or work.key in self._before.frame.pending

    def _entries_differ(self, work: Work) -> bool:
        sheet, table, field = work.key
        keys = [(sheet, table, field + facet) for facet in _FACETS]
        return any(self._now.layout.get(key) != self._before.layout.get(key) for key in keys)

    def _take_rows(self, work: Rowing) -> None:
        self._now.frame.set_rows(work.key, self._before.frame.rows[work.key])
        for key in work.filled:
            self._now.frame.columns[key] = self._before.frame.columns[key]
        if work.key in self._before.engine_inputs:
            self._now.engine_inputs[work.key] = self._before.engine_inputs[work.key]

    def _take_column(self, key: Key) -> None:
        now, before = self._now, self._before
        now.frame.columns[key] = before.frame.columns[key]
        if key in before.frame.origins:
            now.frame.origins[key] = before.frame.origins[key]
        if key in before.partial:
            now.partial.add(key)
            now.coverage.update({(key, place): before.coverage[key, place] for place in self._partial[key]})

    def _take_facts(self, key: Key) -> None:
        asked = self._before.facts_of.get(key)
        if asked is not None:
            self._now.facts_of[key] = asked
            self._now.frame.used_facts.update({each: self._before.frame.used_facts[each] for each in asked})
