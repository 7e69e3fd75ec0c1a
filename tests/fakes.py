"""Small real stand-ins for what is slow or far away."""

import zlib
from collections.abc import Generator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.writing.chat import Finish
from ingest.types import Analysis, PreparedPassage


class BigramEncoder:
    """Hashed syllable bigrams: similar text, similar vector; the same in every process."""

    def __init__(self, name: str = "bigram/1", dimension: int = 64) -> None:
        self.name = name
        self.dimension = dimension

    def encode_queries(self, queries: Sequence[Analysis]) -> NDArray[np.float32]:
        return self._rows([query.text for query in queries])

    def encode_passages(self, passages: Sequence[PreparedPassage]) -> NDArray[np.float32]:
        return self._rows([f"{passage.context.text} {passage.body.text}" for passage in passages])

    def _rows(self, texts: Sequence[str]) -> NDArray[np.float32]:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for pair in pairwise(text):
                row[zlib.crc32("".join(pair).encode()) % self.dimension] += 1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)


class ScriptedChat:
    """Replays pieces as a language model would send them, and keeps the messages it was asked with."""

    def __init__(self, *pieces: str, finish: Finish = Finish.STOP) -> None:
        self._pieces = pieces
        self._finish = finish
        self.asked: list[Sequence[dict[str, str]]] = []

    def stream(self, messages: Sequence[dict[str, str]]) -> Generator[str | Finish, None, None]:
        self.asked.append(messages)
        yield from self._pieces
        yield self._finish
