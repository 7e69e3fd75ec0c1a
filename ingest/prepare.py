"""From a file to everything that a library stores of it, in one Kiwi pass."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from ingest import patterns as re
from ingest.amendments import words_end
from ingest.blocks import wordless
from ingest.decode import canonical
from ingest.files import read_document
from ingest.korean import Korean, encoder_tokens
from ingest.parentheses import in_parentheses
from ingest.passages import SplitConfig, split, title_and_name
from ingest.terms import lexical_terms
from ingest.types import (
    ROW_FORMAT,
    Analysis,
    Block,
    BlockKind,
    Document,
    Morpheme,
    Passage,
    PreparedDocument,
    PreparedPassage,
    Sentence,
)
from ingest.wrapping import WITH_LINE_ENDS, early_ends

# Kiwi also ends sentences at noun endings and line breaks; in bullets only these are ends that a reader sees.
_ENDS_SENTENCE = re.compile(r"(?:[.?!。]|[다요까죠][)\]”\"'’」]?)\s*$")

# A full stop without a blank behind a word that ends no sentence stands for a raised dot: 휴.폐업, 보조.출연.
_RAISED_DOT = re.compile(r"[가-힣](?<![다요까죠함됨음임])\.[가-힣]")

# Lists without full stops and lost line ends make "sentences" that no one could be shown.
_LONGEST_SENTENCE = 1000


@dataclass(frozen=True, slots=True)
class CorpusRow:
    """One row of a retrieval set: searched as one passage, as the benchmarks do.

    ``labels`` is what else is known of it, such as the law that an article belongs to; it counts as headings do.
    """

    id: str
    title: str
    text: str
    labels: tuple[str, ...] = ()

    @property
    def context(self) -> str:
        """What is searched beside the text: the labels, then the title."""
        return "\n".join(canonical(part) for part in (*self.labels, self.title))

    @property
    def sha256(self) -> str:
        """Hash of everything that is searched."""
        return sha256(f"{self.context}\n{canonical(self.text)}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Analyzed:
    """A sentence with its terms and tokens, or the ``note`` on amendments behind a block's last one."""

    block: int
    start: int
    end: int
    terms: tuple[str, ...]
    tokens: tuple[str, ...]
    note: bool


def prepare_file(path: Path, name: str, korean: Korean) -> PreparedDocument:
    """Read one file as the document ``name``.

    Raises:
        IngestError: the file can't be read; the message says why and what to do.
    """
    return prepare(read_document(path, name, korean.are_apart), korean)


@dataclass(frozen=True, slots=True)
class Analysed:
    """A document with what its one Kiwi pass says: sentences in text order, and the words of its title and name."""

    document: Document
    sentences: tuple[_Analyzed, ...]
    around: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    analysis: str


def prepare(document: Document, korean: Korean) -> PreparedDocument:
    """Analyse a document's blocks once and cut it into sentences and passages."""
    return cut(analyse(document, korean), SplitConfig())


def analyse(document: Document, korean: Korean) -> Analysed:
    """Analyse a document's blocks once."""
    without_words = wordless(document.blocks)
    worded = [block for block in document.blocks if block.id not in without_words]
    texts = [document.text[block.content_start : block.end] for block in worded]
    analyzed: list[_Analyzed] = []
    found = korean.morphemes(texts + title_and_name(document))
    early = early_ends(document.text) if document.format in WITH_LINE_ENDS else frozenset()
    for block, text in zip(worded, texts, strict=True):
        analyzed.extend(_sentences(block, text, next(found), early))
    return Analysed(document, tuple(analyzed), tuple(_whole(morphemes) for morphemes in found), korean.identity)


