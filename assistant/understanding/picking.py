"""What a question picks from many, and by which conditions: 예산이 50억을 넘는 사업은 뭐가 있나요.

A question that picks says what holds of the members, then what they are (사업, 서류, 것), then asks which there are.
Knows the question's words only: which table or list has the members, and which column a condition is about, is found
elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import CALENDAR_KINDS, Day, Figure, FigureKind
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re


class Relation(StrEnum):
    """How a member's value stands to that of a condition."""

    ABOVE = "above"
    AT_LEAST = "at_least"
    BELOW = "below"
    AT_MOST = "at_most"
    EQUAL = "equal"


class Edge(StrEnum):
    """Which end of a member's time a condition speaks of."""

    ANY = "any"
    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Limit:
    """A figure that a member's is held against; ``attribute`` is what the question calls it (단가가 300만원 넘는).

    ``value`` is in the unit's own base, money in won; ``written`` is the figure as it was asked.
    """

    value: Decimal
    unit: str
    written: str
    relation: Relation
    attribute: str = ""

    def holds(self, value: Decimal) -> bool:
        """Whether a value stands to the figure as it is asked."""
        if value == self.value:
            return self.relation in (Relation.AT_LEAST, Relation.AT_MOST, Relation.EQUAL)
        return self.relation in ((Relation.ABOVE, Relation.AT_LEAST) if value > self.value else _BELOW)


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that a member's is held against: on it, or after or before it where ``relation`` is no EQUAL."""

    day: Day | None
    minutes: tuple[int, int] | None
    weekday: str
    edge: Edge
    relation: Relation
    written: str
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a question picks: the members' kind, empty for 것 and 데, and what must hold of them.

    ``stem`` is the last noun of the kind: 제품 of 보안 제품. ``change`` is -1 or 1 where what is picked has become
    less or more, else 0, and ``changed`` what of it (예산이 줄어든). ``topic`` are the words in front of 중에, which
    only say among what; ``denied`` says that the condition is put in the negative (못 채운), ``possible`` that it
    asks what may be done (받을 수 있는); ``counts`` that a number is asked for; ``loosely`` that no verb picks and
    only the members' kind is asked for: 청년 분야 사업.
    """

    kind: str
    stem: str
    limit: Limit | None
    moments: tuple[Moment, ...]
    change: int
    changed: str
    topic: str
    denied: bool
    possible: bool
    counts: bool
    loosely: bool = False


_BELOW = (Relation.BELOW, Relation.AT_MOST)
_ASKS = re.compile(
    r"뭐|뭔|뭣|무엇|무슨|어디|어떤|어느|누구|누가|몇 ?(?:개|곳|군데|가지|명|건|과|팀|종|편)"
    r"|있(?:나|어|을|습|는)|알려|골라|뽑아|추려"
    r"|찾아|보여|말해|나열|정리|[은는만도]요?\s*[?？]?$|[?？]$"
)
# A question for yes or no picks none, but for one whether there are any.
_ASKS_WHICH = re.compile(r"뭐|뭔|뭣|무엇|무슨|어디|어떤|어느|누구|누가|(?<!수 )(?<!수)있(?:나|어|을|습|는|죠|지)")
# How many there were and where: two questions, of which neither picks.
_ASKS_TWO = re.compile(r"몇 ?[가-힣]{1,2}(?:이고|인데|이며|이었고|였고) ?(?:어느|어디|누구|누가|언제|무슨|왜)")
_ASKS_ELSE = re.compile(
    r"어디(?:로|에다?|에서|서) ?(?:찾아|가야|가면|가나|가요|신청|내야|내면|접수|문의|연락)"
    r"|얼마|언제|며칠|왜 |어떻게|어떡|몇(?! ?(?:개(?!월)|곳|군데|가지|명|건|과|팀|종|편))|말하|말한|뜻하|의미|가리키"
)
_OTHERWISE = frozenset({Asked.REASON})
# A list of so many is said elsewhere.
_NUMBERED = re.compile(r"(?:\d|두|세|네|다섯|여섯) ?(?:가지|개|종|대 |분야|곳|갈래)")
_COUNTS = re.compile(r"몇 ?(?:개|곳|군데|가지|명|건|과|팀|종|편)")
_GENERIC = re.compile(r"것|거|게|건|데|곳|사람|분|이|쪽|애|항목|내용|일|해|경우|대상|목록|명단|리스트")
# Nouns behind a verb that pick nothing: 받을 수, 신청할 때.
_BOUND_NOUNS = re.compile(
    r"수|때|적|지|줄|만|뿐|대로|후|뒤|전|동안|경우|채|김|듯|척|것같|바|만큼|중|가운데|이유|방법|절차|까닭|목적|뜻"
)
# What is asked of a thing, which is no kind of things.
_ASKED_OF = re.compile(
    r"기간|날|날짜|시간|시기|일시|일자|연도|금액|돈|비용|액수|예산|번호|전화번호|주소|연락처|크기|길이|비율|비중|수|규모|인원|개수|건수|기한|근거|조건|자격|뜻|"
    r"의미|정의|내용|효과|결과|원인|계기|배경|취지"
)
_AMONG = re.compile(r"(?P<topic>.+?(?<![는은한던]))(?: ?(?:중에서?|가운데(?:에서?)?|중(?=[ ,]))(?:는|도)?)(?=\s|,)")
_ABOVE_WORDS = (
    (Relation.AT_LEAST, r"이상|부터"),
    (Relation.ABOVE, r"초과|넘|웃도|웃돈|이 ?더 ?[큰많높]|보다 ?(?:더 ?)?(?:[큰많높긴]|비싼)"),
    (Relation.AT_MOST, r"이하|이내|까지|안(?:에|으로)"),
    (
        Relation.BELOW,
        r"미만|(?:안|못) ?[되된돼됐]|못 ?미[치친]|밑도|밑돈|아래|보다 ?(?:더 ?)?(?:[작적낮짧]|싼)|[못안] ?넘|모자라",
    ),
    (Relation.EQUAL, r"인(?= )|이던|짜리|이었던|으로 (?:같|정|책정|나온)|씩|로 (?:같|정)|점(?= )"),
)
_DENIED_BELOW = re.compile(r"(?:안|못) ?넘|넘지 (?:않|못)|이하|이내")
_RELATIONS = tuple((relation, re.compile(rf"[을를이가은는도에도에]* ?(?:{words})")) for relation, words in _ABOVE_WORDS)
_BOUNDABLE = frozenset({FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.PERCENT, FigureKind.NUMBER})
_ATTRIBUTE = re.compile(
    r"(?P<name>[가-힣A-Za-z·]{1,12}(?: ?[가-힣]{1,6})?)[이가은는도을를] ?(?:(?:한 )?[가-힣]{1,4} )?$"
)
_UNTIL = re.compile(
    r" ?(?:까지|전까지|안에|에 ?(?:끝|마감|마치|완료|종료|닫))|[가-힣 ]{0,4}(?:끝나|끝난|마감|마치|완료|종료)"
)
_SINCE = re.compile(r" ?(?:부터|에 ?(?:시작|열|여는|개시|착수|시행|출범))|[가-힣 ]{0,4}(?:시작|개시|착수)")
_AFTER = re.compile(r" ?(?:이후|후|뒤|지나|넘어)")
_BEFORE = re.compile(r" ?(?:이전|전(?=에|까지|의| )|보다 (?:먼저|빨|앞))")
_ENDS = re.compile(r"마감|기한|끝|종료|만료|완료|까지")
_BEGINS = re.compile(r"시작|개시|착수|시행|출발|부터")
_TIMES_OF_DAY = {
    "새벽": (0, 360),
    "아침": (360, 600),
    "오전": (360, 719),
    "낮": (660, 1020),
    "점심": (690, 840),
    "오후": (720, 1439),
    "저녁": (1050, 1439),
    "밤": (1140, 1439),
}
_TIME_OF_DAY = re.compile(rf"(?<![가-힣])({'|'.join(_TIMES_OF_DAY)})(?:에|때|시간)?(?![가-힣])")
_WEEKDAY = re.compile(r"(?<![가-힣])([월화수목금토일])요일|(?<![가-힣])(주말)")
_DENIED = re.compile(
    r"(?<![가-힣])(?:못|안)(?= ?[가-힣])|않|아니|없(?:는|던|이)|미달|불가|제외|빠[진지졌]|빼먹"
    r"|떨어[진졌지]|부족|모자라|결석|불참|탈락|실패"
)
# By how much is a limit; how much more is no picking.
_CHANGED = re.compile(
    r"(?P<less>줄어든|줄은|줄인|감소한|깎인|삭감된|내린|떨어진|적어진|나빠진|낮아진)|(?P<more>늘어난|늘은|늘린|증가한|오른|증액된|많아진|커진|좋아진|높아진)"
)
_MEASURE = re.compile(r"(?:^|\s)(?P<name>[가-힣]{1,10}?)[이가은는을를도]? ?(?:더|많이|크게|좀|조금)? ?$")
_WHICH_THERE = frozenset(
    ["뭐", "무엇", "어떤", "어떻", "알리", "있", "말하", "무슨", "어디", "누구", "보이", "뽑", "고르"]
)
_POSSIBLE = re.compile(r"[ㄹ할될을] ?수 ?있|가능")


def wish_of(question: Question) -> Wish | None:
    """What the question picks from many; None where it asks for something else."""
    text = question.text
    if not _ASKS.search(text) or _ASKS_ELSE.search(text) or _ASKS_TWO.search(text) or question.asked & _OTHERWISE:
        return None
    among = _AMONG.match(text)
    limit, moments = _limit(text), _moments(question)
    tokens = question.analysis.tokens
    every = _picked_nouns(tokens, which=True)
    kinds = every if limit is not None or moments else _picked_nouns(tokens, which=False)
    loosely = limit is None and (not kinds or len(every) > len(kinds))
    kinds = every or _asked_nouns(tokens)
    unfit = loosely and (Asked.YES_NO in question.asked or _NUMBERED.search(text) is not None)
    unfit = unfit or (Asked.YES_NO in question.asked and limit is None and not _ASKS_WHICH.search(text))
    if (not kinds and limit is None) or unfit:
        return None
    named = [nouns for nouns in kinds if not _GENERIC.fullmatch(nouns[-1])]
    nouns = (named or kinds or [("",)])[-1]
    kind = "".join(nouns)
    if _ASKED_OF.fullmatch(nouns[-1]):
        return None
    topic = among["topic"] if among is not None else ""
    if not kind or _GENERIC.fullmatch(kind):
        kind = _last_noun(topic) if topic else ""
        nouns = (kind,)
    denied = _DENIED.search(text) is not None
    possible = _POSSIBLE.search(text) is not None
    changed = _CHANGED.search(text) if limit is None else None
    change = 0 if changed is None else -1 if changed["less"] else 1
    measure = _MEASURE.search(text[: changed.start()]) if changed is not None else None
    of_what = measure["name"] if measure is not None else ""
    counts = _COUNTS.search(text) is not None
    return Wish(kind, nouns[-1], limit, moments, change, of_what, topic, denied, possible, counts, loosely)


def _picked_nouns(tokens: Sequence[str], *, which: bool) -> list[tuple[str, ...]]:
    """The nouns right behind a verb in its adnominal form; with ``which`` those behind 어느, 어떤 and 무슨, too."""
    found = []
    for place, token in enumerate(tokens):
        form, _, tag = token.rpartition("/")
        if tag != "ETM" and not (which and tag == "MM" and form in ("어느", "어떤", "무슨")):
            continue
        nouns: list[str] = []
        for other in tokens[place + 1 :]:
            name, _, kind = other.rpartition("/")
            if kind not in ("NNG", "NNP", "NNB") or (nouns and name in ("중", "가운데")):
                break
            nouns.append(name)
        connects = nouns[:1] == ["데"] and len(nouns) > 1  # 못 쓰는데 청년 월세
        if nouns and not connects and not _BOUND_NOUNS.fullmatch(nouns[0]):
            found.append(tuple(nouns[-2:]))
    return found


def _asked_nouns(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    """The nouns right before the word that asks which there are: 청년 분야 사업은 뭐."""
    place = next((at for at, token in enumerate(tokens) if token.partition("/")[0] in _WHICH_THERE), None)
    nouns: list[str] = []
    for token in reversed(tokens[:place] if place is not None else ()):
        form, _, tag = token.rpartition("/")
        if tag in ("NNG", "NNP", "NNB") and not _GENERIC.fullmatch(form):
            nouns.insert(0, form)
        elif nouns or tag not in ("JX", "JKS", "JKO", "JKB", "XSN", "MM", "MAG"):
            break
    return [tuple(nouns[-1:])] if nouns else []


def _last_noun(topic: str) -> str:
    words = topic.split()
    return re.sub(r"(?:들|의)$", "", words[-1]) if words else ""


def _limit(text: str) -> Limit | None:
    """The figure that bounds the members' own; nothing for a time or for one that only names a matter."""
    for figure in parse_figures(text):
        if figure.kind not in _BOUNDABLE:
            continue
        behind = text[figure.end :]
        relation = next((relation for relation, words in _RELATIONS if words.match(behind)), None)
        if relation is None:
            continue
        if relation is Relation.ABOVE and _DENIED_BELOW.match(behind.lstrip("을를이가은는도에 ")):
            relation = Relation.AT_MOST
        unit = figure.unit or ("원" if figure.kind is FigureKind.AMOUNT else "")
        named = _ATTRIBUTE.search(text[: figure.start])
        attribute = named["name"].strip() if named is not None else ""
        return Limit(figure.value, unit, text[figure.start : figure.end], relation, attribute)
    return None


