"""Which series of which table a question is about: by its words, years, measure, and what its members are.

Knows the question and the tables of its evidence; what is worked out from a series stands elsewhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.figure_names import with_year
from assistant.answering.grid import Series, series_of
from assistant.answering.measuring import MEASURES, is_named, measure_fit
from assistant.answering.naming import forms_of, is_body, surely_named, words_of, years_in
from assistant.answering.year_labels import is_year
from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import Reading, squeezed, stands_in
from assistant.evidence.weighing import Weighed
from assistant.understanding.question import Question, years_of
from ingest import patterns as re
from ingest.blocks import lead_in
from ingest.types import Block, BlockKind

_MOST_TABLES = 12
_WITH_NEIGHBOURS, _NEAR_BLOCKS = 3, 60
# Of a table with more rows only those are looked at whose labels the question names.
_MOST_SERIES = 40
_BRACKETS = re.compile(r"\([^()]*\)")
_WORD = re.compile(r"[가-힣A-Za-z0-9]+")
# Words of working out, which stand in no table.
_OF_ORDER = frozenset(
    (
        *("차이", "격차", "상위", "하위", "순", "순서", "순위", "차례", "배", "번째", "번", "비교", "합", "합계"),
        *("증가", "감소", "변화", "변동", "각각", "초과", "미만", "이상", "이하", "정도", "가운데", "중", "쪽", "전체"),
        *("총", "얼마", "어디", "무엇", "표", "대비", "기준", "실제", "계산", "결과", "개", "곳", "두", "세", "네"),
        *("나머지", "사이", "수", "전년", "작년", "전년도", "꼴찌", "꼴등", "최하위", "일등", "최다"),
    )
)
_KINDS = (
    *("부처", "부서", "분야", "사업", "항목", "품목", "지역", "분기", "기관", "과제", "재원", "지표", "등급", "업종"),
    *("학과", "시스템", "비목", "팀"),
)
_GOAL = re.compile(r"목표|실적|계획|예산|집행")
_BARE_KINDS = re.compile(r"^(?:구분|항목|)$")
_OWN_UNIT = re.compile(r"\(\s*(?:단위\s*[:：]\s*)?[가-힣㎡㏊㎞㎢%a-zA-Z]{1,5}\s*\)\s*$")
_LONGEST_CAPTION = 30
_LEAST_COVERAGE = 0.55
_NEWER = 0.05


@dataclass(frozen=True, slots=True)
class Scored:
    """A series with how well it fits, and the candidate that led to its table."""

    series: Series
    score: float
    coverage: float
    measure_fit: float
    kind_fit: float
    candidate: Candidate
    years: tuple[int, ...]
    label_named: bool
    year_said: bool


def tables_of(weighed: Sequence[Weighed]) -> list[tuple[Candidate, Block]]:
    """The tables that evidence stands in, best evidence first."""
    seen: dict[tuple[int, int], tuple[Candidate, Block]] = {}
    for one in weighed:
        candidate = one.candidate
        if candidate.block.kind not in (BlockKind.ROW, BlockKind.CELL):
            continue
        table = candidate.reading.table_of(candidate.block)
        if table is not None:
            seen.setdefault((id(candidate.reading), table.id), (candidate, table))
        if len(seen) == _MOST_TABLES:
            break
    for candidate, table in list(seen.values())[:_WITH_NEIGHBOURS]:
        for other in _neighbours(candidate.reading, table):
            seen.setdefault((id(candidate.reading), other.id), (candidate, other))
    return list(seen.values())


def _neighbours(reading: Reading, table: Block) -> Iterator[Block]:
    """The other tables under the heading of a table: those of the same figures, sorted another way."""
    blocks = reading.document.blocks
    near = blocks[max(0, table.id - _NEAR_BLOCKS) : table.id] + blocks[table.id + 1 : table.id + _NEAR_BLOCKS]
    return (block for block in near if block.kind is BlockKind.TABLE and block.parent == table.parent)


def fitting(question: Question, weighed: Sequence[Weighed], years: tuple[int, ...] | None = None) -> list[Scored]:
    """The series of the evidence's tables that fit the question, best first; ``years`` in place of the question's."""
    return fitting_of(question, tables_of(weighed), question.years if years is None else years)


def fitting_of(question: Question, tables: Sequence[tuple[Candidate, Block]], wanted: tuple[int, ...]) -> list[Scored]:
    """The series of some tables that fit the question, those of the years wanted, best first."""
    found = []
    for rank, (candidate, table) in enumerate(tables):
        every = series_of(candidate.reading, table.id)
        for series in every:
            if series.across and len(every) > _MOST_SERIES and not _names_label(question, series):
                continue
            scored = _scored(question, series, candidate, wanted, rank)
            if scored is not None:
                found.append(scored)
    newest = max((max(one.years) for one in found if one.years), default=0)
    behind = {id(one): newest - max(one.years) if one.years and not wanted else 0 for one in found}
    return sorted(found, key=lambda one: -(one.score - _NEWER * min(4, behind[id(one)])))


def _scored(
    question: Question, series: Series, candidate: Candidate, years: tuple[int, ...], rank: int
) -> Scored | None:
    standing = _years(series, candidate)
    if years and standing and not set(years) & set(standing):
        return None
    covered = coverage(question, series)
    measure, kind = measure_fit(question, series), kind_fit(question, series)
    score = covered + 0.6 * measure + 0.5 * kind - 0.01 * rank
    label = any(len(form) > 1 and stands_in(squeezed(question.text), form) for form in forms_of(series.measure))
    named = label or _names_label(question, series)
    said = bool(question.years) or bool(years_above(series))
    return Scored(series, score, covered, measure, kind, candidate, standing, named, said)


def _names_label(question: Question, series: Series) -> bool:
    """Whether a question names the label of a row, by half of its words or as a body."""
    words = [word.lower() for word in words_of(series.measure)]
    asked = squeezed(question.text)
    held = [word for word in words if stands_in(asked, word)]
    return len(held) * 2 >= max(1, len(words)) or any(is_body(body, series.measure) for body in question.bodies)


def _years(series: Series, candidate: Candidate) -> tuple[int, ...]:
    """The years that a series is of: those of its measure, else of what stands above its table."""
    named = years_of(series.measure)
    if named:
        return named
    by_member = tuple(dict.fromkeys(year for member in series.members for year in years_in(member.name)))
    above = by_member or years_above(series)
    if above:
        return above
    reading = series.reading
    return (reading.edition_year,) if reading.edition_year is not None else candidate.standing_years


def years_above(series: Series) -> tuple[int, ...]:
    """The years that a table's captions name, or the nearest heading that names one."""
    reading = series.reading
    near = " ".join(map(reading.own, _above(reading, series.table)))
    return next((years for text in [near, *reversed(reading.headings(series.table))] if (years := years_of(text))), ())


