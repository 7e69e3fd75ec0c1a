"""Proposals from table cells: a figure by the names of its row and column, a day, an office, a telephone number."""

import random
import re
from collections.abc import Iterator

from assistant.answering.cells import cell_value, is_total, names_of, without_share
from assistant.answering.figure_names import named_by
from assistant.answering.year_labels import is_year, without_years
from assistant.evidence.units_of_cells import unit_of
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import FigureKind
from assistant.letters import letters_of
from assistant.suggesting_ideas import counts, name_of
from assistant.suggesting_tables import is_figure, is_measured
from assistant.understanding.question import years_of
from eval.drafting.draft import Draft
from eval.drafting.forms import figure_forms
from eval.drafting.places import Place
from eval.drafting.wording import asked_figure, named_within, varied, with_year
from ingest.particles import with_particle
from ingest.types import Block, BlockKind

_DATED = re.compile(r"(?:일정|일시|기간|시기|일자|기한|날짜|납기|마감)$")
_OFFICES = re.compile(r"(?:부서|기관|발급처|접수처|제출처|소관|주관|담당|장소)$")
_OFFICE_VALUE = re.compile(r"[가-힣A-Za-z][가-힣A-Za-z· ]{1,24}")
_IN_CHARGE = re.compile(r"담당 ?부서|소관 ?부처")
_OFFICE_NAME = re.compile(r"(?:과|팀|실|국|부|처|청|원|단|센터|본부|사무소|은행|공단|공사|시|군|구)$")
_PHONES = re.compile(r"(?:전화|전화번호|연락처)$")
_BOUNDS = ("", "이상", "이하", "미만", "초과")
# A row that says when something holds, and no matter.
_CONDITION = re.compile(r"(?:이내|이후|이전|[가-힣] ?후|[가-힣] 시|별도 협의)$|\s후\s")
# What happens, so that one may ask when it is.
_EVENT = re.compile(
    r"(?:발표|접수|심사|지급|신청|공고|개최|착수|완료|시행|준공|회의?|행사|교육|점검|평가|선정|제출|모집|협약|계약|개통|개소)$"
)
# A time or a range is nothing that has an office or a day.
_NO_MATTER = re.compile(r"[~∼～]|\d\s?[시분일월%]$")
_MOST_DAYS = 2
_DAYS = frozenset({FigureKind.DATE, FigureKind.PERIOD})
# Names that say nothing alone, so that the part's name must stand before them: 1분기, 늘솔구, 신고.
_SHORT = 5


def from_cells(place: Place, chance: random.Random) -> Iterator[Draft]:
    """Propose a question for each cell that can be asked for by its names."""
    if place.is_form:
        return
    for block in place.document.blocks:
        if block.kind is not BlockKind.CELL or not block.headers or block.parent is None:
            continue
        row, column = (name_of(name) for name in names_of(place.reading, block))
        if not row or not column or _alike(row, column) or counts(row) or _CONDITION.search(row):
            continue
        if is_figure(place.reading, block):
            yield from _figure(place, block, row, column, chance)
        else:
            yield from _words(place, block, row, column, chance)


def _figure(place: Place, cell: Block, row: str, column: str, chance: random.Random) -> Iterator[Draft]:
    value = cell_value(place.reading, cell)
    unit, said = value.unit or unit_of(place.reading, cell), without_share(value.said)
    if not (counts(unit) if unit else is_measured(row, column)) or not value.value or not _is_one_figure(said):
        return
    named = years_of(column) or years_of(row)
    year = named[0] if len(named) == 1 else None if named else place.year_above(cell)
    context = place.part(cell) if _says_little(row) else ""
    context = "" if letters_of(context).endswith(letters_of(column)) else context
    subject = named_within(context, named_by(row, column, number=True))
    asked = asked_figure(subject if named else with_year(year, subject), unit, past=_is_past(place, year))
    quote = place.quote(place.document.blocks[cell.parent or 0])
    forms = figure_forms(said, asked)
    if quote is None or len(forms) != 1:
        return
    matter = named_within(context, named_by(row, without_years(column), number=True)) if named else subject
    matter = without_years(row) if is_year(column) else matter
    table = place.reading.table_of(cell)
    yield Draft(
        question=varied(asked, chance),
        kind="table",
        answer=f"{with_particle(subject if named else with_year(year, subject), '은/는')} {said}입니다.",
        must_include=forms,
        evidence=(quote,),
        made_from=f"표의 칸({row} / {column})",
        document=place.name,
        place=cell.start,
        source=table.id if table else cell.id,
        matter=matter.strip(),
        said=said,
        year=year,
        value=None if is_total(row) else value.value,
        unit=value.unit or unit,
    )


