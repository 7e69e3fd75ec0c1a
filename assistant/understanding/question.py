"""What a question asks for: its kinds of answer, its years and bodies, and the words that evidence must cover.

Works on the question's words alone; what the library holds is weighed in ``assistant.evidence.weighing``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from assistant.figures.days_in_words import DAYS_IN_WORDS
from assistant.figures.units import SPELLED_MEASURES
from assistant.understanding import remedies
from assistant.understanding.asked import Asked
from assistant.understanding.bodies import Body, find_bodies
from assistant.understanding.counters import MEASURING
from assistant.understanding.cues import HOUR_ASKED, counter_asked, kinds_asked
from ingest import patterns as re
from ingest.names import Names
from ingest.types import Analysis

_YEAR = re.compile(
    # 1577-1923 is a number to call, 2023-2024 are years.
    r"(?:(?<![\d.,])(?<!\d-)|(?<=(?:19|20)\d\d-)|(?<=['‘’`]\d\d-))(?:(?P<long>(?:19|20)\d\d)(?=년|[^\d.,]|$)|['‘’`](?P<quoted>\d\d)(?!\d)"
    r"|(?P<short>\d\d)년(?!대|간| ?동안|차|생| ?이상| ?이내| ?이하| ?미만| ?넘|마다))"
)
# 소 of 몇 개소, 안 of 며칠 안에; but 사 of 몇 개사 says that companies are meant.
_NAMELESS = frozenset({("개", "소"), ("얼마", "안"), ("며칠", "안")})
_WITHIN = re.compile(r"몇 ?[가-힣]{1,3} ?안(?=에)")  # 몇 초 안에
# The year of a day in a question; in documents such days are of enactments and meetings.
_OF_DAY = re.compile(r"(?<![\d.,])((?:19|20)\d\d)\.(?= ?\d{1,2}\.)")
_LATEST_SHORT_YEAR = 69
# 3조 2,682억원 and 3차례 count nothing off, nor do 5회의실 and 7기관.
_ORDINAL = re.compile(
    r"(?<![\d.,])제? ?(\d{1,3})(차(?!례|량|선|종)|회(?!의|원|사)|기(?!업|관|간|준)|조(?!원|각| ?\d)|호(?!선|텔))"
    r"(?![가-힣]*(?:간|째))(?=[ \t|가-힣」)(:：]|$)"
)
# What comes in rounds is counted so: 두 번째 접수 is 2차.
_ROUND = re.compile(
    r"(?P<nth>첫|두|세|네) ?번째 "
    r"(?=접수|모집|신청|공고|회의|시험|추첨|입찰|납부|분납|지급|설명회|심사|면접|전형|중도금)"
)
_ROUNDS = {"첫": 1, "두": 2, "세": 3, "네": 4}
_ASKS_ABOUT = re.compile(r"누구|누가|얼마|언제|어디|뭐|뭔|무엇|알려|말해|가르쳐|왜")
# 무엇과 비슷한가, 누구의 영향인가 ask for what stands beside something, not what the noun before them is.
_OF_WHAT = re.compile(r"(?:누구|무엇)(?:의|과|와|을|를|에|에게|에서|으?로)(?![가-힣])")
# One of many of a kind that has a name: 어느 업체, 어떤 회사. 어떤 상태 asks for no name.
_WHICH = re.compile(r"(?:어느|어떤|무슨) (?=(?:업체|회사|기업|학교|대학|단체|은행|병원|업자|상품|제품|마을|나라|국가))")
# Between the noun asked about and the asking word stand only particles and words of asking: 이메일 주소 좀 (알려).
_BETWEEN = re.compile(r"(?:은|는|이|가|을|를|도|의)? ?(?:(?:주소|번호|이름|좀|명단|목록)(?:은|는|이|가|을|를)? ?)*")
# A number that names a row of a table: 값이 8이면, 코드 17번, 0x02로 설정되면, 배점 7점짜리.
_KEY = re.compile(
    r"(?:값|코드|유형|순번|연번|번호|단계|배점)(?:이|은|는|가)? ?(?P<behind>\d{1,4})(?![\d.,]|번 ?비트)"
    r"|(?<![\d.,])(?P<before>0x[0-9a-fA-F]+|\d{1,4}) ?"
    r"(?:번(?= ?(?:은|이|을|값|코드|항|째)|[?？ ]|$)(?! ?비트)|이면|(?<=\d)면)"
)
# What codes of alarms, parts and things look like: E-08, DR-8, B-0402, D1107.
_CODE_WORD = r"(?<![A-Za-z\d-])[A-Za-z]{1,4}(?:-\d{1,5}|\d{3,5})[A-Za-z]?(?![A-Za-z\d-])"
# Words that pick one row or item among like ones; Kiwi cuts them apart, and half of one means nothing.
_PICK = re.compile(
    r"(?<![\d가-힣.])\d{1,2}월(?! ?\d)(?![부까])"
    r"|(?<![\d가-힣])(?:\d{1,2}(?:분기|인(?= ?가구)|등급|급|단계|학년|종|호선|호기|호차|회차)"
    rf"|{_CODE_WORD}"
    r"|[가나다라마A-E](?:등급|급|형|군)(?!(?!으로|에서|에는|이면|인데|이라|부터|까지|처럼)[가-힣]{2})"
    r"|(?!제|약|총|각|연|만|최)[가-힣]{1,10}\d{1,4}(?=[은는이가을를의에과와도로?？ ]|$))"
)
# 1000억 넘는, 50명 이상인, 3%에 못 미치는.
_LIMIT = re.compile(
    r"(?<![\d,.])(\d[\d,.]*) ?(?:[조억만천백십]*원?|%|퍼센트|[가-힣㎞㎡]{1,3})(?:[을를이가에은는보다]{0,2}) ?"
    r"(?:이상|이하|미만|초과|넘|안 ?되는|못 ?미치|밑도|웃도|(?:더 )?(?:큰|많은|높은|작은|적은|낮은))"
)
# A clause that states what is known; its words only lead to what is asked.
_STATES = re.compile(r".*[가-힣][은는던인한된]데(?:요|도)?,\s")
# So does a sentence of its own before the one that asks: 타이어가 터졌어요. 보상받으려면 뭐가 필요해요?
_TOLD_FIRST = re.compile(r".*[가-힣](?:[었았했됐졌]어요|[었았했됐졌]습니다|[었았했됐졌]다|네요|거든요)[.!~]+\s+(?=\S)")
_STATED_SHARE = 0.5
# 시행일 is the day of 시행; 공휴일 is of nothing that one does, and a 마감일 is written as the end of a 기간.
_DAY_OF = re.compile(r"([가-힣]{2}(?<!공휴)(?<!기념)(?<!국경)(?<!마감))(?:일|일자)/NNG")
_NEGATED = re.compile(r"않|아니(?!면)|못|없|제외|안 (?:되|돼|한|해|받|하)")

_EXTREME = re.compile(r"(최[소대장단]) ?(?:며칠|몇 ?(?:년|개월|달|주|일|시간))")
_OF_PLACES = frozenset({"주소", "소재지"})
_HOUR_WORDS = frozenset({"시간", "시각"})
_LONG_ASKING = 3
_FOCUS_TAGS = frozenset({"NNG", "NNP", "XR", "SL", "SH", "SN", "VV", "VA", "MAG"})
_VERB_TAGS = frozenset({"VV", "VA"})
# Verbs by which one asks (알려 주세요) and which are also done by those who have to.
_ACTS = frozenset({"알리", "보이", "적"})
_MUST = re.compile(r"[어아]야/EC")
_MEANS = frozenset({"로/JKB", "으로/JKB"})
# Negation is a condition of its own; as words 못 and 안 stand in no evidence that says 없다 or 어렵다.
_NEGATIONS = frozenset({"못/MAG", "안/MAG"})
_ASKING = Path(__file__).with_name("asking.txt")


@dataclass(frozen=True, slots=True)
class FocusWord:
    """A word that evidence should hold, without its ending; ``light`` when it is a word of asking.

    ``share`` is below 1 for words of a clause that only leads up to what is asked. An ``adverb`` says how (미리, 직접).
    """

    form: str
    verb: bool
    light: bool = False
    share: float = 1.0
    adverb: bool = False

    @property
    def term(self) -> str:
        """The lexical term that the index holds of it."""
        return f"{self.form}다" if self.verb else self.form.lower()


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood.

    ``counter`` is what 몇 counts (몇 건 → 건), ``head`` the noun that is asked about (위원장이 누구 → 위원장), empty
    where there is none, ``event`` what is said to have happened (확정됐나요 → 확정). ``ordinals`` are such as
    제3차, as (차, 3), ``picks`` such as 4분기 or 나등급, ``keys`` numbers that name a row, such as 17번; ``compounds``
    are terms made of several focus words.
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
    keys: tuple[str, ...] = ()

    compounds: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Read once: every piece of evidence is held against them.
        object.__setattr__(self, "compounds", _compounds(self.analysis, self.focus))


def _compounds(analysis: Analysis, focus: Sequence[FocusWord]) -> tuple[str, ...]:
    """Terms of a question that are made of several of its focus words."""
    forms = {word.form.lower() for word in focus}
    pieces = {token.rpartition("/")[0].lower() for token in analysis.tokens}
    return tuple(
        term
        for term in dict.fromkeys(analysis.terms)
        if term not in pieces
        and any(form in term for form in forms)
        and not term[0].isdigit()
        and not term.endswith("다")
    )


def understand(text: str, analysis: Analysis, names: Names | None = None) -> Question:
    """Read a question's kinds, years, bodies and focus words; ``names`` are those of the program unless given."""
    bodies = find_bodies(text, names)
    asked = kinds_asked(text)
    focus = _focus(analysis, bodies, Asked.YES_NO in asked)
    # An address is told without the word, and how long something lasts at least as 이상, 이내 or 한도.
    light = (_OF_PLACES if Asked.PLACE in asked else frozenset()) | frozenset(_EXTREME.findall(text))
    # Who objects need not say that something was refused.
    light |= remedies.REFUSED if Asked.REMEDY in asked else frozenset()
    light |= _HOUR_WORDS if HOUR_ASKED.search(text) else frozenset()
    focus = tuple(replace(word, light=True) if word.form in light else word for word in focus)
    return Question(
        text,
        analysis,
        asked,
        counter_asked(text),
        years_of(_OF_DAY.sub(r"\1년", text)),
        bodies,
        focus,
        _head(text, analysis, focus),
        (*ordinals_of(text), *(("차", _ROUNDS[one["nth"]]) for one in _ROUND.finditer(text))),
        (_event_of_day(analysis) if Asked.DATE in asked else "") or _event(analysis),
        tuple(match.group() for match in _PICK.finditer(text)),
        tuple(match["before"] or match["behind"] for match in _KEY.finditer(text)),
    )


