"""Examples are questions that the library surely answers, found once for each of its revisions."""

from pathlib import Path

import pytest
from nuri import open_assistant

from assistant.assistant import Assistant
from assistant.errors import AssistantError
from assistant.page.examples import Examples, answered_examples
from assistant.page.opening import Opening
from index.static import StaticEncoder
from ingest.korean import Korean

PLAN = """2025년 온빛시 살림살이

1. 투자계획

□ 2025년에 온빛시는 모두 1조 2,340억원을 투자할 계획임
 - 도서관 자동화·지능화 지원('25년 175억원), 마을회관 디지털 전환 촉진('25년 87억원)

< 분야별 투자계획(억원) >
분야\t2024년 예산\t2025년 예산
청년 정착 지원\t275\t320
어린이 돌봄\t410\t455
"""
PROSE = """마을 도서관 이용 안내

도서관은 누구나 이용할 수 있다. 책은 조용히 읽는다.
"""


def opened(folder: Path, korean: Korean, static: StaticEncoder, *texts: str) -> Assistant:
    return open_assistant(folder, {f"{number}.txt": text for number, text in enumerate(texts)}, korean, static)


def test_examples_are_drawn_from_tables_and_from_plain_lines(
    tmp_path: Path, korean: Korean, static: StaticEncoder
) -> None:
    assistant = opened(tmp_path, korean, static, PLAN)
    examples = answered_examples(assistant, 3)
    assert examples[0] == "청년 정착 지원의 2025년 예산은 얼마인가요?"
    assert "도서관 자동화·지능화 지원" in " ".join(examples)
    for question in examples:
        answer = assistant.ask(question)
        assert not answer.refused
        assert answer.citations
    assistant.close()


def test_where_nothing_can_be_asked_nothing_is_offered(tmp_path: Path, korean: Korean, static: StaticEncoder) -> None:
    assistant = opened(tmp_path, korean, static, PROSE)
    assert answered_examples(assistant, 3) == ()
    assistant.close()


def test_they_are_found_once_for_a_revision(county: Assistant) -> None:
    examples = Examples(Opening(lambda: county))
    found = examples.get()
    assert found
    assert examples.get() is found


def test_a_library_that_can_not_be_opened_is_said() -> None:
    def closed() -> Assistant:
        raise AssistantError("문서함이 없습니다.", "문서를 넣으세요.")

    with pytest.raises(AssistantError):
        Examples(Opening(closed)).get()
