"""Noun-style endings said as sentences; figures and words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.endings import spoken


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("상한 연령을 최대 3년까지 연장함", "상한 연령을 최대 3년까지 연장합니다"),
        ("우편으로는 접수하지 않음", "우편으로는 접수하지 않습니다"),
        ("16개소 설치에 그침", "16개소 설치에 그칩니다"),
        ("신청할 수 없음", "신청할 수 없습니다"),
        ("연 9억원이 추가로 소요됨", "연 9억원이 추가로 소요됩니다"),
        ("매출 87억원을 올림", "매출 87억원을 올립니다"),
        ("상세 전략도 마련할 예정", "상세 전략도 마련할 예정입니다"),
        ("범부처 총 6,369억 원 투자", "범부처 총 6,369억 원 투자합니다"),
        ("1,200명을 선정하였으나 1,164명 지원", "1,200명을 선정하였으나 1,164명 지원했습니다"),
        ("월세를 30만원으로 봄", "월세를 30만원으로 봅니다"),
        ("요금은 하루 2만 5천원으로 함", "요금은 하루 2만 5천원으로 합니다"),
        ("보완할 방안이 필요", "보완할 방안이 필요합니다"),
        # Verbs in their noun form, by what stands before the last syllable.
        ("목표 85.0%를 2.2%p 웃돎", "목표 85.0%를 2.2%p 웃돕니다"),
        ("처리율이 82.0%에 머묾", "처리율이 82.0%에 머뭅니다"),
        ("추진상황을 보고받겠음", "추진상황을 보고받겠습니다"),
        ("905억원으로 편성하였음", "905억원으로 편성하였습니다"),
        ("협의가 늦어짐", "협의가 늦어집니다"),
        ("폭이 늘어남", "폭이 늘어납니다"),
        ("전입신고를 하기 바람", "전입신고를 하기 바랍니다"),
        ("논의를 부탁드림", "논의를 부탁드립니다"),
        ("점수가 낮을수록 상태가 나쁨", "점수가 낮을수록 상태가 나쁩니다"),
        ("개회를 선포함", "개회를 선포합니다"),
        ("그림 파일을 포함", "그림 파일을 포함합니다"),
        ("지역 정착을 돕기 위함", "지역 정착을 돕기 위함입니다"),
        # What names something is said to be that, what tells is said to be done.
        ("청년 월세 지원", "청년 월세 지원입니다"),
        ("월세를 지원", "월세를 지원합니다"),
        ("어린이보호구역 34개소 안전시설 확충", "어린이보호구역 34개소 안전시설 확충입니다"),
        ("다양한 기능 제공", "다양한 기능 제공입니다"),
        ("사업으로 전환하여 라인업 확대", "사업으로 전환하여 라인업 확대합니다"),
        ("통합 시스템 매월 점검", "통합 시스템 매월 점검합니다"),
        ("위원회가 이를 심의", "위원회가 이를 심의합니다"),
        ("월세가 70만원 이하인 주택에 사는 무주택자", "월세가 70만원 이하인 주택에 사는 무주택자입니다"),
        ("보증금에 5.0%를 곱하여 12로 나눈 금액", "보증금에 5.0%를 곱하여 12로 나눈 금액입니다"),
        ("60점에 못 미치는 도로", "60점에 못 미치는 도로입니다"),
        ("확정일자를 받은 것", "확정일자를 받은 것입니다"),
        ("운영기관 2개소 신규선정 등", "운영기관 2개소 신규선정 등입니다"),
        ("5억원 이하 과제는 30쪽 이내", "5억원 이하 과제는 30쪽 이내입니다"),
    ],
)
def test_an_ending_becomes_a_sentence(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    "text",
    [
        "공동 책임", "신청은 우편함", "포트홀 신고 5,240건", "12.6% 감소", "네, 신청할 수 있습니다",
        "장소: 회의실 / 화상 병행", "자료를 포함: 계획서 제출",
        "① 융합 확산 ② 시장 창출", "'22년 228건 승인을 통한 신산업 촉진", "", " ",
        # Nouns that end as verbs in their noun form do, what was cut off, what is ordered, what may be over.
        "작성 지침", "문단 줄바꿈", "파일 이름", "안전한 만남을", "행복한 삶에", "단체의 우편함으로",
        "후보작을 선별한 후",
        "주민이 사는 곳에서", "겨울 바다", "호주와 캐나다", "신청할 때마다",
        "누리집에서 온라인 신청", "의무적으로 편성할 것",
        "2018년 실행계획을 공개",
    ],
)  # fmt: skip
def test_what_closes_no_sentence_stays(text: str) -> None:
    assert spoken(text) == text


@given(st.text(alphabet="가나다라마바사아자차카타파하함음임됨 0123456789,.%원건", max_size=30))
def test_only_the_ending_changes(text: str) -> None:
    said = spoken(text)
    assert said[: max(0, len(text) - 2)] == text[:-2]  # 한다 is 합니다
    assert [ch for ch in said if ch.isdecimal()] == [ch for ch in text if ch.isdecimal()]
