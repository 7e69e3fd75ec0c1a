"""The panel that shows a source beside the conversation, or a document to read: one component and its event.

No HTML is written in here. On a page of its own::

    reader = SourcePanel(opening, empty)  # ``empty``: safe HTML shown while nothing is open
    button.click(lambda: reader.document(name), None, reader.component)
"""

from collections.abc import Callable, Sequence
from typing import Any

from assistant.page.citing import shown_document, shown_source
from assistant.page.opening import Opening
from assistant.page.rendering import NO_SOURCE, notice
from assistant.page.wiring.parts import EACH, gradio, html
from assistant.types import Answer
from ingest.errors import UserFacingError


class SourcePanel:
    """Shows what a citation of the open talk rests on, or a whole document; drawn where it is made."""

    def __init__(self, opening: Opening, empty: str = NO_SOURCE) -> None:
        self._opening = opening
        self.component = html(empty, "source", "source.js", "checks.js")

    def connect(self, answers: Callable[[Any, Any], Sequence[Answer | None]], held: Any = None) -> None:  # noqa: ANN401 - of the untyped module
        """Open the citations of the answers that stand on the page, each at its turn.

        ``answers`` gives them for gradio's request and the value of the component ``held``, None without one.
        """
        gr: Any = gradio()

        def cited(event: gr.EventData, request: gr.Request, value: object = None) -> object:
            named = (getattr(event, name, None) for name in ("turn", "number", "whole"))
            try:
                source = shown_source(self._opening.get().library, answers(request, value), *named)
            except UserFacingError as error:
                return notice(error.problem, error.remedy)
            return gr.skip() if source is None else source

        self.component.click(cited, held, self.component, **EACH)

    def document(self, name: str) -> str:
        """Write a whole document to read, as the component's value; a failure is told in its place."""
        try:
            return shown_document(self._opening.get().library, name)
        except UserFacingError as error:
            return notice(error.problem, error.remedy)
