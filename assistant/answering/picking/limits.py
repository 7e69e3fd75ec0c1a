"""The column whose figures a limit is held against: by its name, by what is measured, and by its year."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.answering.picking.columns import Column, Test, at, columns_of
from assistant.answering.picking.conditions import measured
from assistant.answering.picking.records import Field, Records
from assistant.answering.year_labels import without_years
from assistant.evidence.reading import squeezed
from assistant.understanding.picking import Limit
from assistant.understanding.question import Question, years_of
from ingest import patterns as re

_WORDS = re.compile(r"[가-힣A-Za-z]{2,}")
# What grades a table is no figure of a member: 2,000만원 초과 1억원 이하.
_RANGE = re.compile(r"\d\S{0,6} ?(?:초과|미만|이하|이상)")
_BY_NAME, _IN_QUESTION, _BY_KIND, _NEAR_BY, _UNNAMED, _OTHERWISE = 1.0, 0.8, 0.7, 0.6, 0.3, 0.1
_OF_LINES, _OLDER = 0.5, 0.2
# What people call a measure, and what tables call it.
_MEASURE_OF = (
    (
        re.compile(r"돈|예산|사업비|쓰|투자|들[어인]|금액|비용|지원|규모"),
        re.compile(r"예산|[가-힣]액|사업비|투자|금액|비용|계획|실적"),
    ),
    (re.compile(r"늘|줄|증가|감소|오른|올랐|인상|깎|삭감|성장"), re.compile(r"증[감가]|감소|인상|상승|성장")),
    (re.compile(r"사람|인원|인구"), re.compile(r"인원|인구|명|[가-힣]자 ?수?$")),
    (re.compile(r"점수|점"), re.compile(r"점|배점|만족도")),
)


def limit_test(limit: Limit, question: Question, records: Records) -> Test | None:
    """Bind a limit to the column it is about; None where no column has figures that it can be held against."""
    best: Test | None = None
    for head, fields in columns_of(records).items():
        ranges = sum(_RANGE.search(field.text) is not None for field in fields.values())
        values = _values(limit, question, records, fields) if 2 * ranges <= len(fields) else {}
        if len(values) < 2 or (records.whole and 2 * len(values) < len(fields)):
            continue
        sure = _head_fit(limit, head, question, records)
        if sure > (best.sure if best is not None else 0.0):
            satisfied = frozenset(place for place, value in values.items() if limit.holds(value))
            told = at(fields, frozenset(values))
            best = Test(head, told, satisfied, _explained(limit, records, told, sure), sure)
    return best


def tail_of(name: str) -> list[str]:
    """The last words of what a figure or time is called, the last one first: 재활용 판매 금액 is a 금액."""
    return [word for word in reversed(_WORDS.findall(name)) if len(word) > 1][:2]


def _values(limit: Limit, question: Question, records: Records, fields: Column) -> dict[int, Decimal]:
    values = ((place, measured(records, field, limit)) for place, field in fields.items())
    return {
        place: value
        for place, value in values
        if value is not None and (records.whole or _of_asked_year(records, fields[place], question.years))
    }


def _of_asked_year(records: Records, field: Field, wanted: Sequence[int]) -> bool:
    """Whether a line is of a year that is asked for: its own, else that of the headings above it or of its document."""
    if not wanted:
        return True
    reading = records.reading
    above = (years_of(heading) for heading in reversed(reading.headings(field.cell)))
    own = years_of(field.text) or next((years for years in above if years), ()) or (reading.edition_year,)
    return bool(set(own) & set(wanted))


def _explained(limit: Limit, records: Records, fields: Column, sure: float) -> frozenset[str]:
    """The words of what a figure is called that the column tells, or most of the lines by their first syllables."""
    words = _WORDS.findall(limit.attribute)
    if records.whole:
        return frozenset(map(squeezed, words)) if sure >= _NEAR_BY else frozenset()
    texts = [field.text for field in fields.values()]
    said = [word for word in words if 2 * sum(word[:2] in text for text in texts) > len(texts)]
    return frozenset(map(squeezed, said))


def _head_fit(limit: Limit, head: str, question: Question, records: Records) -> float:
    """How sure it is that a figure of the question is one of a column's, 0 to 1."""
    years, wanted = years_of(head), question.years
    if years and wanted and not set(years) & set(wanted):
        return 0.0
    if not records.whole:
        return _OF_LINES if limit.unit else 0.0
    newest = max((year for one in records.heads for year in years_of(one)), default=0)
    older = _OLDER if years and not wanted and max(years) < newest else 0.0
    return max(0.0, _named_fit(limit, head, question.text, records) - older)


def _named_fit(limit: Limit, head: str, asked: str, records: Records) -> float:
    bare = squeezed(without_years(head.split("(", maxsplit=1)[0]))
    named, words = squeezed(limit.attribute), tail_of(limit.attribute)
    if bare and named and (bare in named or named.endswith(bare[-2:]) or any(word in bare for word in words)):
        return _BY_NAME
    if bare and bare in squeezed(asked):
        return _IN_QUESTION
    told = bare or records.near
    # By how many per cent something grew is asked with a verb; else the figure's own name says what it measures.
    said = asked if not named or limit.unit == "%" else limit.attribute
    if any(cue.search(said) and name.search(told) for cue, name in _MEASURE_OF):
        return _BY_KIND
    if not named:
        return _UNNAMED
    return _NEAR_BY if any(squeezed(word) in records.near + records.far for word in words) else _OTHERWISE
