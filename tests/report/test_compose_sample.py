"""The sample's rapid report read as text: what a change of forms or figures does to a whole report."""

from pathlib import Path

import pytest

from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.service import documents
from cpa_desktop.service.workspace import Desk

GOLDEN = Path(__file__).parent / "golden"
CLOCK = "2026-05-15T08:00:00+07:00"


@pytest.mark.golden
@pytest.mark.parametrize("kind", ["rapid", "minutes"])
def test_that_a_document_of_the_sample_reads_as_it_did(
    catalogue: Catalogue, kind: str, request: pytest.FixtureRequest
) -> None:
    with Desk.open_sample(catalogue=catalogue) as desk:
        row = next(each for each in desk.records("rapid") if each.belongs_to == "Nhà máy tinh bột sắn mẫu")
        written = documents.text(desk.session(row.id), kind, "vi", CLOCK)
    kept = GOLDEN / f"sample-{kind}-vi.md"
    if request.config.getoption("--renew-golden"):
        kept.write_text(written, encoding="utf-8", newline="\n")
    assert written == kept.read_text(encoding="utf-8")
