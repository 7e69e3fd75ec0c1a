"""Words of a follow-up that point back, and what in the conversation they point to: 그중, 거기, 그 위원회, 그 금액.

Knows turns and morphemes; how a question is put together again is the matter of ``followup``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from assistant.types import Turn
from assistant.understanding.asked import Asked
from assistant.understanding.bodies import body_spans
from assistant.understanding.cues import kinds_asked
from assistant.understanding.question import is_asking_word
from ingest import patterns as re
from ingest.korean import Korean
from ingest.types import Morpheme


class Points(Enum):
    """What a word points back to."""

    AMONG = auto()  # 그중: one of what was spoken of
    THING = auto()  # 그건: what was spoken of
    PLACE = auto()  # 거기: a body or place of the answer
    NOUN = auto()  # 그 위원회: what the noun calls
    FIGURE = auto()  # 그 6,369억원
    TIME = auto()  # 그때: the year spoken of
    PAIR = auto()  # 둘 중
    NEXT = auto()  # 그다음
    MEMBER = auto()  # 두 번째 거: of what the answer lists


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointing word at ``start:end`` of a question, its particle included; ``noun`` is what it is said with.

    ``place`` says which member of a list is meant: 두, 마지막, 가운데.
    """

    points: Points
    start: int
    end: int
    noun: str
    particle: str
    place: str = ""


_PARTICLE = (
    r"(?P<particle>에서는|에서도|에서|에는|에도|한테|으로는|은|는|이|가|을|를|의|도|에|로|엔|서는?)?(?=[\s?？.,]|$|요)"
)
_BEGINS = r"(?<![가-힣0-9])"
_ORDINAL = re.compile(
    rf"{_BEGINS}(?:(?P<nth>첫|두|세|네|다섯|여섯|일곱|여덟) ?번째|(?P<short>첫|둘|셋|넷|다섯)째"
    rf"|(?P<side>(?:(?:맨|제일) ?)?(?:마지막|끝|처음|앞|뒤)|가운데|중간)(?=[ 은는이가을를엔]))"
    rf"(?: ?(?P<noun>[가-힣]{{1,6}}?))?{_PARTICLE}"
)
# What stands for a member of whatever kind.
_ONE_OF = re.compile(r"거|것|게|건|걸|항목|쪽|데|곳")
_PATTERNS: tuple[tuple[Points, re.Pattern[str]], ...] = (
    (Points.AMONG, re.compile(rf"{_BEGINS}(?:[그이저] ?중|그 ?가운데)(?:에서?|의)?(?:는|도)?(?=[\s?？]|$)")),
    (
        Points.PAIR,
        re.compile(
            rf"^(?:(?:다|모두|전부) )?(?=(?:합치|합하|더하)면|(?:합계?|차이|격차|차액)(?:은|는)[ ?？]*$)"
            rf"|{_BEGINS}(?:그 )?(?:둘|두 ?(?:곳|부처|기관|지역|해|사업|분야|구|개))"
            r" ?(?:(?:중에?서?|사이에?)|다|은|이|의|을)?(?=[\s?？]|$)"
        ),
    ),
    (
        Points.NEXT,
        re.compile(
            rf"{_BEGINS}(?:그 ?)?다음(?:은|으로는|에는|으로)?요?[ ?？.]*$"
            rf"|{_BEGINS}[두세네] ?번째(?:로?는|은)?요?[ ?？.]*$"
        ),
    ),
    (
        Points.TIME,
        re.compile(rf"{_BEGINS}(?:그때|그 ?당시|당시|그 ?해|같은 해)(?:에는|에도|에|의|는|엔)?(?=[\s?？]|$)"),
    ),
    (
        Points.FIGURE,
        re.compile(
            rf"{_BEGINS}[그이] (?P<noun>\d[\d,.]*(?: ?[조억만천백]+)*(?:\d[\d,.]*[억만천백]+)*"
            rf"(?:원|%|명|건|개|곳|개사|가구)?){_PARTICLE}"
        ),
    ),
    (
        Points.THING,
        re.compile(
            rf"{_BEGINS}[그이저](?:(?P<topic>건|것은|거는)|(?P<subject>게|것이|거가)|(?P<object>걸|것을|거를)|것의|거|것)(?:요|도)?(?=[\s?？.]|$)"
        ),
    ),
    (Points.PLACE, re.compile(rf"{_BEGINS}(?:거기|그곳|그쪽|저기){_PARTICLE}")),
    (Points.NOUN, re.compile(rf"{_BEGINS}(?:[그이저]|해당|위) ?(?P<noun>(?<= )[가-힣A-Za-z]+?){_PARTICLE}")),
)
_FEW_BEFORE = 1
_LONGEST_SIDE = 4  # words
_CASE = re.compile(r"(?<=[가-힣A-Za-z0-9)])(?:에서는|에서|에는|은|는|이|가|을|를|의|엔|에)?[ ?？.]*$")
_NO_NOUN = re.compile(
    r"^(?:밖|외|대로|런|럼|동안|이후|전|후|정도|다음|만큼|중|때|해"
    r"|(?:전년|작년|(?:전|지난|다음|이듬)해|뒤|앞)\S*)$"
)
_IDENTITY = frozenset({Asked.BODY, Asked.PLACE, Asked.LARGEST, Asked.SMALLEST, Asked.PERSON})
PERSONS = frozenset({"사람", "분"})
_OFFICES = frozenset({"기관", "부처", "부서", "과", "곳", "구", "지역", "도시", "분야", "사업", "팀", "단체", "데"})
_PERSON = re.compile(
    r"[가-힣]{2,4} (?:팀장|과장|국장|실장|장관|사무관|주무관|위원장|위원|교수|대표|시장)|[가-힣]{2,4}(?= ?(?:씨|님))"
)
_MARKS = re.compile(r"\s*\[\d+\]|\([^()]*\)|[*「」『』‘’“”\"']")
_NOUN_TAGS = ("NNG", "NNP", "SL", "SN", "XSN", "XPN", "SH", "XR")
_OFFICE_END = re.compile(r"과(?=[(.,]|$|입니다|[은는이가](?:\s|$))")  # no particle: 정책기획과입니다
_BREAKS = frozenset({"가운데", "중", "및", "등", "총", "간"})


