"""Which documents there are, told to a newcomer: titles cited where they stand, names of files where they don't."""

import contextlib
from collections.abc import Iterator

import pytest

from assistant.assistant import Assistant
from assistant.evidence.likeness import Likeness
from assistant.scope import Scope
from assistant.stages import Stage, StageKind
from assistant.types import Answer
from index.library import Library
from index.static import StaticEncoder
from ingest.korean import Korean


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory, korean: Korean) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("holdings")
    (folder / "규정.txt").write_text("온빛시 출장 규정\n\n1. 여비\n- 하루 3만원을 지급함\n", encoding="utf-8")
    (folder / "쪽지.txt").write_text(
        "3월 2일에 모인다고 함. 장소는 정하지 않았고 다시 알리기로 하였음.\n", encoding="utf-8"
    )
    static = StaticEncoder.load()
    with contextlib.closing(Library.open_or_create(folder / "library", korean, static)) as library:
        assert not library.add([folder / "규정.txt", folder / "쪽지.txt"]).failed
        yield Assistant(library, korean, Likeness(static))


def test_documents_are_named_with_their_titles_cited(assistant: Assistant) -> None:
    answer = assistant.ask("어떤 문서가 있나요?")
    assert not answer.refused
    assert answer.text.startswith("지금 문서 2건이 있습니다.\n\n- 온빛시 출장 규정 [1]\n- ")
    assert answer.citations[0].quote == "온빛시 출장 규정"
    assert all(check.supported for check in answer.checks)


def test_a_greeting_is_answered_and_leads_to_the_documents(assistant: Assistant) -> None:
    answer = assistant.ask("안녕하세요")
    assert answer.text.startswith("안녕하세요. 궁금한 것을 문장으로 물어보시면")
    assert "- 온빛시 출장 규정 [1]" in answer.text


def test_what_is_said_to_the_program_is_not_searched_for(assistant: Assistant) -> None:
    *pieces, answer = assistant.stream("어떤 문서가 있나요?")
    assert [piece.kind for piece in pieces if isinstance(piece, Stage)] == [StageKind.SEARCHING, StageKind.CHECKING]
    assert isinstance(answer, Answer)
    assert answer.confidence == 1


def test_thanks_need_no_documents(assistant: Assistant) -> None:
    answer = assistant.ask("고마워요")
    assert answer.text == "도움이 되었다니 다행입니다. 더 궁금한 것이 있으면 물어보세요."
    assert answer.refused and not answer.citations


def test_only_documents_in_the_scope_are_named(assistant: Assistant) -> None:
    answer = assistant.ask("어떤 문서가 있나요?", scope=Scope(documents=frozenset({"쪽지.txt"})))
    assert answer.text.startswith("지금 문서 1건이 있습니다.")
    assert "출장" not in answer.text


def test_a_question_of_a_matter_is_answered_from_the_documents(assistant: Assistant) -> None:
    assert "3만원" in assistant.ask("출장 여비는 하루에 얼마인가요?").text
