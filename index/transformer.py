"""The one door to sentence_transformers: any model on this machine, by name or folder.

The model's own query and document prompts are used. Nothing is ever downloaded: a model that isn't here
is an error that says how to bring it. torch takes seconds to import, so it loads with the first model.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderUnavailable
from ingest.types import Analysis, PreparedPassage

_BATCH = 32


class TransformerEncoder:
    """A sentence-transformers model under the name by which it was set."""

    def __init__(self, name: str) -> None:
        """Load the model.

        Raises:
            EncoderUnavailable: it isn't on this machine or its files can't be read.
        """
        folder = Path(name)
        if name.startswith(("/", ".", "~")) and not folder.is_dir():  # no hub has such a name: say it at once
            raise EncoderUnavailable(
                f"임베딩 모델 폴더가 없습니다: {name}.",
                "MUNDAP_ENCODER의 경로를 확인하거나, 'built-in'으로 두어 내장 모델을 쓰세요.",
            )
        from sentence_transformers import SentenceTransformer

        place = str(folder.resolve()) if folder.is_dir() else name
        try:
            self._model = SentenceTransformer(place, local_files_only=True)
        except (OSError, ValueError, KeyError, TypeError, ImportError, RuntimeError) as cause:
            raise _unavailable(name, folder.is_dir()) from cause
        self._name = place
        self._dimension = self._model.get_embedding_dimension() or self._measured_dimension()

    @property
    def name(self) -> str:
        """The model's name as set; a folder by its full path."""
        return self._name

    @property
    def dimension(self) -> int:
        """Length of every row."""
        return self._dimension

    def encode_queries(self, queries: Sequence[Analysis]) -> NDArray[np.float32]:
        """Encode with the model's query prompt."""
        if not queries:
            return np.zeros((0, self._dimension), np.float32)
        rows = self._model.encode_query(
            [query.text for query in queries],
            batch_size=_BATCH,
            show_progress_bar=False,
            normalize_embeddings=True,
        )
        return np.asarray(rows, dtype=np.float32)

    def encode_passages(self, passages: Sequence[PreparedPassage]) -> NDArray[np.float32]:
        """Encode context and text, in this order, with the model's document prompt."""
        if not passages:
            return np.zeros((0, self._dimension), np.float32)
        rows = self._model.encode_document(
            [f"{each.passage.context}\n{each.passage.text}".strip() for each in passages],
            batch_size=_BATCH,
            show_progress_bar=False,
            normalize_embeddings=True,
        )
        return np.asarray(rows, dtype=np.float32)

    def _measured_dimension(self) -> int:
        return int(np.asarray(self._model.encode_query("가", show_progress_bar=False)).shape[-1])


def _unavailable(name: str, is_folder: bool) -> EncoderUnavailable:
    if is_folder:
        return EncoderUnavailable(
            f"임베딩 모델 폴더를 읽을 수 없습니다: {name}.",
            "sentence-transformers 형식의 모델 폴더인지, 빠진 파일이 없는지 확인하세요.",
        )
    return EncoderUnavailable(
        f"설정한 임베딩 모델이 이 컴퓨터에 없습니다: {name}.",
        f"인터넷이 되는 컴퓨터에서 'hf download {name} --local-dir 모델폴더'로 받아 그 폴더를 옮긴 뒤 "
        "MUNDAP_ENCODER에 폴더 경로를 넣거나, 'built-in'으로 두어 내장 모델을 쓰세요.",
    )
