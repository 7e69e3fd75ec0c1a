"""What somebody of whom the question speaks pays or gets instead: 경차는 절반, 만 70세 이상은 30% 할인.

Such a rule stands beside a fee: in a remark of its row, in a line below it or in a note below its table. Where the
question tells that the asker is of those whom it is for, the rule is told behind the fee, with what the fee comes to.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from assistant.answering import arithmetic
from assistant.answering.arithmetic import Operand
from assistant.answering.draft import Draft
from assistant.answering.wording import readable
from assistant.evidence.finding import Found
from assistant.evidence.reading import Reading, squeezed, stands_in
from assistant.evidence.units_of_cells import cells_of
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import Figure, FigureKind
from assistant.understanding.asked import Asked
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import Block, BlockKind

_RULE = re.compile(
    r"(?P<who>[가-힣A-Za-z0-9·,()/ ]{2,40}?)(?:은|는|에게는|에게|이면|의 경우(?:에는)?)\s"
    r"(?:(?!이하)[가-힣]{2,8}(?:[을를의은는이가])? ?){0,2}?"
    r"(?P<cut>절반|반값|반액|무료|면제"
    r"|(?P<off>\d{1,2}) ?%(?:[을를])? ?(?:감면|할인|경감|깎|감액|낮)|(?P<left>\d{1,2}) ?%만)"
)
# 국가유공자·장애인 50%·세 자녀 이상 가정 30%, in a line of what is taken off.
_LISTED = re.compile(
    r"(?:^|(?<=[%,:|)])|(?<=%까지))[\s·,:|※]*(?P<who>[가-힣][가-힣A-Za-z0-9·() ]{1,40}?) ?(?P<off>\d{1,2}) ?%"
)
_TAKEN_OFF = re.compile(r"감면|할인|경감|감액|깎")
_FREE = re.compile(r"무료|면제")
_TOKEN = re.compile(r"[가-힣A-Za-z]{2,}")
_PARTICLE = re.compile(r"(?<=[가-힣]{2})(?:[은는이가을를의도]|에게|인)$")
# What says of no one whom a rule is for.
_NOBODY = frozenset(
    (
        *(
            "이상",
            "이하",
            "미만",
            "초과",
            "경우",
            "사람",
            "분은",
            "회원",
            "이용",
            "사용",
            "해당",
            "요금",
            "다만",
            "모두",
        ),
        *("가운데", "각각", "이용자", "하루", "한달", "매월", "월", "추가", "기준", "대상", "대상자"),
    )
)
_PAID = re.compile(r"(?:료|비|요금|금액)$")
_OLD = re.compile(r"(?<![가-힣])(?:예순|일흔|여든|아흔)(?:하나|둘|셋|넷|다섯|여섯|일곱|여덟|아홉)?(?=[가-힣 ])")
_AGES = ("세", "살")
_NOTE = re.compile(r"\W{0,3}(?:※|\*|비고|감면|할인|참고|주\))")
_NOTES, _BELOW, _ROWS = 6, 4, 200
_LINES = frozenset({BlockKind.BULLET, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE})


def tell_reduction(draft: Draft, found: Found) -> None:
    """Add the rule for those of whom the question speaks behind the only sum of an answer, with what it comes to."""
    question = found.question
    sums = [one for one in parse_figures(draft.text) if one.kind is FigureKind.AMOUNT]
    if Asked.AMOUNT not in question.asked or len(sums) != 1 or not draft.citations:
        return
    cited = draft.citations[0]
    reading = next((one for _, one in found.readings() if one.document.name == cited.document), None)
    if reading is None:
        return
    told = reading.document.blocks[draft.blocks[cited.number]]
    for block in _beside(reading, told):
        rule = _rule_for(question, reading, told, block)
        if rule is not None:
            _say(draft, reading, block, rule, sums[0])
            return


def _beside(reading: Reading, told: Block) -> Iterator[Block]:
    """Where a rule for some stands: in the row's own cells, in notes in and below the table, in the lines below."""
    blocks = reading.document.blocks
    row = next((one for one in (told, *reading.lineage(told)) if one.kind is BlockKind.ROW), None)
    table = reading.table_of(row) if row is not None else None
    if row is not None and table is not None:
        yield from cells_of(reading, row)
        rows = islice(
            (one for one in blocks[table.id :] if one.kind is BlockKind.ROW and one.parent == table.id), _ROWS
        )
        yield from (one for one in rows if one.id != row.id and _NOTE.match(reading.own(one)))
        behind = (one for one in blocks[row.id :] if one.start >= table.end)
        yield from (one for one in islice(behind, _NOTES) if one.kind in _LINES)
        return
    yield told
    below = blocks[told.id + 1 : told.id + 1 + _BELOW]
    yield from (one for one in below if one.kind in _LINES and one.parent in (told.id, told.parent))


