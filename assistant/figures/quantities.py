"""The values that reading figures gives. Knows nothing of how figures are written or compared."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class FigureKind(StrEnum):
    """What a figure of a text measures."""

    AMOUNT = "amount"
    PERCENT = "percent"
    PERCENT_POINT = "percent_point"
    COUNT = "count"
    YEAR = "year"
    DATE = "date"
    PERIOD = "period"
    TIME = "time"
    IDENTIFIER = "identifier"
    NUMBER = "number"


CALENDAR_KINDS = frozenset({FigureKind.YEAR, FigureKind.DATE, FigureKind.PERIOD})


@dataclass(frozen=True, slots=True)
class Day:
    """A point in the calendar as far as it is written; ``part`` is 상반기, 하반기 or 1분기 to 4분기."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure; ``text[start:end]`` is its written form, without its qualifier.

    ``value`` is normalised: money in its currency (``unit`` 원, 달러 …, or empty where only 억 or 조 stand),
    a time in minutes after midnight, a year as such, an identifier (telephone number) as its digits.
    ``number`` is the number as written, before 만, 억 or a table's unit apply; ``step`` is the value of one in its
    last written place (1억 for 3조 4,561억원). ``since`` holds a year or date; a period has ``since`` and
    ``until``, where None is an open end. ``either`` says that a written year or day may also be a number: 23년, (23,
    2024, 1.4. at the end of a sentence.
    """

    start: int
    end: int
    kind: FigureKind
    value: Decimal
    unit: str = ""
    qualifier: str = ""
    number: Decimal = Decimal(0)
    step: Decimal = Decimal(1)
    since: Day | None = None
    until: Day | None = None
    either: bool = False
    spelled: bool = False