def is_negated(text: str) -> bool:
    """Whether a text denies: 적용하지 않는, 신청할 수 없음."""
    return bool(_NEGATED.search(text))


def is_asking_word(word: str) -> bool:
    """Whether a word only says what kind of answer is wanted."""
    return word in _asking_words()


@lru_cache(maxsize=8192)
def ordinals_of(text: str) -> tuple[tuple[str, int], ...]:
    """Ordinals that a text names: 제3차 기본계획 gives (차, 3)."""
    return tuple(dict.fromkeys((match[2], int(match[1])) for match in _ORDINAL.finditer(text)))


def _head(text: str, analysis: Analysis, focus: Sequence[FocusWord]) -> str:
    """The noun just before the word that asks, or the last one before 알려 주세요."""
    asking = _ASKS_ABOUT.search(text) or _WHICH.search(text)
    if asking is None or _OF_WHAT.match(text, asking.start()):
        return ""
    if asking.group() == "왜":
        return _event(analysis)
    which = _WHICH.search(text)
    if which is not None:
        named = [
            word.form for word in focus if text.startswith(word.form, which.end()) and not (word.verb or word.light)
        ]
        if named:
            return max(named, key=len)
    before = text[: asking.start()]
    places = [
        (before.rfind(word.form), word.form)
        for word in focus
        if len(word.form) > 1 and not (word.verb or word.adverb or word.light) and word.form in before
    ]
    at, form = max(places, default=(-1, ""))
    fits = at >= 0 and _BETWEEN.fullmatch(before[at + len(form) :])
    return form if fits else ""


