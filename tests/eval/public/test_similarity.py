"""Rank correlation, worked out by hand and held against scipy; files of sentence pairs, good and bad."""

import numpy as np
import pytest

from eval.errors import EvaluationError
from eval.public.similarity import load_pairs, spearman

HEAD = "genre\tscore\tsentence1\tsentence2\n"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([1, 2, 3, 4], [10, 20, 30, 40], 1.0),
        ([1, 2, 3, 4], [4, 3, 2, 1], -1.0),
        # One pair of neighbours exchanged: 1 − 6·2 / (4·15).
        ([1, 2, 3, 4], [1, 2, 4, 3], 0.8),
        # Ranks 1, 2.5, 2.5, 4 with 1, 2, 3, 4: 4.5 / sqrt(4.5 · 5).
        ([1, 2, 2, 3], [1, 2, 3, 4], 4.5 / (4.5 * 5) ** 0.5),
        ([1, 1, 1], [1, 2, 3], 0.0),
    ],
)
def test_spearman_by_hand(one, other, expected):
    assert spearman(np.array(one, float), np.array(other, float)) == pytest.approx(expected, abs=1e-9)


def test_scipy_agrees():
    from scipy.stats import spearmanr

    draw = np.random.default_rng(1)
    one, other = draw.integers(0, 20, 200).astype(float), draw.normal(size=200)
    assert spearman(one, other) == pytest.approx(spearmanr(one, other).statistic, abs=1e-9)


def test_a_quotation_mark_is_a_letter_of_its_sentence(tmp_path):
    path = tmp_path / "sts.tsv"
    path.write_text(HEAD + '뉴스\t4.5\t"그가 말했다.\t그가 “말”했다.\r\n\n뉴스\t0\t가\t나\n', encoding="utf-8")
    assert load_pairs(path) == ((4.5, '"그가 말했다.', "그가 “말”했다."), (0.0, "가", "나"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("가\t나\n", "score, sentence1, sentence2 열이 없습니다"),
        (HEAD + "뉴스\t많이\t가\t나\n", "2번째 줄: 점수와 두 문장이 있는 줄이 아닙니다."),
        (HEAD + "뉴스\t1\n", "2번째 줄"),
        (HEAD + "뉴스\t1\t가\t나\n", "둘도 없습니다"),
        ("", "열이 없습니다"),
    ],
)
def test_faults_are_told(tmp_path, text, told):
    path = tmp_path / "sts.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationError) as raised:
        load_pairs(path)
    assert told in raised.value.problem


def test_what_cannot_be_read_is_told(tmp_path):
    (tmp_path / "sts.tsv").write_bytes(b"\xff\xfe\xfa")
    for path in (tmp_path / "sts.tsv", tmp_path / "없음.tsv"):
        with pytest.raises(EvaluationError, match="읽지 못했습니다"):
            load_pairs(path)
