"""Where answers may come from: everywhere, or chosen documents, years and bodies. And what there is to choose from.

What a document is of is read once for each document and kept in memory while the library is open: 10,000 take about
a second, those that are added later nothing that is noticed. Nothing of it is stored, so that a library needs no
reading anew when these rules improve.
"""

import threading
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath

from assistant.origins.bodies import known_bodies, origin
from assistant.origins.years import years_of_document
from index.library import Library
from index.serials import numbered_series, without_number

# A town that the titles of so many documents seem to name is one.
_BELIEVED = 2
# Choices whose documents are remembered.
_KEPT = 32


@dataclass(frozen=True, slots=True)
class Scope:
    """What a reader chose: any of the documents, of the years and of the bodies, and what fits all three kinds.

    Empty is everywhere. ``documents`` are names; ``bodies`` may be any of a body's names.
    """

    documents: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    bodies: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.documents or self.years or self.bodies)


EVERYWHERE = Scope()


@dataclass(frozen=True, slots=True)
class Facets:
    """What there is to choose from: names with titles by name, years from the newest, bodies from the most frequent.

    Years and bodies come with the number of documents that are of them.
    """

    documents: tuple[tuple[str, str], ...]
    years: tuple[tuple[int, int], ...]
    bodies: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Described:
    name: str
    title: str
    years: frozenset[int]
    shown: frozenset[str]
    likely: frozenset[str]


class Catalogue:
    """Knows of which years and bodies the documents of a library are; safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known = known_bodies(library.names)
        self._mutex = threading.Lock()
        self._revision = -1
        self._described: dict[int, _Described] = {}
        self._numbered: frozenset[str] = frozenset()
        self._facets: Facets | None = None
        self._allowed: dict[Scope, frozenset[str]] = {}
        self._believed: set[str] = set()

    def facets(self) -> Facets:
        """Give what there is to choose from now."""
        with self._mutex:
            self._bring_level()
            if self._facets is None:
                self._facets = self._counted()
            return self._facets

    def within(self, scope: Scope) -> frozenset[str] | None:
        """Name the documents that a scope allows; None where it allows all."""
        if not scope:
            return None
        if not (scope.years or scope.bodies):
            return frozenset(
                self._library.documents.files(scope.documents)
            )  # those that were removed since fit nothing
        with self._mutex:
            self._bring_level()
            if scope not in self._allowed:
                if len(self._allowed) >= _KEPT:
                    self._allowed.clear()
                self._allowed[scope] = self._chosen(scope)
            return self._allowed[scope]

    def _chosen(self, scope: Scope) -> frozenset[str]:
        bodies = {self._known.full(body) or body for body in scope.bodies}
        return frozenset(
            one.name
            for one in self._described.values()
            if (not scope.documents or one.name in scope.documents)
            and (not scope.years or one.years & scope.years)
            and (not bodies or self._bodies(one) & bodies)
        )

    def _bring_level(self) -> None:
        """Describe what was added since and forget what is gone."""
        revision = self._library.revision
        if revision == self._revision:
            return
        there = self._library.documents.names()
        numbered = numbered_series(there.values())
        if numbered != self._numbered:  # what was read as years before may be none, or the other way round
            self._described = {}
        described = {key: one for key, one in self._described.items() if key in there}
        for opening in self._library.documents.openings(after=max(self._described, default=0)):
            found = origin(opening.title, PurePosixPath(opening.name).stem, opening.head, self._known)
            name, title = without_number(opening.name, opening.title, numbered)
            years = years_of_document(name, title, opening.date, opening.head)
            described[opening.key] = _Described(opening.name, opening.title, years, found.shown, found.likely)
        self._described, self._numbered, self._revision, self._facets = described, numbered, revision, None
        self._allowed.clear()
        likely = Counter(body for one in described.values() for body in one.likely)
        self._believed = {body for one in described.values() for body in one.shown}
        self._believed |= {body for body, count in likely.items() if count >= _BELIEVED}

    def _bodies(self, one: _Described) -> frozenset[str]:
        """The bodies of a document, with a town that its title names if another document shows or names it, too."""
        return one.shown | (one.likely & self._believed)

    def _counted(self) -> Facets:
        described = self._described.values()
        years = Counter(year for one in described for year in one.years)
        bodies = Counter(body for one in described for body in self._bodies(one))
        return Facets(
            tuple(sorted((one.name, one.title) for one in described)),
            tuple(sorted(years.items(), reverse=True)),
            tuple(sorted(bodies.items(), key=lambda pair: (-pair[1], pair[0]))),
        )
