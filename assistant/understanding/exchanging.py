"""An earlier question asked again about another year, body, place or thing: 2022년은, 환경부는요, 로봇 보급에는요."""

from assistant.understanding.anatomy import Anatomy
from assistant.understanding.bodies import body_spans
from assistant.understanding.question import Question, years_of
from ingest import patterns as re
from ingest.names import Names

YEAR_TEXT = re.compile(r"(?:(?:19|20)\d\d|['‘’`]\d\d|(?<!\d)\d\d(?=년))(?:년도?)?")
_PLACE_ALONE = re.compile(
    r"([가-힣]{1,4}[시도군구읍면동])(?:은|는|도|의 경우)? ?(?:요|어때요?|어떤가요|얼마(?:예요|인가요)?)?[ ?？.]*"
)
_OFFICE_ALONE = re.compile(
    r"([가-힣\d]{1,12}(?<![효결성통경사])(?P<kind>과|팀|실|국|센터|분야|등급|분기|학년|가구|단계))"
    r"(?:은|는|도|의 경우)? ?(?:요|어때요?|어떤가요)?[ ?？.]*"
)
_LONGEST_NAME = 20
# Nouns that only end like places.
_NO_PLACE = re.compile(
    r"(?<![가-힣])(?:인구|연구|요구|기구|도구|복구|청구|입구|출구|식구|창구|제도|정도|연도|속도|온도|지도|한도|빈도|만족도"
    r"|활동|행동|이동|운동|노동|공동|표시|고시|공시|제시|게시|임시|일시|전시|감시|지시|화면|표면|측면|방면)$"
)
_NUMBER_ALONE = re.compile(
    r"(?P<number>\d[\d,.]*) ?(?P<unit>(?!년|월|일)(?:%|[A-Za-z㎡㎞㏊]{1,3}|[가-힣]{1,4}?))"
    r"(?:이?라면|이?면|일 ?때는?|인 ?경우(?:에는|에|엔|는)?|짜리는|은|는|도)(?:요)?[ ?？.]*"
)
# Nouns that end in 면 are no conditions: 화면, 표면, 라면.
_IF = r"(?<![화표측반전정지단방국장도라냉내외수후양안])면"
_CONDITION_ALONE = re.compile(rf"(?P<condition>(?:[^ ?？]+ )*?[^ ?？]*[가-힣]{_IF})(?:은|요|은요)?[ ?？.]*")
_CONDITION_FIRST = re.compile(rf"(?:[^ ?？]+ ){{0,4}}?[^ ?？]*[가-힣]{_IF} (?=\S+ )")
_YEAR_SHIFTS = (
    (re.compile(r"재작년|지지난해|전전년"), -2),
    (re.compile(r"(?:그 )?(?:전년|작년|지난해|이전 ?해|전 ?해|직전 ?해)(?:도)?(?:에는|에|은|는|엔)|그 ?전에는"), -1),
    (re.compile(r"(?:그 )?(?:다음 ?해|이듬해|내년|그 ?다음 ?해|후년)(?:도)?(?:에는|에|은|는|엔)"), 1),
)
_RATHER = re.compile(
    r"^(?P<old>.+?)(?:이|가|은|는)?(?: ?말고요?| ?말구| ?아니고| ?아니라)[ ,]+"
    r"(?P<new>.+?)(?:이?요|이?라고요?|이에요|예요|말이?야)?[ ?？.]*$"
)
_PARTICLES = re.compile(r"(?:에서는|에서|에는|에게|으로|은|는|이|가|을|를|의|도|에|로|엔)$")
_ITEM = re.compile(
    r"(?P<item>.+?)(?P<particle>에서는|에서|에는|으로는|은|는|도|의 경우(?:는)?)(?:요|어때요?|어떤가요)?[ ?？.]*"
)
_SCOPE = re.compile(r"([가-힣A-Za-z]{3,})(?<![에서은는이가을를의로]) (?:[가-힣A-Za-z0-9·-]+(?<![은는이가을를]) ){2,}")
_LEAD = re.compile(r"(?:.*에서 )?(?:['‘’]?\d{2,4}년?도?(?:에|의)? )?(?:[가-힣]{1,4}[시군구](?:의|에서)? )?")
_PARTICLE_ALONE = re.compile(r"[은는]요?[ ?？.]*")
_RANKS = {"두": "세", "세": "네", "네": "다섯"}
_SUPERLATIVE = re.compile(r"(?:제일|가장|최고로|젤)(?= )|(?P<rank>[두세네]) ?번째로")
_STEP = re.compile(r"(?P<number>\d{1,2})(?P<unit>분기|차|회|단계|호|등급|년차|기)")


def with_year(text: str, year: int) -> str:
    """A text about another year."""
    return YEAR_TEXT.sub(f"{year}년", text, count=1)


def without_year(text: str) -> str:
    """A text without the year that it names."""
    return re.sub(rf"(?:{YEAR_TEXT.pattern})(?:에는|에|엔|의)?(?: |$)", "", text, count=1).strip()


def shifted_year(text: str, earlier: str) -> int | None:
    """The year that a follow-up counts from the earlier question's: 전년에는, 재작년은, 이듬해에는."""
    years = years_of(earlier)
    shift = next((shift for pattern, shift in _YEAR_SHIFTS if pattern.search(text)), None)
    return years[0] + shift if years and shift is not None else None


def without_shift(text: str) -> str:
    """A follow-up without the words that count a year from the earlier one's."""
    for pattern, _ in _YEAR_SHIFTS:
        text = pattern.sub("", text)
    return text


