"""The embedded encoder: sums on paper with a few rows, then the weights that come with the program."""

import subprocess
import sys
import zipfile
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest

from index.encoder import BUILT_IN, open_encoder
from index.even_sums import EVENNESS
from index.static import CONTEXT_WEIGHT, WEIGHTS, StaticEncoder
from index.static_weights import StaticWeights, quantize
from index.text_rows import TIMES_POWER
from ingest.korean import Korean
from ingest.types import Analysis, Passage, PreparedPassage

PROJECT = Path(__file__).resolve().parents[2]
KEYS = ("산업/NNG", "융합/NNG", "예산/NNP", "걷/VV", "짓/VV-I", "적/XSN")
NUMBERS, WORDS, PAIRS = 3, 2, 7
ROWS = len(KEYS) + NUMBERS + WORDS + PAIRS


@pytest.fixture
def weights() -> StaticWeights:
    """Every row is an axis of its own, so a sum shows what was counted how often."""
    vectors = 100 * np.eye(ROWS, dtype=np.int8)
    return StaticWeights("paper/1", KEYS, vectors, np.full(ROWS, 0.01, np.float32), NUMBERS, WORDS)


def analysis(*tokens: str) -> Analysis:
    return Analysis(" ".join(tokens), (), tokens)


def passage(body: Analysis, context: Analysis) -> PreparedPassage:
    return PreparedPassage(Passage("가", 0, 1, "가"), body, context)


def unit(counts: dict[int, float]) -> np.ndarray:
    row = np.zeros(ROWS)
    for place, count in counts.items():
        row[place] += count
    return row / np.linalg.norm(row)


def assert_query(weights: StaticWeights, tokens: tuple[str, ...], counts: dict[int, float]) -> None:
    row = StaticEncoder(weights).encode_queries([analysis(*tokens)])[0]
    np.testing.assert_allclose(row, unit(counts), atol=1e-6)


def test_a_query_is_the_sum_of_its_morphemes_in_unit_length(weights: StaticWeights) -> None:
    assert_query(weights, ("산업/NNG", "융합/NNG", "산업/NNG"), {0: 2**TIMES_POWER, 1: 1})


def test_a_passage_adds_its_context_with_its_weight(weights: StaticWeights) -> None:
    rows = StaticEncoder(weights).encode_passages([passage(analysis("산업/NNG"), analysis("융합/NNG"))])
    # Where nothing is near anything else, a word goes with the whole as far as it is a part of it.
    whole = 1 + CONTEXT_WEIGHT
    counted = {0: 1 / (1 + EVENNESS / whole), 1: CONTEXT_WEIGHT / (1 + EVENNESS * CONTEXT_WEIGHT / whole)}
    np.testing.assert_allclose(rows[0], unit(counted), atol=1e-6)


def test_a_word_of_a_passage_counts_less_the_more_it_goes_with_all_around_it() -> None:
    # 산업, 융합 and 예산 point the same way, 걷다 across, 짓다 the other way: nothing is taken from that.
    vectors = np.array([[100, 0], [100, 0], [100, 0], [0, 100], [-100, 0], [0, 0]], np.int8)
    encoder = StaticEncoder(StaticWeights("paper/2", KEYS, vectors, np.full(6, 0.01, np.float32), 0, 0))
    together = [1 / (1 + EVENNESS * 2 / 5)] * 3  # all together are (2, 1), of five words of length 1
    expected = np.array([sum(together) - 1, 1 / (1 + EVENNESS / 5)])
    body = analysis("산업/NNG", "융합/NNG", "예산/NNP", "걷/VV", "짓/VV-I", "적/XSN")
    row = encoder.encode_passages([passage(body, analysis())])[0]
    np.testing.assert_allclose(row, expected / np.linalg.norm(expected), atol=1e-6)
    # A question is short and says nothing twice: its words count as they are.
    np.testing.assert_allclose(encoder.encode_queries([body])[0], np.array([2, 1]) / 5**0.5, atol=1e-6)


def test_tags_that_differ_only_by_kind_of_noun_or_stem_share_a_row(weights: StaticWeights) -> None:
    assert_query(weights, ("예산/NNG", "걷/VV-R", "짓/VV-I", "짓/VV"), {2: 1, 3: 1, 4: 2})


@pytest.mark.parametrize(
    ("token", "rows"),
    [
        ("산업융합/NNG", (0, 1)),
        ("산업융합예산/NNP", (0, 1, 2)),
        ("융합적/NNG", (1, 5)),
        ("산업 융합/NNP", (0, 1)),
    ],
)
def test_an_unknown_noun_is_put_together_from_known_ones(
    weights: StaticWeights, token: str, rows: tuple[int, ...]
) -> None:
    assert_query(weights, (token,), dict.fromkeys(rows, 1.0))


def test_what_is_put_together_counts_less_than_what_is_known(weights: StaticWeights) -> None:
    assert_query(weights, ("예산/NNP", "산업융합/NNG"), {2: 1, 0: 0.75, 1: 0.75})


def test_a_noun_of_unknown_parts_falls_into_the_buckets_of_its_pairs(weights: StaticWeights) -> None:
    first = len(KEYS) + NUMBERS + WORDS
    counts: dict[int, float] = {}
    for pair in ("<쿠", "쿠폰", "폰>"):
        bucket = first + crc32(pair.encode()) % PAIRS
        counts[bucket] = counts.get(bucket, 0) + 1
    assert_query(weights, ("쿠폰/NNG",), counts)


def test_numbers_and_foreign_words_have_buckets_that_ignore_commas_and_case(weights: StaticWeights) -> None:
    number = len(KEYS) + crc32(b"6369") % NUMBERS
    word = len(KEYS) + NUMBERS + crc32(b"ai") % WORDS
    assert_query(weights, ("6,369/SN", "6369/SN", "AI/SL"), {number: 2, word: 1})


