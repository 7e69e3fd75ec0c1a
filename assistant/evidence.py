"""Evidence for a question: every sentence, table row and cell of the hits, weighed by what it covers.

A candidate covers a question's words by its own text, by the bullet it stands under, or by headings, each worth less
than the one before. Years and bodies are conditions: evidence of another year or body is another fact.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.bodies import Body
from assistant.figures import parse_figures
from assistant.kinds import kind_fit
from assistant.likeness import Likeness
from assistant.quantities import FigureKind
from assistant.question import Asked, Question, is_negated, ordinals_of, years_of
from assistant.reading import Reading, squeezed
from assistant.units_of_cells import cells_of, unit_of
from assistant.words import Word
from index.types import Hit
from ingest.types import Block, BlockKind, Sentence


class EvidenceSource(Protocol):
    """What weighing evidence needs of a library."""

    def sentences(self, name: str, start: int, end: int) -> list[Sentence]: ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may answer. ``own`` is its text with the names of its row and column; blanks are squeezed out."""

    reading: Reading
    block: Block
    start: int
    end: int
    own: str
    near: str
    far: str
    names: str
    own_terms: frozenset[str]
    years: tuple[int, ...]
    standing_years: tuple[int, ...]
    ordinals: frozenset[tuple[str, int]]
    rank: int

    @property
    def quote(self) -> str:
        """The exact words."""
        return self.reading.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its score in 0..1 and what the score is made of."""

    candidate: Candidate
    score: float
    coverage: float
    kind_fit: float
    year_fit: float
    body_fit: float
    missing: tuple[str, ...]


# How much a word counts that stands in the candidate itself, beside it, or in a heading above it.
_OWN, _NEAR, _FAR = 1.0, 0.85, 0.65
# Whitened cosines of words of one meaning lie from 0.3 (나라, 국가) to 0.6 (줄어들다, 감소), of others below 0.15.
_ALIKE_FROM, _ALIKE_LIFT, _ALIKE_MOST = 0.28, 0.25, 0.8
# What the library doesn't know at all is often only another way to say it.
_UNKNOWN_WEIGHT = 0.6
_MISSING_BELOW = 0.5
_PLACE_NAME = re.compile(r"[가-힣]{2,4}(?:시|도|군|구|읍|면|동|역)")
_A_YEAR_OLDER, _OLDEST = 0.03, 0.09
_ASKS = re.compile(r"[?？]\s*\W*$")
_LEAST_NAME = 4


def candidates(hits: Sequence[Hit], readings: Mapping[str, Reading], source: EvidenceSource) -> Iterator[Candidate]:
    """Every sentence of the hits, and every table row and value cell with the words that name it."""
    seen: set[tuple[str, int, int]] = set()
    for hit in hits:
        passage = hit.passage
        reading = readings[passage.document]
        for sentence in source.sentences(passage.document, passage.start, passage.end):
            for candidate in _of_sentence(reading, sentence, hit.rank):
                key = (passage.document, candidate.start, candidate.end)
                if key not in seen:
                    seen.add(key)
                    yield candidate


def _of_sentence(reading: Reading, sentence: Sentence, rank: int) -> Iterator[Candidate]:
    block = reading.document.blocks[sentence.block]
    if block.kind is BlockKind.CAPTION or _ASKS.search(reading.document.text[sentence.start : sentence.end]):
        return  # a question in the documents is no answer
    if block.kind is BlockKind.CELL:
        yield from _of_cell(reading, block, sentence, rank)
        return
    lineage = reading.lineage(block)
    bullets = [above for above in lineage if above.kind is not BlockKind.HEADING]
    near = " ".join([reading.own(block), *map(reading.own, bullets), *reading.headings(block)[-1:]])
    own = reading.document.text[sentence.start : sentence.end]
    if block.kind is BlockKind.FOOTNOTE:
        own = f"{reading.explained(block)} {own}"
    yield _candidate(reading, block, (sentence.start, sentence.end), own, near, sentence.terms, rank)


def _of_cell(reading: Reading, cell: Block, sentence: Sentence, rank: int) -> Iterator[Candidate]:
    table = reading.table_of(cell)
    if table is None:
        return
    blocks = reading.document.blocks
    row = blocks[cell.parent] if cell.parent is not None else cell
    names = [reading.own(blocks[header]) for header in cell.headers]
    captions = " ".join([*map(reading.own, reading.captions(table)), *reading.headings(cell)[-1:]])
    if cell.headers and cell.id not in {header for other in cells_of(reading, row) for header in other.headers}:
        own = " ".join([*names, reading.own(cell)])
        described = " ".join([*names, f"({unit_of(reading, cell)})"])
        yield _candidate(reading, cell, (cell.start, cell.end), own, captions, sentence.terms, rank, described)
    heads = {header for other in cells_of(reading, row) for header in other.headers if blocks[header].parent != row.id}
    if not heads and reading.is_header_row(row):
        return
    own = " ".join([*(reading.own(blocks[head]) for head in sorted(heads)), reading.own(row)])
    yield _candidate(reading, row, (row.start, row.end), own, captions, (), rank)


def _candidate(
    reading: Reading,
    block: Block,
    span: tuple[int, int],
    own: str,
    near: str,
    terms: tuple[str, ...],
    rank: int,
    names: str = "",
) -> Candidate:
    headings = reading.headings(block)
    document = reading.document
    far = " ".join([*headings, document.title, document.name])
    standing = next((years for text in [near, *reversed(headings)] if (years := years_of(text))), ())
    if not standing and reading.edition_year is not None:
        standing = (reading.edition_year,)
    return Candidate(
        reading, block, *span, squeezed(own), squeezed(near), squeezed(far), names, frozenset(terms), years_of(own), standing,
        frozenset(ordinals_of(f"{own} {near} {far}")), rank,
    )  # fmt: skip


def weigh(question: Question, words: Sequence[Word], found: Sequence[Candidate], likeness: Likeness) -> list[Weighed]:
    """Score candidates, best first."""
    terms = sorted({term for candidate in found for term in candidate.own_terms})
    place = {term: i for i, term in enumerate(terms)}
    cosines = likeness.cosines([word.term for word in words], terms)
    weighed = []
    for candidate in found:
        columns = [place[term] for term in candidate.own_terms]
        alike = cosines[:, columns].max(axis=1) if columns else [0.0] * len(words)
        weighed.append(_weighed(question, words, candidate, [float(value) for value in alike]))
    newest = max((one.candidate.reading.edition_year or 0 for one in weighed), default=0)
    return sorted(
        weighed, key=lambda one: (-_newer_first(question, one, newest), one.candidate.rank, one.candidate.start)
    )


def _newer_first(question: Question, one: Weighed, newest: int) -> float:
    """The score, a little lower for older editions when the question names no year."""
    edition = one.candidate.reading.edition_year
    behind = 0 if question.years or edition is None else newest - edition
    return one.score * (1 - min(_OLDEST, _A_YEAR_OLDER * behind))


def _weighed(question: Question, words: Sequence[Word], candidate: Candidate, alike: Sequence[float]) -> Weighed:
    covered = total = 0.0
    missing = []
    for word, cosine in zip(words, alike, strict=True):
        worth = _worth(word, candidate, cosine)
        covered += word.weight * worth
        total += word.weight
        if worth < _MISSING_BELOW and not (word.verb or word.light):
            missing.append(word.term)
    coverage = covered / total if total else 0.5
    kind = kind_fit(question, candidate.quote, candidate.block.kind, candidate.names)
    year = year_fit(question, candidate)
    body = body_fit(question.bodies, candidate)
    held = _head_fit(question, words, candidate) * _ordinal_fit(question, candidate)
    held *= _document_fit(question, words, candidate)
    held *= _event_fit(question, words, candidate) * _stated_fit(question, candidate) * _place_fit(words)
    held *= _pick_fit(question, candidate)
    if is_negated(question.text) and not is_negated(candidate.quote):
        held *= 0.85
    score = coverage * kind * year * body * held * (1 - 0.004 * candidate.rank)
    return Weighed(candidate, score, coverage, kind, year, body, tuple(missing))


def _worth(word: Word, candidate: Candidate, cosine: float) -> float:
    """How far a candidate covers a word, 0 to 1."""
    stems = [form for form in word.forms if len(form) > 1]
    if word.term in candidate.own_terms or any(form in candidate.own for form in stems):
        return _OWN
    alike = min(_ALIKE_MOST, cosine + _ALIKE_LIFT) if cosine >= _ALIKE_FROM else 0.0
    if any(form in candidate.near for form in stems):
        return max(alike, _NEAR)
    if any(form in candidate.far for form in stems):
        return max(alike, _FAR)
    return alike


def _head_fit(question: Question, words: Sequence[Word], candidate: Candidate) -> float:
    """Little when the noun asked about stands nowhere near; less when no document has it."""
    word = next((word for word in words if word.forms[0] == question.head.lower()), None)
    if word is None:
        return 1.0
    held = any(form in text for form in word.forms for text in (candidate.own, candidate.near, candidate.far))
    return 1.0 if held else 0.55 if word.known else 0.4


def _pick_fit(question: Question, candidate: Candidate) -> float:
    """Little when the question picks one of several (4분기, 나등급) and the candidate is another."""
    fit = 1.0
    for pick in question.picks:
        fit *= 1.1 if pick.lower() in candidate.own else 0.8 if pick.lower() in candidate.near else 0.5
    return fit


def _event_fit(question: Question, words: Sequence[Word], candidate: Candidate) -> float:
    """Less when the question asks when or why something happened and the candidate doesn't speak of it."""
    if not question.asked & {Asked.DATE, Asked.REASON} or not any(word.term == question.event for word in words):
        return 1.0
    return 1.0 if question.event in candidate.own + candidate.near else 0.75


