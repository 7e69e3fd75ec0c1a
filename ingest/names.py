"""Several names of one thing: 과기부, 과기정통부 and 과학기술정보통신부. One table, which users may extend.

Knows only single words: what stands in one eojeol without a gap is looked up, so a name holds no space and no mark.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ingest.columns import read_columns
from ingest.types import Morpheme

TABLE = Path(__file__).with_name("names.tsv")
_BODY = "기관"
# What a name is made of, each touching the one before; 국내총생산 holds a determiner, 개인정보위 a bound noun.
NAME_TAGS = frozenset({"NNG", "NNP", "NNB", "NR", "SL", "SH", "SN", "XR", "XSN", "XPN", "MM", "W_SERIAL"})
# Kiwi takes 과기부장관 for 과기 and 부장관, and 세종특별자치시의 for one unknown noun.
_MAY_FOLLOW = ("장관", "차관", "의", "과", "와")
# No other word begins with as many syllables of a name: 세종특별자치시조례, but 개인정보위반.
_SURELY_MEANT = 6


@dataclass(frozen=True, slots=True)
class Name:
    """The names of one thing; ``forms`` starts with its full name. A public body is marked as one."""

    forms: tuple[str, ...]
    is_body: bool = False

    @property
    def name(self) -> str:
        """The full name."""
        return self.forms[0]


class Named(NamedTuple):
    """A name found among morphemes; ``stop`` is the place after its last one, None where it ends within one."""

    term: str
    others: tuple[str, ...]
    stop: int | None


class Names:
    """Says by which other names a name is searched.

    Every passage that holds a name of the program's table has its full name as a term, too, so that this one is enough
    for them. Of a user's names passages know nothing, for the table may be newer than they: all forms are searched.
    """

    def __init__(self, names: Sequence[Name] = (), users: Sequence[Name] = ()) -> None:
        self._names = (*users, *names)
        full: dict[str, str] = {}
        for name in names:
            for form in name.forms:
                full.setdefault(_term(form), _term(name.name))
        groups = [_group(name.forms, full) for name in users]
        self._others: dict[str, tuple[str, ...]] = {}
        for group in groups:
            for term in group:
                self._others.setdefault(term, _without(term, group))
        for term, its_full in full.items():
            group = next((group for group in groups if its_full in group), [])
            self._others.setdefault(term, _without(term, [its_full, *group]))
        # What a name may begin with: most words are told from names by their first two characters.
        self.starts = frozenset(term[:length] for term in self._others for length in (1, 2))
        self._longest = max(map(len, self._others), default=0)

    def __iter__(self) -> Iterator[Name]:
        return iter(self._names)

    def named_at(self, morphemes: Sequence[Morpheme], place: int) -> Named | None:
        """Find the longest name that begins with the morpheme at a place."""
        joined, end, stop = "", morphemes[place].start, place
        named: Named | None = None
        while stop < len(morphemes) and len(joined) <= self._longest:
            form, tag, start, its_end, _ = morphemes[stop]
            if start != end or tag.partition("-")[0] not in NAME_TAGS:
                break
            joined += _term(form.replace(" ", ""))
            stop, end = stop + 1, its_end
            if joined in self._others:
                named = Named(joined, self._others[joined], stop)
        return named or self._within(joined)

    def _within(self, joined: str) -> Named | None:
        """Find the name that a run begins with where Kiwi cuts it elsewhere."""
        ends = [len(joined) - len(follows) for follows in _MAY_FOLLOW if joined.endswith(follows)]
        ends += range(min(len(joined), self._longest), _SURELY_MEANT - 1, -1)
        found = next((joined[:end] for end in ends if joined[:end] in self._others), None)
        return Named(found, self._others[found], None) if found else None


@lru_cache(maxsize=1)
def built_in_names() -> Names:
    """Read the table of the program once."""
    return Names(read_columns(TABLE, _name))


def read_names(path: Path) -> Names:
    """Read a user's table, whose lines go before those of the program.

    Raises:
        IngestError: the file can't be read, or a line is wrong; the message names it.
    """
    return Names([*built_in_names()], read_columns(path, _name))


def _name(columns: tuple[str, ...]) -> Name:
    is_body = columns[0] == _BODY
    forms = tuple(column for column in columns[is_body:] if column)
    if len(forms) < 2 and not is_body:
        raise ValueError("같은 것의 이름이 둘 이상 있어야 합니다(탭으로 나눕니다).")
    if not forms:
        raise ValueError("‘기관’ 다음에 이름이 없습니다.")
    for form in forms:
        if not form.isalnum():
            raise ValueError(f"‘{form}’에는 띄어쓰기나 기호가 있습니다. 한 낱말로 적어 주세요.")
    return Name(forms, is_body)


def _group(forms: Sequence[str], full: Mapping[str, str]) -> list[str]:
    """A user's names of one thing, and what passages call it by the program's table."""
    own = [_term(form) for form in forms]
    return [*own, *(full[term] for term in own if term in full)]


def _without(term: str, group: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(other for other in group if other != term))


def _term(form: str) -> str:
    """The name as a compound of adjacent nouns gives it."""
    return form.lower()
