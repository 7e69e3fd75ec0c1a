"""A query read again where it is badly typed: what was probably meant, beside what was written.

The plain query stays in the race: its terms are kept, and a reading only adds. Repair starts where the library doesn't
know a word, so that a query of known words costs one look at the vocabulary for each and is left alone. Known words
may be hidden by the wrong keyboard (index.retyping), missing spaces, other letters (index.loanwords), a slip of the
finger (index.respelling), another width or Hanja (index.folding).
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from index.folding import folded, is_unusual, without_hanja
from index.letter_names import may_begin_with_letters
from index.loanwords import LoanWords, Written
from index.respelling import Respelling
from index.retyping import retyped
from index.vocabulary import known_parts
from ingest import patterns as re
from ingest.hanja import is_hanja
from ingest.korean import Korean
from ingest.types import Analysis

# A text of more characters is pasted, not typed.
_LONGEST = 500
_WORD = re.compile("[가-힣]{2,30}")
_RUN = re.compile("[가-힣ㄱ-ㅣ]+|[A-Za-z]+")
_STRAY = re.compile("[ㄱ-ㅣ]")
# An eojeol of more syllables is looked at for missing spaces; it has them where words go on behind a particle or an
# ending.
_LONG_EOJEOL = re.compile(r"\S{9,}")
_NOUNS = frozenset({"NNG", "NNP", "XR"})
_RUNS_ON = re.compile(r"/(?:J|E[CFT])\S* \S+/(?:N|M|X[RP]|V[VA])")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a query is searched as, and its words that were read as others: ``(written, read)``."""

    analysis: Analysis
    corrections: tuple[tuple[str, str], ...] = ()


class QueryRepair:
    """Reads queries for one library; what it needs of a vocabulary is built when first needed, once a revision."""

    def __init__(
        self, korean: Korean, vocabulary: Callable[[], Mapping[str, int]], written: Written = " ".join
    ) -> None:
        """``written`` tells how the library writes words that stand together; see ``Written``."""
        self._korean = korean
        self._vocabulary = vocabulary
        self._written = written
        self._known: tuple[Respelling, LoanWords] | None = None

    def read(self, query: Analysis) -> Reading:
        """Give a query with what its likeliest reading adds; the query itself where nothing is to be added."""
        respelling, loanwords = self._current()
        unknown = respelling.unknown(query)
        if len(query.text) > _LONGEST or not (unknown or is_unusual(query.text) or _may_name_letters(query.text)):
            return Reading(query)
        text = self._in_usual_characters(query.text, unknown, respelling.vocabulary)
        corrections = retyped(text, respelling.vocabulary, self._korean)
        reading = self._again(query, _LONG_EOJEOL.sub(self._spaced, _replaced(text, corrections)))
        text, meant = loanwords.reread(reading.text, _nouns(reading))
        reading = self._again(reading, text)
        corrections = _joined(corrections, meant)
        unknown = respelling.unknown(reading)
        if unknown or _STRAY.search(reading.text):
            meant = respelling.meant(reading.text, unknown)
            reading = self._again(reading, _replaced(reading.text, meant))
            corrections = _joined(corrections, meant)
        parts = _parts([*unknown, *respelling.unknown(reading)], respelling.vocabulary)
        return _merged(query, reading, parts, corrections)

    def _current(self) -> tuple[Respelling, LoanWords]:
        vocabulary = self._vocabulary()
        known = self._known
        if known is None or (known[0].vocabulary is not vocabulary and not any(each.is_recent() for each in known)):
            known = self._known = Respelling(self._korean, vocabulary), LoanWords(vocabulary, self._written)
        return known

    def _in_usual_characters(self, text: str, unknown: Collection[str], vocabulary: Mapping[str, int]) -> str:
        text = folded(text)
        return without_hanja(text, vocabulary) if any(map(is_hanja, "".join(unknown))) else text

    def _spaced(self, eojeol: re.Match[str]) -> str:
        runs_on = _RUNS_ON.search(" ".join(self._korean.analyze(eojeol[0]).tokens))
        return self._korean.respaced(eojeol[0]) if runs_on else eojeol[0]

    def _again(self, before: Analysis, text: str) -> Analysis:
        return before if text == before.text else self._korean.analyze(text)


def _may_name_letters(text: str) -> bool:
    return any(map(may_begin_with_letters, text.split()))


def _nouns(analysed: Analysis) -> set[str]:
    """The nouns of a text, which other letters may be another way to write."""
    read = (token.rpartition("/") for token in analysed.tokens)
    return {form for form, _, tag in read if tag in _NOUNS}


def _merged(query: Analysis, reading: Analysis, parts: Collection[str], corrections: Mapping[str, str]) -> Reading:
    have = set(query.terms)
    more = [term for term in dict.fromkeys([*reading.terms, *parts]) if term not in have]
    if not more and reading is query:
        return Reading(query)
    return Reading(Analysis(reading.text, (*query.terms, *more), reading.tokens), tuple(corrections.items()))


def _parts(unknown: Collection[str], vocabulary: Mapping[str, int]) -> list[str]:
    """Known terms that stand in unknown ones: a compound that the library holds only in part."""
    return [part for term in unknown if _WORD.fullmatch(term) for part in known_parts(term, vocabulary)]


def _replaced(text: str, meant: Mapping[str, str]) -> str:
    return _RUN.sub(lambda found: meant.get(found[0], found[0]), text)


def _joined(first: Mapping[str, str], then: Mapping[str, str]) -> dict[str, str]:
    """Changes as one step: a word of the first that holds a word of the second, and those of the second alone."""
    joined = dict(first)
    for written, read in then.items():
        through = [before for before, after in first.items() if written in after]
        for before in through:
            joined[before] = joined[before].replace(written, read)
        if not through:
            joined[written] = read
    return joined
