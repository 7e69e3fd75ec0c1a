"""The list of talks, by days, and harmless."""

from datetime import UTC, datetime, timedelta

from assistant.page.talk_list import talk_list, talks_head
from assistant.talks.types import Talk

NOW = datetime(2026, 11, 22, 12).astimezone()


def talk(key: str, days_ago: int, title: str = "축제") -> Talk:
    moment = (NOW - timedelta(days=days_ago)).astimezone(UTC).isoformat()
    return Talk(key, title, moment, moment, 1)


def test_talks_stand_by_days_and_the_open_one_is_marked() -> None:
    shown = talk_list([talk("a1", 0), talk("b2", 0), talk("c3", 1), talk("d4", 7), talk("e5", 8)], "b2", "", NOW)
    heads = [part.split("</h3>")[0] for part in shown.split("<h3>")[1:]]
    assert heads == ["오늘", "어제", "지난 7일", "11월"]
    assert shown.count('aria-current="page"') == 1
    assert '<a href="/?talk=b2" title="축제" aria-current="page">축제</a>' in shown
    assert shown.startswith('<nav aria-label="지난 대화" data-here="b2" data-words="">')


def test_talks_of_long_ago_stand_by_months() -> None:
    shown = talk_list([talk(f"a{days}", days) for days in (10, 40, 45, 330, 331)], "", "", NOW)
    assert [part.split("</h3>")[0] for part in shown.split("<h3>")[1:]] == ["11월", "10월", "2025년 12월"]


def test_no_talk_is_said_in_words() -> None:
    assert "아직 대화가 없습니다." in talk_list([], "", "", NOW)
    assert "‘&lt;b&gt;’에 맞는 대화가 없습니다." in talk_list([], "", "<b>", NOW)


def test_a_hostile_title_stays_words() -> None:
    shown = talk_list([talk('"><script>', 0, "<img src=x onerror=1>\" style='position:fixed'")], "", "", NOW)
    assert "<img" not in shown and "<script" not in shown
    assert "style=" not in shown.replace("style=&#x27;", "")


def test_it_is_said_where_talks_cannot_be_kept():
    assert "저장할 수 없습니다" in talks_head(kept=False, aside=False)
    assert "저장할 수 없습니다" not in talks_head(kept=True, aside=True)


def test_damaged_talks_that_lie_aside_are_said():
    assert "전에 나눈 대화가 보이지 않습니다" in talks_head(kept=True, aside=True)
    assert "전에 나눈 대화가 보이지 않습니다" not in talks_head(kept=False, aside=False)
