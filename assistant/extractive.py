"""The built-in answerer: the short answer first, then the words it rests on. Needs no language model.

Everything it says is a span of a document, a table cell said with the names of its row and column, or a difference of
two cited figures that is marked as computed.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.bodies import Body, body_spans
from assistant.cells import cell_value, cited_span, extreme, names_of, row_statement, statement
from assistant.units_of_cells import cells_of, unit_of
from assistant.clauses import lead_clause
from assistant.draft import Draft
from assistant.evidence import Candidate, Weighed
from assistant.figures import parse_figures
from assistant.enumerating import present_list
from assistant.finding import EvidenceFinder, Found
from assistant.quantities import FigureKind
from assistant.question import Asked, Question, years_of
from assistant.refusing import LEAST_SCORE, refusal
from assistant.wording import as_statement, readable, with_particle
from ingest.types import Block, BlockKind

# A second piece of evidence is shown when it is nearly as good and says something else of the same matter.
_COMPANION = 0.62
_AS_GOOD = 0.97
_NO_FIGURE_KINDS = frozenset({Asked.LIST, Asked.DEFINITION, Asked.METHOD, Asked.REASON, Asked.YES_NO, Asked.PLACE})
_OFFICE = re.compile(r"부서|기관|소관|주관|담당 ?과")
_RISING = ("늘", "증가", "커", "많", "올라", "확대")


def answer(found: Found, finder: EvidenceFinder) -> tuple[Draft, bool]:
    """Write the answer to a question and say whether it is a refusal."""
    question = found.question
    for attempt in (_comparison, _extreme):
        draft = attempt(found, finder)
        if draft is not None:
            return draft, False
    if not found.weighed or found.weighed[0].score < LEAST_SCORE:
        return refusal(found), True
    draft = Draft()
    first = _cell_of_row(found.weighed)
    if present_list(draft, question, first.candidate):
        return draft, False
    if Asked.BODY in question.asked and _name_body(draft, first.candidate):
        return draft, False
    _present(draft, question, first.candidate)
    companion = _companion(question, [first, *found.weighed])
    if companion is not None:
        _present(draft, question, companion.candidate)
    return draft, False


def _cell_of_row(weighed: Sequence[Weighed]) -> Weighed:
    """The best evidence; where that is a row, the one cell of it that fits better than the row's others."""
    first = weighed[0]
    if first.candidate.block.kind is not BlockKind.ROW:
        return first
    row = first.candidate.block.id
    near = first.score * _AS_GOOD
    cells = [one for one in weighed if one.candidate.block.kind is BlockKind.CELL and one.candidate.block.parent == row]
    cells = [one for one in cells if one.candidate.reading is first.candidate.reading]
    if not cells or cells[0].score < near or (len(cells) > 1 and cells[1].score > cells[0].score * _AS_GOOD):
        return first
    return cells[0]


def _present(draft: Draft, question: Question, candidate: Candidate) -> None:
    """Say one piece of evidence."""
    mark = draft.cite(candidate.reading, candidate.block, cited_span(candidate))
    if candidate.block.kind is BlockKind.CELL:
        draft.say(statement(candidate, of_year=bool(question.years)), mark)
        return
    if candidate.block.kind is BlockKind.ROW:
        draft.say(as_statement(row_statement(candidate)), mark)
        return
    whole = _worded(candidate)
    lead = lead_clause(question, candidate)
    if lead:
        draft.say(as_statement(lead), mark)
    draft.say(whole if lead else as_statement(whole), mark)


def _worded(candidate: Candidate) -> str:
    """A sentence made readable; a footnote after the words that it explains."""
    text = readable(candidate.quote)
    if candidate.block.kind is BlockKind.FOOTNOTE:
        explained = readable(candidate.reading.explained(candidate.block))
        if explained and explained not in text:
            return f"{explained}: {text}"
    return text


