"""Libraries of the same documents, cut into passages and encoded in other ways, in one Kiwi pass for all of them.

Meant for measuring: such a library holds no files' places, and is brought level with the one that it was made from
each time. What is there already stays, so a killed run goes on where it was.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import SearchIndexError
from index.library import Library
from index.types import DocumentEntry
from ingest.korean import Korean
from ingest.passages import SplitConfig
from ingest.prepare import Analysed, analyse, cut
from ingest.types import ROW_FORMAT

if TYPE_CHECKING:
    from index.encoder import Encoder

# Documents that are analysed before they are stored: each storing brings the derived indexes level.
_TOGETHER = 64


@dataclass(frozen=True, slots=True)
class Shape:
    """Where a library is to be, how its documents are cut, and what encodes them."""

    folder: Path
    config: SplitConfig
    encoder: "Encoder"


def recut(source: Library, shapes: Sequence[Shape], korean: Korean, progress: Callable[[int, int], None]) -> None:
    """Bring the library of each shape level with the source; ``progress`` gets the documents analysed and to analyse.

    Raises:
        SearchIndexError: the source holds rows of a retrieval set, which are passages as they are.
        LibraryBusy: another process is making one of them.
    """
    entries = source.documents.listed()
    if any(entry.format == ROW_FORMAT for entry in entries):
        raise SearchIndexError(
            "검색 세트로 만든 문서함은 대목을 다시 나누거나 다른 인코더로 복사할 수 없습니다.",
            "문서를 넣어 만든 문서함으로 재 주세요.",
        )
    with ExitStack() as stack:
        libraries = [
            stack.enter_context(closing(Library.open_or_create(shape.folder, korean, shape.encoder)))
            for shape in shapes
        ]
        missing = [_missing(library, entries) for library in libraries]
        names = [entry.name for entry in entries if any(entry.name in wanted for wanted in missing)]
        done = 0
        progress(done, len(names))
        analysed = (analyse(source.document(name), korean) for name in names)
        while together := list(islice(analysed, _TOGETHER)):
            _store(together, shapes, libraries, missing)
            done += len(together)
            progress(done, len(names))


def _missing(library: Library, entries: Sequence[DocumentEntry]) -> frozenset[str]:
    """Name the documents that a library lacks or has of before; those that the source has no longer are removed."""
    held = {entry.name: entry for entry in library.documents.listed()}
    gone = held.keys() - {entry.name for entry in entries}
    if gone:
        library.remove(sorted(gone))
    # Stored in the same second may be stored before; analysing it again costs less than measuring what is old.
    return frozenset(
        entry.name
        for entry in entries
        if entry.name not in held
        or held[entry.name].sha256 != entry.sha256
        or held[entry.name].added_at <= entry.added_at
    )


def _store(
    together: Sequence[Analysed],
    shapes: Sequence[Shape],
    libraries: Sequence[Library],
    missing: Sequence[frozenset[str]],
) -> None:
    for shape, library, names in zip(shapes, libraries, missing, strict=True):
        library.add_prepared(cut(one, shape.config) for one in together if one.document.name in names)
