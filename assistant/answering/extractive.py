"""The built-in answerer: the short answer first, then the words it rests on. Needs no language model.

Everything it says is a span of a document, a table cell said with the names of its row and column, or a difference of
two cited figures that is marked as computed.
"""

import re
from collections.abc import Sequence

from assistant.answering.cells import cited_span, names_of
from assistant.answering.changed import changed
from assistant.answering.comparing import comparison
from assistant.answering.conflicting import conflict
from assistant.answering.draft import Draft
from assistant.answering.duties import duties
from assistant.answering.enumerating import present_list
from assistant.answering.holdings import to_the_program
from assistant.answering.lining import lined_up, states_change
from assistant.answering.listing import counted_list
from assistant.answering.overview import overview, tasks_on
from assistant.answering.pairing import paired
from assistant.answering.presenting import LONGEST, cell_of_row, present, row_of_contact, told
from assistant.answering.prose import tell, tell_nearest
from assistant.answering.ranking import ranked
from assistant.answering.refusing import LEAST_SCORE, NOT_FOUND, gives_no_reason, refusal
from assistant.answering.sections import named_part
from assistant.answering.verdicts import Verdict, exceptions, verdict
from assistant.answering.wording import as_statement, readable
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import EvidenceFinder, Found
from assistant.evidence.units_of_cells import cells_of
from assistant.evidence.weighing import Weighed
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import FigureKind
from assistant.understanding.bodies import Body, body_spans
from assistant.understanding.cues import Asked
from assistant.understanding.question import Question
from assistant.understanding.yes_no import OPENS
from ingest.names import Names
from ingest.types import BlockKind

# A second piece of evidence is shown when it is nearly as good and says something else of the same matter.
_COMPANION = 0.62
_NO_FIGURE_KINDS = frozenset({Asked.LIST, Asked.DEFINITION, Asked.METHOD, Asked.REASON, Asked.YES_NO, Asked.PLACE})
_EXCEPTION = re.compile(r"다만|단,")
_TABLE_KINDS = frozenset({BlockKind.ROW, BlockKind.CELL})
_OFFICE = re.compile(r"부서|기관|소관|주관|담당 ?과")


def answer(found: Found, finder: EvidenceFinder, most: int = LONGEST) -> tuple[Draft, bool]:
    """Write the answer to a question and say whether it is a refusal; paragraphs have ``most`` characters."""
    question = found.question
    aside = to_the_program(question.text, finder)
    if aside is not None:
        return aside
    draft = (
        changed(found)
        or ranked(found)
        or conflict(found)
        or (None if states_change(found) else _compared(found, finder))
    )
    draft = draft or duties(found) or named_part(found) or tasks_on(found)
    if draft is not None:
        return draft, False
    if found.confidence < LEAST_SCORE or gives_no_reason(found):
        return _refused(found, most), True
    decided = verdict(question, found.weighed)
    if decided is not None:
        return _with_reason(question, decided), False
    draft = counted_list(question, found.weighed) or Draft()
    first = row_of_contact(found.weighed, question) or cell_of_row(found.weighed)
    if draft.lines or present_list(draft, question, first.candidate):
        return draft, False
    return _told_of(found, first, finder, most), False


def _told_of(found: Found, first: Weighed, finder: EvidenceFinder, most: int) -> Draft:
    """What is told of a matter, else the best evidence with what completes it."""
    question, draft = found.question, Draft()
    if tell(draft, found, most):
        return draft
    lines = overview(found)
    if lines is not None:
        return lines
    if Asked.BODY in question.asked and _name_body(draft, found, first.candidate, finder.names):
        return draft
    for candidate in _with_companion(question, [first, *found.weighed]):
        present(draft, question, candidate)
    return draft


def _refused(found: Found, most: int) -> Draft:
    """A refusal, with the nearest that a leaflet says where there is no nearer fact to name."""
    draft = refusal(found)
    if draft.text == NOT_FOUND:
        tell_nearest(draft, found, most - len(NOT_FOUND))
    return draft


def _compared(found: Found, finder: EvidenceFinder) -> Draft | None:
    """What the question compares: within tables, within a sentence, or between two pieces of evidence."""
    if Asked.REASON in found.question.asked:
        return None  # how much less there is says nothing of why
    return paired(found) or lined_up(found) or comparison(found, finder)


