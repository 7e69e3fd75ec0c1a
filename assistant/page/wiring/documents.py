"""The page of the library's documents: components and events. No HTML is written and nothing is read in here."""

from collections.abc import Iterator
from typing import Any

from assistant.page.frame import LOADING, PageName, header, library_state
from assistant.page.place import Place
from assistant.page.wiring.parts import UNLIMITED, Updates, frame, told_who
from ingest.errors import UserFacingError


class DocumentsPage:
    """The page's components and what happens to them; drawn inside the Blocks that is given."""

    def __init__(self, place: Place, blocks: Any) -> None:  # noqa: ANN401 - the untyped module
        self._opening = place.opening
        self._header = frame(header(PageName.DOCUMENTS, LOADING))
        blocks.load(told_who(self._ready), None, {self._header}, **UNLIMITED)

    def _ready(self, user: str) -> Iterator[Updates]:
        """Wait until the library is open and say so."""
        try:
            count = len(self._opening.get().library.entries())
            yield {self._header: header(PageName.DOCUMENTS, library_state(count), trouble=not count, user=user)}
        except UserFacingError as error:
            told = f"{error.problem} {error.remedy}"
            yield {self._header: header(PageName.DOCUMENTS, told, trouble=True, user=user)}
