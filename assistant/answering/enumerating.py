"""Lists said whole and once: the items below 다음 각 호, the bullets below a heading, the first column of a table."""

from collections.abc import Sequence

from assistant.answering.announced import announcing
from assistant.answering.cells import names_of
from assistant.answering.draft import Draft
from assistant.answering.wording import as_item, as_statement, readable, shortened
from assistant.evidence.candidates import Candidate
from assistant.evidence.kinds import FIGURES_OF, holds
from assistant.evidence.reading import Reading
from assistant.evidence.units_of_cells import cells_of
from assistant.evidence.whens import is_deadline, lasts
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.types import PROSE, Block, BlockKind

ANNOUNCES = re.compile(
    r"다음 ?(?:각 ?[호목항]|과 같|중 어느|의 (?:어느|경우))|다음과 같|아래와 같|[:：]\s*$"
    r"|(?:다음|아래) ?(?:차례|순서|절차|방법|기준|요령)(?:로|에 따|대로)"
)
_SO_MANY = re.compile(r"(두|세|네|다섯|[2-5]) ?(?:명|분|사람|곳|개|가지)(?:의|은|는|을|를)? ")
_NUMBERS = {"두": 2, "세": 3, "네": 4, "다섯": 5} | {str(number): number for number in range(2, 6)}
_WANTS_ALL = re.compile(r"모두|전부|서류|종류|목록|어떤 것|무엇무엇|누구누구|뭐뭐|각각|어떤.{0,12}있")
# A noun closes a line that names a list; a verb closes a sentence of its own.
_NAMES_ITEMS = re.compile(r"[가-힣A-Za-z)](?<![다요음함])$")
_TOLD_WHOLE = frozenset({Asked.METHOD, Asked.REMEDY, Asked.DEFINITION, Asked.RECIPIENT, Asked.LIST, Asked.PAPERS})
_TIMES = frozenset({Asked.DATE, Asked.PERIOD})
_SHORT_LINE = 30
_MOST_ITEMS = 20
_ITEM_LENGTH = 160


def present_list(draft: Draft, question: Question, candidate: Candidate) -> bool:
    """Say the list that a piece of evidence announces or belongs to; False when there is none."""
    reading, block = candidate.reading, candidate.block
    if block.kind is BlockKind.CELL and _present_named(draft, question, candidate):
        return True
    if block.kind in (BlockKind.ROW, BlockKind.CELL):
        return _wants_all_rows(reading, block, question) and _present_rows(draft, reading, block)
    owner = _announcing(reading, block, question) or _above_item(question, candidate)
    if owner is None:
        return False
    items = items_below(reading, owner)
    if not 2 <= len(items) <= _MOST_ITEMS:
        return False
    mark = draft.cite(reading, owner, (owner.start, owner.end))
    draft.say(as_statement(readable(reading.own(owner))), mark)
    lines = [
        f"- {shortened(as_item(reading.own(item)), _ITEM_LENGTH)} {draft.cite(reading, item, (item.start, item.end))}"
        for item in items
    ]
    draft.lines.append("\n".join(lines))
    return True


def _present_named(draft: Draft, question: Question, candidate: Candidate) -> bool:
    """Say the cells of one label where the question asks for as many of them: 두 명의 이름."""
    asked = _SO_MANY.search(question.text)
    if asked is None:
        return False
    reading, cell = candidate.reading, candidate.block
    table = reading.table_of(cell)
    cells = [other for row in reading.rows(table) for other in row] if table is not None else []
    same = [other for other in cells if other.headers == cell.headers]
    below = [other for other in cells if _column(reading, other) == _column(reading, cell)]
    alike = next((group for group in (same, below) if len(group) == _NUMBERS[asked[1]]), None)
    if alike is None or not cell.headers or any(not reading.own(other).strip() for other in alike):
        return False
    marks = [draft.cite(reading, other, (other.start, other.end)) for other in alike]
    draft.say(as_statement(", ".join(readable(reading.own(other)) for other in alike) + "입니다"), *marks)
    return True


