"""Which sentences must be carried by a document."""

import pytest

from assistant.writing.claims import is_claim, says_absence


@pytest.mark.parametrize(
    "sentence",
    [
        "정부는 뿌리산업에 투자를 늘립니다.",
        "6,369억원입니다.",
        "57%입니다",
        "안덕근 장관입니다.",
        "- 외국인 양성대학 13개교",
        "| 국토교통부 | 5,411.81억원 |",
        "신청 서류는 주민센터에 문의하시기 바랍니다.",
        "예산이 없어 사업을 3년간 미뤘습니다.",
    ],
)
def test_claims(sentence: str) -> None:
    assert is_claim(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "네.",
        "네, 맞습니다.",
        "지원 대상은 다음과 같습니다.",
        "지원 대상:",
        "더 궁금하신 점이 있으면 말씀해 주세요.",
        "## 지원 대상과 금액을 정리한 표",
        "| --- | :---: | ---: |",
        "```python",
        "2026년 금액은 제공된 문서에 나와 있지 않습니다.",
        "어느 해의 예산을 알고 싶으신가요?",
    ],
)
def test_no_claims(sentence: str) -> None:
    assert not is_claim(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "제공된 문서에서 답을 찾을 수 없습니다.",
        "자료에는 2026년 금액이 나와 있지 않습니다.",
        "해당 내용은 확인할 수 없습니다",
        "관련 정보가 없습니다.",
    ],
)
def test_absence(sentence: str) -> None:
    assert says_absence(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["자료에 따르면 예산은 5억원입니다.", "문서에 2025년 금액은 없으나 2024년은 5억원입니다.", "갑은 을과 다릅니다."],
)
def test_no_absence(sentence: str) -> None:
    assert not says_absence(sentence)
