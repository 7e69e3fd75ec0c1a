"""How many passages hold a term, kept from query to query: most of what queries and headings say is said again."""

from collections.abc import Collection, Mapping, Sequence

from index.reading import Reader

# Terms that are kept, 10 MB of them; then it begins anew.
_MOST = 100_000


class Frequencies:
    """Numbers of passages by term, of one revision of a library; may be asked by several threads at once."""

    def __init__(self) -> None:
        self._kept: tuple[int, dict[str, int]] = (-1, {})

    def read(self, reader: Reader) -> "TermReader":
        """Read terms by a reader, the numbers of passages only where they are not kept."""
        revision = reader.state().revision
        if self._kept[0] != revision or len(self._kept[1]) > _MOST:
            self._kept = (revision, {})
        kept_of, kept = self._kept
        # Another thread may just have read a newer snapshot.
        return TermReader(reader, kept if kept_of == revision else {})


class TermReader:
    """Reads the terms of one snapshot for ordering by them; see :class:`Frequencies`."""

    def __init__(self, reader: Reader, kept: dict[str, int]) -> None:
        self._reader = reader
        self._kept = kept

    def terms_of(self, keys: Sequence[int]) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
        """Give body and context terms by passage key; unknown keys are left out."""
        return self._reader.terms_of(keys)

    def contexts_of(self, keys: Sequence[int]) -> dict[int, str]:
        """Give what stands above passages by their key; unknown keys are left out."""
        return self._reader.contexts_of(keys)

    def document_frequencies(self, terms: Collection[str]) -> Mapping[str, int]:
        """Give the number of passages that hold each term; unknown terms are left out."""
        unread = [term for term in terms if term not in self._kept]
        if unread:
            found = self._reader.document_frequencies(unread)
            self._kept.update((term, found.get(term, 0)) for term in unread)
        counts = map(self._kept.__getitem__, terms)
        return {term: count for term, count in zip(terms, counts, strict=True) if count}
