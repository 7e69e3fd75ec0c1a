"""Whether citations support what cites them: recall and precision in the manner of ALCE, by a function stated here.

**The support function** is ours, deterministic, and no entailment model: cited text supports a sentence when (1) every
figure of the sentence stands in it by value, or in the question, or follows by arithmetic from figures of the sentence
that do (``assistant.checking.formulas``), and (2) of the sentence's nouns (Kiwi's NNG, NNP and
SL of two letters and more that are in no figure and not in the question) at least ``NOUNS_AT_LEAST`` stand in it letter
for letter, white space left out. Cited text is the quotes with what stands above them: title, headings, table header
and unit line. It can't see a denial or a wrong relation between right words: what it passes may still be wrong.

**Recall and precision** are defined as by Gao, Yen, Yu & Chen, "Enabling Large Language Models to Generate Text with
Citations", EMNLP 2023, sect. 3, who decide support by an entailment model, so figures here are never theirs. Recall: of
an answer's sentences, the share that all their citations together support; a sentence without citation isn't supported.
Precision: of an answer's citation marks, the share of those that belong to a supported sentence and aren't idle, where
a mark is idle if it alone doesn't support its sentence and the others without it do.

Knows nothing of libraries and of what is right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.checking.formulas import Written, formula
from assistant.citations import CitedSentence, cited_sentences
from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import Figure, FigureKind
from assistant.support import Evidence, evidence, supported
from ingest.korean import Korean
from ingest.types import Morpheme

# Endings and words that only lead over (이며, 따라서) are no nouns; what an answerer adds in its own words is some.
NOUNS_AT_LEAST = 0.6
_NOUNS = frozenset({"NNG", "NNP", "SL"})
# What an answer says of itself where it shows how a figure was worked out.
_OWN = frozenset({"계산"})


@dataclass(frozen=True, slots=True)
class Supported:
    """Counts over one answer: its sentences and citation marks, and how many of each do what they should."""

    sentences: int
    supported: int
    marks: int
    useful: int

    @property
    def recall(self) -> float:
        """Share of sentences that their citations support; 0 of none."""
        return self.supported / self.sentences if self.sentences else 0.0

    @property
    def precision(self) -> float:
        """Share of citation marks that support, and aren't idle; 0 of none."""
        return self.useful / self.marks if self.marks else 0.0


@dataclass(frozen=True, slots=True)
class _Claim:
    """A sentence with what must stand in the cited text."""

    words: str
    figures: tuple[Figure, ...]
    nouns: tuple[str, ...]
    asked: Evidence

    def stands_in(self, texts: Sequence[str]) -> bool:
        """Whether the texts together support this."""
        cited = evidence("\n".join(texts))
        if not self._accounted(cited):
            return False
        letters = "".join(cited.text.split()).lower()
        return sum(noun in letters for noun in self.nouns) >= NOUNS_AT_LEAST * len(self.nouns)

    def _accounted(self, cited: Evidence) -> bool:
        """Whether every figure stands in the cited text or follows from those that do, step by step."""
        accounted = [one for one in self.figures if self._stands(one, cited)]
        while left := [one for one in self.figures if one not in accounted]:
            follow = [one for one in left if self._follows(one, accounted)]
            if not follow:
                return False
            accounted += follow
        return True

    def _stands(self, figure: Figure, cited: Evidence) -> bool:
        return supported(figure, self.words, cited) or supported(figure, self.words, self.asked)

    def _follows(self, figure: Figure, accounted: Sequence[Figure]) -> bool:
        # A calculation that is shown repeats its figures without their units.
        if figure.kind is FigureKind.NUMBER and any(figure.value in (one.number, one.value) for one in accounted):
            return True
        written = [self._written(one) for one in accounted]
        return bool(formula(self._written(figure), self.words, figure.start, written))

    def _written(self, figure: Figure) -> Written:
        return Written(figure, self.words[figure.start : figure.end])


def support(answer: str, cited: Mapping[int, str], question: str, korean: Korean) -> Supported:
    """Count what the citations of an answer support; ``cited`` gives the cited text of each number."""
    sentences = telling_sentences(answer)
    return support_read(sentences, [*korean.morphemes([one.plain for one in sentences])], cited, question)


def telling_sentences(answer: str) -> list[CitedSentence]:
    """The sentences of an answer that hold a letter or a figure."""
    return [one for one in cited_sentences(answer) if any(letter.isalnum() for letter in one.plain)]


def support_read(
    sentences: Sequence[CitedSentence], read: Sequence[Sequence[Morpheme]], cited: Mapping[int, str], question: str
) -> Supported:
    """Count what citations support of sentences whose morphemes are known; see ``support``."""
    given, marks, useful = 0, 0, 0
    asked = evidence(question)
    for sentence, morphemes in zip(sentences, read, strict=True):
        texts = {number: cited[number] for number in dict.fromkeys(sentence.numbers) if number in cited}
        claim = _claim(sentence.plain, morphemes, asked)
        stands = bool(texts) and claim.stands_in(list(texts.values()))
        given += stands
        marks += len(dict.fromkeys(sentence.numbers))
        useful += sum(_useful(claim, number, texts) for number in texts) if stands else 0
    return Supported(len(sentences), given, marks, useful)


def _useful(claim: _Claim, number: int, texts: Mapping[int, str]) -> bool:
    others = [text for other, text in texts.items() if other != number]
    return not others or claim.stands_in([texts[number]]) or not claim.stands_in(others)


def _claim(words: str, morphemes: Sequence[Morpheme], asked: Evidence) -> _Claim:
    figures = tuple(parse_figures(words))
    question = "".join(asked.text.split()).lower()
    nouns = (
        one.form.lower()
        for one in morphemes
        if one.tag in _NOUNS
        and one.form not in _OWN
        and len(one.form) > 1
        and not any(one.start < f.end and f.start < one.end for f in figures)
    )
    return _Claim(words, figures, tuple(noun for noun in dict.fromkeys(nouns) if noun not in question), asked)
