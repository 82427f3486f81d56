"""Sample records as they are written in resources/samples/: entries at addresses, as a person types them."""

from pathlib import Path

from cpa_desktop.content import schema
from cpa_desktop.content.document import read_yaml
from cpa_desktop.content.problem import Broken
from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Text


@frozen
class SampleRecord:
    """One record: what is typed at which address; under the address of a row, at which of its columns."""

    id: str
    register: str
    parent: str = ""
    entries: dict[str, str | dict[str, str]]

    def typed(self) -> dict[str, str]:
        """Every entry at its own address, in the order of the file."""
        found: dict[str, str] = {}
        for address, entry in self.entries.items():
            if isinstance(entry, str):
                found[address] = entry
            else:
                found |= {f"{address}/{column}": text for column, text in entry.items()}
        return found


@frozen
class Sample:
    """Records that belong together, parents first; what is said of them; where their figures were read."""

    note: Text
    sources: tuple[str, ...]
    made_at: str
    records: tuple[SampleRecord, ...]


def read(file: Path) -> Sample:
    """The sample in a file; one that is not as it should be is broken."""
    document = read_yaml(file)
    sample, problems = schema.convert(Sample, document, (), document.data)
    if not isinstance(sample, Sample):
        raise Broken(problems[0])
    return sample
