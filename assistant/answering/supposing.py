"""What becomes of a case that a question supposes: 월세 밀리면 어떻게 돼요, 동의 안 하면 어떻게 되나요.

A matter is told in many lines; only one that speaks of the case says what becomes of it. So is by how much something
grew told only by words of growing. Knows evidence in its order, not how it was found.
"""

from collections.abc import Callable

from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.evidence.reading import stands_in
from assistant.evidence.weighing import Weighed, said_as
from assistant.understanding.words import Word
from ingest import patterns as re

_SUPPOSES = re.compile(r"(?P<case>[가-힣]+?)면요? (?:어떻게|어떡|어찌) ?(?:되|돼|됩|됨|해|하)")
# How to get or do what one wants is no case that befalls one: 신청하려면 어떻게 해요.
_WANTS = re.compile(r"(?:려|으려|싶으|고 싶|받으|하려|[가-힣]을|[가-힣]이)$")
_GREW = r"(?:더 |정도 |쯤 )?(?:늘|줄|증가|감소|올랐|올라(?!가)|오[르른]|내[려렸](?!가)|떨어|높아|낮아|뛰)"
_ASKS_GROWTH = re.compile(rf"(?:얼마나|얼마|몇 ?(?:%|퍼센트|프로|배)) ?{_GREW}")
_GROWTH = re.compile(r"늘|줄|증가|감소|상승|하락|증액|감액|인상|인하|올랐|내렸|높아|낮아|증감|→|%p|[▲△]|전년|[+＋]\d")
# That it is there; what, says the word before: E-08이 뜨면, 문제가 생기면.
_HAPPENS = frozenset({"뜨다", "나다", "나오다", "나타나다", "생기다", "발생"})
_NEARLY, _LEAST_RUN, _TWO = 0.6, 2, 2


def of_case(found: Found) -> Found | None:
    """What was found, with the evidence first that tells of what a question supposes; None where nothing does."""
    deed = _deed(found)
    if deed is not None:
        return _first(found, lambda candidate: _speaks_of(deed, candidate))
    if _ASKS_GROWTH.search(found.question.text) and len(found.question.years) < _TWO:  # one of two sides helps
        return _first(found, _tells_growth)
    return found


def _deed(found: Found) -> Word | None:
    """The word of the case that a question supposes: 밀리다, 동의."""
    asked = _SUPPOSES.search(found.question.text)
    if asked is None or _WANTS.search(asked["case"]):
        return None
    before = found.question.text[: asked.end("case")].lower()
    told = [(before.rfind(word.forms[0]), word) for word in found.words if not word.light]
    told = [one for one in told if one[1].term not in _HAPPENS] or told
    at, word = max(told, key=lambda one: one[0], default=(-1, None))
    return word if at >= 0 else None


def _first(found: Found, tells: Callable[[Candidate], bool]) -> Found | None:
    best = found.weighed[0]
    if tells(best.candidate):
        return found
    told: Weighed | None = next(
        (one for one in found.weighed if one.score >= best.score * _NEARLY and tells(one.candidate)), None
    )
    return found.led_by(told) if told is not None else None


def _speaks_of(deed: Word, candidate: Candidate) -> bool:
    """Whether evidence or a line above it speaks of a deed; 까지 연장 says nothing of 지연."""
    reading = candidate.reading
    above = [reading.own(block) for block in reading.lineage(candidate.block)]
    written = " ".join([candidate.quote, candidate.names, *above, reading.document.title]).lower().split()
    forms = [form for form in said_as(deed) if len(form) > 1]
    return (len(deed.term) > 1 and deed.term in candidate.own_terms) or any(
        form in eojeol or (len(form) > _LEAST_RUN and stands_in(candidate.own + candidate.near, form))
        for form in forms
        for eojeol in written
    )


def _tells_growth(candidate: Candidate) -> bool:
    told = f"{candidate.names} {candidate.label} {candidate.quote}" if candidate.is_part else candidate.own
    return _GROWTH.search(told) is not None
