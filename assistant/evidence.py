"""Evidence for a question: every sentence, table row and cell of the hits, weighed by what it covers.

A candidate covers a question's words by its own text, by the bullet it stands under, or by headings, each worth less
than the one before. Years and bodies are conditions: evidence of another year or body is another fact.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.bodies import Body, find_bodies
from assistant.figures import parse_figures
from assistant.likeness import Likeness
from assistant.question import Asked, FocusWord, Question, ordinals_of, years_of
from assistant.quantities import FigureKind
from assistant.reading import Reading, squeezed
from assistant.repair import known_parts, nearest_terms
from index.types import Hit
from ingest.types import Block, BlockKind, Sentence



class EvidenceSource(Protocol):
    """What weighing evidence needs of a library."""

    def sentences(self, name: str, start: int, end: int) -> list[Sentence]: ...
    def document_frequency(self, term: str) -> int: ...
    def vocabulary(self) -> Mapping[str, int]: ...
    @property
    def passage_count(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Word:
    """A focus word with the written forms that count as it, its weight, and whether the library knows it."""

    term: str
    forms: tuple[str, ...]
    weight: float
    known: bool


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
_OWN, _NEAR, _FAR = 1.0, 0.8, 0.65
# Whitened cosines of words of one meaning lie from 0.3 (나라, 국가) to 0.6 (줄어들다, 감소), of others below 0.15.
_ALIKE_FROM, _ALIKE_LIFT, _ALIKE_MOST = 0.28, 0.25, 0.8
# What the library doesn't know at all is often only another way to say it.
_UNKNOWN_WEIGHT = 0.6
_MISSING_BELOW = 0.5
# A verb says less than a noun about what is asked.
_VERB_WEIGHT = 0.35
# Words that stand together in the question should stand together in the evidence: 산업융합발전 is not 산업 and 발전.
_COMPOUND_WEIGHT = 0.35
_LEAST_NAME = 4


def weigh_words(question: Question, source: EvidenceSource) -> tuple[Word, ...]:
    """Weigh focus words by how rare they are, mending what the library doesn't know."""
    total = max(1, source.passage_count)
    words = []
    for focus in question.focus:
        frequency = source.document_frequency(focus.term)
        forms: tuple[str, ...] = (focus.form.lower(),)
        if frequency == 0 and not focus.verb:
            mended = _mended(focus, source.vocabulary())
            forms += mended
            frequency = max((source.document_frequency(term) for term in mended), default=0)
        rarity = math.log(1 + total / (frequency + 0.5)) / math.log(1 + 2 * total)
        weight = rarity * (_VERB_WEIGHT if focus.verb else 1.0) * (1.0 if frequency else _UNKNOWN_WEIGHT)
        words.append(Word(focus.term, forms, weight, frequency > 0))
    known = {word.term for word in words}
    for compound in question.compounds:
        if compound not in known:
            frequency = source.document_frequency(compound)
            rarity = math.log(1 + total / (frequency + 0.5)) / math.log(1 + 2 * total)
            words.append(Word(compound, (compound,), _COMPOUND_WEIGHT * rarity, frequency > 0))
    return tuple(words)


def _mended(focus: FocusWord, vocabulary: Mapping[str, int]) -> tuple[str, ...]:
    nearest = nearest_terms(focus.form.lower(), vocabulary)
    return nearest or known_parts(focus.form.lower(), vocabulary)


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
    if block.kind is BlockKind.CAPTION:
        return
    if block.kind is BlockKind.CELL:
        yield from _of_cell(reading, block, sentence, rank)
        return
    lineage = reading.lineage(block)
    bullets = [above for above in lineage if above.kind is not BlockKind.HEADING]
    near = " ".join([reading.own(block), reading.explained(block) if block.kind is BlockKind.FOOTNOTE else "", *map(reading.own, bullets)])
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
    captions = " ".join(map(reading.own, reading.captions(table)))
    if cell.headers and cell.id not in {header for other in _cells(reading, row) for header in other.headers}:
        own = " ".join([*names, reading.own(cell)])
        yield _candidate(reading, cell, (cell.start, cell.end), own, captions, sentence.terms, rank)
    heads = {header for other in _cells(reading, row) for header in other.headers if blocks[header].parent != row.id}
    own = " ".join([*(reading.own(blocks[head]) for head in sorted(heads)), reading.own(row)])
    yield _candidate(reading, row, (row.start, row.end), own, captions, (), rank)


