"""From an understood question to weighed evidence: search, read the hits, weigh."""

from collections.abc import Callable, Collection, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cache, cached_property

from assistant.evidence.asked_times import BEGINNINGS, asks_since
from assistant.evidence.candidates import candidates
from assistant.evidence.certainty import certainty, confidence_in_leaflet
from assistant.evidence.fillers import with_fillers
from assistant.evidence.hits import defining, is_of, ranked, title, unknown
from assistant.evidence.likeness import Likeness
from assistant.evidence.one_copy import without_copies
from assistant.evidence.own_figures import AGE_WORDS, PERIOD_WORDS, own_day, tells_of_age
from assistant.evidence.reading import Reading, squeezed
from assistant.evidence.titles import said_by_asking, share_asked, share_named
from assistant.evidence.weighing import Weighed, weigh
from assistant.understanding import penalties, remedies
from assistant.understanding.asked import Asked
from assistant.understanding.bodies import Body, body_spans
from assistant.understanding.meaning import term_asked
from assistant.understanding.question import Question, understand
from assistant.understanding.wanted import wanted_part
from assistant.understanding.words import Word, weigh_words
from index.lexicon import Lexicon, built_in_lexicon
from index.library import Library
from index.recent import Recent
from index.types import Hit
from ingest import patterns as re
from ingest.korean import Korean
from ingest.types import Analysis

# Passages whose sentences are weighed: on both question sets the answer stood in the first ten or nowhere.
_HITS = 12
_READINGS = 32
# Looked at where some are copies of others, of other years or of other articles: enough for three copies of each.
_HITS_FURTHER = 36
_COPIES = 512
# Hits of the years asked for, below which more of them are looked for.
_OF_YEARS = 4
# Hits further down that are of articles whose titles name what is asked for, and how much of a title that is at least.
_MOST_TITLED, _LEAST_TITLED = 6, 0.5
# Passages that define the term asked about, whichever law they are of.
_OF_TERM = 3
# Questions whose words are kept: one is searched for its answer, and again for its passages.
_WEIGHED = 32
# A word that stands in no more passages than this names something.
_RARE, _RARE_HITS, _OF_RARE = 8, 4, 0.8
# What stands before the answer to such a question: 신청 방법: …, 이의신청 기간.
_LABELS = {Asked.METHOD: "방법 절차", Asked.PERIOD: "기간 일정", Asked.PENALTY: penalties.LABELS}
_LABELS |= {Asked.REMEDY: remedies.LABELS}
# A year with the particle that sets it beside another: 2024년과 2025년.
_YEAR_BESIDE = re.compile(
    r"(?:(?:19|20)\d\d|['‘’`]\d\d|(?<!\d)\d\d(?=년))(?:년도?)?(?:(?:과|와|하고|이?랑|보다|에 비해)(?=\s))?"
)


@dataclass(frozen=True)
class Found:
    """The hits for a question and what they hold, best evidence first; its words as the library knows them."""

    question: Question
    hits: tuple[Hit, ...]
    weighed: tuple[Weighed, ...]
    words: tuple[Word, ...] = ()

    @cached_property
    def confidence(self) -> float:
        """How far the best evidence can be believed to answer, 0 to about 1: its score by how sure the search is."""
        if not self.weighed:
            return 0.0
        best = self.weighed[0]
        if best.candidate.reading.is_leaflet:
            return confidence_in_leaflet(best.score, best.coverage, self.hits, self.words)
        return best.score * certainty(self.hits, self.words)

    @property
    def newest_edition(self) -> int:
        """The latest year that a document among the hits is of; 0 where none is of a year."""
        return max((reading.edition_year or 0 for _, reading in self.readings()), default=0)

    def led_by(self, first: Weighed) -> "Found":
        """The same with one piece of its evidence before the others."""
        return replace(self, weighed=(first, *(one for one in self.weighed if one is not first)))

    def readings(self) -> list[tuple[float, Reading]]:
        """The documents of the hits, best first, each with its best passage's score as a share of the best of all."""
        readings = {one.candidate.reading.document.name: one.candidate.reading for one in self.weighed}
        best: dict[str, float] = {}
        for hit in self.hits:
            best[hit.passage.document] = max(hit.score, best.get(hit.passage.document, 0.0))
        highest = max(best.values(), default=0.0) or 1.0
        return [(score / highest, readings[name]) for name, score in best.items() if name in readings]


