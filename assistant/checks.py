"""Check a written answer against what it cites: figures and dates by value, names and quotations word by word.

Whoever wrote the answer, nothing is believed: a figure must stand in the quote or the context of a citation of its own
sentence, or in the question, or follow from such figures by a formula; and it must stand there with what the sentence
speaks of. Knows nothing of searching or of models.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from assistant.checking.around import Wording, wording
from assistant.checking.contradicted import contradiction
from assistant.checking.formulas import COMPUTABLE, Written, formula
from assistant.checking.names import misnamed
from assistant.checking.placing import OTHER_ITEM, is_taken, other_place
from assistant.checking.relations import misfits
from assistant.citations import CitedSentence, cited_sentences
from assistant.figures.parsing import CALENDAR_KINDS, Figure, FigureKind, parse_figures
from assistant.support import Evidence, evidence, supported
from assistant.types import Check, CheckKind, Citation
from ingest import patterns as re

_LIST_MARK = re.compile(r"\s*(?:\(?[0-9]{1,2}[.)]\)?\s|[-*•]\s+[0-9]{1,2}(?:\)|\.(?!\s*[0-9]))\s)")
_QUOTED = re.compile(
    r"[“\"](?P<double>[^“”\"\n]{4,400})[”\"]"
    r"|‘(?![0-9]{2}(?![0-9]))(?P<single>[^‘’\n]{4,400})’"
    r"|「(?P<corner>[^「」\n]{2,400})」|『(?P<title>[^『』\n]{2,400})』"
)
# Words that count what the answer itself lists, or nothing: 두 가지, 한 번. They claim nothing about the source.
_OWN_COUNTS = frozenset({"가지"})
# Of more cited figures than this some two give any number.
_MOST_CITED = 8
# 1:1 상담 and 1대1 맞춤 are ways of saying 맞춤; they count nothing.
_ONE_TO_ONE = re.compile(r"(?<![0-9])1 ?(?::|대) ?1(?![0-9])")


_BESIDE_SIGNS = re.compile(r" ?([()\[\],·~]) ?")


@dataclass(frozen=True, slots=True)
class _Claim:
    """A figure of the answer: where it stands in the whole answer, and what supports it."""

    figure: Figure
    words: str
    sentence: int
    citation: int | None
    asked: bool

    @property
    def believed(self) -> bool:
        return self.asked or self.citation is not None


class _Checking:
    """One answer with all that it is held to."""

    def __init__(self, text: str, citations: Sequence[Citation], question: str, contexts: Mapping[int, str]) -> None:
        self.sentences = cited_sentences(unicodedata.normalize("NFC", text))
        self.known = {one.number: evidence(one.quote, contexts.get(one.number, "")) for one in citations}
        self.asked = evidence(unicodedata.normalize("NFC", question))
        self.claims = [claim for place in range(len(self.sentences)) for claim in self._claims(place)]

    def cited(self, sentence: CitedSentence) -> dict[int, Evidence]:
        """What a sentence is held to: its own citations, or all where it has none."""
        own = [number for number in sentence.numbers if number in self.known]
        return {number: self.known[number] for number in own or self.known}

    def given(self, sentence: CitedSentence) -> int | None:
        """The first citation that a sentence gives."""
        return next((number for number in sentence.numbers if number in self.known), None)

    def _claims(self, place: int) -> Iterator[_Claim]:
        sentence = self.sentences[place]
        words, cited = _without_list_mark(sentence.plain), self.cited(sentence)
        for figure in parse_figures(words):
            if _claims(figure, words):
                number = next((n for n, source in cited.items() if supported(figure, words, source)), None)
                asked = supported(figure, words, self.asked)
                moved = replace(figure, start=figure.start + sentence.start, end=figure.end + sentence.start)
                yield _Claim(moved, words[figure.start : figure.end], place, number, asked)

    def checks(self) -> Iterator[Check]:
        """Every check, sentence by sentence: figures, names, quotations."""
        for place, sentence in enumerate(self.sentences):
            yield from (self._figure_check(claim) for claim in self.claims if claim.sentence == place)
            yield from self._word_checks(sentence)

    def _figure_check(self, claim: _Claim) -> Check:
        sentence = self.sentences[claim.sentence]
        calendar = claim.figure.kind in CALENDAR_KINDS | {FigureKind.TIME}
        kind = CheckKind.DATE if calendar else CheckKind.NUMBER
        places = ((claim.figure.start, claim.figure.end),)
        if claim.citation is not None:
            reason = self._misplaced(claim, sentence)
            worked_out = self._formula(claim, self._said(claim)) if reason == OTHER_ITEM else ""
            reason = "" if worked_out else reason
            return Check(kind, claim.words, not reason, claim.citation, worked_out, reason, places)
        if claim.asked:
            return Check(kind, claim.words, True, None, places=places)
        worked_out = self._formula(claim, self._operands(claim))
        if worked_out and claim.figure.start in misfits(self.answer):
            worked_out = ""
        if worked_out and is_taken(claim.figure, self.answer, wording(self.asked.text), self._held(sentence)):
            worked_out = ""
        return Check(kind, claim.words, bool(worked_out), self.given(sentence), worked_out, places=places)

    def _formula(self, claim: _Claim, operands: Sequence[Written]) -> str:
        sentence = self.sentences[claim.sentence]
        at = claim.figure.start - sentence.start
        return formula(Written(claim.figure, claim.words), sentence.plain, at, operands)

    def _misplaced(self, claim: _Claim, sentence: CitedSentence) -> str:
        held, question = self._held(sentence), wording(self.asked.text)
        reason = contradiction(claim.figure, self.answer, question, held, claim.asked)
        return reason or ("" if claim.asked else other_place(claim.figure, self.answer, question, held))

    def _held(self, sentence: CitedSentence) -> tuple[Evidence, ...]:
        return tuple(self.cited(sentence).values())

    @cached_property
    def answer(self) -> Wording:
        """The answer's words and figures."""
        return wording(_plain(self.sentences))

    def _operands(self, claim: _Claim) -> list[Written]:
        """Figures that a claim may have been worked out from: what is said and, where they are few, what is cited."""
        cited = [
            Written(figure, source.text[figure.start : figure.end])
            for source in self.cited(self.sentences[claim.sentence]).values()
            for figure in source.figures
            if figure.kind in COMPUTABLE
        ]
        return [*self._said(claim), *(cited if len(cited) <= _MOST_CITED else ())]

    def _said(self, claim: _Claim) -> list[Written]:
        """The other figures of the answer, the nearest first, and those of the question."""
        believed = [one for one in self.claims if one.believed and one is not claim]
        believed.sort(key=lambda one: (abs(one.sentence - claim.sentence), abs(one.figure.start - claim.figure.start)))
        said = [Written(one.figure, one.words) for one in believed]
        asked = [Written(one, self.asked.text[one.start : one.end]) for one in self.asked.figures]
        return [*said, *asked]

    def _word_checks(self, sentence: CitedSentence) -> Iterator[Check]:
        cited = self.cited(sentence)
        for start, end in misnamed(sentence.plain, [*(source.text for source in cited.values()), self.asked.text]):
            name, places = sentence.plain[start:end], _places(sentence, start, end)
            yield Check(CheckKind.NAME, name, False, self.given(sentence), places=places)
        for start, end in _quotations(sentence.plain):
            words = sentence.plain[start:end]
            plain = folded(words)
            number = next((n for n, source in cited.items() if plain in folded(source.text)), None)
            asked = plain in folded(self.asked.text)
            stands = asked or number is not None
            given = number if stands else self.given(sentence)
            yield Check(CheckKind.QUOTE, words, stands, given, places=_places(sentence, start, end))


