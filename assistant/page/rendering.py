"""From questions and answers to the safe HTML of the conversation.

Pure: values in, text out. Every word of a document, a model or a user passes ``escape``; the only links written are
``#cite-TURN-NUMBER`` for citations that the answer really has. Knows nothing of gradio.
"""

from collections.abc import Sequence
from itertools import groupby

from assistant.answering.conflicting import DIFFERS
from assistant.page.answer_notes import after_words, before_words, own_words, understood_as, written_by
from assistant.page.check_marks import checked_prose, summary
from assistant.page.cutting import cut_short
from assistant.page.pages import page_of_name
from assistant.page.prose import escape, inline, prose
from assistant.titled import called
from assistant.types import Answer, Citation

NO_SOURCE = (
    '<div class="empty"><p>근거 문서</p>'
    '<p>답변에 있는 <span class="cite">[1]</span> 같은 번호를 누르면 '
    "근거가 된 대목을 여기에서 보여 드립니다.</p></div>"
)

# A citation list longer than this is a model's slip; the marks in the text still work.
_MOST_SOURCES = 30
_LONGEST_QUESTION = 2_000


def citation_href(turn: int, number: int) -> str:
    """Name one citation of one turn, as the page's script and the server read it back."""
    return f"#cite-{turn}-{number}"


def citation_link(turn: int, citation: Citation) -> str:
    """Write the mark that opens a citation's source."""
    place = escape(citation_place(citation))
    return (
        f'<a class="cite" href="{citation_href(turn, citation.number)}" title="{place}"'
        f' aria-label="[{citation.number}] 근거 보기: {place}">[{citation.number}]</a>'
    )


def citation_place(citation: Citation) -> str:
    """Say where a citation stands: document, nearest heading, page."""
    place = called(citation.document, citation.title)
    if citation.headings:
        place += f" › {cut_short(citation.headings[-1], 60)}"
    return place + (f" · {page_of_name(citation.document, citation.page)}" if citation.page is not None else "")


def growing_turn(turn: int, question: str, understood: str, text: str, state: str) -> str:
    """Write a question, as much of the answer as has come and what is being done; its marks open nothing yet."""
    parts = (understood_as(question, understood), f'<div class="words">{prose(text, {})}</div>' if text.strip() else "")
    doing = f'<p class="state">{escape(state)}</p>'
    return _turn(turn, question, f'<div class="answer" aria-busy="true">{"".join(parts)}{doing}</div>')


def unfinished_turn(turn: int, question: str, text: str, ended: str, below: str = "") -> str:
    """Write a question whose answer was not finished, with what had come and how it ended."""
    words = f'<div class="words">{prose(text, {})}</div>' if text.strip() else ""
    return _turn(turn, question, f'<div class="answer">{words}<p class="state">{escape(ended)}</p></div>{below}')


def failed_turn(turn: int, question: str, problem: str, remedy: str, below: str = "") -> str:
    """Write a question that could not be answered, with what is wrong and what to do."""
    return _turn(turn, question, f"{notice(problem, remedy)}{below}")


def finished_turn(turn: int, question: str, answer: Answer, below: str = "") -> str:
    """Write a question and its whole answer: words, sources, checks, and the safe HTML that stands ``below``."""
    links = {citation.number: citation_link(turn, citation) for citation in answer.citations}
    kind = "answer refused" if answer.refused else "answer"
    text, checks = own_words(answer)
    words, unplaced = checked_prose(text, links, checks, turn)
    parts = (
        before_words(question, answer),
        f'<div class="{_kind_of_words(answer)}">{words}</div>',
        after_words(answer),
        _sources(turn, answer.citations, answer.refused),
        f'<div class="foot">{summary(checks, unplaced)}{written_by(answer)}</div>',
    )
    return _turn(turn, question, f'<div class="{kind}">{"".join(parts)}</div>{below}')


def _kind_of_words(answer: Answer) -> str:
    """Say whether an answer gives what two documents say differently, to be shown side by side."""
    paragraphs = answer.text.split("\n\n")
    said_by = {citation.number: citation.document for citation in answer.citations[:2]}
    both = [f"[{number}]" for number in said_by]
    differing = (
        paragraphs[0].endswith(DIFFERS)
        and len(paragraphs) > 2
        and len(set(said_by.values())) > 1
        and all(mark in paragraph for mark, paragraph in zip(both, paragraphs[1:3], strict=True))
    )
    return "words differing" if differing else "words"


def notice(problem: str, remedy: str) -> str:
    """Write a failure in words: what is wrong, what to do."""
    return f'<div class="notice" role="alert"><p>{inline(problem, {})}</p><p>{inline(remedy, {})}</p></div>'


def _sources(turn: int, citations: Sequence[Citation], refused: bool) -> str:
    """List what an answer rests on, document by document."""
    if not citations:
        return ""
    by_document: dict[str, list[Citation]] = {}
    for citation in citations[:_MOST_SOURCES]:
        by_document.setdefault(citation.document, []).append(citation)
    lines = "".join(f"<li>{_source(turn, together)}</li>" for together in by_document.values())
    title = "관련된 내용" if refused else "근거"
    return f'<div class="sources"><p>{title}</p><ul>{lines}</ul></div>'


def _source(turn: int, together: Sequence[Citation]) -> str:
    """Name a document with its copies and the places that are cited of it."""
    first = together[0]
    if len(together) == 1:
        return f"{citation_link(turn, first)} <span>{escape(citation_place(first))}{_copies(first)}</span>"
    places = "".join(
        f"<span>{''.join(citation_link(turn, citation) for citation in alike)} {escape(place)}</span>"
        for place, alike in groupby(together, _inner_place)
    )
    return f'<div>{escape(called(first.document, first.title))}{_copies(first)}<div class="places">{places}</div></div>'


def _inner_place(citation: Citation) -> str:
    heading = cut_short(citation.headings[-1], 60) if citation.headings else ""
    page = page_of_name(citation.document, citation.page) if citation.page is not None else ""
    return " · ".join(filter(None, (heading, page)))


def _copies(citation: Citation) -> str:
    return f" (같은 문서: {escape(cut_short(', '.join(citation.same_as), 120))})" if citation.same_as else ""


def _turn(turn: int, question: str, body: str) -> str:
    words = escape(cut_short(question.strip(), _LONGEST_QUESTION))
    return (
        f'<section class="turn" id="turn-{turn}" aria-label="{turn + 1}번째 질문과 답변">'
        f'<p class="question">{words}</p>{body}</section>'
    )
