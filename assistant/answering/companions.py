"""Which pieces of evidence an answer tells: the best, one in its place that gives what it lacks, one that completes it.

A second piece must earn its place: it gives the figure that is asked for and that the first lacks, or the document
itself attaches it to the first: its footnote, the line right below it, the sentence beside it, an exception. Knows
evidence in its order, not how it is said.
"""

from collections.abc import Sequence

from assistant.answering.cells import cell_value
from assistant.answering.own_days import period_of
from assistant.answering.wording import readable
from assistant.evidence.candidates import Candidate
from assistant.evidence.conditions import defines_another
from assistant.evidence.counting import counts
from assistant.evidence.reading import squeezed, stands_in
from assistant.evidence.units_of_cells import cells_of
from assistant.evidence.weighing import Weighed
from assistant.evidence.whens import is_deadline, lasts
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import FigureKind
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from assistant.understanding.yes_no import OPENS
from ingest import patterns as re
from ingest.types import IN_TABLES, PROSE, BlockKind

# A second piece of evidence is looked at when it is nearly as good; of lines side by side both are told that fit alike.
_NEARLY, _LOOKED_AT, _ALIKE = 0.62, 7, 0.95
_NEARLY_BEST = 0.8
# A sum of another document is no answer where that holds less of the question: 월세 for 청년주택 임대료.
_AS_MUCH = 0.9
_NO_FIGURE_KINDS = frozenset({Asked.LIST, Asked.DEFINITION, Asked.METHOD, Asked.REASON, Asked.YES_NO, Asked.PLACE})
_BELOW = frozenset({BlockKind.FOOTNOTE, BlockKind.BULLET})
_LABEL = re.compile(r"([가-힣][가-힣 ]{1,14}?) ?: ")
_EXCEPTION = re.compile(r"다만|단,")
_SHORT_CELL = 40
_FIGURES_OF = {
    Asked.AMOUNT: {FigureKind.AMOUNT},
    Asked.PERCENT: {FigureKind.PERCENT},
    Asked.COUNT: {FigureKind.COUNT},
    Asked.PERIOD: {FigureKind.PERIOD},
    Asked.DATE: {FigureKind.DATE, FigureKind.YEAR, FigureKind.PERIOD},
    Asked.PHONE: {FigureKind.IDENTIFIER},
}


def evidence_told(question: Question, weighed: Sequence[Weighed]) -> list[Candidate]:
    """The evidence that an answer tells, in the order in which it is told; never more than two pieces."""
    best = weighed[0]
    near = [one for one in weighed[1 : _LOOKED_AT + 1] if one.score >= _NEARLY * best.score]
    first = best.candidate
    for one in near:
        other, alike = one.candidate, one.score >= _ALIKE * best.score
        if _same_words(first, other) or _answers_another(first, other):
            continue
        if question.asked & _NO_FIGURE_KINDS and (
            _completes(question, first, other)
            or (alike and _beside(first, other) and not _labelled(question, first, other))
        ):
            return [other, first] if OPENS.match(readable(other.quote)) else [first, other]
        if not question.asked and _explains_asked(question, first, other):
            return [first, other]
        lacking, left = _lacking(question, first), _without_figure(question, other)
        of_matter = other.reading is first.reading or one.coverage >= _AS_MUCH * best.coverage
        if lacking and not lacking & left and of_matter:
            return [first, other] if left else [other]
    return [first]


def defining_note(question: Question, weighed: Sequence[Weighed]) -> Candidate | None:
    """The footnote that says what the question asks the meaning of; None where no note is nearly the best evidence."""
    if Asked.DEFINITION not in question.asked:
        return None
    nouns = [word.form.lower() for word in question.focus if not (word.verb or word.light) and len(word.form) > 1]
    for one in weighed[:_LOOKED_AT]:
        near = one.score >= _NEARLY_BEST * weighed[0].score
        if near and nouns and _explains(one.candidate, nouns):
            return one.candidate
    return None


def _explains(note: Candidate, nouns: Sequence[str]) -> bool:
    """Whether a footnote explains a word of several, and its line has them all."""
    if note.block.kind is not BlockKind.FOOTNOTE or note.block.parent is None:
        return False
    line = squeezed(readable(note.reading.own(note.reading.document.blocks[note.block.parent])))
    explained = squeezed(note.reading.explained(note.block))
    return any(stands_in(explained, noun) for noun in nouns) and all(stands_in(line, noun) for noun in nouns)


def _same_words(left: Candidate, right: Candidate) -> bool:
    """Whether one of two pieces says nothing that the other doesn't: a sentence and its part, a row and its cell."""
    if left.own in right.own or right.own in left.own:
        return True
    if left.reading is not right.reading:
        return False
    of_one_row = left.block.id == right.block.parent or right.block.id == left.block.parent
    return left.start == right.start or (of_one_row and left.block.kind in IN_TABLES)


