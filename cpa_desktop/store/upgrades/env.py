"""Alembic's entry: runs the revisions on the connection handed over. Alembic loads this by path; nothing imports it."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
