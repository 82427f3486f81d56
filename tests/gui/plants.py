"""Plants for walks through the window: selections of what the samples say, so that figures stay in one place."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cpa_desktop.content import samples as written
from cpa_desktop.service import samples
from cpa_desktop.service.entering import enter
from cpa_desktop.service.exchange import packages
from cpa_desktop.service.settings import Settings
from cpa_desktop.service.workspace import Desk
from tests.gui.filling import Entries


@cache
def told(stem: str) -> Mapping[str, str]:
    """Every entry of a sample, its enterprise's before its assessment's; without the marks of a sample."""
    records = written.read(samples.FOLDER / f"{stem}.yaml").records
    return {address: typed for record in records for address, typed in _unmarked(record.typed()).items()}


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


def package(folder: Path, stem: str, file: str, said: Entries, *, by: str, confirmed_by: str = "") -> Path:
    """A record that an officer made elsewhere of a sample, with what else is said of the enterprise, handed over."""
    sample = written.read(samples.FOLDER / f"{stem}.yaml")
    above, below = (_unmarked(record.typed()) for record in sample.records)
    with Desk.open(folder / f"{Path(file).stem}.sqlite", create=True, settings=Settings(name=by)) as desk:
        enterprise = desk.new("enterprise")
        enter(desk.session(enterprise), {**above, **said})
        session = desk.session(desk.new("rapid", enterprise))
        enter(session, below)
        if confirmed_by:
            session.confirm(confirmed_by)
        session.flush()
        return packages.write(desk.session(session.record.id), folder / file)


def _unmarked(entries: Entries) -> dict[str, str]:
    return {address: typed for address, typed in entries.items() if not address.startswith("record/")}
