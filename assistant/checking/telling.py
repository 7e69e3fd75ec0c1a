"""What a reader is told of a check, and of an answer with weak evidence, in Korean sentences. Knows no page."""

from assistant.checking.contradicted import (
    MISFIT,
    NO_NUMBER,
    OTHER_CONDITION,
    OTHER_PERIOD,
    OTHER_RANGE,
    OUTDATED,
)
from assistant.types import Answer, Check, CheckKind, CheckState

WEAK_EVIDENCE = "근거가 약합니다. 질문과 꼭 맞는 대목이 아닐 수 있으니 아래 근거를 직접 확인해 주세요."
# On the questions of samples/ 16 of 27 built-in answers below this were right, and 91 of 105 above it (2026-11-21).
_WEAK = 0.6
_SIGNS = {
    CheckState.SUPPORTED: "✓",
    CheckState.COMPUTED: "계산",
    CheckState.UNSUPPORTED: "✗",
    CheckState.MISPLACED: "✗",
}
_KINDS = {CheckKind.NUMBER: "숫자", CheckKind.DATE: "날짜", CheckKind.QUOTE: "인용문", CheckKind.NAME: "이름"}
_IN_SHORT = {
    OTHER_RANGE: "다른 범위",
    OTHER_CONDITION: "다른 조건",
    OTHER_PERIOD: "다른 기간",
    OUTDATED: "바뀌기 전",
    NO_NUMBER: "다른 번호",
    MISFIT: "틀린 계산",
}


def sign(check: Check) -> str:
    """Give the sign of a check: ✓, 계산 or ✗."""
    return _SIGNS[check.state]


def kind_name(kind: CheckKind) -> str:
    """Name in Korean what a check compared."""
    return _KINDS[kind]


def short_reason(check: Check) -> str:
    """Say in two words what else a misplaced value is: 다른 해, 다른 항목, 바뀌기 전."""
    return "다른 해" if "연도" in check.reason else _IN_SHORT.get(check.reason, "다른 항목")


def explained(check: Check) -> str:
    """Say in one sentence how a check came out."""
    where = f"[{check.citation}]의 원문" if check.citation is not None else "인용한 원문"
    match check.state:
        case CheckState.COMPUTED:
            return f"원문의 값으로 계산했습니다({check.formula})."
        case CheckState.MISPLACED:
            return f"{where}에 있지만 {check.reason}입니다."
        case CheckState.SUPPORTED:
            return f"{where}에 있습니다." if check.citation is not None else "질문에 있습니다."
        case CheckState.UNSUPPORTED:
            return f"{where}에서 찾지 못했습니다."


def has_weak_evidence(answer: Answer) -> bool:
    """Say whether what an answer cites may not be what the question asks for."""
    return not answer.refused and bool(answer.citations) and 0 < answer.confidence < _WEAK
