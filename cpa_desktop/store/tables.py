"""The tables of a workspace, the same in SQLite and PostgreSQL; `upgrades/` makes them."""

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, LargeBinary, MetaData, String, Table, Text

METADATA = MetaData()

about = Table(
    "about",
    METADATA,
    Column("key", String, primary_key=True),  # workspace: its id; needs: version of the program; device: see device.py
    Column("value", Text, nullable=False),
)

record = Table(
    "record",
    METADATA,
    Column("id", String, primary_key=True),
    Column("register", String, nullable=False),
    Column("parent", String),  # no foreign key: packages may bring the child first
    Column("continues", String),
    Column("title", Text, nullable=False, server_default=""),
    Column("folded", Text, nullable=False, server_default=""),
    Column("head", String, nullable=False, server_default=""),  # the last change, in their order
    Column("changed", String, nullable=False, server_default=""),  # when that was
    Index("record_listed", "register", "changed", "id"),
    Index("record_parent", "parent"),
)

# Current answers only; what is contested stands in the changes alone, and so do the before and after of everything.
answer = Table(
    "answer",
    METADATA,
    Column("record", ForeignKey("record.id"), primary_key=True),
    Column("address", String, primary_key=True),
    Column("text", Text, nullable=False),
    sqlite_with_rowid=False,
)

change = Table(
    "change",
    METADATA,
    Column("id", String, primary_key=True),
    Column("record", ForeignKey("record.id"), nullable=False),
    Column("device", String, nullable=False),
    Column("clock", BigInteger, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("label", Text, nullable=False),
    Column("edits", Text, nullable=False),  # canonical text, never JSONB: that reorders keys and breaks hashes
    Column("undoes", String),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
    Index("change_order", "record", "clock", "device", "id"),
)

attachment = Table(
    "attachment",
    METADATA,
    Column("sha256", String, primary_key=True),
    Column("name", Text, nullable=False),
    Column("media", String, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
)

headline = Table(
    "headline",
    METADATA,
    Column("record", ForeignKey("record.id"), primary_key=True),
    Column("key", String, primary_key=True),
    Column("value", Float),
    Column("unit", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("folded", Text, nullable=False),  # "" where a search need not look
    Column("as_of", String, nullable=False),
)
