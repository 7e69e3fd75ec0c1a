"""Whether a question names the row of a table by the row's own name: 완료 보고서 is a row, 착수보고서 another.

Words alone are shared by many rows; a name that stands whole in the question is the row's that is meant, and the sum of
all rows is not meant where nobody asks for it. Knows the names of rows, nothing of columns.
"""

from assistant.evidence.candidates import Candidate
from assistant.evidence.kinds import asks_for_money
from assistant.evidence.reading import Reading, squeezed
from assistant.evidence.units_of_cells import cells_of
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.types import IN_TABLES, Block, BlockKind

_NUMBERING = re.compile(r"^(?:[①-⑳❶-❿⑴-⒇]|\d{1,2}[.)])\s*")  # ③ 유사사업 자료
_NAME = re.compile(r"[^\d\W].*[^\W]", re.S)
_SUM = re.compile(r"\W*(?:총\s*)?(?:합\s*계|소\s*계|총\s*계|계)\W*")
_BRACKETS = re.compile(r"\([^()]*\)")
_ASKS_SUM = re.compile(r"총|전체|모두|다 ?합|합계|합친|합하|전부|통틀어|얼마나|다 해서|소계|규모|예산")
_BARE_NUMBER, _SUM_OF_MONEY = re.compile(r"\d[\d,.]*"), re.compile(r"\d ?[조억만천백]*원")
_MARKS = re.compile(r"배\s*점|점\s*수|평\s*점|번\s*호|순\s*[번위]|연\s*번|^[Nn]o\.?$")
_LONGEST, _LEAST = 30, 2
_FIGURE = re.compile(r"[△▲+-]?\d[\d,.]* ?(?:%|[조억만천백십]*원|[가-힣]{1,2})?")
_OF_FIGURES = frozenset({Asked.AMOUNT, Asked.COUNT, Asked.PERCENT, Asked.QUANTITY})
_OF_ALL, _UNIT, _NO_SUM, _PART = 0.9, 0.4, 0.4, 0.9


def sum_fit(question: Question, candidate: Candidate) -> float:
    """A little less for the sum of all rows where nobody asks for it."""
    if candidate.block.kind not in IN_TABLES or _ASKS_SUM.search(question.text):
        return 1.0
    return _OF_ALL if any(_SUM.fullmatch(name) for name in names_of_row(candidate)) else 1.0


def unit_fit(question: Question, candidate: Candidate) -> float:
    """Little for a cell that only gives the unit of its row."""
    if candidate.block.kind is not BlockKind.CELL or "단위" in question.text:
        return 1.0
    unit = candidate.reading.unit_cell(candidate.block)
    return _UNIT if unit is not None and unit.id == candidate.block.id else 1.0


def money_fit(question: Question, candidate: Candidate) -> float:
    """Little for what only counts a row off or marks it, where money is asked for: 3 below 배점."""
    if candidate.block.kind not in IN_TABLES or not asks_for_money(question.text):
        return 1.0
    reading, block = candidate.reading, candidate.block
    blocks, row = reading.document.blocks, block.id if block.kind is BlockKind.ROW else block.parent
    cells = cells_of(reading, block) if block.kind is BlockKind.ROW else [block]
    bare = [cell for cell in cells if _BARE_NUMBER.fullmatch(reading.own(cell).strip())]
    columns = [[reading.own(blocks[head]) for head in cell.headers if blocks[head].parent != row] for cell in bare]
    marks = bare and all(any(_MARKS.search(name) for name in names) for names in columns)
    return _NO_SUM if marks and not _SUM_OF_MONEY.search(candidate.quote) else 1.0


def whole_fit(question: Question, candidate: Candidate) -> float:
    """A little less for a part of what a question names whole, where the table tells it whole: 소계 of 개발팀.

    And for the whole, where the question names one of its parts.
    """
    cell = candidate.block
    if cell.kind is not BlockKind.CELL or not question.asked & _OF_FIGURES:
        return 1.0
    reading, asked = candidate.reading, squeezed(question.text)
    blocks, span = reading.document.blocks, cell.row_span or 1
    labels = [blocks[head] for head in cell.headers if _stands_left(blocks[head], cell)]
    whole = next((one for one in labels if (one.row_span or 1) >= max(span, 2) and _said(reading, one) in asked), None)
    if whole is None:
        return 1.0
    inner = "|".join(_said(reading, label) for label in labels if label is not whole)
    forms = (word.form.lower() for word in question.focus if len(word.form) > 1 and not (word.verb or word.light))
    names_part = any(form in inner and form not in _said(reading, whole) for form in forms)
    if (whole.row_span or 1) == span:
        return _PART if names_part else 1.0
    told = any(_tells_whole(reading, other, whole) for other in _row_of(reading, whole))
    return _PART if told and not names_part else 1.0


def _stands_left(label: Block, cell: Block) -> bool:
    """Whether a label stands left of a cell, in its row or reaching down to it."""
    if label.row is None or label.column is None or cell.row is None or cell.column is None:
        return False
    return label.column < cell.column and label.row <= cell.row < label.row + (label.row_span or 1)


def _tells_whole(reading: Reading, cell: Block, label: Block) -> bool:
    """Whether a cell holds a figure of all the rows that a label reaches down to."""
    figure = _FIGURE.fullmatch(reading.own(cell).strip())
    return cell.row_span == label.row_span and cell.id != label.id and figure is not None


def _row_of(reading: Reading, cell: Block) -> list[Block]:
    return cells_of(reading, reading.document.blocks[cell.parent]) if cell.parent is not None else []


def _said(reading: Reading, label: Block) -> str:
    return squeezed(reading.own(label))


def is_named(question: Question, candidate: Candidate) -> bool:
    """Whether the name of a candidate's row stands whole in the question."""
    if candidate.block.kind not in IN_TABLES:
        return False
    asked = squeezed(question.text)
    names = [squeezed(_BRACKETS.sub("", name)) for name in names_of_row(candidate) if not _SUM.fullmatch(name)]
    return any(_LEAST <= len(name) <= _LONGEST and name in asked for name in names)


def names_of_row(candidate: Candidate) -> list[str]:
    """The names of a row: the wordy cells that name the others in it, those of the cell itself for a cell.

    A label that reaches down from a row above names it, too, and so do further rows that a cell reaches down to.
    """
    reading, block = candidate.reading, candidate.block
    blocks = reading.document.blocks
    cells: list[Block] = cells_of(reading, block) if block.kind is BlockKind.ROW else [block]
    row = block.id if block.kind is BlockKind.ROW else block.parent
    heads = {(head, cell) for cell in cells for head in cell.headers}
    named = {head for head, cell in heads if blocks[head].parent == row or _stands_left(blocks[head], cell)}
    if block.kind is BlockKind.CELL:
        named |= {label.id for label in reading.further_labels(block)}
    names = (_NUMBERING.sub("", reading.own(blocks[head]).strip()) for head in sorted(named))
    return [name for name in names if _NAME.fullmatch(name)]
