"""Parts of a year as tables and questions name them."""

import pytest

from assistant.figures.parts_of_year import PartOfYear, Span, part_of_year, parts_asked


@pytest.mark.parametrize(
    ("label", "part"),
    [
        ("1분기", PartOfYear(Span.QUARTER, 1)),
        ("제3/4분기", PartOfYear(Span.QUARTER, 3)),
        ("2025년 2분기", PartOfYear(Span.QUARTER, 2, 2025)),
        ("’25년 4분기", PartOfYear(Span.QUARTER, 4, 2025)),
        ("하반기", PartOfYear(Span.HALF, 2)),
        ("03월", PartOfYear(Span.MONTH, 3)),
        ("12월말", PartOfYear(Span.MONTH, 12)),
        ("연간", PartOfYear(Span.YEAR)),
        ("합 계", PartOfYear(Span.YEAR)),
        ("2024", PartOfYear(Span.YEAR, 1, 2024)),
        ("2024년도", PartOfYear(Span.YEAR, 1, 2024)),
        ("전년", PartOfYear(Span.YEAR, back=1)),
        ("올해", PartOfYear(Span.YEAR, back=0)),
    ],
)
def test_a_label_names_a_part(label: str, part: PartOfYear) -> None:
    assert part_of_year(label) == part


@pytest.mark.parametrize("label", ["", "5분기", "13월", "매출", "1분기 매출", "2024년 예산", "전년대비", "3월 5일"])
def test_other_labels_name_none(label: str) -> None:
    assert part_of_year(label) is None


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("상반기 매출은?", (PartOfYear(Span.HALF, 1),)),
        ("삼 분기 매출은?", (PartOfYear(Span.QUARTER, 3),)),
        ("5월에 몇 명 왔어?", (PartOfYear(Span.MONTH, 5),)),
        ("1분기랑 2분기 중에", (PartOfYear(Span.QUARTER, 1), PartOfYear(Span.QUARTER, 2))),
        ("5월 3일에는?", ()),
        ("5월부터 신청하나요?", ()),
        ("2025년 예산은?", ()),
    ],
)
def test_the_parts_that_a_question_names(question: str, parts: tuple[PartOfYear, ...]) -> None:
    assert parts_asked(question) == parts


def test_a_part_knows_its_months_and_how_it_is_said() -> None:
    parts = [PartOfYear(Span.HALF, 2), PartOfYear(Span.QUARTER, 3), PartOfYear(Span.MONTH, 7), PartOfYear(Span.YEAR)]
    assert [[*part.months] for part in parts] == [[7, 8, 9, 10, 11, 12], [7, 8, 9], [7], [*range(1, 13)]]
    assert [part.said for part in parts] == ["하반기", "3분기", "7월", "연간"]
