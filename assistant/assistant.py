"""The way from a question to an answer: understand, find, write, check. Everyone asks through this class."""

import time
from collections.abc import Sequence
from contextlib import closing
from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from assistant.answering.draft import Draft
from assistant.answering.extractive import answer
from assistant.answering.holdings import to_the_program
from assistant.answering.presenting import LONGEST
from assistant.answering.refusing import LEAST_SCORE
from assistant.answering.whole_words import with_whole_words
from assistant.checks import check_answer
from assistant.cited import told_of
from assistant.conversing import Asked, Conversation, hits_of, understood
from assistant.errors import AssistantError
from assistant.evidence.finding import EvidenceFinder, Found
from assistant.evidence.likeness import Likeness
from assistant.scope import EVERYWHERE, Catalogue, Facets, Scope
from assistant.several import Part, joined
from assistant.stages import Pieces, Stage, StageKind
from assistant.types import Answer, AnswererKind, Turn
from assistant.understanding.afterthought import said_first
from assistant.understanding.courtesy import without_courtesy
from assistant.understanding.followup import complete
from assistant.understanding.readings import with_known_words
from assistant.writing.fallback import or_instead
from index.encoder import BUILT_IN, open_encoder
from index.lexicon import Lexicon, built_in_lexicon
from index.library import Library
from index.query_repair import Reading
from index.static import StaticEncoder
from index.types import Hit
from ingest.korean import Korean

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.encoder import Encoder

# A question beyond this is a pasted document; Kiwi would take seconds and no search fits it.
LONGEST_QUESTION = 2000
_TURNS = 6  # as many as a follow-up may lean on


