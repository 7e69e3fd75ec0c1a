"""Any sentence-transformers CrossEncoder on this machine as a reranker: it reads a question and a passage together.

Nothing is ever downloaded, and torch loads with the first model; see index.transformer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.encoder import ModelOptions
from index.errors import ModelUnavailable
from index.inference import Batches, device_for, length_limit, opening, settle, wants_half
from index.model_folder import ModelFolder, find_model
from index.search import Ranked
from index.transformer import passage_text
from ingest.particles import quoted
from ingest.types import Analysis, Passage

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder as Model

_SETTING = "MUNDAP_RERANKER"
# Heads that give a score, or, in rerankers made from language models, a word for yes and one for no.
_SCORING = ("ForSequenceClassification", "ForCausalLM")
# How many of the best passages are read again. Each costs the model a whole reading of question and passage, on two
# cores some tenths of a second with a large one, and an answer from beyond place 30 is rare.
TOP = 30


class Reranker(Protocol):
    """Says how well passages answer a question, better than the ranking that proposed them."""

    @property
    def top(self) -> int:
        """How many of the best passages it is to read."""
        ...

    def scores(self, query: Analysis, passages: Sequence[Passage]) -> NDArray[np.float32]:
        """One score for each passage; higher is better."""
        ...


class CrossEncoder:
    """A CrossEncoder with one score for a pair."""

    def __init__(self, name: str, options: ModelOptions | None = None, top: int = TOP) -> None:
        """Load the model.

        Raises:
            ModelUnavailable: it isn't on this machine, its files can't be read, or it gives no such score.
        """
        self.top = top
        self._options = options or ModelOptions()
        self._folder = find_model(name, _SETTING, self._options.cache)
        _check_kind(self._folder)
        with opening(self._folder):
            self.device = device_for(self._options.device)
            self._half = wants_half(self._options, self.device)
            self._model = self._loaded()
        if self._model.num_labels != 1:
            raise ModelUnavailable(
                f"{quoted(self._folder.label, '은/는')} 점수 하나가 아니라 "
                f"{self._model.num_labels}가지로 나누는 모델입니다.",
                f"질문과 글의 관련도를 점수 하나로 매기는 CrossEncoder를 {_SETTING}에 넣으세요.",
            )
        self._batches = Batches(self._options, self.device)

    @property
    def name(self) -> str:
        """The model's name, or its folder's."""
        return self._folder.label

    @property
    def half(self) -> bool:
        """Whether it computes with 16-bit numbers by now."""
        return self._half

    @property
    def batch(self) -> int:
        """How many pairs are computed at once by now."""
        return self._batches.size

    @property
    def max_length(self) -> int | None:
        """After how many tokens, question and passage together, a pair is cut off."""
        return length_limit(self._model)

    def scores(self, query: Analysis, passages: Sequence[Passage]) -> NDArray[np.float32]:
        """Score each passage, its context included, against the question; higher is better.

        Raises:
            ModelUnavailable: the model gives something that is no number.
        """
        if not passages:
            return np.zeros(0, np.float32)
        pairs = [(query.text, passage_text(passage)) for passage in passages]
        found = self._predicted(pairs)
        if self._half and not np.isfinite(found).all():  # too large for 16 bits
            self._half = False
            with opening(self._folder):
                self._model = self._loaded()
            found = self._predicted(pairs)
        if not np.isfinite(found).all():
            raise ModelUnavailable(
                f"모델 {quoted(self._folder.label, '이/가')} 숫자가 아닌 점수(NaN)를 매깁니다({self._folder.path}).",
                f"파일이 상하지 않았는지 원본과 견주어 보거나, {_SETTING}를 지우고 쓰세요.",
            )
        return found

    def _predicted(self, pairs: list[tuple[str, str]]) -> NDArray[np.float32]:
        def run(batch: int) -> NDArray[np.float32]:
            found = self._model.predict(pairs, batch_size=batch, show_progress_bar=False, convert_to_numpy=True)
            return np.asarray(found, dtype=np.float32)

        return self._batches.compute(run)

    def _loaded(self) -> "Model":
        from sentence_transformers import CrossEncoder as Model

        model: Model = Model(str(self._folder.path), device=self.device, local_files_only=True, trust_remote_code=False)
        settle(model, self._half, self._options.max_length)
        return model


def _check_kind(model: ModelFolder) -> None:
    """Refuse a model without a head for scores: it would be given one of random numbers."""
    scoring = any(each.endswith(_SCORING) for each in model.architectures)
    if model.kind not in ("", "CrossEncoder") or not (scoring or model.kind == "CrossEncoder"):
        raise ModelUnavailable(
            f"{quoted(model.label, '은/는')} 질문과 글의 짝에 점수를 매기는 모델이 아니어서 "
            "순위를 다시 매기지 못합니다.",
            f"{_SETTING}에는 CrossEncoder를 넣으세요. 권하는 모델은 docs/models.md에 있습니다.",
        )


def rerank(
    query: Analysis, ranked: Sequence[Ranked], passages: Mapping[int, Passage], reranker: Reranker
) -> list[Ranked]:
    """Put the best passages in the reranker's order; those that it is not to read stay below them as they were.

    ``passages`` are those to be read, by key; what has gone from the library meanwhile is left out. A score stays with
    its rank and not with its passage: the reranker's own numbers have another scale, and what is below them was never
    given one.
    """
    read = [found for found in ranked[: reranker.top] if found.key in passages]
    order = np.argsort(-reranker.scores(query, [passages[found.key] for found in read]), kind="stable")
    moved = [replace(read[index], score=found.score) for found, index in zip(read, order, strict=True)]
    return [*moved, *ranked[reranker.top :]]