def cut(analysed: Analysed, config: SplitConfig) -> PreparedDocument:
    """Cut an analysed document into passages; no text is analysed for it."""
    analyzed = analysed.sentences
    ends = [one.end for one, behind in pairwise((*analyzed, None)) if one and not (behind and behind.note)]
    outlined = split(analysed.document, ends, config)
    starts = [sentence.start for sentence in analyzed]
    by_block: dict[int, list[_Analyzed]] = {}
    for sentence in analyzed:
        by_block.setdefault(sentence.block, []).append(sentence)

    def within(passage: Passage) -> Sequence[_Analyzed]:
        return analyzed[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)]

    passages = tuple(
        PreparedPassage(
            one.passage,
            _joined(one.passage.text, ((s.terms, s.tokens) for s in within(one.passage))),
            _joined(
                one.passage.context,
                [
                    *analysed.around,
                    *((s.terms, s.tokens) for block in one.context_blocks for s in by_block.get(block, ())),
                ],
            ),
        )
        for one in outlined
    )
    sentences = tuple(Sentence(s.block, s.start, s.end, s.terms) for s in analyzed if not s.note)
    return PreparedDocument(analysed.document, passages, sentences, analysed.analysis)


def prepare_rows(rows: Sequence[CorpusRow], korean: Korean) -> Iterator[PreparedDocument]:
    """Prepare the rows of a retrieval set, each as a document of one passage with its labels and title as context."""
    found = korean.morphemes([part for row in rows for part in (row.context, canonical(row.text))])
    for row in rows:
        text, context = canonical(row.text), row.context
        context_terms, context_tokens = _whole(next(found))
        terms, tokens = _whole(next(found))
        block = Block(0, BlockKind.PARAGRAPH, 0, len(text), 0)
        document = Document(row.id, canonical(row.title), ROW_FORMAT, row.sha256, text, (block,))
        passage = Passage(row.id, 0, len(text), text, context=context)
        around = Analysis(context, context_terms, context_tokens)
        analyzed = PreparedPassage(passage, Analysis(text, terms, tokens), around)
        yield PreparedDocument(document, (analyzed,), (), korean.identity)


def _whole(morphemes: Sequence[Morpheme]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(lexical_terms(morphemes)), encoder_tokens(morphemes)


def _sentences(block: Block, text: str, morphemes: Sequence[Morpheme], early: frozenset[int]) -> Iterator[_Analyzed]:
    """Sentences of one block and a note behind them; together they cover its words.

    ``early`` are the places at which lines of the document end that say something of their own.
    """
    told = words_end(text)
    cuts = [0]
    for left, right in pairwise(morphemes):
        if right.start > told:
            break
        ends = _ends_between(text, left, right) and not in_parentheses(text, cuts[-1], right.start)
        ends = ends or block.content_start + left.end in early
        if ends or _is_overlong(right.start - cuts[-1], gap=right.start > left.end):
            cuts.append(right.start)
    cuts.extend((told, len(text)))
    at = 0
    for start, end in pairwise(cuts):
        first = at
        while at < len(morphemes) and morphemes[at].start < end:
            at += 1
        length = len(text[start:end].rstrip())
        if length:
            terms, tokens = _whole(morphemes[first:at])
            begin = block.content_start + start
            yield _Analyzed(block.id, begin, begin + length, terms, tokens, note=start >= told)


def _ends_between(text: str, left: Morpheme, right: Morpheme) -> bool:
    if left.sentence == right.sentence or _RAISED_DOT.match(text, max(0, right.start - 2)):
        return False
    return _ENDS_SENTENCE.search(text, left.end - 2, right.start) is not None


def _is_overlong(length: int, *, gap: bool) -> bool:
    """Say whether what no one ended must end here: between words, or anywhere when no blank comes."""
    return length > (_LONGEST_SENTENCE if gap else 2 * _LONGEST_SENTENCE)


def _joined(text: str, parts: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> Analysis:
    terms: list[str] = []
    tokens: list[str] = []
    for part_terms, part_tokens in parts:
        terms.extend(part_terms)
        tokens.extend(part_tokens)
    return Analysis(text, tuple(terms), tuple(tokens))
