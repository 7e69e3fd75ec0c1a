"""아니요 where the documents forbid what a question asks leave for, or list it among what is left out of a table.

What offices write for the question's words counts as well: 되팔아도 되나요, 재판매 금지; 세금 밀린, 국세 체납. Knows
evidence in its order, not how it was found.
"""

from dataclasses import replace

from assistant.answering.decided import Verdict
from assistant.answering.wording import readable
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.evidence.reading import squeezed, stands_in
from assistant.evidence.units_of_cells import cells_of
from assistant.evidence.weighing import said_as, says
from assistant.understanding.asked import Asked
from assistant.understanding.question import is_negated
from assistant.understanding.words import Word
from assistant.understanding.yes_no import NO
from ingest import patterns as re
from ingest.types import IN_TABLES, BlockKind

_FORBIDS = re.compile(r"금지(?!하지|되지)|(?:아니|안) ?[되된]다|(?:아니|안) ?됩니다|[가-힣] 수 없[다음습]")
_MUST_NOT = re.compile(r"아니|안")
_LEFT_OUT = re.compile(r"(?:제외|제한|부적격|결격) ?(?:사유|대상|요건)|지원 ?제외|참여 ?제한")
_EXCEPTS = re.compile(r"(?:^|[\s*※(.])(?:단|다만),? ")
_ANYONE = frozenset({"사람", "기업", "경우", "회사"})
_LOOKED_AT, _LISTED = 8, 40
_LEAST_COVERED, _TELLING = 0.4, 2
_RIGHT_BEFORE = 20  # characters before 아니 된다 in which the deed stands that is forbidden


def banned(found: Found) -> Verdict | None:
    """Say no where the evidence forbids or leaves out what is asked; None where it doesn't."""
    question = found.question
    if Asked.YES_NO not in question.asked or is_negated(question.text) or not found.weighed:
        return None
    return _forbidden(found) or _left_out(found)


def _forbidden(found: Found) -> Verdict | None:
    """A line that forbids what the question's verb says."""
    doing = [word for word in found.words if word.verb and not word.light][-1:]
    for one in found.weighed[:_LOOKED_AT]:
        candidate = one.candidate
        if candidate.block.kind in IN_TABLES or candidate.reading is not found.weighed[0].candidate.reading:
            continue
        if one.coverage >= _LEAST_COVERED and any(_is_forbidden(word, candidate) for word in doing):
            return Verdict(NO, candidate)
    return None


def _is_forbidden(deed: Word, candidate: Candidate) -> bool:
    """Whether a line forbids a deed; 하여서는 아니 된다 only what stands right before it.

    Who has set up a camera must not give away what it records.
    """
    at = _FORBIDS.search(candidate.quote)
    if at is None or not says(deed, candidate):
        return False
    before = squeezed(candidate.quote[max(0, at.start() - _RIGHT_BEFORE) : at.start()])
    return not _MUST_NOT.match(at[0]) or any(form in before for form in (*deed.forms, *deed.alike))


def _left_out(found: Found) -> Verdict | None:
    """A row below a heading of what is left out that holds all that the question tells of the one who asks."""
    for one in found.weighed[:_LISTED]:
        row = one.candidate
        if row.block.kind is not BlockKind.ROW or not _is_of_left_out(row):
            continue
        telling = [word for word in found.words if not word.light and word.term not in _ANYONE]
        own = [word for word in telling if not _is_matter(word, row)]
        if len(own) >= _TELLING and all(says(word, row) for word in own):
            cell = max(cells_of(row.reading, row.block), key=lambda each: each.end - each.start)
            words = readable(row.reading.own(cell))
            told = replace(row, block=cell, start=cell.start, end=cell.end)
            if _is_excepted(own, words):
                return Verdict("", told, "제외되는 것이 원칙이지만 예외가 있습니다.")
            return Verdict(NO, told, f"“{words}”에 해당하면 제외됩니다.")
    return None


def _is_excepted(own: list[Word], words: str) -> bool:
    """Whether all that a question tells of the one who asks stands in the exception from what is left out."""
    excepted = squeezed(words[at.end() :]) if (at := _EXCEPTS.search(words)) is not None else ""
    return bool(excepted) and all(_stands(word, excepted) for word in own)


def _is_matter(word: Word, row: Candidate) -> bool:
    """Whether a word only says which document or which list is meant."""
    return _stands(word, f"{row.near}{row.far}{_names(row)}") or any(map(row.reading.opens_with, word.forms))


def _is_of_left_out(row: Candidate) -> bool:
    return _LEFT_OUT.search(_names(row)) is not None


def _names(row: Candidate) -> str:
    """What stands above the cells of a row."""
    blocks = row.reading.document.blocks
    heads = {head for cell in cells_of(row.reading, row.block) for head in cell.headers}
    above = [blocks[head] for head in sorted(heads) if blocks[head].parent != row.block.id]
    return squeezed(" ".join(map(row.reading.own, above)))


def _stands(word: Word, text: str) -> bool:
    return any(len(form) > 1 and stands_in(text, form) for form in said_as(word))
