"""Figures of handing over: a record with forty photos as a package, looked at, taken in; the accountant's workbook."""

import hashlib
import random
import zipfile
from pathlib import Path

from cpa_desktop.core.address import new_row_key
from cpa_desktop.service.exchange import incoming, ledger_out, packages, preview, taking
from cpa_desktop.service.session import RecordSession
from cpa_desktop.service.workspace import Desk
from tests.benchmarks.measure import say, timed
from tests.benchmarks.records import sample_session

_PHOTOS, _SIZE = 40, 500_000


def package(folder: Path) -> None:
    """A record with forty photos written, looked at and taken in, beside a bare zip of the photos and their hashes."""
    chance = random.Random(1)
    photos = [chance.randbytes(_SIZE) for _ in range(_PHOTOS)]
    with Desk.open_sample() as samples, Desk.open(folder / "from.sqlite", create=True) as desk:
        session = desk.session(samples.copy(sample_session(samples).record.id, desk))
        _attach(session, photos)
        file = folder / "record.cpa"
        written = timed(lambda: packages.write(session, file), 5)
        say("package of 40 photos", written, "ms", timed(lambda: _bare_zip(folder / "bare.zip", photos), 5))
    with Desk.open(folder / "to.sqlite", create=True) as other:
        looked = timed(lambda: preview.look(other, packages.read(file)), 5)
        say("import preview", looked, "ms", timed(lambda: [hashlib.sha256(each).digest() for each in photos], 5))
        say("import", timed(lambda: packages.take(other, packages.read(file)), 1), "ms", looked)


def ledger(folder: Path) -> None:
    """The accountant's workbook written, and read back with every cell understood."""
    with Desk.open_sample() as samples, Desk.open(folder / "ledger.sqlite", create=True) as desk:
        session = desk.session(samples.copy(sample_session(samples).record.id, desk))
        file = folder / "ledger.xlsx"
        written = timed(lambda: file.write_bytes(ledger_out.ledger_workbook(session)), 5)
        say("accountant's workbook", written, "ms")
        for row in session.evaluation.rows("P08", "use"):
            session.answer(f"P08/use/{row}/qty", "")
        looked = timed(lambda: taking.look(session, incoming.read(file)), 5)
        say("preview of the workbook", looked, "ms")


def _attach(session: RecordSession, photos: list[bytes]) -> None:
    """The photos as rows of the record's album."""
    typed = {}
    for number, content in enumerate(photos):
        sha256 = session.workspace.attach(content, f"{number}.jpg", "image/jpeg")
        typed[f"P10/photos/{new_row_key()}/photo"] = sha256
    session.answer_all(typed, strict=True)
    session.flush()


def _bare_zip(path: Path, photos: list[bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number, content in enumerate(photos):
            archive.writestr(str(number), content)
