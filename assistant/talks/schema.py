"""The tables of the file of conversations, as numbered migrations.

A migration, once released, is never edited: the next change of the tables is one more tuple at the end (see
``index.migrations``).
"""

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
# The tables by which a file is known to be ours.
TABLES = frozenset({"talks", "exchanges"})
