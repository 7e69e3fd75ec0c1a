"""The chat page: components and events. No retrieval, no parsing and no writing of HTML in here.

Gradio puts ``gr.HTML`` values into the page as they are, so every value set here comes from the pure modules of
assistant.page, which escape all that they are given. Which talk is open stands in a hidden box of the page itself, so
that it outlives the server; the server takes it for no more than a name, to be found among the reader's own.
"""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from assistant.page.desk import Desk
from assistant.page.examples import Examples
from assistant.page.frame import LOADING, NO_DOCUMENTS, PageName, header, library_state
from assistant.page.judging import judgement_of
from assistant.page.place import Place
from assistant.page.rendering import NO_SOURCE, notice
from assistant.page.scoping import LONGEST_SCOPE, first_scope, read_scope
from assistant.page.start import ACTS, UNFOLD, editing_line, follow_ups, start, talk_bar
from assistant.page.strict_view import strict_switch
from assistant.page.strictness import Strictness
from assistant.page.talk_view import View
from assistant.page.wiring.composer import Composer
from assistant.page.wiring.parts import (
    EACH,
    QUIET,
    UNLIMITED,
    Updates,
    count,
    fields,
    frame,
    gradio,
    html,
    number_in,
    told_who,
    word,
)
from assistant.page.wiring.scope_filter import ScopeFilter
from assistant.page.wiring.source_panel import SourcePanel
from assistant.page.wiring.strict_switch import StrictSwitch
from assistant.page.wiring.talk_column import TalkColumn
from assistant.scope import EVERYWHERE, Scope
from assistant.serving.users import user_of
from assistant.talks.starting import aside
from assistant.talks.talks import FILE_NAME
from ingest.errors import UserFacingError

# More than any question may have: how much too long one is can still be said.
_LONGEST_WORDS = 100_000
_LONGEST_TITLE = 200
_LONGEST_NAME = 300


