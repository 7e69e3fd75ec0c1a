"""The one door to Kiwi: morphemes with offsets, sentences, and the analysis that one pass gives.

Knows nothing of documents. Kiwi loads on first use (about a second and 500 MB), never at import.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ingest.terms import lexical_terms
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

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kiwi: Kiwi | None = None

    def load(self) -> "Kiwi":
        """Load Kiwi now; its first analysis builds tables, so one is made here."""
        with self._lock:
            if self._kiwi is None:
                from kiwipiepy import Kiwi

                kiwi = Kiwi()
                kiwi.tokenize("가")
                self._kiwi = kiwi
            return self._kiwi

    def morphemes(self, texts: Iterable[str]) -> Iterator[list[Morpheme]]:
        """Analyse each text once, on all cores, in order."""
        for tokens in self.load().tokenize(map(_readable, texts)):
            yield [_morpheme(token) for token in tokens]

    def analyze(self, text: str) -> Analysis:
        """Analyse one text, such as a question."""
        return analysis(text, [_morpheme(token) for token in self.load().tokenize(_readable(text))])

    def analyze_all(self, texts: Sequence[str]) -> list[Analysis]:
        """Analyse many texts on all cores."""
        return [analysis(text, found) for text, found in zip(texts, self.morphemes(texts), strict=True)]

    def analyze_likely(self, texts: Sequence[str]) -> list[Likely]:
        """Analyse short texts one after another, and say how likely Kiwi takes each to be Korean."""
        kiwi = self.load()
        readings = [kiwi.analyze(_readable(text), top_n=1)[0] for text in texts]
        return [
            Likely(analysis(text, list(map(_morpheme, tokens))), likelihood, all(map(_is_word, tokens)))
            for text, (tokens, likelihood) in zip(texts, readings, strict=True)
        ]

    def respaced(self, text: str) -> str:
        """Put in the spaces that are missing; none is taken out."""
        return str(self.load().space(_readable(text)))


def analysis(text: str, morphemes: Sequence[Morpheme]) -> Analysis:
    """Terms and tokens of a text whose morphemes are known."""
    return Analysis(text, tuple(lexical_terms(morphemes)), encoder_tokens(morphemes))


def encoder_tokens(morphemes: Sequence[Morpheme]) -> tuple[str, ...]:
    """Morphemes as ``form/tag``, the keys of the embedded encoder."""
    return tuple([f"{form}/{tag}" for form, tag, _, _, _ in morphemes])


def _readable(text: str) -> str:
    """The text with a question mark for each lone surrogate, which Kiwi can't take; all offsets stay."""
    return text.encode(errors="replace").decode()


def _morpheme(token: "Token") -> Morpheme:
    start = token.start
    return Morpheme(token.form, token.tag, start, start + token.len, token.sent_position)


def _is_word(token: "Token") -> bool:
    """Whether Kiwi knows a morpheme, and not just its only syllable, into which it cuts what it doesn't know."""
    return not token.oov and (token.len > 1 or token.tag[0] in "JEVS" or token.tag in ("XSN", "XSV", "XSA", "XSM"))
