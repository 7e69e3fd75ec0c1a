"""Lines of a printed page as running text again: whether a line end was a blank or stood inside a word.

Korean text is broken between any two syllables, and no hyphen says so. What the other lines of the same file write
decides where it can, and Kiwi where it can't. No blank comes into a number, and no two numbers become one.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest import patterns as re
from ingest.content import Box, Cell, Content, Note, Paragraph, Piece

Broken = tuple[str, str]  # the word before a line end and the one after it
Judge = Callable[[Sequence[Broken]], Sequence[bool]]

_EDGE = re.compile(r"^[^\w]+|[^\w]+$")
_OPENS = tuple("([{<〈《「『【“‘/·~")
_CLOSES = tuple(")]}>〉》」』】”’/·~,.:;?!%℃㎡")
_UNIT = re.compile(
    r"(?:년|월|일|시|분|초|억|만|천|백|조|원|명|인|개|건|곳|점|회|차|호|항|목|배|쪽|위|대|세|주|가지|단계|종|편|장|절|과목|학점|퍼센트)"
)
_PARTICLE = re.compile(r"(?:은|는|이|가|을|를|의|에|에서|으로|로|와|과|도|만|까지|부터|및)(?![가-힣])")
# What only a particle can be behind a closing sign; 이 there mostly begins the next word: (생략) 이 사건.
_AFTER_SIGN = re.compile(r"(?:은|는|을|를|의|에|에서|으로|로|와|과|까지|부터)(?![가-힣])")
_GROUP = re.compile(r"\d,$")
_LONGEST_BEGINNING = 16
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")


@dataclass(frozen=True, slots=True)
class _Lines:
    """The printed lines of one paragraph, without the blanks at their ends."""

    lines: tuple[str, ...]
    blanks: tuple[bool, ...]  # whether the file itself has a blank at the end of each line

    def breaks(self) -> Iterator[Broken]:
        """The words on both sides of each line end."""
        for above, below in pairwise(self.lines):
            yield above.rpartition(" ")[2], below.partition(" ")[0]


def join_lines(content: Content, judge: Judge) -> Content:
    """Join the lines of every paragraph that a page wrapped; ``judge`` says which pairs of words are apart."""
    wrapped = [_lines(paragraph.text) for paragraph in _wrapped(content.pieces)]
    if not wrapped:
        return content
    inside = words_inside(line for paragraph in wrapped for line in paragraph.lines)
    apart: dict[Broken, bool] = {}
    open_: list[Broken] = []
    for paragraph in wrapped:
        for pair, blank in zip(paragraph.breaks(), paragraph.blanks, strict=False):
            if pair not in apart and not blank:
                told = told_apart(pair, inside)
                apart[pair] = bool(told)
                if told is None:
                    open_.append(pair)
    apart.update(zip(open_, judge(open_), strict=True))
    return replace(content, pieces=tuple(_joined(piece, apart) for piece in content.pieces))


def _wrapped(pieces: Sequence[Piece]) -> Iterator[Paragraph]:
    for piece in pieces:
        if isinstance(piece, Paragraph):
            if piece.wrapped:
                yield piece
            for note in piece.notes:
                yield from _wrapped(note.content)
        elif isinstance(piece, Box):
            yield from _wrapped((*piece.content, *piece.caption))
        else:
            yield from _wrapped(piece.caption)
            for cell in piece.cells:
                yield from _wrapped(cell.content)


def _lines(text: str) -> _Lines:
    lines = text.split("\n")
    kept = [lines[0].rstrip(), *(line.strip() for line in lines[1:])]
    return _Lines(tuple(kept), tuple(line[-1:].isspace() for line in lines))


@dataclass(frozen=True, slots=True)
class Inside:
    """What stands whole inside the file's lines: how often each word, and how often a word begins in each way."""

    words: Counter[str]
    beginnings: Counter[str]


def words_inside(lines: Iterable[str]) -> Inside:
    """Count words without the punctuation at their edges."""
    words: Counter[str] = Counter()
    for line in lines:
        words.update(_EDGE.sub("", word) for word in line.split(" ")[1:-1])
    beginnings: Counter[str] = Counter()
    for word, count in words.items():
        for end in range(2, min(len(word), _LONGEST_BEGINNING) + 1):
            beginnings[word[:end]] += count
    return Inside(words, beginnings)


