"""What a question asks for: its kinds of answer, its years and bodies, and the words that evidence must cover.

Works on the question's words alone; what the library holds is weighed in ``assistant.evidence``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from assistant.bodies import Body, find_bodies
from ingest.types import Analysis


class Asked(StrEnum):
    """Kinds of answer that a question can want; several may hold at once."""

    AMOUNT = "amount"
    PERCENT = "percent"
    COUNT = "count"
    QUANTITY = "quantity"
    DATE = "date"
    PERIOD = "period"
    PHONE = "phone"
    EMAIL = "email"
    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    LIST = "list"
    YES_NO = "yes_no"
    DEFINITION = "definition"
    REASON = "reason"
    METHOD = "method"
    COMPARISON = "comparison"
    LARGEST = "largest"
    SMALLEST = "smallest"


_COUNTERS = "건|개사|개소|개국|개월|개|명|곳|군데|팀|회|차례|번|가지|종|편|대|호|세대|가구|시간|분|일|주|년|학과|과제|km|㎞|킬로|미터|톤|권|쪽|점|세|살|인"
_CUES: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (Asked.PERCENT, re.compile(r"몇 ?(?:%|％|퍼센트|프로(?!젝|그))|비중|비율|퍼센트|증가율|감소율|증감률|경쟁률")),
    (Asked.AMOUNT, re.compile(
        r"얼마(?!나)|얼마나 (?:되|들|지원|받|내[나는야]|줘|주나|나오|쓰)|금액|액수|총액|비용|투자액|사업비|요금|가격|수수료|몇 ?(?:조|억|천만|백만|만)? ?원|돈[은이을]? "
        r"|(?:예산|투자계획|투자실적|지원금|보조금|월세|수당)(?:은|는|이|을|를|이랑|과|와|도)?(?:요)?(?:$|[?？]| 알려| 좀| 금액)"
    )),  # fmt: skip
    (Asked.COUNT, re.compile(rf"몇 ?(?P<counter>{_COUNTERS})(?![가-힣]*(?:부터|까지|월))|건수|개수|인원|정원|규모는 몇|방문자 수|얼마나 많")),
    (Asked.QUANTITY, re.compile(r"얼마나 (?!되|들|지원|받|내[나는야]|줘|주나|나오|쓰|걸|오래)")),
    (Asked.PERIOD, re.compile(r"기간|몇 ?년부터|몇 ?년도?까지|부터 .{0,12}까지|얼마 ?동안|얼마나 (?:걸|오래)|운영 ?시간|몇 ?시부터")),
    (Asked.DATE, re.compile(r"언제|몇 ?월|몇 ?일|며칠|[가-힣]{2,5}일(?:은|이|자)?(?:[?？ ]|$)|시기|날짜|기한|마감|일정|몇 ?년도?에")),
    (Asked.PHONE, re.compile(r"전화|번호|연락처|문의처|어디로 (?:연락|문의|전화)")),
    (Asked.EMAIL, re.compile(r"이메일|메일|e-?mail", re.I)),
    (Asked.PERSON, re.compile(r"누구|누가|책임자|담당자|위원장|이름|성함|담당 ?(?:사무관|공무원|주무관)")),
    (Asked.BODY, re.compile(
        r"(?:어느|어떤|무슨) ?(?:부처|기관|부서|(?:국|과|팀|곳)(?=에서|[가는은이인?？ ]|$)|위원회)|(?:부처|기관|부서|곳|데)(?:는|가|은|이)? ?(?:어디|어딘)|소관|주관|담당하는 ?(?:곳|데)"
    )),  # fmt: skip
    (Asked.PLACE, re.compile(r"어디(?:에|서|로|인|예|야|입|$|[?？])|어느 ?(?:지역|도시|곳|장소)|위치|장소|어디어디|어느 곳")),
    (Asked.LIST, re.compile(
        r"어떤 것들|무엇무엇|뭐뭐|어떤 ?(?:서류|종류|사업|분야|항목|조건)|종류|나눠|나누어|목록|(?:두|세|네|다섯|\d+) ?(?:가지|갈래)|어디어디|각각|(?<![가-힣])전부|모두 (?:알려|말해|무엇|뭐|적어)|서류(?:는|가|를|을)? ?(?:모두|뭐|무엇|알려|$)|뭐가 있|무엇이 있|필요한 (?:서류|것)"
    )),  # fmt: skip
    (Asked.DEFINITION, re.compile(
        r"(?:이|가|은|는|이란|란|이라는 게|라는 게)? ?(?:뭐(?:예요|야|에요|죠|지|길래|$|[?？])|뭔(?:가요|지|데)|무엇(?:인가|입니까|인지|이에요)|무슨 (?:뜻|말))"
        r"|뜻|의미|정의|(?:이란|이라는 게|라는 게|란)[ ?]|어떤 (?:제도|사업|프로그램|곳)인"
    )),  # fmt: skip
    (Asked.REASON, re.compile(r"왜|이유|까닭|무엇 때문|뭐 때문|배경|목적|취지|무엇을 위해")),
    (Asked.METHOD, re.compile(r"어떻게(?! ?(?:되나|되는|돼|다르|다른|달라|바뀌))|어떠케|어케|방법|절차|어떡|하려면|되려면|받으려면")),
    (Asked.LARGEST, re.compile(r"(?:제일|가장|최고로|젤) ?(?:큰|많|높|비싼|긴|크)|최대(?:인| )|1위|최다")),
    (Asked.SMALLEST, re.compile(r"(?:제일|가장|젤) ?(?:작은|적은|적|낮|싼|짧)|최소(?:인| )|꼴찌|최저")),
    (Asked.COMPARISON, re.compile(
        r"비해|비교|달라|다른가|차이|바뀌|바뀐|변화|변했|늘었|늘어난|늘어났|줄었|줄어든|증가|감소|(?:보다|중에?서?) .{0,15}(?:더|많|적|큰|커|높|낮)|중에 (?:누가|어디|어느)"
    )),  # fmt: skip
)  # fmt: skip
_WH = re.compile(r"얼마|몇|언제|누구|누가|어디|무엇|뭐|뭔|무슨|어느|어떤|어떻|왜|알려|설명|말해|보여|궁금")
_POLAR = re.compile(
    r"(?:나요|는가요|ㄴ가요|인가요|한가요|가요|습니까|입니까|될까요|일까요|건가요|되나|하나|맞나|있나|없나|죠|지요)[?？ .]*$"
)
_YEAR = re.compile(
    r"(?<![\d.,])(?:(?P<long>(?:19|20)\d\d)(?=년|[^\d.,]|$)|['‘’`](?P<quoted>\d\d)(?!\d)|(?P<short>\d\d)년(?!간| ?동안|차|생|이상|이내| ?이하|마다))"
)
_LATEST_SHORT_YEAR = 69
_ORDINAL = re.compile(r"제? ?(\d{1,3})(차|회|기|조|호)(?![가-힣]*(?:간|째))(?=[ 가-힣」)]|$)")
_ASKS_ABOUT = re.compile(r"누구|누가|얼마|언제|어디|뭐|뭔|무엇|알려|말해|가르쳐|왜")
# Between the noun asked about and the asking word stand only particles and words of asking: 이메일 주소 좀 (알려).
_BETWEEN = re.compile(r"(?:은|는|이|가|을|를|도|의)? ?(?:(?:주소|번호|이름|좀|명단|목록)(?:은|는|이|가|을|를)? ?)*")
# Words that pick one row or item among like ones; Kiwi cuts them apart, and half of one means nothing.
_PICK = re.compile(
    r"(?<![\d가-힣])(?:\d{1,2}(?:분기|인(?= ?가구)|등급|급|단계|학년|종|호선|회차)|[가나다라마A-E](?:등급|급|형|군)(?![가-힣]{2}))"
)
_NEGATED = re.compile(r"않|아니|못|없|제외|안 (?:되|돼|한|해|받|하)")

_FOCUS_TAGS = frozenset({"NNG", "NNP", "XR", "SL", "SH", "SN", "VV", "VA", "MAG"})
_VERB_TAGS = frozenset({"VV", "VA"})
_ASKING = Path(__file__).with_name("asking.txt")


@dataclass(frozen=True, slots=True)
class FocusWord:
    """A word that evidence should hold: its form without ending, whether it is a verb or adjective, or a word of asking.

    ``share`` is below 1 for words taken over from the question before.
    """

    form: str
    verb: bool
    light: bool = False
    share: float = 1.0

    @property
    def term(self) -> str:
        """The lexical term that the index holds of it."""
        return f"{self.form}다" if self.verb else self.form.lower()


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood.

    ``counter`` is what 몇 counts (몇 건 → 건), ``head`` the noun that is asked about (위원장이 누구 → 위원장), empty
    where there is none, ``event`` what is said to have happened (확정됐나요 → 확정). ``ordinals`` are such as
    제3차, as (차, 3), ``picks`` such as 4분기 or 나등급.
    """

    text: str
    analysis: Analysis
    asked: frozenset[Asked]
    counter: str
    years: tuple[int, ...]
    bodies: tuple[Body, ...]
    focus: tuple[FocusWord, ...]
    head: str = ""
    ordinals: tuple[tuple[str, int], ...] = ()
    event: str = ""
    picks: tuple[str, ...] = ()

    @property
    def compounds(self) -> tuple[str, ...]:
        """Terms of the question that are made of several of its focus words."""
        forms = {word.form.lower() for word in self.focus}
        pieces = {token.rpartition("/")[0].lower() for token in self.analysis.tokens}
        return tuple(
            term
            for term in dict.fromkeys(self.analysis.terms)
            if term not in pieces
            and any(form in term for form in forms)
            and not term[0].isdigit()
            and not term.endswith("다")
        )


