"""The page of the library's documents: components and events. No HTML is written and nothing is read in here.

How files are sent and how they stand is asked for by documents.js itself; see assistant.page.intake_routes.
"""

from collections.abc import Iterator
from typing import Any

from assistant.catalogue import Catalogue
from assistant.page.documents_view import LOADING_LIST, NONE_YET, NOTHING_OPEN, READER_BAR, missing, standing
from assistant.page.frame import LOADING, PageName, header, library_state
from assistant.page.place import Place
from assistant.page.shelving import Said, Shelving, names_of
from assistant.page.wiring.parts import EACH, UNLIMITED, Updates, frame, gradio, html, told_who
from assistant.page.wiring.source_panel import SourcePanel
from assistant.serving.identity import user_of
from index.errors import LibraryMissing
from ingest.errors import UserFacingError


class DocumentsPage:
    """The page's components and what happens to them; drawn inside the Blocks that is given."""

    def __init__(self, place: Place, blocks: Any) -> None:  # noqa: ANN401 - the untyped module
        gr = gradio()
        self._opening = place.opening
        own = place.intake.originals.folder
        self._shelving = Shelving(place.intake, Catalogue(lambda: place.opening.get().library, own))
        self._header = frame(header(PageName.DOCUMENTS, LOADING))
        with gr.Row(elem_id="main", elem_classes="stacks"):
            with gr.Column(elem_id="books"):
                stands = standing(place.intake.limits, place.intake.folders)
                self._library = html(stands, "library", "rows.js", "documents.js")
                self._told = html("", "told")
                self._shelf = html(LOADING_LIST, "shelf")
            with gr.Column(elem_id="reader"):
                html(READER_BAR, "reader-bar")
                self._panel = SourcePanel(place.opening, NOTHING_OPEN)
        self._connect(gr, blocks)

    def _connect(self, gr: Any, blocks: Any) -> None:  # noqa: ANN401 - the untyped module
        def acted(event: gr.EventData, request: gr.Request) -> Updates:
            said = _said(event)
            told = self._shelving.act(said, user_of(request.headers))
            return {self._told: told, **self._listed(said, user_of(request.headers))}

        def found(event: gr.EventData, request: gr.Request) -> Updates:
            return self._listed(_said(event), user_of(request.headers))

        def opened(event: gr.EventData) -> object:
            names = names_of([getattr(event, "name", None)])
            return self._panel.document(names[0]) if names else gr.skip()

        listed = {self._header, self._shelf}
        self._library.click(acted, None, {self._told, *listed}, **EACH)
        self._library.input(found, None, listed, **EACH)
        self._library.select(opened, None, self._panel.component, **EACH)
        blocks.load(told_who(self._ready), None, listed, **UNLIMITED)

    def _ready(self, user: str) -> Iterator[Updates]:
        """Wait until the library is open and show it."""
        yield self._listed(Said(), user)

    def _listed(self, said: Said, user: str) -> Updates:
        try:
            count = self._opening.get().library.documents.count
            shown = self._shelving.show(said)
        except LibraryMissing:  # the first file that is sent makes it
            return {self._header: header(PageName.DOCUMENTS, NONE_YET, user=user), self._shelf: missing()}
        except UserFacingError as error:
            told = f"{error.problem} {error.remedy}"
            return {self._header: header(PageName.DOCUMENTS, told, trouble=True, user=user), self._shelf: ""}
        state = library_state(count) if count else NONE_YET
        return {self._header: header(PageName.DOCUMENTS, state, user=user), self._shelf: shown}


def _said(event: Any) -> Said:  # noqa: ANN401 - gradio's event
    return Said(*(getattr(event, name, None) for name in Said.__slots__))
