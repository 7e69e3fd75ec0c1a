"""Check a written answer against what it cites: its figures and dates by value, its quotations word by word.

Whoever wrote the answer, nothing is believed: a figure must stand in the quote or the context of a citation of its own
sentence, or in the question. Knows nothing of searching or of models.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from assistant.citations import CitedSentence, cited_sentences
from assistant.figures.parsing import CALENDAR_KINDS, Figure, FigureKind, parse_figures
from assistant.support import Evidence, evidence, supported
from assistant.types import Check, CheckKind, Citation

_LIST_MARK = re.compile(r"\s*(?:\(?[0-9]{1,2}[.)]\)?\s|[-*•]\s+[0-9]{1,2}\)\s)")
_QUOTED = re.compile(
    r"[“\"](?P<double>[^“”\"\n]{4,400})[”\"]"
    r"|‘(?![0-9]{2}(?![0-9]))(?P<single>[^‘’\n]{4,400})’"
    r"|「(?P<corner>[^「」\n]{2,400})」|『(?P<title>[^『』\n]{2,400})』"
)
# Words that count what the answer itself lists, or nothing: 두 가지, 한 번. They claim nothing about the source.
_OWN_COUNTS = frozenset({"가지"})


def check_answer(
    text: str, citations: Sequence[Citation], question: str, contexts: Mapping[int, str]
) -> tuple[Check, ...]:
    """Check every figure, date and quotation of an answer; each check appears once.

    ``contexts`` gives, by citation number, what stands above a quote without being in it: title, headings, table
    header, unit line. A figure's check names the citation that it stands in; an unsupported one names the citation
    that its sentence gives, or none.
    """
    known = {citation.number: evidence(citation.quote, contexts.get(citation.number, "")) for citation in citations}
    asked = evidence(question)
    found: dict[Check, None] = {}
    for sentence in cited_sentences(unicodedata.normalize("NFC", text)):
        own = [number for number in sentence.numbers if number in known]
        cited = {number: known[number] for number in own or known}
        given = own[0] if own else None
        found.update(dict.fromkeys(_figure_checks(sentence, cited, asked, given)))
        found.update(dict.fromkeys(_quote_checks(sentence, cited, asked, given)))
    return tuple(found)


def _figure_checks(
    sentence: CitedSentence, cited: Mapping[int, Evidence], asked: Evidence, given: int | None
) -> Iterable[Check]:
    words = _without_list_mark(sentence.plain)
    for figure in parse_figures(words):
        if not _claims(figure):
            continue
        kind = CheckKind.DATE if figure.kind in CALENDAR_KINDS | {FigureKind.TIME} else CheckKind.NUMBER
        value = words[figure.start : figure.end]
        number = next((n for n, source in cited.items() if supported(figure, words, source)), None)
        if number is not None:
            yield Check(kind, value, True, number)
        elif supported(figure, words, asked):
            yield Check(kind, value, True, None)
        else:
            yield Check(kind, value, False, given)


def _without_list_mark(words: str) -> str:
    mark = _LIST_MARK.match(words)
    return " " * mark.end() + words[mark.end() :] if mark else words


def _claims(figure: Figure) -> bool:
    return not (figure.spelled and (figure.value <= 1 or figure.unit in _OWN_COUNTS))


def _quote_checks(
    sentence: CitedSentence, cited: Mapping[int, Evidence], asked: Evidence, given: int | None
) -> Iterable[Check]:
    for quoted in _QUOTED.finditer(sentence.plain):
        words = next(filter(None, quoted.groups()), "").strip()
        plain = folded(words)
        number = next((n for n, source in cited.items() if plain in folded(source.text)), None)
        if number is not None:
            yield Check(CheckKind.QUOTE, words, True, number)
        elif plain in folded(asked.text):
            yield Check(CheckKind.QUOTE, words, True, None)
        else:
            yield Check(CheckKind.QUOTE, words, False, given)


def folded(text: str) -> str:
    """Bring words into the form in which quotations are compared: NFC, white space as one space, no ** of Markdown."""
    return " ".join(unicodedata.normalize("NFC", text.replace("**", "")).split())
