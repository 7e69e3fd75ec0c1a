"""Where words stand in a document: pieces with the words in them, once for each time. Knows nothing of HTML.

White space between the letters of a Korean word is written now so, now so; it tells no two places apart here.
"""

import unicodedata
from bisect import bisect_right

from assistant.page.units import Reading
from ingest import patterns as re

MOST_FOUND = 2_000
LONGEST_WORDS = 80


def found_units(reading: Reading, words: str) -> tuple[int, ...]:
    """Give the number of the unit of each place where the words stand, in order, ``MOST_FOUND`` at most."""
    letters = "".join(unicodedata.normalize("NFC", words).split())[:LONGEST_WORDS]
    if not letters:
        return ()
    pattern = re.compile(r"\s*".join(map(re.escape, letters)), re.IGNORECASE)
    starts = [unit.start for unit in reading.units]
    found: list[int] = []
    for place in pattern.finditer(reading.document.text):
        number = bisect_right(starts, place.start()) - 1
        if number >= 0 and place.end() <= reading.units[number].end:
            found.append(number)
            if len(found) == MOST_FOUND:
                break
    return tuple(found)
