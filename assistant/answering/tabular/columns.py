"""Which column of a table a question means by a name: 예산 is 2025년 예산, 예산액 or 투자액, of the newest year.

Knows the words and the table; whose cells are said is chosen elsewhere.
"""

from collections.abc import Sequence

from assistant.answering.measuring import MEASURES
from assistant.answering.picking.records import Records, value_of
from assistant.answering.picking.tables import ASIDE
from assistant.answering.tabular.asked import CHANGE
from assistant.answering.wording import joined
from assistant.answering.year_labels import without_years
from assistant.evidence.reading import squeezed
from assistant.understanding.question import years_of
from ingest import patterns as re

_BRACKETS = re.compile(r"\([^()]*\)")
_RATE = re.compile(r"[가-힣](?<!확)[율률](?![가-힣])|비중|비율")
_CHANGES = re.compile(r"증감|증가|감소")
_SAME, _ENDS, _HELD, _KIND, _ABOVE = 1.0, 0.95, 0.85, 0.7, 0.6
LEAST, SURE = 0.6, 0.85


def columns_meant(measure: str, records: Records, years: Sequence[int]) -> tuple[float, tuple[str, ...]]:
    """The heads of the columns that a measure names with how well; of like columns that of the year asked, or newest.

    Where only the caption names what is asked for, all columns are meant.
    """
    heads = [head for head in dict.fromkeys(records.heads) if head and head != records.kind]
    fits = {head: _fit(measure, head, records) for head in heads}
    if measure == CHANGE:
        changes = tuple(head for head in heads if _CHANGES.search(head))
        return (_SAME if changes else 0.0), changes
    best = max(fits.values(), default=0.0)
    if best < LEAST:
        last = squeezed(measure.rpartition(" ")[2])
        rest = tuple(head for head in heads if not ASIDE.search(head))
        return (_ABOVE, rest) if not last or (last in records.near and len(last) > 1) else (0.0, ())
    return best, (_of_year([head for head in heads if fits[head] == best], years),)


def _fit(measure: str, head: str, records: Records) -> float:
    """How well a column is what a measure names, 0 to 1."""
    told, name = squeezed(measure), _name(head)
    other_rate = bool(name) and (_RATE.search(told) is None) != (_RATE.search(name) is None)
    if not told or other_rate or (ASIDE.search(head) and told != name):
        return 0.0
    last = squeezed(measure.rpartition(" ")[2])
    if not name:
        return _ABOVE if last in records.near else 0.0
    named = _named(told, last, name)
    if named:
        return named
    unit = next((value_of(records, one).unit for one in records.members[0].fields if one.head == head), "")
    cue = next((named for asked, named in MEASURES if asked.search(last)), None)
    return _KIND if cue is not None and (cue.search(name) or cue.search(unit)) else 0.0


def _named(told: str, last: str, name: str) -> float:
    """How far the words of a measure are those of a head; a syllable alone names nothing."""
    if told == name:
        return _SAME
    if len(name) > 1 and (told.endswith(name) or (len(last) > 1 and name.endswith(last))):
        return _ENDS
    return _HELD if (len(last) > 1 and last in name) or (len(name) > 1 and name in told) else 0.0


def _name(head: str) -> str:
    """A head without its year and asides."""
    return squeezed(without_years(_BRACKETS.sub("", joined(head))))


def _of_year(heads: Sequence[str], years: Sequence[int]) -> str:
    """Of columns that are alike but for their years that of the year asked for, else the newest."""
    of_asked = [head for head in heads if set(years_of(head)) & set(years)]
    return max(of_asked or heads, key=lambda head: (max(years_of(head), default=0), -len(head)))
