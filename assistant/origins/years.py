"""The years of which a document is: what its title or name says, else its first lines, else the file's own date.

A plan of several years is of each of them, also of those between.
Knows titles, names and first lines, not the rest of the text.
"""

from pathlib import PurePosixPath

from assistant.understanding.question import years_of
from index.serials import without_serial
from ingest import patterns as re

_SPAN = re.compile(
    r"(?<![\d.,])(?:(?P<first>(?:19|20)\d\d)|['‘’`](?P<short>\d\d))(?:년도?)?\s*[~∼～–-]\s*['‘’`]?"
    r"(?P<last>(?:(?:19|20)\d\d|\d\d)(?!\d|\s*월|[.-]\s*\d))"
)
_DIGIT = re.compile(r"\d")
# A day or a month in a file's name: 20250523, 2025-05.
_STAMP = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)|[-_](?:0[1-9]|1[0-2])(?!\d))"
)
# A longer span is no plan's: a house's years, a law's number.
_LONGEST_SPAN = 10
_DAY = re.compile(r"(?<![\d.])(?P<year>(?:19|20)\d\d)\s*(?:\.|년)\s*(?:1[0-2]|0?[1-9])\s*(?:\.|월)")
_OF_YEAR = re.compile(r"(?:(?<!\d)(?:19|20)\d\d|['‘’`]\d\d)(?:학?년도|년(?!\s*\d{1,2}\s*월))")
# Lines that say of when a text is: 2025년 보고서, 2025. 2. 26., [시행 2024. 7. 1.], 보도일시 2018. 9. 4. No sentences:
# the days of a contract's first article are of what it agrees.
_LINES, _NAMING_LINES = 8, 4
_SENTENCE = re.compile(r".*[다요음함됨임]\.\s*")


def years_of_document(name: str, title: str, date: str, head: str) -> frozenset[int]:
    """Give the years of a document by its file's name, its title, the file's date and its first lines.

    The number of a file that can be no year isn't read as one: 보고서_2063.
    """
    name, title = without_serial(name, title, head)
    path = PurePosixPath(name)
    for told in (f"{title}\n{path.stem}", str(path.parent)):
        if named := _named(told):
            return named
    lines = [line for line in head.splitlines() if line.strip()][:_LINES]
    told = "\n".join(line for line in lines if not _SENTENCE.fullmatch(line))
    for line in told.splitlines()[:_NAMING_LINES]:
        if _OF_YEAR.search(line):
            return _named(line)
    if days := [int(found["year"]) for found in _DAY.finditer(told)]:
        return frozenset({max(days)})
    return frozenset({int(date[:4])}) if date[:4].isdecimal() else frozenset()


def _named(told: str) -> frozenset[int]:
    """The years that titles name, and those between the first and the last of a span."""
    if not _DIGIT.search(told):
        return frozenset()
    years = {*years_of(told), *(int(found["year"]) for pattern in (_DAY, _STAMP) for found in pattern.finditer(told))}
    for span in _SPAN.finditer(told):
        first = int(span["first"] or f"20{span['short']}")
        last = int(span["last"] if len(span["last"]) == 4 else f"{first // 100}{span['last']}")
        if 0 < last - first <= _LONGEST_SPAN:
            years.update(range(first, last + 1))
    return frozenset(years)
