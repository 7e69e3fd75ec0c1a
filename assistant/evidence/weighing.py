"""Evidence for a question: candidates weighed by what they cover.

A candidate covers a question's words by its own text, by the bullet it stands under, or by headings, each worth less
than the one before. Years and bodies are conditions: evidence of another year or body is another fact.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from assistant.evidence.asked_above import is_asked_above
from assistant.evidence.belonging import body_fit, is_of_year, place_fit, year_fit
from assistant.evidence.candidates import Candidate
from assistant.evidence.conditions import conditions_fit
from assistant.evidence.editions import newer_first
from assistant.evidence.implied import is_implied
from assistant.evidence.kinds import FIGURES_OF, kind_fit
from assistant.evidence.kinds import holds as tells
from assistant.evidence.likeness import Likeness
from assistant.evidence.reading import squeezed, stands_in
from assistant.evidence.rows import is_named
from assistant.evidence.tenses import asks_of_next, asks_of_past, is_of_next, is_report, share_of_past
from assistant.evidence.titles import Titled
from assistant.understanding.asked import Asked
from assistant.understanding.bodies import find_bodies
from assistant.understanding.question import Question, years_of
from assistant.understanding.words import Word
from ingest import patterns as re
from ingest.types import IN_TABLES, BlockKind


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
# A word at the head of the document says which document is meant.
_DOCUMENT = 0.5
# Cosines of words of one meaning lie from 0.2 (비용, 금액) to 0.5 (일자리, 고용), of others mostly below 0.2; counting
# from 0.22 answers two questions more of the seed set and refuses three fewer unanswerable ones of both sets.
_ALIKE_FROM, _ALIKE_LIFT, _ALIKE_MOST = 0.28, 0.25, 0.8
# What offices write for an everyday word that the library does not know, and for one that it knows.
_SAID_OTHERWISE, _KNOWN_OTHERWISE = 0.85, 0.7
_MISSING_BELOW = 0.5
# What stands in a passage that fits the whole question far less than the best one is rarely what is asked for. With 0.3
# the gap between answerable and unanswerable questions widens on five sets, and no right choice is lost on any.
_BY_PASSAGE = 0.3
_LEAST_RELEVANCE = 0.05
# The one fact that is asked for, rather than all that its sentence states.
_PART, _PART_OF_TWO = 1.03, 1.05
_ANOTHER_ROW = 0.85
# A figure says what a word names, but the word itself says it better, where some document has it.
_IMPLIED = 0.8
# A report that tells nearly as much of what was goes before a plan.
_NEARLY = 0.75
# The meeting that was is no answer to when the next one is.
_NOT_NEXT = 0.7
_NO_DIFFERENCE = 1e-6
_ASKED_ABOVE = 1.05
# Syllables before a word that leave it what it is.
_SAME_THING = frozenset("총월연현각본매주타")
_NONE: Mapping[str, Sequence[str]] = MappingProxyType({})
_OF_ALL = frozenset({Asked.LARGEST, Asked.SMALLEST, Asked.LIST})
_COUNT_AND_SUM = frozenset({Asked.COUNT, Asked.AMOUNT})
_ASKS_SEVERAL = re.compile(
    r"(?:몇|얼마|언제).*(?:몇|얼마|언제)|각각|모두 알려|전부|목록|나열|(?:두|세|네) 번째|[가-힣]{2}별(?:로는?|의)? "
)


def weigh(question: Question, words: Sequence[Word], found: Sequence[Candidate], likeness: Likeness) -> list[Weighed]:
    """Score candidates, best first."""
    terms = sorted({term for candidate in found for term in candidate.own_terms})
    column_of = {term: i for i, term in enumerate(terms)}
    # A word that no document holds is said otherwise there, but not the noun asked about: another one is another fact.
    head = question.head.lower()
    otherwise = {word.term for word in words if not word.known and word.forms[0] != head}
    cosines = likeness.cosines([word.term for word in words], terms, otherwise)
    place = place_fit(question, words)
    asked = squeezed(question.text)
    others = [term for term in terms if term not in asked]
    longer = {form: _ending_in(form, others) for word in words for form in word.forms if len(form) > 1}
    weighed = []
    for candidate in found:
        if candidate.is_part and not _is_asked_for(question, words, candidate):
            continue
        columns = [column_of[term] for term in candidate.own_terms]
        alike = cosines[:, columns].max(axis=1) if columns else [0.0] * len(words)
        weighed.append(_weighed(question, words, candidate, [float(value) for value in alike], longer, place))
    weighed = _by_tense(question, _by_named_rows(question, together(weighed)))
    scores = [one.score for one in weighed]
    if not question.years:
        scores = newer_first([one.candidate for one in weighed], scores, [one.coverage for one in weighed])
    titled = Titled(question, words)
    order = {id(one): score * titled.fit(one.candidate) for one, score in zip(weighed, scores, strict=True)}
    return sorted(weighed, key=lambda one: (-order[id(one)], one.candidate.rank, one.candidate.start))


def together(weighed: Sequence[Weighed]) -> list[Weighed]:
    """The parts of one run that the question doesn't tell apart, as one: ('16) 7.3%p → ('18) 0.9%p → ('20) 0.1%p."""
    runs: dict[tuple[str, int, str], list[Weighed]] = {}
    for one in weighed:
        part = one.candidate
        if part.is_part and part.label:
            runs.setdefault((part.reading.document.name, part.block.id, part.label), []).append(one)
    joined = {id(one): run for run in runs.values() if len(run) > 1 and _are_alike(run) for one in run}
    kept = (one if id(one) not in joined else _joined(joined[id(one)]) for one in weighed)
    return [one for one, given in zip(kept, weighed, strict=True) if given is joined.get(id(given), [given])[0]]


def _are_alike(run: Sequence[Weighed]) -> bool:
    """Whether parts of a run fit the question equally well."""
    return max(one.score for one in run) - min(one.score for one in run) < _NO_DIFFERENCE


def _joined(run: Sequence[Weighed]) -> Weighed:
    first, last = run[0].candidate, run[-1].candidate
    cited = (min(first.cited[0] if first.cited is not None else first.start, first.start), last.end)
    years = tuple(dict.fromkeys(year for one in run for year in one.candidate.years))
    return replace(run[0], candidate=replace(first, end=last.end, cited=cited, years=years))


def _by_named_rows(question: Question, weighed: Sequence[Weighed]) -> list[Weighed]:
    """Less for the other rows of a table of which the question names one whole."""
    named = {id(one): is_named(question, one.candidate) for one in weighed}
    tables = {_table(one.candidate) for one in weighed if named[id(one)]}
    return [
        replace(one, score=one.score * _ANOTHER_ROW)
        if tables and not named[id(one)] and one.candidate.block.kind in IN_TABLES and _table(one.candidate) in tables
        else one
        for one in weighed
    ]


def _by_tense(question: Question, weighed: Sequence[Weighed]) -> list[Weighed]:
    """Less for what is only planned, where a question asks what was, and for what was, where it asks of the next."""
    if asks_of_next(question):
        shares = [1.0 if is_of_next(one.candidate.quote) else _NOT_NEXT for one in weighed]
        return [replace(one, score=one.score * share) for one, share in zip(weighed, shares, strict=True)]
    if not asks_of_past(question):
        return list(weighed)
    best = max((one.score for one in weighed if is_report(one.candidate)), default=0.0)
    shares = [share_of_past(one.candidate, reported=best >= _NEARLY * one.score) for one in weighed]
    return [replace(one, score=one.score * share) for one, share in zip(weighed, shares, strict=True)]


def _table(candidate: Candidate) -> tuple[str, int]:
    table = candidate.reading.table_of(candidate.block)
    return candidate.reading.document.name, table.id if table is not None else -1


def _is_asked_for(question: Question, words: Sequence[Word], part: Candidate) -> bool:
    """Whether one part of a sentence can be the answer: one figure is asked for, and this part is meant, no other.

    A part is meant by a word, a body or a year of the question that stands in it.
    """
    if (_ASKS_SEVERAL.search(question.text) and not _tells_all(question, part)) or question.asked & _OF_ALL:
        return False
    if question.asked and not question.asked & FIGURES_OF.keys():
        return False
    named = [(*word.forms, *word.alike) for word in words if not (word.verb or word.light)]
    named += [tuple(form.lower() for form in body.forms) for body in question.bodies]
    inside = squeezed(f"{part.label} {part.quote}")
    if any(_stands(forms, part.beside) and not _stands(forms, part.own) for forms in named):
        return False
    bodies = find_bodies(f"{part.label} {part.quote}")
    if question.bodies and bodies and not set(bodies) & set(question.bodies):
        return False
    years = set(years_of(part.quote))
    if question.years and years and not (years & set(question.years) and is_of_year(question, part)):
        return False
    return bool(years & set(question.years)) or any(_stands(forms, inside) for forms in named)


def _tells_all(question: Question, part: Candidate) -> bool:
    """Whether a number and a sum are asked for and one part of a sentence has both: 8개 과제, 103억원."""
    return question.asked >= _COUNT_AND_SUM and all(tells(kind, part.quote) for kind in _COUNT_AND_SUM)


def _stands(forms: Sequence[str], text: str) -> bool:
    return any(stands_in(text, form) for form in forms)


def _ending_in(form: str, terms: Sequence[str]) -> tuple[str, ...]:
    """The terms that are another word with a word at their end: 전월세 for 월세; 총예산 is an 예산."""
    return tuple(
        term for term in terms if len(term) == len(form) + 1 and term.endswith(form) and term[0] not in _SAME_THING
    )


def _weighed(
    question: Question,
    words: Sequence[Word],
    candidate: Candidate,
    alike: Sequence[float],
    longer: Mapping[str, Sequence[str]],
    place: float,
) -> Weighed:
    """Weigh a candidate; ``alike`` is the likeness of each word to it, ``place`` as ``place_fit`` gives it."""
    covered = total = 0.0
    missing = []
    held_head = False
    for word, cosine in zip(words, alike, strict=True):
        implied = is_implied(question, word, candidate)
        told = 0.0 if not implied else _IMPLIED if word.known else _OWN
        worth = max(_worth(word, candidate, cosine, longer), told)
        # The name of a cell may say the noun asked about in another word: 중량 for 무게.
        otherwise = not word.known and candidate.block.kind in IN_TABLES
        if word.forms[0] == question.head.lower() and (implied or otherwise):
            held_head = worth >= _MISSING_BELOW
        covered += word.weight * worth
        total += word.weight
        if worth < _MISSING_BELOW and not (word.verb or word.light):
            missing.append(word.term)
    coverage = covered / total if total else 0.5
    # A penalty stands above the cases that it is for, and over the columns of a row that a number is one to call.
    row = candidate.own if Asked.PHONE in question.asked and candidate.block.kind is BlockKind.ROW else ""
    names = candidate.near if Asked.PENALTY in question.asked and not candidate.names else candidate.names or row
    kind = kind_fit(question, candidate.quote, candidate.block.kind, names, filled=bool(candidate.fillers))
    kind = max(kind, _ASKED_ABOVE) if is_asked_above(question, candidate) else kind
    year = year_fit(question, candidate)
    body = body_fit(question.bodies, candidate)
    held = conditions_fit(question, words, candidate, held_head=held_head) * place
    passage = max(candidate.relevance, _LEAST_RELEVANCE) ** _BY_PASSAGE
    score = coverage * kind * year * body * held * passage * (1 - 0.004 * candidate.rank)
    if candidate.is_part:
        score *= _PART_OF_TWO if _tells_all(question, candidate) else _PART
    return Weighed(candidate, score, coverage, kind, year, body, tuple(missing))


def _worth(word: Word, candidate: Candidate, cosine: float, longer: Mapping[str, Sequence[str]]) -> float:
    """How far a candidate covers a word, 0 to 1; ``longer`` are the other words that end in one of its forms."""
    if word.term in candidate.own_terms:
        return _OWN
    stems = [form for form in word.forms if len(form) > 1]
    held = _where(stems, candidate, longer)
    if held == _OWN:
        return _OWN
    alike = min(_ALIKE_MOST, cosine + _ALIKE_LIFT) if cosine >= _ALIKE_FROM else 0.0
    otherwise = _OWN if any(other in candidate.own_terms for other in word.alike) else _where(word.alike, candidate)
    otherwise = max(otherwise, _NEAR if any(other in candidate.heading_terms for other in word.alike) else 0.0)
    alike = max(alike, (_KNOWN_OTHERWISE if word.known else _SAID_OTHERWISE) * otherwise)
    if word.verb and word.term in candidate.heading_terms:
        alike = max(alike, _NEAR)  # of the question that it answers
    return max(alike, held)


def holds(word: Word, candidate: Candidate) -> bool:
    """Whether a candidate or what stands above it holds a word or what offices write for it; likeness is not enough."""
    return _worth(word, candidate, 0.0, _NONE) >= _MISSING_BELOW


def says(word: Word, candidate: Candidate) -> bool:
    """Whether a candidate itself holds a word or what offices write for it; what stands above it counts nothing."""
    return word.term in candidate.own_terms or any(
        len(form) > 1 and stands_in(candidate.own, form) for form in said_as(word)
    )


def said_as(word: Word) -> tuple[str, ...]:
    """The forms in which a word may be written; those of a verb alone are too short to be looked for."""
    return (*(() if word.verb else word.forms), *word.alike)


def _where(forms: Sequence[str], candidate: Candidate, longer: Mapping[str, Sequence[str]] = _NONE) -> float:
    """The worth of the nearest place where one of the forms stands: here, beside, above, at the document's head."""
    if not forms:
        return 0.0
    reading = candidate.reading
    far = _NEAR if reading.is_leaflet else _FAR  # all of a leaflet is of its title
    for text, worth in ((candidate.own, _OWN), (candidate.near, _NEAR), (candidate.far, far)):
        for form in forms:  # a plain loop: asked a million times for a hundred questions
            if form in text and stands_in(text, form) and _stands_alone(text, form, longer.get(form, ())):
                return worth
    if reading.is_leaflet and any(len(form) > 1 and form in reading.squeezed for form in forms):
        return _DOCUMENT
    return _DOCUMENT if any(map(reading.opens_with, forms)) else 0.0


def _stands_alone(text: str, form: str, longer: Sequence[str]) -> bool:
    """Whether a word stands in a text not only as the end of another word."""
    for term in longer:
        text = text.replace(term, " ")
    return form in text
