"""What a document is called: by its own first words that can name it, else by what its file says, else by the file.

Office files begin with letterheads and tables: the line that names what a letter is about goes before the first words,
and a row that is one cell counts as a line. What a program wrote into the file as its title is seldom one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from ingest import patterns as re
from ingest.titles import ends_sentence
from ingest.types import Block, BlockKind

_LONGEST = 120
_OF_TABLES = frozenset({BlockKind.TABLE, BlockKind.ROW, BlockKind.CELL})
_LINES = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.BULLET})
# Blocks among which a title stands, and lines of them: a table at the head has a block for every cell.
_FIRST_BLOCKS, _FIRST_LINES = 40, 12
_NO_TITLE = re.compile(r"\W*(?:보[ ]*도[ ]*자[ ]*료|공[ ]*고|참[ ]*고|별[ ]*첨|요약|목[ ]*차|표[ ]*지|\d[\d. ]*)\W*")
# Lines above the title of an official paper: its number, its addressee, what it is attached to.
_ABOVE_A_TITLE = re.compile(
    r"\W*(?:(?:붙임|별지|별표|첨부|서식|별첨)\s*(?:제?\s*\d[\d-]*\s*호?)?(?:\s*서식|부?\W*끝)?"
    r"|.{0,30}(?:공고|고시|훈령|예규)\s*제?\s*\d[\d\s-]*호"
    r"|[^|\n]{1,20} \| [^|\n]{1,20}"  # a running head: 회의록 | 사내 문서
    r"|경\s*유|(?:수\s*신|발\s*신|문서\s*번호|시행\s*일자?|보도\s*(?:일시|시점)|배포\s*일시?)\b.*)\W*"
)
# The subject of a letter: 제목 in a cell beside it, or before it in a line.
_SUBJECT = re.compile(r"제\s*목")
_SUBJECT_LINE = re.compile(r"제\s*목\s*[:：]\s*(\S.{3,})")
# What a cover calls the matter of a paper that is named by its kind alone: 제 안 요 청 서.
_MATTER = re.compile(r"(?:사\s*업|용\s*역|과\s*제|공\s*사|계\s*약)\s*명|건\s*명")
_KIND_OF_PAPER = re.compile(
    r"(?:(?:제안|견적)요청|제안|과업지시|과업내용|사업계획|수행계획|신청|계약|결과보고|보고|계획|회의록|규격)(?:서|(?<=록))"
)
# What a form tells who fills it in: 굵은 선 안은 적지 마십시오.
_TELLS_READER = re.compile(r"(?:시오|세요|바랍니다|바람)[.!]?$")
_BLANKS = re.compile(r"\s+")
# What programs write as a title by themselves.
_MADE_BY_A_PROGRAM = re.compile(
    r"(?:microsoft|한글|hwp|adobe|excel|powerpoint|word)\b.*"
    r"|(?:제목|이름)\s*없[음는](?:\s*(?:문서|\d+))*|제목입니다.?|문\s*내용|untitled.*|빈\s*문서.*|문서\s*\d*|document\s*\d*"
    r"|slide\s*\d+|슬라이드\s*\d+|(?:powerpoint\s*)?프레젠테이션\s*\d*|presentation\s*\d*|[\d\W_]*(?:mm|cm|년|호)?"
    r"|.*\.(?:hwpx?|docx?|pptx?|xlsx?|pdf|txt|html?|indd|tmp)",
    re.IGNORECASE,
)


def first_words(text: str, blocks: Sequence[Block]) -> str:
    """The first words of a plain text that can name it, or nothing."""
    outside = [block for block in blocks[:_FIRST_BLOCKS] if block.kind not in _OF_TABLES][:_FIRST_LINES]
    lines = [line for block in outside if block.kind in _LINES and _can_name(line := _line(text, block))]
    if not lines or not _ABOVE_A_TITLE.fullmatch(lines[0]):
        return lines[0] if lines else ""
    below = (line for line in lines[1:] if not _ABOVE_A_TITLE.fullmatch(line) and not ends_sentence(line))
    return next(below, lines[0])


def title_of(text: str, blocks: Sequence[Block], told: str) -> str:
    """The title of an office file; ``told`` is what the file itself says, ``""`` where nothing names it."""
    first = blocks[:_FIRST_BLOCKS]
    names = list(islice(_names(text, first), _FIRST_LINES))
    found = _subject(text, first) or next((one for one in names if not _TELLS_READER.search(one)), "".join(names[:1]))
    if kind := _KIND_OF_PAPER.fullmatch(_BLANKS.sub("", found)):
        found = " ".join([*islice(_beside(text, first, _MATTER), 1), kind[0]])
    return " ".join(found.split()) or _sensible(" ".join(told.split()))


def _subject(text: str, blocks: Sequence[Block]) -> str:
    """What an official letter names as its subject."""
    in_lines = (
        found[1] for block in blocks if block.kind in _LINES and (found := _SUBJECT_LINE.fullmatch(_line(text, block)))
    )
    subjects = [*_beside(text, blocks, _SUBJECT), *in_lines]
    return next((subject[:_LONGEST] for subject in subjects if len(subject) >= 4), "")


def _beside(text: str, blocks: Sequence[Block], label: re.Pattern[str]) -> Iterator[str]:
    """What stands in the cells behind those that are a label."""
    for block, following in pairwise(blocks):
        is_row = block.kind is following.kind is BlockKind.CELL and block.row == following.row
        if is_row and label.fullmatch(_line(text, block)):
            yield _line(text, following)


def _names(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    cells = Counter(block.parent for block in blocks if block.kind is BlockKind.CELL)
    for block in blocks:
        if block.kind in _LINES:
            line = _line(text, block)
            if _can_name(line) and not _ABOVE_A_TITLE.fullmatch(line):
                yield " ".join([line, *_rest_in_box(text, blocks, block, line)])[:_LONGEST]
        elif block.kind is BlockKind.CELL and block.column == 0 and cells[block.parent] == 1:
            line = _line(text, block)
            if _reads_like_a_title(line):
                yield line


def _rest_in_box(text: str, blocks: Sequence[Block], block: Block, line: str) -> list[str]:
    """The next line of a title's box where it goes on with the title: 신청서 below what one applies for."""
    if block.parent is None or blocks[block.parent].kind is not BlockKind.TEXTBOX:
        return []
    own = text[block.content_start : block.end].partition("\n")[2].strip()
    beside = (_line(text, one) for one in blocks[block.id + 1 :] if one.parent == block.parent)
    below = own.partition("\n")[0] or next(beside, "")
    is_paper = _KIND_OF_PAPER.search(_BLANKS.sub("", below)) is not None and not _KIND_OF_PAPER.search(line)
    return [below] if below and (line.endswith(",") or is_paper) and not ends_sentence(below) else []


def _reads_like_a_title(line: str) -> bool:
    """Judge a row of one cell: it may as well be a remark, a slogan or a box of text."""
    return len(line) >= 8 and line[0] not in "※-*○□◇" and not ends_sentence(line) and not _ABOVE_A_TITLE.fullmatch(line)


def _can_name(line: str) -> bool:
    return len(line) >= 4 and not _NO_TITLE.fullmatch(line)


def _line(text: str, block: Block) -> str:
    line = text[block.content_start : block.end].partition("\n")[0].replace("**", "")
    return line.strip(" *#<>〈〉【】[]")[:_LONGEST]


def _sensible(told: str) -> str:
    is_one = len(told) >= 2 and not _NO_TITLE.fullmatch(told) and not _MADE_BY_A_PROGRAM.fullmatch(told)
    return told[:_LONGEST] if is_one else ""
