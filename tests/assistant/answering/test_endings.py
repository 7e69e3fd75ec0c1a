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
    ],
)
def test_an_ending_becomes_a_sentence(written: str, said: str) -> None:
    assert spoken(written) == said


@pytest.mark.parametrize(
    "text",
    [
        "팀장의 책임", "신청은 우편함", "포트홀 신고 5,240건", "12.6% 감소", "네, 신청할 수 있습니다",
        "장소: 회의실 / 화상 병행", "자료를 포함: 계획서 제출",
        "① 융합 확산 ② 시장 창출", "'22년 228건 승인을 통한 신산업 촉진", "", " ",
    ],
)  # fmt: skip
def test_what_closes_no_sentence_stays(text: str) -> None:
    assert spoken(text) == text


@given(st.text(alphabet="가나다라마바사아자차카타파하함음임됨 0123456789,.%원건", max_size=30))
def test_only_the_ending_changes(text: str) -> None:
    said = spoken(text)
    assert said[: max(0, len(text) - 1)] == text[:-1]
    assert [ch for ch in said if ch.isdecimal()] == [ch for ch in text if ch.isdecimal()]
