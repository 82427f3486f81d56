"""The steps by which a workspace's tables came to be as they are; a revision is final and imports nothing of ours."""

from pathlib import Path

from sqlalchemy import Connection

REVISIONS = ("0001", "0002")  # known without loading Alembic, which most openings do not need
LATEST = REVISIONS[-1]


def upgrade(connection: Connection, revision: str = LATEST) -> None:
    """Bring the tables up to a revision, within the transaction the connection is in."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
