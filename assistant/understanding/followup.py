"""Completing follow-up questions from the question before: 그럼 2022년은, 환경부는요, 실무 담당자 번호는."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.types import Turn
from assistant.understanding.bodies import body_spans
from assistant.understanding.question import Question, understand, years_of
from ingest.korean import Korean
from ingest.names import Names
from ingest.types import Analysis

_OPENING = re.compile(
    r"^\s*(?:그럼|그러면|그렇다면|그중(?:에서?)?|그 중(?:에서?)?|그건|그거|그때|거기|이건|이 중|그리고|또|아니면"
    r"|그래서|근데"
    r"|그 ?(?:금액|사업|계획|제도|기관|부처|비중|돈)[은는이가]?)"
)
_YEAR_TEXT = re.compile(r"(?:(?:19|20)\d\d|['‘’`]\d\d|(?<!\d)\d\d(?=년))(?:년도?)?")
# Up to this many words of its own, a question after another one leans on it; with a year or body of its own, fewer.
_FEW_WORDS = 2
# 책임자가 누구 asks for the noun before; 나등급은 언제까지 asks something about it.
_ASKED_FOR = re.compile(r"[은는이가을를]? ?(?:총 ?)?(?:누구|누가|얼마|뭐|뭔|무엇)")
_PLACE_ALONE = re.compile(
    r"([가-힣]{1,4}[시도군구읍면동])(?:은|는|도|의 경우)? ?(?:요|어때요?|어떤가요|얼마(?:예요|인가요)?)?[ ?？.]*"
)
_YEAR_BEFORE = re.compile(r"(?:전년|작년|지난해|이전 ?해|전 ?해)(?:도)?(?:에는|에|은|는|엔)|그 ?전에는")


def complete(asked: Analysis, history: Sequence[Turn], korean: Korean) -> Question:
    """Understand an analysed question, completed from the last turn where it leans on it.

    A question that only names another year or body takes the earlier question with that exchanged; one that
    asks another detail keeps its words and takes the earlier one's topic in front.
    """
    text = asked.text
    current = understand(text, asked, korean.names)
    if history and _YEAR_BEFORE.search(text) and (years := years_of(history[-1].question)):
        current = replace(current, years=(years[0] - 1,))
    earlier = history[-1].question.strip() if history else ""
    if not earlier or not _leans(current):
        return current
    place = _other_place(text, earlier)
    if place is not None:
        return understand(place, korean.analyze(place), korean.names)
    if not any(not word.light for word in current.focus):
        exchanged = _exchanged(current, earlier, korean.names)
        if exchanged is not None:
            whole = understand(exchanged, korean.analyze(exchanged), korean.names)
            return replace(whole, asked=current.asked or whole.asked)
    topic = _topic(current, earlier, korean)
    if current.years and years_of(earlier):
        topic = _with_year(topic, current.years[0])
    joined = f"{topic} – {_OPENING.sub('', text).strip()}"
    whole = understand(joined, korean.analyze(joined), korean.names)
    return replace(
        whole,
        asked=current.asked or whole.asked,
        counter=current.counter or whole.counter,
        head=current.head,
        event=current.event,
    )


def _topic(current: Question, earlier: str, korean: Korean) -> str:
    """The question before without what it asked for, where the present one asks for another noun: 책임자가 누구."""
    head = understand(earlier, korean.analyze(earlier), korean.names).head
    at = earlier.rfind(head)
    asks_for_it = head and _ASKED_FOR.match(earlier, at + len(head)) is not None
    if asks_for_it and at > 0 and any(not word.light for word in current.focus):
        earlier = earlier[:at]
    return earlier.rstrip(" ?？.")


def _leans(question: Question) -> bool:
    if _OPENING.search(question.text):
        return True
    own = [word for word in question.focus if not word.light]
    return len(own) < _FEW_WORDS or (len(own) == _FEW_WORDS and not question.years and not question.bodies)


def _other_place(text: str, earlier: str) -> str | None:
    """The earlier question about the place that the current one names and nothing more (그럼 여울구는?)."""
    named = _PLACE_ALONE.fullmatch(_OPENING.sub("", text).strip())
    if named is None:
        return None
    like = re.compile(rf"(?<![가-힣])[가-힣]{{1,4}}{named[1][-1]}(?=[ 의은는이가을를에])")
    return like.sub(named[1], earlier, count=1) if like.search(earlier) else None


def _exchanged(current: Question, earlier: str, names: Names) -> str | None:
    """The earlier question about the year or body that the current one names."""
    text = earlier
    if current.bodies:
        spans = body_spans(earlier, names)
        if not spans:
            return None
        start, end, _ = spans[0]
        text = f"{earlier[:start]}{current.bodies[0].name}{earlier[end:]}"
    if current.years:
        if not years_of(text):
            return f"{current.years[0]}년 {text}"
        return _with_year(text, current.years[0])
    return text if current.bodies else None


def _with_year(text: str, year: int) -> str:
    return _YEAR_TEXT.sub(f"{year}년", text, count=1)
