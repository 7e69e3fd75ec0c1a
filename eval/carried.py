"""How much of a gold answer another answer carries: its figures by value, and its key nouns.

**Figures** of the gold answer (amounts, per cents, counts, years, dates, periods, times, telephone and plain numbers)
that the question doesn't state itself; each value once. An answer carries a figure when one of its own figures has
exactly that value, whatever its written form: 3683만 원 is carried by 36,830,000원.

**Key nouns** of the gold answer: Kiwi's common and proper nouns, foreign words and numbers (NNG, NNP, SL, SN) that are
no part of a figure, are not in the question, and are none of ``GENERAL``; each form once. An answer carries a noun that
Kiwi finds in it, or that stands in it letter for letter where it has two letters and more, because compounds are cut
differently in different sentences.

The share of one question is carried / wanted over figures and nouns together, each figure and each noun counting one;
the share of a set is the mean over its questions (macro). A gold answer that has neither is left out. Citation marks
``[n]`` are no figures. What an answer says beyond the gold answer costs nothing here, so lengths must be told beside
the shares.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.figures.compare import equal_value
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import Figure
from ingest.korean import Korean
from ingest.types import Morpheme

KEY_TAGS = frozenset({"NNG", "NNP", "SL", "SN"})
# Words that close or carry an answer about anything (자세한 사항은 … 문의하여 확인하시기 바랍니다) and words that only
# ask (방법은 다음과 같습니다). Chosen by frequency among training answers before any system was measured.
GENERAL = frozenset({
    "경우", "해당", "제공", "안내", "정보", "필요", "가능", "확인", "관련", "다양", "포함", "도움",
    "내용", "사항", "여부", "문의", "답변", "질문", "참고", "이용", "진행", "연락", "때", "후", "전",
    "방법", "절차", "이유", "의미", "설명", "말씀", "부탁", "감사", "구체", "다음",
})  # fmt: skip
_MARK = re.compile(r"\[\d{1,3}\]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a gold answer says beyond its question."""

    figures: tuple[Figure, ...]
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """How many of the wanted figures and nouns an answer has; the shares are None where none was wanted."""

    figures: int
    figures_wanted: int
    nouns: int
    nouns_wanted: int

    @property
    def share(self) -> float | None:
        """Of figures and nouns together."""
        return _share(self.figures + self.nouns, self.figures_wanted + self.nouns_wanted)

    @property
    def of_figures(self) -> float | None:
        """Of figures alone."""
        return _share(self.figures, self.figures_wanted)

    @property
    def of_nouns(self) -> float | None:
        """Of nouns alone."""
        return _share(self.nouns, self.nouns_wanted)


def wanted_of(gold: str, question: str, korean: Korean) -> Wanted:
    """Read what a gold answer says that its question doesn't."""
    said, asked = _Said.read((gold, question), korean)
    figures: list[Figure] = []
    for figure in said.figures:
        if not _among(figure, asked.figures) and not _among(figure, figures):
            figures.append(figure)
    nouns = (noun for noun in said.nouns if noun not in GENERAL and not asked.has(noun))
    return Wanted(tuple(figures), tuple(dict.fromkeys(nouns)))


def carried_by(wanted: Wanted, answers: Sequence[str], korean: Korean) -> tuple[Carried, ...]:
    """Count what each of several answers carries of what is wanted."""
    return tuple(
        Carried(
            figures=sum(_among(figure, said.figures) for figure in wanted.figures),
            figures_wanted=len(wanted.figures),
            nouns=sum(map(said.has, wanted.nouns)),
            nouns_wanted=len(wanted.nouns),
        )
        for said in _Said.read(answers, korean)
    )


@dataclass(frozen=True, slots=True)
class _Said:
    text: str
    figures: tuple[Figure, ...]
    nouns: tuple[str, ...]

    @classmethod
    def read(cls, texts: Sequence[str], korean: Korean) -> tuple["_Said", ...]:
        plain = [_MARK.sub("", unicodedata.normalize("NFC", text)) for text in texts]
        return tuple(
            cls(text, parse_figures(text), _nouns(text, morphemes))
            for text, morphemes in zip(plain, korean.morphemes(plain), strict=True)
        )

    def has(self, noun: str) -> bool:
        return noun in self.nouns or (len(noun) > 1 and noun in self.text)


def _nouns(text: str, morphemes: Iterable[Morpheme]) -> tuple[str, ...]:
    figures = [(figure.start, figure.end) for figure in parse_figures(text)]
    return tuple(
        morpheme.form
        for morpheme in morphemes
        if morpheme.tag in KEY_TAGS and not any(morpheme.start < end and start < morpheme.end for start, end in figures)
    )


def _among(figure: Figure, others: Iterable[Figure]) -> bool:
    return any(equal_value(figure, other) for other in others)


def _share(carried: int, wanted: int) -> float | None:
    return carried / wanted if wanted else None
