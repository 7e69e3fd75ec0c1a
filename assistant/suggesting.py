"""Questions to go on with after an answer, each tried: the documents do answer it, and say something new.

Thought of from the question's own words and from what stands around its citations; after a refusal from the passages
that were found. Trying stops after a fixed time, so that it never holds up anybody for long.
"""

import re
import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from assistant.evidence.reading import Reading, squeezed
from assistant.letters import letters_of, pairs_of
from assistant.scope import EVERYWHERE, Scope
from assistant.suggesting_around import articles, asked_there, beside, facts, in_charge_near, programmes, terms
from assistant.suggesting_ideas import Idea, Turn
from assistant.suggesting_swaps import compared, other_years, polite, without_bodies
from assistant.suggesting_tables import near_tables, of_other_rows
from assistant.types import Answer, Citation
from assistant.understanding.question import understand, years_of
from index.library import Library
from ingest.names import Names
from ingest.types import Block, BlockKind

if TYPE_CHECKING:
    from assistant.assistant import Assistant

# Seconds of this thread's CPU: some eight trials. A trial that has begun is finished.
_BUDGET_S = 0.2
# An answer that is offered must be surer than one that was asked for.
_SURE = 0.7
_PLACES, _FOUND = 3, 4
# How many blocks before a place may hold it: a row of a wide sheet.
_NESTED = 80
# At most so many that end alike: 예산은 얼마인가요 three times reads like a form.
_ALIKE, _ENDING = 2, 8
# Stems, and endings before endings.
_BEFORE_ENDINGS = ("V", "XSV", "XSA", "E")


def suggestions(
    assistant: "Assistant", answer: Answer, scope: Scope = EVERYWHERE, most: int = 3, asked: Sequence[str] = ()
) -> tuple[str, ...]:
    """Give up to ``most`` questions that the documents in the scope answer; ``asked`` are those asked before."""
    began = time.thread_time()
    trial = assistant.without_writer()
    known = {letters_of(words) for words in (*asked, answer.question, answer.understood)}
    said = {letters_of(answer.text)}
    kept: list[str] = []
    asked_for = {_without_year(words) for words in (*asked, answer.question)}
    cited = {(one.document, (one.start, one.end)) for one in answer.citations}
    ideas = [idea for idea in _ideas(trial, answer, scope) if (idea.document, idea.place) not in cited]
    for idea in _in_turns(answer.understood, ideas):
        if len(kept) == most or time.thread_time() - began > _BUDGET_S:
            break
        if _without_year(idea.question) in asked_for and idea.turn is not Turn.YEAR:
            continue
        if letters_of(idea.question) in known or sum(_like(idea.question, other) for other in kept) >= _ALIKE:
            continue
        known.add(letters_of(idea.question))
        tried = trial.ask(idea.question, (), scope)
        if _sure(tried) and letters_of(tried.text) not in said and _is_thought_of(tried, idea, answer):
            said.add(letters_of(tried.text))
            kept.append(idea.question)
            asked_for.add(_without_year(idea.question))
    return tuple(kept)


def _ideas(assistant: "Assistant", answer: Answer, scope: Scope) -> Iterator[Idea]:
    question = polite(answer.understood) if _is_spelled(assistant, answer.understood) else ""
    places = _Places(assistant.library)
    cited = [places.at(one.document, one.start, one.end) for one in answer.citations[:_PLACES]]
    if question:
        if answer.refused:
            yield from without_bodies(question, assistant.library.names)
        years = _years(assistant, question, [reading for reading, _ in cited], scope)
        yield from other_years(question, years)
        yield from compared(question, years)
    words = frozenset(re.findall(r"[가-힣A-Za-z0-9]{2,}", answer.understood))
    for reading, block in cited:
        yield from _around(reading, block, question, assistant.library.names)
    told = {one.document for one in answer.citations}
    hits = assistant.search(answer.understood, _FOUND, scope)
    for hit in (one for one in hits if answer.refused or not told or one.passage.document in told):
        reading, block = places.at(hit.passage.document, hit.passage.start, hit.passage.end)
        for idea in (*_around(reading, block, "", assistant.library.names), *near_tables(reading, block, words)):
            yield idea if answer.refused else replace(idea, turn=Turn.NEAR)


