"""Conversations are kept, found, renamed, judged and removed, each reader's own."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from assistant.talks import talks as talks_module
from assistant.talks.errors import TalkChanged, TalkMissing, TalksFull, TalkTooLong
from assistant.talks.talks import Talks
from assistant.talks.types import ExchangeState, JudgedExchange, Judgement
from assistant.types import Turn


def asked(talks, user, *exchanges):
    key = talks.begin(user)
    for number, one in enumerate(exchanges):
        talks.put(user, key, number, one)
    return key


def titles(talks, user, words=""):
    return [talk.title for talk in talks.listed(user, words)]


def test_what_is_kept_is_read_back_exactly_after_closing(path, exchange):
    first = exchange(judgement=Judgement(False, "숫자가 달라요", "월 30만원"))
    stopped = exchange("그럼 2024년은?", "2024년에는", ExchangeState.STOPPED)
    failed = exchange("서울은?", "서버에 연결할 수 없습니다.", ExchangeState.FAILED)
    opened = Talks(path)
    key = asked(opened, "김주무관", first, stopped, failed)
    opened.close()
    again = Talks(path)
    assert again.kept
    assert again.exchanges("김주무관", key) == (first, stopped, failed)
    [talk] = again.listed("김주무관")
    assert (talk.key, talk.title, talk.exchanges) == (key, "올해 월세 지원은?", 3)
    assert talk.began_at <= talk.changed_at
    again.close()


def test_readers_see_only_their_own(talks, exchange):
    key = asked(talks, "a", exchange(judgement=Judgement(True)))
    assert talks.listed("b") == talks.listed("") == ()
    for deed in (
        lambda: talks.exchanges("b", key),
        lambda: talks.title("b", key),
        lambda: talks.put("b", key, 0, exchange("남의 대화")),
        lambda: talks.rename("b", key, "남의 대화"),
        lambda: talks.remove("b", key),
        lambda: talks.judge("b", key, 0, None),
    ):
        with pytest.raises(TalkMissing):
            deed()
    assert talks.judged("b") == ()
    assert [one.exchange for one in talks.judged("a")] == [*talks.exchanges("a", key)]
    assert titles(talks, "a") == ["올해 월세 지원은?"]


def test_a_question_asked_again_replaces_it_and_what_followed(talks, exchange):
    key = asked(talks, "", exchange("하나"), exchange("둘"), exchange("셋"))
    talks.put("", key, 1, exchange("두번째"))
    assert [one.question for one in talks.exchanges("", key)] == ["하나", "두번째"]
    talks.put("", key, 0, exchange("처음부터"))
    assert [one.question for one in talks.exchanges("", key)] == ["처음부터"]
    assert titles(talks, "") == ["처음부터"]


def test_an_exchange_needs_those_before_it(talks, exchange):
    key = asked(talks, "", exchange())
    for number in (2, -1):
        with pytest.raises(TalkChanged):
            talks.put("", key, number, exchange())
    assert len(talks.exchanges("", key)) == 1


@pytest.mark.parametrize("step", [timedelta(hours=-1), timedelta()])
def test_the_last_changed_comes_first_whatever_the_clock_says(talks, exchange, monkeypatch, step):
    times = count()
    began = datetime(2026, 11, 22, tzinfo=UTC)
    monkeypatch.setattr(talks_module, "_now", lambda: (began + next(times) * step).isoformat(timespec="milliseconds"))
    keys = [asked(talks, "", exchange(question)) for question in ("하나", "둘", "셋")]
    assert titles(talks, "") == ["셋", "둘", "하나"]
    talks.put("", keys[0], 1, exchange("그리고?"))
    assert titles(talks, "") == ["하나", "셋", "둘"]
    talks.put("", keys[2], 0, exchange("넷"))
    assert titles(talks, "") == ["넷", "하나", "둘"]


def test_the_last_changed_comes_first_and_an_empty_one_not_at_all(talks, exchange):
    keys = [asked(talks, "", exchange(question)) for question in ("하나", "둘", "셋")]
    talks.begin("")
    assert titles(talks, "") == ["셋", "둘", "하나"]
    talks.put("", keys[0], 1, exchange("그리고?"))
    assert titles(talks, "") == ["하나", "셋", "둘"]
    talks.rename("", keys[1], "두번째")
    talks.judge("", keys[1], 0, Judgement(True))
    assert titles(talks, "") == ["하나", "셋", "두번째"]


def test_an_empty_talk_is_cleared_away_after_a_day(talks, monkeypatch):
    key = talks.begin("")
    talks.begin("")
    assert talks.exchanges("", key) == ()
    monkeypatch.setattr(talks_module, "_EMPTY_FOR", -talks_module._EMPTY_FOR)
    talks.begin("")
    with pytest.raises(TalkMissing):
        talks.exchanges("", key)


def test_a_given_title_stays_and_a_blank_one_brings_the_question_back(talks, exchange):
    key = asked(talks, "", exchange())
    talks.rename("", key, "  월세\n\u202e공고 ")
    talks.put("", key, 0, exchange("다른 질문"))
    assert talks.title("", key) == "월세 공고"
    talks.rename("", key, " ")
    assert talks.title("", key) == "다른 질문"
    talks.rename("", key, "가" * 500)
    assert talks.title("", key) == "가" * 100


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("월세", True),
        ("월세지원", True),
        ("2025 월세", True),
        ("청 년", True),
        ("abc부", True),
        ("ＡＢＣ 부", True),
        ("20만원까지", True),
        ("월 20만원까지 지원합니다.", True),
        ("전세", False),
        ("월세 전세", False),
        ("%", False),
        ("_", False),
        ("2_만", False),
        ("''", False),
        ("[1]", False),
    ],
)
def test_words_are_looked_for_in_titles_questions_and_answers(talks, exchange, words, found):
    key = asked(talks, "", exchange("ABC 부의 ２０２５년 청년 월세 지원"))
    asked(talks, "", exchange("도로 포장", "3곳"))
    assert [talk.key for talk in talks.listed("", words)] == ([key] if found else [])


def test_a_title_is_found_and_signs_alone_find_themselves(talks, exchange):
    key = asked(talks, "", exchange("100% 지원?", "예_아니오"))
    asked(talks, "", exchange("도로"))
    for words in ("0%", "예_아", "100 % 지원"):
        assert [talk.key for talk in talks.listed("", words)] == [key]
    talks.rename("", key, "주거 모음")
    assert titles(talks, "", "주거모음") == ["주거 모음"]
    assert len(titles(talks, "", "  ")) == 2


def test_removal_takes_the_exchanges_along(talks, exchange):
    key, other = asked(talks, "", exchange("하나")), asked(talks, "", exchange("둘"))
    talks.remove("", key)
    with pytest.raises(TalkMissing):
        talks.exchanges("", key)
    assert [talk.key for talk in talks.listed("")] == [other]
    assert len(talks.exchanges("", other)) == 1


def test_a_judgement_is_kept_with_the_answer_and_taken_back(talks, exchange):
    key = asked(
        talks, "", exchange("하나"), exchange("둘"), exchange("셋", "멈춤", ExchangeState.STOPPED), exchange("넷")
    )
    bad = Judgement(False, "근거가 달라요", "40만원")
    talks.judge("", key, 3, bad)
    last = talks.exchanges("", key)[3]
    assert last == replace(exchange("넷"), judgement=bad)
    text = exchange().answer.text
    assert talks.judged() == (JudgedExchange(key, 3, (Turn("하나", text), Turn("둘", text)), last),)
    talks.judge("", key, 3, None)
    assert talks.judged() == ()
    with pytest.raises(TalkChanged):
        talks.judge("", key, 4, bad)
    with pytest.raises(TalkTooLong):
        talks.judge("", key, 3, Judgement(False, "가" * 10_001))


def test_nothing_is_dropped_to_make_room(talks, exchange, monkeypatch):
    key = asked(talks, "", exchange("하나"))
    monkeypatch.setattr(talks_module, "MOST_TALKS", 1)
    with pytest.raises(TalksFull) as full:
        talks.begin("")
    assert "지워" in full.value.remedy
    talks.begin("other")
    monkeypatch.setattr(talks_module, "MOST_EXCHANGES", 1)
    monkeypatch.setattr(talks_module, "LONGEST_RECORD", 5_000)
    for number, one in ((1, exchange("둘")), (0, exchange("길게", "가" * 5_000))):
        with pytest.raises(TalkTooLong):
            talks.put("", key, number, one)
    assert [one.question for one in talks.exchanges("", key)] == ["하나"]


@pytest.mark.parametrize(
    "hostile", ["\ud800반쪽\udc00", "\x00끝\x00", "'; DROP TABLE talks; --", "\u202e뒤집힘", "😀" * 10]
)
def test_hostile_words_are_kept_as_they_are(talks, exchange, hostile):
    kept = exchange(hostile, hostile, judgement=Judgement(False, hostile, hostile))
    kept = replace(kept, answer=replace(kept.answer, text=hostile, understood=hostile))
    key = asked(talks, "", kept)
    talks.rename("", key, hostile)
    assert talks.exchanges("", key) == (kept,)
    assert talks.title("", key).encode()
    assert talks.listed("", hostile)[0].key == key


def test_where_a_talk_is_searched_is_kept_for_its_reader_alone(talks, path):
    key = talks.begin("가영")
    assert talks.scope("가영", key) == ""
    talks.keep_scope("가영", key, '{"years": [2025]}')
    assert Talks(path).scope("가영", key) == '{"years": [2025]}'
    for act in (lambda: talks.scope("나영", key), lambda: talks.keep_scope("나영", key, "")):
        with pytest.raises(TalkMissing):
            act()
    with pytest.raises(TalkTooLong):
        talks.keep_scope("가영", key, "가" * 2_000_001)
    assert talks.scope("가영", key) == '{"years": [2025]}'


def test_choosing_where_to_search_leaves_a_talk_in_its_place_in_the_list(talks, exchange):
    first, second = talks.begin(""), talks.begin("")
    talks.put("", first, 0, exchange("먼저"))
    talks.put("", second, 0, exchange("나중"))
    talks.keep_scope("", first, "{}")
    assert [talk.key for talk in talks.listed("")] == [second, first]


def test_strictness_is_each_readers_own_and_outlives_the_server(talks, path):
    assert talks.strict("가영") is None
    talks.keep_strict("가영", True)
    talks.keep_strict("나영", True)
    talks.keep_strict("나영", False)
    again = Talks(path)
    assert [again.strict(user) for user in ("가영", "나영", "")] == [True, False, None]
    again.close()


def test_a_talk_is_counted_and_read_from_a_number_on(talks, exchange):
    key = asked(talks, "가영", *(exchange(str(number)) for number in range(4)))
    assert talks.length("가영", key) == 4
    assert [one.question for one in talks.exchanges("가영", key, 2)] == ["2", "3"]
    assert talks.exchanges("가영", key, 9) == ()
    with pytest.raises(TalkMissing):
        talks.length("나영", key)
