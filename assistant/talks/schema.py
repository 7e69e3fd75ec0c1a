"""The tables of the file of conversations, as numbered migrations.

``PRAGMA user_version`` is the number of migrations applied. A migration, once released, is never edited: the next
change of the tables is one more tuple at the end.
"""

import sqlite3

_TABLES = (
    """CREATE TABLE talks (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        user TEXT NOT NULL,
        title TEXT NOT NULL,
        folded TEXT NOT NULL,        -- the title as it is searched (see folding)
        renamed INTEGER NOT NULL,    -- whether its reader gave the title
        began_at TEXT NOT NULL,
        changed_at TEXT NOT NULL
    )""",
    "CREATE INDEX talks_by_user ON talks (user, changed_at)",
    # What is searched stands before what is only read back, so that a search need not read that.
    """CREATE TABLE exchanges (
        talk INTEGER NOT NULL REFERENCES talks (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        asked_at TEXT NOT NULL,
        state TEXT NOT NULL,
        folded TEXT NOT NULL,        -- question and answer as they are searched
        judgement TEXT,              -- JSON
        record TEXT NOT NULL,        -- JSON: question, text, answer
        PRIMARY KEY (talk, number)
    )""",
)

_CHOICES = (
    # Where a conversation's reader searches, in the page's own words; empty: everywhere.
    "ALTER TABLE talks ADD COLUMN scope TEXT NOT NULL DEFAULT ''",
    # How a reader wants to be answered.
    "CREATE TABLE readers (user TEXT PRIMARY KEY, strict INTEGER NOT NULL)",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_TABLES, _CHOICES)
VERSION = len(MIGRATIONS)


def version(connection: sqlite3.Connection) -> int:
    """Read which migrations the file has had; 0 for a file without tables."""
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def is_foreign(connection: sqlite3.Connection) -> bool:
    """Whether the file holds another program's tables, which nothing here may touch."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return bool(tables) and not {"talks", "exchanges"} <= tables


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the tables to the present version; the caller holds a write transaction."""
    for statements in MIGRATIONS[version(connection) :]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {VERSION}")
