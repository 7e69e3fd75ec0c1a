"""Rows of tables that have a column for every part of a year, or a row for each, as a question names them.

A row counts where every noun of the question stands in its label or above the table; the last noun, which says what is
measured, must stand near. Where no row is named, the totals are meant.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.answering.cells import figure_name, is_total
from assistant.answering.choosing import Scored, above, above_near, fitting_of, tables_of, years_above
from assistant.answering.grid import Member
from assistant.answering.naming import forms_of
from assistant.evidence.counting import units_counted
from assistant.evidence.finding import Found
from assistant.evidence.reading import Reading, once_for_a_reading, squeezed, stands_in
from assistant.figures.parts_of_year import PartOfYear, Span, part_of_year
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question, years_of
from ingest import patterns as re

_NO_MATTER = frozenset(
    (
        *("분기", "반기", "상반기", "하반기", "연간", "전체", "합계", "총액", "작년", "전년", "지난해", "올해", "우리"),
        *(
            "얼마",
            "규모",
            "금액",
            "액수",
            "현황",
            "내역",
            "정도",
            "숫자",
            "수치",
            "지금",
            "현재",
            "분야",
            "부문",
            "회사",
        ),
        *("비중", "비율", "차지", "증가", "감소", "증감", "대비", "변화", "가장", "제일"),
    )
)
_WHOLE_YEAR = re.compile(r"^연간 |의 (?:합 ?계|총 ?계|계|누 ?계)$")
_LAST = re.compile(r"전년|작년|지난해|전기")
_MONEY = re.compile(r".*원|달러|유로|위안|엔")
_LOOKED_AT, _FEWEST, _SHORT = 60, 2, 2
_MOST_CELLS, _LONGEST = 2_000, 14


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """Figures of one thing, each of a part of a year; ``base`` is the year of the table, 0 where it isn't known."""

    scored: Scored
    parts: tuple[tuple[PartOfYear, Member], ...]
    base: int

    @property
    def is_total(self) -> bool:
        """Whether the row sums up the others."""
        return is_total(self.scored.series.measure)

    def year_of(self, part: PartOfYear) -> int:
        """The year of a part: its own, else the table's."""
        return part.year or (self.base - (part.back or 0) if self.base else 0)

    def years(self) -> dict[int, Member]:
        """The figures of whole years by their year; 0 where it isn't known."""
        whole = [(self.year_of(part), member) for part, member in self.parts if part.span is Span.YEAR]
        return dict(reversed(whole))

    def called(self, member: Member) -> str:
        """What a figure of the row is called, with its year where that is known: 2025년 3분기 신선식품 매출."""
        name = figure_name(self.scored.series.reading, member.entry.cell).replace(f"({member.entry.read.unit})", "")
        if not self.base or years_of(name) or _LAST.search(name):
            return name
        return f"{self.base}년 {_WHOLE_YEAR.sub('', name)}"


def rows_asked(found: Found) -> Iterator[PeriodRow]:
    """The rows that the question is about, best first: those it names, then the totals."""
    question = found.question
    rows = [row for row in _all_rows(found) if _covers(question, row.scored)]
    whole = [row for row in rows if _names_whole(question, row.scored)]
    longest = max((len(squeezed(row.scored.series.measure)) for row in whole), default=0)
    yield from (row for row in whole if len(squeezed(row.scored.series.measure)) == longest)  # 영업이익률, no 영업이익
    if not whole:
        yield from (row for row in rows if _names_by_nouns(question, row.scored))
    yield from (row for row in rows if row.is_total and row.scored.series.across)


def rows_measuring(found: Found) -> list[PeriodRow]:
    """The rows of the first table above which every noun of the question stands."""
    question = found.question
    fit = [
        row
        for row in _all_rows(found)
        if row.scored.series.across and (nouns := nouns_asked(question)) and _stand_above(row.scored, nouns)
    ]
    return [row for row in fit if row.scored.series.table is fit[0].scored.series.table]


def total_beside(found: Found, row: PeriodRow) -> PeriodRow | None:
    """The row of the same table that sums up its rows; None where none does."""
    table = row.scored.series.table
    totals = (one for one in _all_rows(found) if one.is_total and one.scored.series.across)
    return next((one for one in totals if one.scored.series.table is table), None)


