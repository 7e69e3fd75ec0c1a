"""Phrases of several words as they stand in texts: 첫 삽을 뜨나요 holds 첫 삽 뜨다. Knows letters only."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ingest import patterns as re

# What may stand between the words of a phrase.
_GAPS = frozenset(["", "을", "를", "이", "가", "은", "는", "에", "의", "로", "으로", "도", "에서", "와", "과", "랑"])
# How what stands behind a noun may begin: particles and forms of 이다 (임신 중인, 중이거나).
_BEHIND = (*sorted(_GAPS - {""}), "하고", "까지", "부터", "만", "인")
_LONGEST_GAP = 2
_WORD = re.compile(r"[\w&]+")


def closed(text: str) -> str:
    """A text without its blanks, in small letters."""
    return "".join(unicodedata.normalize("NFC", text).lower().split())


@dataclass(frozen=True, slots=True)
class Written:
    """A text without its blanks, and where its words begin and end, ascending."""

    text: str
    begins: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Written":
        """Leave out the blanks of a text; signs part words as blanks do."""
        parts = unicodedata.normalize("NFC", text).lower().split()
        spans: list[tuple[int, int]] = []
        before = 0
        for part in parts:
            spans.extend((before + word.start(), before + word.end()) for word in _WORD.finditer(part))
            before += len(part)
        return cls("".join(parts), tuple(begin for begin, _ in spans), tuple(end for _, end in spans))

    def heads(self) -> Iterator[str]:
        """Give its words of more than a letter, as they are and without what may be a particle."""
        for begin, end in zip(self.begins, self.ends, strict=True):
            yield from (self.text[begin:cut] for cut in range(end, begin + 1, -1) if self.is_closed_at(cut))

    def is_closed_at(self, end: int) -> bool:
        """Whether a noun that reaches there may end there: a word does, or a particle stands behind it."""
        return end in self.ends or self.text.startswith(_BEHIND, end)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand one behind the other, and how they are written; the last, if it is a ``verb``, without 다."""

    text: str
    words: tuple[str, ...]
    verb: bool

    @classmethod
    def of(cls, phrase: str) -> "Phrase":
        """Take a phrase with its blanks; a verb at its end stands in its dictionary form."""
        *words, last = map(closed, phrase.split())
        verb = len(last) > 1 and last.endswith("다")
        return cls(phrase, (*words, last[:-1] if verb else last), verb)

    @property
    def ends_in_a_syllable(self) -> bool:
        """Whether what is left of a verb at its end may be the beginning of any noun: 보증 서다 and 보증서."""
        return self.verb and len(self.words[-1]) == 1

    def stands_at(self, begin: int, written: Written) -> bool:
        """Whether its words begin there, with no more than a particle between them.

        A verb at the end may have any ending, a noun of one syllable only a particle: 하는 일 is not in 하는 일반인.
        """
        text, first = written.text, self.words[0]
        if not text.startswith(first, begin):
            return False
        end = begin + len(first)
        for word in self.words[1:]:
            places = range(end, end + _LONGEST_GAP + 1)
            at = next((at for at in places if text.startswith(word, at) and text[end:at] in _GAPS), None)
            if at is None:
                return False
            end = at + len(word)
        if self.verb or len(self.words[-1]) > 1:
            return True
        return written.is_closed_at(end)
