"""Whether two numbers of which one has no unit may count the same: 2자녀 and 자녀 2명, but not 3년 and "3. 접수".

A number without a unit stands in a table's cell, opens a point of a list, is part of a simple fraction (2/3), or is
glued to a word that names what it counts (1순위, 2자녀). Knows two texts and a figure of each; values are compared
elsewhere.
"""

from assistant.figures.parsing import Figure, FigureKind
from assistant.figures.units import measured_in
from ingest import patterns as re

_GLUED = re.compile(r"[가-힣]{1,2}")
# What may be glued to a number without naming what it counts: particles, endings, bounds.
_NAMELESS = re.compile(
    r"[은는이가을를에의로과와도만며고인및~]|으로|까지|부터|보다|마다|이상|이하|이내|미만|초과|내외|정도|가량|안팎|뿐|씩|쯤|여|입니|였|등"
)
# Larger numbers hardly meet by accident.
_LARGE = 100
# Counters for whatever a word names: 3과목 may be told as 3개.
_ANYTHING = frozenset({"개", "명", "회"})
# A word that names what is counted stands at most this far from a number that it isn't glued to.
_FAR = 100
_IN_ORDER = frozenset({"단계", "번째", "번", "호", "항", "차", "위"})
_FRACTION = re.compile(r"(?<![0-9/.])([1-9])/([2-9]|10)(?![0-9/])|(?<![0-9])([2-9]|10) ?분의 ?([1-9])(?![0-9])")
# Numbers that are a name together: 3+3 부모육아휴직제, 5·18.
_JOINED = re.compile(r"(?<![0-9/+·])(?<![0-9][.,])([1-9][0-9]?)([+·])([1-9][0-9]?)(?![0-9/+·]|[.,][0-9])")
_OPENS_POINT = re.compile(r"[.)](?=\s)")


def may_count_the_same(claim: Figure, sentence: str, held: Figure, text: str) -> bool:
    """Say whether a figure of a sentence and one of a text of the same value may be the same.

    Always where both have units: those were compared. A number that opens a point of a list counts nothing.
    """
    bare = FigureKind.NUMBER
    if (claim.kind is not bare and held.kind is not bare) or abs(claim.value) >= _LARGE or claim.value % 1:
        return True
    ours, theirs = fraction(claim, sentence), fraction(held, text)
    if ours or theirs:
        return ours == theirs
    if opens_point(held, text):
        return (claim.kind is bare and not counted(claim, sentence)) or _counts_points(claim, held, text)
    pair = joined(claim, sentence)
    if pair and any(one[2] == pair[1] for one in _JOINED.finditer(text)):
        return pair == joined(held, text)
    return _named(claim, sentence, held, text) and _named(held, text, claim, sentence)


def _named(figure: Figure, text: str, other: Figure, other_text: str) -> bool:
    """Say whether the word glued to a bare number stands with the other figure too.

    Where the other text has it glued to numbers, it must be glued to this one, or the other figure must count anything.
    """
    word = counted(figure, text)
    if not word:
        return True
    if other.kind in {FigureKind.AMOUNT, FigureKind.PERCENT}:
        return False
    if re.search(rf"[0-9]{word}", other_text) and measured_in(other.unit)[0] not in _ANYTHING:
        return word[0] == counted(other, other_text)[:1]
    near = other_text[max(0, other.start - _FAR) : other.end + _FAR]
    return word in near or word[0] == counted(other, other_text)[:1] or measured_in(other.unit)[0] in _ANYTHING


def _counts_points(claim: Figure, held: Figure, text: str) -> bool:
    """Say whether a list's number may be meant: its point (2단계), or its last one by how many they are (4개)."""
    following = re.compile(rf"^[ \t(]*{held.value + 1}[.)]\s", re.MULTILINE)
    return claim.unit in _IN_ORDER or (measured_in(claim.unit)[0] == "개" and not following.search(text, held.end))


def counted(figure: Figure, text: str) -> str:
    """The word glued to a bare number, its first two syllables: 순위 of 1순위; nothing of a particle."""
    glued = _GLUED.match(text, figure.end) if figure.kind is FigureKind.NUMBER else None
    return "" if glued is None or _NAMELESS.match(glued[0]) else glued[0]


def opens_point(figure: Figure, text: str) -> bool:
    """Say whether a bare number stands first in its line with a point or bracket behind it: "5. 화재", "(2) 서류"."""
    if figure.kind is not FigureKind.NUMBER or not _OPENS_POINT.match(text, figure.end):
        return False
    begin = text.rfind("\n", 0, figure.start) + 1
    return not text[begin : figure.start].strip(" \t(")


def joined(figure: Figure, text: str) -> tuple[str, str, str] | None:
    """The pair of numbers that a bare number is one of: 3 of 3+3, with what joins them."""
    if figure.kind is not FigureKind.NUMBER:
        return None
    for found in _JOINED.finditer(text, max(0, figure.start - 6), figure.end + 6):
        if found.start() <= figure.start < found.end():
            return found[1], found[2], found[3]
    return None


def fraction(figure: Figure, text: str) -> tuple[str, str] | None:
    """The fraction that a bare number or 3분 is part of, above and below: 2/3 and 3분의 2 are the same."""
    if figure.kind is not FigureKind.NUMBER and figure.unit != "분":
        return None
    for found in _FRACTION.finditer(text, max(0, figure.start - 8), figure.end + 8):
        if found.start() <= figure.start < found.end():
            above, below, names, counts = found.groups()
            return (above, below) if above else (counts, names)
    return None