def understand(text: str, analysis: Analysis) -> Question:
    """Read a question's kinds, years, bodies and focus words."""
    asked = {kind for kind, cue in _CUES if cue.search(text)}
    if Asked.PERIOD in asked and "언제부터 언제" in text:
        asked.discard(Asked.DATE)
    if not _WH.search(text) and _POLAR.search(text.strip()):
        asked.add(Asked.YES_NO)
    counted = next((match for kind, cue in _CUES if kind is Asked.COUNT and (match := cue.search(text))), None)
    counter = (counted.groupdict().get("counter") or "") if counted else ""
    bodies = find_bodies(text)
    if Asked.REASON in asked:
        asked.discard(Asked.DEFINITION)  # 이유가 뭔가요
    if Asked.COMPARISON in asked:
        asked.discard(Asked.PERSON)  # 누가 더 많이
    if Asked.BODY in asked:
        asked.discard(Asked.PLACE)  # 어느 부처 … 어디
    focus = _focus(analysis, bodies)
    return Question(
        text,
        analysis,
        frozenset(asked),
        counter,
        years_of(text),
        bodies,
        focus,
        _head(text, analysis, focus),
        ordinals_of(text),
        _event(analysis),
        tuple(match.group() for match in _PICK.finditer(text)),
    )


def is_negated(text: str) -> bool:
    """Whether a text denies: 적용하지 않는, 신청할 수 없음."""
    return bool(_NEGATED.search(text))


