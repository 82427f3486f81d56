"""Plants for walks through the window: selections of what the samples say, so that figures stay in one place."""

from collections.abc import Mapping
from functools import cache

from cpa_desktop.content import samples as written
from cpa_desktop.service import samples
from tests.gui.filling import Entries


@cache
def told(stem: str) -> Mapping[str, str]:
    """Every entry of a sample, its enterprise's before its assessment's; without the marks of a sample."""
    records = written.read(samples.FOLDER / f"{stem}.yaml").records
    found = {address: typed for record in records for address, typed in record.typed().items()}
    return {address: typed for address, typed in found.items() if not address.startswith("record/")}


def of(entries: Entries, *begins: str) -> dict[str, str]:
    """The entries at addresses that begin so, without notes on where their figures were read."""
    return {
        address: typed
        for address, typed in entries.items()
        if address.startswith(begins) and not address.endswith("@note")
    }


def figure(typed: str) -> float:
    """A figure as it is typed in Vietnamese, read by hand: points group, a comma divides."""
    return float(typed.replace(".", "").replace(",", "."))
