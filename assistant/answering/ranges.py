"""The row of a graded table that a figure of the question falls into: 3년 is 2년 이상 5년 미만.

Tables of points, fees, fines and grades name their rows by ranges. A figure of the question is held against the ranges
of its own unit; where several groups of rows have ranges of that unit, the question must name the one it means.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.answering.cells import cited_span
from assistant.answering.choosing import tables_of
from assistant.answering.draft import Draft
from assistant.answering.presenting import told
from assistant.answering.wording import readable
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.evidence.reading import Reading, squeezed
from assistant.evidence.units_of_cells import cells_of
from assistant.evidence.weighing import Weighed
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import Figure, FigureKind
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import Block, BlockKind

_BOUND = re.compile(r"\s*(?P<word>이상|초과|이하|미만|이내|까지|부터)")
_TO = re.compile(r"\s*[~∼～-]\s*")
_MEASURED = frozenset({FigureKind.AMOUNT, FigureKind.COUNT, FigureKind.PERCENT, FigureKind.NUMBER})
_LOWER, _UPPER = {"이상": True, "초과": False, "부터": True}, {"이하": True, "이내": True, "까지": True, "미만": False}
# What the question bounds or reckons with itself falls into no row.
_BOUNDED = re.compile(r"\s*(?:이상|초과|이하|미만|이내|넘(?!으면|어가면)|안 ?되|못 ?미|보다|까지|씩)")
# A figure that is passed falls into the row above it: 1억 넘으면 into 1억원 초과.
_PASSED, _MORE = re.compile(r"[을를이가]? ?(?:넘으면|넘어가면|초과하면)"), Decimal("1.000001")
_WON = "원"
_MOST_TABLES, _LEAST_ROWS, _LONGEST_LABEL = 4, 2, 60
_NEAR_BEST, _LEAST_SCORE = 0.75, 0.45
_NOT_RANGED = frozenset({Asked.YES_NO, Asked.DATE, Asked.LARGEST, Asked.SMALLEST, Asked.COMPARISON, Asked.REASON})


@dataclass(frozen=True, slots=True)
class Range:
    """What bounds the figures of a row, each end with whether it belongs to them; None where an end is open."""

    unit: str
    low: tuple[Decimal, bool] | None = None
    high: tuple[Decimal, bool] | None = None

    def holds(self, value: Decimal) -> bool:
        """Whether a figure of the range's unit lies in it."""
        above = self.low is None or value > self.low[0] or (self.low[1] and value == self.low[0])
        below = self.high is None or value < self.high[0] or (self.high[1] and value == self.high[0])
        return above and below


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its range, the cell that gives it and the other words of the row."""

    row: Block
    label: Block
    range: Range
    group: str


def ranged(found: Found) -> Draft | None:
    """Say the cell of the row that a figure of the question falls into; None where no graded table is meant."""
    question = found.question
    figures = [one for one in parse_figures(question.text) if _may_fall(question, one)]
    if len(figures) != 1 or question.asked & _NOT_RANGED or not found.weighed:
        return None
    least = max(_LEAST_SCORE, found.weighed[0].score * _NEAR_BEST)
    near = [one for one in found.weighed if one.score >= least]
    for candidate, table in tables_of(near)[:_MOST_TABLES]:
        row = _row_of(question, figures[0], list(_rows(candidate.reading, table, _unit(figures[0]))))
        cell = _asked_cell(found, candidate.reading, row) if row is not None else None
        if row is not None and cell is not None:
            return _said(question, figures[0], row, cell)
    return None


def range_of(text: str) -> Range | None:
    """The range that a label gives: 2년 이상 5년 미만, 10~20톤; None where it gives none or more than one."""
    found = [one for one in parse_figures(text) if one.kind in _MEASURED]
    if not 1 <= len(found) <= 2 or len({one.unit for one in found}) != 1:
        return None
    low = high = None
    for place, one in enumerate(found):
        word = _BOUND.match(text, one.end)
        to = _TO.match(text, one.end)
        if word is not None and word["word"] in _LOWER:
            low = (one.value, _LOWER[word["word"]])
        elif word is not None:
            high = (one.value, _UPPER[word["word"]])
        elif place == 0 and to is not None:
            low = (one.value, True)
        elif low is not None and _TO.fullmatch(text, found[0].end, one.start):
            high = (one.value, True)
        else:
            return None
    return Range(found[0].unit, low, high)


def _may_fall(question: Question, figure: Figure) -> bool:
    written = question.text[figure.start : figure.end]
    picked = any(written in pick or pick in written for pick in question.picks)
    return (
        figure.kind in _MEASURED and bool(_unit(figure)) and not (picked or _BOUNDED.match(question.text, figure.end))
    )


def _unit(figure: Figure) -> str:
    """The unit of a figure; people leave 원 away: 1억 넘으면."""
    return figure.unit or (_WON if figure.kind is FigureKind.AMOUNT else "")


def _rows(reading: Reading, table: Block, unit: str) -> Iterator[_Row]:
    """The rows that a range of one unit names."""
    for row in reading.value_rows(table):
        cells = cells_of(reading, row)
        for cell in cells:
            text = readable(reading.own(cell))
            given = range_of(text) if len(text) <= _LONGEST_LABEL else None
            if given is not None and given.unit == unit:
                others = " ".join(
                    reading.own(other) for other in cells if other != cell and not _is_figure(reading, other)
                )
                yield _Row(row, cell, given, squeezed(others))
                break


def _is_figure(reading: Reading, cell: Block) -> bool:
    return re.fullmatch(r"[\d.,%원점\s△▲+-]+", reading.own(cell)) is not None


def _row_of(question: Question, figure: Figure, rows: Sequence[_Row]) -> _Row | None:
    """The row that the figure falls into, of the group that the question names best."""
    groups = {row.group for row in rows}
    if len(rows) < _LEAST_ROWS:
        return None
    if len(groups) not in (1, len(rows)):
        words = [word.form.lower() for word in question.focus if not (word.verb or word.light) and len(word.form) > 1]
        named = {group: sum(word in group for word in words) for group in groups}
        best = max(named.values())
        kept = [group for group in groups if named[group] == best]
        if best == 0 or len(kept) > 1:
            return None
        rows = [row for row in rows if row.group == kept[0]]
    value = figure.value * (_MORE if _PASSED.match(question.text, figure.end) else 1)
    holding = [row for row in rows if row.range.holds(value)]
    return holding[0] if len(holding) == 1 and len(rows) >= _LEAST_ROWS else None


def _asked_cell(found: Found, reading: Reading, row: _Row) -> Candidate | None:
    """The best cell of a row beside the one that gives its range; nothing where the row is no evidence."""
    cells = [one for one in found.weighed if _is_value_of(one, reading, row)]
    return max(cells, key=lambda one: one.score).candidate if cells else None


def _is_value_of(one: Weighed, reading: Reading, row: _Row) -> bool:
    block = one.candidate.block
    is_cell = block.kind is BlockKind.CELL and one.candidate.reading is reading
    return is_cell and block.parent == row.row.id and block.id != row.label.id


def _said(question: Question, figure: Figure, row: _Row, cell: Candidate) -> Draft:
    draft = Draft()
    mark = draft.cite(cell.reading, cell.block, cited_span(cell))
    written = question.text[figure.start : figure.end]
    passed = _PASSED.match(question.text, figure.end) is not None
    written = f"{with_particle(written, '을/를')} 넘으면" if passed else with_particle(written, "은/는")
    label = readable(cell.reading.own(row.label))
    where = draft.cite(cell.reading, row.row, (row.row.start, row.row.end))
    draft.say(told(question, cell, of_year=bool(question.years)), mark)
    draft.say(f"{written} “{label}”에 듭니다.", where)
    return draft
