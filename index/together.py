"""Several prepared documents at once: encoded together and stored in one transaction, which small ones gain by."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from index.store import Store
from index.writing import Source
from ingest.types import PreparedDocument

if TYPE_CHECKING:
    from index.encoder import Encoder

# Documents are taken together until they have as many passages: rows of a retrieval set have one each.
_PASSAGES = 64

Ready = tuple[PreparedDocument, Source | None]


def batches(ready: Iterable[Ready]) -> Iterator[list[Ready]]:
    """Group documents in their order; each but the last group has at least as many passages as pay."""
    together: list[Ready] = []
    passages = 0
    for prepared, source in ready:
        together.append((prepared, source))
        passages += len(prepared.passages)
        if passages >= _PASSAGES:
            yield together
            together, passages = [], 0
    if together:
        yield together


def put_together(store: Store, encoder: "Encoder", together: Sequence[Ready]) -> int:
    """Encode and store documents in one transaction, and give the number of their passages."""
    vectors = encoder.encode_passages([passage for prepared, _ in together for passage in prepared.passages])
    ends = np.cumsum([len(prepared.passages) for prepared, _ in together])
    with store.writing() as writer:
        for (prepared, source), part in zip(together, np.split(vectors, ends[:-1]), strict=True):
            writer.put(prepared, part, source)
    return len(vectors)
