"""The one door to Kiwi: morphemes with offsets, sentences, and the analysis that one pass gives.

Knows nothing of documents. Kiwi loads on first use (about a second and 500 MB), never at import.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ingest.terms import lexical_terms
from ingest.types import Analysis, Morpheme

if TYPE_CHECKING:
    from kiwipiepy import Kiwi, Token


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
