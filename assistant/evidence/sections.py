"""The named parts of a document: what stands under 신청 자격, behind 제출 서류: as well.

Knows documents, not questions. A name is short and closes no sentence.
"""

from dataclasses import dataclass

from assistant.evidence.reading import Reading, once_for_a_reading
from ingest import patterns as re
from ingest.types import LINES, Block, BlockKind

_LONGEST_NAME = 24
_INLINE = re.compile(
    r"\s*(?:(?P<name>[^:：()\n]{2,24}?)\s*[:：]\s*(?=\S)|[(（【\[](?P<aside>[가-힣· ]{2,12})[)）】\]]\s*(?=\S))"
)
_ARTICLE = re.compile(r"제\s?\d+조(?:의\s?\d+)?\s*[(（](?P<name>[^)）]{2,24})[)）]\s*")
_NUMBER = re.compile(r"^(?:[0-9]{1,2}[.)-]|[①-⑳]|[가-하][.)]|[IVXⅠ-Ⅻ]+\.?)\s*")
_SENTENCE = re.compile(r"(?:[다요음함됨임]|니까)[.?]?$")
_ASIDE = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]\s*$")
_MOST_MEMBERS = 60


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document by its name: the words behind the name, if any, and the blocks right below it."""

    reading: Reading
    owner: Block
    name: str
    inline: tuple[int, int] | None
    members: tuple[Block, ...]


def sections(reading: Reading, named: re.Pattern[str]) -> list[Section]:
    """The parts of a document whose names a pattern finds, in the document's order."""
    return [section for section in _sections(reading) if named.search(section.name)]


@once_for_a_reading
def _sections(reading: Reading) -> tuple[Section, ...]:
    """All named parts of a document: a document is asked for its parts by every question that finds it."""
    found = (_of_block(reading, block) for block in reading.document.blocks if block.kind in LINES)
    return tuple(section for section in found if section is not None)


def _of_block(reading: Reading, block: Block) -> Section | None:
    own = reading.own(block)
    found = _ARTICLE.match(own) or _INLINE.match(own)
    name = _bare(next(filter(None, found.groups()), "") if found is not None else own)
    if not _can_be_name(name) or _SENTENCE.search(name):
        return None
    start = block.content_start + found.end() if found is not None else block.end
    inline = (start, block.end) if reading.document.text[start : block.end].strip() else None
    members = _below(reading, block)
    return Section(reading, block, name, inline, members) if inline or members else None


def _can_be_name(name: str) -> bool:
    return 2 <= len(name) <= _LONGEST_NAME


def _bare(name: str) -> str:
    return _ASIDE.sub("", _NUMBER.sub("", name.replace("**", "").strip(" \t【】[]<>〈〉「」*□○◇ㅇ-"))).strip()


def _below(reading: Reading, owner: Block) -> tuple[Block, ...]:
    """The blocks right below a name, tables among them."""
    blocks = reading.document.blocks
    members = []
    for block in blocks[owner.id + 1 : owner.id + 400]:
        if block.parent == owner.id and block.kind is not BlockKind.CAPTION:
            members.append(block)
        elif block.kind is BlockKind.HEADING and (block.level or 0) <= (owner.level or 0):
            break
    following = blocks[owner.id + 1 : owner.id + 2]
    if not members and following and following[0].kind is BlockKind.TABLE:
        return following  # a table hangs on no line of a list, though the line right above names it
    return tuple(members[:_MOST_MEMBERS])
