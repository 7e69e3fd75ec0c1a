"""What several come to where a document has the price of one: 책상 두 개, 어른 세 명, 석 달.

A price is of one where it says so (1인당, 한 달에), or where a table of fees has it and the question counts things.
Where further ones cost otherwise (두 대째부터, 추가 1명), nothing is worked out.
"""

from decimal import Decimal

from assistant.answering import arithmetic
from assistant.answering.arithmetic import Operand
from assistant.answering.cells import names_of
from assistant.answering.draft import Draft
from assistant.answering.wording import readable
from assistant.evidence.finding import Found
from assistant.evidence.reading import Reading
from assistant.evidence.units_of_cells import cells_of
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import Figure, FigureKind
from assistant.understanding.asked import Asked
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import Block, BlockKind

_SAME = {"인": "명", "사람": "명", "달": "개월", "월": "개월", "매": "장", "하루": "일", "번": "회"}
_PERSONS = "명"
_THINGS = frozenset({"개", "대", "장", "권", "벌", "병", "마리", "자루", "켤레", "상자", "박스", "통", "부", _PERSONS})
_COUNTERS = "명|개월|개|대|장|매|권|벌|병|마리|자루|켤레|상자|박스|통|부|시간|회|번|일|박|달|인"
_ONE = re.compile(
    rf"(?:(?:(?<![\d.,])1|한) ?(?P<one>{_COUNTERS})|(?P<per>{_COUNTERS}) ?당"
    r"|(?P<span>매월|월|매일|하루)(?=(?: ?\d|$|\s|에|\)|마다)))"
)
_FEE = re.compile(
    r"(?:수수료|단가|가격|입장료|관람료|이용료|사용료|요금|참가비|수강료|회비|대여료|급식비|정가|판매가|값)"
)
_FURTHER = re.compile(r"째|추가|초과|더할|단체|이상 ?구매|최대|최고|한도|까지")
# What everybody pays, in a column or where a line tells it by its name: 참가비: 50,000원. A room is paid once.
_PERSONAL = re.compile(r"참가비|참가료|입장료|관람료|수강료|회비|체험비|체험료|응시료|응시 ?수수료")
_OF_A_PERSON = re.compile(rf"\W*(?:[가-힣]{{2}} ?)?(?:{_PERSONAL.pattern})\b")
# 3인용, 2인실 and 2차 count nothing.
_NAME_BEHIND = re.compile(r"(?:용|실|석|째|차|호|층|짜리|이상|이하|미만|부터|까지|전|뒤|후|이내|안에)")
# A fee by whose it is, is that of one person: 어른 4,000원.
_GROUP = re.compile(r"(?:어른|성인|대인|일반|청소년|어린이|소인|경로)(?: (?:요금|입장료|관람료)은)? \d")
_LEAST = 2
_CURRENCY = "원"


def tell_several(draft: Draft, found: Found) -> None:
    """Add to the only sum of an answer what the asked number of them comes to, where the sum is the price of one."""
    question = found.question
    sums = [one for one in parse_figures(draft.text) if one.kind is FigureKind.AMOUNT]
    count = _count(question.text)
    if Asked.AMOUNT not in question.asked or count is None or len(sums) != 1 or len(draft.citations) != 1:
        return
    cited = draft.citations[0]
    reading = next((one for _, one in found.readings() if one.document.name == cited.document), None)
    if reading is None or sums[0].unit != _CURRENCY or sums[0].qualifier or draft.computed:
        return
    told = reading.document.blocks[draft.blocks[cited.number]]
    if _is_of_one(reading, told, count, draft.text):
        _say(draft, count, question.text, sums[0])


def _count(text: str) -> Figure | None:
    """The only number of things, persons or spans of time that a question tells, two at least."""
    counts = [one for one in parse_figures(text) if one.kind in (FigureKind.COUNT, FigureKind.NUMBER)]
    told = counts[0] if len(counts) == 1 else None
    if told is None or told.qualifier or not told.unit or told.value != int(told.value) or told.value < _LEAST:
        return None
    return told if _NAME_BEHIND.match(text[told.end :].lstrip()) is None else None


def _is_of_one(reading: Reading, told: Block, count: Figure, said: str) -> bool:
    """Whether the price that an answer tells is that of one of what the question counts."""
    unit = _plain(count.unit)
    row = told if told.kind is BlockKind.ROW else reading.document.blocks[told.parent or 0]
    around = [said]
    fee = False
    if told.kind in (BlockKind.CELL, BlockKind.ROW):
        cells = cells_of(reading, row) if row.kind is BlockKind.ROW else [told]
        heads = [names_of(reading, cell)[1] for cell in cells]
        around += [readable(reading.own(row)), *heads]
        fee = any((_PERSONAL if unit == _PERSONS else _FEE).search(head) for head in heads)
    elif unit == _PERSONS:
        fee = _OF_A_PERSON.match(reading.own(told)) is not None
    text = " ".join(around)
    if _FURTHER.search(text) or any(_plain(one.unit) == unit and one.value > 1 for one in parse_figures(text)):
        return False
    if unit == _PERSONS and _GROUP.search(said):
        return True
    bases = {_plain(next(filter(None, one.groups()))) for one in _ONE.finditer(text)}
    return unit in bases if bases else fee and unit in _THINGS


def _plain(unit: str) -> str:
    bare = unit.removeprefix("매") or unit
    return _SAME.get(bare, bare)


def _say(draft: Draft, count: Figure, asked: str, fee: Figure) -> None:
    operand = Operand("", draft.text[fee.start : fee.end], fee.value, fee.unit)
    several = asked[count.start : count.end]
    worked = arithmetic.times(with_particle(several, "이면/면"), operand, Decimal(count.value))
    draft.computed |= worked.computed | {several}
    draft.say(worked.sentence, "[1]")
