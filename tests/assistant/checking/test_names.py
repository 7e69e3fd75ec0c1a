"""Names that stand nowhere, among many words that only end like names."""

import pytest

from assistant.checking.names import misnamed


@pytest.mark.parametrize(
    ("sentence", "source", "expected"),
    [
        ("국토교통부가 맡습니다.", "산업통상자원부 소관", ("국토교통부",)),
        ("국토교통부가 맡습니다.", "국토부 소관", ()),  # the same body by its short name
        ("기재부가 맡습니다.", "기획재정부 소관", ()),
        ("한국장학재단에 문의하세요.", "한국 장학 재단(1599-2290)", ()),
        ("한국문화재단에 문의하세요.", "한국장학재단(1599-2290)", ("한국문화재단",)),
        ("우리은행에서 신청합니다.", "우리, 국민, 신한은행", ()),  # the list says 은행 once
        ("국민연금공단과 근로복지공단입니다.", "국민연금공단", ("근로복지공단",)),
        ("청년희망키움통장에 가입합니다.", "내일저축계좌 가입 대상", ("청년희망키움통장",)),
        ("청년내일저축통장에 가입합니다.", "청년내일저축계좌 가입 대상", ()),
        ("가까운 주민센터에 신청합니다.", "읍면동 행정복지센터", ()),
        ("은행장이 정합니다.", "시중 은행", ()),
    ],
)
def test_names(sentence: str, source: str, expected: tuple[str, ...]) -> None:
    assert tuple(sentence[start:end] for start, end in misnamed(sentence, [source])) == expected


def test_what_the_question_names_is_known() -> None:
    assert misnamed("통일부가 합니다.", ["외교부 소관", "통일부는 무엇을 하나요?"]) == ()