def references(text: str) -> tuple[Reference, ...]:
    """Find the first word of a question that points back, if any.

    Behind several words it points to them, not to the conversation: 승인은 몇 건이고 그중 실증특례는.
    """
    found = []
    for points, pattern in _PATTERNS:
        match = pattern.search(text)
        if match is None:
            continue
        groups = match.groupdict()
        noun = groups.get("noun") or ""
        if points is Points.NOUN and (not noun or _NO_NOUN.match(noun)):
            continue
        if len(text[: match.start()].split()) > _FEW_BEFORE:
            continue
        particle = groups.get("particle") or _particle(groups)
        found.append(Reference(points, match.start(), match.end(), noun, particle))
    return tuple(sorted(found, key=lambda one: (one.start, -one.end))[:1])


def ordinal(text: str, turns: Sequence[Turn]) -> Reference | None:
    """The words of a question that say which member of the list before is meant: 두 번째 거, 마지막 단계.

    A noun behind the ordinal must be what the turns before call the members, if it is more than a word for anything.
    """
    found = _ORDINAL.match(text)
    if found is None:
        return None
    noun = found["noun"] or ""
    if noun and not _ONE_OF.fullmatch(noun) and not any(noun in f"{turn.question} {turn.answer}" for turn in turns):
        return None
    place = found["nth"] or found["short"] or found["side"]
    kept = "" if _ONE_OF.fullmatch(noun) else noun
    return Reference(Points.MEMBER, found.start(), found.end(), kept, found["particle"] or "", place)


def _particle(groups: dict[str, str | None]) -> str:
    for name, particle in (("topic", "은"), ("subject", "이"), ("object", "을")):
        if groups.get(name):
            return particle
    return ""


