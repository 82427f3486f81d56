"""Figures without a window: the catalogue from its cache, an entry on disk, the sample's brief."""

import io
import sqlite3
from collections.abc import Callable
from pathlib import Path

from cpa_desktop.service import documents, forms
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from tests.benchmarks.measure import fresh, say, timed
from tests.benchmarks.thousands import multiply

_FROM_CACHE = """
import json, sys, time
from pathlib import Path
from cpa_desktop.service import forms
begun = time.perf_counter()
forms.load(None, Path(sys.argv[2]))
print(json.dumps({"ms": (time.perf_counter() - begun) * 1000}))
"""

# Both in processor time, which on a machine that does nothing else is the time a person waits.
_SECTOR = """
import json, sys, time
from pathlib import Path
from cpa_desktop import calc
from cpa_desktop.core import calculators, program
from cpa_desktop.service import forms
for name in calc.CALCULATORS:
    calculators.find(name)  # imports them
begun = time.process_time()
catalogue = forms.load(None, Path(sys.argv[2]))
program.build(catalogue.form("rapid", sys.argv[3]))
print(json.dumps({"ms": (time.process_time() - begun) * 1000}))
"""
_CHECK = """
import json, time
from cpa_desktop.service import forms
begun = time.process_time()
assert forms.problems() == []
print(json.dumps({"ms": (time.process_time() - begun) * 1000}))
"""


def sample_session(desk: Desk) -> RecordSession:
    """The assessment of the sample mill."""
    row = next(each for each in desk.records("rapid") if each.belongs_to == "Nhà máy tinh bột sắn mẫu")
    return desk.session(row.id)


def catalogue(folder: Path) -> None:
    """The catalogue in a fresh interpreter, from files and from the cache."""
    cache = folder / "cache"
    forms.load(None, cache)
    from_cache = [found["ms"] for found in fresh(_FROM_CACHE, 7, str(cache))]
    from_files = timed(lambda: forms.load(None, None), 3)
    say("catalogue from cache", from_cache, "ms", from_files)


def sectors(folder: Path) -> None:
    """Each sector read and its rapid assessment compiled, in a fresh interpreter; all of forms/ checked."""
    cache = folder / "cache"
    for sector in forms.load(None, cache).sectors:
        say(f"sector {sector.id}", [found["ms"] for found in fresh(_SECTOR, 7, str(cache), sector.id)], "ms")
    say("forms checked", [found["ms"] for found in fresh(_CHECK, 3)], "ms")


def entry(folder: Path) -> None:
    """One entry made durable, beside one bare SQLite commit."""
    with Desk.open(folder / "entry.cpa", create=True) as desk:
        session = desk.session(desk.new("enterprise", answers={"P02/legal_name": "Nhà máy A"}))
        numbers = iter(range(10_000))

        def enter() -> None:
            session.answer("P02/employees", str(100 + next(numbers)))
            session.flush()

        enter()
        ours = timed(enter, 60)
    say("entry on disk", ours, "ms", timed(commits(folder), 60))


def listing(folder: Path) -> None:
    """The first page of ten thousand records, and a search among them, beside SQLite reading as many titles bare."""
    path = folder / "many.cpa"
    with Desk.open(path, create=True) as desk:
        enterprise = desk.new("enterprise", answers={"P02/legal_name": "Nhà máy Á", "P02/sector": "cassava-starch"})
        desk.new("rapid", enterprise, {"P01/title": "Đợt 1"})
        desk.records()
    multiply(path, 5000)
    connection = sqlite3.connect(path)
    bare = timed(lambda: connection.execute("SELECT title FROM record WHERE folded LIKE '%so 04711%'").fetchall(), 7)
    with Desk.open(path) as desk:
        say("first page of 10,000 records", timed(lambda: desk.records_as_kept(with_parents=False), 7), "ms", bare)
        say("search among 10,000 records", timed(lambda: desk.records_as_kept(find="nhà máy á 04711"), 7), "ms", bare)
    connection.close()


def commits(folder: Path) -> Callable[[], object]:
    """One durable commit of bare SQLite."""
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    connection.execute("pragma journal_mode = wal")
    connection.execute("pragma synchronous = full")
    connection.execute("create table entry (text)")
    return lambda: connection.execute("insert into entry values ('x')")


def brief(folder: Path) -> None:
    """The sample's brief, warm, beside a bare ReportLab page of the same text."""
    with Desk.open_sample() as desk:
        session = sample_session(desk)
        documents.write(session, folder / "first.pdf", kind="brief", language="vi")
        ours = timed(lambda: documents.write(session, folder / "again.pdf", kind="brief", language="vi"), 5)
        words = documents.text(session, "brief", "vi")
    say("brief, warm", ours, "ms", timed(lambda: _bare_page(words), 5))


def _bare_page(words: str) -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    style = getSampleStyleSheet()["BodyText"]
    page = io.BytesIO()
    plain = [line.replace("<", "").replace("&", "") for line in words.splitlines() if line.strip()]
    SimpleDocTemplate(page).build([Paragraph(line, style) for line in plain])
    return page.getvalue()
