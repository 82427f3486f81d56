"""Whatever is done to a file of forms/, what comes is a catalogue or a list of problems, never a crash."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from cpa_desktop.content import loader
from tests.content.folders import WHOLE, write

SCRAPS = (
    *("", "\n", ":", "-", "[", "]", "{", "}", '"', "'", "~", "#", "&a", "*a", "%", "\t", "\x00", "|", "→"),
    *("0", "-1", "nan", "1e400", "()", "**", "lambda: 0", "10**10**10", "sum(x.y for x in z)", "factor('grid')"),
    *("source", "source.amount", "P05.power", "K02.uses", "{of}", "{product}"),
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.integers(0, 3000), st.integers(0, 12), st.sampled_from(SCRAPS))
def test_that_any_spoilt_file_ends_in_a_catalogue_or_in_problems(name: str, at: int, length: int, scrap: str) -> None:
    at %= len(WHOLE[name])
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), {**WHOLE, name: WHOLE[name][:at] + scrap + WHOLE[name][at + length :]})
        catalogue, problems = loader.load([Path(folder)])
    assert (catalogue is None) == bool(problems)
    assert all(problem.line >= 1 and problem.text for problem in problems)