def _event(analysis: Analysis) -> str:
    """What is said to have happened: the noun before 하다 or 되다 that closes the question."""
    pairs = [(noun.rpartition("/"), verb) for noun, verb in pairwise(analysis.tokens)]
    events = [form for (form, _, tag), verb in pairs if tag in ("NNG", "XR") and verb in ("하/XSV", "되/XSV")]
    return events[-1] if events else ""


def _event_of_day(analysis: Analysis) -> str:
    """What the day that is asked for is of: 시행 of 시행일."""
    day = next((found for token in reversed(analysis.tokens) if (found := _DAY_OF.fullmatch(token))), None)
    return day[1] if day is not None else ""


@lru_cache(maxsize=8192)
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


def codes_of(picks: Sequence[str]) -> tuple[str, ...]:
    """The codes among what a question picks, in lower case: e-08."""
    return tuple(pick.lower() for pick in picks if re.fullmatch(_CODE_WORD, pick))


def stated(text: str) -> str:
    """What a question says before it asks: 일반문서는 A에 들어가는데, 배포용은 어디."""
    found = _STATES.match(text) or _TOLD_FIRST.match(text)
    return found.group() if found else ""


def _bare(token: str) -> str:
    """The form of a token without its tag."""
    return token.rpartition("/")[0]