def _column(reading: Reading, cell: Block) -> tuple[int, ...]:
    """What names a cell's column."""
    blocks = reading.document.blocks
    return tuple(head for head in cell.headers if blocks[head].parent != cell.parent)


def _wants_all(question: Question) -> bool:
    return Asked.LIST in question.asked or bool(_WANTS_ALL.search(question.text))


def _wants_all_rows(reading: Reading, block: Block, question: Question) -> bool:
    """Whether a list is asked for, no figure, and no row by its name."""
    if not _wants_all(question) or question.asked & FIGURES_OF.keys():
        return False
    row, _ = names_of(reading, block)
    return not any(word in question.text for word in row.split() if len(word) > 1)


def _announcing(reading: Reading, block: Block, question: Question) -> Block | None:
    """The block that announces a list: the evidence itself, or the one right above an item of it."""
    if _tells_when(reading.own(block), question):
        return None
    if ANNOUNCES.search(reading.own(block)) or _names_items(reading, block, question):
        return block
    above = reading.document.blocks[block.parent] if block.parent is not None else None
    if above is None or above.kind is BlockKind.HEADING or not _wants_all(question):
        return None
    return above if ANNOUNCES.search(reading.own(above)) or _names_items(reading, above, question) else None


def _above_item(question: Question, candidate: Candidate) -> Block | None:
    """The line above one of several cases, where a question wants to be told of the matter, no figure of it."""
    return announcing(candidate) if question.asked and question.asked <= _TOLD_WHOLE else None


def _tells_when(line: str, question: Question) -> bool:
    """Whether only a time is asked for and the announcing line itself tells it: 1년 이내에 다음 서류를 갖추어."""
    if not question.asked or not question.asked <= _TIMES:
        return False
    return lasts(line) or is_deadline(line) or any(holds(kind, line) for kind in question.asked)


def _names_items(reading: Reading, block: Block, question: Question) -> bool:
    """Whether a short line only names what the items below it are: 오늘 배울 것, 제출 서류."""
    if not _wants_all(question) or question.asked & FIGURES_OF.keys() or block.kind not in PROSE:
        return False
    line = reading.own(block).strip()
    return len(line) <= _SHORT_LINE and _NAMES_ITEMS.search(line) is not None and len(items_below(reading, block)) > 1


def items_below(reading: Reading, owner: Block) -> Sequence[Block]:
    """The items right below: children of a bullet, or the deeper bullets that follow a paragraph."""
    blocks = reading.document.blocks
    children = [
        block
        for block in blocks[owner.id + 1 : owner.id + 200]
        if block.parent == owner.id and block.kind is BlockKind.BULLET
    ]
    if children or owner.kind not in (BlockKind.PARAGRAPH, BlockKind.FOOTNOTE):
        return children
    following: list[Block] = []
    # A note stands under what it explains; the lines below it stand under the heading of both.
    above = {block.id for block in reading.lineage(owner)} | {owner.parent}
    for block in blocks[owner.id + 1 :]:
        if block.kind is not BlockKind.BULLET or block.parent not in above:
            if block.parent in {item.id for item in following}:
                continue
            break
        following.append(block)
    return following


def _present_rows(draft: Draft, reading: Reading, block: Block) -> bool:
    """Name every row of a table by its first words that are no number, and what stands in the column of a cell."""
    table = reading.table_of(block)
    if table is None:
        return False
    rows = reading.value_rows(table)
    if not 2 <= len(rows) <= _MOST_ITEMS:
        return False
    lines = []
    for each in rows:
        names = [cell for cell in cells_of(reading, each) if not reading.own(cell).strip().isdigit()]
        names = names[:1] + [cell for cell in names[1:] if block.column in (None, cell.column)]
        if names:
            mark = draft.cite(reading, names[0], (each.start, each.end))
            said = " — ".join(readable(reading.own(cell)) for cell in names[:2])
            lines.append(f"- {said} {mark}")
    draft.lines.append("\n".join(lines))
    return bool(lines)
