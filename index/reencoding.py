"""Giving a library the vectors of another encoder, document by document; an interrupted run goes on where it was.

Until the last document has its new vectors the library keeps answering with the old ones.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.lock import WriterLock
from index.reading import Reader
from index.store import Store
from ingest.korean import Korean
from ingest.prepare import prepare
from ingest.types import Passage, PreparedPassage

if TYPE_CHECKING:
    from index.encoder import Encoder

# Documents whose passages are encoded together and stored in one transaction.
_TOGETHER = 16


def reencode(
    folder: Path, korean: Korean, encoder: "Encoder", progress: Callable[[int, int], None] | None = None
) -> None:
    """Re-encode every passage; ``progress`` gets the numbers of passages done now and in all.

    Raises:
        LibraryMissing: there is no library in the folder.
        LibraryBusy: another process is writing.
    """
    lock = WriterLock(folder)
    store = Store.open(folder)
    try:
        with lock.held():
            with store.writing() as writer:
                writer.expect_encoder(encoder.name, encoder.dimension)
            while _encode_some(store, korean, encoder, progress):
                pass
            with store.writing() as writer:
                writer.adopt_encoder()
    finally:
        store.close()


def _encode_some(store: Store, korean: Korean, encoder: "Encoder", progress: Callable[[int, int], None] | None) -> bool:
    with store.reading() as reader:
        names = reader.awaiting_vectors(_TOGETHER)
        found = {name: reader.passages_of(name) for name in names}
        prepared = [passage for name in names for passage in _prepared(reader, name, [*found[name].values()], korean)]
    if not names:
        return False
    with store.writing() as writer:
        keys = [key for passages in found.values() for key in passages]
        writer.put_coming(keys, encoder.encode_passages(prepared))
    if progress:
        with store.reading() as reader:
            progress(reader.coming_vectors(), reader.state().passages)
    return True


def _prepared(reader: Reader, name: str, passages: Sequence[Passage], korean: Korean) -> Sequence[PreparedPassage]:
    """Analyse a document's passages as they were when it was added, for tokens are not stored."""
    document = reader.document(name)
    if document is not None:
        prepared = prepare(document, korean).passages
        if [one.passage for one in prepared] == list(passages):
            return prepared
    # A row of a retrieval set, or a document cut by another version of the program.
    bodies = korean.analyze_all([passage.text for passage in passages])
    contexts = korean.analyze_all([passage.context for passage in passages])
    return [PreparedPassage(*parts) for parts in zip(passages, bodies, contexts, strict=True)]
