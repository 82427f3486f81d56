"""`cpa calc`: every calculator and engine by name."""

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from cpa_desktop import calc
from cpa_desktop.cli.console import Console, read_json
from cpa_desktop.cli.words import Words, common
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.i18n import _

_NO_PAIR = Text(vi="“{words}” phải có dạng tên=giá_trị.", en="“{words}” is to be written name=value.")


def add(words: Words) -> None:
    """Take in the commands of this module."""
    group = words.group("calc", _("calculators and engines"))
    group.command("list", _list, _("what there is"))
    show = group.command("show", _show, _("what one takes and gives, and where it comes from"))
    show.add_argument("name", metavar="NAME", help=_("such as finance.payback"))
    run = group.command("run", _run, _("the answer"), common(as_json=False))
    run.add_argument("name", metavar="NAME", help=_("such as finance.payback"))
    run.add_argument(
        "values", metavar="KEY=VALUE", nargs="*", help=_("a value, with its unit if need be: pressure=5bar")
    )
    said = _("read the input from a file, or from stdin (-); an array gives an array")
    run.add_argument("--json", metavar="FILE", nargs="?", const="", dest="file", help=said)


def _list(options: Namespace, console: Console) -> int:
    if console.as_json:
        console.give([{"name": name, "kind": kind} for name, kind in calc.CALCULATORS.items()])
    else:
        console.table(calc.CALCULATORS.items())
    return 0


def _show(options: Namespace, console: Console) -> int:
    from cpa_desktop.service import calculating

    found = calculating.described(options.name)
    if console.as_json:
        console.give(found)
        return 0
    console.say(f"{found['name']} ({found['kind']})\n")
    console.say(found["documentation"])
    return 0


def _run(options: Namespace, console: Console) -> int:
    from cpa_desktop.service import calculating

    if options.file:
        answer = calculating.run(options.name, read_json(options.file))
    else:
        given = calculating.typed(options.name, _pairs(options.values))
        answer = calculating.run(options.name, given, console.language)
    if options.file is not None or console.as_json or not _is_single(answer):
        console.give(answer)
    else:
        console.say(_written(answer))
    return 1 if calculating.has_refusal(answer) else 0


def _pairs(words: Sequence[str]) -> dict[str, str]:
    pairs = {}
    for each in words:
        name, equals, value = each.partition("=")
        if not equals:
            raise Refused(_NO_PAIR.filled(words=each))
        pairs[name.strip()] = value
    return pairs


def _is_single(answer: Any) -> bool:
    return isinstance(answer, dict) and set(answer) == {"value", "unit"}


def _written(answer: dict[str, Any]) -> Text:
    from cpa_desktop.core import numbers

    value = answer["value"]
    return numbers.with_unit(value, answer["unit"]) if isinstance(value, float) else Text(vi=str(value), en=str(value))
