"""`make bench`: one JSON line a figure, each with the floor measured in the same run."""

import os
import tempfile
from pathlib import Path

from tests.benchmarks import frozen, packages, records, window


def main() -> None:
    """Measure everything in a home of its own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CPA_DESKTOP_HOME"] = str(Path(folder) / "home")
        for measure in (
            records.catalogue,
            records.sectors,
            records.entry,
            records.brief,
            records.listing,
            packages.package,
            packages.ledger,
            window.start,
            window.entries_of_sample,
            window.entries_of_large_record,
            window.first_page_of_a_document,
            frozen.frozen,
        ):
            own = Path(folder) / measure.__name__
            own.mkdir()
            measure(own)


if __name__ == "__main__":
    main()
