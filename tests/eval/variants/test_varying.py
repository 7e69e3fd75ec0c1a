"""Other ways to put a question: real Korean, the same for the same seed, and right answers left alone."""

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.types import Turn
from eval.questions import Evidence, Question
from eval.variants.endings import FAMILIAR, FORMAL, SOFT, Manner, applied, ending_edits
from eval.variants.keywords import keywords
from eval.variants.manners import polite, spoken
from eval.variants.slips import SLIPS, mistyped, slip
from eval.variants.varying import Way, varied
from index.keyboard import keys_of, typed


def ended(text, manner: Manner, korean) -> str:
    (morphemes,) = korean.morphemes([text])
    return applied(text, ending_edits(text, morphemes, manner, korean.joined))


@pytest.mark.parametrize(
    ("text", "formal", "familiar", "soft"),
    [
        ("예산은 얼마인가요?", "예산은 얼마입니까?", "예산은 얼마야?", "예산은 얼마예요?"),
        ("몇 명이었죠?", "몇 명이었습니까?", "몇 명이었어?", "몇 명이었어요?"),
        ("이유가 뭔가요?", "이유가 무엇입니까?", "이유가 뭐야?", "이유가 뭐예요?"),
        ("언제 나온 것인가요?", "언제 나온 것입니까?", "언제 나온 거야?", "언제 나온 거예요?"),
        ("비율은 몇 %였나요?", "비율은 몇 %였습니까?", "비율은 몇 %였어?", "비율은 몇 %였어요?"),
        ("얼마 지원했나요", "얼마 지원했습니까?", "얼마 지원했어?", "얼마 지원했어요?"),
        ("문을 언제 열어요?", "문을 언제 엽니까?", "문을 언제 열어?", "문을 언제 열어요?"),
        ("뭐가 다른가요? (1인)", "뭐가 다릅니까? (1인)", "뭐가 달라? (1인)", "뭐가 달라요? (1인)"),
        ("직접 보내도 됩니까?", "직접 보내도 됩니까?", "직접 보내도 돼?", "직접 보내도 돼요?"),
        ("예산 알려줘", "예산 알려주시기 바랍니다.", "예산 알려줘.", "예산 알려줘요."),
        ("확인하여 주시기 바랍니다.", "확인하여 주시기 바랍니다.", "확인하여 줘.", "확인하여 줘요."),
        ("과제를 나열하시오.", "과제를 나열해 주시기 바랍니다.", "과제를 나열해 줘.", "과제를 나열해 줘요."),
        ("까닭이 궁금해요", "까닭이 궁금합니다.", "까닭이 궁금해.", "까닭이 궁금해요."),
        ("전체 집행률은?", "전체 집행률은 어떻게 됩니까?", "전체 집행률은 어떻게 돼?", "전체 집행률은 어떻게 돼요?"),
        ("재산 기준", "재산 기준은 어떻게 됩니까?", "재산 기준 어떻게 돼?", "재산 기준 어떻게 돼요?"),
        ("비중은 몇 퍼센트?", "비중은 몇 퍼센트입니까?", "비중은 몇 퍼센트야?", "비중은 몇 퍼센트예요?"),
        ("담당자 이름이?", "담당자 이름이 무엇입니까?", "담당자 이름이 뭐야?", "담당자 이름이 뭐예요?"),
        ("얼마죠? 22년 기준요.", "얼마입니까? 22년 기준요.", "얼마야? 22년 기준요.", "얼마예요? 22년 기준요."),
    ],
)  # fmt: skip
def test_sentences_end_in_the_manner_and_keep_their_sense(text, formal, familiar, soft, korean):
    assert [ended(text, manner, korean) for manner in (FORMAL, FAMILIAR, SOFT)] == [formal, familiar, soft]


@pytest.mark.parametrize("text", ["항구복구란?", "", "!!!", "GDP?!", "언제 끝나는지 아시는 분", "ㅋㅋㅋ", "\ud800"])
def test_what_ends_in_no_known_way_is_left_or_completed_but_never_torn(text, korean):
    assert ended(text, FORMAL, korean).startswith(text.rstrip("?!"))


def test_a_question_is_asked_politely_with_what_letters_open_and_close_with(korean):
    asked = {polite("예산은 얼마야?", random.Random(seed), korean) for seed in range(60)}
    assert "안녕하세요. 예산은 얼마입니까? 답변 부탁드립니다." in asked
    assert "예산은 얼마입니까?" in asked
    assert all("예산은 얼마입니까?" in one for one in asked)
    assert polite("그건 뭐라고 해?", random.Random(3), korean).count("뭐라고") == 1  # not 무엇라고
    assert "처리한 것은 몇 건입니까?" in polite("처리한 건 몇 건이야?", random.Random(3), korean)


