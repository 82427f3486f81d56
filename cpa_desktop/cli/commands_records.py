"""Commands on records: begin, enter, take back, look."""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cpa_desktop.cli.console import Console, moment
from cpa_desktop.cli.opening import open_desk
from cpa_desktop.cli.words import Words
from cpa_desktop.core.text import Refused, Text
from cpa_desktop.i18n import _

if TYPE_CHECKING:  # what opens a workspace is reached through open_desk
    from cpa_desktop.core.change import Change
    from cpa_desktop.core.trace import Trace
    from cpa_desktop.service.workspace import Desk

_NO_ENTRY = Text(
    vi="“{words}” chưa phải là một lần nhập; hãy viết ĐỊA_CHỈ=GIÁ_TRỊ, ví dụ P05/design_capacity=130.",
    en="“{words}” is no entry; write ADDRESS=VALUE, for example P05/design_capacity=130.",
)
_SEVERAL = Text(
    vi="Có {count} hồ sơ “{parent}”; hãy chọn bằng --parent: {ids}.",
    en="There are {count} records “{parent}”; choose with --parent: {ids}.",
)
_SHOWN_PARENTS = 5


def add(words: Words) -> None:
    """Take in the commands of this module."""
    entry = _("an entry as a person types it")
    new = words.command("new", _new, _("a new record; prints its id"))
    new.add_argument("register", metavar="REGISTER", help=_("enterprise, self, rapid, detailed …"))
    new.add_argument("--set", metavar="ADDRESS=VALUE", action="append", default=[], dest="entries", help=entry)
    new.add_argument("--parent", metavar="ID", help=_("the record it belongs to; may be left out where there is one"))
    copied = words.on_record("copy", _copy, _("a new record that goes on from another; prints its id"))
    copied.add_argument("--to", metavar="REGISTER", help=_("of another sort: detailed after rapid"))
    enter = words.on_record("set", _set, _("enter values: all of them, or none"))
    enter.add_argument("entries", metavar="ADDRESS=VALUE", nargs="+", help=entry)
    words.on_record("undo", _undo, _("take back the last change made here"))
    words.on_record("redo", _redo, _("bring back what was last taken back"))
    words.on_record("history", _history, _("every change, the first one first"))
    words.on_record("show", _show, _("answers, figures, progress and headlines"))
    words.on_record("check", _check, _("what is missing, doubtful or wrong; status 1 where something is wrong"))
    listed = words.command("list", _list, _("records, last changed first"))
    listed.add_argument("register", metavar="REGISTER", nargs="?", default="", help=_("only of this sort"))
    listed.add_argument("--find", metavar="TEXT", default="", help=_("only those in which these words occur"))
    listed.add_argument("--limit", metavar="N", type=int, default=100, help=_("at most so many"))
    listed.add_argument("--offset", metavar="N", type=int, default=0, help=_("leave out the first ones"))
    traced = words.on_record("trace", _trace, _("where a figure came from"))
    traced.add_argument("address", metavar="ADDRESS", help=_("of the figure, such as K02/money_saved"))
    confirmed = words.on_record("confirm", _confirm, _("the enterprise confirms the answers as they are"))
    confirmed.add_argument("--by", metavar="NAME", required=True, help=_("who confirms"))
    says = _("take the confirmation back instead, so that the record can be changed")
    confirmed.add_argument("--withdraw", action="store_true", help=says)


def _new(options: Namespace, console: Console) -> int:
    entries = _entries(options.entries)
    with open_desk(options, console, create=True) as desk:
        wanted = desk.library.register(options.register).parent
        parent = options.parent or (_only_one(desk, wanted) if wanted else None)
        if wanted and parent is None:
            return _give_id(desk.new_with_parent(options.register, entries), console)
        return _give_id(desk.new(options.register, parent, entries), console)


def _only_one(desk: "Desk", parent: str) -> str | None:
    """The one record of a register that a new one can belong to, where there is one."""
    there = desk.records(parent, limit=_SHOWN_PARENTS)
    if len(there) > 1:
        ids = ", ".join(f"{each.id[:8]} {each.title}".strip() for each in there)
        title = desk.library.register(parent).title
        raise Refused(_SEVERAL.filled(count=desk.count(parent), parent=title, ids=ids))
    return there[0].id if there else None


def _copy(options: Namespace, console: Console) -> int:
    with open_desk(options, console) as desk:
        return _give_id(desk.promote(options.id, options.to) if options.to else desk.copy(options.id), console)


