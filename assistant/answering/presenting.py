"""One piece of evidence said: a cell in a sentence, a row with its column names, a sentence made readable."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answering.cells import cited_span, names_of, row_statement, statement
from assistant.answering.clauses import lead_clause, meant, most_told
from assistant.answering.draft import Draft
from assistant.answering.endings import spoken_of_past
from assistant.answering.itemising import itemised, of_year
from assistant.answering.left_out import left_out_by
from assistant.answering.operations import ranking_of
from assistant.answering.wording import as_statement, labelled, readable, shortened
from assistant.evidence.candidates import Candidate
from assistant.evidence.kinds import FIGURES_OF, holds, kind_fit
from assistant.evidence.parts import parts_of
from assistant.evidence.reading import squeezed
from assistant.evidence.tenses import asks_of_past, is_report
from assistant.evidence.weighing import Weighed
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question, years_of
from assistant.understanding.yes_no import WORD
from ingest import patterns as re
from ingest.types import Block, BlockKind

# A cell is taken instead of its row when it covers nearly as much and stands out among the row's other cells.
_NEARLY_ROW, _STANDS_OUT = 0.85, 0.97
_LONG_ROW = 150  # a longer row holds more than one fact
# The most characters of an answer; of a longer sentence only the first words are said, its citation holds the whole.
LONGEST = 600
_SEVERAL = re.compile(
    r"(?:몇|얼마|언제).*(?:몇|얼마|언제)|각각|모두|전부|목록|나열|총|전체|[가-힣](?:이?랑|하고) [가-힣]"
    r"|[가-힣]{2}별(?:로는?|의)? "
)
# One of two things that a question names: 챌린지랑 심포지엄.
_BESIDE = r"(?:이?랑|하고|와|과| ?및|,) "
_YES_OR_NO = re.compile(rf"^({WORD})\.\s+(?=\S)")
_YES_OR_NO_FIRST = re.compile(rf"^{WORD}[,.]\s+(?=\S)")
_NAME_AND_NUMBER = re.compile(r"[가-힣]{2,4} ?[^\d가-힣]{0,3}\d[\d-]{6,}")
# 누구한테 몇 번으로 연락 asks for both, too.
_CONTACT = (frozenset({Asked.PERSON, Asked.PHONE}), frozenset({Asked.RECIPIENT, Asked.PHONE}))


def row_of_contact(weighed: Sequence[Weighed], question: Question) -> Weighed | None:
    """The row of the best evidence where a question asks for a person and a number, which stand beside each other."""
    first = weighed[0].candidate
    contact = any(question.asked >= kinds for kinds in _CONTACT)
    if not contact or first.block.kind not in (BlockKind.CELL, BlockKind.ROW):
        return None
    if first.block.kind is BlockKind.ROW:
        apart = not any(_NAME_AND_NUMBER.search(readable(cell)) for cell in first.quote.split("\t"))
        return weighed[0] if apart else None
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
    near = first.score * _NEARLY_ROW
    cells = _cells_of_first(weighed)
    if not cells or cells[0].score < near or (len(cells) > 1 and cells[1].score > cells[0].score * _STANDS_OUT):
        return first
    return cells[0]


def cell_named(weighed: Sequence[Weighed], question: Question) -> Weighed | None:
    """The one cell of a best row whose row and column the question names, and nothing else: 부산 여자 인구."""
    if weighed[0].candidate.block.kind is not BlockKind.ROW or question.asked:
        return None
    named = [one for one in _cells_of_first(weighed) if _is_named(question, one.candidate)]
    return named[0] if len(named) == 1 else None


def _cells_of_first(weighed: Sequence[Weighed]) -> list[Weighed]:
    """The cells of the row that is the best evidence, best first."""
    row = weighed[0].candidate
    cells = (one for one in weighed if one.candidate.block.kind is BlockKind.CELL)
    return [one for one in cells if one.candidate.block.parent == row.block.id and one.candidate.reading is row.reading]


def _is_named(question: Question, cell: Candidate) -> bool:
    """Whether a question names a cell's column whole, and its row at least by how it begins: 부산 for 부산광역시."""
    asked = squeezed(question.text)
    row, column = (squeezed(name) for name in names_of(cell.reading, cell.block))
    return len(column) > 1 and column in asked and len(row) > 1 and row[:2] in asked


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
    part = part_meant(question, candidate)
    if part is not None:
        mark = draft.cite(candidate.reading, candidate.block, cited_span(part))
        draft.say(told(question, part, of_year=bool(question.years)), mark)
        return
    lead = lead_clause(question, candidate)
    at = candidate.quote.find(lead) if lead else -1
    alone = at >= 0 and _says_all(question, lead, candidate)
    start = candidate.start + max(0, at)
    span = (start, start + len(lead)) if alone else cited_span(candidate)
    mark = draft.cite(candidate.reading, candidate.block, span)
    if lead:
        draft.say(_closed(lead), mark)
    if not alone:
        above = left_out_by(candidate)
        words = told(question, candidate, of_year=bool(question.years))
        draft.say(f"{above}: {words}" if above else words, mark)


