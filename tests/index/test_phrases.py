"""Phrases of several words as they stand in texts."""

import pytest

from index.phrases import Phrase, Written, closed


def stands(phrase: str, text: str) -> bool:
    written = Written.of(text)
    return any(Phrase.of(phrase).stands_at(begin, written) for begin in written.begins)


def test_a_text_is_closed_up_and_its_words_begin_behind_blanks_and_signs() -> None:
    written = Written.of("  Tech 기반(소재·부품) ")
    assert (written.text, written.begins, written.ends) == ("tech기반(소재·부품)", (0, 4, 7, 10), (4, 6, 9, 12))
    assert closed(" Tech\t기반 ") == "tech기반"
    assert Written.of("") == Written("", (), ())


@pytest.mark.parametrize(
    "text",
    ["옆집 소음", "옆집소음 신고는 어디에 하나요?", "(옆집의 소음)", "밤마다 옆집에서 소음이", "옆집으로 소음이"],
)
def test_a_phrase_stands_with_or_without_blanks_and_with_particles(text: str) -> None:
    assert stands("옆집 소음", text)


@pytest.mark.parametrize("text", ["옆집과 다른 소음", "옆집 큰 소음", "소음이 옆집에", "옆집", ""])
def test_no_other_word_stands_between(text: str) -> None:
    assert not stands("옆집 소음", text)


def test_the_heads_of_words_are_what_particles_leave() -> None:
    assert [*Written.of("장에서는 R&D가").heads()] == ["장에서는", "장에서", "r&d가", "r&d"]


def test_a_phrase_begins_where_a_word_does() -> None:
    assert stands("애 수당", "애 수당은 얼마인가요?")
    assert not stands("애 수당", "장애 수당은 얼마인가요?")
    assert not stands("안 내다", "제안 내용")


def test_a_verb_at_the_end_has_any_ending() -> None:
    assert stands("아이 맡기다", "아이를 맡기려면")
    assert stands("보증 서다", "보증을 서나요?")
    # Letters alone can't tell a verb of one syllable from a noun: whoever knows the morphemes has to.
    assert stands("보증 서다", "보증서 발급")
    assert [Phrase.of(each).ends_in_a_syllable for each in ("보증 서다", "아이 맡기다", "하는 일")] == [
        True,
        False,
        False,
    ]


def test_a_last_word_that_is_no_more_than_an_ending_stays() -> None:
    assert Phrase.of("있는 대로 다").words == ("있는", "대로", "다")
    assert stands("있는 대로 다", "있는 대로 다 써요")
    assert not stands("있는 대로 다", "있는 대로 써요")


@pytest.mark.parametrize("text", ["하는 일", "하는 일은?", "하는 일까지", "하는 일인가요", "하는 일, 맡은 일"])
def test_behind_a_noun_of_one_syllable_stands_no_more_than_a_particle(text: str) -> None:
    assert stands("하는 일", text)
    assert not stands("하는 일", "주식 투자를 하는 일반투자자")
    assert not stands("높은 분", "가장 높은 분야")
