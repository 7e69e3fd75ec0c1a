"""Analysing again what another dictionary or another version of the program has analysed.

The files are not needed: their text is in the library, and the structure of plain text is read from it again. Every
search meanwhile finds each document, old or new, and a killed run goes on where it was, since each document knows what
has analysed it.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from index.reading import Reader
from index.store import Store
from index.together import Ready, batches, put_together
from index.writing import Source
from ingest.documents import read_again
from ingest.korean import Korean
from ingest.limits import Limits
from ingest.prepare import prepare
from ingest.types import ROW_FORMAT, Document, PreparedDocument, PreparedPassage

if TYPE_CHECKING:
    from index.encoder import Encoder

Progress = Callable[[int, int], None]


def reanalyze(
    store: Store, korean: Korean, encoder: "Encoder", stored: Callable[[int], None], progress: Progress | None = None
) -> int:
    """Analyse and encode again each document that needs it, and give their number; the caller holds the writer lock.

    ``stored`` is called after each transaction with its number of passages, ``progress`` with the documents done and
    all.
    """
    with store.reading() as reader:
        names = reader.analysed_otherwise(korean.identity)
    for together in batches(_prepared(store, names, korean, progress)):
        stored(put_together(store, encoder, together))
    return len(names)


def _prepared(store: Store, names: Sequence[str], korean: Korean, progress: Progress | None) -> Iterator[Ready]:
    for done, name in enumerate(names, start=1):
        with store.reading() as reader:
            ready = _analysed(reader, name, korean)
        yield ready
        if progress:
            progress(done, len(names))


def _analysed(reader: Reader, name: str, korean: Korean) -> Ready:
    document = reader.document(name)
    if document is None:
        raise ValueError("somebody else writes to the library")
    if document.format == ROW_FORMAT:
        return _row(reader, document, korean), _source(reader, name)
    return prepare(read_again(document, Limits()), korean), _source(reader, name)


def _row(reader: Reader, document: Document, korean: Korean) -> PreparedDocument:
    """A row of a retrieval set: its passages stay as they are, whatever their labels were."""
    passages = [*reader.passages_of(document.name).values()]
    bodies = korean.analyze_all([passage.text for passage in passages])
    contexts = korean.analyze_all([passage.context for passage in passages])
    analyzed = [PreparedPassage(*parts) for parts in zip(passages, bodies, contexts, strict=True)]
    return PreparedDocument(document, tuple(analyzed), (), korean.identity)


def _source(reader: Reader, name: str) -> Source | None:
    stored = reader.file_named(name)
    if stored is None or stored.source is None or stored.size is None or stored.modified_ns is None:
        return None
    return Source(stored.source, stored.size, stored.modified_ns)
