"""What citations support, counted by hand."""

import pytest

from eval.supporting import Supported, support

RENT = "청년 월세 지원\n무주택 청년에게 월세를 월 최대 25만원, 최대 12개월 동안 지원한다."
ROAD = "노후 도로 보수\n2025년 사업비는 15,900백만원이고 도로관리과가 맡는다."
ASKED = "얼마예요?"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        # One sentence, one citation that supports it.
        ("월세를 월 최대 25만원 지원합니다. [1]", Supported(1, 1, 1, 1)),
        # The amount by value, in another form.
        ("사업비는 159억원입니다. [2]", Supported(1, 1, 1, 1)),
        # Another amount; right amount, wrong source; no source; a source that there isn't.
        ("월세를 월 최대 35만원 지원합니다. [1]", Supported(1, 0, 1, 0)),
        ("사업비는 159억원입니다. [1]", Supported(1, 0, 1, 0)),
        ("월세를 월 최대 25만원 지원합니다.", Supported(1, 0, 0, 0)),
        ("월세를 월 최대 25만원 지원합니다. [7]", Supported(1, 0, 1, 0)),
        # The second mark is idle: it doesn't support the sentence, and the first alone does.
        ("월세를 월 최대 25만원 지원합니다. [1][2]", Supported(1, 1, 2, 1)),
        # Both are needed together, so neither is idle.
        ("월세 25만원과 도로 보수 15,900백만원입니다. [1][2]", Supported(1, 1, 2, 2)),
        # Nouns that stand nowhere: 1 of 4 is too few.
        ("공공기관 임직원 채용 월세. [1]", Supported(1, 0, 1, 0)),
        ("월세를 월 최대 25만원 지원합니다. [1]\n\n도로관리과가 맡습니다. [2]", Supported(2, 2, 2, 2)),
        ("", Supported(0, 0, 0, 0)),
    ],
)
def test_sentences_and_marks_are_counted(korean, answer, expected):
    assert support(answer, {1: RENT, 2: ROAD}, ASKED, korean) == expected


def test_words_and_figures_of_the_question_are_given(korean):
    answer = "2024년 임대주택은 월 25만원입니다. [1]"
    assert support(answer, {1: RENT}, ASKED, korean).supported == 0
    assert support(answer, {1: RENT}, "2024년 임대주택은 얼마예요?", korean).supported == 1


def test_what_is_worked_out_from_cited_figures_is_supported_step_by_step(korean):
    cited = {1: "예산 2,880백만원", 2: "예산 4,500백만원"}
    told = "예산은 2,880백만원에서 4,500백만원으로 1,620백만원 늘었습니다(계산: 4,500 − 2,880 = 1,620). [1][2]"
    assert support(told, cited, ASKED, korean) == Supported(1, 1, 2, 2)
    wrong = told.replace("1,620", "1,520")
    assert support(wrong, cited, ASKED, korean).supported == 0


def test_shares_of_nothing_are_nothing():
    assert (Supported(0, 0, 0, 0).recall, Supported(0, 0, 0, 0).precision) == (0.0, 0.0)
    assert (Supported(4, 3, 8, 2).recall, Supported(4, 3, 8, 2).precision) == (0.75, 0.25)
