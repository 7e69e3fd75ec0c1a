"""The embedded encoder as a module of sentence-transformers: a weighted sum of morpheme rows.

``SentenceTransformer(folder)`` loads a folder that :func:`save_model` wrote, wherever this package is installed, and
gives a query the row that ``StaticEncoder`` gives it. In training a passage is a plain sum of its context twice and its
text; the program then sums evenly (see index.static), which needs no training.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules.input_module import InputModule
from sentence_transformers.sentence_transformer.modules import Normalize
from torch import Tensor, nn

from index.static import COMPOSED_FACTOR
from index.static_weights import StaticWeights, quantize
from index.text_rows import Counts, TextRows
from index.token_rows import TokenRows
from ingest.korean import Korean

FILE = "static.npz"

# The rows of each text and what each counts, as TextRows gives them.
ReadRows = Callable[[Sequence[str]], Sequence[tuple[NDArray[np.integer], Counts]]]


# The library's modules take anything (images, sound, any keyword); this one takes texts, hence the ignored overrides.
class MorphemeSum(InputModule):
    """Sums the rows of a text's morphemes; in training a share of them is left out at random."""

    def __init__(self, weights: StaticWeights, read: ReadRows | None = None, left_out: float = 0.0) -> None:
        """Take rows from ``weights``; ``read`` finds the rows of texts and is Kiwi's if not given."""
        super().__init__()  # type: ignore[no-untyped-call]
        self.weights = weights
        self.read = read or _KiwiRows(weights)
        self.embedding = nn.EmbeddingBag.from_pretrained(torch.from_numpy(weights.rows()), freeze=False, mode="sum")
        self.left_out = nn.Dropout(left_out)

    def preprocess(  # type: ignore[override]
        self, inputs: Sequence[str], prompt: str | None = None, **_: object
    ) -> dict[str, Tensor]:
        """Find the rows of every text; there are no prompts."""
        found = self.read(inputs)
        rows = np.concatenate([*(rows for rows, _ in found), np.empty(0, np.int32)]).astype(np.int64)
        counts = np.concatenate([*(counts for _, counts in found), np.empty(0, np.float32)])
        count = len(self.weights.scales)
        factors = counts * np.where(rows < count, np.float32(1), np.float32(COMPOSED_FACTOR))
        ends = np.cumsum([0, *(len(rows) for rows, _ in found)])
        return {
            "input_ids": torch.from_numpy(rows % count),
            "offsets": torch.from_numpy(ends[:-1]),
            "factors": torch.from_numpy(factors),
        }

    def forward(self, features: dict[str, Tensor]) -> dict[str, Tensor]:  # type: ignore[override]
        """Add ``sentence_embedding`` (texts x dimension), not yet of unit length."""
        factors = self.left_out(features["factors"])
        features["sentence_embedding"] = self.embedding(features["input_ids"], features["offsets"], factors)
        return features

    def get_embedding_dimension(self) -> int:
        """Length of a row."""
        return int(self.embedding.embedding_dim)

    def rows(self) -> NDArray[np.float32]:
        """Give the rows as they are now."""
        learned: NDArray[np.float32] = self.embedding.weight.detach().cpu().numpy()
        return learned

    def save(self, output_path: str, *_: object, **__: object) -> None:
        """Write the weights into a folder, in signed bytes."""
        vectors, scales = quantize(self.rows())
        replace(self.weights, vectors=vectors, scales=scales).save(Path(output_path) / FILE)

    @classmethod
    def load(  # type: ignore[override]
        cls, model_name_or_path: str, subfolder: str = "", **_: object
    ) -> "MorphemeSum":
        """Read the weights from a folder."""
        return cls(StaticWeights.load(Path(model_name_or_path) / subfolder / FILE))


class _KiwiRows:
    """Rows of plain texts, by Kiwi."""

    def __init__(self, weights: StaticWeights) -> None:
        self._korean = Korean()
        table = TokenRows(weights.keys, weights.number_buckets, weights.word_buckets, len(weights.scales))
        self._rows = TextRows(table)

    def __call__(self, texts: Sequence[str]) -> list[tuple[NDArray[np.int64], Counts]]:
        return self._rows.counted([found.tokens for found in self._korean.analyze_all(texts)]).apart()


def model_of(module: MorphemeSum) -> SentenceTransformer:
    """Join the module with the step that makes rows unit length."""
    return SentenceTransformer(modules=[module, Normalize()], device="cpu")
