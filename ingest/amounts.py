"""Amounts as lexical terms: one term by value, however an amount is written.

3조 2,682억, 32,682억 and 3.2682조 all give 3268200000000, the digits that a plain number of that value has. Numbers are
read by ``ingest.numerals``; here they are only found among morphemes. Knows no units: 천원, 백만원 are read as their
scales.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ingest.numerals import Numeral, read_digits, read_spelled
from ingest.types import Morpheme

NUMBER_TAGS = frozenset({"SN", "NR"})
# Morphemes of nothing but these go on after digits; 여 as in 3,000여억.
_SCALES = frozenset("십백천만억조경여")
_SMALLEST_SPELLED = 10  # 하나 and 둘 are words more often than numbers
_VAGUE = frozenset({"몇", "수", "여러"})
# No amount is longer, and a text of nothing but numerals must not be read over and over.
_LONGEST = 40


class Amount(NamedTuple):
    """An amount's term, and the offset in the text where it ends."""

    term: str
    end: int


def amount_at(morphemes: Sequence[Morpheme], place: int) -> Amount | None:
    """Read the amount with a scale (만, 억, …) that begins with a number; a number without one is a term as it is."""
    first = morphemes[place]
    if first.tag == "SN":
        numeral = read_digits(_written(morphemes, place), 0) if _is_scaled(morphemes, place) else None
        if numeral is None or numeral.end <= first.end - first.start:
            return None
    else:
        numeral = _spelled(morphemes, place)
        if numeral is None:
            return None
    return Amount(_digits(numeral.value), first.start + numeral.end)


def _is_scaled(morphemes: Sequence[Morpheme], place: int) -> bool:
    if place + 1 == len(morphemes):
        return False
    form, tag, start, _, _ = morphemes[place + 1]
    # 조 after digits is an article (제5조) more often than a trillion; Kiwi knows which.
    return start == morphemes[place].end and _SCALES.issuperset(form) and (form != "조" or tag == "NR")


def _spelled(morphemes: Sequence[Morpheme], place: int) -> Numeral | None:
    if place:
        before = morphemes[place - 1]
        if before.form in _VAGUE or (before.tag in NUMBER_TAGS and before.end == morphemes[place].start):
            return None
    numeral = next(iter(read_spelled(_written(morphemes, place), 0)), None)
    return numeral if numeral and numeral.value >= _SMALLEST_SPELLED else None


def _written(morphemes: Sequence[Morpheme], place: int) -> str:
    """Put together the numerals from a place on as they stand in the text, and one morpheme more for their unit."""
    text = ""
    end = morphemes[place].start
    while place < len(morphemes) and len(text) < _LONGEST:
        form, tag, start, _, _ = morphemes[place]
        if start - end > 1:
            break
        text += " " * (start - end) + form
        if tag not in NUMBER_TAGS and not _SCALES.issuperset(form):
            break
        end = morphemes[place].end
        place += 1
    return text


def _digits(value: Decimal) -> str:
    return format(value.normalize(), "f")