def _above(reading: Reading, table: Block) -> list[Block]:
    lead = lead_in(reading.document.blocks, table)
    return [*reading.captions(table), *([lead] if lead is not None else [])]


def above_near(series: Series) -> str:
    """What stands right above a series' table, its heading with it, squeezed."""
    reading = series.reading
    return squeezed(" ".join([*map(reading.own, _above(reading, series.table)), *reading.headings(series.table)[-1:]]))


def above(series: Series) -> str:
    """What stands above a series' table, near and far, squeezed."""
    reading = series.reading
    near = map(reading.own, _above(reading, series.table))
    return squeezed(" ".join([*near, *reading.headings(series.table), reading.document.title]))


def coverage(question: Question, series: Series) -> float:
    """The share of the question's nouns that a series, its table's captions and what stands above hold."""
    reading = series.reading
    named = " ".join(member.name for _, member in surely_named(question, series.members))
    own = squeezed(f"{series.measure} {series.kind} {named} {_labels(series)}")
    near = squeezed(" ".join(map(reading.own, _above(reading, series.table))))
    far = squeezed(" ".join([*reading.headings(series.table), reading.document.title, reading.document.name]))
    told = total = 0.0
    for form, weight in _nouns(question):
        worth = 1.0 if form in own else 0.9 if form in near else 0.75 if form in far else 0.0
        if not worth and any(asked.search(form) and is_named(name, series) for asked, name in MEASURES):
            worth = 0.7
        told += weight * worth
        total += weight
    return told / total if total else 0.6