def _is_spelled(assistant: "Assistant", question: str) -> bool:
    """Whether the documents hold what a question names but bodies, so that it may be said again as it is.

    What could only be read with the ending of a verb that isn't there (노후·도·러) was spelled wrong.
    """
    library = assistant.library
    analysis = library.read(question).analysis
    tags = [token.rpartition("/")[2] for token in analysis.tokens]
    if any(tag.startswith("E") and not before.startswith(_BEFORE_ENDINGS) for before, tag in pairwise(tags)):
        return False
    asked = understand(question, analysis, library.names)
    terms = [word.term for word in asked.focus if not (word.light or word.verb)]
    bodies = {form for body in asked.bodies for form in body.forms}
    return all(term in bodies or library.document_frequency(term.lower()) for term in terms)


def _around(reading: Reading, block: Block, question: str, names: Names) -> Iterator[Idea]:
    if question:
        yield from of_other_rows(reading, block, question, names)
    for thought_of in (beside, programmes, facts, in_charge_near, terms, articles, asked_there):
        yield from thought_of(reading, block)


class _Places:
    """Blocks of documents, each document read once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._readings: dict[str, Reading] = {}

    def at(self, name: str, start: int, end: int) -> tuple[Reading, Block]:
        """The document with the smallest block around a span, or the first that begins within it."""
        if name not in self._readings:
            self._readings[name] = Reading(self._library.document(name))
        reading = self._readings[name]
        return reading, _innermost(reading.document.blocks, start, end)


def _innermost(blocks: Sequence[Block], start: int, end: int) -> Block:
    """The smallest block around a span, of a label with its cell the cell."""
    here = bisect_right(blocks, start, key=lambda block: block.start)
    around = [block for block in blocks[max(0, here - _NESTED) : here] if end <= block.end]
    within = [block for block in blocks[max(0, here - 1) : here + _NESTED] if start <= block.start < end]
    if not around:
        return (within or list(blocks))[0]
    block = min(around, key=lambda block: block.end - block.start)
    if block.kind is BlockKind.ROW and (start, end) != (block.start, block.end):
        return next((one for one in within if one.kind is BlockKind.CELL and one.end == end), block)
    return block


def _years(assistant: "Assistant", question: str, readings: Sequence[Reading], scope: Scope) -> list[int]:
    """The years that the question may be asked about, that of the cited document first.

    Where it names none, those of the other editions of what is cited.
    """
    facets = assistant.facets()
    own = [reading.edition_year for reading in readings[:1] if reading.edition_year]
    if not years_of(question):
        series = {_series(reading.document.title) for reading in readings}
        titles = [title for _, title in facets.documents if _series(title) in series]
        return [*own, *(year for title in titles for year in years_of(title))] if own else []
    return [*own, *(scope.years or (year for year, _ in facets.years))]


def _series(title: str) -> str:
    return "".join(letter for letter in title if letter.isalpha())


def _in_turns(question: str, ideas: list[Idea]) -> Iterator[Idea]:
    """One of each kind after the other, in the order of the kinds; of those from near by the likest first."""
    pairs = pairs_of(question)
    kinds = [[idea for idea in ideas if idea.turn is turn] for turn in Turn]
    kinds[Turn.NEAR].sort(key=lambda idea: -len(pairs & pairs_of(idea.question)))
    kinds[Turn.ASKED_THERE].sort(key=lambda idea: -len(pairs & pairs_of(idea.question)))
    for together in zip_longest(*kinds):
        yield from (idea for idea in together if idea is not None)


def _sure(tried: Answer) -> bool:
    answers = not tried.refused and bool(tried.citations) and tried.confidence >= _SURE
    return answers and all(check.supported for check in tried.checks)


def _is_thought_of(tried: Answer, idea: Idea, before: Answer) -> bool:
    """Whether a tried answer is the one that was thought of, and not the one that was given already."""
    if idea.turn is Turn.COMPARED:
        return any(check.formula for check in tried.checks)
    if not before.refused and any(_same_place(tried.citations[0], one) for one in before.citations):
        return False
    if idea.expected:
        return idea.expected in squeezed(tried.text.partition("[")[0])
    if idea.place is None:
        return True
    (start, end), first = idea.place, tried.citations[0]
    return first.document == idea.document and first.start < end and start < first.end


def _like(left: str, right: str) -> bool:
    """Whether two questions end alike, as if one had been made after the other."""
    return left[-_ENDING:] == right[-_ENDING:]


def _same_place(left: Citation, right: Citation) -> bool:
    return (left.document, left.start, left.end) == (right.document, right.start, right.end)


def _without_year(words: str) -> str:
    return letters_of(re.sub(r"20\d\d년", "", words))
