"""Exact match and character F1 of a short answer: by the rules of KorQuAD 1.0, and after Korean normalisation.

**KorQuAD 1.0** (Lim, Kim & Lee, "KorQuAD1.0: Korean QA Dataset for Machine Reading Comprehension", 2019), its rules
written anew. Quotation marks, angle quotes, round brackets and inequality signs become blanks; letters are lower-cased;
other ASCII punctuation is dropped; runs of white space become one blank. An answer matches exactly when it then equals
one of the gold answers, blanks included. F1 is that of the characters as a bag, blanks left out, against the gold
answer where it is highest, because words with particles would hardly ever be the same.

**Korean normalisation** goes on from there: particles and the copula with its ending are dropped as Kiwi finds them
(차붐입니다, 차붐을 → 차붐), white space is dropped, and figures are told by value (3천만 원, 30,000,000원). Where no
particle, no figure and no other spacing is involved, both agree. What matches by the official rules matches here, too,
unless it has other figures: to the official rules, which drop the point, 1.5배 is 15배. Citation marks ``[n]`` never
count. Knows nothing of questions.
"""

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.figures.parsing import parse_figures
from assistant.figures.quantities import CALENDAR_KINDS, Day, Figure, FigureKind
from ingest.korean import Korean
from ingest.types import Morpheme

_MARK = re.compile(r"\[\d{1,3}\]")
_BLANKED = str.maketrans(dict.fromkeys("'\"《》<>〈〉()‘’", " "))
_DROPPED = str.maketrans("", "", string.punctuation)
_UNTOLD = frozenset({FigureKind.IDENTIFIER, FigureKind.TIME})


@dataclass(frozen=True, slots=True)
class Read:
    """What a short answer is worth; both shares lie between 0 and 1."""

    exact: bool
    f1: float


def official_form(text: str) -> str:
    """The form in which KorQuAD 1.0 compares two answers."""
    return " ".join(text.translate(_BLANKED).lower().translate(_DROPPED).split())


def official(answer: str, golds: Sequence[str]) -> Read:
    """Measure an answer by the official rules; of several gold answers the best counts, without any it is wrong."""
    form = official_form(answer)
    forms = [official_form(gold) for gold in golds]
    return Read(form in forms, max((_f1(form, gold) for gold in forms), default=0.0))


def normalised(answer: str, golds: Sequence[str], korean: Korean) -> Read:
    """Measure an answer after Korean normalisation; of several gold answers the best counts."""
    form, *forms = korean_forms([answer, *golds], korean)
    return read_as(answer, golds, form, forms)


def read_as(answer: str, golds: Sequence[str], form: str, forms: Sequence[str]) -> Read:
    """Measure an answer whose Korean form is known, and those of the gold answers."""
    bare = _MARK.sub("", answer)
    exact = form in forms or any(official(bare, [gold]).exact and _same_figures(bare, gold) for gold in golds)
    return Read(exact, 1.0 if exact else max((_f1(form, gold) for gold in forms), default=0.0))


def korean_forms(texts: Sequence[str], korean: Korean) -> tuple[str, ...]:
    """The forms in which Korean normalisation compares answers; of a text that is all particles it is the text."""
    plain = [without_marks(text) for text in texts]
    return tuple(korean_form(text, found) for text, found in zip(plain, korean.morphemes(plain), strict=True))


def korean_form(text: str, morphemes: Sequence[Morpheme]) -> str:
    """The form of one text without citation marks, whose morphemes are known; that of several follows one another."""
    return _squeezed(_told(text, morphemes)) or _squeezed(text)


def without_marks(text: str) -> str:
    """The text in NFC without its citation marks."""
    return _MARK.sub("", unicodedata.normalize("NFC", text))


def _same_figures(one: str, other: str) -> bool:
    ours, theirs = ([_value(figure) for figure in parse_figures(text)] for text in (one, other))
    return ours == theirs


def _squeezed(text: str) -> str:
    return official_form(text).replace(" ", "")


def _told(text: str, morphemes: Sequence[Morpheme]) -> str:
    """The text with its figures by value and without what only binds words together."""
    figures = [figure for figure in parse_figures(text) if figure.kind not in _UNTOLD]
    dropped = {place for one in _binding(morphemes) for place in range(one.start, one.end)}
    parts: list[str] = []
    at = 0
    for figure in sorted(figures, key=lambda figure: figure.start):
        parts += [text[place] for place in range(at, figure.start) if place not in dropped]
        parts.append(f" {_value(figure)} ")
        at = max(at, figure.end)
    parts += [text[place] for place in range(at, len(text)) if place not in dropped]
    return "".join(parts)


def _binding(morphemes: Sequence[Morpheme]) -> Iterator[Morpheme]:
    """Particles, and the copula with the endings behind it."""
    copula = False
    for one in morphemes:
        copula = one.tag.startswith("VCP") or (copula and one.tag.startswith("E"))
        if copula or one.tag.startswith("J"):
            yield one


def _value(figure: Figure) -> str:
    if figure.kind in CALENDAR_KINDS:
        return "부터".join(_day(day) for day in (figure.since, figure.until) if day is not None)
    # A letter for the sign and the point, which the official rules would drop.
    value = f"{figure.value:f}"
    value = value.rstrip("0").rstrip(".") if "." in value else value
    unit = {FigureKind.PERCENT: "퍼센트", FigureKind.PERCENT_POINT: "퍼센트포인트"}.get(figure.kind, figure.unit)
    return value.replace("-", "음").replace(".", "점") + unit


def _day(day: Day) -> str:
    parts = ((day.year, "년"), (day.month, "월"), (day.day, "일"))
    return "".join(f"{number}{unit}" for number, unit in parts if number is not None) + day.part


def _f1(one: str, other: str) -> float:
    """The harmonic mean of precision and recall over characters, blanks left out."""
    ours, theirs = (Counter(text.replace(" ", "")) for text in (one, other))
    same = (ours & theirs).total()
    return 2 * same / (ours.total() + theirs.total()) if same else 0.0
