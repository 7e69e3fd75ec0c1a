"""The door to sentence-transformers, with a tiny real model made here."""

from pathlib import Path

import numpy as np
import pytest

from index.encoder import open_encoder
from index.errors import EncoderUnavailable
from index.transformer import TransformerEncoder
from ingest.types import Analysis, Passage, PreparedPassage

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

WORDS = ("[UNK]", "질문", "문서", "예산", "산업", "제목")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model whose word vectors are the unit axes, with prompts of its own."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    tokenizer = Tokenizer(WordLevel({word: row for row, word in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    words = StaticEmbedding(tokenizer, embedding_weights=torch.eye(len(WORDS)).numpy())
    model = SentenceTransformer(modules=[words], prompts={"query": "질문 ", "document": "문서 "}, device="cpu")
    place = tmp_path_factory.mktemp("model")
    model.save(str(place))
    return place


def axes(*words: str) -> np.ndarray:
    row = np.zeros(len(WORDS), np.float32)
    row[[WORDS.index(word) for word in words]] = 1
    return row / np.linalg.norm(row)


def query(text: str) -> Analysis:
    return Analysis(text, (), ())


def passage(text: str, context: str = "") -> PreparedPassage:
    return PreparedPassage(Passage("가.txt", 0, len(text), text, (), context), query(text), query(context))


def test_queries_get_the_models_query_prompt_and_unit_rows(folder: Path) -> None:
    rows = TransformerEncoder(str(folder)).encode_queries([query("예산"), query("예산 산업")])
    assert rows.dtype == np.float32
    np.testing.assert_allclose(rows, [axes("질문", "예산"), axes("질문", "예산", "산업")], atol=1e-6)


def test_passages_get_the_document_prompt_and_their_context(folder: Path) -> None:
    rows = TransformerEncoder(str(folder)).encode_passages([passage("예산", "제목"), passage("예산")])
    np.testing.assert_allclose(rows, [axes("문서", "제목", "예산"), axes("문서", "예산")], atol=1e-6)


def test_nothing_to_encode_gives_no_rows(folder: Path) -> None:
    encoder = TransformerEncoder(str(folder))
    assert encoder.encode_queries([]).shape == (0, len(WORDS))
    assert encoder.encode_passages([]).shape == (0, len(WORDS))


def test_a_folder_is_named_by_its_full_path(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    encoder = open_encoder(folder.name)
    assert (encoder.name, encoder.dimension) == (str(folder.resolve()), len(WORDS))


def test_a_model_that_is_not_here_is_not_looked_for_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refuse(*_: object) -> None:
        raise AssertionError("no connection may be tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    with pytest.raises(EncoderUnavailable) as caught:
        TransformerEncoder("mundap-test/no-such-model")
    assert caught.value.problem == "설정한 임베딩 모델이 이 컴퓨터에 없습니다: mundap-test/no-such-model."
    assert "hf download mundap-test/no-such-model" in caught.value.remedy


def test_a_folder_without_a_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(EncoderUnavailable, match="모델 폴더인지"):
        TransformerEncoder(str(tmp_path))
