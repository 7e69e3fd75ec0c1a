"""What may answer: every sentence of the hits, every table row, every value cell with its row's and column's names.

Knows documents, not questions.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.evidence.answered import answered
from assistant.evidence.gathering import EvidenceSource, Gathering
from assistant.evidence.parts import Part, parts_of
from assistant.evidence.reading import Reading, once_for_a_reading, squeezed, stands_in
from assistant.evidence.units_of_cells import unit_of
from assistant.understanding.question import ordinals_of, years_of
from assistant.understanding.yes_no import SAID
from index.types import Hit
from ingest import patterns as re
from ingest.blocks import lead_in
from ingest.types import Block, BlockKind, Sentence

_YES_OR_NO = re.compile(rf"(?:(?:A|답변?)\s?[.:：]\s*)?{SAID}[.,]?")
_ASKS = re.compile(r"[?？]\s*\W*(?:입니다\W*)?$")
# What stands above a sentence without being said to it: a heading is said apart, the others only hold it.
_NOT_SAID = frozenset({BlockKind.HEADING, BlockKind.TABLE, BlockKind.ROW, BlockKind.CELL, BlockKind.TEXTBOX})
_OPENS_PART = re.compile(r"\s*제\s?\d{1,4}\s?(?:조(?:\s?의\s?\d{1,3})?(?=$|[\s(（])|[편장절관](?=$|\s))")
_MOST_PARTS = 40  # a longer list is weighed as a whole
_LONGEST_ROW = 800  # a row that holds whole documents is no answer


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may answer. ``own`` is its text with the names of its row and column; blanks are squeezed out.

    ``rank`` is that of its passage, from 1; ``relevance`` its passage's score as a share of the best one's, 0 to 1.
    For a part of a sentence ``beside`` holds the other parts, squeezed, ``label`` what names it from outside, and then
    ``cited`` is the wider span that holds both. ``heading_terms`` are those of a heading that is a question itself,
    ``fillers`` what may be the person or the place that a question asks for.
    """

    reading: Reading
    block: Block
    start: int
    end: int
    own: str
    near: str
    far: str
    names: str
    own_terms: frozenset[str]
    years: tuple[int, ...]
    standing_years: tuple[int, ...]
    ordinals: frozenset[tuple[str, int]]
    rank: int
    relevance: float = 1.0
    beside: str = ""
    label: str = ""
    heading_terms: tuple[str, ...] = ()
    cited: tuple[int, int] | None = None
    fillers: tuple[str, ...] = ()

    @property
    def is_part(self) -> bool:
        """Whether it is one fact of a sentence that states several."""
        return bool(self.beside)

    @property
    def quote(self) -> str:
        """The exact words."""
        return self.reading.document.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence of a hit with what holds for every candidate that it gives."""

    gathering: Gathering
    sentence: Sentence
    rank: int
    relevance: float
    heading_terms: tuple[str, ...]
    asked: str = ""

    @property
    def reading(self) -> Reading:
        return self.gathering.reading

    @property
    def text(self) -> str:
        return self.reading.document.text[self.sentence.start : self.sentence.end]


def candidates(hits: Sequence[Hit], readings: Mapping[str, Reading], source: EvidenceSource) -> Iterator[Candidate]:
    """Every sentence of the hits, and every table row and value cell with the words that name it."""
    gatherings = {name: Gathering(reading, source) for name, reading in readings.items()}
    highest = max((hit.score for hit in hits), default=0.0)
    for hit in hits:
        passage = hit.passage
        gathering = gatherings[passage.document]
        relevance = hit.score / highest if highest > 0 else 1.0
        for sentence in _said_whole(gathering.reading, gathering.sentences(passage.start, passage.end)):
            asked = gathering.terms(_asking_heading(gathering.reading, sentence))
            yield from _of_sentence(_answering(_Said(gathering, sentence, hit.rank, relevance, asked)))


def _answering(said: _Said) -> _Said:
    """A sentence without the question that it quotes and answers, though what that asks is said with it."""
    found, sentence = answered(said.text), said.sentence
    if (found.start, found.end) == (0, len(said.text)):
        return said
    asked = squeezed(found.asked)
    of_question = tuple(term for term in sentence.terms if stands_in(asked, term))
    narrowed = replace(sentence, start=sentence.start + found.start, end=sentence.start + found.end)
    return replace(said, sentence=narrowed, heading_terms=said.heading_terms + of_question, asked=found.asked)


def _asking_heading(reading: Reading, sentence: Sentence) -> list[int]:
    """The heading of an answer in a list of questions."""
    lineage = reading.lineage(reading.document.blocks[sentence.block])
    heading = next((above for above in lineage if above.kind is BlockKind.HEADING), None)
    return [heading.id] if heading is not None and _ASKS.search(reading.own(heading)) else []


def _said_whole(reading: Reading, sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """The sentences, a bare yes or no joined with the sentence behind it."""
    waiting: Sentence | None = None
    for sentence in sentences:
        whole = sentence
        if waiting is not None and waiting.block == sentence.block:
            whole = replace(sentence, start=waiting.start, terms=(*waiting.terms, *sentence.terms))
        bare = _YES_OR_NO.fullmatch(reading.document.text, whole.start, whole.end)
        waiting = whole if bare else None
        if not bare:
            yield whole


def _of_sentence(said: _Said) -> Iterator[Candidate]:
    reading, sentence = said.reading, said.sentence
    blocks = reading.document.blocks
    block = blocks[sentence.block]
    if block.kind is BlockKind.CAPTION or _ASKS.search(said.text) or _only_names_part(block, said.text):
        return  # a question in the documents is no answer, and the name of an article says none of it
    if block.kind is BlockKind.CELL:
        yield from _of_cell(said, block)
        return
    bullets = [above for above in reading.lineage(block) if above.kind not in _NOT_SAID]
    around = reading.cell_around(block)
    names = [blocks[header] for header in around.headers] if around is not None else []
    opener = reading.opener(block)
    openers = [line for line in (opener, reading.matter(block)) if line is not None]
    near = " ".join([*map(reading.own, (block, *bullets, *openers, *names)), *reading.headings(block)[-1:]])
    if said.gathering.is_new(sentence.start, sentence.end):
        own = (
            f"{reading.explained(block)} {said.text}"
            if block.kind is BlockKind.FOOTNOTE
            else f"{said.asked} {said.text}".lstrip()
        )
        yield _candidate(said, block, (sentence.start, sentence.end), own, near, sentence.terms)
    yield from _parts(said, block, near)


def _only_names_part(block: Block, text: str) -> bool:
    """Whether a line only opens a part of a rule: 제32조(민원 1회방문 처리제의 시행), 제2장 근로계약."""
    return block.kind is BlockKind.HEADING and _OPENS_PART.match(text) is not None


def _parts(said: _Said, block: Block, near: str) -> Iterator[Candidate]:
    """The parts of a sentence that states several facts; what the other parts say isn't said of one."""
    text, start = said.text, said.sentence.start
    parts = parts_of(text)
    if len(parts) > _MOST_PARTS:
        return
    around, frame = near, text
    for part in parts:
        around = around.replace(text[part.start : part.end], " ")
        frame = frame.replace(text[part.start : part.end], " ")
    for part in parts:
        span = (start + part.start, start + part.end)
        if not said.gathering.is_new(*span):
            continue
        labels = {other.label for other in parts if other.label not in part.label}
        own = f"{_without(frame, labels)} | {part.under} | {part.label} {text[part.start : part.end]}"
        written = squeezed(own)
        terms = [term for term in said.sentence.terms if stands_in(written, term)]
        cited = _span_with(text, start, part) if part.label else None
        one = _candidate(said, block, span, own, _without(around, labels), terms)
        others = (text[other.start : other.end] for other in parts if other != part)
        beside = "|".join(other for other in others if other not in part.under)
        yield replace(one, beside=squeezed(beside), label=part.label, cited=cited)


