"""A named part of a document said as a whole where a question asks for it in the words of every day.

Only where the question names nothing beyond the part and its matter: what asks for one point inside a part is
answered by the evidence for that point.
"""

from collections.abc import Iterator, Sequence

from assistant.answering.draft import Draft
from assistant.answering.enumerating import ANNOUNCES, items_below
from assistant.answering.tabular.ticked import is_for, told_cells
from assistant.answering.wording import as_item, as_statement, labelled, readable, shortened
from assistant.evidence.finding import Found
from assistant.evidence.kinds import FIGURES_OF
from assistant.evidence.reading import Reading, squeezed, stands_in
from assistant.evidence.sections import Section, sections
from assistant.understanding.asked import Asked
from assistant.understanding.wanted import LEFT_OUT, WantedPart, wanted_part
from assistant.understanding.words import Word
from ingest import patterns as re
from ingest.particles import with_particle
from ingest.types import Block, BlockKind

# Figures, names and a yes or no are answered by the evidence that holds them.
_NARROW = frozenset(FIGURES_OF) | {Asked.YES_NO, Asked.BODY, Asked.LARGEST, Asked.SMALLEST, Asked.COMPARISON}
_COUNTED = re.compile(r"(?:\d|두|세|네|다섯|몇) ?(?:가지|개|종)")  # 서류 4가지: the list of four is said elsewhere
_LEAST_COVERAGE = 0.75
_IN_PART = 0.4  # a word of the matter that stands only inside the part
_OF_HITS, _EXACT = 0.5, 0.15
_LEAST_RELEVANCE = 0.45
# 신청 기간과 방법 names more than is asked for, and often holds a part that names it alone.
_NAMES_MORE, _OF_MORE = re.compile(r"[가-힣](?:과|와| 및|·) ?[가-힣]"), 0.1
# What somebody brings along is 준비물 sooner than 제출 서류, which is handed in.
_BRINGS = re.compile(r"(?:가져|챙겨|들고|갖고|가지고|지참) ?(?:가|와|오|하)|챙길|준비물")
_BROUGHT, _OF_BROUGHT = re.compile(r"(?:준비물|지참물|지참품|가져올 것|챙길 것)$"), 0.3
_ASKS = re.compile(r"[?？]\s*$")
_LONGEST, _LONGEST_LINE, _MOST_LINES = 560, 160, 12
_NOT_SAID = frozenset({BlockKind.TEXTBOX, BlockKind.EQUATION})


def named_part(found: Found) -> Draft | None:
    """Say the part that a question asks for by its kind; None where no part of the right matter is there."""
    part = wanted_part(found.question.text)
    if part is None or found.question.asked & _NARROW or _COUNTED.search(found.question.text):
        return None
    fitting = sorted(_fitting(found, part), key=lambda one: -one[0])
    return next(
        (draft for _, section in fitting[:3] if (draft := _said(section, found.question.text)) is not None), None
    )


def left_out_part(found: Found) -> Draft | None:
    """Say whom or what a rule leaves out where that is asked for: a table of other help is no list of them."""
    return named_part(found) if wanted_part(found.question.text) is LEFT_OUT else None


def _fitting(found: Found, part: WantedPart) -> Iterator[tuple[float, Section]]:
    """The parts of the documents found that are of the question's matter, each with how well it fits."""
    question = found.question
    topic = [word for word in found.words if not (word.verb or word.light or set(word.forms) & part.asking)]
    compounds = [word for word in found.words if word.light and word.known and word.term in question.compounds]
    brings = _BRINGS.search(question.text) is not None
    for relevance, reading in found.readings():
        edition = reading.edition_year
        if relevance < _LEAST_RELEVANCE or (question.years and edition and edition not in question.years):
            continue
        for section in sections(reading, part.name):
            if any(_ASKS.search(reading.own(block)) for block in section.members):
                continue  # questions with their answers below
            covered = _coverage(topic, compounds, section)
            if covered >= _LEAST_COVERAGE:
                exact = _EXACT if squeezed(section.name) in squeezed(question.text) else 0.0
                exact -= _OF_MORE if _NAMES_MORE.search(section.name) else 0.0
                exact += _OF_BROUGHT if brings and _BROUGHT.search(section.name) else 0.0
                yield covered + _OF_HITS * relevance + exact, section


