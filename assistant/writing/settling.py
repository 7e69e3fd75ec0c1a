"""From what a model wrote to what the reader gets: each sentence with what carries it, or a mark that nothing does.

A sentence without a citation gets the passage that carries it. One that nothing carries, or that says other figures
than what it cites, is marked, and left out where the reader wants it strict. Knows nothing of models.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.checks import check_answer
from assistant.citations import CitedSentence, Mark, cited_sentences, find_marks, renumber
from assistant.grounding import Grounding
from assistant.types import Citation
from assistant.writing.claims import is_claim, says_absence

NOTHING = "(근거 없음)"
OTHERWISE = "(근거와 다름)"
# What stands behind a sentence's last word: a mark goes before it, inside the last cell of a table row.
_END = re.compile(r"[\s.!?。…|*]*$")


@dataclass(frozen=True, slots=True)
class Settled:
    """An answer's text with its citations numbered in order; ``contexts`` says what stands above each of them."""

    text: str
    citations: tuple[Citation, ...]
    contexts: Mapping[int, str]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Change:
    start: int
    end: int
    words: str


def settled(written: str, grounding: Grounding, question: str, *, strict: bool) -> Settled:
    """Settle every sentence; ``strict`` leaves out those that the documents don't carry."""
    text = written.strip()
    marks = find_marks(text)
    sentences = cited_sentences(text)
    changes: list[_Change] = []
    left_out = 0
    for place, sentence in enumerate(sentences):
        end = sentences[place + 1].start if place + 1 < len(sentences) else len(text)
        start = sentence.start if place else 0
        own = [mark for mark in marks if start <= mark.start < end]
        verdict = _verdict(sentence, grounding, question)
        if strict and verdict.mark:
            left_out += 1
            changes.append(_dropped(text, start, sentence.end, end))
        else:
            changes += _marked(sentence, own, verdict)
    return _numbered(_changed(text, changes), grounding, left_out)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """``cites`` are new citations of a sentence, ``mark`` what is wrong with it; ``bare`` takes its marks away."""

    cites: tuple[int, ...] = ()
    mark: str = ""
    bare: bool = False


def _verdict(sentence: CitedSentence, grounding: Grounding, question: str) -> _Verdict:
    if not is_claim(sentence.plain):
        return _Verdict(bare=says_absence(sentence.plain))
    cites = tuple(sentence.numbers) or tuple(grounding.support(sentence.plain))
    if not cites:
        return _Verdict(mark=NOTHING)
    new = () if sentence.numbers else cites
    return _Verdict(new, "" if _holds(sentence.plain, cites, grounding, question) else OTHERWISE)


def _holds(words: str, cites: Sequence[int], grounding: Grounding, question: str) -> bool:
    citations = [citation for citation in grounding.citations if citation.number in cites]
    return all(check.supported for check in check_answer(words, citations, question, grounding.contexts))


def _marked(sentence: CitedSentence, own: Sequence[Mark], verdict: _Verdict) -> list[_Change]:
    if verdict.bare:
        return [_Change(mark.start, mark.end, "") for mark in own]
    words = "".join(f"[{number}]" for number in verdict.cites) + verdict.mark
    at = own[-1].end if own else sentence.start + _end(sentence.plain)
    return [_Change(at, at, words)] if words else []


def _end(plain: str) -> int:
    found = _END.search(plain)
    return found.start() if found else len(plain)


def _dropped(text: str, start: int, stop: int, end: int) -> _Change:
    """Leave out a sentence with its marks; a line end after it stays."""
    behind = text[stop:end]
    return _Change(start, end, behind[behind.find("\n") :] if "\n" in behind else "")


def _changed(text: str, changes: Sequence[_Change]) -> str:
    for change in reversed(changes):
        text = text[: change.start] + change.words + text[change.end :]
    lines = [line.rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line for line in lines if line not in {"-", "*", "•"})).strip()


def _numbered(text: str, grounding: Grounding, left_out: int) -> Settled:
    known = {citation.number: citation for citation in grounding.citations}
    renumbered, order = renumber(text, [*known])
    citations = tuple(replace(known[old], number=number) for old, number in order.items())
    contexts = {order[old]: context for old, context in grounding.contexts.items() if old in order}
    return Settled(renumbered.strip(), citations, contexts, left_out)
