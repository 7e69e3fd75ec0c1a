"""Rerankers of others, on a real cross-encoder made here."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from documents import analysis, prepared
from fakes import BigramEncoder
from tiny_models import LONGEST, bert_folder, encoder_folder

from index.cross_encoder import CrossEncoder, rerank
from index.encoder import ModelOptions
from index.errors import ModelUnavailable
from index.library import Library
from index.search import Ranked
from index.types import Finder
from ingest.types import Analysis, Passage

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

QUERY = Analysis("청년 월세 예산은", (), ())
PASSAGES = [
    Passage("가.txt", 0, 5, "출장비는 여비 규정에 따라 지급합니다", (), "제목"),
    Passage("가.txt", 6, 9, "예산"),
    Passage("나.txt", 0, 9, "청년 월세 지원 사업의 예산은 3조 2,682억원", (), "공고"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bert_folder(tmp_path_factory.mktemp("reranker"), labels=1)


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "copy"))


def by_transformers(folder: Path) -> np.ndarray:
    """The scores as transformers alone computes them: the head's number through the logistic function."""
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    model, tokenizer = AutoModelForSequenceClassification.from_pretrained(folder), AutoTokenizer.from_pretrained(folder)
    texts = [f"{each.context}\n{each.text}".strip() for each in PASSAGES]
    features = tokenizer([QUERY.text] * len(texts), texts, padding=True, return_tensors="pt")
    with torch.inference_mode():
        logits = model.eval()(**features).logits[:, 0]
    return torch.sigmoid(logits).numpy()


@pytest.mark.parametrize("batch", [None, 1, 2])
def test_scores_are_the_models_own_for_question_and_passage_with_its_context(folder, batch):
    reranker = CrossEncoder(str(folder), ModelOptions(batch=batch))
    scores = reranker.scores(QUERY, PASSAGES)
    assert (scores.dtype, scores.shape) == (np.float32, (3,))
    np.testing.assert_allclose(scores, by_transformers(folder), atol=1e-6)
    assert len(set(scores.tolist())) == 3
    assert reranker.scores(QUERY, []).shape == (0,)


def test_it_says_how_it_runs(folder):
    reranker = CrossEncoder(str(folder), ModelOptions(max_length=20, batch=7))
    assert (reranker.name, reranker.device, reranker.half) == (folder.name, "cpu", False)
    assert (reranker.max_length, reranker.batch) == (20, 7)
    assert CrossEncoder(str(folder)).max_length == LONGEST


def test_sixteen_bits_give_nearly_the_same_scores(folder):
    half = CrossEncoder(str(folder), ModelOptions(half=True))
    np.testing.assert_allclose(half.scores(QUERY, PASSAGES), by_transformers(folder), atol=2e-3)
    assert half.half


def test_models_without_one_score_are_refused(tmp_path):
    for made in (bert_folder(tmp_path / "bare"), encoder_folder(tmp_path / "encoder")):
        with pytest.raises(ModelUnavailable, match="점수를 매기는 모델이 아니어서"):
            CrossEncoder(str(made))
    with pytest.raises(ModelUnavailable, match="점수 하나가 아니라 3가지"):
        CrossEncoder(str(bert_folder(tmp_path / "inference", labels=3)))


def test_scores_that_are_no_numbers_are_refused(copy):
    from safetensors.numpy import load_file, save_file

    weights = load_file(copy / "model.safetensors")
    weights["classifier.bias"] = weights["classifier.bias"] * np.float32(np.nan)
    save_file(weights, copy / "model.safetensors", metadata={"format": "pt"})
    with pytest.raises(ModelUnavailable, match="NaN"):
        CrossEncoder(str(copy)).scores(QUERY, PASSAGES)


def test_a_reranker_that_is_not_here_is_said():
    with pytest.raises(ModelUnavailable) as caught:
        CrossEncoder("mundap-test/no-such-reranker")
    assert "hf download mundap-test/no-such-reranker" in caught.value.remedy
    assert "MUNDAP_RERANKER" in caught.value.remedy


RANKED = [Ranked(key, 1 / (key + 1), (Finder.LEXICAL,)) for key in range(3)]
BY_KEY = dict(enumerate(PASSAGES))


def test_passages_come_in_the_order_of_scores_and_ranks_keep_their_scores(folder):
    best_first = np.argsort(-by_transformers(folder)).tolist()
    assert best_first != [0, 1, 2]  # or the test says nothing
    found = rerank(QUERY, RANKED, BY_KEY, CrossEncoder(str(folder)))
    assert [(one.key, one.score) for one in found] == list(zip(best_first, [1.0, 1 / 2, 1 / 3], strict=True))


def test_what_is_below_the_top_stays_where_it_is_and_what_has_gone_is_left_out(folder):
    scores = by_transformers(folder)
    worse, better = sorted((0, 1), key=lambda index: scores[index])
    ranked = [RANKED[worse], RANKED[better], RANKED[2]]
    found = rerank(QUERY, ranked, BY_KEY, CrossEncoder(str(folder), top=2))
    assert [one.key for one in found] == [better, worse, 2]
    assert [one.score for one in found] == [one.score for one in ranked]
    assert rerank(QUERY, ranked, BY_KEY, CrossEncoder(str(folder), top=1)) == ranked
    gone = {key: passage for key, passage in BY_KEY.items() if key != better}
    assert [one.key for one in rerank(QUERY, ranked, gone, CrossEncoder(str(folder), top=2))] == [worse, 2]
    assert rerank(QUERY, [], {}, CrossEncoder(str(folder))) == []


def test_a_library_ranks_again_what_it_finds_and_from_deeper_than_is_asked_for(folder, tmp_path, korean):
    bodies = [f"청년 예산 {word}" for word in ("월세", "출장", "공고", "지원", "규정")]
    plain = Library.open_or_create(tmp_path, korean, BigramEncoder())
    plain.add_prepared([prepared(f"{number}.txt", [body]) for number, body in enumerate(bodies)])
    query = analysis("청년 예산 월세")
    fused = plain.search(query, 10)
    plain.close()
    reranker = CrossEncoder(str(folder), top=5)
    scores = reranker.scores(query, [hit.passage for hit in fused])
    expected = [fused[index].passage for index in np.argsort(-scores, kind="stable")]
    assert expected != [hit.passage for hit in fused]
    library = Library.open(tmp_path, korean, BigramEncoder(), reranker=reranker)
    try:
        assert [hit.passage for hit in library.search(query, 10)] == expected
        (first,) = library.search(query, 1)
        assert (first.passage, first.rank, first.score) == (expected[0], 1, fused[0].score)
    finally:
        library.close()