def _stated_fit(question: Question, candidate: Candidate) -> float:
    """Less when the question states an amount that isn't there: 6,369억 중에, 월 50만원으로 오른."""
    stated = [figure for figure in parse_figures(question.text) if figure.kind is FigureKind.AMOUNT]
    if not stated:
        return 1.0
    text = f"{candidate.quote}\n{candidate.near}\n{candidate.own}"
    held = {figure.value for figure in parse_figures(text)}
    return 1.0 if all(figure.value in held for figure in stated) else 0.6


def _place_fit(words: Sequence[Word]) -> float:
    """Little when the question names a place that no document has: 부산시, 햇살구."""
    unknown = [word.term for word in words if not word.known]
    return 0.5 if any(_PLACE_NAME.fullmatch(term) for term in unknown) else 1.0


def _document_fit(question: Question, words: Sequence[Word], candidate: Candidate) -> float:
    """Little when other documents have a name that the question gives and this one does not: 산업융합발전 실행계획."""
    named = [compound for compound in question.compounds if len(compound) >= _LEAST_NAME]
    known = {word.term for word in words if word.known}
    return 0.4 if any(name in known and name not in candidate.reading.squeezed for name in named) else 1.0


def _ordinal_fit(question: Question, candidate: Candidate) -> float:
    """Little when the candidate counts another one: 제2차 for 제3차."""
    fit = 1.0
    for unit, number in question.ordinals:
        of_unit = {other for kind, other in candidate.ordinals if kind == unit}
        if of_unit and number not in of_unit:
            fit *= 0.3
        elif not of_unit:
            fit *= 0.7
    return fit


