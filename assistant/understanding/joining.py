"""Sentences put together of an earlier question's topic and what a follow-up asks of it.

담당 부서는 after a question about 별빛축제 예산 is 별빛축제 담당 부서는; 왜 줄었나요 is 별빛축제 예산은 왜 줄었나요.
"""

from assistant.understanding.anatomy import Anatomy, take_apart
from assistant.understanding.asked import Asked
from assistant.understanding.cues import kinds_asked
from assistant.understanding.question import years_of
from ingest import patterns as re
from ingest.korean import Korean
from ingest.particles import with_particle

# What is asked of a measure itself, not of the thing that it measures.
_OF_MEASURE = re.compile(
    r"비중|비율|증가율|감소율|증감|집행률|달성률|이유|까닭|원인|배경|근거|내역|합계|총액|평균|단위|국비|시비|도비|구비|군비|지방비|민자|차이|변화|추이"
)
_AGAINST = re.compile(r"대비|보다|비해|비교|견주|견줘|차이")
_ONLY_AGAINST = re.compile(
    r"(?P<against>.*(?:대비|비해서?|비하면|보다는?|비교하면|비교해서?))"
    r"(?:로?는|서는|은|요|는요)*[ ?？.]*"
)
_TIME_FIRST = re.compile(r"(?:(?:전년|작년|지난해|올해|하루|매년|매월|한 ?달|한 ?해)\S*|월|연|\S*(?:보다|대비)\S*)\s")
# What a sentence that begins with a year is about is said in it: 2024년 예산은 2023년보다 얼마나 늘었나요.
_OWN_SUBJECT = re.compile(
    r"(?:(?:19|20)?\d\d년도?|올해|작년|지난해|전년|내년)(?:의|에|에는)? "
    r"(?!(?:몇|얼마|어느|어떤|무슨|누)[가-힣 ]*)(?P<subject>[가-힣]{2,}?(?: [가-힣]{2,}?)?)[은는이가] "
)
_QUANTIFIED = re.compile(r"[은는이가] ?(?:총 |모두 |다 해서 )?몇 ?명")
_ADVERBIAL = re.compile(r"(?:에서|에|으로|로)(?:는|도)? (?:총 )?(?:얼마|몇)")  # 처음 안에서는 얼마
# What is counted or named: 몇 개 분야로 나뉘나요, 어떤 사업이 있나요.
_GROUP = re.compile(
    r"(?:몇 ?(?:개|가지|곳|군데)?의? ?|(?:어떤|어느|무슨) )([가-힣]{2,6}?)(?:들)?(?:으로|로|[이가은는을를])(?= )"
)
_COUNTERS = ("개", "명", "건", "곳", "가지", "퍼센트", "해", "것", "쪽")
# A noun that is no part of the topic, but beside it: 월세 지원은 우편으로 보내도 돼, 신청은 선착순이야.
_BESIDE = re.compile(r"(?:에서|에게|한테|으로|로|에|을|를)(?:는|도)? ")
_IS_IT = re.compile(r"\S+(?:이야|이에요|예요|인가요?|이죠|이지|입니까|이냐)[ ?？.]*")
_SHORTEST_PIECE = 2
# An amount is neither counted nor held anywhere; why it is so and how it changed is asked of the amount.
_BARE_FIGURES = frozenset({Asked.AMOUNT, Asked.PERCENT, Asked.COUNT, Asked.BODY, Asked.PLACE})
_OF_FIGURE = frozenset(
    {Asked.COMPARISON, Asked.REASON, Asked.PERCENT, Asked.QUANTITY, Asked.YES_NO, Asked.METHOD, Asked.DEFINITION}
    | {Asked.LARGEST, Asked.SMALLEST}
)


def attached(earlier: Anatomy, rest: str, korean: Korean) -> str:
    """Ask what a follow-up asks of the earlier question's topic."""
    own = take_apart(rest, korean)
    starts_with_noun = bool(own.phrase) and rest.startswith(own.phrase) and not _TIME_FIRST.match(rest)
    if starts_with_noun and not _is_year(own.phrase) and not _ADVERBIAL.match(own.tail):
        topic = whole_phrase(earlier) if _OF_MEASURE.search(own.phrase) else topic_of(earlier)
        return _once(topic, rest, own.tail)
    return f"{with_particle(_thing(earlier, rest), '은/는')} {rest}"


def _thing(earlier: Anatomy, rest: str) -> str:
    """What a further question is asked of: the figure asked for before, or what has it where that can't be meant."""
    before, kinds = kinds_asked(earlier.text), kinds_asked(rest)
    other = before <= _BARE_FIGURES and kinds and not kinds & (before | _OF_FIGURE)
    return topic_of(earlier) if earlier.measure and other else whole_phrase(earlier)


def set_against(earlier: Anatomy, rest: str) -> str:
    """Compare what the earlier question asks for: 2024년 대비로는, 전년보다 몇 % 늘었나요."""
    own = _OWN_SUBJECT.match(rest)
    if own is not None:
        return f"{topic_of(earlier).removesuffix(own['subject']).rstrip()} {rest}".lstrip()
    alone = _ONLY_AGAINST.fullmatch(rest)
    asked = f"{alone['against']} 얼마나 달라졌나요?" if alone is not None else rest
    return f"{with_particle(earlier.phrase or earlier.text, '은/는')} {asked}"


def is_set_against(text: str) -> bool:
    """Whether a text sets something against another year or thing."""
    return _AGAINST.search(text) is not None


def among(earlier: Anatomy, rest: str) -> str:
    """Ask for one of what the earlier question is about: 그중 제일 큰 곳은."""
    group = _GROUP.search(earlier.tail)
    noun = f" {group[1]}" if group is not None and not group[1].startswith(_COUNTERS) else ""
    return f"{earlier.phrase or earlier.text}{noun} 중 {rest.lstrip()}"


def whole_phrase(earlier: Anatomy) -> str:
    """The earlier question's noun phrase with the verbal noun that was asked about it: 나등급 임시복구."""
    return f"{earlier.phrase} {earlier.event}".strip() if earlier.phrase else earlier.text.rstrip(" ?？.")


def topic_of(earlier: Anatomy) -> str:
    """What the earlier question is about, without the measure that it asked for."""
    if earlier.measure and earlier.topic and not _is_year(earlier.topic):
        return earlier.topic
    last = earlier.phrase.rpartition(" ")
    if last[0] and last[2].endswith("자") and _QUANTIFIED.match(earlier.tail):
        return last[0]  # 축제 참가자는 몇 명
    return whole_phrase(earlier)


def _is_year(text: str) -> bool:
    return bool(years_of(text)) and re.fullmatch(r"['‘’]?\d{2,4}(?:년도?)?(?:에|엔)?", text.strip()) is not None


def _once(topic: str, rest: str, rest_tail: str) -> str:
    """Topic and question side by side; a word that closes the one and opens the other stands once."""
    if _BESIDE.match(rest_tail) or _IS_IT.fullmatch(rest):
        return f"{with_particle(topic, '은/는')} {rest}"
    last, first = topic.rpartition(" ")[2], rest.partition(" ")[0]
    if len(last) >= _SHORTEST_PIECE and first.startswith(last):
        topic = topic[: -len(last)].rstrip()
    return f"{topic} {rest}".strip()
