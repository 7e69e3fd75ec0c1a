"""From what is asked in a conversation to questions with their evidence: complete, take apart, date, find.

Where words alone don't tell whether a question leans on the conversation, the evidence does: a reading is taken when
its evidence holds the question's own words and half of what it was completed with.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from assistant.answering.refusing import LEAST_SCORE
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import EvidenceFinder, Found
from assistant.evidence.kinds import FIGURES_OF, kind_fit
from assistant.evidence.ways import asks_way
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import FigureKind
from assistant.types import Turn
from assistant.understanding.followup import completions, continued
from assistant.understanding.question import Question, understand
from assistant.understanding.splitting import of_two, split
from assistant.understanding.years import anchored, is_relative, only_tells_case, says_alike, without_relative
from index.types import Hit
from ingest.korean import Korean
from ingest.types import Analysis

# Documents that are found this near to the best are what a question is about.
_ABOUT = 0.6
_MOST_PARTS = 4
# A question alone fits so much better than completed when it changed the topic: 연장도 되나요 by .23, new ones by .4.
_TOPIC_CHANGED = 0.3
_WORDED_CHANGED = 0.1  # with two nouns of its own it says more itself
_KIND_FITS = 1.0
# Of the best score for a part of a question, at least: one sentence answers both parts, not each a better one.
_AS_GOOD = 0.85


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its evidence; ``understood`` is what the reader is shown, assumptions included."""

    found: Found
    understood: str

    @property
    def question(self) -> str:
        """The question as it was searched for."""
        return self.found.question.text


def understood(parts: Sequence[Asked]) -> str:
    """Say how the questions of a text were understood."""
    return " ".join(part.understood for part in parts)


def hits_of(parts: Sequence[Asked]) -> tuple[Hit, ...]:
    """Give the hits of all questions by turns, each passage once."""
    if len(parts) == 1:
        return parts[0].found.hits
    by_turns = (hit for row in zip_longest(*(part.found.hits for part in parts)) for hit in row if hit is not None)
    passages: dict[tuple[str, int, int], Hit] = {}
    for hit in by_turns:
        passages.setdefault((hit.passage.document, hit.passage.start, hit.passage.end), hit)
    return tuple(passages.values())


class Conversation:
    """Understands questions over one library."""

    def __init__(self, korean: Korean, finder: EvidenceFinder) -> None:
        self._korean = korean
        self._finder = finder

    def asked(self, analysis: Analysis, history: Sequence[Turn]) -> tuple[Asked, ...]:
        """Give the questions of a text, completed from the conversation, each with its evidence."""
        both = () if history else of_two(analysis.text)
        if both:
            return self._whole_or(analysis, [self._one(self._korean.analyze(text), history) for text in both])
        texts = split(analysis.text, self._korean)
        if len(texts) == 1 or len(texts) > _MOST_PARTS:
            return (self._one(analysis, history),)
        parts = [self._one(self._korean.analyze(texts[0]), history)]
        for text in texts[1:]:
            before = Turn(parts[0].question, "")
            part = self._korean.analyze(text)
            parts.append(self._likeliest(part, continued(part, [before], self._korean)))
        return self._whole_or(analysis, parts, history)

    def _whole_or(self, analysis: Analysis, parts: Sequence[Asked], history: Sequence[Turn] = ()) -> tuple[Asked, ...]:
        """The text as one question where its evidence answers all parts, else the parts."""
        whole = self._one(analysis, history)
        return (whole,) if _answers_all(whole.found, parts) else tuple(parts)

    def _one(self, analysis: Analysis, history: Sequence[Turn]) -> Asked:
        return self._likeliest(analysis, completions(analysis, history, self._korean, self._chosen))

    def _chosen(self, analysis: Analysis, readings: Sequence[Question]) -> str:
        """What an earlier question was taken for, as its reader was shown."""
        return self._likeliest(analysis, readings).question

    def _likeliest(self, analysis: Analysis, readings: Sequence[Question]) -> Asked:
        """The first reading whose evidence fits; the question as it stands where it changed the topic."""
        if len(readings) == 1:
            return self._dated(readings[0])
        own = understand(analysis.text, analysis, self._korean.names)
        alone = self._dated(own)
        if readings[0].text == own.text and _fits(alone.found, own):
            return alone
        completed = [self._dated(reading) for reading in readings if reading.text != own.text]
        fitting = next((asked for asked in completed if _fits(asked.found, own)), None)
        nothing = fitting is None and _gains_nothing(completed[0].found, alone.found, own)
        if nothing and readings[-1].text == own.text:
            return alone
        first = fitting or completed[0]
        bare_item = fitting is not None and not own.asked  # a thing that is named and nothing more asks what was asked
        if readings[-1].text != own.text or not _fits(alone.found, own) or bare_item:
            return first
        least = _WORDED_CHANGED if len(_nouns(own)) > 1 else _TOPIC_CHANGED
        return alone if _best(alone.found) >= _best(first.found) + least else first

    def _dated(self, question: Question) -> Asked:
        """Count relative years from the newest edition of what the question is about."""
        if not is_relative(question.text) or only_tells_case(question.text):
            return Asked(self._finder.find(question), question.text)
        bare = without_relative(question.text)
        undated = self._finder.find(replace(self._understood(bare), asked=question.asked))
        newest = _newest(undated)
        if newest is None or _says_alike(question, undated):
            return Asked(self._finder.find(question), question.text)
        plain, said = anchored(question.text, newest)
        dated = replace(self._understood(plain), asked=question.asked, counter=question.counter)
        return Asked(self._finder.find(dated), said)

    def _understood(self, text: str) -> Question:
        return understand(text, self._korean.analyze(text), self._korean.names)


