"""A plant's papers, invented: minutes, a machine's manual and rules of security, as text files lay them out."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

MANUAL = """공기압축기 점검 매뉴얼
누리정공 설비팀

Ⅰ. 제원

   항목              1호기            2호기
   ---------------------------------------------
   출력              75kW             110kW
   토출량(㎥/분)     13.2             19.8
   윤활유량(L)       38               52

Ⅱ. 소모품

   품명              부품번호      교체 주기              단가(원)
   윤활유            OIL-46        4,000시간 또는 1년     184,000
   흡입필터          F-1102        2,000시간              58,500
   ※ 먼지가 많은 3월부터 5월까지는 흡입필터를 1,500시간마다 바꾼다.

Ⅲ. 경보

   경보코드   뜻                조치
   E-01       토출온도 높음     오일 보충, 쿨러 청소
   E-08       역상              전원선 2가닥을 바꾸어 연결
   E-12       냉각수 부족       예비펌프 기동
"""
RULES = """정보보안 지침

9. 사고 대응

 9.1 사고를 알게 된 사람은 30분 안에 상황실(내선 2900)에 알린다.
 9.2 악성 프로그램이 의심되면 다음 차례로 조치한다.
     ① 랜선을 뽑는다.
     ② 전원은 끄지 않는다.
 9.3 사고가 끝나면 10일 안에 보고서를 쓴다.

10. 위반 조치

   위반 내용                  1차            2차            3차
   비밀번호를 붙여 둠         구두 주의      서면 경고      정직
   출입증을 남에게 빌려줌     서면 경고      출입 정지 7일  위원회 회부

11. 원격접속

 가. 오전 1시부터 오전 5시까지는 VPN 접속을 막는다.
 나. 재택근무자는 회사 노트북과 VPN으로만 접속한다.

12. 등급

 ※ 극비 문서의 보존기간은 15년, 대외비는 7년으로 한다.
 ※ 심사 통과 점수는 물품 85점, 용역 88점, 공사 95점입니다.
"""
MINUTES = """제17차 임원회의 회의록

일시: 2025. 9. 22.(월) 09:00
장소: 본사 대회의실
참석: 본부장 구자헌, 실장 태윤석
불참: 상무 육성호(해외출장)

1. 보고 안건

 가. 8월 실적
  - 8월 매출 352억원, 영업이익 31억원

2. 의결 안건

 [17-1] 사내 어린이집 설치
  - 원안: 별관 1층에 정원 49명
  - 의결: 지원금이 확정된 뒤 착공하고, 개원 목표는 2027년 3월로 늦춤

 [17-2] 통근버스 노선 개편
  - 의결: 11월 3일부터 시행
"""
TOLD = [
    ("E-08 뜨면 어떡해?", "E-08의 조치: 전원선 2가닥을 바꾸어 연결. [1]"),
    ("E-12 뜻이 뭐예요", "E-12의 뜻은 냉각수 부족입니다. [1]"),
    ("1호기 윤활유 몇 리터 들어가요", "1호기의 윤활유량은 38L입니다. [1]"),
    ("흡입필터는 얼마마다 갈아요?", "흡입필터의 교체 주기는 2,000시간입니다. [1]"),
    ("봄철엔 흡입필터 몇 시간마다 갈아야 해?", "먼지가 많은 3월부터 5월까지는 흡입필터를 1,500시간마다 바꿉니다. [1]"),
    (
        "악성 프로그램이 의심되면 어떻게 해?",
        "악성 프로그램이 의심되면 다음 차례로 조치합니다. [1]\n\n- 랜선을 뽑습니다. [1]\n- 전원은 끄지 않습니다. [2]",
    ),
    (
        "출입증 남한테 빌려줬다가 두 번째로 걸리면 무슨 벌 받아요?",
        "출입증을 남에게 빌려줌의 2차는 출입 정지 7일입니다. [1]",
    ),
    ("재택하다가 새벽 3시에 VPN 붙을 수 있나요?", "오전 1시부터 오전 5시까지는 VPN 접속을 막습니다. [1]"),
    ("심사에서 공사는 몇 점 받아야 통과해요?", "심사 통과 점수는 공사 95점입니다. [1]"),
    ("사내 어린이집 언제 문 열어요?", "의결: 지원금이 확정된 뒤 착공하고, 개원 목표는 2027년 3월로 늦춤. [1]"),
]


@pytest.fixture(scope="module")
def plant(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    papers = {"압축기_매뉴얼.txt": MANUAL, "보안_지침.txt": RULES, "회의록.txt": MINUTES}
    return open_assistant(Path(tmp_path_factory.mktemp("plant")), papers, korean, static)


@pytest.mark.parametrize(("question", "told"), TOLD)
def test_what_a_plants_papers_tell(plant: Assistant, question: str, told: str) -> None:
    answer = plant.ask(question)
    assert answer.text == told
    assert [check for check in answer.checks if not check.supported] == []


@pytest.mark.parametrize(
    "question",
    [
        "2023년 매출은 얼마였어요?",  # the minutes are of 2025
        "1호기 압축기 살 때 얼마 줬어요?",
        "윤활유는 무슨 요일에 들어와요?",
    ],
)
def test_what_they_do_not_tell_is_not_answered(plant: Assistant, question: str) -> None:
    assert plant.ask(question).refused
