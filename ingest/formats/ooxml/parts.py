"""The parts of an opened package: their XML, and the parts that they lead to.

Takes parts as python-docx and python-pptx open them, and knows neither.
"""

from collections.abc import Iterator, Mapping
from typing import Protocol

from ingest.errors import IngestError
from ingest.formats.ooxml.names import Element
from ingest.formats.ooxml.package import RELATIONSHIPS
from ingest.formats.packages import parse_xml


class Opened(Protocol):
    """A package as a library opens it."""

    def part_related_by(self, reltype: str) -> "OpenedPart":
        """The one part of a kind; KeyError for none, ValueError for several."""


class OpenedPart(Protocol):
    """A part as a library opens it."""

    @property
    def rels(self) -> Mapping[str, "Relation"]:
        """The relationships by their id."""

    @property
    def partname(self) -> str:
        """The absolute name."""

    @property
    def blob(self) -> bytes:
        """The bytes."""


class Relation(Protocol):
    """One relationship of an opened part."""

    @property
    def reltype(self) -> str:
        """What the other part is to this one, as a URI."""

    @property
    def target_part(self) -> OpenedPart:
        """The other part."""


class Part:
    """A part of a package; the same part is given each time, so that its XML is parsed once."""

    def __init__(self, opened: OpenedPart, known: dict[str, "Part"]) -> None:
        """Hold an opened part; ``known`` are those that have been led to."""
        self._opened = opened
        self._known = known
        self._root: Element | None = None
        self.name = str(opened.partname).lstrip("/")

    def xml(self) -> Element:
        """Give the root element.

        Raises:
            IngestError: it is damaged.
        """
        if self._root is None:
            self._root = parse_xml(self._opened.blob, self.name)
        return self._root

    def sound_xml(self, lost: list[str]) -> Element | None:
        """Give the root element, or None for a damaged part, whose name is then noted."""
        try:
            return self.xml()
        except IngestError:
            if self.name not in lost:
                lost.append(self.name)
            return None

    def related(self, kind: str) -> Iterator["Part"]:
        """Find the parts of a kind, by the last word of its URI: ``styles``, ``chart``."""
        for relation in self._opened.rels.values():
            if relation.reltype.rpartition("/")[2] == kind:
                yield self._part(relation)

    def by_id(self, key: str | None) -> "Part | None":
        """Find the part that a relationship id leads to."""
        relation = self._opened.rels.get(key) if key else None
        return None if relation is None else self._part(relation)

    def _part(self, relation: Relation) -> "Part":
        return part_of(relation.target_part, self._known)


def part_of(opened: OpenedPart, known: dict[str, Part]) -> Part:
    """Give the part that stands for an opened one."""
    return known.setdefault(str(opened.partname), Part(opened, known))


def main_part(package: Opened, content: str) -> Part:
    """Find the part that holds the document and check that it is of the right kind, by its root's name.

    Raises:
        IngestError: there is none, or it is something else.
    """
    main = part_in(package, f"{RELATIONSHIPS}officeDocument")
    if main is None or main.xml().tag != content:
        raise IngestError(
            "문서의 본문이 들어 있지 않습니다. 파일이 손상되었거나 다른 형식입니다.",
            "원래 프로그램에서 열리는지 확인하고 다시 저장해 넣어 주세요.",
        )
    return main


def part_in(package: Opened, kind: str) -> Part | None:
    """Find the one part of a kind that belongs to the package itself."""
    try:
        return part_of(package.part_related_by(kind), {})
    except (KeyError, ValueError):
        return None
