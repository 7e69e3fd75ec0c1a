"""Sketches of documents in a library's SQLite file: written, read, and found by what they share.

The smallest hashes of each document stand in a table of their own with an index: documents that are copies of one
share some of them. What makes copies, index.copies knows.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Collection
from itertools import combinations

from index.copies import Known
from index.likeness import Sketch, sample_column, sample_of, sketch_of, years_column, years_of
from ingest.types import ROW_FORMAT

# Two documents alike by .75 share fewer than two of their eight smallest hashes once in 2,600 times. One shared by
# chance is not rare: without the second, 20,000 articles of law gave 380,000 pairs to compare.
_MARKS = 8
_FEWEST_SHARED = 2
# A hash that more documents have belongs to a phrase that all of a kind have, and tells nothing.
_MOST_TOGETHER = 50


class Sketches:
    """The queries; lives as long as its transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def known(self, names: Collection[str]) -> dict[str, Known]:
        """Read what documents are compared by; those without a sketch are left out."""
        found = self._connection.execute(
            "SELECT name, format, sha256, digest, runs, least_runs, figures, least_figures, years FROM sketches"
            " JOIN documents ON document = key WHERE name IN (SELECT value FROM json_each(?))",
            (json.dumps([*names], ensure_ascii=False),),
        )
        return {
            name: Known(
                name,
                form,
                sha256,
                Sketch(digest, sample_of(least_runs, runs), sample_of(least_figures, figures), years_of(years)),
            )
            for name, form, sha256, digest, runs, least_runs, figures, least_figures, years in found
        }

    def unsketched(self) -> list[str]:
        """Name the documents without a sketch, but for rows of a retrieval set, which are no files."""
        found = self._connection.execute(
            "SELECT name FROM documents WHERE key NOT IN (SELECT document FROM sketches) AND format <> ? ORDER BY key",
            (ROW_FORMAT,),
        )
        return [name for (name,) in found]

    def sharing(self, sketch: Sketch) -> list[str]:
        """Name the documents that may be copies of one."""
        found = self._connection.execute(
            "SELECT name FROM documents WHERE key IN ("
            "SELECT document FROM sketches WHERE digest = ?1 UNION SELECT document FROM marks WHERE hash IN ("
            "SELECT hash FROM marks WHERE hash IN (SELECT value FROM json_each(?2)) GROUP BY hash"
            f" HAVING COUNT(*) <= {_MOST_TOGETHER}) GROUP BY document HAVING COUNT(*) >= {_FEWEST_SHARED})"
            " ORDER BY name",
            (sketch.digest, json.dumps(_marks(sketch))),
        )
        return [name for (name,) in found]

    def alike(self, names: Collection[str]) -> set[str]:
        """Name those of some documents that may be copies of another of them."""
        found = self._connection.execute(
            "SELECT name, digest, (SELECT json_group_array(hash) FROM marks WHERE document = key) FROM sketches"
            " JOIN documents ON document = key WHERE name IN (SELECT value FROM json_each(?))",
            (json.dumps([*names], ensure_ascii=False),),
        )
        read = [(name, digest, {*json.loads(marks)}) for name, digest, marks in found]
        return {
            name
            for left, right in combinations(read, 2)
            if left[1] == right[1] or len(left[2] & right[2]) >= _FEWEST_SHARED
            for name in (left[0], right[0])
        }

    def pairs(self) -> set[tuple[str, str]]:
        """Name the documents, two by two, that may be copies of each other."""
        together = f"GROUP BY {{}} HAVING COUNT(*) BETWEEN 2 AND {_MOST_TOGETHER}"
        marked = self._connection.execute(f"SELECT json_group_array(document) FROM marks {together.format('hash')}")
        shared = Counter(pair for (keys,) in marked for pair in combinations(sorted(json.loads(keys)), 2))
        equal = self._connection.execute(f"SELECT json_group_array(document) FROM sketches {together.format('digest')}")
        pairs = {pair for (keys,) in equal for pair in combinations(sorted(json.loads(keys)), 2)}
        pairs |= {pair for pair, marks in shared.items() if marks >= _FEWEST_SHARED}
        names = dict(self._connection.execute("SELECT key, name FROM documents"))
        return {(names[left], names[right]) for left, right in pairs}


def put_sketch(connection: sqlite3.Connection, document: int, text: str) -> None:
    """Sketch a document's text and store that; the caller holds a write transaction."""
    sketch = sketch_of(text)
    connection.execute(
        "INSERT INTO sketches VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            document,
            sketch.digest,
            sketch.runs.total,
            sample_column(sketch.runs),
            sketch.figures.total,
            sample_column(sketch.figures),
            years_column(sketch.years),
        ),
    )
    connection.executemany("INSERT INTO marks VALUES (?, ?)", [(mark, document) for mark in _marks(sketch)])


def _marks(sketch: Sketch) -> list[int]:
    return [int(mark) for mark in sketch.runs.least[:_MARKS]]
