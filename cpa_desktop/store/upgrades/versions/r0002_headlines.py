"""Headlines, and what makes a long list of records quick to show."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the headlines and the indexes of the list; headlines are computed anew, so none are filled in."""
    op.create_table(
        "headline",
        sa.Column("record", sa.String, sa.ForeignKey("record.id"), primary_key=True),
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("value", sa.Float),
        sa.Column("unit", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("as_of", sa.String, nullable=False),
    )
    op.create_index("record_listed", "record", ["register", "changed", "id"])
    op.create_index("record_parent", "record", ["parent"])
