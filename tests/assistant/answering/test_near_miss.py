"""Papers and people of a name that the documents know, but under which they tell none."""

from pathlib import Path

import pytest

from assistant.answering.refusing import NOT_FOUND
from assistant.assistant import Assistant
from assistant.evidence.likeness import Likeness
from index.library import Library
from index.static import StaticEncoder
from ingest.korean import Korean

SAMPLES = Path(__file__).parents[3] / "samples" / "documents"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory, korean: Korean, static: StaticEncoder) -> Assistant:
    library = Library.open_or_create(tmp_path_factory.mktemp("city"), korean, static)
    library.add([SAMPLES])
    return Assistant(library, korean, Likeness(static))


@pytest.mark.slow
def test_the_papers_of_another_service_are_no_answer(city: Assistant) -> None:
    answer = city.ask("가온돌봄콜을 부르려면 어떤 서류를 내야 하나요?")
    assert answer.refused
    assert answer.text.startswith(NOT_FOUND)


@pytest.mark.slow
def test_the_papers_of_the_service_itself_are_told(city: Assistant) -> None:
    answer = city.ask("도로 파손으로 손해를 입으면 어떤 서류를 내야 하나요?")
    assert not answer.refused
    assert "배상신청서" in answer.text
