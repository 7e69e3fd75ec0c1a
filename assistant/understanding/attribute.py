"""What a question asks of its matter: the things it counts, whose share it asks, the deed whose day or doer it asks.

특화단지에 입주한 기업은 몇 개 counts 기업, 다친 사람은 몇 명 those that 다치다 is said of, since everyone is 사람. An
answer must tell of that, not only of the matter. Knows the question's words only.
"""

from collections.abc import Sequence

from assistant.figures.units import SPELLED_MEASURES
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re

# The words of which one at least must be told.
Attribute = tuple[str, ...]
_Token = tuple[str, str]
_NOUNS = frozenset({"NNG", "NNP", "XR", "SL"})
_MARKS = frozenset({"JX", "JKS", "JKO"})
_VERBS = frozenset({"VV", "VA"})
_BETWEEN = frozenset({"MAG", "MM", "SP"})
# How much of a thing there is in these units doesn't say how many things there are.
_DURATIONS = {"년", "개월", "달", "주", "일", "시간", "분", "초", "세", "살"}
_SIZES = {
    "점",
    "쪽",
    "글자",
    "자",
    "바이트",
    "단",
    "단계",
    "호",
    "층",
    "평",
    "km",
    "㎞",
    "킬로",
    "키로",
    "톤",
    "kg",
    "㎏",
}
_MEASURES = SPELLED_MEASURES | _DURATIONS | _SIZES
# A period tells when these are without their words.
_OF_PERIODS = frozenset({"시작", "마감", "종료", "완료", "진행", "개최", "개시", "실시"})
# How a count changed is another question.
_CHANGES = frozenset({"증가", "감소", "변동", "변화"})
_FIGURES = frozenset({Asked.AMOUNT, Asked.COUNT, Asked.PERCENT, Asked.QUANTITY})
_GIVES = frozenset({("주", "VV"), ("보", "VV"), ("있", "VA"), ("있", "VV")})
_SHARES = frozenset({"비중", "비율"})
_CHARGES = ("료", "비", "값", "세", "요금", "수당", "보증금", "등록금", "상금")
# What is told of a whole city is told of none of its districts.
_DISTRICT = re.compile(r"[가-힣]{2,3}구")
_OF_ONE = frozenset({"한", "매", "하루"})


def attributes_asked(question: Question) -> tuple[Attribute, ...]:
    """What a question asks, each as terms of which evidence must hold one; none where the question doesn't say."""
    tokens = _tokens(question)
    told: list[Attribute] = []
    if Asked.COUNT in question.asked and question.counter and question.counter not in _MEASURES:
        told += [_counted(tokens), _done(tokens)]
    if Asked.PERCENT in question.asked:
        told += [_shared(tokens)]
    if Asked.AMOUNT in question.asked:
        told += [_charged(tokens)]
    if Asked.DATE in question.asked and "까지" not in question.text:
        told += [_done(tokens), _deed(tokens)]
    if Asked.PERSON in question.asked:
        told += [_doer(tokens)]
    if Asked.YES_NO in question.asked:
        told += [_given(tokens)]
    return tuple(dict.fromkeys(one for one in told if one))


def districts_named(question: Question) -> tuple[str, ...]:
    """The parts of a city that a question names: 여울구."""
    tokens = (token.rpartition("/") for token in question.analysis.tokens)
    return tuple(form for form, _, tag in tokens if tag == "NNP" and _DISTRICT.fullmatch(form))


def named_last(question: Question) -> str:
    """Of what a figure is asked by a word apart and no verb: 매출액 of 뿌리산업 매출액, 종사자 of 종사자 수."""
    tokens = _tokens(question)
    if not question.asked & _FIGURES or any(tag[0] in "VXEM" for _, tag in tokens):
        return ""
    nouns = [form for form, tag in tokens if tag in _NOUNS]
    nouns = nouns[:-1] if nouns[-1:] == ["수"] else nouns
    return nouns[-1] if nouns and len(nouns[-1]) > 1 and f" {nouns[-1]}" in question.text else ""


def _tokens(question: Question) -> list[_Token]:
    return [(form, tag.partition("-")[0]) for form, _, tag in (one.rpartition("/") for one in question.analysis.tokens)]


def _counted(tokens: Sequence[_Token]) -> Attribute:
    """The noun before 몇; where it may be anybody or anything, what is said of it as well: 다친 사람."""
    at = _place(tokens, "몇") - 1
    while at > 0 and tokens[at][1] in _BETWEEN:
        at -= 1
    if at > 0 and tokens[at][1] in _MARKS:
        at -= 1
    if at > 0 and tokens[at] in (("수", "NNG"), ("수", "NNB")):
        at -= 1
    ending = tokens[at][0] if at > 0 and tokens[at][1] == "XSN" else ""
    at -= bool(ending)
    if at < 0 or tokens[at][1] not in _NOUNS | {"NNB"}:
        return ()
    noun = tokens[at][0]
    return (*dict.fromkeys((noun, f"{noun}{ending}")), *_said_of(tokens, at))