def _says_nothing(before: str, form: str, text: str) -> bool:
    """Whether a noun only helps to count: 소 of 몇 개소, 글자 of 몇 글자, 안 of 몇 초 안에."""
    counts = (before, form) in _NAMELESS or (before == "몇" and form in MEASURING)
    return counts or (form == "안" and _WITHIN.search(text) is not None)


def _focus(analysis: Analysis, bodies: tuple[Body, ...], whether: bool) -> tuple[FocusWord, ...]:
    """The words that evidence should hold; ``whether`` the question asks for yes or no."""
    body_forms = {form for body in bodies for form in body.forms}
    bounds = {figure.replace(",", "") for figure in _LIMIT.findall(analysis.text)}
    words = []
    given = stated(analysis.text)
    # A piece of a word of asking asks, too: 보도 of 보도자료, but not the 보도 that is walked on.
    whole = [word for word in _asking_words() if len(word) >= _LONG_ASKING and word in analysis.text]
    for before, token, after in zip(("", *analysis.tokens), analysis.tokens, (*analysis.tokens[1:], ""), strict=False):
        form, _, tag = token.rpartition("/")
        tag = tag.partition("-")[0]
        if (form in SPELLED_MEASURES and before.endswith("/SN")) or form in DAYS_IN_WORDS:
            continue  # a figure's unit, which evidence may write as a sign, or a figure that it writes in digits
        if _says_nothing(_bare(before), form, analysis.text):
            continue
        verb = tag in _VERB_TAGS
        asking = (f"{form}다" if verb else form) in _asking_words() or any(form in word for word in whole if not verb)
        asking = asking and not (form in _ACTS and _MUST.match(after))  # 알려야 하나요 asks what one has to do
        asking = asking and not (whether and after in _MEANS)  # 전화로 되나요 asks whether one may call
        if tag not in _FOCUS_TAGS or (asking and (verb or tag == "MAG" or len(form) < 2)):
            continue
        if token in _NEGATIONS or (tag == "SN" and form.replace(",", "") in bounds):
            continue  # what limits the figures that are asked for stands in no document
        if (tag == "SN" and len(form) <= 2) or years_of(form) or years_of(f"{form}년"):
            continue
        if any(form in body for body in body_forms) and not verb:
            continue
        share = _STATED_SHARE if form in given and form not in analysis.text[len(given) :] else 1.0
        words.append(FocusWord(form.replace(",", ""), verb, asking, share, tag == "MAG"))
    return tuple(dict.fromkeys(words))
