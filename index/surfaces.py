"""How a library writes words that stand one behind the other: Tech-Bridge for tech and bridge, R&D for r and d."""

from collections.abc import Callable, Sequence

from index.lexical import LexicalIndex
from index.store import Store
from ingest import patterns as re

# Passages that are looked at; those that hold all of the words come first.
_DEPTH = 20
# What may stand between: a blank, a hyphen, the mark of R&D.
_BETWEEN = r"[\s\-–&·/.]{0,3}"


class Surfaces:
    """Looks words up in the passages of one library."""

    def __init__(self, store: Store, lexical: Callable[[], LexicalIndex]) -> None:
        """``lexical`` gives the library's lexical index, level with the store."""
        self._store = store
        self._lexical = lexical

    def written(self, words: Sequence[str]) -> str:
        """Give Latin words as they stand in a passage or above it, the commonest way; nothing where they don't."""
        keys = [key for key, _ in self._lexical().search(words, _DEPTH, 0.0)]
        with self._store.reading() as reader:
            passages = reader.passages(keys).values()
        together = re.compile(f"(?<![A-Za-z0-9]){_BETWEEN.join(map(re.escape, words))}(?![A-Za-z0-9])", re.IGNORECASE)
        found = [one for passage in passages for one in together.findall(f"{passage.context}\n{passage.text}")]
        return max(found, key=found.count, default="")
