"""Conversations over the sample and the seed documents: what is understood, and what is answered."""

import json
import re
from pathlib import Path

import pytest

from assistant.assistant import Assistant
from assistant.evidence.likeness import Likeness
from assistant.types import Turn
from index.library import Library
from index.static import StaticEncoder
from ingest.korean import Korean

PROJECT = Path(__file__).parents[2]
DOCUMENTS = {"samples": PROJECT / "samples" / "documents", "seeds": PROJECT.parent / "shared" / "seeds"}
ROWS = [
    json.loads(line)
    for line in Path(__file__).with_name("conversations.jsonl").read_text(encoding="utf-8").splitlines()
]
# Rightly understood, and still answered from another line; a wrong one more is a step back.
MOST_WRONG = {"samples": 4, "seeds": 3}


def opened(name: str, folder: Path, korean: Korean, static: StaticEncoder) -> Assistant:
    library = Library.open_or_create(folder, korean, static)
    library.add([DOCUMENTS[name]])
    return Assistant(library, korean, Likeness(static))


@pytest.mark.slow
@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_conversations_are_understood_and_answered(
    name: str, tmp_path: Path, korean: Korean, static: StaticEncoder
) -> None:
    if not DOCUMENTS[name].is_dir():
        pytest.skip("the seed documents are not beside the project")
    assistant = opened(name, tmp_path, korean, static)
    misunderstood, wrong = [], []
    for row in (row for row in ROWS if row["library"] == name):
        answer = assistant.ask(row["question"], [Turn(*turn) for turn in row["history"]])
        if answer.understood != row["understood"]:
            misunderstood.append((row["question"], answer.understood, row["understood"]))
        forms = row.get("must_include", [])
        held = not forms or any(squeezed(form) in squeezed(answer.text) for form in forms)
        if answer.refused != row.get("refused", answer.refused) or not held:
            wrong.append((answer.understood, answer.text))
    assert misunderstood == []
    assert len(wrong) <= MOST_WRONG[name], wrong


# Questions asked one after the other, what the last is understood as, and what its answer says.
TALKS = [
    (
        ["2024년 전월세 보증금 이자 지원은 몇 가구가 받았어?", "목표는 몇이었는데?", "왜 그만큼 못 했어?"],
        "2024년 전월세 보증금 이자 지원 목표는 왜 그만큼 못 했어?", "대출 심사가 까다로워지면서",
    ),
    (
        ["2025년 어르신 식사 배달 예산은?", "2024년은?", "차이는?"],
        "2025년과 2024년 어르신 식사 배달 예산의 차이는?", "4,900 − 4,200 = 700",
    ),
    (
        ["청년 월세 지원 1인 가구는 소득 얼마까지 돼?", "2인은?", "4인이면?"],
        "청년 월세 지원 4인 가구는 소득 얼마까지 돼?", "8,900,000원",
    ),
    (
        ["2025년 전기 시내버스 도입 예산 얼마야?", "담당은 어디야?", "몇 대 바꾸는데?"],
        "2025년 전기 시내버스 도입은 몇 대 바꾸는데?", "35대",
    ),
    (["가온마루는 뭐 하는 데야?", "거기 입주기업 몇 개야?", "임대료는 얼마야?"], "가온마루 임대료는 얼마야?", ""),
]  # fmt: skip


@pytest.mark.slow
def test_three_turns_deep(tmp_path: Path, korean: Korean, static: StaticEncoder) -> None:
    assistant = opened("samples", tmp_path, korean, static)
    for questions, understood, said in TALKS:
        history: list[Turn] = []
        for question in questions:
            answer = assistant.ask(question, history)
            history.append(Turn(question, answer.text))
        assert answer.understood == understood
        assert said in answer.text
        assert answer.refused == (not said)


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.slow
def test_several_questions_years_and_topics_on_the_samples(
    tmp_path: Path, korean: Korean, static: StaticEncoder
) -> None:
    assistant = opened("samples", tmp_path, korean, static)
    two = assistant.ask("2025년 청년 월세 지원 예산은 얼마고 문의 전화번호는 뭐예요?")
    assert two.understood == "2025년 청년 월세 지원 예산은 얼마인가요? 2025년 청년 월세 지원 문의 전화번호는 뭐예요?"
    first, second = two.text.split("\n\n")
    assert "4,500백만원" in first
    assert "000-210-2431" in second
    each = assistant.ask("위원회는 몇 명이고 위원장은 누가 하나요?")  # a line on who came to a meeting names both
    assert each.text == (
        "위원회는 위원장과 부위원장 각 1명을 포함하여 12명 이내의 위원으로 구성합니다. [1]\n\n"
        "위원장은 시민생활국장이 되고, 부위원장은 위촉위원 중에서 호선합니다. [2]"
    )
    part = assistant.ask("2025년 청년 월세 지원 예산은 얼마고 국방부 지원액은 얼마인가요?")
    assert not part.refused
    assert part.text.splitlines()[-1].endswith("에 대한 답은 문서에서 찾지 못했습니다.")
    this_year = assistant.ask("올해 청년 월세 지원 예산은 얼마인가요?")
    assert this_year.understood == "2025년(문서 기준 올해) 청년 월세 지원 예산은 얼마인가요?"
    assert "4,500백만원" in this_year.text
    last_year = assistant.ask("작년 청년 월세 지원 예산은 얼마인가요?")
    assert last_year.understood == "2024년(문서 기준 작년) 청년 월세 지원 예산은 얼마인가요?"
    assert "2,880백만원" in last_year.text
    missed = assistant.ask("작년에 목표 못 채운 사업 뭐 있어요?")  # told best by last year's report
    assert missed.understood == "2024년(문서 기준 작년)에 목표 못 채운 사업 뭐 있어요?"
    assert missed.text.startswith("조건에 맞는 사업은 4개입니다.")


@pytest.mark.slow
def test_a_new_question_takes_nothing_from_the_conversation(
    tmp_path: Path, korean: Korean, static: StaticEncoder
) -> None:
    assistant = opened("samples", tmp_path, korean, static)
    lines = (PROJECT / "samples" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [row["question"] for row in map(json.loads, lines) if not row.get("history")][::2]
    before = Turn("2024년 포트홀 신고는 몇 건이었나요?", "2024년 포트홀 신고는 5,240건입니다. [1]")
    alone = {question: assistant.ask(question).understood for question in questions}
    after = {question: assistant.ask(question, [before]).understood for question in questions}
    assert [after[question] for question in questions if after[question] != alone[question]] == []