def test_particles_endings_and_unknown_verbs_say_nothing(weights: StaticWeights) -> None:
    row = StaticEncoder(weights).encode_queries([analysis("은/JX", "다/EF", "./SF", "뵙/VV")])[0]
    assert not row.any()


def test_nothing_to_encode_gives_no_rows_and_no_token_a_row_of_zeros(weights: StaticWeights) -> None:
    encoder = StaticEncoder(weights)
    assert encoder.encode_queries([]).shape == (0, ROWS)
    assert encoder.encode_passages([]).shape == (0, ROWS)
    assert not encoder.encode_passages([passage(analysis(), analysis())]).any()


def test_the_row_of_a_passage_does_not_depend_on_its_neighbours(weights: StaticWeights) -> None:
    encoder = StaticEncoder(weights)
    one = passage(analysis("산업/NNG", "쿠폰/NNG"), analysis("예산/NNP"))
    other = passage(analysis("융합/NNG"), analysis())
    assert encoder.encode_passages([other, one, other])[1].tobytes() == encoder.encode_passages([one])[0].tobytes()


def test_a_first_passage_imports_nothing() -> None:
    program = (
        "import sys, numpy as np; from index.static import StaticEncoder;"
        "from ingest.types import Analysis, Passage, PreparedPassage as Prepared;"
        "encoder = StaticEncoder.load(); before = set(sys.modules);"
        "one = Analysis('', (), ('산업/NNG', '걷/VV', '걷/VV-R', '쿠폰폰/NNG'));"
        "encoder.encode_passages([Prepared(Passage('가', 0, 1, '가'), one, one)]);"
        "print(*sorted(set(sys.modules) - before))"
    )
    shown = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=PROJECT)
    assert shown.stdout.split() == []


def test_weights_survive_the_file_and_equal_weights_give_equal_bytes(weights: StaticWeights, tmp_path: Path) -> None:
    weights.save(tmp_path / "a.npz")
    weights.save(tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.npz") as archive:  # no member carries the time of writing
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    back = StaticWeights.load(tmp_path / "a.npz")
    assert (back.name, back.keys, back.number_buckets, back.word_buckets) == ("paper/1", KEYS, NUMBERS, WORDS)
    assert back.vectors.tobytes() == weights.vectors.tobytes()
    assert back.scales.tobytes() == weights.scales.tobytes()


def test_weights_of_another_format_are_refused(
    weights: StaticWeights, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.static_weights.FORMAT", 2)
    weights.save(tmp_path / "later.npz")
    monkeypatch.undo()
    with pytest.raises(ValueError, match="format 2, expected 1"):
        StaticWeights.load(tmp_path / "later.npz")


def test_bytes_are_at_most_half_a_step_from_the_rows() -> None:
    rows = np.random.RandomState(1).standard_normal((20, 8))
    rows[3] = 0
    vectors, scales = quantize(rows)
    assert np.abs(vectors).max(axis=1).tolist() == [127] * 3 + [0] + [127] * 16
    assert (np.abs(vectors * scales[:, None] - rows) <= scales[:, None] / 2 + 1e-6).all()


@pytest.fixture(scope="module")
def shipped() -> StaticEncoder:
    return StaticEncoder.load()


def test_the_shipped_weights_fit_into_their_bounds(shipped: StaticEncoder) -> None:
    assert WEIGHTS.stat().st_size <= 40_000_000
    assert (shipped.name, shipped.dimension) == ("built-in/2", 256)
    assert open_encoder(BUILT_IN).name == shipped.name


def test_the_shipped_weights_are_stored_as_they_are_read() -> None:
    with zipfile.ZipFile(WEIGHTS) as archive:  # unpacking them would take longer than all the rest of opening
        assert {member.compress_type for member in archive.infolist()} == {zipfile.ZIP_STORED}


@pytest.mark.parametrize(
    ("query", "near", "far"),
    [
        ("아기 키우는 집에 주는 돈", "영유아 양육 가정에 수당을 지급한다.", "도로 포장 공사를 발주한다."),
        ("의사 선생님 월급", "병원 전문의의 급여는 매달 지급된다.", "선박의 항로를 정한다."),
        ("논에 물 대기", "벼농사 농가의 관개용수를 공급한다.", "은행의 대출 금리를 인하한다."),
    ],
)
def test_meaning_is_found_without_a_common_word(
    shipped: StaticEncoder, korean: Korean, query: str, near: str, far: str
) -> None:
    passages = [passage(korean.analyze(text), analysis()) for text in (near, far)]
    scores = shipped.encode_passages(passages) @ shipped.encode_queries([korean.analyze(query)])[0]
    assert scores[0] > scores[1] + 0.1


def test_real_passages_have_the_same_vectors_to_the_bit_alone_and_together(
    shipped: StaticEncoder, korean: Korean
) -> None:
    texts = [
        "청년 월세를 열두 달 동안 매달 20만 원까지 지원한다. 신청은 주소지 행정복지센터에서 받는다.",
        "뿌리산업진흥센터는 2024년 6,369억원을 들여 AI·SW 융합 인력을 기른다. 뿌리산업은 제조업의 바탕이다.",
        "",
        "제3조(정의) 이 조례에서 사용하는 용어의 뜻은 다음과 같다.",
    ]
    found = korean.analyze_all(texts)
    passages = [passage(body, context) for body in found for context in found]
    together = shipped.encode_passages(passages * 10)
    alone = np.concatenate([StaticEncoder.load().encode_passages([one]) for one in passages])
    assert together.tobytes() == np.tile(alone, (10, 1)).tobytes()
