"""Grade answers against a question set.

Pure functions over values; what counts as right, found and refused is defined here and in ``eval.gold``.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import Answer
from eval.gold import BUDGETS, Gold
from eval.measures import Measures
from eval.questions import Question
from eval.spans import Span

_MARKS = re.compile(r"\[\d+\]|\*\*|`")
_THOUSANDS_COMMA = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


@dataclass(frozen=True, slots=True)
class Grade:
    """What one answer is worth; a field is None where the question doesn't say what is right.

    ``missing`` are the ``must_include`` lists of which no form stands in the answer, ``forbidden`` the
    ``must_not_include`` forms that do. ``citations`` counts those of an answer that wasn't refused to a
    question with evidence, ``right_citations`` those of them that are about the evidence.
    ``found_by_citations`` and ``found_in_hits`` are shares of the evidence; ``found_within`` is the latter for each
    of ``eval.gold.BUDGETS``, empty where the question has no evidence. ``measures`` is None in runs of older versions.
    """

    id: str
    type: str
    answerable: bool | None
    refused: bool
    correct: bool | None
    missing: tuple[tuple[str, ...], ...]
    forbidden: tuple[str, ...]
    citations: int
    right_citations: int
    found_by_citations: float | None
    found_in_hits: float | None
    latency_ms: float
    confidence: float = 0.0
    found_within: tuple[float, ...] = ()
    measures: Measures | None = None


def grade(question: Question, answer: Answer, hits: Sequence[Span], gold: Gold, latency_ms: float) -> Grade:
    """Grade one answer; ``hits`` are the spans that searching for the question gave, best first."""
    missing = missing_forms(answer.text, question.must_include)
    forbidden = forbidden_forms(answer.text, question.must_not_include)
    citations = () if answer.refused or not question.evidence else answer.citations
    return Grade(
        id=question.id,
        type=question.type,
        answerable=question.answerable,
        refused=answer.refused,
        correct=_is_correct(question, answer.refused, bool(missing), bool(forbidden)),
        missing=missing,
        forbidden=forbidden,
        citations=len(citations),
        right_citations=gold.right_citations(question, citations),
        found_by_citations=gold.found_by_citations(question, citations),
        found_in_hits=gold.found_in_hits(question, hits),
        latency_ms=latency_ms,
        confidence=answer.confidence,
        found_within=_found_within(question, hits, gold),
    )


def normalized(text: str) -> str:
    """What literal containment is decided on, for the answer and for the forms alike.

    NFC; citation marks ``[n]``, ``**`` and backquotes dropped; commas between a digit and just three
    digits dropped; then all white space dropped. Nothing else: no case folding, no borders of words or
    numbers.
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFC", text))
    return "".join(_THOUSANDS_COMMA.sub("", bare).split())


def missing_forms(answer: str, must_include: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The lists of forms of which none stands literally in the answer."""
    words = normalized(answer)
    return tuple(forms for forms in must_include if not any(normalized(form) in words for form in forms))


def forbidden_forms(answer: str, must_not_include: Sequence[str]) -> tuple[str, ...]:
    """The forbidden forms that stand literally in the answer."""
    words = normalized(answer)
    return tuple(form for form in must_not_include if normalized(form) in words)


def _found_within(question: Question, hits: Sequence[Span], gold: Gold) -> tuple[float, ...]:
    shares = (gold.found_in_hits(question, hits, characters) for characters in BUDGETS)
    return tuple(share for share in shares if share is not None)


def _is_correct(question: Question, refused: bool, misses: bool, forbidden: bool) -> bool | None:
    """Answerable: not refused, nothing missing or forbidden. Unanswerable: refused, nothing forbidden."""
    if question.answerable is False:
        return refused and not forbidden
    if not question.must_include:
        return None
    return not (refused or misses or forbidden)