def _companion(question: Question, weighed: Sequence[Weighed]) -> Weighed | None:
    """Evidence that completes the first: another part of the same bullet, or the figure kind that it lacks."""
    first = weighed[0]
    for other in weighed[1:8]:
        if other.score < _COMPANION * first.score or _same_words(first.candidate, other.candidate):
            continue
        if _of_one_family(first.candidate, other.candidate) and question.asked & _NO_FIGURE_KINDS:
            return other
        lacking = _lacking_kinds(question, first.candidate)
        if lacking and not lacking & _lacking_kinds(question, other.candidate):
            return other
    return None


def _same_words(left: Candidate, right: Candidate) -> bool:
    return left.own in right.own or right.own in left.own or left.start == right.start


def _of_one_family(left: Candidate, right: Candidate) -> bool:
    if left.reading is not right.reading:
        return False
    blocks = {left.block.id, left.block.parent} & {right.block.id, right.block.parent}
    blocks.discard(None)
    return bool(blocks - {block.id for block in left.reading.document.blocks if block.kind is BlockKind.HEADING})


_FIGURES_OF = {
    Asked.AMOUNT: {FigureKind.AMOUNT},
    Asked.PERCENT: {FigureKind.PERCENT},
    Asked.COUNT: {FigureKind.COUNT},
    Asked.PERIOD: {FigureKind.PERIOD},
    Asked.DATE: {FigureKind.DATE, FigureKind.YEAR, FigureKind.PERIOD},
    Asked.PHONE: {FigureKind.IDENTIFIER},
}


def _lacking_kinds(question: Question, candidate: Candidate) -> set[Asked]:
    if candidate.block.kind is BlockKind.CELL:
        return set()
    kinds = {figure.kind for figure in parse_figures(candidate.quote)}
    return {asked for asked in question.asked if asked in _FIGURES_OF and not _FIGURES_OF[asked] & kinds}


def _name_body(draft: Draft, candidate: Candidate) -> bool:
    """Answer with the body that the evidence, its bullet or a heading above it names."""
    reading, block = candidate.reading, candidate.block
    office = next(
        (cell for cell in cells_of(reading, block) if _OFFICE.search(" ".join(names_of(reading, cell)))), None
    )
    if block.kind is BlockKind.ROW and office is not None:
        draft.say(f"{readable(reading.own(office))}입니다.", draft.cite(reading, block, (block.start, block.end)))
        return True
    text = reading.document.text
    for above in [block, *reading.lineage(block)]:
        spans = body_spans(text[above.start : above.end])
        if not spans:
            continue
        named = [spans[-1]] if above is not block or len(spans) == 1 else spans
        bodies: list[Body] = list(dict.fromkeys(body for _, _, body in named))
        mark = draft.cite(reading, block, cited_span(candidate))
        marks = [mark]
        if above is not block:
            marks.append(draft.cite(reading, above, (above.start, above.end)))
        draft.say(f"{', '.join(_full_name(body) for body in bodies)}입니다.", *marks)
        draft.say(_worded(candidate), mark)
        return True
    return False


def _full_name(body: Body) -> str:
    return f"{body.name}({body.forms[1]})" if len(body.forms) > 1 else body.name


def _extreme(found: Found, finder: EvidenceFinder) -> Draft | None:
    """The largest or smallest of a table's column."""
    asked = found.question.asked
    if not asked & {Asked.LARGEST, Asked.SMALLEST}:
        return None
    cells = [one for one in found.weighed if one.candidate.block.kind is BlockKind.CELL and one.score >= LEAST_SCORE]
    for one in cells[:3]:
        cell = extreme(one.candidate, largest=Asked.LARGEST in asked)
        if cell is not None:
            winner = replace(one.candidate, block=cell, start=cell.start, end=cell.end)
            draft = Draft()
            mark = draft.cite(winner.reading, cell, cited_span(winner))
            size = "큽니다" if Asked.LARGEST in asked else "작습니다"
            row, column = names_of(winner.reading, cell)
            value = cell_value(winner.reading, cell).said
            name = f"{column} 가운데 {row}" if column else row
            draft.say(f"{with_particle(name, '이/가')} {with_particle(value, '으로/로')} 가장 {size}.", mark)
            return draft
    return None


