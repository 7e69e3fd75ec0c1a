import math

import pytest

from assistant.understanding.question import understand
from assistant.understanding.words import Word, _whole_parts, weigh_words
from index.lexicon import Entry, Lexicon
from ingest.korean import Korean

# Passages out of 100 that hold each term.
VOCABULARY = {
    "가온돌봄콜": 2, "별빛": 3, "축제": 5, "별빛축제": 3, "예산": 40, "학과": 9, "늘다": 20, "정비": 30,
    "전화": 8, "번호": 9, "전화번호": 6, "달뫼구": 4, "도로": 12, "바다": 3, "숲길": 3, "바다숲길": 2,
    "집행": 9, "집행률": 2, "야영장": 6, "포트홀": 8, "포트": 7, "홀": 5,
}  # fmt: skip


class Passages:
    """A hundred passages with these terms."""

    passage_count = 100

    def vocabulary(self) -> dict[str, int]:
        return VOCABULARY

    def document_frequency(self, term: str) -> int:
        return VOCABULARY.get(term, 0)


class Slips(Passages):
    """Passages with words that lie near others."""

    def vocabulary(self) -> dict[str, int]:
        return {**VOCABULARY, "정비인": 1, "알리다": 4, "최대": 6, "신고": 4, "보다": 9, "보고": 2}

    def document_frequency(self, term: str) -> int:
        return self.vocabulary().get(term, 0)


class Nothing(Passages):
    """A library without passages."""

    passage_count = 0

    def vocabulary(self) -> dict[str, int]:
        return {}

    def document_frequency(self, term: str) -> int:
        return 0


def weighed(korean: Korean, text: str, source: Passages | None = None) -> dict[str, Word]:
    return {
        word.term: word
        for word in weigh_words(
            understand(text, korean.analyze(text)), source or Passages(), Lexicon(()), korean.analyze
        )
    }


def test_the_rare_weighs_more_than_the_common_and_nouns_more_than_verbs_and_words_of_asking(korean: Korean) -> None:
    words = weighed(korean, "바다숲길 축제 정비 예산이 늘었나요?")
    assert words["바다"].weight > words["축제"].weight > words["정비"].weight > words["예산"].weight
    assert words["예산"].light
    plain = weighed(korean, "정비")["정비"].weight
    assert words["정비"].weight == plain


def test_a_budget_that_is_asked_for_weighs_more_than_other_words_of_asking(korean: Korean) -> None:
    words = weighed(korean, "별빛축제 예산은 얼마인가요? 전화번호는요?")
    assert words["예산"].weight == pytest.approx(0.5 * math.log(1 + 100 / 40.5) / math.log(201))
    assert words["전화번호"].weight == pytest.approx(0.2 * math.log(1 + 100 / 6.5) / math.log(201))


def test_an_unknown_word_weighs_less_than_one_that_a_single_passage_holds(korean: Korean) -> None:
    words = weighed(korean, "야영장 화장실")
    assert (words["화장실"].known, words["화장실"].forms) == (False, ("화장실",))
    assert words["화장실"].weight == pytest.approx(0.45 * 1.0, abs=0.01)


@pytest.mark.parametrize(
    ("text", "term", "forms"),
    [
        ("가온돌범콜은 몇 시까지?", "가온돌봄콜", ("가온돌봄콜",)),
        ("달뫼구 도로", "달뫼구", ("달뫼구",)),
        ("학교 정비", "학교", ("학교",)),
        ("별빛축재 예산", "별빛축제", ("별빛축제",)),
        ("바다숲길", "바다", ("바다",)),
        ("포트홀 예산", "포트홀", ("포트홀",)),  # 포트 and 홀 stand in this name alone
    ],
)
def test_words_are_counted_as_the_library_writes_them(
    korean: Korean, text: str, term: str, forms: tuple[str, ...]
) -> None:
    assert weighed(korean, text)[term].forms == forms


def test_compounds_weigh_a_part_but_a_rate_named_by_a_word_of_asking_weighs_whole(korean: Korean) -> None:
    words = weighed(korean, "별빛축제 집행률 전화번호")
    assert words["별빛축제"].weight < words["축제"].weight
    assert words["집행률"].weight > words["축제"].weight
    assert words["전화번호"].weight < 0.3


def test_a_library_without_passages_knows_no_word(korean: Korean) -> None:
    words = weighed(korean, "별빛축제 예산은 얼마인가요?", Nothing())
    assert [word.known for word in words.values()] == [False, False]
    assert set(words) == {"별빛", "축제"}


@pytest.mark.parametrize("text", ["", "?", "ㅋㅋ", "12 34", "가" * 300])
def test_odd_questions_are_weighed(korean: Korean, text: str) -> None:
    assert all(0 <= word.weight <= 1 for word in weighed(korean, text).values())


def test_parts_that_leave_out_what_tells_a_name_apart_are_no_forms_of_it(korean: Korean) -> None:
    words = weigh_words(understand("별빛", korean.analyze("별빛")), Passages(), Lexicon(()), korean.analyze)
    assert words[0].forms == ("별빛",)
    assert _whole_parts("별빛축제", VOCABULARY) == ("별빛축제",)
    assert _whole_parts("축제달빛도로", VOCABULARY) == ()


