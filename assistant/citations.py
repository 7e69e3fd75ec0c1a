"""Citation marks in a written answer: finding ``[n]``, reading them from a stream, and the sentences they belong to.

Knows nothing of what a number stands for: ``grounding`` decides that.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest import patterns as re

_NUMBERS = r"\s{0,2}[0-9]{1,3}(?:\s{0,2}[,，、]\s{0,2}[0-9]{1,3}){0,9}\s{0,2}"
_MARK = re.compile(rf"(?:\[{_NUMBERS}\]|［{_NUMBERS}］|【{_NUMBERS}】)(?!\((?:https?:|/|#))")
# Models also write the word that their prompt has for a passage: [자료 1]. In a document that is no mark.
_WRITTEN = re.compile(
    rf"(?:\[(?:자료)?{_NUMBERS}\]|［(?:자료)?{_NUMBERS}］|【(?:자료)?{_NUMBERS}】)(?!\((?:https?:|/|#))"
)
_DIGITS = re.compile(r"[0-9]+")
# What may still become a mark when more text comes, with the spaces before it, which go when the mark is dropped.
_UNFINISHED = re.compile(
    r"[ \t]{0,8}(?:[\[［【][\s0-9,，、자료]{0,60}|"
    r"(?:\[[\s0-9,，、자료]{1,60}\]|［[\s0-9,，、자료]{1,60}］|【[\s0-9,，、자료]{1,60}】)\(?[htps:]{0,6})?$"
)
# A backtick opens code, but `23년 is a year whose apostrophe was typed as one.
_BACKTICK = re.compile(r"`(?![0-9]{2}(?![0-9]))")
_FENCE = re.compile(r"^ {0,3}```", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mark:
    """One written mark, such as ``[1, 2]``, at ``start:end`` of the answer."""

    start: int
    end: int
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence of an answer; ``plain`` is as long as ``text[start:end]``, with the marks blanked out."""

    start: int
    end: int
    plain: str
    numbers: tuple[int, ...]


def find_marks(text: str) -> list[Mark]:
    """Find the marks of a text, but none in code."""
    return [
        Mark(found.start(), found.end(), tuple(int(n) for n in _DIGITS.findall(found[0])))
        for found in _MARK.finditer(text)
        if not in_code(text, found.start())
    ]


def in_code(text: str, at: int) -> bool:
    """Whether a place stands in code, where nothing is a mark; an open backtick or fence counts."""
    line = text.rfind("\n", 0, at) + 1
    if len(_BACKTICK.findall(text, line, at)) % 2:
        return True
    return "```" in text and len(_FENCE.findall(text[:at])) % 2 == 1


def renumber(text: str, numbers: Sequence[int]) -> tuple[str, Mapping[int, int]]:
    """Number the marks of a text from 1 in order of appearance; give the text and old number → new.

    Only ``numbers`` are kept; those that appear nowhere are left out of the mapping.
    """
    new: dict[int, int] = {}
    known = frozenset(numbers)

    def assign(number: int, _claim: str) -> list[int]:
        return [new.setdefault(number, len(new) + 1)] if number in known else []

    reader = MarkReader(assign)
    return reader.feed(text) + reader.finish(), new


