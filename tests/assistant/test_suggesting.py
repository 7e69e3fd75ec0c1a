"""Questions to go on with: each is answered by the documents in the scope, surely, and says something new."""

import json
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from assistant.evidence.likeness import Likeness
from assistant.scope import EVERYWHERE, Scope
from assistant.suggesting import suggestions
from assistant.types import Answer, Turn
from index.library import Library
from index.static import StaticEncoder
from ingest.korean import Korean

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
NOTICE = """2025년 누리군 청년 농부 모집 공고

누리군 공고 제2025-7호

- 모집 인원: 30명
- 신청 기간: 2025. 3. 4.부터 3. 14.까지
- 신청 방법: 누리집에서 온라인 신청
- 제출 서류: 신청서, 사업계획서
"""
RULE = """누리군 야영장 운영 지침

제1조(목적) 이 지침은 야영장의 운영에 필요한 사항을 정한다.
제2조(정의) 이 지침에서 사용하는 용어의 뜻은 다음과 같다.
1. "야영장"이란 야영에 적합한 시설을 갖춘 곳을 말한다.
2. "입영"이란 야영장에 들어와 자리를 받는 것을 말한다.
3. "퇴영"이란 자리를 비우고 야영장에서 나가는 것을 말한다.
제3조(사용료) 사용료는 하루 2만원으로 한다.
제4조(사용료의 반환) 군수는 비가 와서 야영하지 못한 사람에게 사용료의 절반을 돌려준다.
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    texts = {"공고.txt": NOTICE, "지침.txt": RULE}
    return open_assistant(tmp_path_factory.mktemp("office"), texts, korean, static)


def held(assistant: Assistant, before: Answer, offered: tuple[str, ...], scope: Scope = EVERYWHERE) -> None:
    """Hold what is offered to what is promised of it."""
    allowed = assistant.documents_within(scope)
    texts = {before.text}
    for question in offered:
        answer = assistant.ask(question, scope=scope)
        assert not answer.refused, question
        assert answer.confidence >= 0.7
        assert all(check.supported for check in answer.checks)
        assert answer.text not in texts
        assert allowed is None or {citation.document for citation in answer.citations} <= allowed
        assert re.search(r"(?:나요|가요|까요|요)\?$|주세요\.$", question), question
        assert question not in (before.question, before.understood)
        texts.add(answer.text)
    assert len({*offered}) == len(offered)


def test_another_year_and_another_row_in_the_questions_words(county: Assistant) -> None:
    answer = county.ask("2025년 별빛축제의 금액은 얼마인가요?")
    offered = suggestions(county, answer)
    held(county, answer, offered)
    assert offered[0] == "2024년 별빛축제의 금액은 얼마인가요?"
    assert len(offered) == 3


def test_what_was_asked_before_is_not_offered(county: Assistant) -> None:
    answer = county.ask("2025년 별빛축제의 금액은 얼마인가요?")
    first, *_ = suggestions(county, answer)
    assert first not in suggestions(county, answer, asked=[first])
    assert len(suggestions(county, answer, most=1)) == 1
    assert suggestions(county, answer, most=0) == ()


def test_what_a_scope_leaves_out_is_not_offered(county: Assistant) -> None:
    scope = Scope(years=frozenset({2025}))
    answer = county.ask("2025년 별빛축제의 금액은 얼마인가요?", scope=scope)
    offered = suggestions(county, answer, scope)
    held(county, answer, offered, scope)
    assert "2024년 별빛축제의 금액은 얼마인가요?" not in offered


def test_labels_beside_the_one_cited(office: Assistant) -> None:
    answer = office.ask("청년 농부는 몇 명을 모집하나요?")
    offered = suggestions(office, answer)
    held(office, answer, offered)
    assert "2025년 누리군 청년 농부의 신청 기간은 언제부터 언제까지인가요?" in offered


def test_terms_and_articles(office: Assistant) -> None:
    answer = office.ask("야영장에서 입영이 무슨 뜻인가요?")
    offered = suggestions(office, answer)
    held(office, answer, offered)
    assert "‘퇴영’은 무슨 뜻인가요?" in offered
    answer = office.ask("야영장 사용료는 하루에 얼마인가요?")
    offered = suggestions(office, answer)
    held(office, answer, offered)
    assert "사용료의 반환은 어떻게 정하고 있나요?" in offered


def test_a_refused_question_is_led_back_to_what_there_is(county: Assistant) -> None:
    answer = county.ask("국방부는 별빛축제에 얼마를 투자하나요?")
    offered = suggestions(county, answer)
    held(county, answer, offered)
    if answer.refused:
        assert offered


@pytest.mark.parametrize("question", ["!!!???", "ㅋㅋㅋ", "<script>alert(1)</script>", "(((([[[[", "가" * 2000])
def test_a_hostile_question_leads_to_nothing_worse(county: Assistant, question: str) -> None:
    answer = county.ask(question)
    held(county, answer, suggestions(county, answer))


def test_an_empty_library_offers_nothing(tmp_path: Path, korean: Korean, static: StaticEncoder) -> None:
    assistant = open_assistant(tmp_path, {}, korean, static)
    assert suggestions(assistant, assistant.ask("금액은 얼마인가요?")) == ()


def test_a_large_sheet_takes_no_longer(tmp_path: Path, korean: Korean, static: StaticEncoder) -> None:
    rows = "".join(f"도로{row}\t{row}.5\t{row * 3}\n" for row in range(1, 4001))
    text = f"2025년 도로 보수 계획\n\n< 도로별 계획(㎞, 백만원) >\n\n구분\t연장\t사업비\n{rows}"
    assistant = open_assistant(tmp_path, {"계획.txt": text}, korean, static)
    answer = assistant.ask("2025년 도로2000의 사업비는 얼마인가요?")
    suggestions(assistant, answer)
    began = time.thread_time()
    offered = suggestions(assistant, answer)
    assert time.thread_time() - began < 1
    held(assistant, answer, offered)


def opened(folder: Path, documents: Path, korean: Korean, static: StaticEncoder) -> Assistant:
    library = Library.open_or_create(folder, korean, static)
    library.add([documents])
    return Assistant(library, korean, Likeness(static))


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Iterator[Assistant]:
    assistant = opened(tmp_path_factory.mktemp("samples"), SAMPLES / "documents", korean, static)
    yield assistant
    assistant.close()


@pytest.mark.slow
def test_over_the_samples(samples: Assistant) -> None:
    rows = [json.loads(line) for line in (SAMPLES / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
    counts = []
    for row in random.Random(4).sample(rows, 20):
        answer = samples.ask(row["question"], [Turn(*row["history"])] if row.get("history") else [])
        offered = suggestions(samples, answer)
        held(samples, answer, offered)
        counts.append(len(offered))
    assert sum(counts) >= 25
    assert max(counts) == 3


def test_a_slip_of_the_question_is_not_said_again(samples: Assistant) -> None:
    answer = samples.ask("2024년 새벌구 노후도러 보수 사업비")  # 노후·도·러: a particle and an ending, both known
    assert "2,400백만원" in answer.text
    offered = suggestions(samples, answer)
    assert offered and not any("도러" in question for question in offered)


@pytest.mark.slow
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed documents are not beside the project")
def test_over_the_seeds(tmp_path: Path, korean: Korean, static: StaticEncoder) -> None:
    assistant = opened(tmp_path / "library", SEEDS, korean, static)
    answer = assistant.ask("2023년 산업통상자원부의 투자계획은 얼마인가요?")
    offered = suggestions(assistant, answer)
    held(assistant, answer, offered)
    assert offered
    assistant.close()
