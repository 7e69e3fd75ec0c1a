"""What a sentence may name for who or where: proper nouns, and what stands where the question's asking word stood.

``named`` knows offices, titles and towns as documents write them. Whoever and whatever else has a name has it as a
proper noun, or stands beside the same word with the same particle: 어디에 기증 asks for what stands before 에 기증.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from assistant.evidence.candidates import Candidate
from assistant.evidence.named import PLACE
from assistant.evidence.reading import squeezed
from assistant.evidence.weighing import says
from assistant.understanding.asked import Asked
from assistant.understanding.bodies import find_bodies
from assistant.understanding.question import Question
from assistant.understanding.repair import nearest_terms
from assistant.understanding.words import Word
from ingest import patterns as re
from ingest.types import IN_TABLES, Morpheme

# Reads the morphemes of several texts.
Reads = Callable[[Iterable[str]], Iterator[list[Morpheme]]]
_ASKED = frozenset({Asked.PERSON, Asked.PLACE})
# Sentences that hold less of the question's words are no answer, whomever they name; the best so many are read.
_LEAST_HELD, _HELD_WELL, _READ = 0.6, 0.7, 12
_PROPER = "NNP"
_TO_WHOM = frozenset({"에게", "한테", "께", "와", "과"})
_BEHIND_WHERE = frozenset({"VCP", "SSO", "SSC", "SP", "SF"})
_BEHIND_WHO = frozenset({"JKS", "JX", "JKG", "JC", "VCP", "SSO", "SP", "NNB"})
_OFFICE_OF = re.compile(r"[장관리사원자인씨군양수왕]$|감독|대통령|배우|황제|천황|대표|위원|선생")
_SPECIFIC = 2  # 누가 발표했나요 may be of anything
_BLANK = 1  # one name may be written as several words
_NOUNS = ("NNG", "NNP", "SL", "SH", "XSN", "XPN", "NR")
_NAMES = ("NNG", "NNP", "SL")
_WHO_OR_WHERE = frozenset({"누구/NP", "어디/NP"})
_ALIKE = {"서": "에서", "로": "으로", "께": "에게", "한테": "에게"}
# Behind a name: 조준 등의 반발.
_AND_SO_ON = frozenset({"등", "들"})
_TIMES = frozenset(
    ("때", "당시", "이후", "이전", "뒤", "후", "전", "날", "해", "오전", "오후", "경우", "동안", "시기", "결과")
)


class _Slot(NamedTuple):
    """Where an asking word stands: before which particle, and before which word behind that."""

    particle: tuple[str, str]
    behind: tuple[str, str]


def with_fillers(
    question: Question, words: Sequence[Word], found: Sequence[Candidate], reads: Reads
) -> list[Candidate]:
    """Candidates with what they may name for who or where a question asks of; others as they are."""
    if not question.asked & _ASKED or sum(not word.light for word in question.focus) < _SPECIFIC:
        return list(found)
    shares = {at: _share(words, one) for at, one in enumerate(found) if one.block.kind not in IN_TABLES}
    read = sorted((at for at, share in shares.items() if share >= _LEAST_HELD), key=lambda at: -shares[at])[:_READ]
    named = dict(zip(read, reads(found[at].quote for at in read), strict=True))
    return [
        replace(one, fillers=_fillers(question, one.quote, named[at], shares[at])) if at in named else one
        for at, one in enumerate(found)
    ]


def _share(words: Sequence[Word], candidate: Candidate) -> float:
    whole = sum(word.weight for word in words)
    return sum(word.weight for word in words if says(word, candidate)) / whole if whole else 0.0


def _fillers(question: Question, quote: str, morphemes: Sequence[Morpheme], share: float) -> tuple[str, ...]:
    """What a sentence names that the question doesn't: by its own name, or where the asking word stood."""
    asked = squeezed(question.text)
    spans = list(_named(question, quote, morphemes)) if share >= _HELD_WELL else []
    slot = _slot(question)
    if slot is not None:
        spans += _in_slot(slot, morphemes)
    names = dict.fromkeys(quote[start:end] for start, end in spans)
    spelled = {word.form: 1 for word in question.focus}
    # 음부즈만 is the 옴부즈만 that is asked about, badly read.
    new = (name for name in names if squeezed(name) not in asked and not nearest_terms(name, spelled))
    return tuple(name for name in new if _adds(question, name) and not find_bodies(name))


