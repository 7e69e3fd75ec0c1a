"""Whether an answer repeats a condition of its question with another value: 2종 수급자는 where 1종 수급자는 was asked.

Knows an answer and its question, no source. Amounts and shares are mostly what is asked for, and are left alone.
"""

from bisect import bisect_left

from assistant.checking.around import Around, Wording
from assistant.checking.standing import UNPLACED, is_named
from assistant.figures.compare import measure
from assistant.figures.parsing import Figure, FigureKind
from ingest import patterns as re

# So many words on each side of a figure say what it is said of.
_WORDS = 3
_RESULTS = frozenset({FigureKind.AMOUNT, FigureKind.PERCENT, FigureKind.PERCENT_POINT})
_BOUND = re.compile(r".{0,2}?(이상|이하|미만|초과|이내|부터|까지|넘)")
_REACH = 6
_BOUNDS = frozenset({"이상", "이하", "미만", "초과", "이내", "부터", "까지"})
# These make a value another one than the question's, or say what is not so.
_OTHER_ROLE = re.compile(
    r"(?:첫|나머지|남은|추가|총|최대|최소|매|매주|매월|매년|주|월|연|각|각각|하루|1일|주당|월평균|누적"
    r"|이후|이전|다른|약|기준) ?$"
)
_BEFORE = 5
_HOW_MANY = re.compile(r"몇(?! ?[백천만억]* ?원)|얼마나 많|(?:수|횟수|인원|개수|건수)[는은가이]? ?(?:얼마|어떻게)")
_CORRECTED = re.compile(r"아니|아닙|아닌|않|없|제외|못|불가|[가-힣](?<!지)만 ")


def restated(claim: Figure, answer: Wording, question: Wording) -> bool:
    """Say whether a claim stands where the question has another value, and the answer has none of the question's.

    Both are said of the same: bounded in the same way, with a word in common beside them. An answer that corrects its
    question (아니요, 1종만) says so.
    """
    around = answer.around(claim.start)
    if around is None or claim.spelled or claim.kind in UNPLACED | _RESULTS or is_named(claim, question.figures):
        return False
    asked = [one for one in question.figures if measure(one) == measure(claim)]
    if (
        not asked
        or _HOW_MANY.search(question.text)
        or any(one.spelled or is_named(one, answer.figures) for one in asked)
    ):
        return False
    if _has_other_role(claim, answer) or _is_corrected(answer, around):
        return False
    return any(not _has_other_role(one, question) and _said_of_the_same(claim, answer, one, question) for one in asked)


def _is_corrected(answer: Wording, around: Around) -> bool:
    """Say whether a sentence, or the first one of its answer, says what is not so."""
    first = answer.around(answer.in_order[0].start)
    begun = _CORRECTED.search(answer.text, 0, first.end) if first is not None else None
    return begun is not None or _CORRECTED.search(answer.text, around.start, around.end) is not None


def _has_other_role(figure: Figure, text: Wording) -> bool:
    return _OTHER_ROLE.search(text.text[max(0, figure.start - _BEFORE) : figure.start]) is not None


def _said_of_the_same(claim: Figure, answer: Wording, asked: Figure, question: Wording) -> bool:
    bound = _bound(claim, answer)
    if bound != _bound(asked, question):
        return False
    (before, behind), (asked_before, asked_behind) = _beside(claim, answer), _beside(asked, question)
    if bound:  # what is bounded may be another thing of the same people
        return bool(before & asked_before or behind & asked_behind)
    return bool((before | behind) & (asked_before | asked_behind))


def _bound(figure: Figure, text: Wording) -> str:
    found = _BOUND.match(text.text[figure.end : figure.end + _REACH])
    return found[1] if found else ""


def _beside(figure: Figure, text: Wording) -> tuple[frozenset[str], frozenset[str]]:
    """The words before a figure and behind it as terms, without those that only bound it."""
    at = bisect_left(text.tokens, figure.start, key=lambda token: token.start)
    before, behind = text.tokens[max(0, at - _WORDS) : at], text.tokens[at + 1 : at + 1 + _WORDS]
    first, last = (
        frozenset(
            term
            for token in side
            if token.figure is None and text.text[token.start : token.end] not in _BOUNDS
            for term in token.terms
            if len(term) > 1
        )
        for side in (before, behind)
    )
    return first, last