def exchanged(current: Question, earlier: str, names: Names | None) -> str | None:
    """The earlier question about the year or body that the current one names; None where it can't be."""
    text = earlier
    if current.bodies:
        spans = body_spans(earlier, names)
        if not spans:
            return None
        start, end, _ = spans[0]
        text = f"{earlier[:start]}{current.bodies[0].name}{earlier[end:]}"
    if current.years:
        return with_year(text, current.years[0]) if years_of(text) else f"{current.years[0]}년 {text}"
    return text if current.bodies else None


def other_place(text: str, earlier: str) -> str | None:
    """The earlier question about the place, office or grade that the current one names and nothing more: 여울구는."""
    joined = "".join(text.split()) if len(text) <= _LONGEST_NAME else text  # 기후 에너지 과는요
    place = _PLACE_ALONE.fullmatch(text)
    named = place or _OFFICE_ALONE.fullmatch(joined)
    if named is None:
        return None
    if _NO_PLACE.search(named[1]):
        return None
    longest = 4 if place else 12
    kind = named[1][-1] if place else named["kind"]
    like = re.compile(rf"(?<![가-힣\d])[가-힣\d]{{1,{longest}}} ?{kind}(?=[ 의은는이가을를에]|$)")
    found = next((one for one in like.finditer(earlier) if not _NO_PLACE.search(one.group())), None)
    if found is None or found.group() == named[1]:
        return None
    return f"{earlier[: found.start()]}{named[1]}{earlier[found.end() :]}"


def other_number(text: str, earlier: str) -> str | None:
    """The earlier question about another number of the same things, named and nothing more: 4인이면, 6개월은."""
    named = _NUMBER_ALONE.fullmatch(text)
    if named is None:
        return None
    like = re.compile(rf"(?<![\d.,가-힣])\d[\d,.]* ?{re.escape(named['unit'])}(?![가-힣]*년)")
    found = like.findall(earlier)
    return like.sub(f"{named['number']}{named['unit']}", earlier) if len(found) == 1 else None


def other_condition(text: str, earlier: str) -> str | None:
    """The earlier question under another condition, named and nothing more: 이사하면 … 어떻게 돼, 다른 시로 가면."""
    asked, told = _CONDITION_ALONE.fullmatch(text), _CONDITION_FIRST.match(earlier)
    return f"{asked['condition']} {earlier[told.end() :]}" if asked is not None and told is not None else None


def is_condition(text: str) -> bool:
    """Whether a text names a condition and asks nothing: 다른 시로 가면."""
    return _CONDITION_ALONE.fullmatch(text) is not None


def corrected(text: str, earlier: str) -> str | None:
    """The earlier question with what was said wrong put right: 2023년 말고 2024년, 환경부가 아니라 국토부요."""
    found = _RATHER.match(text)
    if found is None:
        return None
    old, new = (_PARTICLES.sub("", found[side].strip()) for side in ("old", "new"))
    if old not in earlier and years_of(old) and years_of(new) and years_of(earlier):
        return with_year(earlier, years_of(new)[0])
    return earlier.replace(old, new, 1) if old in earlier else None


def items_exchanged(text: str, earlier: Anatomy) -> tuple[str, ...]:
    """The earlier question about another thing, named and nothing more: 로봇 보급에는요.

    The year, body or place in front and the measure behind stay: 2024년 도로 보수 예산은, 2024년 도시숲 예산은. Of a
    long name the first word may stay, too: 뿌리기업 지능형 공정 구축에는, 뿌리기업 로봇 보급에는.
    """
    named = _ITEM.fullmatch(text)
    if named is None or not earlier.phrase or not earlier.tail.strip(" ?？."):
        return ()
    lead = _LEAD.match(earlier.topic)
    front = lead.group() if lead is not None else ""
    measure = f" {earlier.measure}" if earlier.measure and earlier.measure not in named["item"] else ""
    thing = f"{named['item']}{measure}"
    whole = f"{thing}{_fitting(earlier.tail, thing)}"
    own = earlier.text.removeprefix(earlier.phrase)
    if len(own) > len(earlier.tail):  # it asked something more of its topic, which is exchanged
        return (f"{earlier.phrase} {whole}",)
    kept_of, _, matter = earlier.topic[len(front) :].rpartition(" ")
    if kept_of and not measure and _PARTICLE_ALONE.fullmatch(earlier.tail):  # 부산 인구는: the last noun is asked for
        return (f"{front}{thing} {matter}{earlier.tail}", f"{front}{whole}")
    scope = _SCOPE.match(earlier.topic[len(front) :])
    kept = [f"{front}{scope[1]} {whole}"] if scope is not None and scope[1] not in thing else []
    return (*kept, f"{front}{whole}")


def _fitting(tail: str, word: str) -> str:
    """A tail whose particle fits another word: 은 after 보수, 는."""
    has_final = "가" <= word[-1] <= "힣" and (ord(word[-1]) - ord("가")) % 28 > 0
    for with_final, without in (("은", "는"), ("이", "가"), ("을", "를")):
        if re.match(rf"(?:{with_final}|{without})(?=[ ?？]|$)", tail):
            return f"{with_final if has_final else without}{tail[1:]}"
    return tail


def next_one(earlier: str) -> str | None:
    """The earlier question about the next rank or step: 제일 큰 gives 두 번째로 큰, 1분기 2분기."""
    rank = _SUPERLATIVE.search(earlier)
    if rank is not None:
        number = _RANKS.get(rank["rank"], "다섯") if rank["rank"] else "두"
        return f"{earlier[: rank.start()]}{number} 번째로{earlier[rank.end() :]}"
    step = _STEP.search(earlier)
    if step is not None:
        return f"{earlier[: step.start()]}{int(step['number']) + 1}{step['unit']}{earlier[step.end() :]}"
    years = years_of(earlier)
    return with_year(earlier, years[0] + 1) if years else None
