"""Everyday words and the words of offices for the same thing: 집주인 and 임대인. One table, which users may extend.

Knows words only; how much a word of like meaning is worth as evidence is weighed elsewhere.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from ingest.columns import read_columns
from ingest.types import Analysis

TABLE = Path(__file__).with_name("lexicon.tsv")
# Read backwards, a word of offices with many everyday words would mean them all: 지원, 확대.
_MOST_BACKWARDS = 3
# What a phrase is made of besides particles and endings; 못 and 안 in it say what it means, other adverbs only how.
_NOUNS = frozenset({"NNG", "NNP", "XR", "SL"})
_OF_PHRASES = _NOUNS | {"VV", "VA", "VX", "MM", "MAG"}
_DENYING = frozenset({"못", "안"})
_LEAST_SAID = 2  # one word with an ending is no phrase
_GAPS = ("", "을", "를", "이", "가", "은", "는", "에", "의", "로", "으로", "도", "에서", "와", "과", "랑")


@dataclass(frozen=True, slots=True)
class Entry:
    """An everyday word or phrase, and what offices write for it, most usual first."""

    said: str
    official: tuple[str, ...]


class Lexicon:
    """Looks words and phrases up without their blanks; a verb stands in its dictionary form (다치다)."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._words: dict[str, tuple[str, ...]] = {}
        self._phrases: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self._starting: dict[str, list[str]] = {}
        self._beginning: dict[str, list[str]] = {}
        self._read: dict[str, tuple[str, ...]] = {}
        backwards: dict[str, list[str]] = {}
        for entry in entries:
            said = _closed(entry.said)
            official = tuple(form for word in entry.official for form in _official(word))
            if " " in entry.said:
                known = self._phrases.get(said, ((), ()))[1]
                self._phrases[said] = (_stems(entry.said), _joined(known, official))
                self._starting.setdefault(_stems(entry.said)[0][:2], []).append(said)
                self._beginning.setdefault(said[0], []).append(entry.said)
                continue
            self._words[said] = _joined(self._words.get(said, ()), official)
            for word in official:
                backwards.setdefault(word, []).append(said)
        self._backwards = {word: tuple(said) for word, said in backwards.items() if len(said) <= _MOST_BACKWARDS}

    def official(self, word: str) -> tuple[str, ...]:
        """What is written for a word elsewhere, without blanks; nothing for a word that isn't in the table."""
        closed = _closed(word)
        return _joined(self._words.get(closed, ()), self._backwards.get(closed, ()))

    def of_offices(self, word: str) -> tuple[str, ...]:
        """What offices write for an everyday word, without blanks; nothing for what only offices write."""
        return self._words.get(_closed(word), ())

    def phrases(self, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The phrases of several words that a text holds, without blanks, and what is written for them.

        Particles may stand behind the words, and a verb at the end may have any ending: 첫 삽을 뜨나요.
        """
        closed = _closed(text)
        starts = {*closed, *map("".join, pairwise(closed))}
        may_stand = {said for start in starts for said in self._starting.get(start, ())}
        return (
            (said, self._phrases[said][1])
            for said in sorted(may_stand)
            if _follow_each_other(self._phrases[said][0], closed)
        )

    def spoken(self, said: Analysis, analyze: Callable[[str], Analysis]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The phrases that a text holds in other forms, their morphemes with blanks, and what is written for them.

        애를 잠깐 봐 줄 holds 애 봐주는. Only phrases that begin as a morpheme of the text does are analysed, once.
        """
        morphemes = _morphemes(said)
        for first in dict.fromkeys(form[0] for form in morphemes):
            for phrase in self._beginning.get(first, ()):
                if phrase not in self._read:
                    self._read[phrase] = _morphemes(analyze(phrase))
                words = self._read[phrase]
                if len(words) >= _LEAST_SAID and _stand_in_line(words, morphemes):
                    yield " ".join(words), self._phrases[_closed(phrase)][1]


@lru_cache(maxsize=1)
def built_in_lexicon() -> Lexicon:
    """The program's own table, read once."""
    return Lexicon(read_entries(TABLE))


def read_lexicon(path: Path) -> Lexicon:
    """The program's table with a user's lines; a user's line adds to the program's.

    Raises:
        IngestError: the file can't be read, or a line is wrong; the message names it.
    """
    return Lexicon([*read_entries(TABLE), *read_entries(path)])


def read_entries(path: Path) -> list[Entry]:
    """Read the lines of one table.

    Raises:
        IngestError: the file can't be read, or a line is wrong; the message names it.
    """
    return read_columns(path, _entry)


def _entry(columns: tuple[str, ...]) -> Entry:
    said, *rest = columns
    official = tuple(word for column in rest for word in map(str.strip, column.split(",")) if word)
    if not said or not official:
        raise ValueError("쓰는 말과 문서의 말을 탭으로 나누어 적어 주세요(예: 집주인<탭>임대인, 소유자).")
    return Entry(" ".join(said.split()), official)


def _closed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).lower().split())


def _official(text: str) -> tuple[str, ...]:
    """A word of offices without its blanks, and with its middle dots left out, too: 소재·부품·장비, 소재부품장비."""
    closed = _closed(text)
    return tuple(dict.fromkeys((closed, closed.replace("·", ""))))


def _stems(phrase: str) -> tuple[str, ...]:
    *words, last = map(_closed, phrase.split())
    return (*words, last.removesuffix("다") if len(last) > 1 else last)


def _follow_each_other(words: tuple[str, ...], text: str) -> bool:
    """Whether words stand one behind the other with no more than a particle between them."""
    start = text.find(words[0])
    while start >= 0:
        end = start + len(words[0])
        for word in words[1:]:
            at = next(
                (gap for gap in _GAPS if text.startswith(word, end + len(gap)) and text.startswith(gap, end)), None
            )
            if at is None:
                break
            end += len(at) + len(word)
        else:
            return True
        start = text.find(words[0], start + 1)
    return False


def _morphemes(analysis: Analysis) -> tuple[str, ...]:
    """Nouns, verbs, and 못 and 안, in order; nothing where no noun is among them, as such phrases mean anything."""
    read = [(form, tag.partition("-")[0]) for form, _, tag in (token.rpartition("/") for token in analysis.tokens)]
    kept = [(form, tag) for form, tag in read if tag in _OF_PHRASES and (tag != "MAG" or form in _DENYING)]
    return tuple(form.lower() for form, _ in kept) if any(tag in _NOUNS for _, tag in kept) else ()


def _stand_in_line(words: Sequence[str], morphemes: Sequence[str]) -> bool:
    return any(tuple(morphemes[at : at + len(words)]) == tuple(words) for at in range(len(morphemes)))


def _joined(known: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *more)))
