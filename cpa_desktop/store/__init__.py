"""Workspaces: one database with all records.

Imports core; the only home of SQLAlchemy and Alembic.
"""