def _give_id(id: str, console: Console) -> int:
    console.give({"id": id}) if console.as_json else console.say(id)
    return 0


def _set(options: Namespace, console: Console) -> int:
    from cpa_desktop.cli import told
    from cpa_desktop.cli.readings import given
    from cpa_desktop.service.entering import enter

    entries = _entries(options.entries)
    with open_desk(options, console) as desk:
        session = desk.session(options.id)
        readings = enter(session, entries)
        desk.refresh(session)
    if console.as_json:
        read = {address: given(each) for address, each in readings.items()}
        console.give({"id": session.record.id, "entered": read})
    else:
        told.entered(session, readings, console)
    for address, each in readings.items():
        if each.notice is not None:
            console.note(f"{address}: {each.notice.of(console.language)}")
    return 0


def _entries(words: Sequence[str]) -> dict[str, str]:
    entries = {}
    for each in words:
        address, equals, typed = each.partition("=")
        if not equals:
            raise Refused(_NO_ENTRY.filled(words=each))
        entries[address.strip()] = typed
    return entries


def _undo(options: Namespace, console: Console) -> int:
    with open_desk(options, console) as desk:
        session = desk.session(options.id)
        taken_back = session.undo()
        desk.refresh(session)
    return _tell(taken_back, console)


def _redo(options: Namespace, console: Console) -> int:
    with open_desk(options, console) as desk:
        session = desk.session(options.id)
        brought_back = session.redo()
        desk.refresh(session)
    return _tell(brought_back, console)


def _tell(change: "Change", console: Console) -> int:
    from cpa_desktop.service import described

    console.give(described.change(change)) if console.as_json else console.say(change.label)
    return 0


def _history(options: Namespace, console: Console) -> int:
    from cpa_desktop.cli import told
    from cpa_desktop.service import described

    with open_desk(options, console) as desk:
        changes = desk.session(options.id).record.changes
    console.give([described.change(each) for each in changes]) if console.as_json else told.history(changes, console)
    return 0


def _show(options: Namespace, console: Console) -> int:
    from cpa_desktop.cli import told
    from cpa_desktop.service import described

    with open_desk(options, console) as desk:
        session = desk.session(options.id)
        row = desk.refresh(session)
        if console.as_json:
            console.give(described.record(session, row))
        else:
            told.record(session, row, console)
    return 0


def _check(options: Namespace, console: Console) -> int:
    from cpa_desktop.cli import told
    from cpa_desktop.service import described

    with open_desk(options, console) as desk:
        session = desk.session(options.id)
        session.settle()
        findings = session.evaluation.findings
    wrong = sum(each.severity == "error" and not each.accepted for each in findings)
    if console.as_json:
        console.give({"errors": wrong, "findings": [described.finding(each) for each in findings]})
    else:
        told.findings(findings, console)
    return 1 if wrong else 0


def _list(options: Namespace, console: Console) -> int:
    from cpa_desktop.service import described

    with open_desk(options, console) as desk:
        rows = desk.records(options.register, options.find, limit=max(options.limit, 0), offset=max(options.offset, 0))
        total = desk.count(options.register, options.find)
        titles = {register.id: register.title for register in desk.catalogue.registers}
    if console.as_json:
        console.give([described.listed(row) for row in rows])
    else:
        heads = (_("id"), _("sort"), _("name"), _("belongs to"), _("changed"))
        cells = [(row.id[:8], titles[row.register], row.title, row.belongs_to, moment(row.changed)) for row in rows]
        console.table(cells, heads)
    if total > len(rows):
        console.note(_("{shown} of {count} records; see --limit and --offset", shown=len(rows), count=total))
    return 0


def _trace(options: Namespace, console: Console) -> int:
    from cpa_desktop.cli import told
    from cpa_desktop.service import described

    with open_desk(options, console) as desk:
        session = desk.session(options.id)
        session.settle()
        found: Trace = session.trace(options.address)
    console.give(described.traced(found)) if console.as_json else told.trace(found, console)
    return 0


def _confirm(options: Namespace, console: Console) -> int:
    with open_desk(options, console) as desk:
        session = desk.session(options.id)
        (session.withdraw if options.withdraw else session.confirm)(options.by)
        desk.refresh(session)
    if console.as_json:
        console.give({"id": session.record.id, "confirmed": session.is_confirmed, "by": options.by})
    elif options.withdraw:
        console.say(_("confirmation taken back by {name}", name=options.by))
    else:
        console.say(_("confirmed by {name}", name=options.by))
    return 0
