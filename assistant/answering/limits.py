"""A figure of the asker's own held against the limits that the documents set: 보증금 1억이면요, 40살도 되나요.

A question that names nothing else is told by every limit of the kind: where they agree, by one of them, else by all.
Knows weighed evidence, not how it was found.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answering.cells import cited_span
from assistant.answering.decided import Verdict, said
from assistant.answering.draft import Draft
from assistant.answering.presenting import told
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.evidence.own_figures import exact_figures, is_age, is_alike, own_figures, subject_of
from assistant.evidence.weighing import Weighed
from assistant.figures.bounds import Bound
from assistant.figures.parsing import Figure, parse_figures
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question, is_negated
from assistant.understanding.yes_no import NO, YES
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import BlockKind

_BOUND = re.compile(r"[을를이가]? ?(이상|이하|미만|초과|이내|까지|넘을 수 없|을 넘지|한도)")
# What may stand between a measure and its figure: 임차보증금이 최대, 소득은 월.
_BETWEEN = re.compile(r"[가-힣]{0,2}[)\]]?[:：]?(?: ?(?:최대|최고|총|매?월|연|약|평균|각각|만|[^ ]+의))* ?")
EXCEPTS = re.compile(r"넘더라도|다만|제외하고|예외|경우에는|못 ?미치")
_LOOKED_AT, _LEAST_SCORE, _OWN_TIME = 150, 0.2, 0.5
_MAX_SPAN = 240
_MOST_BOUNDS, _SHORT_GAP, _MOST_TOLD = 2, 2, 4


@dataclass(frozen=True, slots=True)
class Limit:
    """Evidence that sets one or two bounds on a measure, with its words that set them."""

    candidate: Candidate
    written: str
    bounds: tuple[Bound, ...]

    def holds(self, figure: Figure) -> bool:
        """Whether a figure keeps to it."""
        return all(bound.holds(figure.value) for bound in self.bounds)

    def reason(self, question: Question, figure: Figure) -> str:
        """Say whether a figure of the question keeps to it."""
        written = with_particle(question.text[figure.start : figure.end], "은/는")
        return f"{written} “{self.written}”에 {'듭니다' if self.holds(figure) else '들지 않습니다'}."

    def verdict(self, question: Question, figure: Figure) -> Verdict:
        """Yes or no by it."""
        return Verdict(YES if self.holds(figure) else NO, self.candidate, self.reason(question, figure))


def limits(question: Question, figure: Figure, weighed: Sequence[Weighed]) -> list[Limit]:
    """The limits that evidence sets on what a figure of the question is of, best first."""
    subject = subject_of(question, figure)
    if not (is_age(figure) or subject):
        return []
    fit = [one for one in weighed[:_LOOKED_AT] if one.score >= _LEAST_SCORE and one.year_fit >= _OWN_TIME]
    return [limit for one in fit if (limit := _limit(one.candidate, figure, subject)) is not None]


def own_case(found: Found) -> Draft | None:
    """Say whether the asker's own figure keeps to the limits on it, where the question names no matter but them."""
    question = found.question
    figures = exact_figures(question)
    if Asked.YES_NO not in question.asked or is_negated(question.text) or len(figures) != 1:
        return None
    figure = figures[0]
    subject = subject_of(question, figure)
    if any(not (word.verb or word.light) and word.forms[0] not in subject for word in found.words):
        return None
    told_of = _newest(question, limits(question, figure, found.weighed))
    if not told_of:
        return None
    if len({limit.holds(figure) for limit in told_of}) > 1:
        return _told_each(question, figure, told_of)
    return said(question, told_of[0].verdict(question, figure))


def is_of_figures_alone(found: Found) -> bool:
    """Whether a question is nothing but a figure of the asker's: 40명도 되나요. What no limit is of fits anything."""
    return not found.words and any(True for _ in own_figures(found.question))


def _newest(question: Question, every: Sequence[Limit]) -> list[Limit]:
    """The limits of the newest edition where no year is asked for, each once."""
    newest = max((limit.candidate.reading.edition_year or 0 for limit in every), default=0)
    kept = [limit for limit in every if question.years or limit.candidate.reading.edition_year in (None, newest)]
    return list({limit.written: limit for limit in reversed(kept)}.values())[::-1]


def _told_each(question: Question, figure: Figure, told_of: Sequence[Limit]) -> Draft:
    draft = Draft()
    draft.say("대상에 따라 다릅니다.")
    for limit in told_of[:_MOST_TOLD]:
        candidate = limit.candidate
        mark = draft.cite(candidate.reading, candidate.block, cited_span(candidate))
        draft.say(f"- {limit.reason(question, figure)} {told(question, candidate, of_year=False)}", mark)
    return draft


def _limit(candidate: Candidate, figure: Figure, subject: str) -> Limit | None:
    """The limit that a piece of evidence sets on the figures of one measure."""
    text = candidate.quote
    age = is_age(figure)
    if len(text) > _MAX_SPAN or EXCEPTS.search(text) or not (age or subject in candidate.own + candidate.near):
        return None
    found: list[tuple[Figure, str]] = []
    since = 0
    for other in parse_figures(text):
        bound = _BOUND.match(text, other.end) if is_alike(figure, other) else None
        before = text[since : other.start]
        follows = bool(found) and len(before.strip()) <= _SHORT_GAP
        is_told = age or candidate.block.kind is BlockKind.CELL or follows or _is_of(subject, before)
        if bound is not None and is_told:
            found.append((other, bound[1]))
        since = bound.end() if bound is not None else other.end
    if not 0 < len(found) <= _MOST_BOUNDS:
        return None
    last, word = found[-1]
    written = text[found[0][0].start : last.end] + text[last.end :].partition(word)[0] + word
    return Limit(candidate, written, tuple(_bound(other, word) for other, word in found))


def _is_of(subject: str, before: str) -> bool:
    """Whether the words before a figure say that it is of a measure, and of nothing between: 보증금 대출 1억원."""
    return _BETWEEN.fullmatch(before.rpartition(subject)[2] if subject in before else "?") is not None


def _bound(figure: Figure, word: str) -> Bound:
    above = word in ("이상", "초과")
    return Bound(figure.value, above, word not in ("초과", "미만"))
