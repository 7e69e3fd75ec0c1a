"""What a reader is told of a check."""

import pytest

from assistant.checking.telling import explained, kind_name, short_reason, sign
from assistant.types import Check, CheckKind, CheckState


@pytest.mark.parametrize(
    ("check", "state", "its_sign", "sentence"),
    [
        (Check(CheckKind.NUMBER, "5억", True, 2), CheckState.SUPPORTED, "✓", "[2]의 원문에 있습니다."),
        (Check(CheckKind.DATE, "2023년", True, None), CheckState.SUPPORTED, "✓", "질문에 있습니다."),
        (
            Check(CheckKind.NUMBER, "240만원", True, 1, formula="80만원 × 3 = 240만원"),
            CheckState.COMPUTED,
            "계산",
            "원문의 값으로 계산했습니다(80만원 × 3 = 240만원).",
        ),
        (Check(CheckKind.QUOTE, "총투자", False, 1), CheckState.UNSUPPORTED, "✗", "[1]의 원문에서 찾지 못했습니다."),
        (
            Check(CheckKind.NAME, "통일부", False, None),
            CheckState.UNSUPPORTED,
            "✗",
            "인용한 원문에서 찾지 못했습니다.",
        ),
        (
            Check(CheckKind.NUMBER, "5억", False, 1, reason="다른 연도(2022년) 값"),
            CheckState.MISPLACED,
            "✗",
            "[1]의 원문에 있지만 다른 연도(2022년) 값입니다.",
        ),
    ],
)
def test_every_outcome(check: Check, state: CheckState, its_sign: str, sentence: str) -> None:
    assert (check.state, sign(check), explained(check)) == (state, its_sign, sentence)


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("다른 연도(2022년) 값", "다른 해"),
        ("다른 항목 값", "다른 항목"),
        ("다른 범위의 값", "다른 범위"),
        ("질문과 다른 조건의 값", "다른 조건"),
        ("다른 기간의 값", "다른 기간"),
        ("바뀌기 전의 값", "바뀌기 전"),
        ("전화번호가 아닌 값", "다른 번호"),
        ("계산이 맞지 않는 값", "틀린 계산"),
    ],
)
def test_a_reason_in_short(reason: str, expected: str) -> None:
    assert short_reason(Check(CheckKind.NUMBER, "5억", False, 1, reason=reason)) == expected


def test_every_kind_has_a_name() -> None:
    assert [kind_name(kind) for kind in CheckKind] == ["숫자", "날짜", "인용문", "이름"]
