"""What an official letter says of itself by its fixed labels: to whom it goes, its number, the day it was sent.

공문 carry 수신, 시행 and 문서번호 in a table or in lines of their own, so that no sentence of theirs tells it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.answering.draft import Draft
from assistant.answering.wording import readable
from assistant.evidence.finding import Found
from assistant.evidence.reading import Reading, squeezed
from assistant.evidence.units_of_cells import cells_of
from assistant.understanding.words import Word
from ingest import patterns as re
from ingest.types import Block, BlockKind


@dataclass(frozen=True, slots=True)
class _Slot:
    """What asks for a label's value, the label, and the sentence that says it."""

    asked: re.Pattern[str]
    label: re.Pattern[str]
    said: str


_SENT = r"(?:낸|냈|보낸|보냈|제출한|제출했|발송한|발송했|통보한|통보했)"
_SLOTS = (
    _Slot(
        re.compile(rf"(?:어디(?:에|로|다)?|누구(?:에게|한테)) ?{_SENT}|수신(?:자|처|인)?[은는이가]"),
        re.compile(r"수신"),
        "수신은 {}입니다.",
    ),
    _Slot(re.compile(r"(?:시행|문서) ?번호"), re.compile(r"시행|문서번호"), "번호는 {}입니다."),
)
_LINE = re.compile(r"(?:^|\n)[ \t]*(?P<label>수 *신|문 *서 *번 *호)[ \t]*[:：][ \t]*(?P<value>[^\n]*[^\s])")
_LETTER = re.compile(r"(?:^|\n)\s*수 *신(?:\s*[:：]|\s*$)")
_LEAST_RELEVANCE, _LEAST_HELD, _FIRST_BLOCKS = 0.5, 0.7, 60


def told_by_letter(found: Found) -> Draft | None:
    """Say what the letter that a question is about has under the label asked for; None where no letter fits."""
    slot = next((slot for slot in _SLOTS if slot.asked.search(found.question.text)), None)
    topic = [word for word in found.words if not (word.verb or word.light)]
    if slot is None or not topic:
        return None
    for relevance, reading in found.readings():
        if relevance < _LEAST_RELEVANCE or _held(topic, reading) < _LEAST_HELD:
            continue
        value = next(_values(reading, slot), None)
        if value is not None:
            draft = Draft()
            block, start, end = value
            mark = draft.cite(reading, block, (start, end))
            draft.say(slot.said.format(readable(reading.document.text[start:end]).strip()), mark)
            return draft
    return None


def _held(topic: Sequence[Word], reading: Reading) -> float:
    """The share of a question's words that a letter holds."""
    held = sum(word.weight for word in topic if any(form in reading.squeezed for form in (*word.forms, *word.alike)))
    return held / sum(word.weight for word in topic)


def _values(reading: Reading, slot: _Slot) -> Iterator[tuple[Block, int, int]]:
    """The values that stand beside a label, in a row or in a line, where the document is a letter."""
    blocks = reading.document.blocks[:_FIRST_BLOCKS]
    if not any(_LETTER.search(reading.own(block)) for block in blocks):
        return
    for block in blocks:
        if block.kind is BlockKind.ROW:
            yield from _in_row(reading, block, slot)
        elif block.kind is BlockKind.PARAGRAPH:
            for line in _LINE.finditer(reading.document.text[block.start : block.end]):
                if slot.label.fullmatch(squeezed(line["label"])):
                    yield block, block.start + line.start("value"), block.start + line.end("value")


def _in_row(reading: Reading, row: Block, slot: _Slot) -> Iterator[tuple[Block, int, int]]:
    for label, cell in pairwise(cells_of(reading, row)):
        if slot.label.fullmatch(squeezed(reading.own(label))) and len(reading.own(cell).strip()) > 1:
            yield cell, cell.start, cell.end
