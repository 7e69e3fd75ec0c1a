"""One piece of evidence said: a cell in a sentence, a row with its column names, a sentence made readable."""

from collections.abc import Sequence

from assistant.answering.cells import cited_span, row_statement, statement
from assistant.answering.clauses import lead_clause
from assistant.answering.draft import Draft
from assistant.answering.operations import ranking_of
from assistant.answering.wording import as_statement, labelled, readable, shortened
from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import squeezed
from assistant.evidence.weighing import Weighed
from assistant.understanding.cues import Asked
from assistant.understanding.question import Question
from ingest.types import BlockKind

# A cell is taken instead of its row when it covers nearly as much and stands out among the row's other cells.
_NEARLY_ROW, _STANDS_OUT = 0.85, 0.97
_LONG_ROW = 150  # a longer row holds more than one fact
# The most characters of an answer; of a longer sentence only the first words are said, its citation holds the whole.
LONGEST = 600
_CONTACT = frozenset({Asked.PERSON, Asked.PHONE})


def row_of_contact(weighed: Sequence[Weighed], question: Question) -> Weighed | None:
    """The row of the best evidence where a question asks for a person and a number, which stand beside each other."""
    first = weighed[0].candidate
    if not question.asked >= _CONTACT or first.block.kind is not BlockKind.CELL:
        return None
    rows = (one for one in weighed if one.candidate.block.id == first.block.parent)
    return next((one for one in rows if one.candidate.reading is first.reading), None)


def cell_of_row(weighed: Sequence[Weighed]) -> Weighed:
    """The best evidence; where that is a row, the one cell of it that fits better than the row's others."""
    first = weighed[0]
    if first.candidate.block.kind is not BlockKind.ROW:
        return first
    inner = _inside(weighed) if len(first.candidate.quote) > _LONG_ROW else None
    if inner is not None:
        return inner
    row = first.candidate.block.id
    near = first.score * _NEARLY_ROW
    cells = [one for one in weighed if one.candidate.block.kind is BlockKind.CELL and one.candidate.block.parent == row]
    cells = [one for one in cells if one.candidate.reading is first.candidate.reading]
    if not cells or cells[0].score < near or (len(cells) > 1 and cells[1].score > cells[0].score * _STANDS_OUT):
        return first
    return cells[0]


def _inside(weighed: Sequence[Weighed]) -> Weighed | None:
    """The best evidence inside a row that holds a whole form or table, where it fits nearly as well."""
    row = weighed[0].candidate
    for one in weighed[1:]:
        other = one.candidate
        if one.score < weighed[0].score * _NEARLY_ROW:
            return None
        inside = other.reading is row.reading and row.start <= other.start < other.end <= row.end
        if inside and len(other.quote) <= _LONG_ROW and other.block.parent != row.block.id:
            return one
    return None


def present(draft: Draft, question: Question, candidate: Candidate) -> None:
    """Say one piece of evidence: the one part of a long sentence that answers, where it holds all that is asked for."""
    lead = lead_clause(question, candidate)
    at = candidate.quote.find(lead) if lead else -1
    alone = at >= 0 and _says_all(question, lead, candidate.quote)
    start = candidate.start + max(0, at)
    span = (start, start + len(lead)) if alone else cited_span(candidate)
    mark = draft.cite(candidate.reading, candidate.block, span)
    if lead:
        draft.say(as_statement(lead), mark)
    if not alone:
        draft.say(told(question, candidate, of_year=bool(question.years)), mark)


def _says_all(question: Question, part: str, whole: str) -> bool:
    """Whether a part of a sentence holds every word of the question that the whole sentence holds."""
    inside, around = squeezed(part), squeezed(whole)
    forms = [word.form.lower() for word in question.focus if len(word.form) > 1 and not (word.verb or word.light)]
    return ranking_of(question.text) is None and all(form in inside for form in forms if form in around)


def told(question: Question, candidate: Candidate, *, of_year: bool) -> str:
    """A piece of evidence as a sentence of its own; ``of_year`` puts a cell's year in front."""
    if candidate.block.kind is BlockKind.CELL:
        return statement(candidate, of_year=of_year)
    if candidate.block.kind is BlockKind.ROW:
        forms = (form for body in question.bodies for form in body.forms)
        return f"{row_statement(candidate, ' '.join([question.text, *forms]))}."
    return labelled(shortened(worded(candidate), LONGEST))


def worded(candidate: Candidate) -> str:
    """A sentence made readable; a footnote after the words that it explains."""
    text = readable(candidate.quote)
    if candidate.label:
        return f"{readable(candidate.label)}: {text}"
    if candidate.block.kind is BlockKind.FOOTNOTE:
        explained = readable(candidate.reading.explained(candidate.block))
        if explained and explained not in text:
            return f"{explained}: {text}"
    return text
