"""A workspace of many records, copied from the few that are in it as its tables keep them."""

import sqlite3
from pathlib import Path

_TABLES = {"record": ("id", "parent"), "headline": ("record",), "answer": ("record",)}


def multiply(workspace: Path, times: int) -> None:
    """So many copies of every record, each with the number of the copy in its title; the histories stay behind."""
    with sqlite3.connect(workspace) as connection:
        for table, ids in _TABLES.items():
            found = connection.execute(f"SELECT * FROM {table}")
            names = [each[0] for each in found.description]
            rows = [dict(zip(names, row, strict=True)) for row in found]
            marks = ",".join("?" * len(names))
            copies = (_copy(row, ids, number) for number in range(times) for row in rows)
            connection.executemany(
                f"INSERT INTO {table} VALUES ({marks})", ([copy[name] for name in names] for copy in copies)
            )
    connection.close()


def _copy(row: dict[str, object], ids: tuple[str, ...], number: int) -> dict[str, object]:
    mark = f"{number:05}"
    copy = dict(row)
    for name in ids:
        if row[name]:
            copy[name] = f"{mark}{str(row[name])[5:]}"
    if "title" in row:
        copy |= {"title": f"{row['title']} số {mark}", "folded": f"{row['folded']} so {mark}"}
    return copy