class MarkReader:
    """Reads an answer piece by piece and rewrites its marks, never letting half a mark out.

    ``resolve(number, claim)`` is asked for every written number in order, with the part of its sentence that stands
    before the mark; it gives the numbers to write instead, none to drop it.
    """

    def __init__(self, resolve: Callable[[int, str], Sequence[int]]) -> None:
        self._resolve = resolve
        self._held = ""
        self._read = ""
        self._last: list[int] = []

    def feed(self, piece: str) -> str:
        """Take a piece and give what is safe to show."""
        self._held += piece
        unfinished = _UNFINISHED.search(self._held, max(0, len(self._held) - 90))
        cut = unfinished.start() if unfinished else len(self._held)
        ready, self._held = self._held[:cut], self._held[cut:]
        return self._rewrite(ready)

    def finish(self) -> str:
        """Give the rest when no more pieces come."""
        rest, self._held = self._held, ""
        return self._rewrite(rest)

    def _rewrite(self, text: str) -> str:
        written: list[str] = []
        end = 0
        for found in _WRITTEN.finditer(text):
            if in_code(self._read + text[end : found.start()], len(self._read) + found.start() - end):
                continue
            before = text[end : found.start()]
            self._take(before)
            numbers = self._numbers(found[0])
            written.append(before if numbers else before.rstrip(" \t"))
            written.extend(f"[{number}]" for number in numbers)
            end = found.end()
        self._take(text[end:])
        written.append(text[end:])
        return "".join(written)

    def _take(self, text: str) -> None:
        if text.strip():
            self._last = []
        self._read += text

    def _numbers(self, mark: str) -> list[int]:
        claim = last_sentence(self._read)
        found: list[int] = []
        for written in _DIGITS.findall(mark):
            found += [n for n in self._resolve(int(written), claim) if n not in found and n not in self._last]
        self._last += found
        return found


_CLOSERS = r"[)\]”’\"'」』》]{0,3}+"
_SENTENCE_END = re.compile(rf"(?P<stop>[.!?。…]{{1,3}}+){_CLOSERS}(?=\s|$)|\n")
_OUTLINE = re.compile(r"\s*(?:[-*•·]\s*)?(?:[가-힣A-Za-z]|[0-9]{1,2})\.$")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Split a text into sentences without their surrounding white space; a line end always ends one.

    A point after a digit ends nothing (1,234.5; 3.5.; 2023. 7.), nor does one after an outline mark (가. 1.).
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _SENTENCE_END.finditer(text):
        if found["stop"] and not _ends(text, start, found):
            continue
        _add_span(text, start, found.end(), spans)
        start = found.end()
    _add_span(text, start, len(text), spans)
    return spans


def _ends(text: str, start: int, found: "re.Match[str]") -> bool:
    at = found.start()
    if found["stop"] != ".":
        return True
    if at > start and text[at - 1].isdecimal():
        return found.end() == len(text) or text[found.end()] == "\n"
    return at - start > 8 or _OUTLINE.fullmatch(text, start, at + 1) is None


def _add_span(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    words = text[start:end]
    inner = words.strip()
    if inner:
        begin = start + len(words) - len(words.lstrip())
        spans.append((begin, begin + len(inner)))


def last_sentence(text: str) -> str:
    """Give the last sentence of a text that holds a letter or digit, finished or not."""
    # Far more than one sentence: an answer is read at each of its marks, so only its end is looked at.
    tail = text[-1500:]
    for start, end in reversed(split_sentences(tail)):
        if any(c.isalnum() for c in tail[start:end]):
            return tail[start:end]
    return ""


def cited_sentences(text: str) -> list[CitedSentence]:
    """Split an answer into sentences, each with the numbers it cites: those within it and those right after it."""
    marks = find_marks(text)
    plain = _blank(text, marks)
    found: list[CitedSentence] = []
    spans = split_sentences(plain)
    taken = 0
    for position, (start, end) in enumerate(spans):
        following = spans[position + 1][0] if position + 1 < len(spans) else len(text)
        own: list[int] = []
        while taken < len(marks) and marks[taken].start < following:
            own += [number for number in marks[taken].numbers if number not in own]
            taken += 1
        found.append(CitedSentence(start, end, plain[start:end], tuple(own)))
    return found


def _blank(text: str, marks: Sequence[Mark]) -> str:
    return "".join(_blanked_pieces(text, marks))


def _blanked_pieces(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    end = 0
    for mark in marks:
        yield text[end : mark.start] + " " * (mark.end - mark.start)
        end = mark.end
    yield text[end:]
