"""How an administrative document ends: its last words before the signatures carry `./.`."""

from collections.abc import Sequence
from dataclasses import replace

from cpa_desktop.report.blocks import Block, Bullets, Document, Paragraph, Signatures
from cpa_desktop.report.line import Line

_END = "./."


def closed(document: Document) -> Document:
    """The document with its end marked, if it is administrative; what two sides sign has no such mark."""
    signed = [
        place
        for place, block in enumerate(document.blocks)
        if isinstance(block, Signatures) and (block.recipients or len(block.columns) == 1)
    ]
    if document.layout != "administrative" or not signed:
        return document
    end = signed[-1]
    return replace(document, blocks=(*_ended(document.blocks[:end]), *document.blocks[end:]))


def _ended(given: Sequence[Block]) -> tuple[Block, ...]:
    if not given:
        return ()
    *before, last = given
    if isinstance(last, Paragraph) and last.text:
        return (*before, replace(last, text=_marked(last.text)))
    if isinstance(last, Bullets) and last.items:
        return (*before, replace(last, items=(*last.items[:-1], _marked(last.items[-1]))))
    return (*before, last, Paragraph(text=(_END,)))


def _marked(line: Line) -> Line:
    return tuple(text if text.rstrip().endswith(_END) else text.rstrip(" .;") + _END for text in line)