class EvidenceFinder:
    """Finds evidence in one library; keeps the documents read last."""

    def __init__(self, library: Library, korean: Korean, likeness: Likeness, lexicon: Lexicon | None = None) -> None:
        """``lexicon`` is the program's own unless given."""
        self._library = library
        self._korean = korean
        self._lexicon = lexicon or built_in_lexicon()
        self.names = korean.names
        self.are_apart = korean.are_apart
        self.likeness = likeness
        self._readings: Recent[str, Reading] = Recent(_READINGS)
        self._copies: Recent[str, tuple[str, ...]] = Recent(_COPIES)
        self._words: Recent[Question, tuple[Word, ...]] = Recent(_WEIGHED)
        self._within: Collection[str] | None = None

    def within(self, documents: Collection[str]) -> "EvidenceFinder":
        """Look into some documents alone; what was read of them stays read."""
        scoped = copy(self)
        scoped._within = documents
        return scoped

    def allows(self, document: str) -> bool:
        """Whether it looks into a document."""
        return self._within is None or document in self._within

    def search(self, question: Question, top_k: int = _HITS) -> list[Hit]:
        """Search for a question, with the full and short names of the bodies that it names."""
        words = self._weighed_words(question)
        return self._library.search(self._query(question, words), top_k, self._within)

    def find(self, question: Question) -> Found:
        """Find evidence for a question."""
        words = self._weighed_words(question)
        query = self._query(question, words)

        @cache
        def further() -> list[Hit]:
            return self._one_copy(self._library.search_in_own_words(query, _HITS_FURTHER, self._within))

        hits = self._of_years(question, self._hits(query, further), further)
        hits = self._defined(question, self._titled(question, self._with_rare(words, hits), further))
        revision = self._library.revision
        readings = {name: self._reading(name, revision) for name in {hit.passage.document for hit in hits}}
        found = with_fillers(question, words, list(candidates(hits, readings, self._library)), self._korean.morphemes)
        return Found(question, tuple(hits), tuple(weigh(question, words, found, self.likeness)), words)

    def documents(self, text: str) -> list[Reading]:
        """Read the documents of the passages that fit a text best, best first."""
        hits = self._library.search_in_own_words(self._korean.analyze(text), _HITS, self._within)
        revision = self._library.revision
        return [self._reading(name, revision) for name in dict.fromkeys(hit.passage.document for hit in hits)]

    def read(self, document: str) -> Reading:
        """Read one document."""
        return self._reading(document, self._library.revision)

    def newest(self, most: int) -> tuple[int, list[Reading]]:
        """Count the documents and read those that were added last, by name; copies stand for themselves."""
        names = self._library.documents.names()
        keys = sorted((key for key, name in names.items() if self.allows(name)), reverse=True)
        revision = self._library.revision
        return len(keys), [self._reading(name, revision) for name in sorted(names[key] for key in keys[:most])]

    def copies(self, document: str) -> tuple[str, ...]:
        """Name the other documents that are copies of one."""
        revision = self._library.revision
        copies = self._copies.get(document, lambda: revision, lambda: self._library.documents.copies(document))
        return copies if self._within is None else tuple(name for name in copies if name in self._within)

    def read_question(self, text: str) -> Question:
        """Understand a question that is made of another."""
        return understand(text, self._korean.analyze(text), self.names)

    def for_year(self, question: Question, year: int) -> Question:
        """The question asked about one year alone."""
        again = self.read_question(f"{year}년 {' '.join(_YEAR_BESIDE.sub('', question.text).split())}")
        return replace(again, asked=question.asked, counter=question.counter, years=(year,), bodies=question.bodies)

    def for_body(self, question: Question, body: Body) -> Question:
        """The question asked about one body alone, without the names of the others."""
        text, end = "", 0
        for start, stop, named in body_spans(question.text, self.names):
            if named != body:
                text += question.text[end:start]
                end = stop
        text += question.text[end:]
        again = self.read_question(text)
        return replace(again, asked=question.asked, counter=question.counter, years=question.years, bodies=(body,))

    def _weighed_words(self, question: Question) -> tuple[Word, ...]:
        return self._words.get(
            question,
            lambda: self._library.revision,
            lambda: weigh_words(question, self._library, self._lexicon, self._korean.analyze),
        )

    def _hits(self, query: Analysis, further: Callable[[], list[Hit]]) -> list[Hit]:
        """Search for passages that are not copies of each other; ``further`` gives more of them."""
        found = self._library.search_in_own_words(query, _HITS, self._within)
        kept = self._one_copy(found)
        return found if len(kept) == len(found) else further()[:_HITS]

    def _of_years(self, question: Question, hits: list[Hit], further: Callable[[], list[Hit]]) -> list[Hit]:
        """The hits, and in place of the last ones further hits of the years asked for where few of them are.

        A newer edition says the same in the same words, and so often that it leaves the older one no place.
        """
        if not question.years or len(hits) < _HITS or sum(is_of(hit, question.years) for hit in hits) >= _OF_YEARS:
            return hits
        more = [hit for hit in unknown(further(), hits) if is_of(hit, question.years)][:_OF_YEARS]
        others = [hit for hit in reversed(hits) if not is_of(hit, question.years)][: len(more)]
        return ranked([*(hit for hit in hits if hit not in others), *more])

    def _with_rare(self, words: Sequence[Word], hits: list[Hit]) -> list[Hit]:
        """The hits, and those for a rare word of the question that none of them holds: a name that stands in a table.

        What is looked for beside it, words of like meaning above all, can outweigh one name in a long passage.
        """
        held = squeezed("\n".join(f"{hit.passage.text}\n{hit.passage.context}" for hit in hits))
        rare = [word for word in words if self._is_rare(word) and not any(form in held for form in word.forms)]
        if not rare or not hits:
            return hits
        alone = self._library.search_in_own_words(
            self._korean.analyze(" ".join(word.term for word in rare)), _RARE_HITS, self._within
        )
        alone = [
            hit for hit in alone if any(form in squeezed(hit.passage.text) for word in rare for form in word.forms)
        ]
        score = _OF_RARE * hits[0].score
        more = [replace(hit, score=score) for hit in self._one_copy(alone)]
        return ranked([*hits[: _HITS - len(more)], *more])

    def _titled(self, question: Question, hits: list[Hit], further: Callable[[], list[Hit]]) -> list[Hit]:
        """The hits, and further ones below whose titles say what is asked for, where the hits are of articles.

        A title that also says what the question asks of its matter goes first: 돌봄수당의 지급액 for 얼마.
        """
        if not any(title(hit) for hit in hits):
            return hits
        words, more = self._weighed_words(question), said_by_asking(question)
        shares = [
            (share_named(name, words), share_asked(name, words, more), hit)
            for hit in unknown(further(), hits)
            if (name := title(hit))
        ]
        shares.sort(key=lambda one: (one[1] <= one[0], -one[1]))
        named = [hit for _, share, hit in shares[:_MOST_TITLED] if share >= _LEAST_TITLED]
        named.sort(key=lambda hit: hit.rank)
        return [*hits, *(replace(hit, rank=rank) for rank, hit in enumerate(named, start=len(hits) + 1))]

    def _defined(self, question: Question, hits: list[Hit]) -> list[Hit]:
        """The hits, and passages that define the term whose meaning is asked for, where none of the hits does."""
        term = term_asked(question)
        if not term or defining(hits, term):
            return hits
        sought = self._korean.analyze(f"{term} 정의 {term}이란 용어의 뜻")
        found = defining(self._one_copy(self._library.search_in_own_words(sought, _HITS_FURTHER, self._within)), term)
        return ranked([*hits, *(replace(hit, score=hits[0].score) for hit in found[:_OF_TERM])]) if hits else hits

    def _is_rare(self, word: Word) -> bool:
        plain = word.known and not (word.verb or word.light) and len(word.term) > 1
        return plain and self._library.document_frequency(word.forms[0]) <= _RARE

    def _one_copy(self, hits: Sequence[Hit]) -> list[Hit]:
        alike = self._library.documents.alike({hit.passage.document for hit in hits})
        return without_copies(hits, lambda name: self.copies(name) if name in alike else ())

    def _query(self, question: Question, words: Sequence[Word]) -> Analysis:
        """The question's analysis with other names of its bodies and with mended words."""
        others = [form for body in question.bodies for form in body.forms if form not in question.text]
        own = question.analysis
        mended = [
            form for word in words for form in word.forms if form not in own.terms and not word.verb and word.known
        ]
        # What is said otherwise, and a single syllable, which stands in hardly any passage by itself: 과, 부서.
        others += [other for word in words if _is_sought_otherwise(word) for other in word.alike]
        others += [BEGINNINGS] if asks_since(question) else []
        others += [AGE_WORDS] if tells_of_age(question) else []
        others += [PERIOD_WORDS] if own_day(question) is not None else []
        others += [labels for kind, labels in _LABELS.items() if kind in question.asked and not _says(question, kind)]
        part = wanted_part(question.text)
        others += [part.search] if part is not None else []
        extra = self._korean.analyze(" ".join(others)) if others else None
        more_terms = extra.terms if extra else ()
        more_tokens = extra.tokens if extra else ()
        return Analysis(own.text, own.terms + more_terms + tuple(mended), own.tokens + more_tokens)

    def _reading(self, name: str, revision: int) -> Reading:
        return self._readings.get(name, lambda: revision, lambda: Reading(self._library.document(name)))


def _is_sought_otherwise(word: Word) -> bool:
    return not word.known or (len(word.term) == 1 and not word.verb)


def _says(question: Question, kind: Asked) -> bool:
    """Whether a question names by itself what stands before such an answer: 과태료가 얼마."""
    return kind is Asked.PENALTY and penalties.TOLD.search(question.text) is not None


def best(weighed: Sequence[Weighed], least: float) -> Weighed | None:
    """The best evidence if it reaches ``least``."""
    return weighed[0] if weighed and weighed[0].score >= least else None
