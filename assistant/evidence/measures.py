"""Whether a figure is one of the measure that a question names: 8.8㏊ is a 면적, 39.8㎞ a 길이, 14억원 neither.

By how much something grew is another measure than how much it is.

Tables and sentences rarely repeat what a measure is called; the unit of the figure tells it. Knows units, no words.
"""

from collections.abc import Mapping

from assistant.evidence.candidates import Candidate
from assistant.evidence.kinds import holds
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.types import BlockKind

_LENGTH = re.compile(r"\d ?(?:㎞|km|킬로미터|㎝|cm|센티미터|m(?![a-z²㎡])|미터|㎜|mm)")
_PIECES = re.compile(r"\d ?(?:개(?!월)|개소|곳|군데|가지|대(?!출)|건|동|세트|식|본|그루|권|부)")
_IN: Mapping[str, re.Pattern[str]] = {
    "면적": re.compile(r"\d ?(?:㏊|ha|헥타르|㎡|m²|평|㎢|제곱)"),
    "길이": _LENGTH,
    "거리": _LENGTH,
    "연장": _LENGTH,
    "무게": re.compile(r"\d ?(?:㎏|kg|킬로그램|t(?![a-z])|톤|g(?![a-z])|그램)"),
    "인원": re.compile(r"\d ?(?:명|인(?![가-힣]))"),
    "인원수": re.compile(r"\d ?(?:명|인(?![가-힣]))"),
    "횟수": re.compile(r"\d ?(?:회|차례|번)"),
    "점수": re.compile(r"\d ?점"),
    "대수": re.compile(r"\d ?대(?!출|상|당)"),
    "건수": re.compile(r"\d ?건"),
    "개수": _PIECES,
    "물량": re.compile(rf"{_LENGTH.pattern}|{_PIECES.pattern}|\d ?(?:㏊|㎡|명|가구|톤|회|개 ?반)"),
}
_UNIT = re.compile(r"\(([^()]{1,8})\)\s*$")
_COMPARED = frozenset({Asked.COMPARISON})
_GREW = r"(?:더 )?(?:늘|줄|증가|감소|증액|감액|인상|인하|올[라랐]|오[른르]|내[려렸린]|높아|낮아)"
_GREW_BY = re.compile(rf"\d[\d,.]*[조억만천백십]*[가-힣㎞㎡㏊%]{{0,3}}p?(?<![로])[이가]? ?{_GREW}")
_ASKS_GROWTH = re.compile(rf"{_GREW}|증감|차이|변화|변동|달라|비교|보다|얼마나|[더덜] ")
_OF_GROWTH = frozenset({Asked.AMOUNT, Asked.COUNT})
_NAMED, _OTHERWISE, _GROWTH = 1.05, 0.75, 0.8


def measure_fit(question: Question, candidate: Candidate) -> float:
    """More for a figure of the measure that a question without an asking word ends with, less for what has none."""
    measure = _measure(question)
    if question.asked - _COMPARED or not measure or candidate.block.kind is BlockKind.ROW:
        return 1.0
    if re.search(rf"(?:[과와및,]|하고|이?랑) ?{measure}", question.text):
        return 1.0  # 예산과 면적: what has the one alone tells half
    return _NAMED if is_measured(question, candidate) else _OTHERWISE


def growth_fit(question: Question, candidate: Candidate) -> float:
    """Less for what tells only by how much something grew where it is asked how much it is: 월 5만원 늘었다."""
    asked = question.asked & _OF_GROWTH
    if not asked or question.asked & _COMPARED or _ASKS_GROWTH.search(question.text):
        return 1.0
    rest = _GREW_BY.sub("", candidate.quote)
    if rest == candidate.quote or any(holds(kind, rest) for kind in asked):
        return 1.0
    return _GROWTH


def growths(text: str) -> list[str]:
    """By how much things grew or shrank, as a text says it: 5만원 늘."""
    return [found.group() for found in _GREW_BY.finditer(text)]


def is_measured(question: Question, candidate: Candidate) -> bool:
    """Whether a piece of evidence has a figure of the measure that the question asks for."""
    measured = _IN.get(_measure(question))
    if measured is None:
        return False
    unit = _UNIT.search(candidate.names)
    told = f"{candidate.quote}{unit[1]}" if unit is not None else candidate.quote
    return measured.search(told) is not None


def _measure(question: Question) -> str:
    """The measure that is asked for: the noun before the asking word, else the last one, if it is one."""
    if question.head:
        return question.head if question.head in _IN else ""
    nouns = [word.form for word in question.focus if not word.verb and (word.form in _IN or not word.light)]
    return nouns[-1] if nouns and nouns[-1] in _IN else ""