def _says_all(question: Question, part: str, candidate: Candidate) -> bool:
    """Whether a part of a sentence holds every word of the question that the whole sentence holds.

    Words that stand above the sentence name all of its parts, and those before 말고 another one.
    """
    inside, around = squeezed(part), squeezed(candidate.quote)
    asked = meant(question.text)
    forms = [word.form for word in question.focus if len(word.form) > 1 and not (word.verb or word.light)]
    missing = [form for form in forms if form in asked and form.lower() in around and form.lower() not in inside]
    above = squeezed(" ".join(candidate.reading.own(block) for block in candidate.reading.lineage(candidate.block)))
    return ranking_of(question.text) is None and all(
        (form.lower() in above or candidate.reading.opens_with(form.lower()))
        and re.search(re.escape(form) + _BESIDE, asked) is None
        for form in missing
    )


def part_meant(question: Question, candidate: Candidate) -> Candidate | None:
    """The one fact of a sentence that a question for one figure means, as evidence of its own; None where it's open."""
    wanted = question.asked & FIGURES_OF.keys()
    table = candidate.block.kind in (BlockKind.CELL, BlockKind.ROW)
    if candidate.is_part or table or len(wanted) != 1 or _SEVERAL.search(question.text):
        return None
    parts = parts_of(candidate.quote)
    told = [squeezed(f"{part.label} {part.under} {candidate.quote[part.start : part.end]}") for part in parts]
    at = most_told(question, told)
    if at is None:
        return None
    part, text = parts[at], candidate.quote[parts[at].start : parts[at].end]
    kind = candidate.block.kind
    fits = all(holds(asked, text) for asked in wanted)
    if not fits or kind_fit(question, text, kind) < kind_fit(question, candidate.quote, kind):
        return None
    years = years_of(text)
    if (question.years and years and not set(years) & set(question.years)) or not _says_all(
        question, told[at], candidate
    ):
        return None
    start, end = candidate.start + part.start, candidate.start + part.end
    label = part.label or part.under
    first = candidate.quote.rfind(label, 0, part.start) if label else -1
    cited = (candidate.start + first, end) if first >= 0 else None
    return replace(candidate, start=start, end=end, label=label, cited=cited, beside="|")


def told(question: Question, candidate: Candidate, *, of_year: bool) -> str:
    """A piece of evidence as a sentence of its own; ``of_year`` puts a cell's year in front."""
    if candidate.block.kind is BlockKind.CELL:
        return statement(candidate, of_year=of_year)
    if candidate.block.kind is BlockKind.ROW:
        forms = (form for body in question.bodies for form in body.forms)
        return row_statement(candidate, " ".join([question.text, *forms]))
    said = worded(candidate)
    if Asked.YES_NO not in question.asked:
        said = _YES_OR_NO_FIRST.sub("", said)
    words = shortened(said, LONGEST)
    spoken = spoken_of_past(words) if asks_of_past(question) and is_report(candidate) else words
    item = itemised(words)
    return labelled(spoken) if item == words else item


def _closed(words: str) -> str:
    """A part of a sentence as one of its own."""
    item = itemised(words)
    return as_statement(words) if item == words else item


def worded(candidate: Candidate) -> str:
    """A sentence made readable, a yes or no as part of it; a footnote after the words that it explains."""
    text = _YES_OR_NO.sub(r"\1, ", readable(candidate.quote))
    if candidate.label:
        return f"{readable(candidate.label)}: {itemised(of_year(text))}"
    if candidate.block.kind is BlockKind.FOOTNOTE:
        explained = readable(candidate.reading.explained(candidate.block))
        if explained and explained not in text:
            return f"{explained}: {text}"
    return text


def cite_cell(draft: Draft, candidate: Candidate, cell: Block) -> str:
    """Cite a cell of the table that a piece of evidence stands in, with the label before it."""
    span = cited_span(replace(candidate, block=cell, start=cell.start, end=cell.end))
    return draft.cite(candidate.reading, cell, span)
