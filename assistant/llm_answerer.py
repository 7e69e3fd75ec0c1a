"""The answerer that lets a language model write: passages in, checked answer with exact citations out.

What the model writes is never believed: its marks become exact quotations, unknown ones go, a sentence without a mark
gets the passage that carries it, and every figure is checked. Knows nothing of servers or of searching.
"""

import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Protocol

from assistant.checks import check_answer
from assistant.citations import CitedSentence, MarkReader, cited_sentences, renumber
from assistant.errors import ChatUnavailable
from assistant.grounding import Grounding, Source
from assistant.llm import ChatModel, Finish
from assistant.prompt import NOT_IN_DOCUMENTS, messages, refuses, sources_of
from assistant.thoughts import without_thoughts
from assistant.types import Answer, AnswererKind, Citation, Turn
from index.types import Hit

if TYPE_CHECKING:
    from assistant.settings import Settings

CUT_NOTE = "\n\n(서버와의 연결이 끊겨 답변이 중간에 멈췄습니다. 다시 물어보세요.)"
LENGTH_NOTE = "\n\n(답변이 정해진 길이를 넘어 여기서 멈췄습니다. 질문을 나누어 물어보세요.)"
# A sentence without a mark is cited by a passage that shares this much of its wording and holds all its figures.
LEAST_SUPPORT = 0.3
# Shorter sentences (다음과 같습니다.) claim nothing that a passage could carry.
_SHORTEST_CLAIM = 12


class Chat(Protocol):
    """What writes: ``ChatModel``, or a script in tests."""

    def stream(self, messages: Sequence[dict[str, str]]) -> Iterator[str | Finish]:
        """Yield the pieces of an answer and, last, how it ended."""
        ...


class LlmAnswerer:
    """Writes answers with a language model from the passages that were found."""

    def __init__(self, chat: Chat, model: str, passage_characters: int) -> None:
        self._chat = chat
        self._model = model
        self._passage_characters = passage_characters

    @classmethod
    def open(cls, settings: "Settings") -> "LlmAnswerer":
        """Reach the language model that the settings name; the first answer opens the connection."""
        config = settings.chat()
        if config is None:
            raise ValueError("no language model is set")
        return cls(ChatModel(config), config.model, config.passage_characters)

    def stream(
        self, question: str, history: Sequence[Turn], hits: Sequence[Hit], understood: str = ""
    ) -> Generator[str | Answer, None, None]:
        """Yield the answer's pieces with their final marks, then the checked answer, which replaces them.

        ``understood`` is the question completed from the conversation; the model is asked that one. Without hits the
        model isn't asked at all.

        Raises:
            ChatUnavailable, ChatRefused: before the first piece.
        """
        began = time.perf_counter()
        asked = understood or question
        sources = sources_of(hits, self._passage_characters)
        grounding = Grounding(sources)
        written = ""
        for piece in self._pieces(asked, history, sources, grounding):
            written += piece
            yield piece
        text, citations, numbers = _finished(written, grounding)
        contexts = {numbers[old]: context for old, context in grounding.contexts.items() if old in numbers}
        elapsed = (time.perf_counter() - began) * 1000
        yield Answer(
            question=question,
            understood=asked,
            text=text,
            refused=refuses(text),
            answerer=AnswererKind.LLM,
            model=self._model,
            citations=citations,
            checks=check_answer(text, citations, f"{question}\n{asked}", contexts),
            timings_ms={"write": elapsed, "total": elapsed},
        )

    def _pieces(
        self, question: str, history: Sequence[Turn], sources: Sequence[Source], grounding: Grounding
    ) -> Iterator[str]:
        """Yield non-empty pieces: the model's words with exact citation numbers, and a note when it was cut."""
        if not sources:
            yield NOT_IN_DOCUMENTS
            return
        reader = MarkReader(grounding.resolve)
        note, started = "", False
        with closing(without_thoughts(self._chat.stream(messages(question, sources, history)))) as pieces:
            for piece in pieces:
                if isinstance(piece, Finish):
                    note = {Finish.CUT: CUT_NOTE, Finish.LENGTH: LENGTH_NOTE}.get(piece, "")
                elif shown := reader.feed(piece):
                    started = started or bool(shown.strip())
                    yield shown
        rest = reader.finish()
        if not (started or rest.strip()):
            raise ChatUnavailable(
                f"언어 모델 '{self._model}'이(가) 생각만 하다가 답을 쓰지 못했습니다.",
                "생각하는 과정을 끄거나 답변 길이를 늘린 모델을 쓰세요.",
            )
        if rest + note:
            yield rest + note


def _finished(written: str, grounding: Grounding) -> tuple[str, tuple[Citation, ...], dict[int, int]]:
    """Cite what the model left uncited, and number all citations in order of appearance."""
    body = written.strip()
    if refuses(body):
        text, new = renumber(body, [])
        return text, (), dict(new)
    marked = _with_missing_marks(body, grounding)
    text, order = renumber(marked, [citation.number for citation in grounding.citations])
    by_number = {citation.number: citation for citation in grounding.citations}
    citations = tuple(_numbered(by_number[old], number) for old, number in order.items())
    return text, citations, dict(order)


def _numbered(citation: Citation, number: int) -> Citation:
    return Citation(
        number, citation.document, citation.start, citation.end, citation.quote, citation.page, citation.headings
    )


def _with_missing_marks(text: str, grounding: Grounding) -> str:
    end = len(text)
    for note in (CUT_NOTE, LENGTH_NOTE):
        end = min(end, text.rfind(note.strip()) if note.strip() in text else end)
    body, note = text[:end], text[end:]
    for sentence in reversed(cited_sentences(body)):
        if sentence.numbers or not _is_claim(sentence):
            continue
        marks = "".join(f"[{number}]" for number in grounding.support(sentence.plain, LEAST_SUPPORT))
        at = sentence.end - (len(sentence.plain) - len(sentence.plain.rstrip(".!?。")))
        body = body[:at] + marks + body[at:]
    return body + note


def _is_claim(sentence: CitedSentence) -> bool:
    words = sentence.plain
    return len(words) >= _SHORTEST_CLAIM and not words.endswith((":", "?")) and not words.startswith(("```", "|-", "#"))