def check_answer(
    text: str, citations: Sequence[Citation], question: str, contexts: Mapping[int, str]
) -> tuple[Check, ...]:
    """Check every figure, date, name and quotation of an answer; each check appears once.

    ``contexts`` gives, by citation number, what stands above a quote without being in it: title, headings, table
    header, unit line. A figure's check names the citation that it stands in; an unsupported one names the citation
    that its sentence gives, or none. A name is checked only where it stands nowhere: most words are no names.
    """
    found: dict[Check, Check] = {}
    for check in _Checking(text, citations, question, contexts).checks():
        same = found.get(check)
        found[check] = check if same is None else replace(same, places=(*same.places, *check.places))
    return tuple(found.values())


def _plain(sentences: Sequence[CitedSentence]) -> str:
    """The whole answer without its marks, every sentence where it stood, each on a line of its own."""
    pieces: list[str] = []
    end = 0
    for sentence in sentences:
        pieces += ["\n" * min(1, sentence.start - end), " " * (sentence.start - end - 1), sentence.plain]
        end = sentence.end
    return "".join(pieces)


def _without_list_mark(words: str) -> str:
    mark = _LIST_MARK.match(words)
    return " " * mark.end() + words[mark.end() :] if mark else words


def _claims(figure: Figure, words: str) -> bool:
    """Say whether a figure claims anything of the source: not 두 가지, not 1:1."""
    if figure.spelled and (figure.value <= 1 or figure.unit in _OWN_COUNTS):
        return False
    return not any(one.start() <= figure.start < one.end() for one in _ONE_TO_ONE.finditer(words))


def _quotations(words: str) -> Iterator[tuple[int, int]]:
    """Give the spans of what is quoted, without the marks and the white space inside them."""
    for quoted in _QUOTED.finditer(words):
        group = next((name for name, found in quoted.groupdict().items() if found), 0)
        start, end = quoted.span(group)
        inner = words[start:end]
        yield start + len(inner) - len(inner.lstrip()), max(start, end - len(inner) + len(inner.rstrip()))


def _places(sentence: CitedSentence, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Say where a span of a sentence stands in the whole answer."""
    return ((sentence.start + start, sentence.start + end),)


def folded(text: str) -> str:
    """Bring words into the form in which quotations are compared.

    That is NFC, white space as one space and none beside brackets and commas, no ** of Markdown.
    """
    plain = " ".join(unicodedata.normalize("NFC", text.replace("**", "")).split())
    return _BESIDE_SIGNS.sub(r"\1", plain)