def _with_reason(question: Question, decided: Verdict) -> Draft:
    """Yes or no, and the evidence that decides it."""
    draft = Draft()
    candidate = decided.candidate
    mark = draft.cite(candidate.reading, candidate.block, cited_span(candidate))
    said = told(question, candidate, of_year=bool(question.years))
    if decided.reason:
        draft.say(f"{decided.opening}, {decided.reason}", mark)
        draft.say(said, mark)
        for block in exceptions(question, candidate):
            below = readable(candidate.reading.own(block))
            also = as_statement(below if below.startswith("다만") else f"다만, {below}")
            draft.say(also, draft.cite(candidate.reading, block, (block.start, block.end)))
    else:
        draft.say(f"{decided.opening}, {OPENS.sub('', said).lstrip(' .,')}", mark)
    return draft


def _with_companion(question: Question, weighed: Sequence[Weighed]) -> list[Candidate]:
    """The first piece of evidence and what completes it; a yes or no comes before what it is explained by."""
    first, companion = weighed[0].candidate, _companion(question, weighed)
    if companion is None:
        return [first]
    opens = OPENS.match(readable(companion.candidate.quote)) is not None
    return [companion.candidate, first] if opens else [first, companion.candidate]


def _companion(question: Question, weighed: Sequence[Weighed]) -> Weighed | None:
    """Evidence that completes the first: another part of the same bullet, or the figure kind that it lacks."""
    first = weighed[0]
    for other in weighed[1:8]:
        if other.score < _COMPANION * first.score or _same_words(first.candidate, other.candidate):
            continue
        if _answers_another(first.candidate, other.candidate) or _of_one_row(question, first, other):
            continue
        if _of_one_family(first.candidate, other.candidate) and question.asked & _NO_FIGURE_KINDS:
            return other
        lacking = _lacking_kinds(question, first.candidate)
        if lacking and not lacking & _lacking_kinds(question, other.candidate):
            return other
    return None


def _same_words(left: Candidate, right: Candidate) -> bool:
    same_start = left.reading is right.reading and left.start == right.start
    return left.own in right.own or right.own in left.own or same_start


def _of_one_row(question: Question, first: Weighed, other: Weighed) -> bool:
    """Whether one is a cell of the other: the same said twice, but for the rest of the row behind a yes or no."""
    left, right = first.candidate, other.candidate
    cell_of_row = left.reading is right.reading and (
        left.block.id == right.block.parent or right.block.id == left.block.parent
    )
    return cell_of_row and left.block.kind in _TABLE_KINDS and Asked.YES_NO not in question.asked


def _answers_another(first: Candidate, other: Candidate) -> bool:
    """Whether a piece says yes or no to a question of its own: 네, 신청할 수 있습니다, in a list of questions."""
    own = other.block is first.block and not _EXCEPTION.match(first.quote)
    return not own and OPENS.match(readable(other.quote)) is not None


def _of_one_family(left: Candidate, right: Candidate) -> bool:
    if left.reading is not right.reading:
        return False
    blocks = {left.block.id, left.block.parent} & {right.block.id, right.block.parent}
    kinds = [left.reading.document.blocks[block].kind for block in blocks if block is not None]
    return any(kind is not BlockKind.HEADING for kind in kinds)


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


def _name_body(draft: Draft, found: Found, candidate: Candidate, names: Names) -> bool:
    """Answer with the body that the evidence, its bullet or a heading above it names."""
    reading, block = candidate.reading, candidate.block
    office = next(
        (cell for cell in cells_of(reading, block) if _OFFICE.search(" ".join(names_of(reading, cell)))), None
    )
    if block.kind is BlockKind.ROW and office is not None:
        mark = draft.cite(reading, block, (block.start, block.end))
        draft.say(f"{readable(reading.own(office))}입니다.", mark)
        columns = {names_of(reading, cell)[1] for cell in cells_of(reading, block) if cell != office}
        if any(column and column in found.question.text for column in columns):
            draft.say(told(found.question, candidate, of_year=False), mark)  # 2025년 목표와 담당 부서
        return True
    text = reading.document.text
    for above in [block, *reading.lineage(block)]:
        spans = body_spans(text[above.start : above.end], names)
        if not spans:
            continue
        named = [spans[-1]] if above is not block or len(spans) == 1 else spans
        bodies: list[Body] = list(dict.fromkeys(body for _, _, body in named))
        mark = draft.cite(reading, block, cited_span(candidate))
        marks = [mark]
        if above is not block:
            marks.append(draft.cite(reading, above, (above.start, above.end)))
        draft.say(f"{', '.join(_full_name(body) for body in bodies)}입니다.", *marks)
        draft.say(told(found.question, candidate, of_year=False), mark)
        return True
    return False


def _full_name(body: Body) -> str:
    return f"{body.name}({body.forms[1]})" if len(body.forms) > 1 else body.name
