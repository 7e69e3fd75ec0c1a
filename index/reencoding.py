"""Giving a library the vectors of another encoder, some passages at a time; an interrupted run goes on where it was.

Until the last passage has its new vector the library keeps answering with the old ones.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from index.derived import Derived
from index.encoder import FIRST_PART, PATIENCE_S, same_encoder
from index.lock import WriterLock
from index.reading import Reader
from index.store import Store
from ingest.korean import Korean
from ingest.prepare import prepare
from ingest.types import Analysis, Passage, PreparedPassage

if TYPE_CHECKING:
    from index.encoder import Encoder

# Passages of one transaction at most: some MB of vectors, and what a killed run loses.
_MOST = 2048

Progress = Callable[[int, int], None]


def reencode(
    folder: Path, korean: Korean | None, encoder: "Encoder", progress: Progress | None = None, *, again: bool = False
) -> bool:
    """Re-encode every passage; ``progress`` gets the numbers of passages done now and in all.

    Without ``korean`` the passages are not analysed, which suits an encoder that reads their text alone. A library
    that has the encoder's vectors already is left alone, and False given, unless it is to be done ``again``.

    Raises:
        LibraryMissing: there is no library in the folder.
        LibraryBusy: another process is writing.
        ModelUnavailable: the encoder fails on some passage; what was done before stays for the next run.
    """
    lock = WriterLock(folder)
    store = Store.open(folder)
    try:
        with lock.held():
            with store.reading() as reader:
                state, coming = reader.state(), reader.coming_encoder()
            begun = coming is not None and _is(encoder, *coming)
            if _is(encoder, state.encoder, state.dimension) and not again and not begun:
                return False
            if not begun:
                with store.writing() as writer:
                    writer.expect_encoder(encoder.name, encoder.dimension)
            _make_vectors(store, korean, encoder, progress)
            with store.writing() as writer:
                writer.adopt_encoder()
            # Here, so that nobody's first search has to wait for it.
            derived = Derived(folder, store, lock, encoder.name, encoder.dimension)
            derived.refresh()
            derived.close()
            return True
    finally:
        store.close()


def _is(encoder: "Encoder", name: str, dimension: int) -> bool:
    return same_encoder(encoder.name, name) and encoder.dimension == dimension


def _make_vectors(store: Store, korean: Korean | None, encoder: "Encoder", progress: Progress | None) -> None:
    """Make all vectors that are still to come, in transactions that grow while they are quick."""
    with store.reading() as reader:
        done, total = reader.coming_vectors(), reader.state().passages
    pending, size = _pending(store, korean), FIRST_PART
    if progress:
        progress(done, total)
    while together := list(islice(pending, size)):
        begun = perf_counter()
        vectors = encoder.encode_passages([passage for _, passage in together])
        with store.writing() as writer:
            writer.put_coming([key for key, _ in together], vectors)
        done += len(together)
        if progress:
            progress(done, total)
        if perf_counter() - begun < PATIENCE_S:
            size = min(2 * size, _MOST)


def _pending(store: Store, korean: Korean | None) -> Iterator[tuple[int, PreparedPassage]]:
    """Go through the passages without a new vector, ascending by key; nobody else writes meanwhile."""
    with store.reading() as reader:
        names = reader.awaiting_vectors()
    for name in names:
        with store.reading() as reader:
            passages = reader.passages_of(name)
            there = reader.coming_among(passages)
            prepared = _prepared(reader, name, [*passages.values()], korean)
        yield from ((key, one) for key, one in zip(passages, prepared, strict=True) if key not in there)


def _prepared(
    reader: Reader, name: str, passages: Sequence[Passage], korean: Korean | None
) -> Sequence[PreparedPassage]:
    """Analyse a document's passages as they were when it was added, for tokens are not stored."""
    if korean is None:
        return [PreparedPassage(one, Analysis(one.text, (), ()), Analysis(one.context, (), ())) for one in passages]
    document = reader.document(name)
    if document is not None:
        prepared = prepare(document, korean).passages
        if [one.passage for one in prepared] == list(passages):
            return prepared
    # A row of a retrieval set, or a document cut by another version of the program.
    bodies = korean.analyze_all([passage.text for passage in passages])
    contexts = korean.analyze_all([passage.context for passage in passages])
    return [PreparedPassage(*parts) for parts in zip(passages, bodies, contexts, strict=True)]
