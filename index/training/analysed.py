"""Kiwi once over every training text, kept on disk in parts, so that an interrupted run goes on where it was."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.token_rows import TokenRows
from ingest.decode import canonical
from ingest.korean import Korean, encoder_tokens

_TEXTS_IN_PART = 2048


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """Texts as rows of the encoder's table: text ``i`` is ``rows[ends[i]:ends[i + 1]]``."""

    rows: NDArray[np.int32]
    ends: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ends) - 1

    def length(self, text: int) -> int:
        """Rows of one text."""
        return int(self.ends[text + 1] - self.ends[text])


def analyse(columns: Mapping[str, Sequence[str]], folder: Path, progress: Callable[[int, int], None]) -> None:
    """Write the morphemes of all columns into ``folder``, on all cores; parts that stand there are kept."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = [(name, first) for name, texts in columns.items() for first in range(0, len(texts), _TEXTS_IN_PART)]
    missing = [(name, first) for name, first in parts if not _path(folder, name, first).exists()]
    done = len(parts) - len(missing)
    with ProcessPoolExecutor() as pool:
        waiting = (
            pool.submit(_write_part, _path(folder, name, first), list(columns[name][first : first + _TEXTS_IN_PART]))
            for name, first in missing
        )
        for future in list(waiting):
            future.result()
            done += 1
            progress(done, len(parts))


def read_column(folder: Path, name: str, texts: int, table: TokenRows) -> Column:
    """Read one analysed column as rows of the encoder's table."""
    rows: list[NDArray[np.int32]] = []
    lengths: list[NDArray[np.int64]] = []
    for first in range(0, texts, _TEXTS_IN_PART):
        for part_rows, part_lengths in _read_part(_path(folder, name, first), table):
            rows.append(part_rows)
            lengths.append(part_lengths)
    ends = np.concatenate([[0], np.cumsum(np.concatenate(lengths))]).astype(np.int64)
    return Column(np.concatenate(rows), ends)


def _read_part(path: Path, table: TokenRows) -> Iterator[tuple[NDArray[np.int32], NDArray[np.int64]]]:
    with np.load(path, allow_pickle=False) as archive:
        vocabulary = archive["vocabulary"].tobytes().decode().split("\n")
        tokens, counts = archive["tokens"], archive["counts"]
    of_token = [table[token] for token in vocabulary]
    sizes = np.array([len(rows) for rows in of_token])
    flat = np.array([row for rows in of_token for row in rows] or [0], np.int32)
    begins = np.concatenate([[0], np.cumsum(sizes)])[:-1]
    taken = sizes[tokens]
    ends = np.cumsum(taken)
    places = np.arange(int(taken.sum())) - np.repeat(ends - taken, taken) + np.repeat(begins[tokens], taken)
    reached = np.concatenate([[0], ends])[np.concatenate([[0], np.cumsum(counts)])]
    yield flat[places], np.diff(reached)


def _write_part(path: Path, texts: list[str]) -> None:
    vocabulary: dict[str, int] = {}
    tokens: list[int] = []
    counts: list[int] = []
    for morphemes in _korean().morphemes([canonical(text) for text in texts]):
        found = [token.replace("\n", " ") for token in encoder_tokens(morphemes)]
        tokens.extend([vocabulary.setdefault(token, len(vocabulary)) for token in found])
        counts.append(len(found))
    beside = path.with_suffix(".part.npz")
    np.savez(
        beside,
        vocabulary=np.frombuffer("\n".join(vocabulary).encode(), np.uint8),
        tokens=np.array(tokens, np.int32),
        counts=np.array(counts, np.int64),
    )
    beside.replace(path)


@cache
def _korean() -> Korean:
    return Korean()


def _path(folder: Path, name: str, first: int) -> Path:
    return folder / f"{name}.{first // _TEXTS_IN_PART:04}.npz"
