"""Whether what is asked about lies behind, and what evidence only plans: 설치했나요 is not answered by 설치할 예정.

Plans and reports of one year say nearly the same in the same words. Knows words and titles, no calendar.
"""

from assistant.evidence.candidates import Candidate
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re

_LAST_WORD = re.compile(r"([가-힣]+)[\s?？.!~…]*$")
_WAS = re.compile(r"이었|였")  # 얼마였나요 asks for a figure of whatever time
_RESOLVED = re.compile(r"기로 ?(?:했|하였)")  # 고치기로 했어 asks for the plan
_HAS, _WILL = "있", "겠"
_FINAL_SS = 20  # the place of ㅆ among the final consonants of Unicode's syllables
_FIRST_SYLLABLE, _FINALS = 0xAC00, 28
_PLANNED = re.compile(r"예정|계획(?:이다|임|입니다|$)|목표로|겠[다음습]|(?:[할될열갈]|[가-힣]을) (?:것|예정|계획|방침)")
_NEXT_ASKED = re.compile(
    r"다음(?! ?(?:달|주|해))[^.?]*(?:언제|날짜|며칠)|언제[^.?]*다음에|언제 (?:또|다시)|차기[^.?]*언제"
)
_NEXT = re.compile(r"(?<![한은된] )다음|차기|예정|향후|앞으로|이어")
_DONE = re.compile(r"완료|달성|실적|지난해|작년|지난 ?\d")
_PLAN = re.compile(r"계획(?!.*(?:실적|결과))|공고|방안")
_REPORT = re.compile(r"실적|결과|성과|보고|회의록|현황|상황")
_GOAL_NAME, _RESULT_NAME = re.compile(r"목표|계획|예산|사업량"), re.compile(r"실적|결과|집행|달성")
# What is yet to come is no answer to what was; a plan is none where a report tells nearly as much.
_TO_COME, _OF_PLAN = 0.7, 0.85
# Least of all what says of the next one when it is.
_NEXT_ONE, _NEXT_TIME = re.compile(r"(?:^|\s)(?:다음|차기) (?!해|달|주|날|연도|각|과)[가-힣]"), 0.55


def asks_of_past(question: Question) -> bool:
    """Whether the last word of a question is a verb in the past: 설치했나요, 샀어요; neither 있나요 nor 하겠어요."""
    last = _LAST_WORD.search(question.text)
    return last is not None and _RESOLVED.search(question.text) is None and _is_past(_WAS.sub("", last[1]))


def asks_of_next(question: Question) -> bool:
    """Whether a question asks when something is the next time: 다음 회의는 언제, 언제 다시 모여요."""
    return Asked.DATE in question.asked and _NEXT_ASKED.search(question.text) is not None


def is_of_next(text: str) -> bool:
    """Whether a text says that something is the next one or to come."""
    return _NEXT.search(text) is not None


def share_of_past(candidate: Candidate, *, reported: bool) -> float:
    """What evidence is worth, as a share, where a question asks what was; ``reported`` if a report tells as much."""
    if _DONE.search(candidate.quote) or _is_past(candidate.quote):
        return 1.0
    if _PLANNED.search(candidate.quote):
        return _NEXT_TIME if _NEXT_ONE.search(candidate.quote) else _TO_COME
    return _OF_PLAN if reported and _is_plan(candidate) else 1.0


def is_report(candidate: Candidate) -> bool:
    """Whether evidence is a result by the names of its cell, or stands in a document that reports."""
    document = candidate.reading.document
    if candidate.names:
        return _RESULT_NAME.search(candidate.names) is not None
    return _REPORT.search(f"{document.title} {document.name}") is not None


def _is_plan(candidate: Candidate) -> bool:
    document = candidate.reading.document
    if candidate.names and _RESULT_NAME.search(candidate.names):
        return False
    called = f"{document.title} {document.name}"  # a press release about a plan is called so in its file's name alone
    planned = _PLAN.search(called) is not None and not _REPORT.search(called)
    return planned or (bool(candidate.names) and _GOAL_NAME.search(candidate.names) is not None)


def _is_past(text: str) -> bool:
    """Whether a text holds a verb in the past, told by its ㅆ: 줄었으나, 샀다."""
    return any(
        (ord(syllable) - _FIRST_SYLLABLE) % _FINALS == _FINAL_SS and syllable not in (_HAS, _WILL)
        for syllable in text
        if "가" <= syllable <= "힣"
    )
