"""What a document is called where people read."""

import pytest

from assistant.titled import called


@pytest.mark.parametrize(
    ("name", "title", "shown"),
    [
        ("004_69b5.txt", "2023년 산업융합 실행계획", "2023년 산업융합 실행계획 (004_69b5.txt)"),
        ("공고/붙임1.hwp", "청년 월세 지원 공고", "청년 월세 지원 공고 (공고/붙임1.hwp)"),
        ("공고/2025년_월세공고.txt", "청년 월세 지원 공고", "공고/2025년_월세공고.txt"),
        ("계획.txt", "2024년 시행계획", "계획.txt"),
        ("뿌리산업_계획.pdf", "뿌리산업의 성장", "뿌리산업_계획.pdf"),
        ("a.txt", "", "a.txt"),
        ("a.txt", "Annual report 2024", "a.txt"),
        ("a.txt", "가나 " * 40, "가나 " * 19 + "가나… (a.txt)"),
    ],
)
def test_a_name_that_tells_nothing_stands_behind_the_title(name: str, title: str, shown: str) -> None:
    assert called(name, title) == shown
