"""An article of a law or rule told as a whole, where a question names it by number and asks for nothing else in it.

근로기준법 제60조 내용 알려줘, 청년 기본 조례 제3조제2항은 뭐예요. For an article that no document has no other is told.
"""

from collections.abc import Iterator

from assistant.answering.draft import Draft
from assistant.answering.wording import readable, shortened
from assistant.evidence.finding import Found
from assistant.evidence.kinds import FIGURES_OF
from assistant.evidence.reading import Reading, squeezed
from assistant.understanding.asked import Asked
from index.references import Reference, opened_article, references
from ingest import patterns as re
from ingest.amendments import words_end
from ingest.markers import read_mark
from ingest.particles import quoted, with_particle
from ingest.types import Block, BlockKind

# What asks for an article, or is part of its name, and says nothing of what stands in it.
_ASKING = re.compile(
    r"\d+|제?\s?\d*\s?(?:조|항|호)(?:\s?의\s?\d+)?|내용|조항|조문|규정|전문|원문|본문|뭐라고|뭐|뭔가?|무엇|무슨|어떤|어떻게|말|것|다시"
    r"|(?:알리|보이|정하|말하|나오|적히|되|담기|궁금하|설명하|규정하)다"
)
_PARAGRAPH = re.compile(r"조(?:\s?의\s?\d{1,3})?\s?제?\s?(\d{1,2})\s?항")
_NARROW = frozenset(FIGURES_OF) | {Asked.YES_NO, Asked.REASON, Asked.COMPARISON, Asked.LARGEST, Asked.SMALLEST}
_LONGEST, _LONGEST_LINE, _MOST_TITLES = 1800, 600, 4
# A law and what carries it out have one name, and this behind it.
CARRIES_OUT = re.compile(r"시행(?:령|규칙)|세칙")


def article(found: Found) -> Draft | None:
    """Say the article that a question asks for as a whole; None where it asks for something in it, or for none."""
    asked = _asked(found)
    if asked is None:
        return None
    heading = next(_headings(found, asked), None)
    return _said(*heading, _paragraph(found)) if heading is not None else None


def no_article(found: Found) -> Draft | None:
    """Say why an article asked for as a whole isn't told: none of the documents found has it, or several have."""
    asked = _asked(found)
    if asked is None:
        return None
    titles = {readable(reading.document.title): (reading, heading) for reading, heading in _headings(found, asked)}
    draft = Draft()
    if not titles:
        draft.say(f"문서에서 {quoted(f'{_as_asked(found, asked)}{asked.article}', '을/를')} 찾지 못했습니다.")
    elif len(titles) > 1 and not asked.names:
        shown = [*titles.items()][:_MOST_TITLES]
        listed = ", ".join(
            f"「{title}」 {draft.cite(reading, at, (at.start, at.end))}" for title, (reading, at) in shown
        )
        draft.say(f"{with_particle(asked.article, '은/는')} 여러 문서에 있습니다: {listed}.")
        draft.say("어느 문서의 조문인지 함께 적어 다시 물어봐 주세요.")
    return draft if draft.lines else None


def _as_asked(found: Found, asked: Reference) -> str:
    """What the question calls the document, as it is written there."""
    name = max(asked.names, key=len, default="")
    written = re.search(r"\s*".join(map(re.escape, name)), found.question.text) if name else None
    return f"{written[0]} " if written is not None else ""


def _asked(found: Found) -> Reference | None:
    question = found.question
    asked = references(question.text)
    if len(asked) != 1 or question.asked & _NARROW:
        return None
    name = _longest_name(asked[0])
    rest = [word for word in found.words if not (word.light or _ASKING.fullmatch(word.term))]
    return asked[0] if all(any(form in name for form in word.forms) for word in rest) else None


def _longest_name(asked: Reference) -> str:
    return max(asked.names, key=len, default="")


def _headings(found: Found, asked: Reference) -> Iterator[tuple[Reading, Block]]:
    """The headings of the article asked for, in the documents found that the question names."""
    name = _longest_name(asked)
    words = [word for word in found.words if any(form in name for form in word.forms)]
    for _, reading in found.readings():
        title = squeezed(f"{reading.document.title} {reading.document.name}")
        if not all(any(form in title for form in word.forms) for word in words):
            continue
        if name and CARRIES_OUT.findall(squeezed(reading.document.title)) != CARRIES_OUT.findall(name):
            continue
        for block in reading.document.blocks:
            if block.kind is BlockKind.HEADING and opened_article(reading.own(block)) == asked.article:
                yield reading, block


def _paragraph(found: Found) -> int | None:
    match = _PARAGRAPH.search(found.question.text)
    return int(match[1]) if match is not None else None


def _said(reading: Reading, heading: Block, paragraph: int | None) -> Draft | None:
    """The lines below the heading, points below their paragraph; of one paragraph where it is asked for."""
    members = list(_below(reading, heading, paragraph))
    if not members:
        return None
    draft = Draft()
    name = readable(reading.own(heading))
    title = readable(reading.document.title)
    of = f"「{title}」 " if squeezed(title) != squeezed(name) else ""
    which = f" 제{paragraph}항" if paragraph is not None else ""
    if len(members) == 1:
        told, mark = _line(draft, reading, members[0])
        draft.say(f"{of}{name}{which}의 내용입니다.")
        draft.say(told, mark)
        return draft
    draft.say(f"{of}{name}{which}의 내용은 다음과 같습니다.")
    draft.lines.append("\n".join(_lines(draft, reading, heading, members)))
    return draft


def _below(reading: Reading, heading: Block, paragraph: int | None) -> Iterator[Block]:
    """The worded lines of an article, those of one paragraph with the points below it."""
    text, blocks = reading.document.text, reading.document.blocks
    inside = {heading.id}
    for block in blocks[heading.id + 1 :]:
        if block.parent not in inside:
            if block.start >= heading.end and (block.parent is None or block.parent < heading.id):
                break
            continue
        top = block.parent == heading.id
        mark = read_mark(text[block.start : block.end]) if top and paragraph is not None else None
        if paragraph is not None and top and (mark is None or mark.number != paragraph):
            continue
        inside.add(block.id)
        if block.kind in (BlockKind.BULLET, BlockKind.PARAGRAPH) and words_end(reading.own(block)):
            yield block


def _line(draft: Draft, reading: Reading, block: Block) -> tuple[str, str]:
    """The words of a block with the mark that it is counted by, and their citation."""
    text = reading.document.text
    end = block.content_start + words_end(text[block.content_start : block.end])
    counted = text[block.start : block.content_start].strip()
    told = readable(text[block.content_start : end])
    counted = f"{counted} " if read_mark(text[block.start : block.end]) and counted not in ("-", "*", "·") else ""
    return shortened(f"{counted}{told}", _LONGEST_LINE), draft.cite(reading, block, (block.start, end))


def _lines(draft: Draft, reading: Reading, heading: Block, members: list[Block]) -> Iterator[str]:
    """One line for each, as many as an answer holds, points below their paragraph a step further in."""
    length = 0
    for number, block in enumerate(members):
        told, mark = _line(draft, reading, block)
        length += len(told)
        if number and length > _LONGEST:
            yield f"- {draft.others(len(members) - number)}"
            return
        yield f"{'' if block.parent == heading.id else '  '}- {told} {mark}"
