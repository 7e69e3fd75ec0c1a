"""A library of the rows of a retrieval set as an office has them: each row a text file under its title.

The files are read, outlined and cut into passages like any other. Built once and kept; knows nothing of what is asked.
"""

import json
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant.assistant import Assistant
from assistant.settings import Settings
from index.library import Library
from index.static import StaticEncoder
from ingest.korean import Korean


@dataclass(frozen=True, slots=True)
class TextRow:
    """One row of a corpus."""

    id: str
    title: str
    text: str

    @property
    def name(self) -> str:
        """The document's name in a library."""
        return f"{self.id}.txt"

    @property
    def content(self) -> str:
        """The file's text; the title stands first, once."""
        return self.text if self.text.startswith(self.title) else f"{self.title}\n\n{self.text}"


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """One question with its gold answer and the ids of the rows that give it."""

    id: str
    question: str
    gold: str
    relevant: tuple[str, ...]


def load_text_rows(corpus: Path) -> tuple[TextRow, ...]:
    """Read the rows of a corpus (JSONL)."""
    with corpus.open(encoding="utf-8") as lines:
        read = map(json.loads, lines)
        return tuple(TextRow(row["id"], row.get("title", ""), row["text"]) for row in read)


def load_gold_questions(queries: Path) -> tuple[GoldQuestion, ...]:
    """Read the queries of a retrieval set (JSONL) that have a gold answer."""
    with queries.open(encoding="utf-8") as lines:
        read = map(json.loads, lines)
        return tuple(
            GoldQuestion(row["id"], row["query"], row["answer"], tuple(row["relevant"]))
            for row in read
            if row["answer"]
        )


def build(folder: Path, rows: Sequence[TextRow], progress: Callable[[int, int], None] | None = None) -> None:
    """Make the library of the rows in a folder; one that is there with just these documents is kept.

    ``progress`` is told how many are read, and how many there are.
    """
    library = Library.open_or_create(folder, Korean(), StaticEncoder.load())
    try:
        if {entry.name for entry in library.documents.listed()} == {row.name for row in rows}:
            return
        with tempfile.TemporaryDirectory() as temporary:
            for row in rows:
                (Path(temporary) / row.name).write_text(row.content, encoding="utf-8")
            library.add([Path(temporary)], lambda event: progress(event.position, event.total) if progress else None)
    finally:
        library.close()


def remove(folder: Path, ids: Collection[str], rows: Sequence[TextRow]) -> None:
    """Take the rows of some ids out of a library."""
    library = Library.open(folder, Korean(), StaticEncoder.load())
    try:
        library.remove([row.name for row in rows if row.id in ids])
    finally:
        library.close()


def open_built_in(folder: Path) -> Assistant:
    """Open a library with the built-in answerer, whatever the environment sets."""
    return Assistant.open(Settings(library=folder))


@contextmanager
def without(folder: Path, ids: Collection[str], rows: Sequence[TextRow]) -> Iterator[Assistant]:
    """Open a copy of a library without the rows of some ids, which lasts as long as the ``with`` block."""
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary) / "library"
        shutil.copytree(folder, copy)
        remove(copy, ids, rows)
        assistant = open_built_in(copy)
        try:
            yield assistant
        finally:
            assistant.close()