def test_speech_drops_particles_and_shortens_words(korean):
    asked = Counter(spoken("시는 과제를 무엇을 보고 정하나요?", random.Random(seed), korean) for seed in range(60))
    assert any("과제 뭘 보고 정해" in one for one in asked)
    assert any("과제를 뭘 보고 정해" in one for one in asked)
    kept = {spoken("하는 것은 얼마를 말하나요?", random.Random(seed), korean) for seed in range(40)}
    assert all("하는 건 얼마를 말해" in one for one in kept)


@pytest.mark.parametrize(
    ("text", "typed_in"),
    [
        ("2024년에 범부처가 뿌리산업에 투자하는 돈은 모두 얼마인가요?", "2024년 범부처 뿌리산업 투자 돈"),
        ("청년 월세를 한 달에 최대 얼마 지원했나요", "청년 월세 한 달 최대 지원"),
        ("제7기 국민참여정책단은 몇 명을 모집합니까?", "제7기 국민참여정책단 모집"),
        ("서류(신분증, 계약서)를 모두 알려 주세요.", "서류 신분증 계약서"),
        ("HWP 5.0 규격은 언제 나왔어?", "HWP 5.0 규격"),
        ("누가 해?", "누가 해?"),
    ],
)
def test_keywords_are_what_one_types_into_a_search_box(text, typed_in, korean):
    (morphemes,) = korean.morphemes([text])
    assert keywords(text, morphemes) == typed_in


def test_one_slip_changes_one_key_and_typing_makes_syllables_of_what_is_left():
    slips = {slip("gks", random.Random(seed)) for seed in range(400)}
    assert {"ks", "gs", "gk", "ggks", "gkks", "gkss", "kgs", "gsk"} <= slips  # left out, twice, in the wrong order
    assert "hks" in slips  # a neighbour of g
    assert all(abs(len(one) - 3) <= 1 for one in slips)
    assert typed("gks") == "한"


def test_about_as_many_characters_are_hit_as_is_said():
    text = "가나다라마바사아자차" * 400
    # A slip in the middle of a run may pull its neighbours along, so single syllables are counted.
    hit = sum(mistyped(ch, random.Random(f"{at}")) != ch for at, ch in enumerate(text))
    assert SLIPS * 0.85 < hit / len(text) < SLIPS * 1.1


QUESTIONS = tuple(
    Question(f"q{number}", text, (Turn("앞 질문은?", "앞 답"),), "number", "5억", (("5억",),), ("6억",),
             ((Evidence("가.txt", "5억 원"),),), True, {"note": "줄"}, number)
    for number, text in enumerate(("2024년 예산은 얼마인가요?", "누가 맡아?", "신청 방법"), start=1)
)  # fmt: skip


@pytest.mark.parametrize("way", Way)
def test_only_the_question_changes_and_the_seed_decides_how(way, korean):
    first = varied(QUESTIONS, way, korean, seed=1)
    assert first == varied(QUESTIONS, way, korean, seed=1)
    # What is drawn for a question doesn't depend on the others.
    assert varied(QUESTIONS[1:], way, korean, seed=1) == first[1:]
    for before, after in zip(QUESTIONS, first, strict=True):
        fields = [name for name in Question.__slots__ if getattr(before, name) != getattr(after, name)]
        assert fields in ([], ["question"])


def test_other_seeds_draw_other_slips(korean):
    asked = {varied(QUESTIONS, Way.TYPOS, korean, seed)[0].question for seed in range(8)}
    assert len(asked) > 3


def test_the_wrong_keyboard_gives_the_keys_and_no_spaces_gives_none(korean):
    (first, _, _) = varied(QUESTIONS, Way.KEYBOARD, korean)
    assert first.question == keys_of(QUESTIONS[0].question) == "2024sus dPtksdms djfakdlsrkdy?"
    assert [one.question for one in varied(QUESTIONS, Way.NO_SPACES, korean)] == [
        "2024년예산은얼마인가요?",
        "누가맡아?",
        "신청방법",
    ]


@settings(max_examples=60)
@given(st.text(max_size=40) | st.text("가나다은는이야요?. 123%()", max_size=30), st.sampled_from(list(Way)))
def test_any_text_can_be_put_in_any_way(korean, text, way):
    (one,) = varied([Question("q", text, (), "", "", (), (), (), None, {})], way, korean)
    assert isinstance(one.question, str)
