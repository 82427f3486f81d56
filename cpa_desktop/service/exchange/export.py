"""A record to a file, by the ending of its name: a package, a workbook, CSV or JSON."""

import json
from collections.abc import Callable
from pathlib import Path

from cpa_desktop.core.text import Language, Refused, Text
from cpa_desktop.service import described, files, listing
from cpa_desktop.service.exchange import long_form, packages, workbook
from cpa_desktop.service.exchange.ledger_out import ledger_workbook
from cpa_desktop.service.session import RecordSession

ENDINGS = (".cpa", ".xlsx", ".csv", ".json")
_ENDING = Text(
    vi="Tệp xuất phải có đuôi {endings}; không xuất được “{name}”.",
    en="A file to export to must end in {endings}; “{name}” cannot be written.",
)
_LEDGER = Text(
    vi="Bảng cho kế toán là tệp .xlsx; hãy đổi đuôi của “{name}”.",
    en="The accountant's workbook is a file ending in .xlsx; change the ending of “{name}”.",
)


def export(session: RecordSession, path: Path, language: Language = "vi", *, ledger: bool = False) -> Path:
    """Write a record, or the ledger its accountant fills in, to a file; it is there whole or not at all."""
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise Refused(_ENDING.filled(endings=", ".join(ENDINGS), name=path.name))
    if ledger and ending != ".xlsx":
        raise Refused(_LEDGER.filled(name=path.name))
    if ending == ".cpa":
        return packages.write(session, path)
    files.demand_place(path)
    session.flush()
    session.settle()
    writers: dict[str, Callable[[RecordSession, Language], bytes]] = {
        ".xlsx": ledger_workbook if ledger else workbook.write,
        ".csv": long_form.write,
        ".json": _json,
    }
    files.write(path, writers[ending](session, language))
    return path


def _json(session: RecordSession, language: Language) -> bytes:
    """What `cpa show --json` says, in both languages."""
    title = listing.title_of(session.evaluation)
    row = listing.just_worked_out(session.record, title, listing.headlines(session))
    given = described.record(session, row)
    return f"{json.dumps(given, ensure_ascii=False, indent=1, allow_nan=False)}\n".encode()