def _coverage(topic: Sequence[Word], compounds: Sequence[Word], section: Section) -> float:
    """The share of the matter's words that stand around a part: in its name, above it, at the head of its document.

    Words that make up a compound count for nothing where they stand apart: 선도형 and 기업 for 선도기업.
    """
    reading = section.reading
    around = squeezed(" ".join([section.name, *reading.headings(section.owner), reading.document.title]))
    inside = squeezed(" ".join(reading.own(block) for block in (section.owner, *section.members)))
    apart = [one.term for one in compounds if not any(stands_in(around + inside, form) for form in one.forms)]
    told = total = 0.0
    for word in topic:
        forms = [form for form in (*word.forms, *word.alike) if len(form) > 1 or form == word.forms[0]]
        worth = 0.0
        if any(word.term in compound for compound in apart):
            worth = 0.0
        elif any(stands_in(around, form) or reading.opens_with(form) for form in forms):
            worth = 1.0
        elif any(stands_in(inside, form) for form in forms):
            worth = _IN_PART
        told += word.weight * worth
        total += word.weight
    return told / total if total else 1.0


def _said(section: Section, asked: str) -> Draft | None:
    """Say a part: what stands behind its name in a sentence, what stands below it line by line."""
    draft = Draft()
    reading = section.reading
    if section.inline is not None:
        told = readable(reading.document.text[slice(*section.inline)])
        mark = draft.cite(reading, section.owner, section.inline)
        draft.say(labelled(shortened(f"{section.name}: {told}", _LONGEST)), mark)
    members = [line for block in section.members for line in _lines_of(reading, block)]
    members = [line for line in members if line.kind is not BlockKind.ROW or is_for(reading, line, asked)]
    if not members:
        return draft if draft.lines else None
    if len(members) == 1 and not draft.lines:
        told = shortened(_worded(reading, members[0], asked), _LONGEST)
        draft.say(as_statement(told), draft.cite(reading, members[0], (members[0].start, members[0].end)))
        return draft
    if not draft.lines:
        draft.say(f"{with_particle(section.name, '은/는')} 다음과 같습니다.")
    draft.lines.append("\n".join(_lines(draft, reading, members, asked)))
    return draft


def _lines_of(reading: Reading, block: Block) -> list[Block]:
    """A block as what is said line by line: itself with the list it announces, or a table's rows below its header."""
    if block.kind is BlockKind.TABLE:
        return reading.value_rows(block)
    if block.kind in _NOT_SAID:
        return []
    announced = items_below(reading, block) if ANNOUNCES.search(reading.own(block)) else ()
    return [block, *(item for item in announced if item.parent == block.id)]


def _worded(reading: Reading, block: Block, asked: str) -> str:
    if block.kind is not BlockKind.ROW:
        return as_item(reading.own(block))
    named = [cell for cell in told_cells(reading, block, asked) if cell and not cell.isdigit()]
    return f"{named[0]} — {', '.join(named[1:])}" if len(named) > 1 else "".join(named)


def _lines(draft: Draft, reading: Reading, members: Sequence[Block], asked: str) -> Iterator[str]:
    """One line for each block, as many as an answer holds."""
    length = 0
    above = {block.id for block in members}
    for number, block in enumerate(members):
        told = shortened(_worded(reading, block, asked), _LONGEST_LINE)
        length += len(told)
        if number == _MOST_LINES or (number and length > _LONGEST):
            yield f"- {draft.others(len(members) - number)}"
            return
        indent = "  " if block.parent in above else ""
        yield f"{indent}- {told} {draft.cite(reading, block, (block.start, block.end))}"
