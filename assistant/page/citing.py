"""Which source a click in the page names, and what is shown for it. Believes nothing that comes from the page."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.page.rendering import notice
from assistant.page.source_view import document_view, source_view, whole_view
from assistant.types import Answer, Citation
from ingest.errors import UserFacingError
from ingest.types import Document

if TYPE_CHECKING:
    from index.library import Library

_CHANGED = "답변한 뒤에 이 문서가 바뀌어 인용한 대목을 찾을 수 없습니다.", "질문을 다시 보내 주세요."


def shown_source(
    library: "Library", answers: Sequence[Answer | None], turn: object, number: object, whole: object
) -> str | None:
    """Write the source that a click names, or the whole document of it; None for what no answer cites."""
    if type(turn) is not int or type(number) is not int or not 0 <= turn < len(answers):
        return None
    answer = answers[turn]
    citations = answer.citations if answer else ()
    citation = next((citation for citation in citations if citation.number == number), None)
    if citation is None:
        return None
    document = _cited(library, citation)
    if isinstance(document, str):
        return document
    write = whole_view if whole is True else source_view
    said = [check.value for check in (answer.checks if answer else ()) if check.citation == number]
    return write(document, turn, citation, citations, said)


def shown_document(library: "Library", name: str) -> str:
    """Write a whole document to read; a failure is told in its place."""
    try:
        return document_view(library.document(name))
    except UserFacingError as error:
        return notice(error.problem, error.remedy)


def _cited(library: "Library", citation: Citation) -> Document | str:
    """Give a citation's document, or say why its words can't be shown."""
    try:
        document = library.document(citation.document)
    except UserFacingError as error:
        return notice(error.problem, error.remedy)
    stands = 0 <= citation.start < citation.end and document.text[citation.start : citation.end] == citation.quote
    return document if stands else notice(*_CHANGED)
