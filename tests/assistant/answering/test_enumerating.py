"""Lists said whole and once."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

SUBPARAGRAPHS = (
    "군수는 다음 각 호의 어느 하나에 해당하는 사람의 이용을 제한할 수 있습니다. [1]\n\n"
    "- 화약류를 지닌 사람 [1]\n- 정해진 곳 밖에서 불을 피운 사람 [2]\n- 다른 야영객의 잠을 방해한 사람 [3]"
)
NOTICE = """누리군 축제 봉사자 모집 공고

□ 제출 서류는 다음과 같음

 ○ 봉사 신청서
 ○ 신분증 사본
 ○ 안전 교육 이수증

□ 조별 담당

조	장소	인원
1조	별빛광장	8명
2조	바다무대	6명
3조	숲길입구	4명
"""


@pytest.mark.parametrize(
    "question",
    [
        "야영장 이용을 제한하는 사람은 어떤 사람인가요? 모두 알려주세요.",
        "야영장 이용 제한 대상",
        "불을 피운 사람 말고 야영장 이용이 제한되는 사람을 전부 알려줘",
    ],
)
def test_the_subparagraphs_of_a_rule_are_said_whole_and_once(county: Assistant, question: str) -> None:
    answer = county.ask(question)
    assert answer.text == SUBPARAGRAPHS
    assert [citation.quote[:4] for citation in answer.citations] == ["① 군수", "2. 정", "3. 다"]
    assert answer.citations[0].quote.endswith("제한할 수 있다.\n1. 화약류를 지닌 사람")


@pytest.fixture(scope="module")
def notice(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    return open_assistant(tmp_path_factory.mktemp("notice"), {"공고.txt": NOTICE}, korean, static)


def test_the_bullets_below_a_line_that_announces_them(notice: Assistant) -> None:
    answer = notice.ask("제출할 서류를 모두 알려주세요")
    assert answer.text == (
        "제출 서류는 다음과 같습니다. [1]\n\n- 봉사 신청서 [1]\n- 신분증 사본 [2]\n- 안전 교육 이수증 [3]"
    )


def test_the_rows_of_a_table_are_named(notice: Assistant) -> None:
    answer = notice.ask("조의 담당 장소를 모두 알려주세요")
    assert answer.text == "- 1조 — 별빛광장 [1]\n- 2조 — 바다무대 [2]\n- 3조 — 숲길입구 [3]"
    assert [citation.quote for citation in answer.citations] == [
        "1조\t별빛광장\t8명",
        "2조\t바다무대\t6명",
        "3조\t숲길입구\t4명",
    ]


def test_a_short_line_may_announce_the_bullets_below_it(tmp_path: Path, korean: Korean, static: StaticEncoder) -> None:
    text = "축제 안내\n\n ○ 오늘 배울 것\n   - 바다 예절\n   - 숲길 지도\n"
    assistant = open_assistant(tmp_path, {"안내.txt": text}, korean, static)
    assert (
        assistant.ask("오늘 배우는 것은 어떤 것들인가요?").text
        == "오늘 배울 것. [1]\n\n- 바다 예절 [1]\n- 숲길 지도 [2]"
    )
    assistant.close()


def test_as_many_cells_of_one_label_as_are_asked_for(tmp_path: Path, korean: Korean, static: StaticEncoder) -> None:
    text = "축제 계획\n\n직위\t성명\n과장\t한가람\n팀장\t윤슬기\n"
    assistant = open_assistant(tmp_path, {"계획.txt": text}, korean, static)
    assert assistant.ask("축제 계획에 적힌 두 명의 성명은?").text == "한가람, 윤슬기, 이렇게 두 명입니다. [1][2]"
    assert "윤슬기" not in assistant.ask("축제 계획에 적힌 과장의 성명은?").text
    assistant.close()


def test_long_parts_are_cut_at_a_word(tmp_path: Path, korean: Korean, static: StaticEncoder) -> None:
    text = "공고\n\n□ 제출 서류는 다음과 같음\n\n ○ " + "아주 긴 서류 이름 " * 40 + "\n ○ 신분증 사본\n"
    assistant = open_assistant(tmp_path, {"공고.txt": text}, korean, static)
    lines = assistant.ask("제출할 서류를 모두 알려주세요").text.split("\n")
    assert lines[-2].startswith("- 아주 긴 서류 이름")
    assert lines[-2].endswith("… [2]")
    assert len(lines[-2]) < 200
    assert lines[-1] == "- 신분증 사본 [3]"
    assistant.close()


def test_a_deadline_is_told_without_the_list_that_its_line_announces(
    tmp_path: Path, korean: Korean, static: StaticEncoder
) -> None:
    rule = (
        "누리군 배상 규칙\n\n제1조(배상) 손해를 입은 사람은 손해를 안 날부터 1년 이내에 다음 각 호의 서류를 갖추어 "
        "배상을 신청할 수 있다.\n 1. 배상신청서\n 2. 통장 사본\n"
    )
    assistant = open_assistant(tmp_path, {"규칙.txt": rule}, korean, static)
    told = "손해를 입은 사람은 손해를 안 날부터 1년 이내에 다음 각 호의 서류를 갖추어 배상을 신청할 수 있습니다. [1]"
    assert assistant.ask("손해 배상은 언제까지 신청해야 하나요?").text == told
    assert "- 통장 사본 [3]" in assistant.ask("손해 배상은 어떤 서류를 갖추어 신청하나요?").text
