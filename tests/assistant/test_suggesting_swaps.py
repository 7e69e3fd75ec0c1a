"""A question said again: politely, about another year, another row, or without the bodies that it names."""

import pytest

from assistant.suggesting_ideas import how_much, name_of
from assistant.suggesting_swaps import compared, other_years, polite, renamed, without_bodies
from ingest.names import built_in_names


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("2025년 별빛축제 금액은 얼마야?", "2025년 별빛축제 금액은 얼마인가요?"),
        ("별빛축제 금액은 얼마예요", "별빛축제 금액은 얼마인가요?"),
        ("예산이 총 얼마입니까?", "예산이 총 얼마인가요?"),
        ("몇 명이었죠?", "몇 명이었나요?"),
        ("보상은 언제까지 신청해야 해요?", "보상은 언제까지 신청해야 해요?"),
        ("도로 보수 예산 알려줘", "도로 보수 예산 알려 주세요."),
        ("올해 얼마나 늘었습니까?", "올해 얼마나 늘었나요?"),
        ("어디에서 했어?", "어디에서 했나요?"),
        ("2024년 청년 월세 지원 인원", "2024년 청년 월세 지원 인원은 얼마인가요?"),
        ("2024년 예산은", "2024년 예산은 얼마인가요?"),
        ("그건 왜", ""),
        ("청년 월세", ""),
        ("", ""),
    ],
)
def test_a_question_is_said_as_one_asks_an_office(asked: str, said: str) -> None:
    assert polite(asked) == said


@pytest.mark.parametrize(
    ("question", "years", "others"),
    [
        ("2024년 금액은 얼마인가요?", [2024, 2025, 2023], ["2025년 금액은 얼마인가요?", "2023년 금액은 얼마인가요?"]),
        ("’24년 금액은 얼마인가요?", [2024, 2025], ["2025년 금액은 얼마인가요?"]),
        ("금액은 얼마인가요?", [2025, 2024], ["2024년 금액은 얼마인가요?"]),
        ("금액은 얼마인가요?", [], []),
        ("2024년과 2025년 금액은 얼마인가요?", [2024, 2025, 2026], []),
        ("2024년 금액은 전년보다 얼마나 늘었나요?", [2024, 2025], []),
        ("제2024호 공고는 무엇인가요?", [2025], []),
    ],
)
def test_the_same_of_the_years_beside(question: str, years: list[int], others: list[str]) -> None:
    assert [idea.question for idea in other_years(question, years)] == others


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("2025년 별빛축제 금액은 얼마인가요?", ["2025년 별빛축제 금액은 2024년보다 얼마나 달라졌나요?"]),
        ("2025년 긴급보수반은 몇 개 반인가요?", []),
        ("2025년 참여 인원은 모두 몇 명인가요?", ["2025년 참여 인원은 2024년보다 얼마나 달라졌나요?"]),
        ("2024년 별빛축제 금액은 얼마인가요?", []),
        ("2025년에 쓰는 돈, 다 합쳐서 얼마인가요?", []),
        ("2025년 금액은 2024년보다 얼마나 늘었나요?", []),
    ],
)
def test_how_it_has_changed(question: str, said: list[str]) -> None:
    assert [idea.question for idea in compared(question, [2024, 2025])] == said


@pytest.mark.parametrize(
    ("question", "forms", "other", "said"),
    [
        ("2025년 별빛축제는 얼마인가요?", ["별빛축제"], "갯벌 체험장", "2025년 갯벌 체험장은 얼마인가요?"),
        ("별빛 축제에 얼마를 쓰나요?", ["별빛축제"], "갯벌 정비", "갯벌 정비에 얼마를 쓰나요?"),
        ("산업부의 투자액은?", ["산업통상자원부", "산업부"], "교육부", "교육부의 투자액은?"),
        ("집행률로 보면?", ["집행률"], "예산", "예산으로 보면?"),
        ("정별빛축제는?", ["별빛축제"], "갯벌", ""),
        ("C++(신규)는?", ["C++(신규)"], "R", "R은?"),
    ],
)
def test_another_is_named_with_its_particle(question: str, forms: list[str], other: str, said: str) -> None:
    assert renamed(question, forms, other) == said


def test_a_question_without_its_bodies() -> None:
    names = built_in_names()
    (idea,) = without_bodies("국방부가 가온시 도로 보수에 투자한 금액은 얼마인가요?", names)
    assert idea.question == "가온시 도로 보수에 투자한 금액은 얼마인가요?"
    assert [*without_bodies("국방부가 맡은 금액은 얼마인가요?", names)] == []
    assert [*without_bodies("투자한 금액은 얼마인가요?", names)] == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("□ 청년 월세 지원(청년정책과, 4,500백만원)", "청년 월세 지원"),
        ("2. 안전한 도로·보행 환경", "안전한 도로·보행 환경"),
        ("긴급돌봄 서비스 '가온돌봄콜'(돌봄정책과)", "긴급돌봄 서비스 '가온돌봄콜'"),
        ("긴급돌봄 '가온", ""),
        ("합 계", ""),
        ("50% 이상", ""),
        ("Ⅰ. 추진 배경", ""),
        ("12", ""),
        ("가" * 60, ""),
    ],
)
def test_what_names_a_row_or_a_heading(words: str, name: str) -> None:
    assert name_of(words) == name


@pytest.mark.parametrize(
    ("unit", "said"),
    [("명", "인원은 몇 명인가요?"), ("백만원", "인원은 얼마인가요?"), ("누리호", "인원은 얼마인가요?")],
)
def test_a_figure_is_asked_for_by_its_unit(unit: str, said: str) -> None:
    assert how_much("인원", unit) == said
