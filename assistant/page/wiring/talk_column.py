"""The column of past talks: components, and the event that changes the list alone. No HTML is written in here."""

from typing import Any

from assistant.page.desk import Desk
from assistant.page.talk_list import talks_head
from assistant.page.wiring.parts import QUIET, fields, gradio, html, word
from assistant.serving.users import user_of
from ingest.errors import UserFacingError

_LONGEST_WORDS = 200


class TalkColumn:
    """The list of a reader's talks; drawn where it is made, connected once the open talk's key exists."""

    def __init__(self, desk: Desk, *, aside: bool) -> None:
        self._desk = desk
        gr = gradio()
        with gr.Column(elem_id="talks", min_width=0):
            html(talks_head(kept=desk.kept, aside=aside), "talks-head")
            self.listed = html("", "talks-list", "talks.js")

    def connect(self, key: Any) -> None:  # noqa: ANN401 - a component of the untyped module
        """Let the list be searched, with the talk marked whose key a component holds."""
        gr: Any = gradio()

        def found(here: str, event: gr.EventData, request: gr.Request) -> object:
            words = word(fields(event), "words", _LONGEST_WORDS)
            try:
                return self._desk.listed(user_of(request.headers), here, words)
            except UserFacingError:
                return gr.skip()  # the page says so when it next shows a talk

        self.listed.search(found, key, self.listed, **QUIET)