def _rule_for(question: Question, reading: Reading, told: Block, block: Block) -> re.Match[str] | None:
    """The first rule of a block that is for somebody of whom the question speaks, and not for all."""
    known = squeezed(reading.own(told)) if told.kind not in (BlockKind.ROW, BlockKind.CELL) and told != block else ""
    said = readable(reading.own(block))
    rules = [*_RULE.finditer(said)] or [*(_LISTED.finditer(said) if _TAKEN_OFF.search(said) else ())]
    return next((rule for rule in rules if _is_meant(question, _who(rule), known)), None)


def _who(rule: re.Match[str]) -> str:
    """Those whom a rule is for, without what stands before them: 경차 of 월 20,000원, 경차."""
    return re.split(r", |\. |: |원 ", rule["who"])[-1].strip(" ,·※:|")


def _is_meant(question: Question, who: str, known: str) -> bool:
    asked = squeezed(question.text)
    bounds = [one for one in parse_figures(who) if one.unit in _AGES]
    if bounds:
        return any(_holds(bounds, age) for age in _ages(question.text))
    names = (_PARTICLE.sub("", word) for word in _TOKEN.findall(who))
    people = (name for name in names if len(name) > 1 and name not in _NOBODY and not _PAID.search(name))
    return any(stands_in(asked, name) and name not in known for name in people)


def _ages(text: str) -> list[Decimal]:
    figures = [one.value for one in parse_figures(text) if one.unit in _AGES]
    spelled = (_OLD.search(text) or [""])[0]
    return figures or [one.value for one in parse_figures(f"{spelled} 살") if spelled]


def _holds(bounds: list[Figure], age: Decimal) -> bool:
    """Whether an age lies within every bound: 만 70세 이상, 65세 이상 70세 미만."""
    sides = {
        "이상": lambda bound: age >= bound,
        "초과": lambda bound: age > bound,
        "이하": lambda bound: age <= bound,
        "미만": lambda bound: age < bound,
    }
    named = [(side, one.value) for one in bounds for side in one.qualifier.split() if side in sides]
    return bool(named) and all(sides[side](value) for side, value in named)


def _say(draft: Draft, reading: Reading, block: Block, rule: re.Match[str], fee: Figure) -> None:
    mark = draft.cite(reading, block, (block.content_start, block.end))
    who = _who(rule)
    cut = rule.groupdict().get("cut") or ""
    if _FREE.search(cut):
        draft.say(f"{with_particle(who, '은/는')} {cut}입니다.", mark)
        return
    share = _share(rule)
    operand = Operand("", draft.text[fee.start : fee.end], fee.value, fee.unit)
    worked = arithmetic.part_of(f"{with_particle(who, '은/는')} {_cut_said(rule)}이므로", operand, share)
    draft.computed |= worked.computed
    draft.say(worked.sentence, mark)


def _share(rule: re.Match[str]) -> Decimal:
    if rule["off"]:
        return 1 - Decimal(rule["off"]) / 100
    left = rule.groupdict().get("left")
    return Decimal(left) / 100 if left else Decimal("0.5")


def _cut_said(rule: re.Match[str]) -> str:
    if rule["off"]:
        return f"{rule['off']}% 할인"
    left = rule.groupdict().get("left")
    return f"{left}%" if left else "절반"
