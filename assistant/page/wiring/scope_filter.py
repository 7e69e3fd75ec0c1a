"""Where to search: components and events. No HTML is written in here."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from assistant.page.opening import Opening
from assistant.page.scope_view import COMING_CHOICES, FIND_DOCUMENTS, LOADING_CHOICES, scope_choices, scope_line
from assistant.page.scoping import LONGEST_SCOPE, all_chosen, read_scope, scope_text
from assistant.page.wiring.parts import EACH, QUIET, Updates, fields, gradio, html, word
from assistant.scope import EVERYWHERE, Scope
from assistant.serving.users import user_of
from ingest.errors import UserFacingError


class ScopeFilter:
    """The line that says where is searched, and the choices behind it; ``held`` is the component that holds it."""

    def __init__(self, opening: Opening) -> None:
        gr: Any = gradio()
        self._opening = opening
        with gr.Column(elem_id="scope-panel"):
            html(FIND_DOCUMENTS, "scope-find")
            self._choices = html(COMING_CHOICES, "scope-choices", "scope.js")
        with gr.Row(elem_id="asked-how") as row:
            self._line = html(scope_line(EVERYWHERE, None), "scope")
        self.row: Any = row  # for what else is said of how a question is answered
        self.held: Any = gr.Textbox("", visible="hidden", elem_id="scope-held")

    @property
    def parts(self) -> set[Any]:
        """The components that ``shown`` updates."""
        return {self.held, self._line}

    def connect(self, key: Any, keep: Callable[[str, str, Scope], None]) -> None:  # noqa: ANN401 - a component of the untyped module
        """Let choices be made; ``keep`` gets each with the reader's name and the open talk's key."""
        gr: Any = gradio()

        def kept(scope: Scope, here: str, request: gr.Request) -> Updates:
            with suppress(UserFacingError):  # what is gone is said when it is next asked for
                keep(user_of(request.headers), here, scope)
            return self.shown(scope)

        def offered(held: str, event: gr.EventData) -> str:
            return self._offered(read_scope(held), word(fields(event), "words"))

        def changed(here: str, event: gr.EventData, request: gr.Request) -> Updates:
            sent = fields(event)
            return kept(all_chosen(read_scope(word(sent, "held", LONGEST_SCOPE)), sent.get("changes")), here, request)

        def left(here: str, request: gr.Request) -> Updates:
            """All is taken out: the boxes are drawn anew as well."""
            return {**kept(EVERYWHERE, here, request), self._choices: self._offered(EVERYWHERE, "")}

        self._choices.offer(offered, self.held, self._choices, **EACH)
        # The page's script sends them one after the other: each is worked into what the one before it left.
        self._choices.choose(changed, key, self.parts, **EACH)
        self._choices.leave(left, key, {*self.parts, self._choices}, **QUIET)

    def shown(self, scope: Scope) -> Updates:
        """Show what is chosen."""
        fitting = None
        if scope and self._opening.ready:
            within = self._opening.get().documents_within(scope)
            fitting = None if within is None else len(within)
        return {self.held: scope_text(scope), self._line: scope_line(scope, fitting)}

    def _offered(self, scope: Scope, words: str) -> str:
        if not self._opening.ready:
            return LOADING_CHOICES
        try:
            return scope_choices(self._opening.get().facets(), scope, words)
        except UserFacingError:
            return LOADING_CHOICES
