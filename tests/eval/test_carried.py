"""What an answer carries of a gold answer, counted by hand."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.carried import Carried, carried_by, wanted_of
from ingest.korean import Korean

QUESTION = "영구임대주택을 신청할 때 자동차의 가치 제한은 얼마인가요?"
GOLD = "2023년 영구임대주택을 신청할 때 자동차 가치는 3,683만 원 이하이고 자세한 내용은 마이홈(1600-1004)에 문의하세요."


def test_wanted_are_figures_and_nouns_that_the_question_has_not(korean: Korean) -> None:
    wanted = wanted_of(GOLD, QUESTION, korean)
    assert [GOLD[figure.start : figure.end] for figure in wanted.figures] == ["2023년", "3,683만 원", "1600-1004"]
    assert wanted.nouns == ("이하", "마이홈")


def test_a_figure_of_the_question_is_not_wanted_and_each_value_counts_once(korean: Korean) -> None:
    wanted = wanted_of("만 65세는 30만 원, 부부도 300,000원입니다.", "65세인데 얼마 받나요?", korean)
    assert [(figure.start, figure.end) for figure in wanted.figures] == [(7, 12)]
    assert wanted.nouns == ("부부",)


def test_words_of_politeness_are_not_wanted(korean: Korean) -> None:
    assert (
        wanted_of("네, 가능합니다. 자세한 내용은 문의하여 확인해 주시기 바랍니다.", "신청되나요?", korean).nouns == ()
    )


@pytest.mark.parametrize(
    ("answer", "figures", "nouns"),
    [
        ("36,830,000원 이하입니다. [1]", 1, 1),
        ("3,683만원입니다.", 1, 0),
        ("3,683원이다.", 0, 0),
        ("마이홈 1600-1004, 2023년 기준, 3683만 원 이하", 3, 2),
        ("", 0, 0),
    ],
)
def test_figures_are_carried_by_value_and_nouns_by_form(korean: Korean, answer: str, figures: int, nouns: int) -> None:
    (carried,) = carried_by(wanted_of(GOLD, QUESTION, korean), [answer], korean)
    assert carried == Carried(figures, 3, nouns, 2)
    assert carried.share == (figures + nouns) / 5


def test_marks_of_citations_are_no_figures(korean: Korean) -> None:
    wanted = wanted_of("모두 3명입니다.", "몇 명인가요?", korean)
    assert [one.figures for one in carried_by(wanted, ["없습니다. [3]", "3명입니다. [1]"], korean)] == [0, 1]


def test_a_compound_carries_its_nouns_but_no_single_syllable_hides_in_a_word(korean: Korean) -> None:
    wanted = wanted_of("의료비와 팔을 봅니다.", "무엇인가요?", korean)
    assert wanted.nouns == ("의료비", "팔")
    (carried,) = carried_by(wanted, ["희귀질환자의료비지원과 팔찌를 줍니다."], korean)
    assert carried.nouns == 1


def test_decomposed_letters_are_the_same_words(korean: Korean) -> None:
    composed = wanted_of(GOLD, QUESTION, korean)
    decomposed = wanted_of(unicodedata.normalize("NFD", GOLD), unicodedata.normalize("NFD", QUESTION), korean)
    assert decomposed == composed
    assert carried_by(composed, [unicodedata.normalize("NFD", GOLD)], korean)[0].share == 1


def test_shares_apart_and_none_where_nothing_is_wanted() -> None:
    assert (Carried(1, 2, 0, 3).of_figures, Carried(1, 2, 0, 3).of_nouns, Carried(1, 2, 0, 3).share) == (0.5, 0, 0.2)
    assert (Carried(0, 0, 1, 1).of_figures, Carried(1, 1, 0, 0).of_nouns, Carried(0, 0, 0, 0).share) == (None,) * 3


@settings(max_examples=40, deadline=None)
@given(
    gold=st.text(alphabet="가나다라 예산은제3차5명.,12%억원만0~-\x00😀()년월일", max_size=60),
    question=st.text(alphabet="가나예산 몇명5%년?", max_size=20),
)
def test_a_gold_answer_carries_itself_and_one_without_words_nothing(korean: Korean, gold: str, question: str) -> None:
    wanted = wanted_of(gold, question, korean)
    itself, nothing = carried_by(wanted, [gold, ""], korean)
    assert (itself.figures, itself.nouns) == (itself.figures_wanted, itself.nouns_wanted)
    assert (nothing.figures, nothing.nouns) == (0, 0)
