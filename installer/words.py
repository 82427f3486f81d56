"""Brings the words of the window and the command line into the Vietnamese catalogue, and compiles it (make words)."""

import struct
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "resources" / "locale" / "vi" / "LC_MESSAGES" / "cpa_desktop.po"
# Written here, because Babel's own header has the hour in it and would differ at each run.
HEADER = r"""msgid ""
msgstr ""
"Project-Id-Version: cpa-desktop\n"
"Language: vi\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


def read() -> Catalog:
    """The catalogue as it is kept."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="vi")


def renewed(kept: Catalog) -> Catalog:
    """Every message that the code says now, with the translation it has in `kept`."""
    found = Catalog(locale="vi")
    for folder in ("gui", "cli"):
        said = extract_from_dir(ROOT / "cpa_desktop" / folder, method_map=[("**.py", "python")], comment_tags=["i18n:"])
        for _, _, message, comments, _ in said:
            known = kept.get(message)
            found.add(message, known.string if known else "", auto_comments=comments)
    return found


def written(catalogue: Catalog) -> bytes:
    """The catalogue as a .po file."""
    body = BytesIO()
    write_po(body, catalogue, no_location=True, sort_output=True, omit_header=True)
    return HEADER.encode() + body.getvalue()


def compiled(po: bytes) -> bytes:
    """The .mo file that gettext reads; Babel's own would have the hour in it too."""
    said = {str(message.id): str(message.string) for message in read_po(BytesIO(po), locale="vi") if message.string}
    said[""] = "Content-Type: text/plain; charset=utf-8\n"
    messages = sorted((key.encode(), words.encode()) for key, words in said.items())
    texts = b""
    places: list[int] = []
    start = 28 + 16 * len(messages)
    for column in zip(*messages, strict=True):
        for text in column:
            places += [len(text), start + len(texts)]
            texts += text + b"\0"
    head = (0x950412DE, 0, len(messages), 28, 28 + 8 * len(messages), 0, 0)
    return struct.pack(f"<{len(head) + len(places)}I", *head, *places) + texts


if __name__ == "__main__":
    po = written(renewed(read()))
    CATALOGUE.write_bytes(po)
    CATALOGUE.with_suffix(".mo").write_bytes(compiled(po))
    untold = [str(message.id) for message in read() if message.id and not message.string]
    print(f"{len(untold)} messages want a translation in {CATALOGUE.relative_to(ROOT)}", *untold, sep="\n  ")
