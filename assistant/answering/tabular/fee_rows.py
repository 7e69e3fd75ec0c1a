"""Which rows of a table of fees a question names: by words, by whom, and by figures (3인용 is no 1인용).

Knows the question's words and the table, not where the sums stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.answering.picking.records import Field, Record, Records
from assistant.evidence.reading import squeezed, stands_in
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import Figure
from assistant.understanding.words import Word
from ingest import patterns as re

_REMARK = re.compile(r"비고|참고|안내|설명|유의|기타|준비")
# Who is meant, as people and as tables say it.
GROUPS = tuple(
    (re.compile(asked), re.compile(named))
    for asked, named in (
        (r"어른|성인|대인|일반인|대학생", r"어른|성인|대인|일반"),
        (r"청소년|중학생|고등학생|중고생|중·고생|고딩|중딩", r"청소년|중[·,]?고|학생"),
        (r"어린이|아이|초등학생|초등생|소인|꼬마|애들?(?![가-힣])|유치원", r"어린이|소인|아동|초등"),
        (r"노인|어르신|경로|할머니|할아버지|노부모", r"경로|노인|어르신|6[05]세"),
    )
)
# 대관료 and 주차 요금 at large.
FEES_AT_LARGE = re.compile(r"(?P<of>대관|주차|수강|관람|입장|이용|대여|배출|사용|진료|발급) ?(?:료|비|요금|수수료)")
# What stands before the name of a fee, or in it, is what the fee is of: 조명 대여료, 강사료.
_FEE_OF = (
    re.compile(r"(?P<of>[가-힣A-Za-z]+) (?:[가-힣]{1,4}(?:료|비)|요금|값|가격|비용|단가)(?![가-힣]{2})"),
    re.compile(r"(?P<of>[가-힣A-Za-z]+)(?:료|비|요금|값|가격|비용|단가)(?![가-힣]{2})"),
)
_IS_FEE = re.compile(r"[가-힣](?:료|비|값)$")
# Behind a figure these make it a name, which a row has to have; other counts only say how many there are.
_NAMING = re.compile(r"(?:용|짜리|실|석|호|층|차|평|인승|톤|급|형|권|리터|킬로|인치|단|도어)")
_TOKEN = re.compile(r"[가-힣A-Za-z]+")
_LENGTHS = {"mm": Decimal("0.001"), "㎜": Decimal("0.001"), "cm": Decimal("0.01"), "㎝": Decimal("0.01")}
_ALIKE, _EPSILON = 0.999, 1e-9
_LEAST_HELD, _MOST_ROWS = 0.6, 8


@dataclass(frozen=True, slots=True)
class FeeAsked:
    """What a question for a fee says: its text, its figures, and its nouns that name more than a fee."""

    text: str
    figures: tuple[Figure, ...]
    nouns: tuple[Word, ...]


def rows_named(records: Records, sums: Sequence[str], asked: FeeAsked) -> tuple[Record, ...]:
    """The rows that hold most of a question's nouns beside their sums; none where too few do, or too many.

    ``sums`` are the heads of the columns of sums.
    """
    around = squeezed(" ".join(records.heads)) + records.near + records.far
    of_all = any(one["of"] in around for one in FEES_AT_LARGE.finditer(asked.text))
    of_all = of_all and all(holds(around, word) for word in asked.nouns)
    best: list[tuple[float, int, Record]] = []
    for record in records.members:
        own = squeezed(" ".join(field.text for field in naming(record, sums)))
        held = [word for word in asked.nouns if holds(own, word)]
        if (held or of_all) and _is_known(asked, own + around) and _fits(record, sums, asked):
            best.append((sum(word.weight for word in held), _closeness(record, sums, asked), record))
    most = max((weight for weight, _, _ in best), default=0.0)
    likeliest = [one for one in best if one[0] >= most * _ALIKE]
    nearest = max((closeness for _, closeness, _ in likeliest), default=0)
    rows = tuple(record for _, closeness, record in likeliest if closeness == nearest)
    return rows if len(rows) <= _MOST_ROWS else ()


def naming(record: Record, sums: Sequence[str]) -> list[Field]:
    """The fields that say what a row is: no sums and no remarks."""
    return [field for field in record.fields if field.head not in sums and not _REMARK.search(field.head)]


def holds(text: str, word: Word) -> bool:
    """Whether a squeezed text holds a word or one like it; of single syllables only the word itself counts."""
    return any(stands_in(text, form) for form in (*word.forms, *word.alike) if len(form) > 1 or form == word.term)


def unit_of_span(figure: Figure) -> str:
    """The unit of a figure, 달 as 개월."""
    return "개월" if figure.unit == "달" else figure.unit


def is_of_another(asked: FeeAsked, told: str) -> bool:
    """Whether a fee is asked of what a squeezed text doesn't know: 강사료, 조명 대여료."""
    named = [one["of"] for pattern in _FEE_OF for one in pattern.finditer(asked.text)]
    lacks = [word for word in asked.nouns if not (holds(told, word) or _is_group(word))]
    return any(_IS_FEE.search(word.term) or any(word.term in of for of in named) for word in lacks)


def _is_known(asked: FeeAsked, told: str) -> bool:
    """Whether a row and what stands around it know most of a question's nouns, and what the fee is of."""
    total = sum(word.weight for word in asked.nouns)
    lacks = (word for word in asked.nouns if not (holds(told, word) or _is_group(word)))
    known = sum(word.weight for word in lacks) <= (1 - _LEAST_HELD) * total + _EPSILON
    return known and not is_of_another(asked, told)


def _is_group(word: Word) -> bool:
    return any(said.search(word.term) for said, _ in GROUPS)


def _closeness(record: Record, sums: Sequence[str], asked: FeeAsked) -> int:
    """How many figures and words of a row a question says as they stand there: 하루 in 1일권, 큰 사물함."""
    fields = naming(record, sums)
    figures = {(unit_of_span(one), one.value) for field in fields for one in parse_figures(field.text)}
    tokens = {token for field in fields for token in _TOKEN.findall(field.text)}
    said = asked.text.split()
    same = sum((unit_of_span(one), one.value) in figures for one in asked.figures)
    return same + sum(any(word.startswith(token) for word in said) for token in tokens)


def _fits(record: Record, sums: Sequence[str], asked: FeeAsked) -> bool:
    """Whether no figure that names what is asked for is another one in the row: 3인용 is no 1인용."""
    own = [_metric(one) for field in naming(record, sums) for one in parse_figures(field.text)]
    for figure in map(_metric, asked.figures):
        names = figure.unit == "m" or _NAMING.match(asked.text[figure.end :].lstrip()) is not None
        rivals = [one for one in own if one.unit == figure.unit and one.kind is figure.kind]
        if names and rivals and not any(_admits(one, figure) for one in rivals):
            return False
    return True


def _metric(figure: Figure) -> Figure:
    """A length in metres, so that 120cm is held against 1m."""
    scale = _LENGTHS.get(figure.unit)
    return figure if scale is None else replace(figure, value=figure.value * scale, unit="m")


def _admits(bound: Figure, figure: Figure) -> bool:
    sides = {"이상": figure.value >= bound.value, "이하": figure.value <= bound.value}
    sides |= {"초과": figure.value > bound.value, "미만": figure.value < bound.value}
    return sides.get(bound.qualifier, figure.value == bound.value)
