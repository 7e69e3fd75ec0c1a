import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.types import Turn
from assistant.understanding.followup import complete, completions
from ingest.korean import Korean

# question before, question, understood as, years, bodies, kinds
FOLLOW_UPS = [
    ("2025년 별빛축제 예산은 얼마야?", "그럼 2024년은?", "2024년 별빛축제 예산은 얼마야?", (2024,), [], "amount"),
    ("'25년 별빛축제 예산은 얼마야?", "24년에는요?", "2024년 별빛축제 예산은 얼마야?", (2024,), [], "amount"),
    ("별빛축제 예산은 얼마야?", "2024년은?", "2024년 별빛축제 예산은 얼마야?", (2024,), [], "amount"),
    ("2025년 별빛축제 예산은?", "그 전년에는요?", "2024년 별빛축제 예산은?", (2024,), [], "amount"),
    ("2025년 별빛축제 예산은?", "그 전해에는?", "2024년 별빛축제 예산은?", (2024,), [], "amount"),
    ("2025년 별빛축제 예산은?", "작년에는?", "2024년 별빛축제 예산은?", (2024,), [], "amount"),
    ("2025년 환경부 지원액은?", "국토부는요?", "2025년 국토교통부 지원액은?", (2025,), ["국토교통부"], "amount"),
    (
        "2025년 환경부 지원액은?", "해수부는 2024년에 얼마였어?",
        "2024년 해양수산부 지원액은 얼마였어?", (2024,), ["해양수산부"], "amount",
    ),
    ("늘솔구 도로 연장은 몇 km인가요?", "그럼 여울구는?", "여울구 도로 연장은 몇 km인가요?", (), [], "count"),
    ("늘솔구 도로 연장은 몇 km인가요?", "여울구는 어때요?", "여울구 도로 연장은 몇 km인가요?", (), [], "count"),
    ("위원장이 누구예요?", "전화번호는요?", "위원장 전화번호는요?", (), [], "phone"),
    ("축제 총괄 책임자가 누구예요?", "실무 담당자 번호는?", "축제 총괄 실무 담당자 번호는?", (), [], "person phone"),
    ("2025년 별빛축제 예산은?", "그중 국비는 얼마?", "2025년 별빛축제 예산 중 국비는 얼마?", (2025,), [], "amount"),
    ("2025년 별빛축제 예산은?", "왜 늘었어?", "2025년 별빛축제 예산은 왜 늘었어?", (2025,), [], "comparison reason"),
    (
        "2025년 별빛축제 예산은?", "전년보다 몇 % 늘었나요?",
        "2025년 별빛축제 예산은 전년보다 몇 % 늘었나요?", (2025,), [], "comparison percent",
    ),
    ("나등급은 언제까지 고치나요?", "연장도 되나요?", "나등급 연장도 되나요?", (), [], "yes_no"),
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


CONVERSATIONS = [
    json.loads(line)
    for line in Path(__file__).parents[1].joinpath("conversations.jsonl").read_text(encoding="utf-8").splitlines()
]
# The earlier question, its answer, the follow-up, all its readings.
READINGS = [
    (
        "2023년 재정투자 계획은 몇 개 분야로 나뉘나요?", "네 분야입니다.",
        "그중 제일 큰 데는?", ("2023년 재정투자 계획 분야 중 제일 큰 데는?",),
    ),
    (
        "뿌리산업 진흥 실행계획 책임자가 누구예요?", "뿌리산업팀 박희범 팀장입니다. [1]",
        "그 팀 전화번호는?", ("뿌리산업팀 전화번호는?",),
    ),
    (
        "뿌리산업 진흥 실행계획 책임자가 누구예요?", "뿌리산업팀 박희범 팀장입니다. [1]",
        "그 사람 연락처는?", ("박희범 팀장 연락처는?",),
    ),
    (
        "2025년 도로관리과 투자액은?", "229억원입니다.",
        "그때 기후에너지과는?", ("2025년 기후에너지과 투자액은?",),
    ),
    (
        "2025년 도로관리과 투자액은?", "229억원입니다.",
        "기후 에너지 과는 요?", ("2025년 기후에너지과 투자액은?",),
    ),
    (
        "별빛축제는 몇 회째인가요?", "2024년 제5회입니다.",
        "그때 예산은?", ("2024년 별빛축제 예산은?",),
    ),
    (
        "2024년 도로 보수 예산 알려줘", "142억원입니다.",
        "2025년엔 왜 늘었어?", ("2025년 도로 보수 예산은 왜 늘었어?",),
    ),
    (
        "2024년 도로 보수 예산 알려줘", "142억원입니다.",
        "도시숲은?", ("2024년 도시숲 예산 알려줘", "2024년 도로 보수 도시숲은?", "도시숲은?"),
    ),
    ("야영장은 언제 여나요?", "4월입니다.", "그것의 요금은?", ("야영장 요금은?",)),
    (
        "2025년에 두 번째로 예산이 큰 사업은?", "도로 보수입니다.",
        "그 다음은?", ("2025년에 세 번째로 예산이 큰 사업은?",),
    ),
    (
        "야영장 이용 요금은?", "1만원입니다.",
        "포트홀 신고는?", ("포트홀 신고 요금은?", "야영장 이용 포트홀 신고는?", "포트홀 신고는?"),
    ),
    (
        "야영장 이용 요금은?", "1만원입니다.",
        "생활도로가 뭐예요?", ("생활도로가 뭐예요?", "야영장 이용 생활도로가 뭐예요?"),
    ),
    (
        "야영장 이용 요금은?", "1만원입니다.",
        "야영장 이용 요금은 누가 정하나요?", ("야영장 이용 요금은 누가 정하나요?",),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("before", "answer", "text", "readings"), READINGS, ids=[f"{c[0]} {c[2]}" for c in READINGS])
def test_every_reading_of_a_follow_up(
    korean: Korean, before: str, answer: str, text: str, readings: tuple[str, ...]
) -> None:
    found = completions(korean.analyze(text), [Turn(before, answer)], korean)
    assert tuple(reading.text for reading in found) == readings


@pytest.mark.parametrize(
    "row", CONVERSATIONS, ids=[f"{row['history'][-1][0]} {row['question']}" for row in CONVERSATIONS]
)
def test_what_a_conversation_means_is_among_the_readings(korean: Korean, row: dict[str, object]) -> None:
    history = [Turn(*turn) for turn in row["history"]]  # type: ignore[attr-defined]
    found = completions(korean.analyze(str(row["question"])), history, korean)
    assert row["understood"] in [reading.text for reading in found]


@pytest.mark.parametrize(
    "row", CONVERSATIONS, ids=[f"{row['history'][-1][0]} {row['question']}" for row in CONVERSATIONS]
)
def test_a_completed_question_is_complete(korean: Korean, row: dict[str, object]) -> None:
    history = [Turn(*turn) for turn in row["history"]]  # type: ignore[attr-defined]
    understood = str(row["understood"])
    assert understood in [reading.text for reading in completions(korean.analyze(understood), history, korean)]


def test_what_a_follow_up_asks_itself_counts_more_than_its_topic(korean: Korean) -> None:
    question = complete(
        korean.analyze("결과는 언제 나와요?"), [Turn("청년 월세 지원은 어디에서 신청하나요?", "")], korean
    )
    assert question.text == "청년 월세 지원 신청 결과는 언제 나와요?"
    assert {word.form: word.share for word in question.focus if not word.verb} == {
        "청년": 0.7, "월세": 0.7, "지원": 0.7, "신청": 0.7, "결과": 1.0,
    }  # fmt: skip


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40)), max_size=3), st.text(max_size=60))
def test_any_conversation_is_read(korean: Korean, history: list[tuple[str, str]], text: str) -> None:
    found = completions(korean.analyze(text), [Turn(*turn) for turn in history], korean)
    assert found


@given(st.lists(st.sampled_from(CONVERSATIONS), min_size=1, max_size=8))
def test_long_conversations_are_read(korean: Korean, rows: list[dict[str, object]]) -> None:
    history = [Turn(str(row["question"]), "답입니다. [1]") for row in rows]
    assert completions(korean.analyze("그중 제일 큰 곳은?"), history, korean)[0].text.strip()
