"""Where to search: components and events. No HTML is written in here."""

from typing import Any

from assistant.page.opening import Opening
from assistant.page.scope_view import FIND_DOCUMENTS, LOADING_CHOICES, scope_choices, scope_line
from assistant.page.scoping import chosen, read_scope, scope_text
from assistant.page.wiring.parts import QUIET, Updates, fields, gradio, html, word
from assistant.scope import EVERYWHERE, Scope
from ingest.errors import UserFacingError

_LONGEST = 300


class ScopeFilter:
    """The line that says where is searched, and the choices behind it; ``held`` is the component that holds it."""

    def __init__(self, opening: Opening) -> None:
        gr: Any = gradio()
        self._opening = opening
        with gr.Column(elem_id="scope-panel"):
            html(FIND_DOCUMENTS, "scope-find")
            self._choices = html("", "scope-choices", "scope.js")
        self._line = html(scope_line(EVERYWHERE, None), "scope")
        self.held: Any = gr.Textbox("", visible="hidden", elem_id="scope-held")

    def connect(self) -> None:
        """Let choices be made."""
        gr: Any = gradio()

        def offered(held: str, event: gr.EventData) -> str:
            return self._offered(read_scope(held), word(fields(event), "words"))

        def changed(held: str, event: gr.EventData) -> Updates:
            sent, scope = fields(event), read_scope(held)
            kind, value = word(sent, "kind"), word(sent, "value", _LONGEST)
            return self._shown(chosen(scope, kind, value, on=sent.get("on") is True))

        def left(held: str, event: gr.EventData) -> Updates:
            """One choice is taken out in the line, or all: the boxes are drawn anew as well."""
            sent, scope = fields(event), read_scope(held)
            kind, value = word(sent, "kind"), word(sent, "value", _LONGEST)
            scope = chosen(scope, kind, value, on=False) if kind else EVERYWHERE
            return {**self._shown(scope), self._choices: self._offered(scope, "")}

        self._choices.offer(offered, self.held, self._choices, **QUIET)
        self._choices.choose(changed, self.held, {self.held, self._line}, **QUIET)
        self._choices.leave(left, self.held, {self.held, self._line, self._choices}, **QUIET)

    def _shown(self, scope: Scope) -> Updates:
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
