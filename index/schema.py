"""The tables of a library's SQLite file, as numbered migrations.

A migration, once released, is never edited: the next change of the tables is one more tuple at the end (see
``index.migrations``).

Passage keys are allotted by ``library.newest`` and never used twice, and a stored passage never changes: replacing a
document gives it new keys. So the pair (number of passages, newest key) says which passages a derived index holds.
"""

_TABLES = (
    """CREATE TABLE library (
        id TEXT NOT NULL,            -- drawn once; the derived indexes carry it
        revision INTEGER NOT NULL,   -- raised by every write transaction
        passages INTEGER NOT NULL,
        newest INTEGER NOT NULL,     -- the last passage key allotted
        encoder TEXT NOT NULL,
        dimension INTEGER NOT NULL,
        encoding INTEGER NOT NULL    -- raised when all vectors are replaced
    )""",
    # What is large stands last, so that SQLite need not read it for the columns before it.
    """CREATE TABLE documents (
        key INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        source TEXT,
        size INTEGER,
        modified_ns INTEGER,
        title TEXT NOT NULL,
        format TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        added_at TEXT NOT NULL,
        page_count INTEGER NOT NULL,
        first_passage INTEGER NOT NULL,
        passages INTEGER NOT NULL,
        text TEXT NOT NULL,
        blocks TEXT NOT NULL,
        pages TEXT NOT NULL
    )""",
    "CREATE INDEX documents_by_source ON documents (source)",
    "CREATE INDEX documents_by_passage ON documents (first_passage, passages)",
    """CREATE TABLE passages (
        key INTEGER PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        page INTEGER,
        headings TEXT NOT NULL,
        context TEXT NOT NULL,
        text TEXT NOT NULL,
        body_terms TEXT NOT NULL,
        context_terms TEXT NOT NULL
    )""",
    "CREATE INDEX passages_by_document ON passages (document)",
    """CREATE TABLE vectors (
        passage INTEGER PRIMARY KEY REFERENCES passages (key) ON DELETE CASCADE,
        vector BLOB NOT NULL
    )""",
    """CREATE TABLE sentences (
        document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
        start INTEGER NOT NULL,
        position INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        block INTEGER NOT NULL,
        terms TEXT NOT NULL,
        PRIMARY KEY (document, start, position)
    ) WITHOUT ROWID""",
    """CREATE TABLE vocabulary (
        term TEXT PRIMARY KEY,
        passages INTEGER NOT NULL
    ) WITHOUT ROWID""",
    # Vectors of an encoder on the way in, until every passage has one (see index.reencoding).
    """CREATE TABLE coming_vectors (
        passage INTEGER PRIMARY KEY REFERENCES passages (key) ON DELETE CASCADE,
        vector BLOB NOT NULL
    )""",
    "CREATE TABLE coming_encoder (name TEXT NOT NULL, dimension INTEGER NOT NULL)",
)

# What analysed each document (ingest.korean.Korean.identity), beside it, so that its text need not be read for that.
_ANALYSES = (
    """CREATE TABLE analyses (
        document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
        analysis TEXT NOT NULL       -- empty where the program did not note it yet
    )""",
    "CREATE INDEX analyses_by_analysis ON analyses (analysis)",
    "INSERT INTO analyses SELECT key, '' FROM documents",
)

# What a file says of itself and what could not be read of it; beside the documents, as their rows end in long texts.
_PARTICULARS = (
    """CREATE TABLE particulars (
        document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
        author TEXT NOT NULL,
        date TEXT NOT NULL,          -- YYYY-MM-DD, empty where unknown
        remarks TEXT NOT NULL        -- a JSON array of sentences
    )""",
    "INSERT INTO particulars SELECT key, '', '', '[]' FROM documents",
)

# Each document's text in brief (index.likeness); documents of before get theirs when the library is next added to.
_SKETCHES = (
    """CREATE TABLE sketches (
        document INTEGER PRIMARY KEY REFERENCES documents (key) ON DELETE CASCADE,
        digest INTEGER NOT NULL,     -- of all its letters
        runs INTEGER NOT NULL,       -- how many different ones there are
        least_runs BLOB NOT NULL,
        figures INTEGER NOT NULL,
        least_figures BLOB NOT NULL,
        years TEXT NOT NULL
    )""",
    "CREATE INDEX sketches_by_digest ON sketches (digest)",
    """CREATE TABLE marks (
        hash INTEGER NOT NULL,       -- one of the smallest of a sketch
        document INTEGER NOT NULL REFERENCES documents (key) ON DELETE CASCADE,
        PRIMARY KEY (hash, document)
    ) WITHOUT ROWID""",
    "CREATE INDEX marks_by_document ON marks (document)",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_TABLES, _ANALYSES, _PARTICULARS, _SKETCHES)
VERSION = len(MIGRATIONS)
# The tables by which a file is known to be ours.
TABLES = frozenset({"library", "documents", "passages"})
