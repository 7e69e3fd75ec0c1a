from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question import Question
from index.synonyms import Synonym

WORTH = {"청년": 1.0, "월세": 2.0, "지원": 0.5, "예산": 1.5, "기준": 1.0, "임차료": 1.5}
QUESTION = Question(["청년", "월세", "지원", "청년", "이자"], WORTH)
ALL = 1.0 + 2.0 + 0.5  # 이자 is in no passage and counts nothing
RENT = Synonym(("월세",), "임차료", 0.5, 0.5)
RENT_WORTH = 0.85 * 0.5 * 1.5

TERMS = st.lists(st.sampled_from([*WORTH, "이자", "다른", "낱말"]), max_size=90)


def held(question: Question, body: str, context: str = "") -> tuple[float, float, float]:
    ((near, window, coverage),) = question.held([body.split()], [context.split()]).tolist()
    return near, window, coverage


def test_coverage_counts_words_of_body_and_context_once_by_their_worth():
    assert held(QUESTION, "월세 월세 예산", "청년")[2] == pytest.approx(3.0 / ALL)
    assert held(QUESTION, "이자 예산")[2] == 0
    assert held(QUESTION, "지원 월세 청년")[2] == 1


def test_a_synonym_counts_as_its_word_and_for_less():
    question = Question(["청년", "월세"], WORTH, [RENT])
    both = (1.0 + RENT_WORTH) / 3.0
    assert held(question, "청년 임차료") == pytest.approx((RENT_WORTH / 3.0, both, both))
    # Both words of one meaning are one word, at its best, in whichever order.
    for body in ("월세 임차료", "임차료 월세"):
        assert held(question, body)[1:] == pytest.approx((2.0 / 3.0, 2.0 / 3.0))
    # The stretch that has left 월세 behind holds 임차료 instead.
    budget = Question(["예산", "월세"], WORTH, [RENT])
    assert held(budget, "월세 임차료 " + "a " * 39 + "예산")[1] == pytest.approx((1.5 + RENT_WORTH) / 3.5)
    assert held(budget, "월세 임차료 " + "a " * 38 + "예산")[1] == pytest.approx(1.0)
    assert question.title(["임차료"], WORTH) == pytest.approx(RENT_WORTH / 1.5)


def test_a_word_that_no_passage_holds_is_worth_as_much_as_the_best_word_for_it():
    question = Question(["청년", "돈"], {**WORTH, "수당": 2.0}, [Synonym(("돈",), "수당", 0.5, 0.5)])
    assert held(question, "청년")[2] == pytest.approx(1.0 / (1.0 + 0.85 * 0.5 * 2.0))
    assert held(question, "청년 수당")[2] == pytest.approx(1.0)


def test_a_date_above_a_passage_is_not_part_of_its_name():
    assert QUESTION.title(["청년", "월세", "2024-01-01"], {**WORTH, "2024-01-01": 9.0}) == 1.0


def test_the_title_counts_by_the_share_of_it_that_is_asked_for():
    assert QUESTION.title(["청년", "월세", "예산", "기준", "월세"], WORTH) == pytest.approx(3.0 / 5.5)
    assert QUESTION.title([], WORTH) == 0
    assert QUESTION.title(["모르는", "낱말"], WORTH) == 0


def test_words_are_near_by_their_distance_in_the_passage_and_in_the_question():
    # 청년 and 월세: min(1, 2) / distance 2 / one apart; 월세 and 지원: min(2, .5) / 1 / 1
    assert held(QUESTION, "청년 예산 월세 지원")[0] == pytest.approx((1.0 / 2 + 0.5) / ALL)
    # 지원 is two places behind 청년 in the question
    assert held(QUESTION, "지원 청년")[0] == pytest.approx(0.5 / 2 / ALL)


def test_a_pair_counts_once_at_its_nearest_and_not_across_more_than_a_clause():
    twice = "청년 a b 월세 " + "a " * 7 + "월세 청년"
    assert held(QUESTION, twice)[0] == pytest.approx(1.0 / ALL)
    assert held(QUESTION, "청년 a b c d e 월세")[0] == pytest.approx(1.0 / 6 / ALL)
    assert held(QUESTION, "청년 a b c d e f 월세")[0] == 0
    assert held(QUESTION, "청년 청년")[0] == 0


def test_the_best_window_is_what_forty_terms_hold():
    far = " ".join(["청년", *["a"] * 40, "월세", *["b"] * 38, "지원"])
    assert held(QUESTION, far)[1] == pytest.approx(2.5 / ALL)
    assert held(QUESTION, "청년 " + "a " * 39 + "월세")[1] == pytest.approx(3.0 / ALL)
    assert held(QUESTION, "청년 청년 청년")[1] == pytest.approx(1.0 / ALL)
    assert held(QUESTION, "")[1] == 0


def test_nothing_is_held_of_a_query_without_terms_and_by_no_passage():
    assert Question([], {}).held([["청년"]], [["월세"]]).tolist() == [[0.0, 0.0, 0.0]]
    assert QUESTION.held([], []).shape == (0, 3)


@given(TERMS, TERMS, TERMS)
def test_what_is_held_is_what_counting_term_by_term_gives(words, body, context):
    question = Question(words, WORTH, _synonyms_of(words))
    near, window, coverage = _counted(words, body, context)
    assert question.held([body], [context]).tolist()[0] == pytest.approx([near, window, coverage])


@given(TERMS, st.lists(st.tuples(TERMS, TERMS), max_size=6))
def test_a_passage_holds_the_same_whatever_stands_beside_it(words, passages):
    question = Question(words, WORTH, _synonyms_of(words))
    together = question.held([body for body, _ in passages], [context for _, context in passages])
    assert together.tolist() == [question.held([body], [context]).tolist()[0] for body, context in passages]


def _synonyms_of(words: list[str]) -> list[Synonym]:
    return [RENT] if "월세" in words and "임차료" not in words else []


def _counted(words: list[str], body: list[str], context: list[str]) -> tuple[float, float, float]:
    """Nearness, best window and coverage as a person would count them."""
    worth = {term: WORTH.get(term, 0.0) for term in words}
    means = {term: (term, value) for term, value in worth.items()}
    means |= {one.term: ("월세", RENT_WORTH) for one in _synonyms_of(words)}
    found = [(at, *means[term]) for at, term in enumerate(body) if term in means]
    pairs: dict[frozenset[str], float] = {}
    for (before, left, its), (at, right, other) in pairwise(found):
        if left != right and at - before <= 6:
            gain = min(its, other) / (at - before) / abs(words.index(left) - words.index(right))
            pairs[frozenset((left, right))] = max(gain, pairs.get(frozenset((left, right)), 0.0))
    windows = [
        {
            term: max(value for at, other, value in found if other == term and end - 40 <= at <= end)
            for at, term, _ in found
            if end - 40 <= at <= end
        }
        for end, _, _ in found
    ]
    covered: dict[str, float] = {}
    for term, value in [*(one[1:] for one in found), *(means[term] for term in context if term in means)]:
        covered[term] = max(value, covered.get(term, 0.0))
    whole = sum(worth.values()) or 1.0
    best = max((sum(window.values()) for window in windows), default=0.0)
    return sum(pairs.values()) / whole, best / whole, sum(covered.values()) / whole
