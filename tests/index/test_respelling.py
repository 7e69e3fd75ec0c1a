import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.keyboard import keys_of, typed
from index.respelling import Respelling
from ingest.korean import Korean
from tests.examples import examples

TEXT = (
    "시중은행의 인가 요건과 지방은행의 전환 절차 중앙은행이 정책금리를 동결하였다 소비자물가지수 통계 예산 집행률 혜택 "
    "선택 수혜 남우주연상 청년 월세 지원 권리사용료 과세가격 검토 설명"
)


@pytest.fixture(scope="module")
def respelling(korean: Korean) -> Respelling:
    return Respelling(korean, dict.fromkeys(korean.analyze(TEXT).terms, 1))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("시중은핸의 인가", {"시중은핸의": "시중은행의"}),
        ("증앙은행이 정채ㅐㄱ금리를 동결", {"증앙은행이": "중앙은행이", "정채ㅐㄱ금리를": "정책금리를"}),
        ("소비자무가지수는", {"소비자무가지수는": "소비자물가지수는"}),
        ("권리사용룔를", {"권리사용룔를": "권리사용료를"}),
        ("헤택은 얼마", {"헤택은": "혜택은"}),
        ("선책해야 한다", {"선책해야": "선택해야"}),
        ("청녀누 월세", {"청녀누": "청년"}),
        ("궈리사용룔를", {"궈리사용룔를": "권리사용료를"}),
    ],
)
def test_misspelt_words_are_read_as_the_known_ones(
    korean: Korean, respelling: Respelling, text: str, meant: dict[str, str]
) -> None:
    assert respelling.meant(text, respelling.unknown(korean.analyze(text))) == meant


@pytest.mark.parametrize(
    "text",
    [
        "시중은행의 인가 요건",  # all known
        "수해를 입은 집",  # Korean words that the library doesn't know, though it knows one beside them
        "남우조연상을 받은 배우",
        "체육관 이용 시간",
        "뷁뷁",
        "",
    ],
)
def test_good_korean_is_left_alone(korean: Korean, respelling: Respelling, text: str) -> None:
    assert respelling.meant(text, respelling.unknown(korean.analyze(text))) == {}


@settings(max_examples=examples(60), deadline=None)
@given(st.sampled_from(["소비자물가지수", "권리사용료", "남우주연상", "정책금리", "시중은행"]), st.data())
def test_a_long_word_with_a_key_twice_comes_back(
    korean: Korean, respelling: Respelling, word: str, data: st.DataObject
) -> None:
    keys = keys_of(word)
    at = data.draw(st.integers(0, len(keys) - 1))
    hit = typed(keys[: at + 1] + keys[at:])
    found = respelling.meant(hit, respelling.unknown(korean.analyze(hit)))
    assert found == ({} if hit == word else {hit: word})


def test_verbs_are_read_by_their_stems(korean: Korean, respelling: Respelling) -> None:
    known = Respelling(korean, {"달라지다": 3, "성장": 2})
    assert known.meant("달ㄹ라지는 성장", []) == {"달ㄹ라지는": "달라지는"}


def test_an_empty_vocabulary_has_no_words_to_mend_with(korean: Korean) -> None:
    assert Respelling(korean, {}).meant("시중은핸", ["시중은핸"]) == {}


def test_long_runs_and_many_words_are_not_read(korean: Korean, respelling: Respelling) -> None:
    assert respelling.meant("시중은핸" * 2500, ["시중은핸"]) == {}
    many = " ".join([f"시중은핸{'가나다라마바사아자차'[at]}" for at in range(10)])
    assert len(respelling.meant(many, ["시중은핸"])) <= 8
