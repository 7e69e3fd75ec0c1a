"""What a document or a part of it holds, and what an office is charged with in sections and sentences."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

RULES = """누리군 마을 텃밭 운영 조례

제1장 총칙

제1조(목적) 이 조례는 주민이 마을 텃밭을 함께 가꾸는 데 필요한 사항을 정함을 목적으로 한다.

제2장 텃밭의 운영

제2조(신청) 텃밭을 쓰려는 주민은 군수에게 신청하여야 한다.
제3조(이용료) 이용료는 한 해에 3만원으로 한다. 텃밭 지원은 관리인이 바뀌어도 끊기지 아니한다.

제3장 텃밭운영위원회

제4조(기능) 군수는 다음 각 호의 사항을 심의하기 위하여 텃밭운영위원회를 둔다.
 1. 텃밭의 자리 정하기
 2. 이용료의 감면
"""
AWARDS = """누리군 포상 규정

제2조(훈장의 기본 원칙) ① 훈장은 군을 위하여 애쓴 사람에게 준다.

② 같은 일로 두 번 주지 아니한다.

제3조(훈장의 종류) ① 훈장의 종류는 다음 각 호와 같다.

  1. 공로훈장
  2. 모범훈장

② 훈장마다 상금을 준다.

제4조(긴급훈장심사) ① 시상식에는 상황실을 둔다.

② 상황실에는 두 사람을 둔다.
"""
PLAN = """2025년 누리군 부서별 계획

1. 농업과

가. 목표

□ 살기 좋은 농촌을 만듦

나. 주요 내용

□ 논둑 다시 쌓기
□ 농기계 빌려주기

2. 민원실

가. 주요 내용

□ 점심시간에도 창구 열기
"""


@pytest.fixture(scope="module")
def nuri(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    files = {"텃밭_조례.txt": RULES, "2025_부서별_계획.txt": PLAN, "포상_규정.txt": AWARDS}
    return open_assistant(Path(tmp_path_factory.mktemp("contents")), files, korean, static)


def test_a_document_is_told_by_its_purpose_and_its_headings(nuri: Assistant) -> None:
    answer = nuri.ask("마을 텃밭 조례에는 무슨 내용이 들어 있어요?").text
    assert answer.startswith("이 조례는 주민이 마을 텃밭을 함께 가꾸는 데 필요한 사항을 정함을 목적으로 합니다. [1]")
    assert "「누리군 마을 텃밭 운영 조례」에 담긴 것은 다음과 같습니다." in answer
    assert "- 텃밭의 운영 [2]: 제2조(신청) [2], 제3조(이용료) [3]" in answer


@pytest.mark.parametrize("question", ["조례에는 뭐가 들어 있어요?", "조례 내용을 요약해 주세요."])
def test_a_document_is_meant_by_its_kind_alone(nuri: Assistant, question: str) -> None:
    assert nuri.ask(question).text == nuri.ask("마을 텃밭 조례에는 무슨 내용이 들어 있어요?").text


def test_every_heading_that_is_told_is_cited_word_by_word(nuri: Assistant) -> None:
    answer = nuri.ask("마을 텃밭 조례에는 무슨 내용이 들어 있어요?")
    assert all(check.supported for check in answer.checks)
    assert len(answer.citations) == 4


def test_the_work_of_an_office_is_what_stands_in_its_own_section(nuri: Assistant) -> None:
    assert nuri.ask("농업과는 무슨 일을 하나요?").text == (
        "농업과가 맡은 일로 적힌 것은 다음과 같습니다.\n\n- 논둑 다시 쌓기 [1]\n- 농기계 빌려주기 [2]"
    )


def test_the_work_of_a_committee_is_the_list_that_it_is_there_for(nuri: Assistant) -> None:
    answer = nuri.ask("텃밭운영위원회가 하는 일은 뭐예요?").text
    assert "- 텃밭의 자리 정하기 [" in answer and "- 이용료의 감면 [" in answer


def test_what_picks_some_of_many_is_no_overview(nuri: Assistant) -> None:
    assert "담긴 것은" not in nuri.ask("조례에서 5만원 넘는 이용료는 뭐가 있어요?").text


@pytest.mark.parametrize("question", ["장애인 지원 사업은?", "텃밭 지원 업무는?"])
def test_a_word_that_only_ends_like_an_office_has_no_work(nuri: Assistant, question: str) -> None:
    assert "맡은 일로 적힌 것" not in nuri.ask(question).text


def test_the_kinds_of_a_thing_are_the_part_that_is_named_by_them(nuri: Assistant) -> None:
    assert nuri.ask("훈장 종류에는 뭐가 있어요?").text == (
        "훈장의 종류는 다음과 같습니다.\n\n"
        "- 훈장의 종류는 다음 각 호와 같습니다 [1]: 공로훈장 [1], 모범훈장 [2]\n- 훈장마다 상금을 줍니다. [3]"
    )


def test_a_single_syllable_names_no_part_from_inside_of_a_word(nuri: Assistant) -> None:
    """급 does not stand in 긴급."""
    assert "긴급훈장심사는 다음과 같습니다" not in nuri.ask("1급 훈장에는 뭐가 있나요?").text
