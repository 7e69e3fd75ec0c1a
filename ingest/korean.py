"""The one door to Kiwi: morphemes with offsets, sentences, lexical terms and encoder tokens of one pass.

Knows nothing of documents. Kiwi loads on first use (about a second and 500 MB), never at import.
"""

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ingest.types import Analysis

if TYPE_CHECKING:
    from kiwipiepy import Kiwi, Token

# Parts of speech that carry meaning for finding: nouns, numerals, foreign words, digits, Hanja, roots, adverbs,
# verb and adjective stems, determiners. Particles, endings, affixes, pronouns and symbols do not. Dropping bound
# nouns or all verbs lost .005 to .008 nDCG@10 on the development sets.
_CONTENT_TAGS = frozenset({"NNG", "NNP", "NNB", "NR", "SL", "SN", "SH", "XR", "MAG", "VV", "VA", "MM", "W_SERIAL"})
# What joins into one compound when nothing stands between (산업+융합, 제+기본+계획). The whole run only, and without
# digits: all sub-spans, pairs, or digits in the run were equal or lower on each set.
_COMPOUND_TAGS = frozenset({"NNG", "NNP", "NR", "SL", "SH", "XR", "XSN", "XPN", "W_SERIAL"})
_STEM_TAGS = frozenset({"VV", "VA"})
_LIGHT_STEMS = frozenset({"하", "되", "있", "없", "위하", "대하"})
_LIGHT_DETERMINERS = frozenset(
    ["이", "그", "저", "어떤", "몇", "무슨", "어느", "각", "모든", "다른", "이런", "그런", "여러", "어떠한"]
)
_APOSTROPHES = frozenset("'‘’`´′")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_YEAR = re.compile(r"\d\d")


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


def lexical_terms(morphemes: Sequence[Morpheme]) -> list[str]:
    """Content morphemes, compounds of what stands in one eojeol without a gap, and years written out.

    Verbs and adjectives end in 다, so that they never meet a noun; '23, 23년 and 2023 give 2023년, too.
    """
    terms: list[str] = []
    run: list[str] = []
    run_end = -1
    previous = ""
    for place, (form, tag, start, end, _) in enumerate(morphemes):
        plain_tag = tag.partition("-")[0]
        if plain_tag in _CONTENT_TAGS:
            terms.extend(_normal_forms(form, plain_tag))
        if plain_tag == "SN":
            following = morphemes[place + 1].form if place + 1 < len(morphemes) else ""
            terms.extend(_written_out(form, previous, following))
        if plain_tag in _COMPOUND_TAGS:
            if start != run_end and run:
                _add_compound(run, terms)
                run = []
            run.append(form.lower().replace(" ", ""))
            run_end = end
        previous = form
    _add_compound(run, terms)
    return terms


def _add_compound(run: list[str], terms: list[str]) -> None:
    if len(run) > 1:
        terms.append("".join(run))


def _normal_forms(form: str, tag: str) -> list[str]:
    if tag in _STEM_TAGS:
        return [] if form in _LIGHT_STEMS else [f"{form}다"]
    if tag == "MM":
        return [] if form in _LIGHT_DETERMINERS else [form]
    if tag == "SN":
        return [form.replace(",", "")]
    if " " in form:  # Kiwi knows some names of several words; a term holds no white space
        return [form.replace(" ", ""), *form.split()]
    return [form.lower() if tag == "SL" else form]


def _written_out(digits: str, previous: str, following: str) -> list[str]:
    """The year that digits stand for, written as 2023년, or nothing."""
    if _YEAR.fullmatch(digits):
        return [f"{digits}년"]
    if _SHORT_YEAR.fullmatch(digits) and (previous in _APOSTROPHES or following == "년"):
        return [f"20{digits}년"]
    return []


def _readable(text: str) -> str:
    """The text with a question mark for each lone surrogate, which Kiwi can't take; all offsets stay."""
    return text.encode(errors="replace").decode()


def _morpheme(token: "Token") -> Morpheme:
    start = token.start
    return Morpheme(token.form, token.tag, start, start + token.len, token.sent_position)
