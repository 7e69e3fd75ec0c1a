"""Taking documents out of the library, with the originals that the library itself keeps."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from assistant.intake.originals import Originals, file_of
from index.library import Library


@dataclass(frozen=True, slots=True)
class Removal:
    """Documents that are to go; ``done`` is set when they are gone."""

    names: tuple[str, ...]
    done: threading.Event = field(default_factory=threading.Event)


def remove(library: Library, originals: Originals, removal: Removal, leave: Callable[[Path], None]) -> None:
    """Remove documents, and the library's own originals that no document is left of.

    ``leave`` is told of each other file before its last document goes, so that nobody who watches it takes it for new.

    Raises:
        LibraryBusy: another process is writing.
    """
    stored = library.documents.files(removal.names)
    files = dict.fromkeys(file for one in stored.values() if (file := file_of(one.source)) is not None)
    emptied = [file for file in files if all(one.name in stored for one in library.documents.files_inside(file))]
    for file in emptied:
        if not originals.holds(file):
            leave(file)
    library.remove([*stored])
    for file in emptied:
        originals.delete(file)  # the library's own alone
