"""`cpa forms`: the content of forms/, checked, listed and begun anew."""

from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from cpa_desktop import paths
from cpa_desktop.cli.console import Console
from cpa_desktop.cli.words import Words
from cpa_desktop.core.fact import GRADES
from cpa_desktop.core.form import Item
from cpa_desktop.core.text import LANGUAGES
from cpa_desktop.i18n import _


def add(words: Words) -> None:
    """Take in the commands of this module."""
    group = words.group("forms", _("the content: worksheets, sectors, factors"))
    group.command("check", _check, _("everything wrong with it, with file and line; status 1 where something is"))
    listed = group.command("list", _list, _("what there is"))
    listed.add_argument(
        "--grades", action="store_true", help=_("how many figures of each sector, sort by sort, rest on what")
    )
    new = group.command("new-sector", _new_sector, _("begin an industry: files to be filled in"))
    new.add_argument("sector", metavar="ID", help=_("small letters, digits and hyphens: rice-noodles"))
    new.add_argument("--out", metavar="DIR", type=Path, help=_("the folder of forms; your own, if not said"))


def _check(options: Namespace, console: Console) -> int:
    from cpa_desktop.service import forms

    found = forms.problems(paths.forms())
    if console.as_json:
        problems = [{"file": str(p.file), "line": p.line, "where": p.where, "text": p.text} for p in found]
        console.give({"problems": problems})
    else:
        for problem in found:
            console.say(str(problem))
        if not found:
            console.say(_("nothing is wrong"))
    return 1 if found else 0


def _list(options: Namespace, console: Console) -> int:
    from cpa_desktop.service import forms

    catalogue = forms.load(paths.forms(), paths.cache())
    if options.grades:
        return _grades(forms.grades(catalogue), console)
    groups: dict[str, tuple[Item, ...]] = {
        "registers": catalogue.registers,
        "sectors": catalogue.sectors,
        "worksheets": catalogue.worksheets,
    }
    if console.as_json:
        given = {
            kind: [{"id": each.id, "title": {name: each.title.of(name) for name in LANGUAGES}} for each in items]
            for kind, items in groups.items()
        }
        console.give(given)
    else:
        console.table((kind, each.id, each.title) for kind, items in groups.items() for each in items)
    return 0


def _grades(counted: Mapping[str, Mapping[str, Mapping[str, int]]], console: Console) -> int:
    from cpa_desktop.service import forms

    totals = {sector: forms.total(counts) for sector, counts in counted.items()}
    if console.as_json:
        console.give({sector: {**totals[sector], "by_sort": dict(counts)} for sector, counts in counted.items()})
        return 0
    sorts = {
        "benchmarks": _("benchmarks"),
        "options": _("cleaner-production options"),
        "effects": _("effects of options"),
        "investments": _("investments"),
        "questions": _("questions"),
        "end_uses": _("end uses"),
        "limits": _("limits"),
        "factors": _("factors"),
    }
    grades = {grade: GRADES[grade].of(console.language) for grade in GRADES} | {forms.BLANK: _("not known")}
    rows = []
    for sector, counts in counted.items():
        lines = {_("all"): totals[sector], **{sorts[sort]: each for sort, each in counts.items() if any(each.values())}}
        rows += [(sector or _("shared"), sort, *(str(each[grade]) for grade in grades)) for sort, each in lines.items()]
    console.table(rows, ("", "", *grades.values()))
    return 0


def _new_sector(options: Namespace, console: Console) -> int:
    from cpa_desktop.service import forms

    written = forms.new_sector(options.out or paths.forms(), options.sector)
    if console.as_json:
        console.give({"files": [str(file) for file in written]})
    else:
        for file in written:
            console.say(str(file))
    return 0
