"""Workspaces: one database with all records, kept so that nothing entered is lost.

Imports core; the only home of SQLAlchemy and Alembic. Only `connections` opens a database.
"""
