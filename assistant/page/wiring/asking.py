"""The chat page: components and events. No retrieval, no parsing and no writing of HTML in here.

Gradio puts ``gr.HTML`` values into the page as they are, so every value set here comes from assistant.page.rendering or
assistant.page.frame, which escape all that they are given.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from assistant.page import conversation
from assistant.page.conversation import Exchanges
from assistant.page.examples import answered_examples
from assistant.page.frame import LOADING, PageName, header, library_state
from assistant.page.in_turn import in_turn
from assistant.page.place import Place
from assistant.page.rendering import GREETING
from assistant.page.wiring.parts import QUIET, UNLIMITED, Updates, frame, gradio, html, told_who
from assistant.page.wiring.source_panel import SourcePanel
from ingest.errors import UserFacingError

_EXAMPLES = 3
_SEARCHING = "찾는 중…"


class AskingPage:
    """The page's components and what happens to them; drawn inside the Blocks that is given."""

    def __init__(self, place: Place, blocks: Any) -> None:  # noqa: ANN401 - the untyped module
        gr = gradio()
        self._opening = place.opening
        self._turnstile = place.turnstile
        self._offered: tuple[int, tuple[str, ...]] = (-1, ())
        self._exchanges = gr.State(())
        self._header = frame(header(PageName.ASKING, LOADING))
        with gr.Row(elem_id="main", elem_classes="desk"):
            with gr.Column(elem_id="chat", scale=3, min_width=320):
                self._draw_log(gr)
                self._draw_composer(gr)
            with gr.Column(elem_id="evidence", scale=2, min_width=320):
                self._source = SourcePanel(self._opening)
        self._connect(gr, blocks)

    def _draw_log(self, gr: Any) -> None:  # noqa: ANN401 - the untyped module
        with gr.Column(elem_id="log"):
            with gr.Column(elem_id="start") as self._start:
                html(GREETING, "greeting")
                self._examples = [gr.Button(visible=False, elem_classes="example") for _ in range(_EXAMPLES)]
            self._past = html("", "past")
            self._current = html("", "current", "chat.js")

    def _draw_composer(self, gr: Any) -> None:  # noqa: ANN401 - the untyped module
        with gr.Row(elem_id="composer"):
            self._question = gr.Textbox(
                label="질문",
                show_label=False,
                container=False,
                placeholder="문서에 대해 물어보세요",
                lines=1,
                max_lines=6,
                autofocus=True,
                elem_id="question",
            )
            self._send = gr.Button("묻기", variant="primary", scale=0, min_width=76, elem_id="send")
            self._stop = gr.Button("멈추기", visible=False, scale=0, min_width=76, elem_id="stop")

    def _connect(self, gr: Any, blocks: Any) -> None:  # noqa: ANN401 - the untyped module
        outputs = [self._question, self._exchanges, self._past, self._current, self._send, self._stop, self._start]
        asking = [
            event(self._ask, [words, self._exchanges], set(outputs), **UNLIMITED)
            for event, words in [(self._question.submit, self._question), (self._send.click, self._question)]
            + [(button.click, button) for button in self._examples]
        ]
        self._stop.click(self._stopped, self._exchanges, set(outputs), cancels=asking, **QUIET)

        self._source.connect(self._exchanges)
        blocks.load(told_who(self._ready), None, {self._header, self._start, *self._examples}, **UNLIMITED)

    def _ready(self, user: str) -> Iterator[Updates]:
        """Wait until the library is open, say so, then offer questions that it answers."""
        try:
            assistant = self._opening.get()
            count = len(assistant.library.entries())
            yield {self._header: header(PageName.ASKING, library_state(count), trouble=not count, user=user)}
            if self._offered[0] != assistant.library.revision:
                self._offered = assistant.library.revision, answered_examples(assistant, _EXAMPLES)
        except UserFacingError as error:
            told = f"{error.problem} {error.remedy}"
            yield {self._header: header(PageName.ASKING, told, trouble=True, user=user)}
            return
        gr = gradio()
        offered = zip(self._examples, self._offered[1], strict=False)
        # Gradio takes an empty set of updates for a missing value.
        yield {self._start: gr.update(), **{button: gr.update(value=words, visible=True) for button, words in offered}}

    def _ask(self, question: str, exchanges: Exchanges) -> Iterator[Updates]:
        """Answer a question word by word."""
        if not question.strip():
            yield {self._question: ""}
            return
        past = "".join(exchange.shown for exchange in exchanges)
        yield {self._question: "", self._past: past, **self._working(True)}
        state = _SEARCHING if self._opening.ready else LOADING
        answering = partial(conversation.ask, self._opening.get, exchanges, question, state)
        for exchange in in_turn(self._turnstile, len(exchanges), question, answering):
            yield {self._exchanges: (*exchanges, exchange), self._current: exchange.shown}
        yield self._working(False)

    def _stopped(self, exchanges: Exchanges) -> Updates:
        """Keep what has come of an answer that the reader stopped."""
        stopped = conversation.stop(exchanges)
        shown = {self._exchanges: stopped, self._current: stopped[-1].shown} if stopped else {}
        return {**shown, **self._working(False)}

    def _working(self, working: bool) -> Updates:
        gr = gradio()
        return {
            self._start: gr.update(visible=False),
            self._send: gr.update(visible=not working),
            self._stop: gr.update(visible=working),
        }
