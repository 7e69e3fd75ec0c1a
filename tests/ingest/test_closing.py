"""Words cut by the line ends of a plain text: which are whole again, and where nothing was cut."""

import pytest

from ingest.closing import cut_words
from ingest.joining import words_inside
from ingest.korean import Korean


def told(korean: Korean, *texts: str) -> dict[tuple[str, str], bool]:
    inside = words_inside(line for text in texts for line in text.split("\n"))
    return cut_words(texts, inside, korean.are_apart)


def test_words_that_a_page_cut_are_one_and_whole_words_are_two(korean: Korean) -> None:
    assert told(
        korean,
        "둘째 자녀의 보육수당은 비과세 한도가 월 10만원에서 월 20만원으로 상향되었으\n"
        "며, 손자와 손녀도 공제 대상에 넣었고 육아휴직수당도 근로자의 경우와 마찬가지로 소득세를\n"
        "비과세하고 2024\n"
        "년부터 적용한다.",
    ) == {("상향되었으", "며,"): True, ("소득세를", "비과세하고"): False}


def test_a_line_that_ended_by_itself_cuts_no_word(korean: Korean) -> None:
    assert told(korean, "신청 대\n상자는 누리군에 살면서 집을 가진 어르신이다.") == {}


@pytest.mark.parametrize(
    ("printed", "one_word"), [("(이하 '거래소'라 한다)\n를 연다", True), ("요건(생략)을 갖춘 자(생략)\n이 사건", False)]
)
def test_a_particle_behind_a_bracket_is_no_word_of_its_own(korean: Korean, printed: str, one_word: bool) -> None:
    assert list(told(korean, printed).values()) == [one_word]


def test_the_lines_of_the_document_decide_before_kiwi(korean: Korean) -> None:
    known = "그 다온마을 사업과 이 다온마을 행사는 한 해에 두 번 다온마을 광장에서 연다."
    assert told(korean, known, "주민이 함께 만드는 다온\n마을 잔치")[("다온", "마을")]


def test_a_text_without_line_ends_is_not_looked_at(korean: Korean) -> None:
    assert told(korean, "한 줄", "") == {}
