"""Every term of a library with the number of passages that hold it."""

from collections.abc import ItemsView, Iterator, Mapping

from index.store import Store

_SHORTEST_PART, _LONGEST_PART = 2, 30


class Vocabulary(Mapping[str, int]):
    """Looks single terms up in the store, and reads all of them only when they are asked for together."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._all: dict[str, int] | None = None

    def __getitem__(self, term: str) -> int:
        if self._all is not None:
            return self._all[term]
        with self._store.reading() as reader:
            count = reader.document_frequency(term)
        if count == 0:
            raise KeyError(term)
        return count

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def items(self) -> ItemsView[str, int]:
        """All terms with their numbers, read at once."""
        return self._read().items()

    def _read(self) -> dict[str, int]:
        if self._all is None:
            with self._store.reading() as reader:
                self._all = reader.vocabulary()
        return self._all


def known_parts(word: str, vocabulary: Mapping[str, int]) -> tuple[str, ...]:
    """Cut a run-together word into known terms of two or more syllables, longest first from the left."""
    parts = []
    at = 0
    while at <= len(word) - _SHORTEST_PART:
        for end in range(min(len(word), at + _LONGEST_PART), at + _SHORTEST_PART - 1, -1):
            if word[at:end] in vocabulary:
                parts.append(word[at:end])
                at = end
                break
        else:
            at += 1
    return tuple(parts)
