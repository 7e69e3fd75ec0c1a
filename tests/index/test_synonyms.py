"""Which other words of a library are searched for beside those of a query, and what they are worth."""

from collections.abc import Collection

import pytest
from documents import analysis

from index.lexicon import Entry, Lexicon, built_in_lexicon
from index.rarity import rarity
from index.synonyms import Synonym, Synonyms
from ingest.korean import Korean

LEXICON = Lexicon(
    [
        Entry("집", ("주택", "주거", "가옥")),
        Entry("다치다", ("부상",)),
        Entry("혼자 사는 노인", ("독거노인",)),
        Entry("깎아 주다", ("감면",)),
        Entry("나눠 주다", ("배부",)),
        Entry("이사하다", ("전입",)),
        Entry("깎은 요금", ("할인요금",)),
        Entry("다시 학교 다니다", ("복학",)),
        Entry("바다", ("해양",)),
    ]
)


class Held:
    """A library of 100 passages."""

    def __init__(self, **holding: int) -> None:
        self.holding = holding

    def document_frequencies(self, terms: Collection[str]) -> dict[str, int]:
        return {term: count for term, count in self.holding.items() if term in terms}


@pytest.fixture(scope="module")
def synonyms(korean: Korean) -> Synonyms:
    return Synonyms(LEXICON, korean)


def test_only_what_the_library_holds_is_found_and_counts_less_the_more_it_says_the_word_itself(synonyms):
    (found,) = synonyms.of(analysis("집 신청"), 100, Held(집=20, 주택=30, 신청=50))
    share = 30 / (30 + 0.3 * 20)
    # 집 is rarer than 주택, so nothing is taken from its points.
    assert found == Synonym(("집",), "주택", pytest.approx(share), pytest.approx(share))


def test_a_rarer_word_brings_no_more_than_what_it_stands_for(synonyms):
    (found,) = synonyms.of(analysis("집"), 100, Held(집=40, 주거=2))
    share = 2 / (2 + 0.3 * 40)
    assert found.share == pytest.approx(share)
    assert found.boost == pytest.approx(share * rarity(100, 40) / rarity(100, 2))


def test_a_word_that_the_library_never_writes_is_half_believed_and_a_verb_less(synonyms, korean):
    (found,) = synonyms.of(analysis("집"), 100, Held(주택=30))
    assert (found.share, found.boost) == (0.5, 0.5)
    (found,) = synonyms.of(korean.analyze("다쳤어요"), 100, Held(부상=30))
    assert found.share == pytest.approx(0.3 * 0.5)


def test_a_noun_that_ends_as_verbs_do_is_none(synonyms, korean):
    (found,) = synonyms.of(korean.analyze("바다를 지키려면"), 100, Held(바다=30, 지키다=30, 해양=30))
    assert found == Synonym(("바다",), "해양", pytest.approx(1 / 1.3), pytest.approx(1 / 1.3))


def test_the_programs_own_table_is_read_with_the_first_query_alone(korean):
    built_in_lexicon.cache_clear()
    own = Synonyms(None, korean)
    assert built_in_lexicon.cache_info().misses == 0
    assert "주택" in [one.term for one in own.of(analysis("집"), 100, Held(주택=30))]
    assert built_in_lexicon.cache_info().misses == 1


def test_what_offices_write_is_not_looked_up_backwards(synonyms):
    assert synonyms.of(analysis("주택"), 100, Held(주택=30, 집=30)) == ()


def test_a_word_that_is_asked_for_already_stands_for_no_other(synonyms):
    assert synonyms.of(analysis("집 주택"), 100, Held(집=3, 주택=30)) == ()


def test_a_phrase_stands_for_its_words_together(synonyms, korean):
    query = korean.analyze("혼자 사는 노인을 돕나요?")
    (found,) = synonyms.of(query, 100, Held(노인=30, 사다=20, 혼자=10, 독거노인=5))
    # The rarest of its words says how often the library may say it so.
    assert (found.of, found.term) == (("혼자", "사다", "노인"), "독거노인")
    assert found.share == pytest.approx(5 / (5 + 0.3 * 10))


def test_of_two_ways_to_find_a_phrase_the_one_that_tells_most_of_it_counts(synonyms, korean):
    # As it is written 다시 is part of it, by its morphemes only nouns and verbs are.
    (found,) = synonyms.of(korean.analyze("다시 학교를 다니려면"), 100, Held(다시=9, 학교=9, 다니다=9, 복학=5))
    assert (found.of, found.term) == (("다시", "학교", "다니다"), "복학")


def test_of_a_phrase_one_word_that_the_library_writes_is_enough_to_believe_it(synonyms, korean):
    (found,) = synonyms.of(korean.analyze("혼자 사는 노인을 돕나요?"), 100, Held(노인=30, 독거노인=5))
    assert found.share == 1.0
    (found,) = synonyms.of(korean.analyze("깎은 요금"), 100, Held(요금=30, 할인요금=5))
    assert (found.of, found.share) == (("깎다", "요금"), 1.0)  # no verb by itself


def test_what_is_worth_next_to_nothing_is_left_out(synonyms):
    assert synonyms.of(analysis("집"), 1000, Held(집=200, 주거=1)) == ()
    assert [one.term for one in synonyms.of(analysis("집"), 1000, Held(집=100, 주거=1))] == ["주거"]


def test_a_phrase_of_verbs_stands_for_its_verb(synonyms, korean):
    (found,) = synonyms.of(korean.analyze("요금을 깎아 주나요?"), 100, Held(요금=30, 감면=5))
    assert (found.of, found.term) == (("깎다",), "감면")


def test_a_verb_that_changes_its_stem_is_known_in_a_phrase(synonyms, korean):
    (found,) = synonyms.of(korean.analyze("마스크를 나눠 주나요?"), 100, Held(마스크=30, 배부=5))
    assert (found.of, found.term) == (("나누다",), "배부")


def test_a_verb_made_of_a_noun_stands_for_the_noun(synonyms, korean):
    (found,) = synonyms.of(korean.analyze("이사한 집"), 100, Held(이사=30, 전입=5))
    assert (found.of, found.term) == (("이사",), "전입")
    assert synonyms.of(korean.analyze("이사 선임"), 100, Held(이사=30, 전입=5)) == ()


def test_a_long_query_says_it_in_words_enough_of_its_own(synonyms):
    held = Held(주택=30)
    shares = {
        count: [one.share for one in synonyms.of(analysis(" ".join(["집", *map(str, range(1, count))])), 100, held)]
        for count in (12, 16, 20)
    }
    assert shares == {12: [0.5], 16: [0.25], 20: []}