class AskingPage:
    """The page's components and what happens to them; drawn inside the Blocks that is given."""

    def __init__(self, place: Place, blocks: Any) -> None:  # noqa: ANN401 - the untyped module
        gr: Any = gradio()
        self._opening = place.opening
        self._strictness = Strictness(place.talks, place.settings)
        self._desk = Desk(place.opening, place.talks, place.turnstile, self._strictness)
        self._examples = Examples(place.opening)
        self._header = frame(header(PageName.ASKING, LOADING))
        self._key = gr.Textbox("", visible="hidden", elem_id="talk-key")
        self._replaced = gr.Textbox("", visible="hidden", elem_id="replaced")
        self._first = gr.Textbox("", visible="hidden", elem_id="first-drawn")
        with gr.Row(elem_id="main", elem_classes="desk"):
            self._column = TalkColumn(self._desk, aside=bool(aside(place.settings.library / FILE_NAME)))
            with gr.Column(elem_id="chat", min_width=0):
                self._draw_chat(gr)
            with gr.Column(elem_id="evidence", min_width=0):
                self._source = SourcePanel(place.opening)
        self._shown = {self._key, self._bar, self._past, self._current, self._column.listed, self._told}
        self._shown |= {self._first, self._next, self._replaced, self._composer.editing, self._composer.question}
        self._connect(gr)
        blocks.load(told_who(self._ready), None, {self._header, self._start}, **UNLIMITED)

    def _draw_chat(self, gr: Any) -> None:  # noqa: ANN401 - the untyped module
        with gr.Row(elem_id="talk-line"):
            html(UNFOLD, "unfold")
            self._bar = html(talk_bar("", View().title), "talk-bar")
        with gr.Column(elem_id="log"):
            self._start = html(start(()), "start")
            self._past = html("", "past")
            self._current = html("", "current")
            self._next = html("", "next")
        with gr.Column(elem_id="foot"):
            self._told = html("", "told")
            self._scope = ScopeFilter(self._opening)
            with self._scope.row:
                self._strict = StrictSwitch(self._strictness, "strict", self._switch)
            self._composer = Composer()
        self._acts = html(ACTS, "acts", "chat.js")

    def _connect(self, gr: Any) -> None:  # noqa: ANN401 - the untyped module
        following, suggesting = self._connect_following(gr), self._connect_suggesting(gr)
        asking = self._connect_asking(gr, suggesting)
        self._connect_opening(gr, [following, suggesting, asking])
        self._connect_acts(gr)
        self._connect_turns(gr)
        self._source.connect(lambda request, key: self._desk.answers(user_of(request.headers), key), self._key)
        self._column.connect(self._key)
        self._scope.connect(self._key, self._desk.keep_scope)

    def _connect_following(self, gr: Any) -> Any:  # noqa: ANN401 - the untyped module
        async def followed(here: str, request: gr.Request) -> AsyncIterator[object]:
            try:
                async for shown in self._desk.follow(user_of(request.headers), here):
                    yield shown
            except UserFacingError:
                yield gr.skip()  # what is gone is said when it is next asked for

        return self._acts.follow(followed, self._key, self._current, **UNLIMITED)

    def _connect_suggesting(self, gr: Any) -> Any:  # noqa: ANN401 - the untyped module
        def suggested(here: str, held: str, request: gr.Request) -> str:
            try:
                return follow_ups(self._desk.follow_ups(user_of(request.headers), here, read_scope(held)))
            except UserFacingError:
                return ""  # what is gone is said when it is next asked for

        return self._acts.suggest(suggested, [self._key, self._scope.held], self._next, **QUIET)

    def _connect_asking(self, gr: Any, suggesting: Any) -> Any:  # noqa: ANN401 - the untyped module
        def asked(
            words: str, here: str, replaced: str, held: str, drawn: str, event: gr.EventData, request: gr.Request
        ) -> Updates:
            user, sent, scope, first = user_of(request.headers), fields(event), read_scope(held), number_in(drawn)
            written = "act" not in sent
            try:
                if written:
                    view = self._desk.ask(user, here, words[:_LONGEST_WORDS], number_in(replaced), scope, first)
                elif sent["act"] in ("again", "widen"):
                    where = scope if sent["act"] == "again" else EVERYWHERE
                    view = self._desk.ask_again(user, here, count(sent, "turn"), where, first)
                else:
                    view = self._desk.ask(user, here, word(sent, "words", _LONGEST_WORDS), None, scope, first)
            except UserFacingError as error:
                return {**self._listed(user, here), self._told: notice(error.problem, error.remedy)}
            left = {self._composer.question: "", **self._left()} if written or replaced else {}
            return {**self._viewed(user, view), **left}

        starts = [self._composer.question.submit, self._composer.send.click, self._acts.click]
        inputs = [self._composer.question, self._key, self._replaced, self._scope.held, self._first]
        return gr.on(starts, asked, inputs, self._shown, cancels=[suggesting], **UNLIMITED)

    def _connect_opening(self, gr: Any, cancelled: list[Any]) -> None:  # noqa: ANN401 - the untyped module
        outputs = {*self._shown, *self._scope.parts, self._strict.component, self._source.component}

        def opened(event: gr.EventData, request: gr.Request) -> Updates:
            user, sent = user_of(request.headers), fields(event)
            chosen_before = first_scope(word(sent, "scope", LONGEST_SCOPE), word(sent, "document", _LONGEST_NAME))
            return {**self._open(user, word(sent, "talk"), chosen_before), self._source.component: NO_SOURCE}

        def removed(here: str, event: gr.EventData, request: gr.Request) -> Updates:
            user, key = user_of(request.headers), word(fields(event), "talk")
            try:
                self._desk.remove(user, key)
            except UserFacingError as error:
                return {**self._listed(user, here), self._told: notice(error.problem, error.remedy)}
            if key != here:
                return self._listed(user, here)
            return {**self._open(user, ""), self._source.component: NO_SOURCE}

        def renamed(here: str, event: gr.EventData, request: gr.Request) -> Updates:
            user, sent = user_of(request.headers), fields(event)
            key = word(sent, "talk")
            try:
                self._desk.rename(user, key, word(sent, "title", _LONGEST_TITLE))
                bar = {self._bar: talk_bar(here, self._desk.view(user, here).title)} if key == here else {}
            except UserFacingError as error:
                return {**self._listed(user, here), self._told: notice(error.problem, error.remedy)}
            return {self._told: "", **bar, **self._listed(user, here)}

        self._column.listed.rename(renamed, self._key, self._shown, **EACH)
        self._column.listed.select(opened, None, outputs, cancels=cancelled, **EACH)
        self._column.listed.remove(removed, self._key, outputs, **EACH)

    def _connect_acts(self, gr: Any) -> None:  # noqa: ANN401 - the untyped module
        def stopped(here: str, request: gr.Request) -> object:
            user = user_of(request.headers)
            try:
                self._desk.stop(user, here)
                return self._desk.view(user, here).current
            except UserFacingError:
                return gr.skip()  # what is gone is said when it is next asked for

        def worded_anew(here: str, request: gr.Request) -> Updates:
            try:
                number, question = self._desk.last_question(user_of(request.headers), here)
            except UserFacingError as error:
                return {self._told: notice(error.problem, error.remedy)}
            anew = {self._replaced: str(number), self._composer.question: question}
            return {**anew, self._composer.editing: editing_line(True), self._told: ""}

        self._composer.stop.click(stopped, self._key, self._current, **QUIET)
        self._acts.edit(worded_anew, self._key, self._shown, **QUIET)
        self._acts.leave(lambda: {self._composer.question: "", **self._left()}, None, self._shown, **QUIET)

    def _connect_turns(self, gr: Any) -> None:  # noqa: ANN401 - the untyped module
        def judged(here: str, drawn: str, event: gr.EventData, request: gr.Request) -> Updates:
            user, sent = user_of(request.headers), fields(event)
            try:
                view = self._desk.judge(user, here, count(sent, "turn"), judgement_of(sent), number_in(drawn))
            except UserFacingError as error:
                return {self._told: notice(error.problem, error.remedy)}
            except ValueError:
                return {self._told: ""}
            return {self._past: view.past, self._current: view.current, self._told: ""}

        def back(here: str, event: gr.EventData, request: gr.Request) -> Updates:
            try:
                view = self._desk.earlier(user_of(request.headers), here, count(fields(event), "turn"))
            except UserFacingError as error:
                return {self._told: notice(error.problem, error.remedy)}
            return {self._past: view.past, self._first: _drawn_from(view), self._told: ""}

        self._acts.earlier(back, self._key, {self._past, self._first, self._told}, **QUIET)
        self._acts.judge(judged, [self._key, self._first], {self._past, self._current, self._told}, **EACH)

    def _ready(self, user: str) -> Iterator[Updates]:
        """Wait until the library is open, say so, then offer questions that it answers."""
        try:
            documents = self._opening.documents()
            yield {self._header: header(PageName.ASKING, library_state(documents), user=user)}
            examples = self._examples.get() if documents else ()
        except UserFacingError as error:
            state = f"{error.problem} {error.remedy}"
            head = header(PageName.ASKING, state, trouble=True, user=user)
            yield {self._header: head, self._start: start((), state)}
            return
        yield {self._start: start(examples, "" if documents else NO_DOCUMENTS)}

    def _open(self, user: str, key: str, scope: Scope = EVERYWHERE) -> Updates:
        """Show a talk, or a new one within a scope; where it can't be shown, a new one and why."""
        try:
            scope = self._desk.scope(user, key) if key else scope
            how = {**self._scope.shown(scope), self._strict.component: self._strict.shown(user)}
            return {**self._viewed(user, self._desk.view(user, key)), **how, **self._left()}
        except UserFacingError as error:
            anew = self._open(user, "") if key else {}
            return {**anew, self._told: notice(error.problem, error.remedy)}

    def _viewed(self, user: str, view: View) -> Updates:
        shown = {self._key: view.key, self._bar: talk_bar(view.key, view.title), self._told: ""}
        turns = {self._past: view.past, self._current: view.current, self._next: follow_ups(())}
        turns[self._first] = _drawn_from(view)
        return {**shown, **turns, **self._listed(user, view.key)}

    def _switch(self, strict: bool) -> str:
        """Write the switch of strict mode, where there is anything to be strict with."""
        return strict_switch(strict) if self._strictness.matters else ""

    def _listed(self, user: str, here: str) -> Updates:
        """Show the reader's talks; where they can't be read, say so and leave the list as it is."""
        try:
            return {self._column.listed: self._desk.listed(user, here)}
        except UserFacingError as error:
            return {self._told: notice(error.problem, error.remedy)}

    def _left(self) -> Updates:
        """Nothing is being worded anew any more."""
        return {self._replaced: "", self._composer.editing: editing_line(False)}


def _drawn_from(view: View) -> str:
    """Write for the page to hold from where its turns are drawn; empty for the newest."""
    return "" if view.first is None else str(view.first)