def _is_one_figure(said: str) -> bool:
    """Whether a cell says one figure with its unit and nothing else: no 1년차, no 8개 반."""
    figures = parse_figures(said)
    return (
        len(figures) == 1 and said[figures[0].end :].strip() in _BOUNDS and not said[: figures[0].start].strip("△▲+- ")
    )


def _words(place: Place, cell: Block, row: str, column: str, chance: random.Random) -> Iterator[Draft]:
    """A cell of words under a column that says when, who or by which number."""
    said, context = place.words(cell), ""
    if _NO_MATTER.search(row) or place.reading.is_header_row(place.document.blocks[cell.parent or 0]):
        return
    if len(row.replace(" ", "")) <= _SHORT:
        context = place.part(cell) or place.topic(cell)
        if named_within(context, row) == row:
            return
    subject, asked, kind = _asked_of_words(said, named_within(context, row), column)
    forms = ((said,),) if kind == "who" and "전화" not in asked else figure_forms(said, asked)
    quote = place.quote(place.document.blocks[cell.parent or 0])
    table = place.reading.table_of(cell)
    if asked and quote is not None and 0 < len(forms) <= _MOST_DAYS:
        yield Draft(
            question=varied(asked, chance),
            kind=kind,
            answer=f"{with_particle(subject, '은/는')} {said}입니다.",
            must_include=forms,
            evidence=(quote,),
            made_from=f"표의 칸({row} / {column})",
            document=place.name,
            place=cell.start,
            source=table.id if table else cell.id,
            matter=f"{named_within(context, row)} {'담당' if _IN_CHARGE.fullmatch(column) else column}",
            said=said,
        )


def _asked_of_words(said: str, row: str, column: str) -> tuple[str, str, str]:
    """What such a cell is asked about, the question and its kind; nothing where none fits."""
    kinds = [figure.kind for figure in parse_figures(said)]
    if _DATED.search(column) and _DAYS & set(kinds):
        subject = row if _EVENT.search(row) else f"{row}의 {column}"
        asked = "언제부터 언제까지" if FigureKind.PERIOD in kinds or "~" in said else "언제"
        return subject, f"{with_particle(subject, '은/는')} {asked}인가요?", "date"
    if _PHONES.search(column) and FigureKind.IDENTIFIER in kinds:
        return f"{row} 전화번호", f"{row} 전화번호는 몇 번인가요?", "who"
    if _OFFICES.search(column) and _OFFICE_VALUE.fullmatch(said):
        person = column.startswith("담당") and not _OFFICE_NAME.search(said)
        subject = f"{row}의 {'담당 부서' if column == '부서' else '담당자' if person else column}"
        asked = "누구" if person else "어디"
        return subject, f"{with_particle(subject, '은/는')} {asked}인가요?", "who"
    return "", "", ""


def _says_little(row: str) -> bool:
    """Whether the row's name is a short word, which says nothing without the part that it stands in."""
    return len(row.replace(" ", "")) <= _SHORT


def _is_past(place: Place, year: int | None) -> bool:
    return year is not None and year < (place.reading.edition_year or 0)


def _alike(row: str, column: str) -> bool:
    return row.replace(" ", "").endswith(column.replace(" ", "")) or column.replace(" ", "") in row.replace(" ", "")
