"""How an entry was read, as JSON gives it."""

from cpa_desktop.cli.console import both
from cpa_desktop.core.reading import Reading


def given(read: Reading) -> dict[str, object]:
    """How an entry was read, as JSON gives it."""
    return {
        "status": read.status,
        "value": read.value,
        "unit": read.unit,
        "readings": [{"value": way.value, "unit": way.unit, "text": both(way.text)} for way in read.readings],
        "notice": both(read.notice),
        "reason": both(read.reason),
        "state": read.state,
    }
