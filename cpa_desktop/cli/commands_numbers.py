"""`cpa number`: how an entry is read. Loads what reads numbers and nothing else."""

from argparse import Namespace
from typing import Any

from cpa_desktop.cli.console import Console, both, read_json
from cpa_desktop.cli.readings import given
from cpa_desktop.cli.words import Words, common
from cpa_desktop.core import numbers
from cpa_desktop.core.reading import Reading
from cpa_desktop.core.text import Language, Refused, Text
from cpa_desktop.i18n import _

FIELDS = ("number", "quantity", "money", "date", "month")
_NO_ITEM = Text(
    vi='Mỗi phần tử phải có dạng {{"text": …, "field": …}}, field là một trong: {fields}.',
    en='Each element must be {{"text": …, "field": …}}, with a field out of: {fields}.',
)
_NO_ARRAY = Text(vi="Dữ liệu vào phải là một mảng JSON.", en="The input must be a JSON array.")
_NOTHING = Text(vi="Hãy cho biết chuỗi cần đọc, hoặc --json TỆP.", en="Say the text to be read, or --json FILE.")


def add(words: Words) -> None:
    """Take in the command."""
    number = words.command("number", _number, _("how an entry is read, as JSON"), common(as_json=False))
    number.add_argument("text", metavar="TEXT", nargs="?", help=_("what a person types"))
    number.add_argument("--field", choices=FIELDS, default="number", help=_("the sort of field it is typed into"))
    number.add_argument("--unit", metavar="UNIT", default="", help=_("the unit of the field, for quantities"))
    said = _("read an array of entries from a file, or from stdin (-)")
    number.add_argument("--json", metavar="FILE", nargs="?", dest="file", help=said)


def _number(options: Namespace, console: Console) -> int:
    if options.file is None:
        if options.text is None:
            raise Refused(_NOTHING)
        console.give(given(_read(options.text, options.field, console.language, options.unit)))
        return 0
    items = read_json(options.file)
    if not isinstance(items, list):
        raise Refused(_NO_ARRAY)
    read = [_item(item, console.language) for item in items]
    console.give(read)
    return 1 if any("error" in each for each in read) else 0


def _item(item: Any, language: Language) -> dict[str, object]:
    field = item.get("field", "number") if isinstance(item, dict) else None
    if field not in FIELDS or not isinstance(item.get("text"), str):
        return {"error": both(_NO_ITEM.filled(fields=", ".join(FIELDS)))}
    return given(_read(item["text"], field, language, str(item.get("unit", ""))))


def _read(text: str, field: str, language: Language, unit: str) -> Reading:
    if field == "quantity":
        return numbers.read_quantity(text, language, unit)
    readers = {
        "number": numbers.read,
        "money": numbers.read_money,
        "date": numbers.read_date,
        "month": numbers.read_month,
    }
    return readers[field](text, language)
