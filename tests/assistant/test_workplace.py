"""What staff ask of the papers of an invented firm: rules of work, purchasing, security, a machine's manual."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from index.static import StaticEncoder
from ingest.korean import Korean

_RULES = """주식회사 새늘기계 취업규칙

제6조(수습기간) ① 신규 채용된 직원은 입사일부터 3개월을 수습기간으로 한다.
② 수습기간 중의 급여는 기본급의 90%를 지급한다.

제10조(근무시간) 근무시간은 오전 8시 30분부터 오후 5시 30분까지로 하고, 휴게시간은 낮 12시부터 오후 1시까지로 한다.

제11조(연장근로) ① 연장근로는 1주에 12시간을 넘을 수 없다.
② 연장근로와 휴일근로에는 통상임금의 50%를 더하여 지급한다.

제20조(연차휴가) ① 1년간 80% 이상 출근한 직원에게 15일의 연차휴가를 준다.
② 3년 이상 근속한 직원에게는 매 2년마다 1일을 더하여 준다. 이 경우 총 휴가일수는 25일을 한도로 한다.
③ 쓰지 아니한 연차휴가는 다음 해 3월 말까지 한 차례 이월할 수 있다.

제21조(경조휴가) 경조휴가는 다음과 같다.

구분	휴가일수	경조금
본인 결혼	5일	50만원
조부모 사망	3일	20만원
"""

_SECURITY = """새늘기계 정보보안 지침

□ 비밀번호
 ○ 비밀번호는 영문과 숫자를 섞어 10자리 이상으로 정한다.
 ○ 비밀번호는 90일마다 바꾸며, 최근 3회 안에 쓴 비밀번호는 다시 쓸 수 없다.

□ 사고 대응
 ○ 악성코드 감염이 의심되면 즉시 랜선을 뽑고 정보보호팀(내선 1199)에 알린다.

□ 점검
 ○ 정보보호팀은 매월 셋째 주 수요일을 '보안 점검의 날'로 정하여 점검한다.
"""

_HELP = """# IT 도움말

## 메일
### Q. 메일 용량이 가득 찼다고 나옵니다.
기본 용량은 20GB입니다. 모자라면 팀장 승인을 받아 50GB까지 늘릴 수 있습니다.
### Q. 퇴사자의 메일은 어떻게 되나요?
퇴사일에 계정을 잠그고 90일 동안 보관한 뒤 삭제합니다.

## 기기
### Q. 모니터를 하나 더 받을 수 있나요?
설계팀과 품질팀은 2대, 다른 팀은 1대가 기본입니다.
### Q. 회의실 와이파이 비밀번호는 어디서 보나요?
회의실 모니터 첫 화면에 나오며 매주 월요일에 바뀝니다.
### Q. 프린터 토너가 떨어졌습니다.
비품함에서 꺼내 갈아 주세요. 비품함이 비었으면 총무파트(내선 1120)로 연락 주세요.
"""

_MACHINE = """공기압축기 점검 매뉴얼

1. 시동 순서

 가. 드레인 밸브를 열어 응축수를 뺀다.
 나. 전원을 넣고 시동 단추를 누른다.

2. 정지

 가. 무부하로 3분 동안 운전한 뒤 정지 단추를 누른다.
 나. 비상정지 단추는 사람이 다치거나 화재가 난 때에만 누른다.

3. 정기점검

주기	점검 항목	담당
매일	응축수 배출	운전원
매월	안전밸브 작동	설비보전팀
2,000시간	흡입필터 교환	설비보전팀

4. 이상과 조치

증상	원인	조치
압력이 오르지 않음	흡입필터 막힘, 벨트 미끄러짐	필터 교환
기름이 섞여 나옴	유분리기 손상	유분리기 교환

※ 토출온도가 110℃에 이르면 자동으로 멈춘다.
"""

_CONTACTS = """새늘기계 구매 문의

담당	업무	내선
강이레 과장	원자재	1301
도하늘 대리	설비·공사	1302
명보라 사원	소모품·사무용품	1303
"""

_BUYING = """구매 업무 매뉴얼

Ⅰ. 구매 방법

금액	방법	결재권자
100만원 이하	팀 자체 구매	팀장
100만원 초과 2,000만원 이하	수의계약	본부장
2,000만원 초과	경쟁입찰	대표이사

 ※ 다음의 경우에는 금액과 관계없이 수의계약을 할 수 있다.
  가. 만드는 곳이 하나뿐인 경우
  나. 재해로 긴급히 복구해야 하는 경우

Ⅱ. 계약 조건

 ○ 선급금은 계약금액의 30%까지 줄 수 있다.
 ○ 하자보증기간은 납품한 날부터 1년이다. 설비는 2년으로 한다.