def _labels(series: Series) -> str:
    return (
        " ".join(label.text for member in series.members[:1] for label in member.entry.labels) if series.across else ""
    )


def _nouns(question: Question) -> Iterator[tuple[str, float]]:
    """The nouns that a table should hold, with their weights; words of asking weigh less."""
    for word in question.focus:
        form = word.form.lower()
        if len(form) > 1 and not word.verb and form not in _OF_ORDER and not years_of(form):
            yield form, (0.3 if word.light else 1.0) * word.share
    for body in question.bodies:
        yield squeezed(body.name), 1.0


def kind_fit(question: Question, series: Series) -> float:
    """Whether the members are what the question asks for: 1 when they are, 0 when it asks for another kind."""
    asked = squeezed(question.text)
    kind = squeezed(re.sub(r"[명별]$", "", squeezed(series.kind)))
    wanted = [word for word in _KINDS if word in asked]
    if kind and (kind in asked or (not _BARE_KINDS.match(kind) and any(kind.endswith(word) for word in wanted))):
        return 1.0
    suffix = _common_end([member.name for member in series.members if not member.total])
    if suffix and re.search(rf"(?<![가-힣]){suffix}(?:별로?)?(?=[는은이가를을에의?, ]|$)", question.text):
        return 1.0
    near = squeezed(" ".join(map(series.reading.own, _above(series.reading, series.table))))
    if any(f"{word}별" in near for word in wanted) and (_BARE_KINDS.match(kind) or not kind):
        return 0.9
    others = any(f"{word}별" in near for word in _KINDS)
    if wanted and (others if _BARE_KINDS.match(kind) else kind):
        return 0.0
    return 0.3


def _common_end(members: Sequence[str]) -> str:
    """The last syllable of nearly all names: 구 of 늘솔구, 여울구."""
    ends = [name[-1] for name in members if "가" <= name[-1:] <= "힣"]
    common = max(set(ends), key=ends.count, default="")
    return common if len(members) > 1 and ends.count(common) * 3 >= len(members) * 2 else ""


def fits(scored: Scored) -> bool:
    """Whether a series is near enough to the question to be answered from."""
    return scored.coverage >= _LEAST_COVERAGE and scored.measure_fit >= 0.5 and not _is_other_row(scored)


def _is_other_row(scored: Scored) -> bool:
    """Whether a series is a row of years or goals, named by a label that the question doesn't name."""
    members = scored.series.members
    by_year = scored.series.across and any(years_in(member.name) or _GOAL.search(member.name) for member in members)
    return by_year and bool(scored.series.measure) and not scored.label_named


def topic_of(question: Question, scored: Scored) -> str:
    """What a series measures, with its year where the question names one: 2023년 투자계획; else what a caption says."""
    series = scored.series
    measure = _OWN_UNIT.sub("", series.measure) or _caption(series)
    if is_year(measure):
        return with_year(measure)
    by_year = series.across and any(years_in(member.name) for member in series.members)
    year = f"{max(scored.years)}년 " if scored.year_said and scored.years and not (by_year or years_of(measure)) else ""
    return f"{year}{measure}".strip()


def _caption(series: Series) -> str:
    """The words of a table's caption, without its marks and unit: 분야별 재정 투자실적."""
    captions = [series.reading.own(caption) for caption in series.reading.captions(series.table)]
    bare = [_BRACKETS.sub("", caption).strip(" <>〈〉[]") for caption in captions]
    return next((caption for caption in bare if 2 < len(caption) <= _LONGEST_CAPTION), "금액")
