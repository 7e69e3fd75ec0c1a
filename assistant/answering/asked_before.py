"""The answer of a list of questions to the question that is asked: its own words, steps and lists included, as a whole.

A page of questions says by its headings what its lines answer; where one of them asks what the asker does, all below
it is the answer, whichever sentence has most of the words.
"""

from collections.abc import Iterator, Sequence

from assistant.answering.draft import Draft
from assistant.answering.wording import as_item, as_statement, readable
from assistant.evidence.candidates import Candidate
from assistant.evidence.finding import Found
from assistant.evidence.kinds import FIGURES_OF
from assistant.evidence.reading import Reading, squeezed, stands_in
from assistant.evidence.told import can_answer
from assistant.understanding.asked import Asked
from assistant.understanding.cues import kinds_asked
from assistant.understanding.question import is_asking_word
from ingest import patterns as re
from ingest.markers import Style, read_mark
from ingest.types import Block, BlockKind

_ASKS = re.compile(r"[?？]\s*$")
_SAID = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.FOOTNOTE})
_LOOKED_AT, _MOST_LINES, _LONGEST = 12, 12, 520
# Of the words of the question, and of those of the heading; found on two pages of questions.
_LEAST_OF_QUESTION, _LEAST_OF_HEADING = 0.7, 0.5
# A yes or no is decided by the evidence itself, and these are worked out.
_OTHERWISE = frozenset({Asked.COMPARISON, Asked.LARGEST, Asked.SMALLEST, Asked.YES_NO})


def answered_before(found: Found) -> Draft | None:
    """Say what stands below the heading that asks the same; None where no heading does, or it stands above a table."""
    if found.question.asked & _OTHERWISE or found.question.ordinals:
        return None
    asked: dict[tuple[str, int], tuple[float, Reading, Block]] = {}
    for one in found.weighed[:_LOOKED_AT]:
        heading = _heading(one.candidate)
        place = (one.candidate.reading.document.name, heading.id if heading is not None else -1)
        if heading is not None and place not in asked:
            asked[place] = (_likeness(found, one.candidate, heading), one.candidate.reading, heading)
    likeness, reading, heading = max(asked.values(), key=lambda one: one[0], default=(0.0, None, None))
    if not likeness or reading is None or heading is None:
        return None
    return _said(found, reading, heading)


def _heading(candidate: Candidate) -> Block | None:
    """The heading right above that asks."""
    lineage = candidate.reading.lineage(candidate.block) if candidate.heading_terms else ()
    above = next((one for one in lineage if one.kind is BlockKind.HEADING), None)
    return above if above is not None and _ASKS.search(candidate.reading.own(above)) else None


def _likeness(found: Found, candidate: Candidate, heading: Block) -> float:
    """How far a heading asks what the question does; nothing where too little is the same, or another kind is asked."""
    own = candidate.reading.own(heading)
    kinds = kinds_asked(own)
    if found.question.asked and kinds and not found.question.asked & kinds:
        return 0.0
    written, terms = squeezed(own), {*candidate.heading_terms}
    words = [word for word in found.words if not word.light]
    held = [word for word in words if word.term in terms or _stands(written, (*word.forms, *word.alike))]
    total = sum(word.weight for word in words)
    share = sum(word.weight for word in held) / total if total else 0.0
    told = [term for term in terms if not is_asking_word(term)]
    known = {form for word in found.words for form in (word.term, *word.forms, *word.alike)}
    of_heading = sum(term in known for term in told) / len(told) if told else 0.0
    enough = share >= _LEAST_OF_QUESTION and of_heading >= _LEAST_OF_HEADING
    return share + of_heading if enough else 0.0


def _stands(text: str, forms: Sequence[str]) -> bool:
    return any(stands_in(text, form) for form in forms if len(form) > 1)


def _said(found: Found, reading: Reading, heading: Block) -> Draft | None:
    members = [*_members(reading, heading)]
    whole = " ".join(reading.own(one) for one in members)
    if not members or _is_listed(reading, members[0]):
        return None  # points below a leaflet's question answer one by one
    if len(members) > _MOST_LINES or len(whole) > _LONGEST or not _tells(found, whole):
        return None
    draft = Draft()
    for block in members:
        said = readable(reading.own(block))
        mark = draft.cite(reading, block, (block.content_start, block.end))
        if _is_listed(reading, block) and draft.lines:
            between = "\n" if draft.lines[-1].startswith("- ") else ""
            line = f"- {as_item(said)} {mark}"
            draft.lines[-1:] = [f"{draft.lines[-1]}{between}{line}"] if between else [draft.lines[-1], line]
        else:
            draft.say(as_statement(said), mark)
    return draft


def _tells(found: Found, whole: str) -> bool:
    """Whether what stands there may answer: a figure where nothing else is asked for."""
    asked = found.question.asked
    return not asked or not asked <= FIGURES_OF.keys() or can_answer(found.question, whole)


def _members(reading: Reading, heading: Block) -> Iterator[Block]:
    """What stands below a heading, up to the next one; nothing where a table does."""
    members: list[Block] = []
    for block in reading.document.blocks[heading.id + 1 :]:
        if block.kind is BlockKind.HEADING or len(members) > _MOST_LINES:
            break
        if block.kind not in _SAID:
            return
        members.append(block)
    yield from members


def _is_listed(reading: Reading, block: Block) -> bool:
    mark = read_mark(reading.document.text[block.start : block.end])
    return block.kind is BlockKind.BULLET and mark is not None and mark.style is not Style.ANSWER
