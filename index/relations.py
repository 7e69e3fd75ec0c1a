"""What the documents of a library have to do with each other: copies of one, editions of one. Opens no files."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from index.copies import Known, are_one
from index.editions import Edition, says_edition, titles_of
from index.likeness import overlap
from index.sketches import Sketches
from index.types import DocumentEntry

# The share of the shorter text that must stand in the longer one: a title taken from the wrong line can name two
# documents that have nothing in common, and where the title tells little the texts must.
_IN_COMMON, _IN_COMMON_BY_TEXT = 0.05, 0.3
# Editions that a document is compared with, newest first: hundreds may be called 공고.
_COMPARED = 20


@dataclass(frozen=True, slots=True)
class _Volume:
    """A document as an edition of a series."""

    name: str
    edition: Edition
    in_common: float  # what its text must have in common with another's


def with_relations(entries: Sequence[DocumentEntry], sketches: Sketches) -> list[DocumentEntry]:
    """Tell each document's copies and editions."""
    copies = _copies(sketches)
    editions = _editions(entries, sketches)
    return [
        replace(
            entry,
            same_as=tuple(sorted(copies.get(entry.name, ()))),
            editions=tuple(name for name in editions.get(entry.name, ()) if name not in copies.get(entry.name, ())),
            edition_year=next((titled.edition.year for titled in titles_of(entry.name, entry.title, entry.date)), 0),
        )
        for entry in entries
    ]


def copies_of(new: Known, sketches: Sketches) -> list[Known]:
    """Find the stored copies of a document, by name."""
    known = sketches.known(sketches.sharing(new.sketch))
    return [one for name, one in sorted(known.items()) if name != new.name and are_one(one, new)]


def _copies(sketches: Sketches) -> Mapping[str, set[str]]:
    pairs = sketches.pairs()
    known = sketches.known({name for pair in pairs for name in pair})
    found: dict[str, set[str]] = defaultdict(set)
    for left, right in pairs:
        if are_one(known[left], known[right]):
            found[left].add(right)
            found[right].add(left)
    return found


def _editions(entries: Iterable[DocumentEntry], sketches: Sketches) -> Mapping[str, list[str]]:
    """Each document's other editions, by year."""
    series: dict[tuple[str, bool, bool], dict[str, _Volume]] = defaultdict(dict)
    for entry in entries:
        told = says_edition(entry.name, entry.title)
        for titled in titles_of(entry.name, entry.title, entry.date):
            in_common = _IN_COMMON if told and titled.is_telling else _IN_COMMON_BY_TEXT
            edition = titled.edition
            key = (titled.series, edition.year > 0, edition.period > 0)
            series[key][entry.name] = _Volume(entry.name, edition, in_common)
    several = [volumes for volumes in series.values() if len({one.edition for one in volumes.values()}) > 1]
    known = sketches.known({name for volumes in several for name in volumes})
    found: dict[str, dict[str, Edition]] = defaultdict(dict)
    for volumes in several:
        for together in _together([one for one in volumes.values() if one.name in known], known):
            for one in together:
                found[one.name].update(
                    {other.name: other.edition for other in together if other.edition != one.edition}
                )
    return {name: sorted(others, key=lambda other: (others[other], other)) for name, others in found.items()}


def _together(volumes: Iterable[_Volume], known: Mapping[str, Known]) -> list[list[_Volume]]:
    """Part documents of one title into those whose texts have something in common."""
    parts: list[list[_Volume]] = []
    for volume in sorted(volumes, key=lambda one: (one.edition, one.name)):
        part = next((part for part in reversed(parts[-_COMPARED:]) if _belong(part[-1], volume, known)), None)
        if part is None:
            parts.append([volume])
        else:
            part.append(volume)
    return parts


def _belong(left: _Volume, right: _Volume, known: Mapping[str, Known]) -> bool:
    words = overlap(known[left.name].sketch.runs, known[right.name].sketch.runs)
    return max(words.of_left, words.of_right) >= max(left.in_common, right.in_common)