class Writer(Protocol):
    """A language model that writes from hits; the last thing it yields is the answer."""

    def stream(self, question: str, history: Sequence[Turn], hits: Sequence[Hit], understood: str = "") -> Pieces:
        """Write an answer from the hits; ``understood`` is the completed question."""
        ...

    def strictly(self, strict: bool) -> "Writer":
        """Give one that leaves unproven sentences out of its answers, or only marks them."""
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
        self._lexicon = lexicon or built_in_lexicon()
        self._finder = EvidenceFinder(library, korean, likeness, self._lexicon)
        self._catalogue = Catalogue(library)
        self._writer = writer

    @classmethod
    def open(cls, settings: "Settings") -> "Assistant":
        """Open the library and whatever writes the answers.

        Raises:
            LibraryMissing: there is no library in the folder; other SearchIndexErrors say what is wrong with it.
        """
        return cls.open_with(settings, settings.opened_korean())

    @classmethod
    def open_with(cls, settings: "Settings", korean: Korean, encoder: "Encoder | None" = None) -> "Assistant":
        """Open it with an analysis of Korean, and an encoder, that others use too; see ``open``.

        Raises:
            SearchIndexError: the library can't be opened, or its vectors come from another encoder.
        """
        static = StaticEncoder.load()
        if encoder is None:
            built_in = settings.encoder == BUILT_IN
            encoder = static if built_in else open_encoder(settings.encoder, settings.encoder_options)
        lexicon = settings.opened_lexicon()
        library = Library.open(settings.library, korean, encoder, settings.search, settings.opened_reranker(), lexicon)
        writer: Writer | None = None
        if settings.model:
            from assistant.llm_answerer import LlmAnswerer

            writer = LlmAnswerer.open(settings, library)
        return cls(library, korean, Likeness(static), writer, lexicon)

    def without_writer(self) -> "Assistant":
        """One that answers without a language model, over the same library with all that was read of it."""
        plain = copy(self)
        plain._writer = None
        return plain

    def strictly(self, strict: bool) -> "Assistant":
        """One whose language model's unproven sentences are left out, or only marked; the same where none writes."""
        if self._writer is None:
            return self
        other = copy(self)
        other._writer = self._writer.strictly(strict)
        return other

    def facets(self) -> Facets:
        """Give the documents, years and bodies that a scope may name."""
        return self._catalogue.facets()

    def documents_within(self, scope: Scope) -> frozenset[str] | None:
        """Name the documents that a scope allows; None where it allows all."""
        return self._catalogue.within(scope)

    def search(self, query: str, top_k: int = 10, scope: Scope = EVERYWHERE) -> list[Hit]:
        """Find the passages that fit a query best.

        Raises:
            AssistantError: the query is empty or far too long, or no document is in the scope.
        """
        finder = self._finder_within(scope)
        return finder.search(complete(self.read(_checked(query)).analysis, (), self._korean), top_k)

    def read(self, query: str) -> Reading:
        """Analyse a query with what was probably meant by it, as it is searched; see index.query_repair."""
        return with_known_words(self.library.read(query), self._lexicon, self.library, self._korean)

    def ask(self, question: str, history: Sequence[Turn] = (), scope: Scope = EVERYWHERE) -> Answer:
        """Answer a question.

        Raises:
            AssistantError: the question is empty or far too long, or no document is in the scope.
        """
        *_, last = self.stream(question, history, scope)
        if not isinstance(last, Answer):
            raise TypeError("a stream ends with its answer")
        return last

    def stream(self, question: str, history: Sequence[Turn] = (), scope: Scope = EVERYWHERE) -> Pieces:
        """Yield the answer's text in pieces, then the whole answer, which replaces them; see ``ask``.

        Before each step comes what is being done. All that is found, cited and named as a copy is in the scope; where
        that gives no answer, other documents that do are named as such.
        Where a language model fails, the built-in answer takes its place and ``Answer.notice`` says why.
        """
        started = time.perf_counter()
        asked = _checked(question)
        yield Stage(StageKind.SEARCHING)
        finder = self._finder_within(scope)
        aside = to_the_program(asked, finder)
        if aside is not None:
            for piece in _written(*aside, asked, asked, started):
                yield replace(piece, confidence=float(not piece.refused)) if isinstance(piece, Answer) else piece
            return
        reading = self.read(said_first(without_courtesy(asked)))
        earlier = self._read(history[-_TURNS:])
        parts = Conversation(self._korean, finder).asked(reading.analysis, earlier)
        posed = _Posed(asked, history, reading, earlier, finder, parts, started)
        with closing(self._answered(posed)) as pieces:
            for piece in pieces:
                if isinstance(piece, Answer):
                    yield from self._told(piece, posed)
                else:
                    yield piece

    def _finder_within(self, scope: Scope) -> EvidenceFinder:
        documents = self._catalogue.within(scope)
        if documents is None:
            return self._finder
        if not documents:
            raise AssistantError(
                "고른 조건에 맞는 문서가 없습니다.", "문서, 연도, 기관을 다시 고르거나 조건을 지워 주세요."
            )
        return self._finder.within(documents)

    def _told(self, answer: Answer, posed: "_Posed") -> Pieces:
        """The answer with what was read as other words, copies of the cited documents, and how good the evidence is."""
        elsewhere = self._elsewhere(posed) if answer.refused else ()
        if elsewhere:
            line = f"\n\n고른 문서에는 없지만 다른 문서 {len(elsewhere)}건에 있습니다."
            yield line
            answer = replace(answer, text=answer.text + line, elsewhere=elsewhere)
        yield replace(
            answer,
            corrections=posed.reading.corrections,
            citations=tuple(told_of(one, posed.finder) for one in answer.citations),
            confidence=min(_confidence(answer, part.found) for part in posed.parts),
            timings_ms={**answer.timings_ms, "total": (time.perf_counter() - posed.started) * 1000},
        )

    def _elsewhere(self, posed: "_Posed") -> tuple[str, ...]:
        """Name the documents outside the scope that do answer."""
        if posed.finder is self._finder:
            return ()
        parts = Conversation(self._korean, self._finder).asked(posed.reading.analysis, posed.earlier)
        draft, refused = _drafted(parts, self._finder)
        documents = dict.fromkeys(citation.document for citation in draft.citations)
        return () if refused else tuple(document for document in documents if not posed.finder.allows(document))

    def _read(self, history: Sequence[Turn]) -> list[Turn]:
        """The conversation with its questions as they were read."""
        asked = (self.read(said_first(without_courtesy(turn.question))).analysis.text for turn in history)
        return [replace(turn, question=question) for turn, question in zip(history, asked, strict=True)]

    def _answered(self, posed: "_Posed") -> Pieces:
        hits = hits_of(posed.parts)
        yield Stage(StageKind.FOUND, len(hits), understood(posed.parts))
        if self._writer is None or not hits:
            yield from _built_in(posed)
            return
        written = self._writer.stream(posed.text, posed.history, hits, understood(posed.parts))
        yield from or_instead(written, lambda: _built_in(posed))

    def close(self) -> None:
        """Close the library."""
        self.library.close()


@dataclass(frozen=True, slots=True)
class _Posed:
    """A question with the conversation before it, as written and as read, and what was found for it."""

    text: str
    history: Sequence[Turn]
    reading: Reading
    earlier: Sequence[Turn]
    finder: EvidenceFinder
    parts: tuple[Asked, ...]
    started: float


def _drafted(parts: Sequence[Asked], finder: EvidenceFinder) -> tuple[Draft, bool]:
    most = LONGEST // len(parts)
    draft, refused = joined([Part(part.question, *answer(part.found, finder, most)) for part in parts])
    return with_whole_words(draft, finder.read, finder.are_apart), refused


def _built_in(posed: _Posed) -> Pieces:
    draft, refused = _drafted(posed.parts, posed.finder)
    yield from _written(draft, refused, posed.text, understood(posed.parts), posed.started)


def _written(draft: Draft, refused: bool, asked: str, whole: str, started: float) -> Pieces:
    """A draft in pieces, then checked; ``whole`` is the question as it was understood."""
    yield from (f"{line}\n\n" for line in draft.lines[:-1])
    yield from draft.lines[-1:]
    yield Stage(StageKind.CHECKING)
    citations = tuple(draft.citations)
    checks = tuple(
        replace(check, supported=True) if check.value in draft.computed else check
        for check in check_answer(draft.text, citations, whole, draft.contexts)
    )
    yield Answer(
        question=asked,
        understood=whole,
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
