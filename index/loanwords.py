"""Words that a question writes in Hangul and the documents in Latin letters, and the other way round.

에이아이 is AI by the names of its letters (index.letter_names), 테크브릿지 is Tech-Bridge by its sound (index.sounds).
Only for words that the library doesn't hold; a sound must be almost exactly that of one word and of no other, and
words read together must stand together somewhere. Korean words are kept out by what loan words don't have: tense
letters, and, but for words that stand together, nothing but syllables that Hanja are read as.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, product, zip_longest
from time import monotonic
from typing import TypeVar

from index.letter_names import initials, letters_named, may_begin_with_letters
from index.sound_index import HangulBySound, LatinBySound, may_be_loan, only
from index.sounds import phones
from ingest import patterns as re

# How the library writes words that stand together; nothing where they don't.
Written = Callable[[Sequence[str]], str]
# A stretch of a text, and how the library writes it.
Found = tuple[int, int, str]

Listing = TypeVar("Listing")

_HANGUL_RUN = re.compile("(?<![가-힣])[가-힣]{2,20}(?![가-힣])")
_LATIN_WORD = re.compile("[A-Za-z]&[A-Za-z]|[A-Za-z]{1,30}")
_WORD = re.compile("[a-z]&[a-z]|[a-z]+")
_BETWEEN = re.compile("[ -]")
_SAID = re.compile("[aeiouy]")
_PARTICLE = re.compile(
    "(?:에서|에게|에는|으로|까지|부터|이란|이라|라는|이나|하고|이랑|처럼|마다|보다|[의은는이가을를에와과로도만란])$"
)
_FEWEST_OF_PART, _SHORTEST_LATIN, _MOST_WORDS = 3, 3, 3
# Words of a text that are read, and pairs of words that are looked for; each pair costs a search.
_RUNS, _PAIRS = 8, 6
# While documents are added, words are listed again for a tenth of the time at most.
_REST = 10


class LoanWords:
    """Knows one vocabulary; its words are listed by their sounds at the first word that needs it."""

    def __init__(self, vocabulary: Mapping[str, int], written: Written) -> None:
        self._vocabulary = vocabulary
        self._written = written
        self._stays_until = 0.0

    def is_recent(self) -> bool:
        """Whether listing the words has taken a tenth of the time since, or more."""
        return monotonic() < self._stays_until

    def reread(self, text: str, nouns: Collection[str]) -> tuple[str, dict[str, str]]:
        """Write a text's words as the library does where that is in other letters, and tell which were read how.

        ``nouns`` are those of the text.
        """
        found = [*self._in_latin(text, nouns), *self._in_hangul(text)]
        corrections = {text[start:end]: read for start, end, read in found}
        for start, end, read in sorted(found, reverse=True):
            text = text[:start] + read + text[end:]
        return text, corrections

    def _in_latin(self, text: str, nouns: Collection[str]) -> Iterator[Found]:
        unknown = [form for form in nouns if form not in self._vocabulary]
        runs = [run for run in _HANGUL_RUN.finditer(text) if self._is_doubtful(run[0], unknown)][:_RUNS]
        read_to = 0
        for run, following in zip_longest(runs, runs[1:]):
            if run.start() < read_to:
                continue
            beside = following is not None and text[run.end() : following.start()] == " "
            found = (self._two(run, following) if beside else None) or self._one(run, nouns)
            if found:
                read_to = found[1]
                yield found

    def _is_doubtful(self, run: str, unknown: Collection[str]) -> bool:
        held = run in self._vocabulary or _PARTICLE.sub("", run) in self._vocabulary
        return not held and (may_begin_with_letters(run) or any(form in run for form in unknown))

    def _two(self, first: re.Match[str], second: re.Match[str]) -> Found | None:
        """Two words of the text that are two of the library: 테크 브릿지."""
        for word in dict.fromkeys((second[0], _PARTICLE.sub("", second[0]))):
            read = self._standing_together(self._pairs(first[0], word))
            if read:
                return first.start(), second.start() + len(word), read
        return None

    def _one(self, run: re.Match[str], nouns: Collection[str]) -> Found | None:
        """A run, or what is left of it before a particle or beside a word that is held, in Latin letters."""
        plain = _PARTICLE.sub("", run[0])
        wholes = dict.fromkeys(((0, len(run[0])), (0, len(plain))))
        beside = [(start, end) for start, end, _ in self._beside(plain)]
        beside_nouns = [(start, end) for start, end, rest in self._beside(plain) if rest in nouns]
        ways = (
            *((span, self._by_letters) for span in (*wholes, *beside)),
            *((span, self._by_sound) for span in wholes),
            *((span, self._by_sound_alone) for span in beside_nouns),
        )
        for (start, end), spelt in ways:
            word = run[0][start:end]
            read = "" if word in self._vocabulary else spelt(word)
            if read:
                return run.start() + start, run.start() + end, read
        return None

    def _beside(self, run: str) -> Iterator[tuple[int, int, str]]:
        """What is left of a run before or behind a held word, and that: 큐알 of 큐알코드, 알앤디 of 국가알앤디."""
        for cut in range(len(run) - 2, 1, -1):
            if run[cut:] in self._vocabulary:
                yield 0, cut, run[cut:]
            if run[:-cut] in self._vocabulary:
                yield len(run) - cut, len(run), run[:-cut]

    def _by_letters(self, word: str) -> str:
        """The initials that a word spells out, as the library writes them."""
        for letters in initials(word):
            pieces = [letters] if letters in self._vocabulary else list(letters.replace("&", ""))
            read = self._written(pieces) if all(piece in self._vocabulary for piece in pieces) else ""
            if read:
                return read
        return ""

    def _by_sound_alone(self, word: str) -> str:
        """The one Latin word that sounds as a Hangul word does."""
        sounds = phones(word) if may_be_loan(word) else ""
        near = self._latin_words.near(sounds) if len(sounds) >= self._latin_words.fewest_phones else []
        single = only(near, self._vocabulary)
        return self._written([single]) if single else ""

    def _by_sound(self, word: str) -> str:
        """The Latin word that sounds so, or the two that stand together and do."""
        pairs = (pair for cut in range(1, len(word)) for pair in self._pairs(word[:cut], word[cut:]))
        return self._by_sound_alone(word) or self._standing_together(pairs)

    def _standing_together(self, pairs: Iterable[tuple[str, str]]) -> str:
        return next(filter(None, map(self._written, islice(pairs, _PAIRS))), "")

    def _pairs(self, first: str, second: str) -> Iterator[tuple[str, str]]:
        """What two Hangul words may be, the first perhaps the name of letters: Tech-Bridge, X-MaaS."""
        letters = self._letters(first)
        if not letters and len(phones(first)) < _FEWEST_OF_PART:
            return
        seconds = self._parts(second)
        if seconds:
            yield from product([*letters, *self._parts(first)], seconds)

    def _parts(self, word: str) -> list[str]:
        sounds = phones(word)
        return [latin for _, latin in self._latin_words.near(sounds)] if len(sounds) >= _FEWEST_OF_PART else []

    def _letters(self, word: str) -> list[str]:
        return [letters for letters in (*letters_named(word), *initials(word)) if letters in self._vocabulary]

    def _in_hangul(self, text: str) -> Iterator[Found]:
        words = list(_LATIN_WORD.finditer(text))
        at = 0
        while at < len(words):
            for several in range(min(_MOST_WORDS, len(words) - at), 0, -1):
                first, last = words[at], words[at + several - 1]
                read = self._hangul(text[first.start() : last.end()])
                if read:
                    yield first.start(), last.end(), read
                    at += several - 1
                    break
            at += 1

    def _hangul(self, phrase: str) -> str:
        """A Latin word, or several with one blank or hyphen between, in Hangul as the library has it."""
        words = _BETWEEN.split(phrase.lower())
        if len(words) > _MOST_WORDS or not all(map(_WORD.fullmatch, words)):
            return ""
        if all(word in self._vocabulary for word in words):
            return ""
        latin = "".join(words)
        named = only(self._hangul_words.naming(latin), self._vocabulary)
        if named or len(latin) < _SHORTEST_LATIN or not _SAID.search(latin):
            return named
        return only(self._hangul_words.near(latin), self._vocabulary)

    @cached_property
    def _latin_words(self) -> LatinBySound:
        return self._listed(LatinBySound)

    @cached_property
    def _hangul_words(self) -> HangulBySound:
        return self._listed(HangulBySound)

    def _listed(self, listing: Callable[[Mapping[str, int]], Listing]) -> Listing:
        begun = monotonic()
        words = listing(self._vocabulary)
        self._stays_until = monotonic() + _REST * (monotonic() - begun)
        return words
