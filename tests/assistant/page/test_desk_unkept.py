"""Where a conversation can't be written, its questions are answered all the same, and the page says so."""

import asyncio

from small_disk import SmallDisk

from assistant.assistant import Assistant
from assistant.page.desk import Desk
from assistant.page.opening import Opening
from assistant.page.strictness import Strictness
from assistant.serving.turnstile import Turnstile
from assistant.settings import Settings
from tests.bad_input.asked import needs_root

SAID = "이 답은 저장할 수 있게 되면 저장하고, 그 전에 서버를 끄면 사라집니다."


def last_shown(desk: Desk, key: str) -> str:
    async def all_of_it() -> list[str]:
        return [shown async for shown in desk.follow("", key)]

    return asyncio.run(all_of_it())[-1]


@needs_root
def test_on_a_full_disk_a_question_is_answered_and_said_to_be_unkept(city: Assistant, disk: SmallDisk) -> None:
    talks = disk.opened()
    desk = Desk(Opening(lambda: city), talks, Turnstile(2), Strictness(talks, Settings(disk.path.parent)))
    disk.fill()
    key = desk.ask("", "", "청년 월세 지원금은 얼마인가요?").key
    shown = last_shown(desk, key)
    assert "25만원" in shown and SAID in shown
    assert SAID in desk.view("", key).current
    disk.filling.unlink()
    disk.now = 30.0
    desk.ask("", key, "그럼 신청 기간은요?")
    assert SAID not in last_shown(desk, key)
    assert [one.question for one in talks.exchanges("", key)] == [
        "청년 월세 지원금은 얼마인가요?",
        "그럼 신청 기간은요?",
    ]
    talks.close()