def year_fit(question: Question, candidate: Candidate) -> float:
    """1 when the candidate is of the year asked for, little when it is of another."""
    if not question.years:
        return 1.0
    if any(year in candidate.years for year in question.years):
        return 1.05 if _of_that_year(question, candidate) else 0.6
    if candidate.years:
        return 0.6 if any(year in candidate.standing_years for year in question.years) else 0.35
    if not candidate.standing_years:
        return 0.8
    return 1.0 if any(year in candidate.standing_years for year in question.years) else 0.35


def _of_that_year(question: Question, candidate: Candidate) -> bool:
    """False when the year only bounds a period whose figure is that of all its years: '25~'30, 1,131억원."""
    if Asked.PERIOD in question.asked or _STARTING.search(question.text):
        return True
    periods = [figure for figure in parse_figures(candidate.quote) if figure.kind is FigureKind.PERIOD]
    spans = [candidate.quote[figure.start : figure.end] for figure in periods]
    bounding = {year for span in spans for year in years_of(span)}
    outside = candidate.quote
    for span in spans:
        outside = outside.replace(span, "")
    return any(year in years_of(outside) or year not in bounding for year in question.years)


_STARTING = re.compile(r"시작|부터|착수|까지|끝나|종료|완료|기간")


def body_fit(bodies: Sequence[Body], candidate: Candidate) -> float:
    """1 when the candidate or what stands above it names the bodies asked for, little when not."""
    if not bodies:
        return 1.0
    named = [_names(body, candidate) for body in bodies]
    return sum(named) / len(named)


def _names(body: Body, candidate: Candidate) -> float:
    for text, worth in ((candidate.own, 1.05), (candidate.near, 1.0), (candidate.far, 0.95)):
        if any(form in text for form in body.forms):
            return worth
    return 0.3
