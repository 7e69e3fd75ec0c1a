"""Asking within chosen documents: nothing from outside is found, cited or named, but that the answer stands there."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from nuri import TEXTS, open_assistant

from assistant.assistant import Assistant
from assistant.errors import AssistantError
from assistant.evidence.likeness import Likeness
from assistant.scope import Scope
from assistant.stages import Stage
from assistant.types import Answer, Turn
from index.library import Library
from index.static import StaticEncoder
from ingest.korean import Korean

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PLAN_2024, PLAN_2025 = "2024_관광_시행계획.txt", "2025_관광_시행계획.txt"


def only(*names: str) -> Scope:
    return Scope(documents=frozenset(names))


def cited(answer: Answer) -> set[str]:
    return {citation.document for citation in answer.citations}


def test_each_edition_answers_for_itself(county: Assistant) -> None:
    question = "별빛축제의 금액은 얼마인가요?"
    earlier, later = (county.ask(question, scope=only(name)) for name in (PLAN_2024, PLAN_2025))
    assert (cited(earlier), cited(later)) == ({PLAN_2024}, {PLAN_2025})
    assert earlier.text != later.text
    assert not earlier.refused and not later.refused


def test_this_year_is_that_of_the_chosen_edition(county: Assistant) -> None:
    answer = county.ask("올해 별빛축제의 금액은 얼마인가요?", scope=Scope(years=frozenset({2024})))
    assert "2024년(문서 기준 올해)" in answer.understood
    assert cited(answer) == {PLAN_2024}


def test_what_stands_in_another_document_is_said_to(county: Assistant) -> None:
    question = "야영장 이용을 제한하는 사람은 어떤 사람인가요?"
    everywhere = county.ask(question)
    *pieces, answer = county.stream(question, scope=only(PLAN_2025))
    assert isinstance(answer, Answer)
    assert answer.refused
    assert answer.elsewhere == tuple(dict.fromkeys(citation.document for citation in everywhere.citations))
    assert answer.text.endswith("\n\n고른 문서에는 없지만 다른 문서 1건에 있습니다.")
    assert "".join(piece for piece in pieces if isinstance(piece, str)) == answer.text
    assert everywhere.elsewhere == ()


def test_what_stands_nowhere_is_not_said_to(county: Assistant) -> None:
    answer = county.ask("국방부 지원액은 얼마예요?", scope=only(PLAN_2025))
    assert answer.refused
    assert (answer.elsewhere, "다른 문서" in answer.text) == ((), False)


def test_a_choice_of_nothing_is_told_so(county: Assistant) -> None:
    for asking in (county.ask, county.search):
        with pytest.raises(AssistantError) as raised:
            asking("별빛축제 금액은?", scope=Scope(years=frozenset({1999})))
        assert str(raised.value) == (
            "고른 조건에 맞는 문서가 없습니다. 문서, 연도, 기관을 다시 고르거나 조건을 지워 주세요."
        )


def test_a_document_that_is_gone_gives_nothing(county: Assistant) -> None:
    with pytest.raises(AssistantError) as told:
        county.ask("별빛축제 금액은?", scope=only("없는 문서.txt"))
    assert told.value.problem == "고른 조건에 맞는 문서가 없습니다."


def test_a_follow_up_stays_within(county: Assistant) -> None:
    turn = Turn("2025년 별빛축제의 금액은 얼마인가요?", "1,800백만원입니다.")
    *pieces, answer = county.stream("그럼 갯벌 체험장 정비는?", [turn], only(PLAN_2024))
    assert isinstance(answer, Answer)
    assert cited(answer) <= {PLAN_2024}
    assert any(isinstance(piece, Stage) and "갯벌 체험장 정비" in piece.understood for piece in pieces)


def test_copies_outside_are_not_named(tmp_path: Path, korean: Korean, static: StaticEncoder) -> None:
    texts = {**TEXTS, "사본.txt": TEXTS[PLAN_2025], "또 사본.txt": TEXTS[PLAN_2025]}
    assistant = open_assistant(tmp_path, texts, korean, static)
    everywhere = assistant.ask("2025년 별빛축제의 금액은 얼마인가요?")
    named = {name for citation in everywhere.citations for name in (citation.document, *citation.same_as)}
    assert named == {PLAN_2025, "사본.txt", "또 사본.txt"}
    answer = assistant.ask("2025년 별빛축제의 금액은 얼마인가요?", scope=only(PLAN_2025, "사본.txt"))
    named = {name for citation in answer.citations for name in (citation.document, *citation.same_as)}
    assert named == {PLAN_2025, "사본.txt"}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Iterator[Assistant]:
    library = Library.open_or_create(tmp_path_factory.mktemp("samples"), korean, static)
    library.add([SAMPLES / "documents"])
    opened = Assistant(library, korean, Likeness(static))
    yield opened
    opened.close()


def drawn(assistant: Assistant, draw: random.Random) -> Scope:
    """A choice of any kind that allows something, but not all."""
    facets = assistant.facets()
    documents = [name for name, _ in facets.documents]
    chosen = [
        only(*draw.sample(documents, draw.randint(1, len(documents) - 1))),
        Scope(years=frozenset({draw.choice([2024, 2025])})),
        Scope(bodies=frozenset({"지역생활부"})),
        Scope(bodies=frozenset({"가온시"}), years=frozenset({2024})),
    ]
    return draw.choice(chosen)


@pytest.mark.slow
def test_no_answer_leaves_its_scope(samples: Assistant) -> None:
    rows = [json.loads(line) for line in (SAMPLES / "questions.jsonl").read_text(encoding="utf-8").splitlines()]
    draw = random.Random(6)
    refused = pointed = 0
    for row in rows[::3]:
        scope = drawn(samples, draw)
        allowed = samples.documents_within(scope)
        assert allowed
        history = [Turn(*row["history"])] if row.get("history") else []
        answer = samples.ask(row["question"], history, scope)
        assert cited(answer) <= allowed, row["question"]
        assert {name for citation in answer.citations for name in citation.same_as} <= allowed
        assert not {*answer.elsewhere} & allowed
        assert bool(answer.elsewhere) == answer.text.endswith("건에 있습니다.")
        assert {hit.passage.document for hit in samples.search(row["question"], 20, scope)} <= allowed
        refused += answer.refused
        pointed += bool(answer.elsewhere)
    assert pointed > 5
    assert refused < len(rows[::3])
