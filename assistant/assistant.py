"""The way from a question to an answer: understand, find, write, check. Everyone asks through this class."""

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from assistant.answering.draft import Draft
from assistant.answering.extractive import answer
from assistant.answering.presenting import LONGEST
from assistant.answering.refusing import LEAST_SCORE
from assistant.checks import check_answer
from assistant.conversing import Asked, Conversation, hits_of, understood
from assistant.errors import AssistantError
from assistant.evidence.finding import EvidenceFinder, Found
from assistant.evidence.likeness import Likeness
from assistant.several import Part, joined
from assistant.stages import Pieces, Stage, StageKind
from assistant.types import Answer, AnswererKind, Turn
from assistant.understanding.followup import complete
from assistant.understanding.lexicon import Lexicon
from assistant.writing.fallback import or_instead
from index.encoder import BUILT_IN, open_encoder
from index.library import Library
from index.static import StaticEncoder
from index.types import Hit
from ingest.korean import Korean

if TYPE_CHECKING:
    from assistant.settings import Settings

# A question beyond this is a pasted document; Kiwi would take seconds and no search fits it.
LONGEST_QUESTION = 2000
_TURNS = 6  # as many as a follow-up may lean on


class Writer(Protocol):
    """A language model that writes from hits; the last thing it yields is the answer."""

    def stream(self, question: str, history: Sequence[Turn], hits: Sequence[Hit], understood: str = "") -> Pieces:
        """Write an answer from the hits; ``understood`` is the completed question."""
        ...


class Assistant:
    """Answers questions over one library; safe to share between threads."""

    def __init__(
        self,
        library: Library,
        korean: Korean,
        likeness: Likeness,
        writer: Writer | None = None,
        lexicon: Lexicon | None = None,
    ) -> None:
        """``lexicon`` is the program's own unless given."""
        self.library = library
        self._korean = korean
        self._finder = EvidenceFinder(library, korean, likeness, lexicon)
        self._conversation = Conversation(korean, self._finder)
        self._writer = writer

    @classmethod
    def open(cls, settings: "Settings") -> "Assistant":
        """Open the library and whatever writes the answers.

        Raises:
            LibraryMissing: there is no library in the folder; other SearchIndexErrors say what is wrong with it.
        """
        korean, lexicon = settings.opened_korean(), settings.opened_lexicon()
        static = StaticEncoder.load()
        encoder = static if settings.encoder == BUILT_IN else open_encoder(settings.encoder, settings.encoder_options)
        library = Library.open(settings.library, korean, encoder, reranker=settings.opened_reranker())
        writer: Writer | None = None
        if settings.model:
            from assistant.llm_answerer import LlmAnswerer

            writer = LlmAnswerer.open(settings, library)
        return cls(library, korean, Likeness(static), writer, lexicon)

    def search(self, query: str, top_k: int = 10) -> list[Hit]:
        """Find the passages that fit a query best.

        Raises:
            AssistantError: the query is empty or far too long.
        """
        return self._finder.search(complete(self.library.read(_checked(query)).analysis, (), self._korean), top_k)

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer a question.

        Raises:
            AssistantError: the question is empty or far too long.
        """
        *_, last = self.stream(question, history)
        if not isinstance(last, Answer):
            raise TypeError("a stream ends with its answer")
        return last

    def stream(self, question: str, history: Sequence[Turn] = ()) -> Pieces:
        """Yield the answer's text in pieces, then the whole answer, which replaces them; see ``ask``.

        Before each step comes what is being done.
        Where a language model fails, the built-in answer takes its place and ``Answer.notice`` says why.
        """
        started = time.perf_counter()
        asked = _checked(question)
        yield Stage(StageKind.SEARCHING)
        reading = self.library.read(asked)
        parts = self._conversation.asked(reading.analysis, self._read(history[-_TURNS:]))
        with closing(self._answered(asked, history, parts, started)) as pieces:
            for piece in pieces:
                yield self._told(piece, reading.corrections, parts, started) if isinstance(piece, Answer) else piece

    def _told(
        self, answer: Answer, corrections: tuple[tuple[str, str], ...], parts: Sequence[Asked], started: float
    ) -> Answer:
        """The answer with what was read as other words, copies of the cited documents, and how good the evidence is."""
        citations = tuple(replace(one, same_as=self._finder.copies(one.document)) for one in answer.citations)
        timings = {**answer.timings_ms, "total": (time.perf_counter() - started) * 1000}
        confidence = max(_confidence(answer, part.found) for part in parts)
        return replace(answer, corrections=corrections, citations=citations, confidence=confidence, timings_ms=timings)

    def _read(self, history: Sequence[Turn]) -> list[Turn]:
        """The conversation with its questions as they were read."""
        return [replace(turn, question=self.library.read(turn.question).analysis.text) for turn in history]

    def _answered(self, asked: str, history: Sequence[Turn], parts: Sequence[Asked], started: float) -> Pieces:
        hits = hits_of(parts)
        yield Stage(StageKind.FOUND, len(hits), understood(parts))
        if self._writer is None or not hits:
            yield from self._built_in(asked, parts, started)
            return
        written = self._writer.stream(asked, history, hits, understood(parts))
        yield from or_instead(written, lambda: self._built_in(asked, parts, started))

    def _built_in(self, asked: str, parts: Sequence[Asked], started: float) -> Pieces:
        most = LONGEST // len(parts)
        draft, refused = joined([Part(part.question, *answer(part.found, self._finder, most)) for part in parts])
        yield from (f"{line}\n\n" for line in draft.lines[:-1])
        yield from draft.lines[-1:]
        yield Stage(StageKind.CHECKING)
        yield _finished(asked, understood(parts), draft, refused, started)

    def close(self) -> None:
        """Close the library."""
        self.library.close()


def _finished(asked: str, understood: str, draft: Draft, refused: bool, started: float) -> Answer:
    citations = tuple(draft.citations)
    checks = tuple(
        replace(check, supported=True) if check.value in draft.computed else check
        for check in check_answer(draft.text, citations, understood, draft.contexts)
    )
    return Answer(
        question=asked,
        understood=understood,
        text=draft.text,
        refused=refused,
        answerer=AnswererKind.EXTRACTIVE,
        model=None,
        citations=citations,
        checks=checks,
        timings_ms={"total": (time.perf_counter() - started) * 1000},
    )


def _confidence(answer: Answer, found: Found) -> float:
    """How far the best evidence can be believed.

    A built-in answer put together from several searches rests on evidence that reached the least score in each.
    """
    answered = answer.answerer is AnswererKind.EXTRACTIVE and not answer.refused
    return min(1.0, max(found.confidence, LEAST_SCORE if answered else 0.0))


def _checked(question: str) -> str:
    text = question.strip()
    if not text:
        raise AssistantError("질문이 비어 있습니다.", "알고 싶은 내용을 적어 주세요.")
    if len(text) > LONGEST_QUESTION:
        raise AssistantError(
            f"질문이 너무 깁니다({len(text):,}자).", f"{LONGEST_QUESTION:,}자 이내로 줄여서 물어보세요."
        )
    return text
