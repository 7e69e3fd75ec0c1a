"""Which named part a question asks for."""

import pytest

from assistant.understanding.wanted import wanted_part


@pytest.mark.parametrize(
    ("question", "search"),
    [
        ("월세 지원은 누구에게 주나요?", "대상 자격"),
        ("누가 신청할 수 있어요?", "대상 자격"),
        ("신청할 수 있는 사람은?", "대상 자격"),
        ("지원 자격이 어떻게 되나요", "대상 자격"),
        ("신청할 수 없는 사람은?", "제외 대상"),
        ("지원에서 제외되는 경우는?", "제외 대상"),
        ("어디에 신청하나요?", "방법 절차"),
        ("신청 절차를 알려 주세요", "방법 절차"),
        ("뭐 준비해야 해요?", "제출 서류"),
        ("무엇을 제출하면 되나요?", "제출 서류"),
        ("뭘 떼 가야 하나요?", "제출 서류"),
        ("이 사업의 목적은?", "목적 추진배경"),
        ("왜 만든 제도예요?", "목적 추진배경"),
        ("무엇을 지원하나요?", "지원 내용"),
    ],
)
def test_everyday_words_ask_for_a_part(question: str, search: str) -> None:
    part = wanted_part(question)
    assert part is not None
    assert part.search == search


@pytest.mark.parametrize("question", ["2025년 예산은 얼마인가요?", "위원장은 누구인가요?", "언제 시작하나요?", ""])
def test_other_questions_ask_for_none(question: str) -> None:
    assert wanted_part(question) is None


@pytest.mark.parametrize(
    ("question", "name", "fits"),
    [
        ("어디에 신청하나요?", "신청 방법", True),
        ("어디에 신청하나요?", "접수처", True),
        ("어디에 신청하나요?", "신청 기간과 방법", True),
        ("어디에 신청하나요?", "기술평가 방법", False),
        ("누가 신청할 수 있어요?", "신청 자격", True),
        ("누가 신청할 수 있어요?", "자격증 현황", False),
        ("뭐 준비해야 해요?", "제출 서류", True),
        ("뭐 준비해야 해요?", "서류 심사 결과", False),
    ],
)
def test_a_part_has_the_names_that_documents_give_it(question: str, name: str, fits: bool) -> None:
    part = wanted_part(question)
    assert part is not None
    assert bool(part.name.search(name)) is fits