def _adds(question: Question, name: str) -> bool:
    """Whether a name says more than the question: 인천공항 does to 공항, 바이오가스화 hardly to 바이오가스."""
    for word in question.focus:
        name = name.replace(word.form, "") if len(word.form) > 1 else name
    return len(name) > 1


def _named(question: Question, quote: str, morphemes: Sequence[Morpheme]) -> Iterator[tuple[int, int]]:
    """Where a sentence has proper nouns that may be who or where."""
    of_place = Asked.PLACE in question.asked
    start: int | None = None
    for at, one in enumerate(morphemes):
        if one.tag != _PROPER:
            continue
        start = one.start if start is None else start
        behind = morphemes[at + 1 : at + 3]
        if behind and behind[0].tag == _PROPER and behind[0].start - one.end <= _BLANK:
            continue
        where = of_place and _is_whole(question, behind)
        who = not of_place and _may_be_person(behind) and PLACE.search(quote[start : one.end]) is None
        if where or who:
            yield start, one.end
        start = None


def _is_whole(question: Question, behind: Sequence[Morpheme]) -> bool:
    """Whether a name is no part of another's: 윈스톱 실증기반 and 유기성 폐자원 are no places, 시나가와 해역 is."""
    if not behind:
        return True
    after = behind[0]
    return after.tag.startswith("J") or after.tag in _BEHIND_WHERE or _is_asked_for(question, after)


def _is_asked_for(question: Question, after: Morpheme) -> bool:
    return after.tag.startswith("NN") and after.form in question.text


def _may_be_person(behind: Sequence[Morpheme]) -> bool:
    """Whether a name stands as a person's does: 정운찬 국무총리가, 해처에 의해; not 안산에, 푸른누리 앱, 스트림을."""
    if not behind:
        return True
    after = behind[0]
    if after.tag == "JKB":
        return after.form in _TO_WHOM or (len(behind) > 1 and behind[1].form == "의하")
    return after.tag in _BEHIND_WHO or (after.tag == "NNG" and _OFFICE_OF.search(after.form) is not None)


def _slot(question: Question) -> _Slot | None:
    """The slot of 누구 or 어디 with a particle: 누구의 반발, 어디에 기증."""
    tokens = question.analysis.tokens
    at = next((at for at, token in enumerate(tokens) if token in _WHO_OR_WHERE), None)
    if at is None or at + 2 >= len(tokens):
        return None
    particle, behind = (_parted(token) for token in tokens[at + 1 : at + 3])
    content = behind[1].startswith(("NN", "VV", "XR")) and behind[0] != "하"
    return _Slot(particle, behind) if particle[1].startswith("JK") and content else None


def _parted(token: str) -> tuple[str, str]:
    form, _, tag = token.rpartition("/")
    return (_ALIKE.get(form, form) if tag == "JKB" else "", tag) if tag.startswith("JK") else (form, tag[:2])


def _in_slot(slot: _Slot, morphemes: Sequence[Morpheme]) -> Iterator[tuple[int, int]]:
    """Where a sentence has nouns before the slot's particle and word."""
    for at in range(2, len(morphemes)):
        one, particle = morphemes[at], morphemes[at - 1]
        if _parted(f"{particle.form}/{particle.tag}") != slot.particle or (one.form, one.tag[:2]) != slot.behind:
            continue
        before = [one for one in reversed(morphemes[: at - 1])]
        while before and before[0].form in _AND_SO_ON:
            before.pop(0)
        run = list(takewhile(lambda one: one.tag in _NOUNS, before))
        if run and run[0].tag in _NAMES and run[0].form not in _TIMES:
            yield run[-1].start, run[0].end
