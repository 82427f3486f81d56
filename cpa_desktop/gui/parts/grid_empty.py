"""What an empty table says: what to do first, in one sentence, with a way there."""

from cpa_desktop.core.expressions.frame import TableKey
from cpa_desktop.i18n import _
from cpa_desktop.service.session import RecordSession


def nothing_yet(session: RecordSession, table: TableKey) -> str:
    """The sentence; where the rows come from another table, that is named and linked."""
    rowing = session.program.tables[table]
    sources = (*rowing.each, *((rowing.source_table,) if rowing.source_table else ()))
    for source in sources:
        if not session.evaluation.rows(*source):
            title = session.program.tables[source].field.label.of(session.language)
            link = f'<a href="{"/".join(source)}">{title}</a>'
            return _("Nothing here yet: first fill in {table}.", table=link)
    if rowing.field.rows is not None and rowing.field.rows.chosen:
        return _("Nothing here yet: add what the site has from the list.")
    if rowing.field.rows is not None and rowing.field.rows.own and session.read_only_because is None:
        return _("Nothing here yet: press “Add a row” or Insert.")
    return _("Nothing here yet.")
