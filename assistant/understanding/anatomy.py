"""A question taken into what it is about and what it asks of that: 2025년 별빛축제 | 예산 | 은 얼마인가요.

Knows morphemes and words of asking, no other questions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.understanding.question import is_asking_word, years_of
from ingest import patterns as re
from ingest.korean import Korean
from ingest.types import Morpheme

_WH = re.compile(
    r"(?<![가-힣])(?:얼마|얼만|몇|며칠|언제|언젠|누구|누가|누군|어디|어딘|무엇|뭐|뭔|뭘|무슨|어느|어떤|어떻|어땠|어때|어케|어떠케|왜(?![가-힣])"
    r"|알려|가르쳐|말해|설명해|보여|비교해|궁금|확인)"
)
_PREDICATES = frozenset({"VV", "VA", "VX", "VCP", "VCN", "XSV", "XSA"})
_NOUNS = frozenset({"NNG", "NNP", "XSN", "SL", "SSC"})
_ENDS = frozenset({"EP", "EF", "EC", "SF"})
# What may stand behind the noun phrase and says nothing of it.
_LIGHT_TAGS = frozenset({"MAG", "MAJ", "MM", "SP", "SF", "IC", "SE"})
_LIGHT_FORMS = frozenset(
    {"크", "총", "최대", "최소", "모두", "전부", "각각", "대략", "약", "월", "한번", "좀", "혹시", "동시", "합치"}
    | {"합하"}
)
# Nouns that name a measure or an office of the thing before them, by their last syllables.
_MEASURE = re.compile(
    r"(?:[가-힣](?:액|량|률|율|비|료)|요금|가격|수당|[원조상]금|재원|근거|효력|벌칙|효과|규모|(?:투자|지원|집행|재정)(?:계획|실적)|연장|면적|인원|[건개점횟명]수|기간|기한|임기|일정|시기|장소|부서|부처|기관"
    r"|책임자|담당자|위원장|위원|위원 수|연락처|번호|목표|결과|이름|대상|기준|조건|비중|비율|이유|목적|방법|절차|서류)$"
)
# Nouns that mean nothing without what stands before them.
_NO_MEASURE = frozenset(
    {
        "",
        "것",
        "게",
        "중",
        "때",
        "쪽",
        "가지",
        "해",
        "데",
        "곳",
        "경우",
        "작년",
        "올해",
        "전체",
        "사람",
        "사업",
        "제도",
        "프로그램",
    }
)
# What such a particle closes says when or where, not of what: 청년 월세는 한 달|에 얼마 지원하나요 is about 청년 월세.
_ADVERBIAL = re.compile(r"(?:에서|에|으로|로)(?:는|도)? ")
_COPULA = re.compile(
    "(?:누구|누가|누군|얼마|얼만|뭐|뭔|무엇|언제|언젠|어디|어딘)"
    r"(?:예|야|에요|인|이|입|죠|지|니|냐|가(?! )|ㄴ|$|[?？ ]*$|[은는]?데)"
)


@dataclass(frozen=True, slots=True)
class Anatomy:
    """A question's parts: ``phrase`` is what stands before the asking, ``topic`` that without the measure asked for.

    ``tail`` is the rest with its particle; ``event`` a verbal noun that asks about the phrase (신청 of 어디에서
    신청하나요), ``measure`` the noun whose value is asked for, each possibly empty.
    """

    text: str
    phrase: str
    topic: str
    measure: str
    tail: str
    event: str


def names_measure(text: str) -> bool:
    """Whether a fragment names what a thing has, rather than another thing: 위원장은, 임기는요."""
    noun = re.sub(r"(?:에서|에|으로|로)?(?:은|는|도|의 경우)(?:요|어때요?|어떤가요)?[ ?？.]*$", "", text)
    return _MEASURE.search(noun) is not None


def take_apart(text: str, korean: Korean) -> Anatomy:
    """Take a question apart; a text without a word of asking is all phrase."""
    morphemes = next(korean.morphemes([text]))
    asking = _WH.search(text)
    at = asking.start() if asking is not None else _predicate(text, morphemes)
    end = _phrase_end(morphemes, at)
    if end == 0 and asking is not None:
        return _asking_first(text, morphemes)
    if _ADVERBIAL.match(text, end):
        end = len(_as_marked(text[:end], morphemes))
    phrase = text[:end]
    event = _event(morphemes, at, phrase)
    measure = _measure(phrase, text[end:])
    topic = phrase[: len(phrase) - len(measure)].rstrip() if measure else phrase
    topic_end = _phrase_end(morphemes, len(topic))
    modified = any(one.end == len(topic) and one.tag == "ETM" for one in morphemes)  # 투자하는 돈 can't be cut
    topic = _as_marked(phrase if modified else text[:topic_end], morphemes)
    return Anatomy(text, phrase, topic, measure, text[end:], event)


def _as_marked(topic: str, morphemes: Sequence[Morpheme]) -> str:
    """A topic up to its first 은 or 는 behind a noun: 첫걸음 인턴은 한 사람당 is about 첫걸음 인턴."""
    for before, mark in pairwise(morphemes):
        if mark.end < len(topic) and mark.tag == "JX" and mark.form in ("은", "는") and before.tag in _NOUNS:
            marked = topic[: before.end]
            return topic if years_of(marked) and " " not in marked else marked
    return topic


def _asking_first(text: str, morphemes: Sequence[Morpheme]) -> Anatomy:
    """어느 부처가 게임 인력을 키우나요: what stands between the asking words and the verb."""
    space = re.search(r"(?:어느|무슨|어떤|몇) ?\S+\s|\s", text)
    start = space.end() if space is not None else len(text)
    end = _phrase_end(morphemes, _predicate(text, morphemes))
    phrase = text[start:end] if end > start else ""
    return Anatomy(text, phrase, phrase, "", text[max(end, start) :], _event(morphemes, max(start, end), phrase))


def _predicate(text: str, morphemes: Sequence[Morpheme]) -> int:
    """Where the word of the last verb or adjective starts; the end where there is none."""
    place = len(morphemes)
    while place and morphemes[place - 1].tag.partition("-")[0] in _ENDS | {"JX"} | _PREDICATES:
        place -= 1
    rest = morphemes[place:]
    if not any(one.tag.partition("-")[0] in _PREDICATES for one in rest):
        return len(text.rstrip(" ?？.!"))
    start = rest[0].start
    return text.rfind(" ", 0, start) + 1 if rest[0].tag.startswith("XS") else start


def _phrase_end(morphemes: Sequence[Morpheme], at: int) -> int:
    """Where the noun phrase before a place ends, without particles and adverbs behind it."""
    before = [one for one in morphemes if one.end <= at]
    while before:
        last = before[-1]
        light = last.tag in _LIGHT_TAGS or last.form in _LIGHT_FORMS
        joins = last.tag == "EC" and len(before) > 1 and before[-2].form in _LIGHT_FORMS
        if not (last.tag[0] == "J" or light or joins):
            break
        before.pop()
    return before[-1].end if before else 0


def _measure(phrase: str, tail: str) -> str:
    """The noun at a phrase's end whose value is asked for: 예산 of 별빛축제 예산은 얼마."""
    head = phrase.rpartition(" ")[2]
    if head == phrase or head in _NO_MEASURE or years_of(head):
        return ""
    asked = _COPULA.search(tail) is not None and not re.search(r"뭐|뭔|무엇", tail)
    return head if asked or is_asking_word(head) or _MEASURE.search(head) else ""


def _event(morphemes: Sequence[Morpheme], at: int, phrase: str) -> str:
    """The verbal noun of the last verb behind a place: 신청 of 신청하나요; none that stands in the phrase."""
    for place in range(len(morphemes) - 1, 0, -1):
        one = morphemes[place]
        if one.start < at:
            return ""
        if one.tag in ("XSV",) and morphemes[place - 1].tag in ("NNG", "XR"):
            first = place - 1
            while first and morphemes[first - 1].end == morphemes[first].start and morphemes[first - 1].tag == "NNG":
                first -= 1
            noun = "".join(each.form for each in morphemes[first:place])
            return "" if noun in phrase or is_asking_word(noun) else noun
    return ""