def is_asking_word(word: str) -> bool:
    """Whether a word only says what kind of answer is wanted."""
    return word in _asking_words()


def ordinals_of(text: str) -> tuple[tuple[str, int], ...]:
    """Ordinals that a text names: 제3차 기본계획 gives (차, 3)."""
    return tuple(dict.fromkeys((match[2], int(match[1])) for match in _ORDINAL.finditer(text)))


def _head(text: str, analysis: Analysis, focus: Sequence[FocusWord]) -> str:
    """The noun just before the word that asks, or the last one before 알려 주세요."""
    asking = _ASKS_ABOUT.search(text)
    if asking is None:
        return ""
    if asking.group() == "왜":
        return _event(analysis)
    before = text[: asking.start()]
    places = [
        (before.rfind(word.form), word.form) for word in focus if not (word.verb or word.light) and word.form in before
    ]
    at, form = max(places, default=(-1, ""))
    fits = at >= 0 and _BETWEEN.fullmatch(before[at + len(form) :])
    return form if fits else ""


def _event(analysis: Analysis) -> str:
    """What is said to have happened: the noun before 하다 or 되다 that closes the question."""
    pairs = [(noun.rpartition("/"), verb) for noun, verb in pairwise(analysis.tokens)]
    events = [form for (form, _, tag), verb in pairs if tag in ("NNG", "XR") and verb in ("하/XSV", "되/XSV")]
    return events[-1] if events else ""


def years_of(text: str) -> tuple[int, ...]:
    """Years that a question names, each once, in order: 2023년, '23, 23년도."""
    years = []
    for match in _YEAR.finditer(text):
        short = match["quoted"] or match["short"]
        year = int(match["long"]) if match["long"] else 2000 + int(short)
        if match["long"] or int(short) <= _LATEST_SHORT_YEAR:
            years.append(year)
    return tuple(dict.fromkeys(years))


@lru_cache(maxsize=1)
def _asking_words() -> frozenset[str]:
    """Words that say what kind of answer is wanted; evidence rarely repeats them."""
    lines = _ASKING.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _focus(analysis: Analysis, bodies: tuple[Body, ...]) -> tuple[FocusWord, ...]:
    body_forms = {form for body in bodies for form in body.forms}
    words = []
    for token in analysis.tokens:
        form, _, tag = token.rpartition("/")
        tag = tag.partition("-")[0]
        verb = tag in _VERB_TAGS
        asking = (f"{form}다" if verb else form) in _asking_words()
        if tag not in _FOCUS_TAGS or (asking and (verb or tag == "MAG" or len(form) < 2)):
            continue
        if (tag == "SN" and len(form) <= 2) or years_of(form) or years_of(f"{form}년"):
            continue
        if any(form in body for body in body_forms) and not verb:
            continue
        words.append(FocusWord(form.replace(",", ""), verb, asking))
    return tuple(dict.fromkeys(words))
