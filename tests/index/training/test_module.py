"""The weights as a module of sentence-transformers give the vectors that the program computes without it."""

import numpy as np
import pytest

from index.static import WEIGHTS, StaticEncoder
from index.static_weights import StaticWeights
from index.training.export import export

TEXTS = [
    "2024년 뿌리산업 투자액은 얼마인가요?",
    "뿌리산업진흥과 홍길동 사무관, AI·SW 융합 6,369억원",
    "新산업과 쿠폰메이커를 걷고 지으며 뵙다",
    "한국 한국 한국 산업",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    written = tmp_path_factory.mktemp("모델") / "내장"
    export(WEIGHTS, written)
    return written


@pytest.mark.slow
def test_a_folder_loads_by_name_and_gives_the_same_vectors(folder, korean):
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(folder), trust_remote_code=True, device="cpu")
    ours = StaticEncoder.load().encode_queries([korean.analyze(text) for text in TEXTS])
    theirs = model.encode(TEXTS)
    assert theirs.shape == (4, 256) == ours.shape
    assert np.abs(theirs - ours).max() <= 1e-4
    assert not model.encode(["", "?!"]).any()


@pytest.mark.slow
def test_the_folder_holds_the_very_weights(folder):
    written = StaticWeights.load(next(folder.rglob("static.npz")))
    shipped = StaticWeights.load(WEIGHTS)
    assert (written.name, written.keys, written.number_buckets) == (shipped.name, shipped.keys, shipped.number_buckets)
    np.testing.assert_allclose(written.rows(), shipped.rows(), atol=1e-6)


@pytest.mark.slow
def test_rows_are_left_out_in_training_alone():
    import torch

    from index.training.module import MorphemeSum

    weights = StaticWeights("paper/1", ("가/NNG", "나/NNG"), np.eye(2, dtype=np.int8), np.ones(2, np.float32), 0, 0)
    module = MorphemeSum(
        weights, lambda texts: [(np.zeros(1000, np.int32), np.ones(1000, np.float32)) for _ in texts], left_out=0.25
    )
    torch.manual_seed(1)
    features = module.preprocess(["가 …"])
    with torch.no_grad():
        module.train()
        some, others = (float(module(dict(features))["sentence_embedding"][0, 0]) for _ in range(2))
        module.eval()
        every = module(dict(features))["sentence_embedding"].tolist()
    # What stays is raised, so that the sum is the same on average.
    assert 930 < some < 1070 and 930 < others < 1070
    assert some != others
    assert every == [[1000, 0]]
