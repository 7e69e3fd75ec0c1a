"""Members that became more or less: two years' columns of one table, two years' tables of the same members, or a sign.

The tables of two years may stand in one document or in two editions. Knows figures of tables only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from assistant.answering.cells import share_of
from assistant.answering.picking.records import Field, Record, Records, value_of
from assistant.answering.year_labels import without_years
from assistant.evidence.reading import squeezed
from assistant.understanding.question import years_of
from ingest import patterns as re

_DIFFERENCE = re.compile(r"증감|추경|변동|변화|증가|감소")
_ALIKE = re.compile(r"계획|실적|목표|집행|예산|액$")
_SHARED = 0.6  # of the members' names


@dataclass(frozen=True, slots=True)
class Change:
    """A measure of several members in two years; ``before`` is missing where one column gives the difference itself.

    ``other`` are the records of the earlier year where they are a table of their own; ``of_shares`` says that the
    shares in brackets are meant: 4,670.73 (13.51).
    """

    records: Records
    measure: str
    years: tuple[int, int] | None
    pairs: tuple[tuple[Record, Field | None, Field], ...]
    other: Records | None = None
    of_shares: bool = False

    def those(self, direction: int) -> list[tuple[Record, Field | None, Field]]:
        """The members that changed so."""
        return [pair for pair in self.pairs if _sign(self, pair) == direction]


def changes(sources: Sequence[Records], asked: Sequence[int]) -> Iterator[Change]:
    """Every change that the tables tell of; of the years asked for, where several are."""
    whole = [records for records in sources if records.whole]
    for records in whole:
        yield from _within(records, asked)
    for one, other in combinations(whole, 2):
        if one.kind and one.kind == other.kind:
            yield from _between(one, other, asked)


def _sign(change: Change, pair: tuple[Record, Field | None, Field]) -> int:
    _, before, after = pair
    new = _value(change.records, after, change.of_shares)
    old = _value(change.other or change.records, before, change.of_shares) if before is not None else Decimal(0)
    return (new > old) - (new < old)


def _value(records: Records, field: Field, of_shares: bool) -> Decimal:
    read = value_of(records, field)
    share = share_of(read.said) if of_shares else ""
    return Decimal(share.rstrip("%").replace(",", "")) if share else read.value or Decimal(0)


def _columns(records: Records) -> dict[str, dict[str, tuple[Record, Field]]]:
    columns: dict[str, dict[str, tuple[Record, Field]]] = {}
    for member in records.members:
        for field in member.fields:
            if field.text != member.name and value_of(records, field).value is not None:
                columns.setdefault(field.head, {})[squeezed(member.name)] = member, field
    return columns


def _within(records: Records, asked: Sequence[int]) -> Iterator[Change]:
    """Columns of one measure for two years, and columns that give the difference."""
    alike: dict[str, dict[int, str]] = {}
    columns = _columns(records)
    for head, fields in columns.items():
        years = years_of(head)
        if len(years) == 1:
            alike.setdefault(squeezed(without_years(head)), {})[years[0]] = head
        elif _DIFFERENCE.search(head) and _signed(records, [field for _, field in fields.values()]):
            pairs = tuple((member, None, field) for member, field in fields.values())
            yield Change(records, head, None, pairs)
    for by_year in alike.values():
        years_ = _two(sorted(by_year), asked)
        if years_ is not None:
            old, new = (columns[by_year[year]] for year in years_)
            measure = without_years(by_year[years_[1]])
            yield Change(records, measure, years_, _paired(old, new))


def _signed(records: Records, fields: Sequence[Field]) -> bool:
    values = [value_of(records, field).value or Decimal(0) for field in fields]
    return any(value < 0 for value in values) and len(values) > 1


def _paired(
    old: dict[str, tuple[Record, Field]], new: dict[str, tuple[Record, Field]]
) -> tuple[tuple[Record, Field | None, Field], ...]:
    return tuple((member, old[name][1], field) for name, (member, field) in new.items() if name in old)


def _between(one: Records, other: Records, asked: Sequence[int]) -> Iterator[Change]:
    """Tables of the same members for two years."""
    first, second = _year(one), _year(other)
    if first is None or second is None or first == second:
        return
    old, new = (one, other) if first < second else (other, one)
    years = (min(first, second), max(first, second))
    if asked and not set(asked) <= set(years) and years[1] not in asked:
        return
    names, others = ({squeezed(member.name) for member in each.members} for each in (old, new))
    if len(names & others) < _SHARED * max(len(names), len(others)):
        return
    before, after = _columns(old), _columns(new)
    for head, fields in after.items():
        same = head if head in before else next((name for name in before if _is_alike(name, head)), None)
        if same is not None and not years_of(head) and len(pairs := _paired(before[same], fields)) > 1:
            yield Change(new, head, years, pairs, old)


def _is_alike(left: str, right: str) -> bool:
    """Whether two measures are of one thing, planned and done: 투자실적 and 투자계획."""
    bare = [_ALIKE.sub("", squeezed(name)) for name in (left, right)]
    return bare[0] == bare[1] and bool(bare[0])


def _year(records: Records) -> int | None:
    """The year that a table is of: its caption's, else that of a heading above, else its document's."""
    reading = records.reading
    texts = [records.near, *reversed(reading.headings(records.owner))]
    near = next((years for text in texts if (years := years_of(text))), ())
    return near[0] if len(near) == 1 else reading.edition_year if not near else None


def _two(years: Sequence[int], asked: Sequence[int]) -> tuple[int, int] | None:
    """The last two years, or those that a question is about."""
    if len(asked) > 1:
        years = [year for year in years if year in asked]
    elif asked and asked[0] in years and asked[0] != years[0]:
        years = [year for year in years if year <= asked[0]]
    return (years[-2], years[-1]) if len(years) > 1 else None
