"""What a question wants worked out: which place in an order, which side of a bound, a sum, a ratio, a share.

Reads the question's words only.
"""

from dataclasses import dataclass
from enum import StrEnum

from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import FigureKind
from ingest import patterns as re


class Operation(StrEnum):
    """What is worked out from two or more figures."""

    DIFFERENCE = "difference"
    SUM = "sum"
    RATIO = "ratio"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Ranking:
    """Places in an order: ``first`` counts from 1, ``count`` how many from there on, ``adjective`` as it was asked."""

    largest: bool
    first: int
    count: int
    adjective: str


_NUMBERS = {"한": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "네": 4, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7, "첫": 1}
_NUMBER = r"(?P<number>\d{1,2}|한|두|둘|세|셋|네|넷|다섯|여섯|일곱|첫)"
_LARGE, _SMALL = "큰|크|많|높|비싼|비싸|긴|길|무거|넓", "작|적|낮|싼|싸|짧|가벼|좁"
_MEASURE = "[가-힣]{1,6}[을를이가은는] ?|(?:돈|예산|비용|인원|사람) "
_ADJECTIVE = rf"(?:{_MEASURE})?(?P<adjective>{_LARGE}|{_SMALL})"
_MOST = re.compile(rf"(?:제일|가장|최고로|젤) ?{_ADJECTIVE}")
# What the places are places by, and of what: 집행률이 제일 낮은 사업.
_SIZE = rf"(?:{_LARGE}|{_SMALL})"
_COSTING = "(?:드는|든|들어가는|받는|받은|쓰는|쓴)"
_CHANGE = "(?:차이|격차|변화|변동|증감)"
_BY = re.compile(
    rf"(?P<measure>[가-힣A-Za-z0-9]+?)(?: ?{_CHANGE}[이가은는]?|[이가은는]) ?"
    rf"(?:제일|가장|최고로|젤) ?{_SIZE}(?!이 ?(?!{_COSTING})[가-힣])"
    rf"|(?:제일|가장|최고로|젤) (?P<between>[가-힣A-Za-z0-9]{{1,8}}?)(?:[이가]? ){_SIZE}"  # 가장 예산이 많은 사업
)
_ASKED_FOR = r"언제|얼마|뭐|무엇|어디|어느|어떤|누구|알려|보여|말해|찾아|이름"
_OF_WHAT = re.compile(
    rf"{_SIZE}(?:은|운|았던|았|이 {_COSTING} )? ?(?P<kind>[가-힣]{{1,9}}?)(?:이야|예요|이에요)?"
    rf"(?:(?:과|와|이랑|하고) | (?:{_ASKED_FOR})|[?？\s]*$)"
    r"|(?:어느|어떤|무슨) (?P<which>[가-힣]{1,9}?)(?= ).*(?:제일|가장|젤)"
)
_ANY_KIND = re.compile(
    r"쪽|순|순서[가-힣]*|순위|때|해|달|날|편|수|값|사람|이유|까닭|내용|[가-힣]*[것거게건곳데]|항목"
    r"|[가-힣]*(?:금액|액수|예산|비용|점수|[률율]|비중|건수|인원|규모|가격)"
)
_CLOSING = re.compile(r"(?<=.)[은는을를]$|(?<=..)[이가]$|(?<=^[구과팀동시군실반역])[이가]$")
_NTH = re.compile(rf"{_NUMBER} ?(?:번째|째)(?:로)? ?{_ADJECTIVE}")
_PLACE = re.compile(r"(?<![\d.])(?P<number>\d{1,2})위")
_TOP = re.compile(rf"(?P<side>상위|하위) ?{_NUMBER} ?(?:개|곳|군데|위|가지|명|팀)?")
_IN_ORDER = re.compile(rf"(?P<adjective>{_LARGE}|{_SMALL})(?:은|는|ㄴ)? ?(?:순서?|차례)(?:으?로|대로)?(?: ?{_NUMBER})?")
_SO_MANY = re.compile(
    rf"(?:제일|가장|젤) ?{_ADJECTIVE}[가-힣]* (?:[가-힣]+ )?{_NUMBER} ?(?:개|곳|군데|가지|명|팀|부처|사업)"
)
_FIRST, _LAST = re.compile("1위|최다|최대인"), re.compile("꼴찌|최하위|최저인|최소인")
_BOUND = re.compile(
    r"[을를이가은는도에보다]* ?(?:이상|초과|넘[는은어을기게]|이하|미만|안 ?되는|못 ?미치|밑도는|웃도는"
    r"|(?:더 )?(?:큰|많은|높은|작은|적은|낮은))"
)
_BOUNDABLE = frozenset({FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.PERCENT, FigureKind.NUMBER})
_YEARS = 1900  # 2023년 이상 is no bound on a figure
_OPERATIONS = (
    (Operation.SUM, re.compile(r"합치|합하|더하면|합산|합은|합이|합계는|합계가|다 합|합쳐|모두 더")),
    (Operation.RATIO, re.compile(r"몇 ?배|(?<![가-힣])배율")),
    (
        Operation.SHARE,
        re.compile(
            r"(?:전체|총|가운데|중|합계)[가-힣]*(?: ?[가-힣]+)? ?(?:에서 |의 |중 )?.{0,14}"
            r"(?:몇 ?(?:%|퍼센트|프로)(?!p|포)|비중|비율)(?!.*(?:늘|줄|증가|감소|변|올))"
            r"|의 ?몇 ?(?:%|퍼센트|프로)(?!p|포)(?!.*(?:늘|줄|증가|감소|변|올))"
        ),
    ),
    (
        Operation.DIFFERENCE,
        re.compile(
            r"차이|격차|비교|비해|대비|견주|보다|더 (?:많|크|큰|적|작|높|낮|길|긴|짧)"
            r"|중에?서? (?:.{0,14} )?(?:더|많|적|큰|커|높|낮)|늘었|늘어|늘린|줄었|줄어|증가|감소|증감|변했|변화|바뀌"
            r"|불었|불어났|뛰었|벌어졌|좁혀졌|달라|다른가|다르|모자라|모자란|초과했|넘었|깎|올랐|내렸|어느 쪽|달성했"
        ),
    ),
)


