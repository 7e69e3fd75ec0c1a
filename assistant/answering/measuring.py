"""How well what a series measures is what a question asks: by its words, and by what tables call such a measure.

Knows the question's words and the names and units of series, not what their members are.
"""

from assistant.answering.cells import share_of
from assistant.answering.grid import Series
from assistant.answering.operations import measure_ranked
from assistant.answering.year_labels import without_years
from assistant.evidence.reading import squeezed
from assistant.understanding.question import Question
from ingest import patterns as re

_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[가-힣A-Za-z0-9]+")
# What a question calls a measure, and what tables call it.
MEASURES = tuple(
    (re.compile(asked), re.compile(named))
    for asked, named in (
        (r"증가율|증감률|상승률|인상률|감소율|늘어난 ?비율|많이 ?(?:늘|증가)", r"증[감가]률|증[감가]율|상승률|인상률"),
        (r"비중|비율|차지", r"비중|비율"),
        (r"길이|(?<!공)연장|거리|[기길]다|길어|긴가|길[지죠까]|짧|(?:가장|제일|번째로) ?긴", r"(?<!공)연장|길이|거리"),
        (r"무게|중량|무거|무겁|가벼|가볍", r"중량|무게"),
        (r"면적|넓|좁", r"면적|넓이|㎡|㏊"),
        (r"인원|사람|몇 ?명|인구|뽑|채용|모집", r"인원|명|인구|[가-힣]자 ?수?$"),
        (r"만족도|점수|몇 ?점|배점", r"점"),
        (r"집행", r"집행"),
        (
            r"예산|금액|돈|투자|사업비|집행액|액수|규모|비용|지출|가격|투입|쓰[는나이]|쓴|얼마",
            r"예산|금액|[가-힣]액|돈|투자|사업비|비용|가격|계획|실적|소계|원$",
        ),
    )
)
_PLANNED = re.compile(r"[가-힣](?:계획|실적|목표|예산|집행)$")
_RATE = re.compile(r"[가-힣][율률]|비중|비율")
_ASKS_SHARE = re.compile(r"비중|비율")
_ASKS_RATE = re.compile(r"[가-힣](?<!확)[율률]|비중|비율|%|퍼센트|프로|만족도")
_IS_RATE = re.compile(r"[가-힣](?<!확)[율률]$")
_SIZES = ("규모", "금액", "액수", "수", "비용", "값", "크기", "정도", "돈", "사람", "인원", "점수", "비중", "비율")
_LEAST = 0.2


def measure_fit(question: Question, series: Series) -> float:
    """How well the measure of a series is what the question asks the measure of, 0 to 1."""
    ranked_by = measure_ranked(question.text)
    return _LEAST if ranked_by and not _may_be(ranked_by, series) else _by_words(question, series)


def _by_words(question: Question, series: Series) -> float:
    """How well the words of the question name the measure of a series, 0 to 1."""
    asked = squeezed(question.text)
    bare = squeezed(without_years(_BRACKETS.sub("", series.measure)))
    unit = _unit(series)
    fit = _LEAST
    if bare and bare in asked:
        fit = 1.0
    elif not bare:
        fit = 0.5
    elif any(len(word) > 1 and word.lower() in asked for word in _WORD.findall(without_years(series.measure))):
        fit = 0.75
    elif _PLANNED.search(bare) and bare[-2:] in asked:
        fit = 0.6  # 계획 for 투자계획
    else:
        shares = any(share_of(member.entry.read.said) for member in series.members)
        for cue, name in MEASURES:
            if shares and _ASKS_SHARE.search(question.text):
                return 0.8  # 18,140.62억원(비중 55.51%)
            if cue.search(question.text):
                fit = 0.7 if name.search(bare) or name.search(unit) else fit
                break
    strange = _RATE.search(bare) and not _ASKS_RATE.search(question.text)
    return fit - 0.5 if strange else fit


def _may_be(measure: str, series: Series) -> bool:
    """Whether a series may measure what a question ranks by: 집행률 is no 예산; 규모 and the like may be anything."""
    bare = squeezed(without_years(_BRACKETS.sub("", series.measure)))
    if measure.endswith(_SIZES) or not bare:
        return True
    if _IS_RATE.search(measure):
        return _IS_RATE.search(bare) is not None or _unit(series) == "%"
    cue = next((named for asked, named in MEASURES if asked.search(measure)), None)
    alike = cue is not None and (cue.search(bare) or cue.search(_unit(series)))
    return measure in bare or bare in measure or bool(alike)


def is_named(name: re.Pattern[str], series: Series) -> bool:
    """Whether the measure of a series, or its unit where the measure has no name, is of a kind."""
    return name.search(series.measure or _unit(series)) is not None


def _unit(series: Series) -> str:
    return next((member.entry.read.unit for member in series.members), "")
