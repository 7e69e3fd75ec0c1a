"""Everyday words and the words of offices for the same thing: 집주인 and 임대인. One table, which users may extend.

Knows words only; how much a word of like meaning is worth as evidence is weighed elsewhere.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from index.phrases import Phrase, Written, closed
from ingest.columns import read_columns
from ingest.types import Analysis

TABLE = Path(__file__).with_name("lexicon.tsv")
# Read backwards, a word of offices with many everyday words would mean them all: 지원, 확대.
_MOST_BACKWARDS = 3
# What a phrase is made of besides particles and endings; 못 and 안 in it say what it means, other adverbs only how.
_NOUNS = frozenset({"NNG", "NNP", "XR", "SL"})
_OF_PHRASES = _NOUNS | {"VV", "VA", "VX", "MM", "MAG"}
_DENYING = frozenset({"못", "안"})
_VERBS = frozenset({"VV", "VA", "VX", "XSV", "XSA"})
# What makes a verb of what stands before it: 결혼 + 하, 돌아가 + 시.
_MAKING_VERBS = frozenset({"XSV", "XSA", "EP"})
_LEAST_SAID = 2  # one word with an ending is no phrase


@dataclass(frozen=True, slots=True)
class Entry:
    """An everyday word or phrase, and what offices write for it, most usual first."""

    said: str
    official: tuple[str, ...]


class Lexicon:
    """Looks words and phrases up without their blanks; a verb stands in its dictionary form (다치다)."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._words: dict[str, tuple[str, ...]] = {}
        self._phrases: dict[str, tuple[Phrase, tuple[str, ...]]] = {}
        # By their first two letters, those whose verb leaves one syllable apart.
        self._starting: dict[str, list[str]] = {}
        self._starting_short: dict[str, list[str]] = {}
        self._beginning: dict[str, list[str]] = {}
        self._read: dict[str, tuple[str, ...]] = {}
        self._read_short: dict[str, str] = {}
        self._cut: dict[str, bool] = {}
        backwards: dict[str, list[str]] = {}
        for entry in entries:
            said = closed(entry.said)
            official = tuple(form for word in entry.official for form in _official(word))
            if " " in entry.said:
                phrase = Phrase.of(entry.said)
                known = self._phrases[said][1] if said in self._phrases else ()
                self._phrases[said] = (phrase, _joined(known, official))
                starting = self._starting_short if phrase.ends_in_a_syllable else self._starting
                starting.setdefault(phrase.words[0][:2], []).append(said)
                self._beginning.setdefault(said[0], []).append(entry.said)
                continue
            self._words[said] = _joined(self._words.get(said, ()), official)
            for word in official:
                backwards.setdefault(word, []).append(said)
        self._backwards = {word: tuple(said) for word, said in backwards.items() if len(said) <= _MOST_BACKWARDS}

    def official(self, word: str) -> tuple[str, ...]:
        """What is written for a word elsewhere, without blanks; nothing for a word that isn't in the table."""
        said = closed(word)
        return _joined(self._words.get(said, ()), self._backwards.get(said, ()))

    def of_offices(self, word: str) -> tuple[str, ...]:
        """What offices write for an everyday word, without blanks; nothing for what only offices write."""
        return self._words.get(closed(word), ())

    def phrases(self, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The phrases of several words that a text holds, without blanks, and what is written for them.

        A phrase begins where a word of the text does. Particles may stand behind its words, and a verb at its end may
        have any ending: 아이를 맡기나요. Of a verb that leaves one syllable without 다 only ``spoken`` can tell.
        """
        written = Written.of(text)
        return ((said, self._phrases[said][1]) for said in self._standing(written, self._starting))

    def spoken(self, said: Analysis, analyze: Callable[[str], Analysis]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What else a text holds, phrases in other forms and words that Kiwi cuts apart, and what is written for them.

        Phrases are given as their morphemes with blanks; each is analysed once, when a text begins as it does.
        """
        yield from self._in_line(_morphemes(said), analyze)
        written = Written.of(said.text)
        yield from self._with_short_verbs(said, written, analyze)
        yield from self._cut_apart(said, written, analyze)

    def _in_line(
        self, morphemes: Sequence[str], analyze: Callable[[str], Analysis]
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The phrases whose morphemes stand one behind the other: 애를 잠깐 봐 줄 holds 애 봐주는."""
        for first in dict.fromkeys(form[0] for form in morphemes):
            for phrase in self._beginning.get(first, ()):
                if phrase not in self._read:
                    self._read[phrase] = _morphemes(analyze(phrase))
                words = self._read[phrase]
                if len(words) >= _LEAST_SAID and _stand_in_line(words, morphemes):
                    yield " ".join(words), self._phrases[closed(phrase)][1]

    def _with_short_verbs(
        self, said: Analysis, written: Written, analyze: Callable[[str], Analysis]
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The phrases whose verb is one syllable without 다, where that is one: 보증을 서나요, but no 보증서."""
        stems = _stems(said)
        for one in self._standing(written, self._starting_short) if stems else ():
            phrase, official = self._phrases[one]
            if any(stem.endswith(phrase.words[-1]) for stem in stems):
                if one not in self._read_short:
                    self._read_short[one] = " ".join([*phrase.words, *_stems(analyze(phrase.text))])
                yield self._read_short[one], official

    def _cut_apart(
        self, said: Analysis, written: Written, analyze: Callable[[str], Analysis]
    ) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The words that are no term, since Kiwi takes them for several: 결혼하다, 돌아가시다, 5일장, 날마다."""
        made = (f"{form}{more}다".lower() for (form, _), (more, tag) in pairwise(_tagged(said)) if tag in _MAKING_VERBS)
        heads = (head for head in written.heads() if head in self._words and head not in said.terms)
        cut = (head for head in heads if self._is_cut(head, analyze))
        for word in dict.fromkeys((*made, *cut)):
            if word in self._words:
                yield word, self._words[word]

    def _is_cut(self, word: str, analyze: Callable[[str], Analysis]) -> bool:
        """Whether a word is cut also where it stands alone, and not for what may be another word: 명의, 인가, 적은."""
        if word not in self._cut:
            analysis = analyze(word)
            tags = [tag for _, tag in _tagged(analysis)]
            self._cut[word] = (
                word not in analysis.terms and tags[:1] != ["NNB"] and not any(tag[0] == "E" for tag in tags)
            )
        return self._cut[word]

    def _standing(self, written: Written, starting: Mapping[str, Sequence[str]]) -> list[str]:
        """The phrases that a text holds as they are written, of those given by how they start."""
        begun = {
            (said, begin)
            for begin in written.begins
            for length in (1, 2)
            for said in starting.get(written.text[begin : begin + length], ())
        }
        return sorted({said for said, begin in begun if self._phrases[said][0].stands_at(begin, written)})


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
    official = tuple(word for column in rest for word in map(str.strip, column.split(",")) if _is_word(word))
    if not _is_word(said) or not official:
        raise ValueError("쓰는 말과 문서의 말을 탭으로 나누어 적어 주세요(예: 집주인<탭>임대인, 소유자).")
    return Entry(" ".join(said.split()), official)


def _is_word(text: str) -> bool:
    """Whether it is more than signs: what is left of · without its dots stands in every text."""
    return any(map(str.isalnum, text))


def _official(text: str) -> tuple[str, ...]:
    """A word of offices without its blanks, and with its middle dots left out, too: 소재·부품·장비, 소재부품장비."""
    written = closed(text)
    return tuple(dict.fromkeys((written, written.replace("·", ""))))


def _tagged(analysis: Analysis) -> list[tuple[str, str]]:
    """Morphemes with their tags, regular and irregular ones alike."""
    return [(form, tag.partition("-")[0]) for form, _, tag in (token.rpartition("/") for token in analysis.tokens)]


def _morphemes(analysis: Analysis) -> tuple[str, ...]:
    """Nouns, verbs, and 못 and 안, in order; nothing where no noun is among them, as such phrases mean anything."""
    kept = [(form, tag) for form, tag in _tagged(analysis) if tag in _OF_PHRASES and (tag != "MAG" or form in _DENYING)]
    return tuple(form.lower() for form, _ in kept) if any(tag in _NOUNS for _, tag in kept) else ()


def _stems(analysis: Analysis) -> list[str]:
    return [form for form, tag in _tagged(analysis) if tag in _VERBS]


def _stand_in_line(words: Sequence[str], morphemes: Sequence[str]) -> bool:
    return any(tuple(morphemes[at : at + len(words)]) == tuple(words) for at in range(len(morphemes)))


def _joined(known: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *more)))