def _all_rows(found: Found) -> Iterator[PeriodRow]:
    """Whatever the tables of the evidence have of parts of a year, best first."""
    tables = [pair for pair in tables_of(found.weighed) if _has_parts(pair[0].reading, pair[1].id)]
    read = map(_row, fitting_of(found.question, tables, ())[:_LOOKED_AT])
    return (row for row in read if row is not None)


@once_for_a_reading
def _has_parts(reading: Reading, table_id: int) -> bool:
    """Whether two cells of a table or more are named by parts of a year; a long sheet's first cells are looked at."""
    cells = (cell for row in reading.rows(reading.document.blocks[table_id]) for cell in row)
    short = (reading.own(cell) for cell in islice(cells, _MOST_CELLS) if cell.end - cell.start <= _LONGEST)
    parts = {part for words in short if (part := part_of_year(words)) is not None and not _is_sum(part)}
    return len(parts) >= _FEWEST or any(part.back for part in parts)


def fits_unit(question: Question, member: Member) -> bool:
    """Whether a figure is in a unit that is asked for: money, a count or a share."""
    unit = member.entry.read.unit
    if Asked.AMOUNT in question.asked:
        return not unit or _MONEY.fullmatch(unit) is not None
    if Asked.PERCENT in question.asked:
        return not unit or unit.startswith("%")
    return not question.counter or not unit or unit in units_counted(question.counter)


def nouns_asked(question: Question) -> list[str]:
    """What the question names besides parts of a year: things, measures and bodies."""
    forms = [word.form.lower() for word in question.focus if not (word.verb or word.adverb)]
    forms += [squeezed(body.name) for body in question.bodies]
    named = (form for form in dict.fromkeys(forms) if len(form) > 1 and form not in _NO_MATTER)
    return [form for form in named if part_of_year(form) is None and not years_of(form)]


def _row(scored: Scored) -> PeriodRow | None:
    """A series as figures of parts of a year; None where its members are something else."""
    named = [(part_of_year(member.name), member) for member in scored.series.members]
    parts = [(part, member) for part, member in named if part is not None]
    if len(parts) < _FEWEST or all(_is_sum(part) for part, _ in parts):
        return None
    if sum(part.year > 0 for part, _ in parts) > 1:  # 합계 beside years is of all of them
        parts = [(part, member) for part, member in parts if not _is_sum(part)]
    reading = scored.series.reading
    base = next(iter(years_above(scored.series)), 0) or reading.edition_year or 0
    return PeriodRow(scored, tuple(parts), base)


def _is_sum(part: PartOfYear) -> bool:
    return part.span is Span.YEAR and not part.year and part.back is None


def _covers(question: Question, scored: Scored) -> bool:
    """Whether every noun of the question stands in the label, in what the table calls such labels, or above it."""
    labels = " ".join(label.kind for label in scored.series.members[0].entry.labels)
    near = squeezed(f"{scored.series.measure} {labels}") + above_near(scored.series)
    far = near + above(scored.series)
    *others, last = nouns_asked(question) or [""]
    return bool(last) and _holds(near, last) and all(_holds(far, noun) for noun in others)


def _stand_above(scored: Scored, nouns: Sequence[str]) -> bool:
    labels = " ".join(label.kind for label in scored.series.members[0].entry.labels)
    told = squeezed(labels) + above_near(scored.series)
    return all(_holds(told, noun) for noun in nouns)


def _holds(told: str, noun: str) -> bool:
    return stands_in(told, noun) or (len(noun) > _SHORT and stands_in(told, noun.rstrip("액수")))


def _names_whole(question: Question, scored: Scored) -> bool:
    asked = squeezed(question.text)
    return any(len(form) > 1 and stands_in(asked, form) for form in forms_of(scored.series.measure))


def _names_by_nouns(question: Question, scored: Scored) -> bool:
    """Whether a label has every noun of the question that doesn't stand above the table, or all of them."""
    label, nouns = squeezed(scored.series.measure), nouns_asked(question)
    own = [noun for noun in nouns if not stands_in(above(scored.series), noun)] or nouns
    return all(stands_in(label, noun) for noun in own)