"""


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    texts = {
        "취업규칙.txt": _RULES,
        "정보보안지침.txt": _SECURITY,
        "도움말.md": _HELP,
        "점검매뉴얼.txt": _MACHINE,
        "구매매뉴얼.txt": _BUYING,
        "구매문의.txt": _CONTACTS,
    }
    folder: Path = tmp_path_factory.mktemp("firm")
    return open_assistant(folder, texts, korean, static)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # 며칠 of leave is a number of days: what is told till when is no better.
        ("연차 며칠이야?", "1년간 80% 이상 출근한 직원에게 15일의 연차휴가를 줍니다."),
        ("연차 최대 며칠까지 받아요?", "총 휴가일수는 25일을 한도로 합니다."),
        # A share of what is paid tells how much is paid.
        ("수습 때 월급 얼마 받아요?", "수습기간 중의 급여는 기본급의 90%를 지급합니다."),
        ("야근하면 돈 얼마나 더 줘요?", "통상임금의 50%를 더하여 지급합니다."),
        ("선금 얼마까지 줄 수 있어?", "선급금은 계약금액의 30%까지 줄 수 있습니다."),
        # What offices write for everyday words.
        ("점심시간은 언제예요?", "휴게시간은 낮 12시부터 오후 1시까지로 합니다."),
        ("할머니 돌아가시면 며칠 쉬어요?", "조부모 사망의 휴가일수는 3일입니다."),
        ("바이러스 걸린 것 같아요 어떻게 해요?", "즉시 랜선을 뽑고 정보보호팀(내선 1199)에 알립니다."),
        # Counters and times.
        ("비밀번호 몇 자리로 해야 돼요?", "10자리 이상으로 정합니다."),
        ("압축기 몇 도에서 자동으로 멈춰요?", "토출온도가 110℃에 이르면 자동으로 멈춥니다."),
        ("보안 점검은 언제 해요?", "매월 셋째 주 수요일을 '보안 점검의 날'로 정하여 점검합니다."),
        ("비상정지는 언제 눌러?", "사람이 다치거나 화재가 난 때에만 누릅니다."),
        # 메일 alone asks for no address, and a question in a heading is not its answer.
        ("메일 용량 얼마까지 늘릴 수 있어?", "모자라면 팀장 승인을 받아 50GB까지 늘릴 수 있습니다. [1]"),
        ("퇴사한 사람 메일은 얼마나 보관해요?", "퇴사일에 계정을 잠그고 90일 동안 보관한 뒤 삭제합니다. [1]"),
        ("모니터 두 대 받을 수 있는 팀은?", "설계팀과 품질팀은 2대, 다른 팀은 1대가 기본입니다. [1]"),
        # A row is named by its first cell, though one of its column is a figure.
        ("매월 점검은 누가 해요?", "매월의 담당은 설비보전팀입니다."),
        ("기름이 섞여 나오면 뭘 바꿔야 해?", "- 조치: 유분리기 교환"),
        # What holds for one kind is told behind the rule.
        ("설비 하자보증은 몇 년?", "하자보증기간은 납품한 날부터 1년입니다. 설비는 2년으로 합니다. [1]"),
        # A figure that is passed falls into the row above it, and a row of a graded table has no figure of its own.
        ("2천만원 넘으면 누구 결재 받아?", "2,000만원 초과의 결재권자는 대표이사입니다."),
        ("2천만원 넘으면 누구 결재 받아?", "2천만원을 넘으면 “2,000만원 초과”에 듭니다."),
        # Steps are told whole, and a list of what is the matter is no sentence.
        ("압축기 켜는 순서는?", "- 드레인 밸브를 열어 응축수를 뺍니다. [1]\n- 전원을 넣고 시동 단추를 누릅니다. [2]"),
        ("압축기 어떻게 켜요?", "- 드레인 밸브를 열어 응축수를 뺍니다. [1]\n- 전원을 넣고 시동 단추를 누릅니다. [2]"),
        ("압력이 안 오르는 원인은?", "흡입필터 막힘, 벨트 미끄러짐입니다."),
        # Inside an office one calls a short number.
        ("프린터 토너 없으면 어디로 연락해?", "비품함이 비었으면 총무파트(내선 1120)로 연락 주세요."),
        ("설비 구매 담당자 내선번호 알려줘", "도하늘 대리는 업무 설비·공사, 내선 1302입니다."),
        ("사무용품 담당자 전화번호는?", "명보라 사원은 업무 소모품·사무용품, 내선 1303입니다."),
        # What stands right below a question answers one like it, though it names no place.
        ("회의실 와이파이 비번 어디 있어?", "회의실 모니터 첫 화면에 나오며 매주 월요일에 바뀝니다. [1]"),
        # A note may announce a list.
        ("수의계약 할 수 있는 경우는?", "- 만드는 곳이 하나뿐인 경우 [2]\n- 재해로 긴급히 복구해야 하는 경우 [3]"),
    ],
)
def test_the_line_that_tells_it_is_told(firm: Assistant, question: str, told: str) -> None:
    answer = firm.ask(question)
    assert not answer.refused, answer.text
    assert told in answer.text


def test_a_rule_of_all_is_told_without_what_holds_for_one_kind(firm: Assistant) -> None:
    assert firm.ask("하자보증 기간은?").text == "하자보증기간은 납품한 날부터 1년입니다. [1]"


def test_what_the_papers_do_not_tell_is_refused(firm: Assistant) -> None:
    for question in ("육아휴직은 얼마나 쓸 수 있어?", "구내식당 메뉴 뭐야?", "연봉 인상률은?"):
        assert firm.ask(question).refused, question
