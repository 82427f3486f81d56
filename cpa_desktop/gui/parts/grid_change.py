"""Which cells of a column may look otherwise than they did, from the figures before and those of now."""

from collections.abc import Container, Sequence, Set

from cpa_desktop.core.expressions.names import resolve_table
from cpa_desktop.core.expressions.needs import needs
from cpa_desktop.core.expressions.values import Key
from cpa_desktop.core.figures import Evaluation


class Drawn:
    """From which state of the record each column of a table was last drawn; some may be behind the others."""

    def __init__(self, evaluation: Evaluation) -> None:
        self._last = evaluation
        self._behind: dict[int, Evaluation] = {}  # by column

    @property
    def behind(self) -> Set[int]:
        """The columns that are behind."""
        return self._behind.keys()

    def differing(
        self, keys: Sequence[Key], now: Evaluation, wanted: Container[int] | None = None
    ) -> list[frozenset[str] | None]:
        """By column the rows whose cell is to be drawn anew; of those not `wanted` none yet, and they are behind."""
        before, self._last = self._last, now
        if wanted is None:
            wanted = range(len(keys))
        found: list[frozenset[str] | None] = []
        for column, key in enumerate(keys):
            if column in wanted:
                found.append(differing(self._behind.pop(column, before), now, key))
            else:
                self._behind.setdefault(column, before)
                found.append(frozenset())
        return found


def differing(before: Evaluation, now: Evaluation, key: Key) -> frozenset[str] | None:
    """The rows whose cell differs; None where any may, for it shows more than its own value (names, units of rows)."""
    work = now.program.by_key.get(key)
    if before is now:
        return frozenset()
    if work is None or now.program is not before.program or not _names_stand(before, now, key):
        return None
    if before.record.contested != now.record.contested or now.rows(*key[:2]) != before.rows(*key[:2]):
        return None
    units = needs(work.unit_of) if work.unit_of is not None else ()
    if any(now.frame.columns[each] is not before.frame.columns[each] for each in units if each[2]):
        return None
    old, new = before.frame.columns[key], now.frame.columns[key]
    old_texts, new_texts = before.layout.get(key, {}), now.layout.get(key, {})
    rows = now.rows(*key[:2]) if key[1] else [""]
    found = set()
    if old is not new:
        found |= {row for row, one, other in zip(rows, old, new, strict=True) if one != other}
    if old_texts is not new_texts:
        found |= {row for row in rows if old_texts.get(row) != new_texts.get(row)}
    return frozenset(found)


def _names_stand(before: Evaluation, now: Evaluation, key: Key) -> bool:
    """Whether the rows that a reference may name are the same, and called the same."""
    field = now.program.by_key[key].field
    if field.kind != "reference":
        return True
    table = resolve_table(now.program.form, key[0], field.choices_from)
    title = now.program.tables[table].field.title
    if now.rows(*table) != before.rows(*table):
        return False
    return not title or now.frame.columns[*table, title] is before.frame.columns[*table, title]