def _answers_another(first: Candidate, other: Candidate) -> bool:
    """Whether a piece says yes or no to a question of its own: 네, 신청할 수 있습니다, in a list of questions."""
    own = other.block is first.block and not _EXCEPTION.match(first.quote)
    return not own and OPENS.match(readable(other.quote)) is not None


def _completes(question: Question, first: Candidate, other: Candidate) -> bool:
    """Whether the document attaches a piece to the first one, and nothing stands between them."""
    if first.reading is not other.reading:
        return False
    if first.block.kind in IN_TABLES:
        return first.block.parent == other.block.parent and Asked.PERSON in question.asked  # 팀장 | 박희범
    if _explains_asked(question, first, other):
        return True  # other notes may stand between
    below = other.block.parent == first.block.id and other.block.kind in _BELOW
    below = below and not defines_another(question, other)
    above = first.block.parent == other.block.id and other.block.kind in PROSE
    excepts = other.start > first.start and _EXCEPTION.match(readable(other.quote)) is not None
    return (other.block is first.block or below or above or excepts) and _touch(first, other)


def _explains_asked(question: Question, line: Candidate, note: Candidate) -> bool:
    """Whether a note explains the very words of a line that the question asks about: what 분야* are."""
    if note.block.kind is not BlockKind.FOOTNOTE or note.block.parent != line.block.id or note.is_part:
        return False
    explained = squeezed(note.reading.explained(note.block))
    forms = [squeezed(form) for form in (*question.compounds, *(word.form for word in question.focus if not word.verb))]
    return any(len(form) > 1 and stands_in(explained, form) for form in forms)


def _beside(first: Candidate, other: Candidate) -> bool:
    """Whether two lines stand side by side below one that isn't a heading."""
    parent = first.block.parent
    if first.reading is not other.reading or first.block.kind in IN_TABLES or parent is None:
        return False
    return other.block.parent == parent and first.reading.document.blocks[parent].kind is not BlockKind.HEADING


def _labelled(question: Question, first: Candidate, other: Candidate) -> bool:
    """Whether two lines open with labels, and the question names the first's alone: 협조 사항, not 점검 기간."""
    labels = [_LABEL.match(readable(one.quote)) for one in (first, other)]
    named = [label is not None and all(word in question.text for word in label[1].split()) for label in labels]
    return None not in labels and named == [True, False]


def _touch(left: Candidate, right: Candidate) -> bool:
    """Whether nothing but blanks and the mark of the later line stands between two pieces."""
    before, after = sorted((left, right), key=lambda one: one.start)
    start = max(before.end, min(after.start, after.block.start))
    text = after.reading.document.text
    return not (text[before.end : start] + text[max(start, after.block.content_start) : after.start]).strip()


def _lacking(question: Question, candidate: Candidate) -> set[Asked]:
    """The kinds of figures that are asked for and that a piece of evidence doesn't tell, in whatever words."""
    said = _said(candidate)
    return {asked for asked in _without_figure(question, candidate) if not _told_otherwise(asked, question, said)}


def _without_figure(question: Question, candidate: Candidate) -> set[Asked]:
    """The kinds of figures that are asked for and of which a piece of evidence holds none."""
    said = _said(candidate)
    if candidate.block.kind is BlockKind.CELL and len(said) <= _SHORT_CELL and any(ch.isdecimal() for ch in said):
        return set()  # its row and column say what it is
    kinds = {figure.kind for figure in parse_figures(said)}
    if FigureKind.TIME in kinds and "몇 시" in question.text:
        kinds.add(FigureKind.DATE)
    return {asked for asked in question.asked if asked in _FIGURES_OF and not _FIGURES_OF[asked] & kinds}


def _told_otherwise(asked: Asked, question: Question, said: str) -> bool:
    """Whether a figure is told in words that are no figure of its kind: 16자, 30일, 다음 달 10일까지."""
    if asked is Asked.COUNT:
        return counts(question.counter, said)
    if asked is Asked.DATE and question.counter == "일" and counts("일", said):
        return True  # 연차 며칠 is answered by 15일
    if asked is Asked.PERIOD and period_of(said) is not None:
        return True  # 3. 4.(화) 09:00 ~ 3. 21.(금) 18:00
    return (asked is Asked.PERIOD and lasts(said)) or (asked is Asked.DATE and is_deadline(said))


def _said(candidate: Candidate) -> str:
    """The words of a piece of evidence; cells with the units of their columns."""
    reading, block = candidate.reading, candidate.block
    if block.kind is BlockKind.CELL:
        return cell_value(reading, block).said
    if block.kind is BlockKind.ROW:
        return " | ".join(cell_value(reading, cell).said for cell in cells_of(reading, block))
    return candidate.quote
