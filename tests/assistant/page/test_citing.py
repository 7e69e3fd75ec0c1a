"""A click in the page opens only what an answer of the session really cites."""

from dataclasses import replace

import pytest

from assistant.assistant import Assistant
from assistant.page.citing import shown_document, shown_source
from assistant.types import Answer, AnswererKind, Citation

QUESTION = "2025년 관광 진흥에 투자하는 금액은 얼마인가요?"


@pytest.fixture(scope="module")
def answer(county: Assistant) -> Answer:
    return county.ask(QUESTION)


def test_a_source_is_shown_only_for_what_the_session_cites(county: Assistant, answer: Answer) -> None:
    citation = answer.citations[0]
    shown = shown_source(county.library, (None, answer), 1, citation.number, False)
    assert shown is not None
    assert f'data-name="{citation.document}"' in shown
    assert 'data-act="whole"' in shown
    whole = shown_source(county.library, (None, answer), 1, citation.number, True)
    assert whole is not None
    assert 'data-act="quote"' in whole
    for turn, number in [
        (0, 1),
        (1, 99),
        (2, 1),
        (-1, 1),
        ("1", 1),
        (1, "1"),
        (None, None),
        (1, 1.0),
        (True, True),
        ([], {}),
    ]:
        assert shown_source(county.library, (None, answer), turn, number, False) is None


def test_a_source_that_changed_or_went_is_said(county: Assistant, answer: Answer) -> None:
    def cited(citation: Citation) -> str | None:
        lone = Answer("질문", "질문", "답 [1]", False, AnswererKind.EXTRACTIVE, None, (citation,), ())
        return shown_source(county.library, (lone,), 0, 1, None)

    first = answer.citations[0]
    for changed in (replace(first, quote="없는 글"), replace(first, start=-5), replace(first, start=10**9, end=10**9)):
        told = cited(replace(changed, number=1))
        assert told is not None
        assert "이 문서가 바뀌어 인용한 대목을 찾을 수 없습니다." in told
    gone = cited(Citation(1, "지운 문서.txt", 0, 3, "없는 글", None, ()))
    assert gone is not None
    assert 'role="alert"' in gone


def test_a_whole_document_is_shown_or_its_absence_said(county: Assistant, answer: Answer) -> None:
    name = answer.citations[0].document
    assert f'data-name="{name}"' in shown_document(county.library, name)
    assert 'role="alert"' in shown_document(county.library, "없는 문서.txt")
