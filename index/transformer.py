"""Any sentence-transformers model on this machine as an encoder, by name or folder.

The model's own query and passage prompts are used. Nothing is ever downloaded: a model that isn't here is an error
that says how to bring it. torch takes seconds to import, so it loads with the first model.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.encoder import ModelOptions
from index.errors import ModelUnavailable
from index.inference import Batches, device_for, length_limit, opening, settle, wants_half
from index.model_folder import ModelFolder, find_model
from index.prompts import prompts_for
from ingest.particles import quoted
from ingest.types import Analysis, Passage, PreparedPassage

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_SETTING = "MUNDAP_ENCODER"
# What every model is asked at first: it must give finite numbers that are not all zero.
_PROBE = "2025년 예산은 얼마입니까? Budget 2025"
_SCORING = "ForSequenceClassification"


class TransformerEncoder:
    """A sentence-transformers model, known by its label and the fingerprint of its files."""

    def __init__(self, name: str, options: ModelOptions | None = None) -> None:
        """Load the model.

        Raises:
            ModelUnavailable: it isn't on this machine, its files can't be read, or it gives no usable vectors.
        """
        self._options = options or ModelOptions()
        self._folder = find_model(name, _SETTING, self._options.cache)
        _check_kind(self._folder)
        with opening(self._folder):
            self.device = device_for(self._options.device)
            self._half = wants_half(self._options, self.device)
            self._model = self._loaded()
        self.prompts = prompts_for(
            self._folder.names, self._model.prompts, self._options.query_prompt, self._options.passage_prompt
        )
        self._batches = Batches(self._options, self.device)
        # The prompt of queries is no part of it: with another one the passages' vectors stay what they are.
        self._name = f"{self._folder.label}@{self._folder.fingerprint(self.prompts.passage)}"
        self._dimension = int(self._probed().shape[0])

    @property
    def name(self) -> str:
        """``label@fingerprint``: the fingerprint tells other weights or another passage prompt apart."""
        return self._name

    @property
    def dimension(self) -> int:
        """Length of every row."""
        return self._dimension

    @property
    def batch(self) -> int:
        """How many texts are computed at once by now."""
        return self._batches.size

    @property
    def half(self) -> bool:
        """Whether it computes with 16-bit numbers by now."""
        return self._half

    @property
    def max_length(self) -> int | None:
        """After how many tokens, prompt and all, a text is cut off; ``None`` where nothing is."""
        return length_limit(self._model)

    def encode_queries(self, queries: Sequence[Analysis]) -> NDArray[np.float32]:
        """Encode with the query prompt."""
        return self._encoded([query.text for query in queries], self.prompts.query)

    def encode_passages(self, passages: Sequence[PreparedPassage]) -> NDArray[np.float32]:
        """Encode context and text, in this order, with the passage prompt.

        Raises:
            ModelUnavailable: the model gives something that is no number, or memory runs out for a single text.
        """
        return self._encoded([passage_text(each.passage) for each in passages], self.prompts.passage)

    def count_cut(self, passages: Sequence[Passage]) -> int:
        """Count the passages that are longer than ``max_length``, so that their ends find nothing."""
        longest, tokenizer = self.max_length, self._model.tokenizer
        if longest is None or not passages:
            return 0
        texts = [self.prompts.passage + passage_text(passage) for passage in passages]
        tokens = tokenizer(texts, truncation=False, padding=False)["input_ids"]
        return sum(len(ids) > longest for ids in tokens)

    def _loaded(self) -> "SentenceTransformer":
        from sentence_transformers import SentenceTransformer

        model = SentenceTransformer(
            str(self._folder.path), device=self.device, local_files_only=True, trust_remote_code=False
        )
        settle(model, self._half, self._options.max_length)
        return model

    def _encoded(self, texts: list[str], prompt: str) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, self._dimension), np.float32)
        rows = self._rows(texts, prompt)
        if self._half and not np.isfinite(rows).all():  # too large for 16 bits: read the file again, not the rounded
            self._half = False
            with opening(self._folder):
                self._model = self._loaded()
            rows = self._rows(texts, prompt)
        if not np.isfinite(rows).all():
            raise self._unusable("숫자가 아닌 값(NaN)이 든 벡터를 만듭니다")
        return rows

    def _rows(self, texts: list[str], prompt: str) -> NDArray[np.float32]:
        def run(batch: int) -> NDArray[np.float32]:
            rows = self._model.encode(
                texts,
                prompt=prompt,  # an empty one too, or the model's default prompt would come in its place
                batch_size=batch,
                show_progress_bar=False,
                convert_to_numpy=True,
            )
            return np.asarray(rows, dtype=np.float32)

        rows = self._batches.compute(run)
        # Here and not by the model, which would do it in 16 bits.
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        unit: NDArray[np.float32] = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths != 0)
        return unit

    def _probed(self) -> NDArray[np.float32]:
        self._dimension = 0
        row: NDArray[np.float32] = self._encoded([_PROBE], self.prompts.passage)[0]
        if not row.any():
            raise self._unusable("0뿐인 벡터를 만듭니다")
        return row

    def _unusable(self, fault: str) -> ModelUnavailable:
        return ModelUnavailable(
            f"모델 {quoted(self._folder.label, '이/가')} {fault}({self._folder.path}).",
            "파일이 상하지 않았는지 원본과 견주어 보고, 같은 일이 되풀이되면 다른 모델을 쓰세요.",
        )


def passage_text(passage: Passage) -> str:
    """What a model reads of a passage: its context, then its text."""
    return f"{passage.context}\n{passage.text}".strip()


def _check_kind(model: ModelFolder) -> None:
    """Refuse what sentence-transformers would load all the same and make vectors with that mean nothing."""
    bare = not (model.path / "modules.json").is_file()
    if model.kind == "CrossEncoder" or (bare and any(each.endswith(_SCORING) for each in model.architectures)):
        raise ModelUnavailable(
            f"{quoted(model.label, '은/는')} 순위를 다시 매기는 모델이어서 인코더로 쓸 수 없습니다.",
            f"이 모델은 MUNDAP_RERANKER에 넣고, {_SETTING}에는 문장 임베딩 모델을 넣으세요.",
        )
    if model.kind not in ("", "SentenceTransformer"):
        raise ModelUnavailable(
            f"{quoted(model.label, '은/는')} {model.kind} 모델이어서 인코더로 쓸 수 없습니다.",
            "글마다 벡터 하나를 만드는 SentenceTransformer를 고르세요. 권하는 모델은 docs/models.md에 있습니다.",
        )
