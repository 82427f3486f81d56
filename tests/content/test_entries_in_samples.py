"""Entries in the samples of all industries: figures taken over or asked for one by one are those of working all out."""

from collections.abc import Iterator
from random import Random

import pytest

from cpa_desktop.core.answer import answer_of
from cpa_desktop.core.catalogue import Catalogue
from cpa_desktop.core.evaluation import evaluate
from cpa_desktop.core.figures import Evaluation
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk

SECTORS = ("cassava-starch", "coffee", "sugar-cane")
_ENTRIES, _ASKED = 12, 20


@pytest.fixture(scope="module")
def plants(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[dict[str, RecordSession]]:
    """A rapid assessment of each industry, in a copy that can be answered."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CPA_DESKTOP_HOME", str(tmp_path_factory.mktemp("entries")))
        with Desk.open_sample(catalogue=catalogue) as sample, Desk.open(catalogue=catalogue) as own:
            copies = [own.session(sample.copy(each.id, own)) for each in sample.records("rapid")]
            yield {_sector(session): session for session in copies}


def _sector(session: RecordSession) -> str:
    assert session.around is not None
    return str(session.around.cell(("P02", "", "sector")))


def _entries(session: RecordSession, random: Random) -> Iterator[tuple[str, str]]:
    """Figures halved or cleared, and words cleared, here and there; then entered again as they were."""
    stored = session.record.answers
    typed = [address for address in stored if address.count("/") in (1, 3) and "@" not in address]
    for address in random.sample(sorted(typed), _ENTRIES):
        sheet, *middle, field = address.split("/")
        key, row = ((sheet, middle[0], field), middle[1]) if middle else ((sheet, "", field), "")
        if key not in session.program.by_key:
            continue
        value, entered = answer_of(stored[address]).value, session.entered(key, row)
        halved = isinstance(value, float) and random.random() < 0.7
        yield address, f"{value / 2:.6g}".replace(".", ",") if halved and isinstance(value, float) else ""
        yield address, entered


def _everything(found: Evaluation) -> tuple[object, ...]:
    """All that can be asked of an evaluation."""
    found.complete()
    frame = found.frame
    laid = (frame.rows, frame.columns, frame.origins, frame.counted, frame.pending)
    return (*laid, found.findings, found.used_facts, found.engine_inputs, {job.key for job in found.jobs})


@pytest.mark.parametrize("sector", SECTORS)
def test_that_an_entry_leads_to_what_working_everything_out_leads_to(
    plants: dict[str, RecordSession], sector: str
) -> None:
    session, random = plants[sector], Random(sector)
    keys = sorted(session.program.by_key)
    moved = 0
    for address, typed in _entries(session, random):
        before = session.evaluation
        session.answer(address, typed)
        found = session.evaluation
        whole = evaluate(session.program, session.record, session.around, session.results)
        for key in random.sample(keys, _ASKED):
            assert found.frame.columns[key] == whole.frame.columns[key], (address, key)
        assert _everything(found) == _everything(whole), address
        moved += before is not found and bool(found.changed)
    assert moved > _ENTRIES  # the entries were such that figures moved
