"""The file of the embedded encoder: a signed-byte row for each known morpheme, then rows that share buckets.

Everything that weighs a morpheme (how rare it is, its part of speech, centring, whitening) is already in its
row and scale, so pooling is a plain sum. Knows nothing of how the rows were made.
"""

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FORMAT = 1
_LONGEST_BYTE = 127.0


@dataclass(frozen=True, slots=True, eq=False)
class StaticWeights:
    """Row ``i`` is ``vectors[i] * scales[i]``; the first ``len(keys)`` rows belong to ``keys``.

    The rest are the buckets of what has no row of its own: ``number_buckets`` for numbers,
    ``word_buckets`` for Latin and Hanja words and the remainder for pairs of syllables.
    """

    name: str
    keys: tuple[str, ...]
    vectors: NDArray[np.int8]
    scales: NDArray[np.float32]
    number_buckets: int
    word_buckets: int

    def rows(self) -> NDArray[np.float32]:
        """Give all rows at full precision, (rows x dimension)."""
        full: NDArray[np.float32] = self.vectors * self.scales[:, None]
        return full

    def save(self, path: Path) -> None:
        """Write the file; equal weights give equal bytes."""
        header = f"{FORMAT}\n{self.name}\n{self.number_buckets}\n{self.word_buckets}"
        arrays: dict[str, NDArray[np.generic]] = {
            "header": _as_bytes(header),
            "keys": _as_bytes("\n".join(self.keys)),
            "scales": self.scales.astype("<f4"),
            "vectors": self.vectors,
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
            for member, array in arrays.items():
                content = io.BytesIO()
                np.lib.format.write_array(content, np.ascontiguousarray(array), allow_pickle=False)
                archive.writestr(zipfile.ZipInfo(f"{member}.npy"), content.getvalue())

    @classmethod
    def load(cls, path: Path) -> "StaticWeights":
        """Read the file.

        Raises:
            ValueError: it was written in another format.
        """
        with np.load(path, allow_pickle=False) as archive:
            version, name, numbers, words = _as_text(archive["header"]).split("\n")
            if version != str(FORMAT):
                raise ValueError(f"{path}: format {version}, expected {FORMAT}")
            keys = tuple(_as_text(archive["keys"]).split("\n"))
            return cls(name, keys, archive["vectors"], archive["scales"], int(numbers), int(words))


def quantize(rows: NDArray[np.floating]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Turn rows into signed bytes and a scale for each, so that the longest entry uses the whole range."""
    longest = np.abs(rows).max(axis=1)
    scales = np.where(longest > 0, longest, 1.0) / _LONGEST_BYTE
    return np.rint(rows / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def _as_bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), np.uint8)


def _as_text(content: NDArray[np.uint8]) -> str:
    return content.tobytes().decode()
