"""The one door to Kiwi: morphemes with offsets, sentences, lexical terms and encoder tokens of one pass.

Knows nothing of documents. Kiwi loads on first use (about a second and 500 MB), never at import.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ingest.types import Analysis

if TYPE_CHECKING:
    from kiwipiepy import Kiwi, Token

# Parts of speech that carry meaning for finding: nouns, numerals, foreign words, digits, Hanja, roots,
# verb and adjective stems, general adverbs. Particles, endings, affixes, pronouns and symbols do not.
_CONTENT_TAGS = frozenset({"NNG", "NNP", "NNB", "NR", "SL", "SN", "SH", "XR", "VV", "VA", "MAG", "W_SERIAL"})
# What joins into one compound when nothing stands between: 산업+융합, 제+2+차, AI+대학원.
_COMPOUND_TAGS = frozenset({"NNG", "NNP", "NNB", "NR", "SL", "SN", "SH", "XR", "XPN", "XSN"})


class Morpheme(NamedTuple):
    """One morpheme; ``start:end`` are offsets in the analysed text, ``sentence`` counts from 0."""

    form: str
    tag: str
    start: int
    end: int
    sentence: int


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
        for tokens in self.load().tokenize(texts):
            yield [_morpheme(token) for token in tokens]

    def analyze(self, text: str) -> Analysis:
        """Analyse one text, such as a question."""
        return analysis(text, [_morpheme(token) for token in self.load().tokenize(text)])

    def analyze_all(self, texts: Sequence[str]) -> list[Analysis]:
        """Analyse many texts on all cores."""
        return [analysis(text, found) for text, found in zip(texts, self.morphemes(texts), strict=True)]


def analysis(text: str, morphemes: Sequence[Morpheme]) -> Analysis:
    """Terms and tokens of a text whose morphemes are known."""
    return Analysis(text, tuple(lexical_terms(morphemes)), encoder_tokens(morphemes))


def encoder_tokens(morphemes: Sequence[Morpheme]) -> tuple[str, ...]:
    """Morphemes as ``form/tag``, the keys of the embedded encoder."""
    return tuple([f"{form}/{tag}" for form, tag, _, _, _ in morphemes])


def lexical_terms(morphemes: Sequence[Morpheme]) -> list[str]:
    """Content morphemes, and compounds of nouns that stand in one eojeol without a gap.

    A run of n nouns gives its n - 1 adjacent pairs and, for n > 2, the whole run.
    """
    terms: list[str] = []
    run: list[str] = []
    run_end = -1
    for form, tag, start, end, _ in morphemes:
        plain_tag = tag.partition("-")[0]
        normal = _normal_form(form, plain_tag)
        if plain_tag in _CONTENT_TAGS:
            terms.append(normal)
        if plain_tag in _COMPOUND_TAGS:
            if start != run_end:
                _add_compounds(run, terms)
                run = []
            run.append(normal)
            run_end = end
    _add_compounds(run, terms)
    return terms


def _add_compounds(run: list[str], terms: list[str]) -> None:
    count = len(run)
    if count < 2:
        return
    terms.extend([run[i] + run[i + 1] for i in range(count - 1)])
    if count > 2:
        terms.append("".join(run))


def _normal_form(form: str, tag: str) -> str:
    if tag == "SL":
        return form.lower()
    if tag == "SN":
        return form.replace(",", "")
    return form.replace(" ", "") if " " in form else form


def _morpheme(token: "Token") -> Morpheme:
    start = token.start
    return Morpheme(token.form, token.tag, start, start + token.len, token.sent_position)
