import pytest

from assistant.types import Turn
from assistant.understanding.followup import complete
from ingest.korean import Korean

# question before, question, understood as, years, bodies, kinds
FOLLOW_UPS = [
    ("2025년 별빛축제 예산은 얼마야?", "그럼 2024년은?", "2024년 별빛축제 예산은 얼마야?", (2024,), [], "amount"),
    ("'25년 별빛축제 예산은 얼마야?", "24년에는요?", "2024년 별빛축제 예산은 얼마야?", (2024,), [], "amount"),
    ("별빛축제 예산은 얼마야?", "2024년은?", "2024년 별빛축제 예산은 얼마야?", (2024,), [], "amount"),
    ("2025년 별빛축제 예산은?", "그 전년에는요?", "2024년 별빛축제 예산은?", (2024,), [], "amount"),
    ("2025년 별빛축제 예산은?", "작년에는?", "2024년 별빛축제 예산은?", (2024,), [], "amount"),
    ("2025년 환경부 지원액은?", "국토부는요?", "2025년 국토교통부 지원액은?", (2025,), ["국토교통부"], "amount"),
    (
        "2025년 환경부 지원액은?", "해수부는 2024년에 얼마였어?",
        "2024년 해양수산부 지원액은?", (2024,), ["해양수산부"], "amount",
    ),
    ("늘솔구 도로 연장은 몇 km인가요?", "그럼 여울구는?", "여울구 도로 연장은 몇 km인가요?", (), [], "count"),
    ("늘솔구 도로 연장은 몇 km인가요?", "여울구는 어때요?", "여울구 도로 연장은 몇 km인가요?", (), [], "count"),
    ("위원장이 누구예요?", "전화번호는요?", "위원장이 누구예요 – 전화번호는요?", (), [], "phone"),
    ("축제 총괄 책임자가 누구예요?", "실무 담당자 번호는?", "축제 총괄 – 실무 담당자 번호는?", (), [], "person phone"),
    ("2025년 별빛축제 예산은?", "그중 국비는 얼마?", "2025년 별빛축제 예산은 – 국비는 얼마?", (2025,), [], "amount"),
    ("2025년 별빛축제 예산은?", "왜 늘었어?", "2025년 별빛축제 예산은 – 왜 늘었어?", (2025,), [], "comparison reason"),
    (
        "2025년 별빛축제 예산은?", "전년보다 몇 % 늘었나요?",
        "2025년 별빛축제 예산은 – 전년보다 몇 % 늘었나요?", (2025,), [], "comparison percent",
    ),
    ("나등급은 언제까지 고치나요?", "연장도 되나요?", "나등급은 언제까지 고치나요 – 연장도 되나요?", (), [], "yes_no"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "text", "understood", "years", "bodies", "kinds"), FOLLOW_UPS, ids=[f"{c[0]} {c[1]}" for c in FOLLOW_UPS]
)
def test_a_follow_up_is_completed(
    korean: Korean, before: str, text: str, understood: str, years: tuple[int, ...], bodies: list[str], kinds: str
) -> None:
    question = complete(korean.analyze(text), [Turn("다른 물음?", "…"), Turn(before, "답")], korean)
    assert (question.text, question.years) == (understood, years)
    assert [body.name for body in question.bodies] == bodies
    assert " ".join(sorted(kind.value for kind in question.asked)) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "야영장 이용 요금은 하루에 얼마인가요?",
        "2024년 야영장 이용 요금은 얼마인가요?",
        "환경부 철새 탐조대 예산은 얼마인가요?",
    ],
)
def test_a_question_with_a_matter_of_its_own_stays_as_it_is(korean: Korean, text: str) -> None:
    assert complete(korean.analyze(text), [Turn("2025년 별빛축제 예산은?", "1,800백만원")], korean).text == text


@pytest.mark.parametrize("before", ["", " "])
def test_nothing_before_changes_nothing(korean: Korean, before: str) -> None:
    assert complete(korean.analyze("그럼 2024년은?"), [Turn(before, "")], korean).text == "그럼 2024년은?"
    assert complete(korean.analyze("그럼 2024년은?"), [], korean).text == "그럼 2024년은?"


def test_picks_and_counter_of_the_question_before_are_kept(korean: Korean) -> None:
    question = complete(korean.analyze("연장도 되나요?"), [Turn("나등급 포트홀은 며칠 안에 고치나요?", "")], korean)
    assert question.picks == ("나등급",)
    assert complete(korean.analyze("그중 끝난 것은?"), [Turn("신고는 몇 건이었나요?", "")], korean).counter == "건"
