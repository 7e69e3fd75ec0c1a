"""Where proposals are drawn from: one document's blocks, read once, with what names them."""

import re
from functools import cached_property

from assistant.answering.wording import readable
from assistant.evidence.reading import Reading
from assistant.suggesting_around import topic_of, words_of
from assistant.suggesting_ideas import name_of
from assistant.suggesting_lines import is_clause
from assistant.understanding.question import years_of
from eval.questions import Evidence
from ingest.types import Block, BlockKind, Document

WORDED = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.BULLET})
LONGEST = 300  # characters of a quote that a person still reads through
# Signs by which a document says that it is a form to be filled in.
_BLANK = re.compile(r"○{2,}|O{3,}|_{3,}|0{4,}년|\(인\)|\(서명")
_YEAR_BEFORE = re.compile(r"^(?:19|20)\d\d(?:년도?|학년도)? ?")
_SENTENCE = re.compile(r"[,.]|[다요]$|발표$|[고며]$")
_SHORTEST_PART = 2
_NAME_BEGINS = 6
# Parts that every document has.
_SECTION = re.compile(r"(?:추진체계와 점검|개요|현황|일정|기타|참고|사항|문의)$|^별표|^붙임")
_SPREAD_LABEL = re.compile(r"^(?:[가-힣] ){2,}")  # 사 업 명 before the name itself
_FIRM = re.compile(r"주식회사|\(주\)|㈜")
_ONLY_KIND = re.compile(r"보도자료|공고문?|회의록|보고서|견적서|안내문?|제안요청서|신청서|계획서|사업계획서|목차|표지")
_KIND_OF_DOCUMENT = re.compile(
    r"(?:회의록|요청서|계획서|신청서|보고서|결과서|명세서|규격서|지침|공고문?|안내문?|자료|견적서|서식|협조 요청)$"
)


class Place:
    """A document from which proposals are drawn."""

    def __init__(self, document: Document) -> None:
        self.reading = Reading(document)
        self.document = document

    @property
    def name(self) -> str:
        """The document's name."""
        return self.document.name

    @cached_property
    def is_form(self) -> bool:
        """Whether the document is a form: what stands in it is no fact yet."""
        return len(_BLANK.findall(self.document.text[:20_000])) > 2

    @cached_property
    def title_years(self) -> tuple[int, ...]:
        """The years that the document's title or name says it is of."""
        return tuple(dict.fromkeys([*years_of(self.document.title), *years_of(self.name)]))

    def words(self, block: Block) -> str:
        """A block's words, readable."""
        return words_of(self.reading, block)

    def quote(self, block: Block) -> Evidence | None:
        """A block as evidence, exactly as it stands; nothing where it is too long to be checked by eye."""
        start = block.start if block.kind is BlockKind.ROW else block.content_start
        written = self.document.text[start : block.end].strip()
        return Evidence(self.name, written) if 0 < len(written) <= LONGEST else None

    def quote_from(self, first: Block, last: Block) -> tuple[Evidence, ...]:
        """Blocks in a row as one piece of evidence; nothing where that is too long to be checked by eye."""
        start = first.start if first.kind is BlockKind.ROW else first.content_start
        written = self.document.text[start : last.end].strip()
        return (Evidence(self.name, written),) if 0 < len(written) <= LONGEST else ()

    def quote_of(self, block: Block, name: str, figure: str) -> Evidence | None:
        """Of a long block, the piece from a matter's name to the bracket behind its figure; else all of it."""
        whole = self.quote(block)
        if whole is not None:
            return whole
        text = self.document.text[block.content_start : block.end]
        end = text.find(figure, max(text.find(name[:_NAME_BEGINS]), 0))
        start = text.rfind(name[:_NAME_BEGINS], 0, end) if end >= 0 else -1
        close = re.compile(r"[)）]|$").search(text, end + len(figure)) if start >= 0 else None
        piece = text[start : close.end()] if close is not None else ""
        return Evidence(self.name, piece) if 0 < len(piece) <= LONGEST and "\n" not in piece else None

    def topic(self, block: Block) -> str:
        """What a line is about: a heading above it or the title, as a name that may stand before 의; else in quotes.

        Nothing where only the kind of the document can be told: 보도자료.
        """
        found = topic_of(self.reading, block)
        for written in (found, name_of(readable(self.document.title))):
            name = _SPREAD_LABEL.sub("", written)
            if not _is_name(name) or _ONLY_KIND.fullmatch(name.replace(" ", "")) or _FIRM.match(name):
                continue
            return f"‘{name}’" if _KIND_OF_DOCUMENT.search(name) else name
        return ""

    def explained(self, note: Block) -> str:
        """The word or the name of a row that a footnote's stars stand behind; nothing where that can't be told."""
        term = self.reading.explained(note).strip()
        above = self.document.blocks[note.parent] if note.parent is not None else None
        if not term or above is None or above.kind is not BlockKind.TABLE:
            return term
        cells = (self.words(cell) for row in self.reading.rows(above) for cell in row)
        return next((name_of(words) for words in cells if words.endswith(term)), term)

    def part(self, block: Block) -> str:
        """The name of the part that a table stands in: its caption's or its nearest heading's."""
        table = self.reading.table_of(block)
        above = [self.reading.own(one) for one in self.reading.captions(table)] if table is not None else []
        above += [self.words(one) for one in self.reading.lineage(block) if one.kind is BlockKind.HEADING]
        for words in above:
            name = _YEAR_BEFORE.sub("", name_of(words.strip(" <>〈〉[]")))
            if len(name) > _SHORTEST_PART and _is_name(name) and not _SECTION.search(name):
                return name
        return ""

    def year_above(self, block: Block) -> int | None:
        """The year that stands over a block: in its caption, a heading or the title, nowhere else."""
        table = self.reading.table_of(block)
        above = [self.reading.own(one) for one in self.reading.captions(table)] if table is not None else []
        for words in (*above, *reversed(self.reading.headings(block))):
            if years := years_of(words):
                return years[0]
        return self.title_years[0] if len(self.title_years) == 1 else None


def _is_name(name: str) -> bool:
    """Whether words name a matter and are no piece of a sentence; a year may stand before it."""
    bare = _YEAR_BEFORE.sub("", name)
    return bool(bare) and not is_clause(bare) and not _SENTENCE.search(bare)