def _said_of(tokens: Sequence[_Token], at: int) -> Attribute:
    """The verb or noun of doing that describes a noun: 입주 of 입주한 기업."""
    if at < 2 or tokens[at - 1][1] != "ETM":
        return ()
    before = at - 2
    while before > 0 and tokens[before][1] in ("EP", "VX", "EC"):
        before -= 1
    return _verb(tokens, before)


def _verb(tokens: Sequence[_Token], at: int) -> Attribute:
    form, tag = tokens[at]
    if tag == "XSV" and at and tokens[at - 1][1] in _NOUNS:
        return (f"{tokens[at - 1][0]}하다", tokens[at - 1][0])
    return (f"{form}다",) if tag in _VERBS else ()


def _last_verb(tokens: Sequence[_Token]) -> int:
    places = [place for place, (_, tag) in enumerate(tokens) if tag in _VERBS or tag == "XSV"]
    return places[-1] if places else -1


def _done(tokens: Sequence[_Token]) -> Attribute:
    """The noun of doing that closes a question: 선정 of 몇 명 선정됐나요."""
    at = _last_verb(tokens)
    if at < 1 or tokens[at][1] != "XSV" or any(tag == "ETM" for _, tag in tokens[at:]):
        return ()
    noun, tag = tokens[at - 1]
    return (noun,) if tag in _NOUNS and noun not in _OF_PERIODS | _CHANGES else ()


def _deed(tokens: Sequence[_Token]) -> Attribute:
    """The verb that closes a question with the noun it is done to: 문을 열다."""
    at = _last_verb(tokens)
    if at < 2 or tokens[at][1] != "VV" or any(tag == "ETM" for _, tag in tokens[at:]):
        return ()
    (noun, tag), (_, mark) = tokens[at - 2], tokens[at - 1]
    return (noun, f"{tokens[at][0]}다") if tag in _NOUNS and mark == "JKO" else ()


def _given(tokens: Sequence[_Token]) -> Attribute:
    """What a question asks whether it is given, held or there: 교통비 of 교통비도 주나요, 면접 of 면접도 보나요."""
    at = _last_verb(tokens)
    if at < 1 or tokens[at] not in _GIVES or any(tag == "ETM" for _, tag in tokens[at:]):
        return ()
    marked = tokens[at - 1][1] in _MARKS
    noun, tag = tokens[at - 2] if marked and at > 1 else tokens[at - 1]
    return (noun,) if tag in _NOUNS else ()


def _doer(tokens: Sequence[_Token]) -> Attribute:
    """The noun of doing that describes who is asked for: 반대 of 반대한 의원은 누구."""
    at = next((place for place, (form, _) in enumerate(tokens) if form.startswith("누")), -1)
    ends = [place for place in range(at) if tokens[place][1] == "ETM"]
    told = _said_of(tokens, ends[-1] + 1) if ends else ()
    return told[1:]


def _shared(tokens: Sequence[_Token]) -> Attribute:
    """Whose share is asked for: 수출 of 수출 비중, 여성 of 몇 퍼센트가 여성."""
    for place, (form, _) in enumerate(tokens):
        if place and form in _SHARES and tokens[place - 1][1] in _NOUNS:
            return (tokens[place - 1][0],)
        if place > 1 and form == "이" and tokens[place][1] == "VCP" and tokens[place - 2][1] == "JKS":
            return (tokens[place - 1][0],) if tokens[place - 1][1] in _NOUNS else ()
    return ()


def _charged(tokens: Sequence[_Token]) -> Attribute:
    """The charge that is asked for: 임대료 of 임대료 한 달에 얼마."""
    at = _place(tokens, "얼마") - 1
    while at > 0 and not tokens[at][0].endswith(_CHARGES):
        passed = tokens[at][1] in _BETWEEN | _MARKS | {"JKB", "NNB"} or tokens[max(at - 1, 0)][0] in _OF_ONE
        if not passed:
            return ()
        at -= 1
    return (tokens[at][0],) if at >= 0 and tokens[at][1] in _NOUNS and len(tokens[at][0]) > 1 else ()


def _place(tokens: Sequence[_Token], form: str) -> int:
    return next((place for place, token in enumerate(tokens) if token[0] == form), -1)
