"""The panel that shows a source beside the conversation, or a document to read: one component and its event.

No HTML is written in here. On a page of its own::

    reader = SourcePanel(opening, empty)  # ``empty``: safe HTML shown while nothing is open
    button.click(lambda: reader.document(name), None, reader.component)
"""

from typing import Any

from assistant.page.citing import shown_document, shown_source
from assistant.page.conversation import Exchanges
from assistant.page.opening import Opening
from assistant.page.rendering import NO_SOURCE, notice
from assistant.page.wiring.parts import QUIET, gradio, html
from ingest.errors import UserFacingError


class SourcePanel:
    """Shows what a citation of the session's exchanges rests on, or a whole document; drawn where it is made."""

    def __init__(self, opening: Opening, empty: str = NO_SOURCE) -> None:
        self._opening = opening
        self.component = html(empty, "source", "source.js", "checks.js")

    def connect(self, exchanges: Any) -> None:  # noqa: ANN401 - a component of the untyped module
        """Open the citations of the exchanges that a state holds."""
        gr: Any = gradio()

        def cited(said: Exchanges, event: gr.EventData) -> object:
            named = (getattr(event, name, None) for name in ("turn", "number", "whole"))
            answers = [exchange.answer for exchange in said]
            shown = shown_source(self._opening.get().library, answers, *named)
            return gr.skip() if shown is None else shown

        self.component.click(cited, exchanges, self.component, **QUIET)

    def document(self, name: str) -> str:
        """Write a whole document to read, as the component's value; a failure is told in its place."""
        try:
            return shown_document(self._opening.get().library, name)
        except UserFacingError as error:
            return notice(error.problem, error.remedy)
