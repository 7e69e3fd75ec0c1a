"""A file that can't be written for a while: talks go on beside it, and are in it once there is room."""

import pytest

from assistant.talks.errors import TalkMissing
from tests.bad_input.asked import needs_root

pytestmark = needs_root
FULL = (
    "디스크에 남은 공간이 없거나 쓸 수 없어 대화를 저장하지 못했습니다."
    " 디스크의 남은 공간과 연결을 확인하세요. 앞의 대화는 그대로 있습니다."
)
# A few pages of the file, so that it needs room.
LONG = "월 20만원 " * 3000


def texts(talks, key):
    return [one.text for one in talks.exchanges("가영", key)]


def test_on_a_full_disk_talks_go_on_and_are_written_once_there_is_room(disk, exchange):
    talks = disk.opened()
    old = talks.begin("가영")
    assert talks.put("가영", old, 0, exchange("앞의 질문", "앞의 답")) == ""
    disk.fill()
    assert talks.put("가영", old, 1, exchange("다음 질문", LONG)) == FULL
    new = talks.begin("가영")
    assert talks.put("가영", new, 0, exchange("새 질문", "새 답")) == FULL
    assert (talks.unkept("가영", old), talks.unkept("가영", new)) == (FULL, FULL)
    assert [(talk.title, talk.exchanges) for talk in talks.listed("가영")] == [("새 질문", 1), ("앞의 질문", 2)]
    assert texts(talks, old) == ["앞의 답", LONG]
    talks.rename("가영", new, "새 이름")
    disk.filling.unlink()
    disk.now = 29.9  # a file that refused is left in peace for a while
    assert talks.put("가영", new, 1, exchange("또", "답")) == FULL
    disk.now = 30.0
    assert talks.put("가영", new, 2, exchange("또", "셋째 답")) == ""
    assert (talks.unkept("가영", old), talks.unkept("가영", new)) == ("", "")
    talks.close()
    again = disk.opened()
    assert texts(again, old) == ["앞의 답", LONG]
    assert (again.title("가영", new), texts(again, new)) == ("새 이름", ["새 답", "답", "셋째 답"])
    again.close()


def test_what_is_held_is_written_at_the_end_where_there_is_room_then(disk, exchange):
    talks = disk.opened()
    disk.fill()
    key = talks.begin("가영")
    talks.put("가영", key, 0, exchange("질문", LONG))
    disk.filling.unlink()
    talks.close()
    again = disk.opened()
    assert texts(again, key) == [LONG]
    again.close()


def test_a_held_talk_that_is_removed_is_gone(disk, exchange):
    talks = disk.opened()
    kept = talks.begin("가영")
    talks.put("가영", kept, 0, exchange("질문", "답"))
    disk.fill()
    held = talks.begin("가영")
    for key, number in ((held, 0), (kept, 1)):
        assert talks.put("가영", key, number, exchange("질문", LONG)) == FULL
    with pytest.raises(TalkMissing):
        talks.remove("나영", held)
    disk.filling.unlink()
    for key in (held, kept):
        talks.remove("가영", key)
        with pytest.raises(TalkMissing):
            talks.exchanges("가영", key)
    talks.close()
    again = disk.opened()
    assert again.listed("가영") == ()
    again.close()