def _newest(found: Found) -> int | None:
    """The year of the newest edition among the documents found nearly as well as the first.

    What last year's report tells best is last year's where a plan of this year is found beside it.
    """
    years = (reading.edition_year for share, reading in found.readings() if share >= _ABOUT)
    return max((year for year in years if year is not None), default=None)


def _says_alike(question: Question, undated: Found) -> bool:
    """Whether the best evidence itself says 작년 or 내년 as the question does: it is counted from the same day."""
    return bool(undated.weighed) and says_alike(question.text, undated.weighed[0].candidate.quote)


def _answers_all(whole: Found, parts: Sequence[Asked]) -> bool:
    """Whether the best evidence for a text holds all its words and what each of its questions asks for."""
    if not whole.weighed or whole.weighed[0].missing or whole.weighed[0].score < LEAST_SCORE:
        return False
    best = whole.weighed[0].candidate
    if _figures_told(best, parts) < sum(bool(part.found.question.asked & FIGURES_OF.keys()) for part in parts):
        return False  # one figure is the answer to one question
    kinds = [kind_fit(part.found.question, best.quote, best.block.kind, best.names) for part in parts]
    return all(fit >= _KIND_FITS for fit in kinds) and all(_is_best_of(best, part.found) for part in parts)


def _is_best_of(candidate: Candidate, found: Found) -> bool:
    """Whether a piece of evidence is about as good as the best for a part of the question asked by itself."""
    place = (candidate.reading.document.name, candidate.start, candidate.end)
    scores = (
        one.score
        for one in found.weighed
        if (one.candidate.reading.document.name, one.candidate.start, one.candidate.end) == place
    )
    return max(scores, default=0.0) >= _AS_GOOD * _best(found)


def _figures_told(best: Candidate, parts: Sequence[Asked]) -> int:
    """How many figures of the kinds that parts ask for a piece of evidence has; a number alone may be of any kind."""
    wanted = {kind for part in parts for asked in part.found.question.asked for kind in FIGURES_OF.get(asked, ())}
    return sum(figure.kind in wanted | {FigureKind.NUMBER} for figure in parse_figures(best.quote))


def _nouns(question: Question) -> set[str]:
    return {word.term for word in question.focus if not (word.light or word.verb)}


def _best(found: Found) -> float:
    return min(1.0, found.weighed[0].score) if found.weighed else 0.0


def _gains_nothing(found: Found, alone: Found, own: Question) -> bool:
    """Whether a completed question finds none of its own nouns, or for a way no more of them than as it stands."""
    nouns = _nouns(own)
    of_way = asks_way(own.text) and len(nouns) > 1 and _best(alone) >= LEAST_SCORE  # it names its deed itself
    return _holds_nothing(found, own) or (of_way and _lost(nouns, found) >= _lost(nouns, alone))


def _holds_nothing(found: Found, own: Question) -> bool:
    """Whether the best evidence for a completed question holds none of the nouns that it brought itself."""
    nouns = _nouns(own)
    return bool(nouns) and (not found.weighed or nouns <= _lost(nouns, found))


def _fits(found: Found, own: Question) -> bool:
    """Whether the best evidence is good, holds a question's own words and half of what completed it."""
    if not found.weighed or found.weighed[0].score < LEAST_SCORE:
        return False
    if found.weighed[0].kind_fit < _KIND_FITS and found.question.asked & FIGURES_OF.keys():
        return False
    mine = _nouns(own)
    added = _nouns(found.question) - mine
    return not _lost(mine, found) and 2 * len(_lost(added, found)) <= len(added)


def _lost(nouns: set[str], found: Found) -> set[str]:
    """The nouns that the best evidence doesn't hold; what is missing may be a word of two of them: 표본오차."""
    missing = found.weighed[0].missing
    return {noun for noun in nouns if noun in missing or (len(noun) > 1 and any(noun in word for word in missing))}