def _moments(question: Question) -> tuple[Moment, ...]:
    """The times that the question makes conditions: months and days, hours of the day, weekdays, years of a column."""
    text = question.text
    found = [_of_figure(text, figure) for figure in parse_figures(text) if figure.kind in CALENDAR_KINDS]
    for spoken in _TIME_OF_DAY.finditer(text):
        found.append(Moment(None, _TIMES_OF_DAY[spoken[1]], "", Edge.ANY, Relation.EQUAL, spoken[1]))
    for spoken in _WEEKDAY.finditer(text):
        found.append(Moment(None, None, spoken[1] or "토일", Edge.ANY, Relation.EQUAL, spoken.group()))
    return tuple(found)


def _of_figure(text: str, figure: Figure) -> Moment:
    before, behind = text[: figure.start], text[figure.end :]
    edge = Edge.ANY
    if _UNTIL.match(behind) or _ENDS.search(before[-12:]):
        edge = Edge.LAST
    elif _SINCE.match(behind) or _BEGINS.search(before[-12:]):
        edge = Edge.FIRST
    relation = Relation.EQUAL
    if _AFTER.match(behind):
        relation = Relation.AT_LEAST
    elif _BEFORE.match(behind):
        relation = Relation.BELOW
    named = _ATTRIBUTE.search(before)
    attribute = named["name"].strip() if named is not None else ""
    return Moment(figure.since or figure.until, None, "", edge, relation, text[figure.start : figure.end], attribute)