def test_an_everyday_word_carries_what_offices_write_for_it(korean: Korean) -> None:
    lexicon = Lexicon(
        [Entry("옆집 소음", ("층간소음",)), Entry("어르신", ("노인", "고령자")), Entry("얼마", ("금액",))]
    )
    question = understand("어르신 옆집 소음 상담은 얼마?", korean.analyze("어르신 옆집 소음 상담은 얼마?"))
    words = {word.term: word for word in weigh_words(question, Passages(), lexicon, korean.analyze)}
    assert words["어르신"].alike == ("노인", "고령자")
    assert words["옆집"].alike == words["소음"].alike == ("층간소음",)
    assert all(not word.alike for word in words.values() if word.light)


def test_a_phrase_counts_whether_or_not_the_library_knows_its_words(korean: Korean) -> None:
    lexicon = Lexicon([Entry("도로 정비", ("길손질",)), Entry("옆집 정비", ("이웃손질",))])
    text = "도로 정비는 언제 하나요? 옆집 정비는요?"
    words = weigh_words(understand(text, korean.analyze(text)), Passages(), lexicon, korean.analyze)
    assert {word.term: word.alike for word in words if word.alike} == {
        "도로": ("길손질",), "정비": ("길손질", "이웃손질"), "옆집": ("이웃손질",)
    }  # fmt: skip


def test_a_phrase_is_known_in_another_form_than_the_lexicons(korean: Korean) -> None:
    lexicon = Lexicon([Entry("옆집 달래는", ("이웃돌봄",)), Entry("인터넷 못 쓰다", ("온라인 신청이 어려운",))])
    text = "옆집을 잠깐 달래 줄 사람, 인터넷은 잘 못 써요"
    words = weigh_words(understand(text, korean.analyze(text)), Passages(), lexicon, korean.analyze)
    assert {word.term: word.alike for word in words if word.alike} == {
        "옆집": ("이웃돌봄",), "달래다": ("이웃돌봄",), "인터넷": ("온라인신청이어려운",)
    }  # fmt: skip
    text = "인터넷으로 쓰는 옆집 달력"  # some of the same words, but no phrase
    words = weigh_words(understand(text, korean.analyze(text)), Passages(), lexicon, korean.analyze)
    assert not any(word.alike for word in words)


def test_adverbs_weigh_as_verbs_do_and_negation_is_no_word(korean: Korean) -> None:
    words = weighed(korean, "미리 소음을 못 막으면 안 되나요?")
    assert "못" not in words and "안" not in words
    assert words["미리"].verb
    assert words["미리"].weight == pytest.approx(0.35 * words["소음"].weight)


def test_the_words_of_a_compound_carry_what_is_written_for_it(korean: Korean) -> None:
    lexicon = Lexicon([Entry("도로정비", ("소재·부품·장비",))])
    text = "도로정비는 언제 하나요?"
    words = weigh_words(understand(text, korean.analyze(text)), Passages(), lexicon, korean.analyze)
    assert {word.term: word.alike for word in words if not word.light} == dict.fromkeys(
        ("도로", "정비"), ("소재·부품·장비", "소재부품장비")
    )


def test_the_day_of_something_is_no_slip(korean: Korean) -> None:
    assert "정비인" not in weighed(korean, "정비일 닷새 전에 취소", Slips())


def test_a_verb_of_asking_says_something_where_it_has_to_be_done(korean: Korean) -> None:
    assert "알리다" in weighed(korean, "축제를 며칠 전에 알려야 하나요?", Slips())
    assert "알리다" not in weighed(korean, "축제를 언제 하는지 알려 주세요", Slips())


def test_how_long_at_most_is_told_in_other_words(korean: Korean) -> None:
    assert weighed(korean, "축제는 최대 며칠인가요?", Slips())["최대"].light
    assert not weighed(korean, "축제에 최대 얼마를 쓰나요?", Slips())["최대"].light


def test_a_noun_read_as_a_verb_that_no_document_holds_is_the_noun(korean: Korean) -> None:
    assert "신/VV" in korean.analyze("포트홀 신고 어떻게 해요").tokens
    assert not weighed(korean, "포트홀 신고 어떻게 해요", Slips())["신고"].verb
    assert "신고" not in weighed(korean, "양말 신고 왔어요", Passages())


def test_an_office_is_called_for_short_by_the_head_and_the_end_of_its_name(korean: Korean) -> None:
    class Offices(Passages):
        def vocabulary(self) -> dict[str, int]:
            return {**VOCABULARY, "도로관리과": 3, "복지정책과": 2, "복지행정과": 2}

    assert "도로관리과" in weighed(korean, "도로과 예산은 얼마예요", Offices())
    assert not {"복지정책과", "복지행정과"} & set(
        weighed(korean, "복지과 예산은 얼마예요", Offices())
    )  # one of several
