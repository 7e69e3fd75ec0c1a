"""What a term means, told in the words that define it and not in those that only speak of it."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from assistant.understanding.meaning import term_asked
from assistant.understanding.question import understand
from index.static import StaticEncoder
from ingest.korean import Korean

RULE = """누리군 마을길 관리 지침

제1조(정의) 이 지침에서 쓰는 말의 뜻은 다음과 같다.
1. "마을길"이란 누리군이 관리하는 길 가운데 폭이 8미터 미만인 길을 말한다.

제1조의2(말의 뜻) 이 지침에서 "길동무"란 마을길을 함께 돌보는 주민을 말한다.

제1조의3(길동무) 군수는 해마다 길동무란 이름의 날을 연다.

제2조(검토) 군수는 2025년 7월 1일을 기준으로 3년마다 마을길 지침의 타당성을 검토한다.
"""
TRIALS = """누리군 마을 물류 사업 계획

□ 마을 짐 나르기
 ○ 언덕 짐 나르기 설비 상용화 기술(HCS) 확보를 위한 시험장 구축
 ○ 언덕 마을에 HCS(Hill Carriage System) 시험장 준공
 ○ 맡을 과제 수 : 동시 수행과제 수 제한 제도(2책 4공) 적용함
  - 책임자로서 동시에 맡을 수 있는 과제는 최대 2개 이내
  - 참여자로서 동시에 맡을 수 있는 과제는 최대 4개 이내
 ○ 시험 모형 점검
  * (MAPS 과정) Map-길 그리기, Assess-길 재기, Plan-길 고치기, Share-길 알리기
"""
LESSON = """통계 첫걸음 강의 자료

오차 막대의 논리 — 표준오차를 오해하지 않는 법

표준오차는 표본평균이 흩어진 정도를 나타내는 값이다.
"""
DEFINED = [
    ("길동무가 뭐예요?", '이 지침에서 "길동무"란 마을길을 함께 돌보는 주민을 말합니다'),
    ("마을길 기준이 정확히 뭔가요?", "누리군이 관리하는 길 가운데 폭이 8미터 미만인 길을 말합니다"),
    ("통계 첫걸음 강의 자료에서 표준오차를 뭐라고 설명하나요?", "표본평균이 흩어진 정도를 나타내는 값입니다"),
    ("짐 나르기 쪽에 나오는 HCS가 무엇의 약자인가요?", "HCS는 Hill Carriage System의 약자입니다."),
    ("MAPS 과정 M A P S가 각각 뭘 뜻해?", "Plan-길 고치기"),
    ("2책 4공이 뭐예요?", "책임자로서 동시에 맡을 수 있는 과제는 최대 2개 이내"),
    ("2책 4공이 뭐예요?", "참여자로서 동시에 맡을 수 있는 과제는 최대 4개 이내"),
]
TERMS = [
    ("생활도로 기준이 정확히 뭔가요", "생활도로"),
    ("배포용 문서라는 게 뭔가요?", "배포용 문서"),
    ("하역 쪽에 나오는 OSS가 무엇의 약자인가요?", "OSS"),
    ("강의 자료에서 평균을 뭐라고 설명하나요?", "평균"),
    ("실증특례란?", "실증특례"),
    ("예산은 얼마인가요?", ""),
]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    texts = {"지침.txt": RULE, "물류.txt": TRIALS, "강의.txt": LESSON}
    return open_assistant(Path(tmp_path_factory.mktemp("terms")), texts, korean, static)


@pytest.mark.parametrize(("question", "said"), DEFINED)
def test_the_words_that_define_a_term_are_told(office: Assistant, question: str, said: str) -> None:
    answer = office.ask(question)
    assert said in answer.text
    assert [check.value for check in answer.checks if not check.supported] == []


def test_what_only_speaks_of_a_term_does_not_define_it(office: Assistant) -> None:
    assert "3년마다" not in office.ask("마을길 기준이 정확히 뭔가요?").text
    assert "시험장" not in office.ask("HCS가 무엇의 약자인가요?").text


@pytest.mark.parametrize(("question", "term"), TERMS)
def test_the_term_that_is_asked_for(korean: Korean, question: str, term: str) -> None:
    assert term_asked(understand(question, korean.analyze(question), korean.names)) == term