def operation_of(text: str) -> Operation | None:
    """What the question wants worked out from several figures, or nothing."""
    return next((operation for operation, cue in _OPERATIONS if cue.search(text)), None)


def ranking_of(text: str) -> Ranking | None:
    """Which places in an order the question asks for, or nothing."""
    nth = _NTH.search(text)
    if nth is not None:
        return Ranking(_is_large(nth["adjective"]), _number(nth["number"]), 1, nth["adjective"])
    top = _TOP.search(text)
    if top is not None:
        ordered = _IN_ORDER.search(text) or _MOST.search(text)
        large = top["side"] == "상위" and not (ordered and not _is_large(ordered["adjective"]))
        return Ranking(large, 1, _number(top["number"]), ordered["adjective"] if ordered else "")
    several = _SO_MANY.search(text)
    if several is not None:
        return Ranking(_is_large(several["adjective"]), 1, _number(several["number"]), several["adjective"])
    most = _MOST.search(text)
    if most is not None:
        return Ranking(_is_large(most["adjective"]), 1, 1, most["adjective"])
    return _unnamed(text)


def measure_ranked(text: str) -> str:
    """By what the question ranks, its last word: 집행률 of 예산 집행률이 제일 낮은; nothing where it isn't said."""
    found = _BY.search(text)
    return found["measure"] or found["between"] if found is not None else ""


def kind_ranked(text: str) -> str:
    """What the question ranks: 구 of 신고가 제일 많은 구는; nothing where it isn't said or is any: 곳, 것."""
    found = _OF_WHAT.search(text) if ranking_of(text) is not None else None
    kind = _CLOSING.sub("", found["kind"] or found["which"]) if found is not None else ""
    return "" if _ANY_KIND.fullmatch(kind) else kind


def _unnamed(text: str) -> Ranking | None:
    """Orders that are asked for without a superlative: 많은 순으로, 3위, 꼴찌."""
    ordered = _IN_ORDER.search(text)
    if ordered is not None:
        count = _number(ordered["number"]) if ordered["number"] else 0
        return Ranking(_is_large(ordered["adjective"]), 1, count, ordered["adjective"])
    place = _PLACE.search(text)
    if place is not None:
        return Ranking(largest=True, first=int(place["number"]), count=1, adjective="")
    if _LAST.search(text):
        return Ranking(largest=False, first=1, count=1, adjective="")
    return Ranking(largest=True, first=1, count=1, adjective="") if _FIRST.search(text) else None


def sets_bound(text: str) -> bool:
    """Whether a question sets a bound on figures: 1,000억원이 넘는, 300억원 미만인; not on a time."""
    return any(
        _BOUND.match(text, figure.end) is not None
        and figure.kind in _BOUNDABLE
        and not (figure.unit == "년" and figure.value > _YEARS)
        for figure in parse_figures(text)
    )


def _is_large(adjective: str) -> bool:
    return adjective in _LARGE.split("|")


def _number(written: str) -> int:
    return int(written) if written.isdecimal() else _NUMBERS[written]
