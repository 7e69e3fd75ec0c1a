"""From what a model wrote to what the reader gets: each sentence with what carries it, or a mark that nothing does.

A sentence without a citation, or with one that says otherwise, gets the passage that carries it. One that nothing
carries, or that says other figures, names or codes than what it cites, is marked, and left out where the reader wants
it strict. Knows nothing of models.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.checks import check_answer
from assistant.citations import CitedSentence, Mark, cited_sentences, find_marks, in_code, renumber
from assistant.grounding import Grounding
from assistant.types import Citation
from assistant.writing.claims import is_claim, says_absence
from ingest import patterns as re

NOTHING = "(근거 없음)"
OTHERWISE = "(근거와 다름)"
# Codes, addresses and links: unlike words, they are right only as they stand.
_CODE = re.compile(r"[A-Za-z](?=[A-Za-z0-9:/._-]*[0-9@]|[a-z]+://)[A-Za-z0-9@:/._?=&-]+[A-Za-z0-9]")
# What stands behind a sentence's last word: a mark goes before it, inside the last cell of a table row.
_END = re.compile(r"[\s.!?。…|*]*$")


@dataclass(frozen=True, slots=True)
class Settled:
    """An answer's text with its citations numbered in order; ``contexts`` says what stands above each of them.

    ``carried`` counts the sentences that hold against what they cite, ``flawed`` those that don't, ``left_out`` those
    of them that are no longer there.
    """

    text: str
    citations: tuple[Citation, ...]
    contexts: Mapping[int, str]
    carried: int
    flawed: int
    left_out: int

    @property
    def tenable(self) -> bool:
        """Whether enough of the answer holds to be shown: a third of what it claims."""
        return self.carried > 0 and 2 * self.carried >= self.flawed


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
    carried = flawed = 0
    for place, sentence in enumerate(sentences):
        end = sentences[place + 1].start if place + 1 < len(sentences) else len(text)
        start = sentence.start if place else 0
        own = [mark for mark in marks if start <= mark.start < end]
        coded = in_code(text, sentence.start + _end(sentence.plain))  # no mark can stand there
        verdict = _Verdict() if coded else _verdict(sentence, grounding, question)
        carried += verdict.carried
        flawed += bool(verdict.mark)
        if strict and verdict.mark:
            changes.append(_dropped(text, start, sentence.end, end))
        else:
            changes += _marked(text, sentence, own, verdict)
    citations, contexts = _cited(grounding)
    rewritten, order = renumber(_changed(text, changes), [*citations])
    return Settled(
        rewritten.strip(),
        tuple(replace(citations[old], number=number) for old, number in order.items()),
        {order[old]: contexts[old] for old in order},
        carried,
        flawed,
        flawed if strict else 0,
    )


def _cited(grounding: Grounding) -> tuple[dict[int, Citation], Mapping[int, str]]:
    return {citation.number: citation for citation in grounding.citations}, grounding.contexts


@dataclass(frozen=True, slots=True)
class _Verdict:
    """``cites`` are new citations of a sentence, ``mark`` what is wrong with it; ``bare`` takes its own marks away."""

    cites: tuple[int, ...] = ()
    mark: str = ""
    bare: bool = False
    carried: bool = False


def _verdict(sentence: CitedSentence, grounding: Grounding, question: str) -> _Verdict:
    words, own = sentence.plain, sentence.numbers
    if not is_claim(words):
        absent = says_absence(words)
        return _Verdict(bare=absent, carried=bool(own) and not absent)
    if own and _holds(words, own, grounding, question):
        return _Verdict(carried=True)
    found = tuple(grounding.support(words, question))
    if found and _holds(words, found, grounding, question):
        return _Verdict(found, bare=True, carried=True)
    if own or found:
        return _Verdict(() if own else found, OTHERWISE)
    return _Verdict(mark=NOTHING)


def _holds(words: str, cites: Sequence[int], grounding: Grounding, question: str) -> bool:
    """Whether the figures, quotations and codes of a sentence stand in what it cites, or in the question."""
    known, contexts = _cited(grounding)
    citations = [known[number] for number in cites if number in known]
    if not all(check.supported for check in check_answer(words, citations, question, contexts)):
        return False
    read = "\n".join((question, *(f"{one.quote}\n{contexts[one.number]}\n{one.document}" for one in citations)))
    return all(code.lower() in read.lower() for code in _CODE.findall(words))


def _marked(text: str, sentence: CitedSentence, own: Sequence[Mark], verdict: _Verdict) -> list[_Change]:
    changes = [_Change(len(text[: mark.start].rstrip(" ")), mark.end, "") for mark in own] if verdict.bare else []
    words = "".join(f"[{number}]" for number in verdict.cites) + verdict.mark
    at = own[-1].end if own and not verdict.bare else sentence.start + _end(sentence.plain)
    return [*changes, _Change(at, at, words)] if words else changes


def _end(plain: str) -> int:
    found = _END.search(plain)
    return found.start() if found else len(plain)


def _dropped(text: str, start: int, stop: int, end: int) -> _Change:
    """Leave out a sentence with its marks; a line end after it stays."""
    behind = text[stop:end]
    return _Change(start, end, behind[behind.find("\n") :] if "\n" in behind else "")


def _changed(text: str, changes: Sequence[_Change]) -> str:
    for change in sorted(changes, key=lambda change: change.start, reverse=True):
        text = text[: change.start] + change.words + text[change.end :]
    lines = [line.rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line for line in lines if line not in {"-", "*", "•"})).strip()
