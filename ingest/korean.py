"""The one door to Kiwi: morphemes with offsets, sentences, and the analysis that one pass gives.

Knows nothing of documents. Kiwi loads on first use (about a second and 500 MB), never at import.
"""

import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, NamedTuple

from ingest.dictionary import UserWord
from ingest.names import TABLE, Names, built_in_names
from ingest.terms import STRUCTURE, TERMS, lexical_terms
from ingest.types import Analysis, Morpheme

if TYPE_CHECKING:
    from kiwipiepy import Kiwi, Token


class Likely(NamedTuple):
    """A reading with the natural logarithm of its likelihood; ``of_words`` where all of it is in Kiwi's dictionary."""

    analysis: Analysis
    likelihood: float
    of_words: bool


class Korean:
    """Kiwi behind one lock: cheap to construct, loaded once, safe to share between threads."""

    def __init__(self, names: Names | None = None, words: Sequence[UserWord] = ()) -> None:
        """``names`` of questions, those of the program unless given, and a user's ``words`` for Kiwi."""
        self.names = names or built_in_names()
        self._words = tuple(words)
        self._lock = threading.Lock()
        self._kiwi: Kiwi | None = None

    @cached_property
    def identity(self) -> str:
        """What texts are read and analysed with, in eight digits: another gives other terms, or another structure.

        A user's names don't count: only questions know them.
        """
        words = sorted((word.form, word.tag, word.score) for word in self._words)
        parts = (_model_version(), TERMS, STRUCTURE, zlib.crc32(TABLE.read_bytes()), words)
        return f"{zlib.crc32(repr(parts).encode()):08x}"

    def load(self) -> "Kiwi":
        """Load Kiwi now; its first analysis builds tables, so one is made here."""
        with self._lock:
            if self._kiwi is None:
                from kiwipiepy import Kiwi

                kiwi = Kiwi()
                for word in self._words:
                    kiwi.add_user_word(word.form, word.tag, word.score)
                kiwi.tokenize("가")
                self._kiwi = kiwi
            return self._kiwi

    def morphemes(self, texts: Iterable[str]) -> Iterator[list[Morpheme]]:
        """Analyse each text once, on all cores, in order.

        Kiwi's own threads begin with the first texts when this is called, and work on while the caller does other
        things; waiting for one holds Python up, as Kiwi keeps its lock, so calling this in a thread gains nothing.
        """
        return ([_morpheme(token) for token in tokens] for tokens in self.load().tokenize(map(_readable, texts)))

    def analyze(self, text: str) -> Analysis:
        """Analyse one text as a question: names are searched in all the forms that it needs."""
        found = [_morpheme(token) for token in self.load().tokenize(_readable(text))]
        return analysis(text, _with_objections(found), self.names)

    def analyze_all(self, texts: Sequence[str]) -> list[Analysis]:
        """Analyse many texts as passages on all cores."""
        return [analysis(text, found) for text, found in zip(texts, self.morphemes(texts), strict=True)]

    def analyze_likely(self, texts: Sequence[str]) -> list[Likely]:
        """Analyse short texts one after another, and say how likely Kiwi takes each to be Korean."""
        kiwi = self.load()
        readings = [kiwi.analyze(_readable(text), top_n=1)[0] for text in texts]
        return [
            Likely(analysis(text, list(map(_morpheme, tokens))), likelihood, all(map(_is_word, tokens)))
            for text, (tokens, likelihood) in zip(texts, readings, strict=True)
        ]

    def are_apart(self, pairs: Sequence[tuple[str, str]]) -> list[bool]:
        """Say of pairs of words whether they read better with a blank between them than as one word."""
        if not pairs:
            return []
        written = [_readable(text) for before, after in pairs for text in (f"{before} {after}", f"{before}{after}")]
        scores = [readings[0][1] for readings in self.load().analyze(written, top_n=1)]
        return [apart >= together for apart, together in zip(scores[::2], scores[1::2], strict=True)]

    def joined(self, morphemes: Sequence[tuple[str, str]]) -> str:
        """Write morphemes, each a form and its tag as Kiwi gives them, as they are inflected: 하 + 었 + 어 is 했어.

        Raises:
            ValueError: a tag is none of Kiwi's.
        """
        return str(self.load().join(morphemes))

    def respaced(self, text: str) -> str:
        """Put in the spaces that are missing; none is taken out."""
        return str(self.load().space(_readable(text)))


def analysis(text: str, morphemes: Sequence[Morpheme], names: Names | None = None) -> Analysis:
    """Terms and tokens of a text whose morphemes are known."""
    return Analysis(text, tuple(lexical_terms(morphemes, names)), encoder_tokens(morphemes))


def _with_objections(morphemes: list[Morpheme]) -> list[Morpheme]:
    """The morphemes with 이의 as one noun before 신청 and 제기, which Kiwi reads as 'of this' at the head of a text."""
    for place in range(len(morphemes) - 2):
        first, of, act = morphemes[place : place + 3]
        if (
            (first.form, of.form, of.tag) == ("이", "의", "JKG")
            and act.form in ("신청", "제기")
            and first.end == of.start
        ):
            objection = Morpheme("이의", "NNG", first.start, of.end, first.sentence)
            return [*morphemes[:place], objection, *_with_objections(morphemes[place + 2 :])]
    return morphemes


def encoder_tokens(morphemes: Sequence[Morpheme]) -> tuple[str, ...]:
    """Morphemes as ``form/tag``, the keys of the embedded encoder."""
    return tuple([f"{form}/{tag}" for form, tag, _, _, _ in morphemes])


def _model_version() -> str:
    try:
        return version("kiwipiepy_model")
    except PackageNotFoundError:
        return ""


def _readable(text: str) -> str:
    """The text with a question mark for each lone surrogate, which Kiwi can't take; all offsets stay."""
    return text.encode(errors="replace").decode()


def _morpheme(token: "Token") -> Morpheme:
    start = token.start
    return Morpheme(token.form, token.tag, start, start + token.len, token.sent_position)


def _is_word(token: "Token") -> bool:
    """Whether Kiwi knows a morpheme, and not just its only syllable, into which it cuts what it doesn't know."""
    return not token.oov and (token.len > 1 or token.tag[0] in "JEVS" or token.tag in ("XSN", "XSV", "XSA", "XSM"))
