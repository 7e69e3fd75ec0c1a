"""Whether words tell the kind that is asked for, held against words that fit as well but tell another kind."""

import pytest

from assistant.evidence.told import can_answer
from assistant.understanding.question import understand
from ingest.korean import Korean

# question, what can answer it, what lies near and can't
PAIRS = [
    ("다니는 아이는 몇 명이에요?", "240명", "9,600백만원"),
    ("지원 인원은 몇 명인가요?", "1,164", "8.8㏊"),
    ("작년에 몇 명이 참여했나요?", "참여자 36명", "참여자 1인당 270만 원"),
    ("심은 나무는 몇 그루예요?", "1,200그루", "8.8㏊"),
    ("창업대회에는 몇 팀이 올라가나요?", "10개 팀 선발", "3월부터 8월까지"),
    ("방문자는 몇 명이었나요?", "방문자 수: 57,005입니다", "방문자가 23% 늘었습니다"),
    ("몇 년 과정인가요?", "5년 과정", "‘23년 9개"),
    ("비밀은 몇 년간 지켜야 하나요?", "계약 종료 후 3년간", "2023년부터 지킴"),
    ("몇 년 몇 월에 도입됐나요?", "도입('19.1월)", "도입(5건)"),
    ("확인서는 며칠 만에 나와요?", "신청한 날부터 14일", "차세대 기술개발('25~'30)"),
    ("교육은 며칠 동안 하나요?", "3월 2일~3월 9일", "13.0㎞"),
    ("공사는 며칠 동안 하나요?", "공사는 12일 걸린다", "공사 시작 3일 전까지 알린다"),
    ("며칠 전까지 알려야 하나요?", "공사 시작 3일 전까지 알린다", "13.0㎞"),
    ("며칠 안에 신청하나요?", "이사한 날부터 석 달 안에", "이사 한 번에 40만 원까지"),
    ("얼마 동안 지원해요?", "1년 지원합니다", "한 달에 정한 시간만큼 쓰는 이용권"),
    ("몇 년 만에 풀렸나요?", "43년 만에 풀렸다", "이틀 후 연설을 하였다"),
    (
        "예산은 작년보다 얼마나 늘었나요?",
        "작년 대비 40% 증가한 63억 원",
        "도우미에게 줄 장비를 개발하고 예산을 지원(2억원/건)",
    ),
    ("인원은 얼마나 늘었나요?", "인원이 2배", "인원이 식사를 배달한다"),
    ("며칠 동안 쉬나요?", "보름 동안 쉰다", "보름달이 뜬다"),
    ("연차휴가는 며칠인가요?", "15일", "연차는 1천원입니다"),
    ("몇 시에 배달되나요?", "평일 12시에 배달", "2025년 사업량 2,800명"),
    ("언제 문을 여나요?", "9월에 엽니다", "000-330-1934"),
    ("공사는 언제 하나요?", "2026.3.0. ~ 2026.4.0.", "13.0㎞"),
    ("이용 요금은 얼마인가요?", "무료입니다", "3회 이용"),
    ("만드는 데 돈이 얼마나 들었어요?", "2조원", "3단"),
    ("비중은 몇 %인가요?", "2.51 대 1", "57명"),
    ("전화번호가 뭐예요?", "000-330-1934", "2층 민원실"),
    ("회의는 어디에서 열렸나요?", "4층 다솜회의실", "회의를 열었음"),
    ("시뮬레이션센터는 어디에 짓나요?", "부산에 짓습니다", "시뮬레이션센터 구축(70억원)"),
    ("대학원은 어느 대학에 있나요?", "누리대학교에 있습니다", "대학원 챌린지 개최"),
    ("신청하려면 어떤 서류를 내야 하나요?", "신청서와 통장 사본", "돌봄 인력을 보냅니다"),
    ("양성대학으로 뽑힌 대학 이름을 알려 주세요", "누리대와 한빛대", "양성대학을 확대 운영"),
    ("어느 은행으로 들어와요?", "누리은행 계좌", "발급처 은행"),
    ("옴부즈만은 누구예요?", "옴부즈만은 한가람입니다", "옴부즈만을 통한 융합신제품·서비스 확산"),
]


@pytest.mark.parametrize(("text", "telling", "near"), PAIRS, ids=[f"{pair[0]} {pair[2]}" for pair in PAIRS])
def test_another_kind_is_told_from_the_one_asked_for(korean: Korean, text: str, telling: str, near: str) -> None:
    question = understand(text, korean.analyze(text))
    assert can_answer(question, telling)
    assert not can_answer(question, near)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("누가 쓸 수 있나요?", "시설에서 퇴소한 청년"),
        ("왜 늘렸나요?", "이용객이 늘었기 때문"),
        ("어떻게 신청하나요?", "누리집에서 신청"),
        ("예산이 가장 많은 사업은 몇 개예요?", "바다숲길"),
        ("2025년에 더 늘었나요? 몇 명이에요?", "네, 늘었습니다"),
        ("구멍은 지름이 얼마 이상이어야 하나요?", "지름 10센티미터 이상"),  # 얼마 that is no money
    ],
)
def test_what_has_no_kind_of_its_own_is_let_through(korean: Korean, text: str, said: str) -> None:
    assert can_answer(understand(text, korean.analyze(text)), said)


def test_a_column_says_what_its_cells_are(korean: Korean) -> None:
    text = "증명서는 어디에서 떼나요?"
    question = understand(text, korean.analyze(text))
    assert can_answer(question, "주민과", "발급처")
    assert not can_answer(question, "주민과", "비고")
