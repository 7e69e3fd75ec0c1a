"""Tables of a SQLite file as numbered migrations: each a tuple of statements, never edited once it is released.

``PRAGMA user_version`` is the number of migrations applied. Knows no table by name.
"""

import sqlite3
from collections.abc import Collection, Sequence


def version(connection: sqlite3.Connection) -> int:
    """Read which migrations the file has had; 0 for a file without tables."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def is_foreign(connection: sqlite3.Connection, own: Collection[str]) -> bool:
    """Whether the file holds tables but not all of our ``own``: another program's, which nothing here may touch."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return bool(tables) and not tables.issuperset(own)


def migrate(connection: sqlite3.Connection, migrations: Sequence[Sequence[str]]) -> None:
    """Bring the tables up to the last of all migrations; the caller holds a write transaction."""
    for statements in migrations[version(connection) :]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(migrations)}")
