"""The text of a run with what stands inside it: tabs, line breaks, blanks and tracked changes.

Knows ``t`` elements alone. Inserted text stays; deleted text is set apart.
"""

import unicodedata
from collections.abc import Iterator

from lxml import etree

from ingest.formats.hwpx.tree import children, local
from ingest.formats.private_use import real_signs

# A hyphen only marks where a word may be parted, and isn't printed.
_STANDS_FOR = {"tab": "\t", "lineBreak": "\n", "hyphen": "", "nbSpace": " ", "fwSpace": " "}


def clean(text: str) -> str:
    """Text as it is printed: real signs for private ones, NFC."""
    return unicodedata.normalize("NFC", real_signs(text))


def plain_text(element: "etree._Element") -> str:
    """All text below an element, a paragraph a line, deleted text too; for what is set apart as a whole."""
    lines = []
    for paragraph in element.iter("{*}p"):
        texts = (text for run in children(paragraph, "run") for text in children(run, "t"))
        lines.append("".join(piece for text in texts for piece, _ in _Marks().split(text)))
    return clean("\n".join(line for line in lines if line.strip()))


class TrackedText:
    """Reads the texts of one section in order and remembers whether a deletion is open.

    A deletion may go on over several runs and paragraphs; one whose end is missing is not believed.
    """

    def __init__(self, section: "etree._Element") -> None:
        self._marks = _Marks({_id(end) for end in section.iter("{*}deleteEnd")})

    @property
    def deleting(self) -> bool:
        """Whether what comes next was deleted."""
        return bool(self._marks.open)

    def split(self, text: "etree._Element") -> Iterator[tuple[str, bool]]:
        """The pieces of a ``t``, each with whether it was deleted."""
        return ((clean(piece), deleted) for piece, deleted in self._marks.split(text) if piece)


class _Marks:
    def __init__(self, ends: set[str] | None = None) -> None:
        self._ends = ends or set()
        self.open: set[str] = set()

    def split(self, text: "etree._Element") -> Iterator[tuple[str, bool]]:
        yield text.text or "", bool(self.open)
        for mark in text:
            name = local(mark)
            if name == "deleteBegin" and _id(mark) in self._ends:
                self.open.add(_id(mark))
            elif name == "deleteEnd":
                self.open.discard(_id(mark))
            elif name in _STANDS_FOR:
                yield _STANDS_FOR[name], bool(self.open)
            else:
                yield "".join(mark.itertext()), bool(self.open)
            yield mark.tail or "", bool(self.open)


def _id(mark: "etree._Element") -> str:
    return mark.get("Id") or mark.get("id") or ""