def antecedent(noun: str, turns: Sequence[Turn], korean: Korean) -> str:
    """The phrase that ``noun`` calls, from the latest turn back; empty where none is found.

    ``turns`` hold completed questions. Where a question asked which body, place or largest, its answer is meant.
    """
    if noun in PERSONS:
        people = (found.group() for turn in reversed(turns) if (found := _PERSON.search(turn.answer)))
        return next(people, "") or (named_by(turns[-1], korean) if turns else "")
    if noun in _OFFICES and turns:
        named = _called(noun, _MARKS.sub("", turns[-1].answer), korean) or named_by(turns[-1], korean)
        if named:
            return named
    texts = (text for turn in reversed(turns) for text in (turn.question, _MARKS.sub("", turn.answer)))
    return next((phrase for text in texts if (phrase := _called(noun, text, korean))), "")


def _called(noun: str, text: str, korean: Korean) -> str:
    """The longest run of nouns in a text that ends in a noun: 청년주거지원위원회 of 청년주거지원위원회 위원."""
    ends = ((phrase, phrase.find(noun)) for phrase in _phrases(text, korean))
    return max((phrase[: at + len(noun)] for phrase, at in ends if at > 0), key=len, default="")


def named_by(turn: Turn, korean: Korean) -> str:
    """The body, place or thing that an answer names and its question asked for; empty where it asked for a figure."""
    if not kinds_asked(turn.question) & _IDENTITY:
        return ""
    answer = _MARKS.sub("", turn.answer)
    bodies = [answer[start:end] for start, end, _ in body_spans(answer, korean.names)]
    new = [name for name in bodies if name not in turn.question]
    asked = "".join(turn.question.split())
    runs = (run for run in _phrases(answer, korean) if "".join(run.split()) not in asked and not run[0].isdigit())
    return next(iter(new), "") or next((run for run in runs if not is_asking_word(run)), "")


def _phrases(text: str, korean: Korean) -> list[str]:
    """Runs of nouns without a particle between them: 뿌리산업 진흥 실행계획."""
    runs: list[list[Morpheme]] = [[]]
    for one in next(korean.morphemes([text])):
        tag = one.tag.partition("-")[0]
        dot = one.form in "·∙" and runs[-1] and text[one.end : one.end + 1] not in ("", " ")
        if dot or (tag in _NOUN_TAGS and one.form not in _BREAKS) or (one.form == "년" and runs[-1]):
            runs[-1].append(one)
        elif runs[-1]:
            runs.append([])
    ends = ((run[0].start, run[-1].end) for run in runs if run)
    return [text[start : end + (_OFFICE_END.match(text, end) is not None)] for start, end in ends]


def two_sides(turns: Sequence[Turn], korean: Korean) -> Iterator[tuple[str, str]]:
    """What 둘 may be, latest first: what the last two questions differ in, or two bodies, places or years of them."""
    if len(turns) > 1:
        sides = _differing(turns[-2].question, turns[-1].question)
        if sides is not None:
            yield sides
    for find in (_bodies, _years, _places):
        names = list(dict.fromkeys(name for turn in turns for name in find(turn.question, korean)))
        if len(names) >= 2:
            yield names[-2], names[-1]


def _differing(earlier: str, later: str) -> tuple[str, str] | None:
    """What two questions differ in that say all else alike: 마케팅팀 예산은 얼마야, 개발팀 예산은 얼마야."""
    left, right = earlier.split(), later.split()
    ahead = next((at for at, (one, two) in enumerate(zip(left, right, strict=False)) if one != two), None)
    if ahead is None:
        return None
    left, right = left[ahead:], right[ahead:]
    while len(left) > 1 and len(right) > 1 and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    alike = len(later.split()) - len(right)
    sides = tuple(_CASE.sub("", " ".join(words)) for words in (left, right))
    if not alike or max(len(left), len(right)) > _LONGEST_SIDE or sides[0] == sides[1]:
        return None
    return sides[0], sides[1]


def _bodies(text: str, korean: Korean) -> list[str]:
    return [text[start:end] for start, end, _ in body_spans(text, korean.names)]


def _years(text: str, korean: Korean) -> list[str]:
    del korean
    return [found.group() for found in re.finditer(r"(?<!\d)(?:19|20)\d\d년", text)]


def _places(text: str, korean: Korean) -> list[str]:
    del korean
    return re.findall(r"(?<![가-힣])[가-힣]{2,4}[시군구](?=[ 의은는이가을를에]|$)", text)
