"""Sketching the documents of a library that was made before there were sketches."""

from itertools import islice

from index.store import Store

# Documents sketched in one transaction.
_TOGETHER = 256


def sketch_all(store: Store) -> None:
    """Give every document its sketch, some ms each where it lacks one; the caller holds the writer lock."""
    with store.reading() as reader:
        names = iter(reader.sketches.unsketched())
    while together := [*islice(names, _TOGETHER)]:
        with store.writing() as writer:
            for name in together:
                writer.sketch(name)
