"""Whether the time that a line tells is the one that is asked for: how long after what, since when, of which years.

Rules and notices are full of days and years, and those of another event fit a question as well by kind. Knows the
words of question and line, no calendar.
"""

from assistant.evidence.candidates import Candidate
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re

# 신청하면 며칠 걸려요 is counted from the 신청, not from the day of the damage.
_AFTER = re.compile(
    r"(?P<event>[가-힣]{2,6}?)(?:하면|하고(?: 나서| 나면)?|되면|받으면|(?:한|된|받은) ?(?:뒤|다음|후)에?)"
    r"\s+(?:[가-힣]+\s+)?"
    r"(?:며칠|얼마(?:나|만에| ?뒤| ?후)|언제)"
)
_COUNTED_FROM = re.compile(
    r"(?P<from>[가-힣 ]{2,14}?) ?(?:날|때|후|뒤|다음 날)(?:부터|로부터)? ?\d+ ?(?:일|개월|주|시간|년)"
)
_FROM_EVENT, _FROM_ANOTHER = 1.1, 0.85
_SINCE = re.compile(r"언제 ?부터 ?(?:있|생|시작|했|하기|해 ?왔)|언제 (?:처음|생[겼긴]|만들어)")
_BEGAN = re.compile(r"도입|시행|출범|신설|제정|시작|개시|창설|설립|처음|개소|개관|개원|발족")
BEGINNINGS = "도입 시행 신설"  # what is looked for where a question asks since when
_BEGINS, _GOES_ON = 1.15, 0.9
_OF_YEARS = re.compile(r"몇 ?년 ?부터 ?몇 ?년|(?:대상|계획|적용) ?기간|몇 ?년 ?치")
# 제2차('19~'23): the years of what stands right before them.
_BEHIND_NAME = re.compile(
    r"(?P<name>[가-힣A-Za-z0-9]{2,})[\"'”’」』*]*\(['‘’`]?\d{2,4}\.?\s*[~∼\-–]\s*['‘’`]?\d{2,4}[^()]{0,4}\)"
)
_ITS_YEARS = 1.1
# 9월 말 현재 is what had come of a year by then; what came of all of it is told by its report.
_BY_THEN = re.compile(r"(?<!\d)(?:[1-9]|1[01])월(?: ?[말초]| ?\d{1,2}일)? ?현재|(?:[1-3]분기|상반기) ?(?:말|까지|현재)")
_OF_PART = re.compile(r"\d ?월|분기|반기|현재|지금|까지")
_UNTIL = re.compile(r"(?:언제|며칠|몇 ?[월일]) ?까지|(?:마감일?|기한)(?:은|이|는)? ?(?:언제|며칠)")
# 최대 3년까지 is a length, no end.
_ENDS = re.compile(r"(?<!\d년)(?<!\d개월)(?<!\d시간) ?까지|이내|[내전]에|안에|마감|기한|만료|종료|[~∼～]|\d전")
_HOUR_OF_END = re.compile(r"(?:마감|당)일 ?(?:오[전후] ?)?\d{1,2} ?[:시]")  # 마감일 18시까지 doesn't say which day
_NO_END = 0.6
_FIGURES = frozenset({Asked.AMOUNT, Asked.PERCENT, Asked.COUNT})
_SO_FAR = 0.8


def asked_time_fit(question: Question, candidate: Candidate) -> float:
    """More for a line that tells the time asked for, less for one that tells the time of something else."""
    return _times_fit(question, candidate) * _whole_year_fit(question, candidate)


def _times_fit(question: Question, candidate: Candidate) -> float:
    if not question.asked & {Asked.DATE, Asked.PERIOD, Asked.COUNT}:
        return 1.0
    fit = _counted_fit(question, candidate) * _begun_fit(question, candidate) * _bracket_fit(question, candidate)
    return fit * _until_fit(question, candidate)


def _whole_year_fit(question: Question, candidate: Candidate) -> float:
    """Less for a figure of the first months where it is asked for a year."""
    if not (question.years and question.asked & _FIGURES) or _OF_PART.search(question.text):
        return 1.0
    return _SO_FAR if _BY_THEN.search(candidate.quote) else 1.0


def asks_since(question: Question) -> bool:
    """Whether a question asks since when something has been."""
    return _SINCE.search(question.text) is not None


def _counted_fit(question: Question, candidate: Candidate) -> float:
    asked = _AFTER.search(question.text)
    told = _COUNTED_FROM.search(candidate.quote)
    if asked is None or told is None:
        return 1.0
    return _FROM_EVENT if asked["event"] in told["from"] else _FROM_ANOTHER


def _begun_fit(question: Question, candidate: Candidate) -> float:
    if not asks_since(question):
        return 1.0
    return _BEGINS if _BEGAN.search(candidate.quote) else _GOES_ON


def _bracket_fit(question: Question, candidate: Candidate) -> float:
    if not _OF_YEARS.search(question.text):
        return 1.0
    names = (found["name"] for found in _BEHIND_NAME.finditer(candidate.quote))
    return _ITS_YEARS if any(name in question.text for name in names) else 1.0


def _until_fit(question: Question, candidate: Candidate) -> float:
    if not _UNTIL.search(question.text):
        return 1.0
    told = f"{candidate.quote} {candidate.names}"
    return 1.0 if _ENDS.search(told) and not _HOUR_OF_END.search(told) else _NO_END