def _without(text: str, labels: Iterable[str]) -> str:
    """A text without what names the other parts: 무역수지 says nothing of 기술격차."""
    for label in labels:
        text = text.replace(label, " ")
    return text


def _span_with(text: str, start: int, part: Part) -> tuple[int, int]:
    """The span from a part's label, where it stands in the sentence, to the part's end."""
    at = text.rfind(part.label, 0, part.start)
    return (start + max(at, 0), start + part.end)


def _of_cell(said: _Said, cell: Block) -> Iterator[Candidate]:
    reading, gathering = said.reading, said.gathering
    table = reading.table_of(cell)
    if table is None:
        return
    blocks = reading.document.blocks
    row = blocks[cell.parent] if cell.parent is not None else cell
    named = gathering.names_in(row)
    captions = _over_table(reading, table)
    if cell.headers and cell.id not in named.headers and gathering.is_new(cell.start, cell.end):
        labels = (*cell.headers, *(label.id for label in reading.further_labels(cell)))
        names = [reading.called(blocks[label]) for label in labels]
        own = f"{' '.join(names)}|{reading.own(cell)}"  # 마을7 and 7.5 are not 마을77.5
        described = " ".join([*names, f"({unit_of(reading, cell)})"])
        terms = (*said.sentence.terms, *gathering.terms(labels))
        yield _candidate(said, cell, (cell.start, cell.end), own, captions, terms, described)
    if (not named.heads and reading.is_header_row(row)) or row.end - row.start > _LONGEST_ROW:
        return
    if gathering.is_new(row.start, row.end):
        own = " ".join([*(reading.own(blocks[head]) for head in named.heads), reading.own(row).replace("\t", "|")])
        yield _candidate(said, row, (row.start, row.end), own, captions, ())


@once_for_a_reading
def _over_table(reading: Reading, table: Block) -> str:
    """What stands over a table: its captions, the line that leads to it, the last heading."""
    lead = lead_in(reading.document.blocks, table)
    above = [*reading.captions(table), *([lead] if lead is not None and lead.kind is not BlockKind.HEADING else [])]
    return " ".join([*map(reading.own, above), *reading.headings(table)[-1:]])


def _candidate(
    said: _Said, block: Block, span: tuple[int, int], own: str, near: str, terms: Sequence[str], names: str = ""
) -> Candidate:
    reading = said.reading
    headings = reading.headings(block)
    document = reading.document
    far = " ".join([*headings, document.title, document.name])
    standing = next((years for text in [near, *reversed(headings)] if (years := years_of(text))), ())
    if not standing and reading.edition_year is not None:
        standing = (reading.edition_year,)
    return Candidate(
        reading=reading,
        block=block,
        start=span[0],
        end=span[1],
        own=squeezed(own),
        near=squeezed(near),
        far=squeezed(far),
        names=names,
        own_terms=frozenset(terms),
        years=years_of(own),
        standing_years=standing,
        ordinals=frozenset(one for text in (own, near, far) for one in ordinals_of(text)),
        rank=said.rank,
        relevance=said.relevance,
        heading_terms=said.heading_terms,
    )
