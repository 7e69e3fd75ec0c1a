"""The panel that shows a source beside the conversation: one component and its event. No HTML is written in here."""

from typing import Any

from assistant.page import conversation
from assistant.page.conversation import Exchanges
from assistant.page.opening import Opening
from assistant.page.rendering import NO_SOURCE
from assistant.page.wiring.parts import QUIET, gradio, html


class SourcePanel:
    """Shows what a citation of the session's exchanges rests on; drawn where it is made, connected once they exist."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._source = html(NO_SOURCE, "source", "source.js")

    def connect(self, exchanges: Any) -> None:  # noqa: ANN401 - a component of the untyped module
        """Open the citations of the exchanges that a state holds."""
        gr: Any = gradio()

        def cited(said: Exchanges, event: gr.EventData) -> object:
            named = (getattr(event, "turn", None), getattr(event, "number", None))
            shown = conversation.source(self._opening.get(), said, *named)
            return gr.skip() if shown is None else shown

        self._source.click(cited, exchanges, self._source, **QUIET)
