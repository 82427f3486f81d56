"""Commands that print: reports, blank worksheets, the demonstration."""

from argparse import Namespace
from pathlib import Path

from cpa_desktop.cli.console import Console
from cpa_desktop.cli.opening import open_desk
from cpa_desktop.cli.words import Words, common
from cpa_desktop.core.text import LANGUAGES
from cpa_desktop.i18n import _

_LAYOUTS = ("consultancy", "administrative")


def add(words: Words) -> None:
    """Take in the commands of this module."""
    tongues = common(tongues=(*LANGUAGES, "both"))
    file = _("the file to write: .pdf or .md")
    report = words.on_record("report", _report, _("a report of a record"), tongues)
    report.add_argument("-o", metavar="FILE", dest="file", type=Path, required=True, help=file)
    report.add_argument("--kind", default="", help=_("brief, rapid, detailed …; the usual one, if not said"))
    report.add_argument("--layout", choices=_LAYOUTS, help=_("how its pages look, if not as this kind usually does"))
    sheets = words.command("sheets", _sheets, _("blank worksheets to write on"), tongues)
    sheets.add_argument("sheets", metavar="SHEET", nargs="*", help=_("such as P08; all of them, if none is named"))
    sheets.add_argument("-o", metavar="FILE", dest="file", type=Path, required=True, help=file)
    sheets.add_argument("--sector", default="", help=_("the industry whose questions are asked as well"))
    sheets.add_argument("--register", default="rapid", help=_("the sort of record they are for"))
    demo = words.command("demo", _demo, _("the sample in a fresh workspace, its reports printed in both languages"))
    demo.add_argument("--out", metavar="DIR", type=Path, help=_("the folder to write to"))


def _report(options: Namespace, console: Console) -> int:
    from cpa_desktop.service import documents

    language = getattr(options, "lang", console.language)
    with open_desk(options, console) as desk:
        session = desk.session(options.id)
        written = documents.write(session, options.file, kind=options.kind, language=language, layout=options.layout)
    return _give_files([written], console)


def _sheets(options: Namespace, console: Console) -> int:
    from cpa_desktop import paths
    from cpa_desktop.service import documents, forms
    from cpa_desktop.service.library import Library

    written = documents.sheets(
        Library(forms.load(paths.forms(), paths.cache())),
        options.file,
        chosen=options.sheets,
        register=options.register,
        sector=options.sector,
        language=getattr(options, "lang", console.language),
    )
    return _give_files([written], console)


def _demo(options: Namespace, console: Console) -> int:
    from cpa_desktop.service import demonstration

    shown = demonstration.run(options.out)
    if console.as_json:
        console.give({"workspace": str(shown.workspace), "records": shown.records, "files": [*map(str, shown.files)]})
        return 0
    console.say(shown.note)
    return _give_files([shown.workspace, *shown.files], console)


def _give_files(files: list[Path], console: Console) -> int:
    if console.as_json:
        console.give({"files": [str(file.absolute()) for file in files]})
    else:
        for file in files:
            console.say(str(file.absolute()))
    return 0
