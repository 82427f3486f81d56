"""Records, their answers and changes, and what is attached to them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the first tables, and mark an SQLite file as a workspace."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("PRAGMA application_id = 1129333060")  # "CPAD"
    about = op.create_table(
        "about",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "record",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("register", sa.String, nullable=False),
        sa.Column("parent", sa.String),
        sa.Column("continues", sa.String),
        sa.Column("title", sa.Text, nullable=False, server_default=""),
        sa.Column("folded", sa.Text, nullable=False, server_default=""),
        sa.Column("head", sa.String, nullable=False, server_default=""),
        sa.Column("changed", sa.String, nullable=False, server_default=""),
    )
    op.create_table(
        "answer",
        sa.Column("record", sa.String, sa.ForeignKey("record.id"), primary_key=True),
        sa.Column("address", sa.String, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "change",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("record", sa.String, sa.ForeignKey("record.id"), nullable=False),
        sa.Column("device", sa.String, nullable=False),
        sa.Column("clock", sa.BigInteger, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("edits", sa.Text, nullable=False),
        sa.Column("undoes", sa.String),
        sa.Column("previous", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
    )
    op.create_index("change_order", "change", ["record", "clock", "device", "id"])
    op.create_table(
        "attachment",
        sa.Column("sha256", sa.String, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("media", sa.String, nullable=False),
        sa.Column("bytes", sa.LargeBinary, nullable=False),
    )
    op.bulk_insert(about, [{"key": "needs", "value": "0.1.0"}])
