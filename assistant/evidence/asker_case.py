"""Whether a line is for the case that the asker tells: at three in the morning, caught a second time, of which kinds.

Knows the words of question and line.
"""

from collections.abc import Iterator
from itertools import pairwise

from assistant.evidence.candidates import Candidate
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.types import BlockKind

_CLOCK = re.compile(
    r"(?:(?P<half>오전|오후|새벽|아침|낮|저녁|밤) ?)?(?P<hour>\d{1,2})"
    r"(?:시(?!간|[가-힣]*행)(?: ?(?P<minute>\d{1,2})분)?|:(?P<colon>\d\d))"
)
_AFTERNOON = frozenset({"오후", "저녁", "밤"})
_NOON, _DAY, _SMALL_HOURS = 12 * 60, 24 * 60, 4  # 밤 2시 is after midnight
_FROM = re.compile(r" ?(?:부터|에서|~|∼|-|–) ?")
_WITHIN = 1.3
_TIMES = {"첫": 1, "한": 1, "두": 2, "세": 3, "네": 4}
_NTH = re.compile(
    r"(?P<which>첫|두|세|네|[1-4]) ?(?:번째|회째)"
    r"|(?P<times>한|두|세|네|[1-4]) ?(?:번|회)(?:이나|째)? ?(?:걸[리려]|적발|어[기겨]|위반)"
)
_COLUMN = re.compile(r"(?<!\d)([1-4]) ?(?:차|회|번째)(?:\s|$)")
_THAT_TIME, _ANOTHER_TIME = 1.25, 0.6
_OF_WHAT_KINDS = re.compile(r"뭐뭐|무엇무엇|(?:뭐|뭐가|무엇이|어떤 ?(?:것|게)이?) ?있")
_KINDS, _OF_KINDS = re.compile(r"종류|구분|유형"), 1.25


def asker_fit(question: Question, candidate: Candidate) -> float:
    """More for a line of the asker's hour, time or kind, less for one of another time."""
    return _clock_fit(question, candidate) * _nth_fit(question, candidate) * _kinds_fit(question, candidate)


def _clock_fit(question: Question, candidate: Candidate) -> float:
    """More for a line that says from when until when, where the asker's hour lies between."""
    asked = _CLOCK.search(question.text)
    if asked is None or Asked.DATE in question.asked:
        return 1.0
    hours = {_minutes(asked)} | (set() if asked["half"] else {(_minutes(asked) + _NOON) % _DAY})
    return _WITHIN if any(_lies(hour, *span) for hour in hours for span in _spans(candidate.quote)) else 1.0


def _minutes(clock: "re.Match[str]") -> int:
    """Minutes since midnight."""
    hour = int(clock["hour"]) % 24
    late = hour * 60 < _NOON and (clock["half"] == "오후" or (clock["half"] in _AFTERNOON and hour > _SMALL_HOURS))
    return (hour + (12 if late else 0)) * 60 + int(clock["minute"] or clock["colon"] or 0)


def _spans(line: str) -> Iterator[tuple[int, int]]:
    clocks = [*_CLOCK.finditer(line)]
    for begin, end in pairwise(clocks):
        if _FROM.fullmatch(line, begin.end(), end.start()):
            yield _minutes(begin), _minutes(end)


def _lies(hour: int, begin: int, end: int) -> bool:
    return begin <= hour <= end if begin <= end else hour >= begin or hour <= end


def _nth_fit(question: Question, candidate: Candidate) -> float:
    """More for the cell of the time that the asker names, little for another's: 2차 where one is caught again."""
    asked = _NTH.search(question.text)
    columns = _COLUMN.findall(f"{candidate.names} ") if candidate.block.kind is BlockKind.CELL else []
    if asked is None or not columns:
        return 1.0
    written = asked["which"] or asked["times"]
    return _THAT_TIME if str(_TIMES.get(written, written)) in columns else _ANOTHER_TIME


def _kinds_fit(question: Question, candidate: Candidate) -> float:
    """More below a heading of kinds where it is asked what there is: 징계는 뭐뭐 있어."""
    if Asked.LIST not in question.asked or not _OF_WHAT_KINDS.search(question.text):
        return 1.0
    headings = candidate.reading.headings(candidate.block)
    return _OF_KINDS if headings and _KINDS.search(headings[-1]) else 1.0
