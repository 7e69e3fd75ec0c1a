"""Short questions as people type them, over the sample documents: what is told first, and what is refused."""

import pytest

from assistant.answering.refusing import NOT_FOUND
from assistant.assistant import Assistant

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("question", "first"),
    [
        # The most there is, not what somebody got; whole, for its verb stands behind the comma.
        ("월세 지원 얼마까지 되나요?", "지원 내용: 실제로 내는 월세를 월 최대 25만원, 최대 12개월 동안 지원"),
        # An answer to another question begins with its 네; this one isn't for yes or no.
        ("탈락하면 어떻게 되나요?", "'나의 신청'에서 본인의 점수와 탈락 사유를 볼 수 있습니다."),
        # Nothing stands before 다만.
        ("기숙사 살아도 돼요?", "대학 기숙사에 사는 학생은 임대차계약을 맺은 것이 아니므로 신청할 수 없습니다."),
        # A name is found without its place, which isn't the answer either.
        ("청년센터 주소", "온라인 신청이 어려운 사람은 가온청년센터(늘솔구 늘솔중앙로 21, 2층)를 방문하여 신청."),
        (
            "청년센터는 어디에 있나요?",
            "온라인 신청이 어려운 사람은 가온청년센터(늘솔구 늘솔중앙로 21, 2층)를 방문하여 신청.",
        ),
        # The rule says 파손 for the pothole, and 신고의 방법 above it; Kiwi reads the second one as 'wearing'.
        ("포트홀 신고 방법", "누구든지 생활도로의 파손을 발견하면 전화, 누리집, 이동통신 앱 또는 방문의 방법으로"),
        ("포트홀 신고하려면?", "누구든지 생활도로의 파손을 발견하면 전화, 누리집, 이동통신 앱 또는 방문의 방법으로"),
        (
            "포트홀 신고 어떻게 해요?",
            "누구든지 생활도로의 파손을 발견하면 전화, 누리집, 이동통신 앱 또는 방문의 방법으로",
        ),
        ("돌봄콜 전화번호", "3월부터 24시간 연중무휴로 운영('24년 평일 07~22시)하며, 전화(000-330-7979)로 신청."),
        # A bound on the rent of one kind of flat, not a sum for others that holds less of the question.
        ("청년주택 임대료", "청년주택의 임대료는 주변 시세의 70퍼센트를 넘을 수 없습니다."),
        # All words only ask.
        ("2025년 전체 예산은 얼마예요?", "합계의 2025년 예산은 91,500백만원입니다."),
        # The line that opens the list of grades, not their deadlines in a table.
        ("위험등급은 어떻게 나뉘나요?", "긴급보수반은 배정을 받은 때부터 3시간 이내에 현장을 확인하고"),
        ("노후 도로가 뭐예요?", "노후 도로는 포장한 지 10년이 넘고 포장상태지수가 60점에 못 미치는 도로입니다."),
        # Which papers, with the word between.
        ("배상 신청에는 무슨 서류 내요?", "필요한 서류는 다음과 같습니다.\n\n- 배상신청서"),
        ("포트홀 신고 방법", "누구든지 생활도로의 파손을 발견하면 전화, 누리집, 이동통신 앱 또는 방문의 방법으로"),
        ("가온마루가 뭐예요?", "문서에서 ‘가온마루’의 뜻을 풀이한 대목은 찾지 못했습니다."),
    ],
)
def test_what_is_told_first(city: Assistant, question: str, first: str) -> None:
    answer = city.ask(question)
    assert not answer.refused
    assert answer.text.startswith(first)


@pytest.mark.parametrize("question", ["가온마루 입주 방법", "노인 일자리 예산", "2024년에 제일 잘한 사업은?"])
def test_what_only_lies_near_is_refused(city: Assistant, question: str) -> None:
    answer = city.ask(question)
    assert answer.refused
    assert answer.text.startswith(NOT_FOUND)


def test_a_market_is_told_to_nobody_who_asks_for_a_mayor(city: Assistant) -> None:
    assert city.ask("시장 이름이 뭐예요?").text == NOT_FOUND