def _cells(reading: Reading, row: Block) -> list[Block]:
    blocks = reading.document.blocks
    cells = []
    for block in blocks[row.id + 1 :]:
        if block.parent != row.id:
            break
        cells.append(block)
    return cells


def _candidate(
    reading: Reading, block: Block, span: tuple[int, int], own: str, near: str, terms: tuple[str, ...], rank: int
) -> Candidate:
    headings = reading.headings(block)
    document = reading.document
    far = " ".join([*headings, document.title, document.name])
    standing = next((years for text in [near, *reversed(headings)] if (years := years_of(text))), ())
    if not standing and reading.edition_year is not None:
        standing = (reading.edition_year,)
    return Candidate(
        reading, block, *span, squeezed(own), squeezed(near), squeezed(far), frozenset(terms), years_of(own), standing,
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
    return sorted(weighed, key=lambda one: (-one.score, one.candidate.rank, one.candidate.start))


def _weighed(question: Question, words: Sequence[Word], candidate: Candidate, alike: Sequence[float]) -> Weighed:
    covered = total = 0.0
    missing = []
    for word, cosine in zip(words, alike, strict=True):
        worth = _worth(word, candidate, cosine)
        covered += word.weight * worth
        total += word.weight
        if worth < _MISSING_BELOW and not word.term.endswith("다"):
            missing.append(word.term)
    coverage = covered / total if total else 0.5
    kind = kind_fit(question, candidate)
    year = year_fit(question, candidate)
    body = body_fit(question.bodies, candidate)
    held = _head_fit(question, words, candidate) * _ordinal_fit(question, candidate)
    held *= _document_fit(question, words, candidate)
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


def _document_fit(question: Question, words: Sequence[Word], candidate: Candidate) -> float:
    """Little when other documents have a name that the question gives and this one does not: 산업융합발전 실행계획."""
    named = [compound for compound in question.compounds if len(compound) >= _LEAST_NAME]
    known = {word.term for word in words if word.known}
    return 0.5 if any(name in known and name not in candidate.reading.squeezed for name in named) else 1.0


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


_KINDS: Mapping[Asked, frozenset[FigureKind]] = {
    Asked.AMOUNT: frozenset({FigureKind.AMOUNT}),
    Asked.PERCENT: frozenset({FigureKind.PERCENT, FigureKind.PERCENT_POINT}),
    Asked.COUNT: frozenset({FigureKind.COUNT}),
    Asked.DATE: frozenset({FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD, FigureKind.TIME}),
    Asked.PERIOD: frozenset({FigureKind.PERIOD, FigureKind.DATE, FigureKind.YEAR, FigureKind.TIME, FigureKind.COUNT}),
    Asked.PHONE: frozenset({FigureKind.IDENTIFIER}),
}
_REASON = re.compile(r"위해|위한|때문|으로 인|따라|대비|목적|통해|하고자|하기 위")
_DEFINING = re.compile(r"이란|[가-힣]란 |말한다|뜻한다|의미|제도로|공간|비전·목표")
_DATE_IN_BRACKETS = re.compile(r"\(~?['‘’]?\d\d\.\d{1,2}(?:월|[).~])")
_PERSON = re.compile(
    r"[가-힣]{2,4} ?(?:팀장|과장|국장|실장|사무관|주무관|장관|위원장|시장|대표|교수)|(?:팀 ?장|과 ?장|국 ?장|장 ?관|사무관|주무관|시 ?장|위원장|담당자|책임자)[ \t:]+[가-힣]{2,4}"
)
_PLACE = re.compile(
    r"[가-힣]{2,3}(?:특별시|광역시|특별자치[시도])|[가-힣]{2,3}[시군](?![가-힣])|\d+층|센터|회관|청사|도서관|서울|부산|대구|인천|광주|대전|울산|세종|경기|강원|충[북남청]|전[북남라]|경[북남상]|제주|강릉|홈페이지|누리집"
)
_ENUMERATION = re.compile(r"[,·、]|①.*②|▲.*▲")
_GROUPS = ("개|개소|개사|곳|군데|가지|종|개국", "명|인|사람", "회|번|차례", "km|㎞|킬로", "팀|개팀", "년|개월|일|주")


def kind_fit(question: Question, candidate: Candidate) -> float:
    """How well a candidate holds the kinds of figure or phrase that the question asks for.

    Figures may be shared out between several candidates, so their fits are averaged; a reason or a place is not.
    """
    fits = {kind: _fits(kind, question, candidate) for kind in question.asked}
    figures = [fit for kind, fit in fits.items() if kind in _KINDS]
    others = [fit for kind, fit in fits.items() if kind not in _KINDS]
    return (sum(figures) / len(figures) if figures else 1.0) * min(others, default=1.0)


def _fits(kind: Asked, question: Question, candidate: Candidate) -> float:
    quote = candidate.quote
    cell = candidate.block.kind in (BlockKind.CELL, BlockKind.ROW)
    if kind in _KINDS:
        return _figure_fit(kind, question, candidate)
    if kind in (Asked.REASON, Asked.METHOD, Asked.DEFINITION) and cell:
        return 0.4
    if kind is Asked.PERSON:
        return 1.1 if _PERSON.search(quote) else 0.6
    if kind is Asked.PLACE:
        return 1.05 if _PLACE.search(quote) or find_bodies(quote) else 0.7
    if kind is Asked.LIST:
        return 1.15 if len(_ENUMERATION.findall(quote)) > 1 or len(quote) > 1 and "①" in quote else 0.85
    if kind is Asked.EMAIL:
        return 1.1 if "@" in quote else 0.3
    if kind is Asked.REASON:
        return 1.1 if _REASON.search(quote) else 0.8
    if kind is Asked.DEFINITION:
        return 1.15 if candidate.block.kind is BlockKind.FOOTNOTE or _DEFINING.search(quote) else 0.9
    if kind is Asked.BODY:
        return 1.1 if find_bodies(quote) or re.search(r"위원회|[가-힣]+[과팀국처청](?:\)|\s|$)", quote) else 0.95
    return 1.0


def _figure_fit(kind: Asked, question: Question, candidate: Candidate) -> float:
    figures = parse_figures(candidate.quote)
    wanted = _KINDS[kind]
    if candidate.block.kind in (BlockKind.CELL, BlockKind.ROW) and kind in (Asked.AMOUNT, Asked.PERCENT, Asked.COUNT):
        wanted = wanted | {FigureKind.NUMBER}
    if kind is Asked.COUNT and question.counter and f"({question.counter})" in candidate.quote:
        wanted = wanted | {FigureKind.NUMBER}  # 방문자 수(명) : 2,388
    matching = [figure for figure in figures if figure.kind in wanted]
    if not matching:
        return 1.05 if kind is Asked.DATE and _DATE_IN_BRACKETS.search(candidate.quote) else 0.4
    if kind is Asked.COUNT and question.counter:
        group = next((group for group in _GROUPS if question.counter in group.split("|")), question.counter).split("|")
        if not any(figure.unit.startswith(tuple(group)) or figure.kind is FigureKind.NUMBER for figure in matching):
            return 0.75
    return 1.1


def year_fit(question: Question, candidate: Candidate) -> float:
    """1 when the candidate is of the year asked for, little when it is of another."""
    if not question.years:
        return 1.0
    if any(year in candidate.years for year in question.years):
        return 1.05 if _of_that_year(question, candidate) else 0.6
    if candidate.years:
        return 0.35
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
