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
    ("청년 월세는 한 달에 얼마 지원하나요?", "왜 늘었어?", "청년 월세 지원은 왜 늘었어?", (), [], "comparison reason"),
    ("돌봄콜은 밤에 몇 시까지 하나요?", "예산은 얼마인가요?", "돌봄콜 예산은 얼마인가요?", (), [], "amount"),
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
    (
        "청년 월세 지원 1인 가구는 소득 얼마까지 돼?", "350만원입니다.",
        "4인이면?", ("청년 월세 지원 4인 가구는 소득 얼마까지 돼?",),
    ),
    (
        "월세 지원 대상자는 뭘로 뽑아?", "소득 수준, 거주기간, 부담률의 세 항목으로 뽑습니다.",
        "두 번째 거는 어떻게 나뉘어?",
        ("월세 지원 대상자 거주기간은 어떻게 나뉘어?", "거주기간은 어떻게 나뉘어?"),
    ),
    (
        "인력 양성은 몇 단계로 해?", "기본, 전문, 고급의 3단계로 양성합니다.",
        "가운데 단계는 어떤 거야?", ("인력 양성 전문 단계는 어떤 거야?", "전문 단계는 어떤 거야?"),
    ),
    (
        "이사하면 월세 지원 어떻게 돼?", "계속 지원합니다.",
        "다른 시로 가면?", ("다른 시로 가면 월세 지원 어떻게 돼?", "이사하면 월세 지원은 다른 시로 가면?"),
    ),
    ("가온시장이 누구야?", "가온시장은 윤해솔입니다.", "그 사람 나이가 어떻게 돼?", ("윤해솔 나이가 어떻게 돼?",)),
    ("야영장은 언제 여나요?", "4월입니다.", "어느 부처 사업이야?", ("야영장은 어느 부처 사업이야?",)),
    ("야영장은 언제 여나요?", "4월입니다.", "임대료는 얼마야?", ("야영장 임대료는 얼마야?",)),
    ("야영장은 언제 여나요?", "4월입니다.", "누가 참석했어?", ("야영장은 누가 참석했어?",)),
    (
        "월세 지원 신청은 언제까지야?", "3월까지입니다.",
        "선착순이야?", ("월세 지원 신청은 선착순이야?", "선착순이야?"),
    ),
    (
        "청년 월세 전화번호 알려줘", "02-123-4567입니다.",
        "2024년 예산은 2023년보다 얼마나 늘었나요?", ("청년 월세 2024년 예산은 2023년보다 얼마나 늘었나요?",),
    ),
    (
        "청년 월세 예산은 얼마예요?", "320억원입니다.",
        "2024년 예산은 2023년보다 얼마나 늘었나요?", ("청년 월세 2024년 예산은 2023년보다 얼마나 늘었나요?",),
    ),
    (
        "2024년 부산 인구는?", "3,293,362명입니다.",
        "대구는?", ("2024년 대구 인구는?", "2024년 대구는?", "2024년 부산 인구 대구는?", "대구는?"),
    ),
    (
        "2024년에 도시숲 얼마나 만들었어?", "6.9㏊입니다.",
        "올해는 얼마나 조성해?", ("도시숲은 올해는 얼마나 조성해?",),
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


# Earlier questions with their answers, the follow-up, what it is likeliest read as.
LONGER = [
    ("2026년 하반기 마케팅팀 예산 얼마야?|개발팀은?", "둘이 합치면?", "2026년 하반기 마케팅팀과 개발팀 예산을 합치면?"),
    ("2025년 식사 배달 예산은?|2024년은?", "차이는?", "2025년과 2024년 식사 배달 예산의 차이는?"),
    ("견적서에서 기술지원 단가는?|도입 컨설팅은?", "둘 차이는?", "견적서에서 기술지원과 도입 컨설팅 단가의 차이는?"),
    ("전기 시내버스 도입 예산 얼마야?|담당은 어디야?", "몇 대 바꾸는데?", "전기 시내버스 도입은 몇 대 바꾸는데?"),
    ("활동 지원은 몇 명이 받아?|한 달에 몇 시간?", "얼마 드는데?", "활동 지원은 얼마 드는데?"),
    ("별빛축제 예산은?|국비는 얼마야?", "왜 줄었어?", "별빛축제 예산 국비는 왜 줄었어?"),
    ("이자 지원은 몇 가구가 받았어?|목표는 몇이었는데?", "왜 그만큼 못 했어?", "이자 지원 목표는 왜 그만큼 못 했어?"),
    ("별빛축제는 언제 열려?|거기 야영장 요금은?", "주차는 돼?", "별빛축제 주차는 돼?"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "text", "understood"), LONGER, ids=[f"{c[0]} {c[1]}" for c in LONGER])
def test_a_further_question_is_about_what_the_first_was_about(
    korean: Korean, before: str, text: str, understood: str
) -> None:
    history = [Turn(question, "답입니다.") for question in before.split("|")]
    found = completions(korean.analyze(text), history, korean, lambda asked, readings: readings[0].text)
    assert found[0].text == understood


def test_an_ordinal_alone_asks_the_same_of_another_member(korean: Korean) -> None:
    history = [
        Turn("4대 분야가 뭐야?", "청년 정착, 도로, 돌봄, 기후, 이렇게 4대 분야입니다."),
        Turn("세 번째 거에는 무슨 사업이 있어?", "- 돌봄교실 [1]\n- 식사 배달 [2]"),
    ]
    found = completions(korean.analyze("첫 번째는?"), history, korean, lambda asked, readings: readings[0].text)
    assert [one.text for one in found] == ["4대 분야 청년 정착에는 무슨 사업이 있어?"]


def test_what_is_pointed_to_counts_as_much_as_what_is_said(korean: Korean) -> None:
    question = complete(korean.analyze("그 사람 나이가 어떻게 돼?"), [Turn("시장이 누구야?", "윤해솔입니다.")], korean)
    assert {word.form: word.share for word in question.focus} == {"윤해솔": 1.0, "나이": 1.0}


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40)), max_size=3), st.text(max_size=60))
def test_any_conversation_is_read(korean: Korean, history: list[tuple[str, str]], text: str) -> None:
    found = completions(korean.analyze(text), [Turn(*turn) for turn in history], korean)
    assert found


@given(st.lists(st.sampled_from(CONVERSATIONS), min_size=1, max_size=8))
def test_long_conversations_are_read(korean: Korean, rows: list[dict[str, object]]) -> None:
    history = [Turn(str(row["question"]), "답입니다. [1]") for row in rows]
    assert completions(korean.analyze("그중 제일 큰 곳은?"), history, korean)[0].text.strip()
