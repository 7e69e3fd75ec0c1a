"""What holds so many days before a day: 열흘 전에 취소하면, where lines name 14일 전까지, 7일 전까지 and 그 뒤.

A rule until 7일 전 is for whoever is at least so early; of several the one with most days is. Who is later than all of
them has the line of what comes after: 그 뒤, 당일.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answering.draft import Draft
from assistant.answering.wording import as_statement, readable
from assistant.evidence.finding import Found
from assistant.evidence.reading import Reading, stands_in
from assistant.evidence.weighing import Weighed, holds
from assistant.figures.days_in_words import days_of_word
from assistant.understanding.question import Question
from ingest import patterns as re
from ingest.types import Block, BlockKind

_WORDS = "하루|이틀|사흘|나흘|닷새|엿새|이레|열흘|보름|일주일|이주일|한 ?달"
_ASKED = re.compile(
    rf"(?:(?P<days>\d{{1,3}}) ?일|(?P<weeks>\d) ?주일?|(?P<word>{_WORDS})) ?전|(?P<eve>전날)|(?P<day>당일)"
)
_ASKS_DAYS = re.compile(r"며칠|언제|몇 ?일")
_TIER = re.compile(r"(?P<days>\d{1,3}) ?일 ?전|(?P<weeks>\d) ?주(?:일)? ?전|(?P<eve>전날)")
_AFTER = re.compile(r"^\W*(?:그 ?(?:뒤|후|이후|밖|외)|이후|당일|나머지|지난 뒤)|당일(?!까지)|(?:지나|지난|넘[어은]) ?")
_AND_AFTER = re.compile(r"그 ?(?:뒤|후|이후)|이후에는|지나[면서]")
_LINES = frozenset({BlockKind.BULLET, BlockKind.PARAGRAPH, BlockKind.ROW})
_SENTENCE = re.compile(r"(?<=[다요음함됨])[.]\s+|[,，]\s+(?=\d{1,3} ?일 ?전)")
_LOOKED_AT, _FEWEST = 16, 2


@dataclass(frozen=True, slots=True)
class _Tier:
    """A line for whoever is so many days early; ``days`` is None for what comes after."""

    block: Block
    start: int
    end: int
    days: int | None


def days_before(found: Found) -> Draft | None:
    """Tell the line that holds so many days before; None where the question names none or no lines differ by them."""
    question = found.question
    days = _days_asked(question)
    if days is None:
        return None
    for one in found.weighed[:_LOOKED_AT]:
        tiers = [*_tiers(one)]
        if len(tiers) < _FEWEST or not any(tier.days is not None for tier in tiers) or not _is_of(found, one):
            continue
        meant = _meant(tiers, days)
        if meant is not None:
            return _said(question, one.candidate.reading, meant)
    return None


def _days_asked(question: Question) -> int | None:
    """How many days before a day a question speaks of; None where it asks for them itself."""
    found = _ASKED.search(question.text)
    if found is None or _ASKS_DAYS.search(question.text):
        return None
    if found["word"]:
        return days_of_word(found["word"])
    if found["eve"] or found["day"]:
        return 1 if found["eve"] else 0
    return int(found["days"] or 0) or int(found["weeks"]) * 7


def _tiers(one: Weighed) -> Iterator[_Tier]:
    """The lines of a list, the rows of a table or the clauses of a paragraph that say until when what holds."""
    reading, block = one.candidate.reading, one.candidate.block
    row = next((above for above in (block, *reading.lineage(block)) if above.kind is BlockKind.ROW), None)
    block = row or block
    clauses = [*_clauses(reading, block)]
    if block.kind is not BlockKind.ROW and len(clauses) >= _FEWEST:
        yield from clauses
        return
    near = (other for other in reading.document.blocks if other.parent == block.parent and other.kind is block.kind)
    for other in near:
        if abs(other.id - block.id) <= _LOOKED_AT * (8 if row is not None else 1) and other.kind in _LINES:
            yield from [*_clauses(reading, other)][:1] or _rest(reading, other)


def _clauses(reading: Reading, block: Block) -> Iterator[_Tier]:
    """The parts of a block that name days before, each with its own."""
    text = reading.document.text
    starts = [block.content_start, *(cut.end() for cut in _SENTENCE.finditer(text, block.content_start, block.end))]
    for start, end in zip(starts, [*starts[1:], block.end], strict=True):
        named = _TIER.search(text, start, end)
        if named is not None:
            days = 1 if named["eve"] else int(named["days"] or 0) or int(named["weeks"] or 0) * 7
            yield _Tier(block, start, end, days)
            if _AND_AFTER.search(text, named.end(), end):
                yield _Tier(block, start, end, None)  # 5일 전까지는 전액을, 그 뒤에는 절반을


def _rest(reading: Reading, block: Block) -> Iterator[_Tier]:
    if _AFTER.search(reading.own(block)):
        yield _Tier(block, block.content_start, block.end, None)


def _meant(tiers: Sequence[_Tier], days: int) -> _Tier | None:
    early = [tier for tier in tiers if tier.days is not None and tier.days <= days]
    after = (tier for tier in tiers if tier.days is None)
    return max(early, key=lambda tier: tier.days or 0) if early else next(after, None)


def _is_of(found: Found, one: Weighed) -> bool:
    """Whether a line or what stands above it speaks of what the question asks about: 취소, 환불."""
    words = [word for word in found.words if not word.light and not _ASKED.search(word.forms[0])]
    held = [word for word in words if holds(word, one.candidate) or stands_in(one.candidate.near, word.forms[0])]
    return bool(held) and len(held) * 2 >= len([word for word in words if not word.verb])


def _said(question: Question, reading: Reading, tier: _Tier) -> Draft:
    draft = Draft()
    mark = draft.cite(reading, tier.block, (tier.start, tier.end))
    draft.say(as_statement(readable(reading.document.text[tier.start : tier.end].rstrip(" ,"))), mark)
    return draft
