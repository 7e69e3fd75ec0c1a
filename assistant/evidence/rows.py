"""Whether a question names the row of a table by the row's own name: 완료 보고서 is a row, 착수보고서 another.

Words alone are shared by many rows; a name that stands whole in the question is the row's that is meant, and the sum of
all rows is not meant where nobody asks for it. Knows the names of rows, nothing of columns.
"""

from assistant.evidence.candidates import Candidate
from assistant.evidence.kinds import asks_for_money
from assistant.evidence.reading import squeezed
from assistant.evidence.units_of_cells import cells_of
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
_OF_ALL, _UNIT, _NO_SUM = 0.9, 0.4, 0.4


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


def is_named(question: Question, candidate: Candidate) -> bool:
    """Whether the name of a candidate's row stands whole in the question."""
    if candidate.block.kind not in IN_TABLES:
        return False
    asked = squeezed(question.text)
    names = [squeezed(_BRACKETS.sub("", name)) for name in names_of_row(candidate) if not _SUM.fullmatch(name)]
    return any(_LEAST <= len(name) <= _LONGEST and name in asked for name in names)


def names_of_row(candidate: Candidate) -> list[str]:
    """The names of a row: the wordy cells that name the others in it, those of the cell itself for a cell."""
    reading, block = candidate.reading, candidate.block
    blocks = reading.document.blocks
    cells: list[Block] = cells_of(reading, block) if block.kind is BlockKind.ROW else [block]
    row = block.id if block.kind is BlockKind.ROW else block.parent
    heads = {head for cell in cells for head in cell.headers if blocks[head].parent == row}
    names = (_NUMBERING.sub("", reading.own(blocks[head]).strip()) for head in sorted(heads))
    return [name for name in names if _NAME.fullmatch(name)]