def told_apart(pair: Broken, inside: Inside) -> bool | None:
    """Whether two words are apart, as signs and the file's other lines tell; None where they don't."""
    before, after = pair
    if not before or not after:
        return False
    if before.endswith(_OPENS) or after.startswith(_CLOSES) or (before.endswith("-") and len(before) > 1):
        return False
    if not (_is_hangul(before[-1]) and _is_hangul(after[0])):
        return _apart_by_kind(before, after)
    stem, following = _EDGE.sub("", before), _EDGE.sub("", after)
    together = inside.beginnings[stem + following[:2]]
    if together and not inside.words[stem]:
        return False
    if not together and inside.words[stem] and inside.words[following]:
        return True
    return None


def _apart_by_kind(before: str, after: str) -> bool:
    """Where a figure, a Latin word or a sign meets the line end."""
    last, first = before[-1], after[0]
    if last.isdigit() and _is_hangul(first):
        return _UNIT.match(after) is None and _PARTICLE.match(after) is None
    if _is_hangul(last) and first.isdigit():
        return before != "제"
    if last.isascii() and last.isalpha() and _is_hangul(first):
        return _PARTICLE.match(after) is None
    if last in ")]」』”’'\"" and _AFTER_SIGN.match(after):
        return False
    if first == "(":
        return not _is_hangul(last)
    return not (_GROUP.search(before) and _THREE_DIGITS.match(after))


def _is_hangul(character: str) -> bool:
    return "가" <= character <= "힣"


def _joined(piece: Piece, apart: dict[Broken, bool]) -> Piece:
    if isinstance(piece, Paragraph):
        return _joined_paragraph(piece, apart)
    if isinstance(piece, Box):
        return replace(piece, content=_all(piece.content, apart), caption=_captions(piece.caption, apart))
    cells = tuple(
        replace(cell, content=_all(cell.content, apart)) if _has_lines(cell) else cell for cell in piece.cells
    )
    return replace(piece, cells=cells, caption=_captions(piece.caption, apart))


def _has_lines(cell: Cell) -> bool:
    return any(not isinstance(piece, Paragraph) or piece.wrapped for piece in cell.content)


def _all(pieces: Sequence[Piece], apart: dict[Broken, bool]) -> tuple[Piece, ...]:
    return tuple(_joined(piece, apart) for piece in pieces)


def _captions(paragraphs: Sequence[Paragraph], apart: dict[Broken, bool]) -> tuple[Paragraph, ...]:
    return tuple(_joined_paragraph(paragraph, apart) for paragraph in paragraphs)


def _joined_paragraph(paragraph: Paragraph, apart: dict[Broken, bool]) -> Paragraph:
    notes = tuple(replace(note, content=_all(note.content, apart)) for note in paragraph.notes)
    if not paragraph.wrapped:
        return replace(paragraph, notes=notes) if notes else paragraph
    found = _lines(paragraph.text)
    parts = [found.lines[0]]
    moved = [(0, 0, len(parts[0]))]  # where each line begins in the wrapped text and in the joined one, and ends there
    begin, length = 0, len(found.lines[0])
    printed = paragraph.text.split("\n")
    for place, pair in enumerate(found.breaks()):
        line = found.lines[place + 1]
        blank = " " if length and line and (found.blanks[place] or apart[pair]) else ""
        begin += len(printed[place]) + 1
        moved.append((begin, length + len(blank), length + len(blank) + len(line)))
        parts += [blank, line]
        length += len(blank) + len(line)
    text = "".join(parts)
    return replace(paragraph, text=text, notes=_moved(notes, moved, paragraph.text), wrapped=False)


def _moved(notes: Sequence[Note], moved: Sequence[tuple[int, int, int]], printed: str) -> tuple[Note, ...]:
    """Notes at their places in the joined text; one among the blanks behind a line stands at its end."""
    found = []
    for note in notes:
        begin, new, end = max(line for line in moved if line[0] <= note.at)
        lead = 0 if begin == 0 else len(printed[begin:]) - len(printed[begin:].lstrip(" \t"))
        found.append(replace(note, at=min(new + max(0, note.at - begin - lead), end)))
    return tuple(found)