def _comparison(found: Found, finder: EvidenceFinder) -> Draft | None:
    """Two years or two bodies side by side, with the computed difference."""
    question = found.question
    if found.weighed and _holds_all_years(question, found.weighed[0]):
        return None
    if len(question.years) == 2:
        parts = [finder.for_year(question, year) for year in sorted(question.years)]
    elif len(question.years) == 1 and Asked.COMPARISON in question.asked and _against_last_year(question):
        parts = [finder.for_year(question, question.years[0] - 1), finder.for_year(question, question.years[0])]
    elif len(question.bodies) == 2:
        parts = [finder.for_body(question, body) for body in question.bodies]
    else:
        return None
    founds = [finder.find(part).weighed for part in parts]
    if any(not weighed or weighed[0].score < LEAST_SCORE for weighed in founds):
        return None
    pair = [_cell_of_row(weighed).candidate for weighed in founds]
    if pair[0].start == pair[1].start and pair[0].reading is pair[1].reading:
        return None
    draft = Draft()
    lines = Draft()
    for candidate in pair:
        mark = draft.cite(candidate.reading, candidate.block, cited_span(candidate))
        said = (
            statement(candidate, of_year=True)
            if candidate.block.kind is BlockKind.CELL
            else as_statement(_worded(candidate))
        )
        lines.say(said, mark)
    verdict = _difference(draft, question, pair)
    if verdict:
        draft.say(verdict, "".join(f"[{citation.number}]" for citation in draft.citations))
    draft.lines.extend(lines.lines)
    return draft


def _holds_all_years(question: Question, first: Weighed) -> bool:
    years = question.years
    return len(years) == 2 and first.score >= 0.8 and all(year in first.candidate.years for year in years)


def _against_last_year(question: Question) -> bool:
    return any(word in question.text for word in ("전년", "작년", "지난해", "전해"))


def _difference(draft: Draft, question: Question, pair: Sequence[Candidate]) -> str:
    """State which figure is larger and by how much, or nothing when either can't be told."""
    left, right = (_main_figure(question, candidate) for candidate in pair)
    if left is None or right is None or left[1] != right[1] or left[0] == 0:
        return ""
    change = right[0] - left[0]
    share = abs(change) / abs(left[0]) * 100
    amount = f"{_plain(abs(change), left[1])}({share:.1f}%)"
    if len(question.bodies) == 2:
        bigger = question.bodies[0 if change < 0 else 1].name
        draft.computed.add(_plain(abs(change), left[1]))
        return f"{with_particle(bigger, '이/가')} {_plain(abs(change), left[1])} 더 많습니다(계산)."
    draft.computed.update({_plain(abs(change), left[1]), f"{share:.1f}%"})
    verb = "늘었습니다" if change > 0 else "줄었습니다"
    return f"{_yes_or_no(question, rose=change > 0)}{left[2]}에서 {with_particle(right[2], '으로/로')} {amount} {verb}(계산)."


def _yes_or_no(question: Question, *, rose: bool) -> str:
    if Asked.YES_NO not in question.asked:
        return ""
    expects_rise = any(word in question.text for word in _RISING)
    return "네, " if rose == expects_rise else "아니요, "


def _main_figure(question: Question, candidate: Candidate) -> tuple[Decimal, str, str] | None:
    """The figure that a candidate is about, its unit, and how it is written."""
    if candidate.block.kind is BlockKind.CELL:
        value = cell_value(candidate.reading, candidate.block)
        return (
            (value.value, unit_of(candidate.reading, candidate.block), value.said) if value.value is not None else None
        )
    wanted = {FigureKind.COUNT} if Asked.COUNT in question.asked else {FigureKind.AMOUNT}
    figures = [figure for figure in parse_figures(candidate.quote) if figure.kind in wanted]
    if len(figures) != 1:
        return None
    return figures[0].value, figures[0].unit, candidate.quote[figures[0].start : figures[0].end]


def _plain(value: Decimal, unit: str) -> str:
    """A computed value in its unit; won in 억원 when that is how large they are."""
    if unit == "원" and value >= 100_000_000:
        return f"{value / 100_000_000:,.2f}".rstrip("0").rstrip(".") + "억원"
    return f"{value:,.2f}".rstrip("0").rstrip(".") + unit


__all__ = ["Block", "answer", "years_of"]
