"""The switch of strict mode: one component and its event. No HTML is written in here."""

from collections.abc import Callable
from typing import Any

from assistant.page.rendering import notice
from assistant.page.strictness import Strictness
from assistant.page.wiring.parts import EACH, fields, gradio, html
from assistant.serving.users import user_of
from ingest.errors import UserFacingError


class StrictSwitch:
    """Drawn where it is made; ``written`` gives its safe HTML for whether a reader's answers are strict."""

    def __init__(self, strictness: Strictness, name: str, written: Callable[[bool], str]) -> None:
        gr: Any = gradio()
        self._strictness = strictness
        self._written = written
        self.component = html("", name, "strict.js")

        def switched(event: gr.EventData, request: gr.Request) -> str:
            user, strict = user_of(request.headers), fields(event).get("on")
            try:
                if isinstance(strict, bool):
                    strictness.choose(user, strict)
                return self.shown(user)
            except UserFacingError as error:
                return written(strictness.default) + notice(error.problem, error.remedy)

        self.component.click(switched, None, self.component, **EACH)

    def shown(self, user: str) -> str:
        """Give the component's value for a reader."""
        return self._written(self._strictness.of(user))
