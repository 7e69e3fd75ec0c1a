"""Figures on the basis that a question asks them on, held against figures that stand on another."""

import pytest

from assistant.evidence.basis import is_on_basis
from assistant.understanding.question import understand
from ingest.korean import Korean

# question, what stands on its basis, what doesn't
PAIRS = [
    ("월세는 한 달에 얼마를 내나요?", "월 25만원", "지원 금액 125만원"),
    ("주차 요금은 하루에 얼마예요?", "1일 5,000원", "요금 5,000원"),
    ("의자는 한 개에 얼마예요?", "의자 단가 3만원", "의자 구입 등 10개 과제 51억원"),
    ("직원이 몇 명 이하여야 하나요?", "직원 50명 이하인 기업", "청년 300명을 채용"),
    ("지름이 얼마 이상이어야 하나요?", "지름 10센티미터 이상의 구멍", "지름 10센티미터의 구멍"),
    ("수출 비중은 몇 퍼센트예요?", "수출 비중 12%", "작년 대비 57% 증가한 수출"),
    ("65세 이상은 모두 몇 명인가요?", "65세 이상 2,400명", "총인구 9,586명"),
    ("다음 회의는 언제 열려요?", "다음 회의는 6월 19일", "회의 일시: 12월 12일"),
    ("위원회는 언제 다시 모여요?", "6월 19일에 열 예정", "12월 12일에 모임"),
]


@pytest.mark.parametrize(("text", "on_it", "off_it"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_a_figure_on_another_basis_is_told_from_the_one_asked_for(
    korean: Korean, text: str, on_it: str, off_it: str
) -> None:
    question = understand(text, korean.analyze(text))
    assert is_on_basis(question, on_it)
    assert not is_on_basis(question, off_it)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("수출은 몇 퍼센트 늘었나요?", "수출 57% 증가"),  # asks how much it grew
        ("65세 이상도 되나요?", "어르신 누구나"),
        ("다음 달 공연은 언제예요?", "3월 2일 공연"),
        ("지원금은 얼마예요?", "30만원"),
    ],
)
def test_where_no_basis_is_named_none_is_looked_for(korean: Korean, text: str, told: str) -> None:
    assert is_on_basis(understand(text, korean.analyze(text)), told)
