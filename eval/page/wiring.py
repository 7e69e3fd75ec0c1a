"""The page of evaluation: components and events. No HTML is written and nothing is measured in here."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from assistant.page.frame import LOADING, PageName, header, library_state
from assistant.page.place import Place
from assistant.page.rendering import notice
from assistant.page.wiring.parts import QUIET, UNLIMITED, Updates, frame, gradio, html
from assistant.page.wiring.source_panel import SourcePanel
from assistant.serving.users import user_of
from eval.page.desk import Desk, changed
from eval.page.detail_view import NOTHING_OPEN
from eval.page.view import View
from eval.sets import SUFFIXES
from ingest.errors import UserFacingError

_LONGEST = 400  # characters of any name that a click sends
_TICK_S = 0.7


class EvaluationPage:
    """The page's components and what happens to them; drawn inside the Blocks that is given."""

    def __init__(self, place: Place, blocks: Any) -> None:  # noqa: ANN401 - the untyped module
        gr = gradio()
        self._place = place
        self._desk = Desk(place)
        self._view = gr.State(View())
        self._answers = gr.State(())
        self._header = frame(header(PageName.EVALUATION, LOADING))
        with gr.Row(elem_id="main", elem_classes="measuring"):
            with gr.Column(elem_id="side", min_width=280):
                self._draw_side(gr)
            with gr.Column(elem_id="figures", min_width=280):
                self._draw_figures(gr, place)
        self._timer = gr.Timer(_TICK_S, active=False)
        self._connect(gr, blocks)

    def _draw_side(self, gr: Any) -> None:  # noqa: ANN401 - the untyped module
        self._progress = html("", "progress")
        self._told = html("", "uploaded")
        self._sets = html("", "sets")
        self._upload = gr.UploadButton(
            "질문 묶음 올리기", file_types=list(SUFFIXES), file_count="single", elem_id="upload-set", size="sm"
        )
        self._runs = html("", "runs")

    def _draw_figures(self, gr: Any, place: Place) -> None:  # noqa: ANN401 - the untyped module
        self._run = html("", "run")
        with gr.Row(elem_id="looking"):
            with gr.Column(elem_id="questions", min_width=280):
                self._questions = html("", "list")
            with gr.Column(elem_id="beside", min_width=280):
                self._detail = html("", "detail", "evaluation.js")
                self._source = SourcePanel(place.opening, "")

    def _connect(self, gr: Any, blocks: Any) -> None:  # noqa: ANN401 - the untyped module
        side = [self._sets, self._progress, self._runs, self._told, self._timer]
        shown = [self._view, self._run, self._questions, self._detail, self._answers, self._source.component]

        def acted(view: View, request: gr.Request, event: gr.EventData) -> Updates:
            act, value = getattr(event, "act", None), getattr(event, "value", "")
            if not isinstance(act, str) or not isinstance(value, str) or len(value) > _LONGEST:
                return {self._view: view}  # gradio takes an empty set of updates for a missing value
            return self._act(view, user_of(request.headers), act, value)

        def ticked(view: View, request: gr.Request) -> Updates:
            return self._tick(view, user_of(request.headers))

        def uploaded(given: str, view: View, request: gr.Request) -> Updates:
            told = self._desk.take(given, Path(given).name)
            return {self._told: told, **self._side(user_of(request.headers), view.run)}

        def ready(request: gr.Request) -> Iterator[Updates]:
            yield from self._ready(request)

        self._detail.click(acted, self._view, {*side, *shown}, **QUIET)
        self._timer.tick(ticked, self._view, {*side, *shown}, **UNLIMITED)
        self._upload.upload(uploaded, [self._upload, self._view], set(side), **QUIET)
        self._source.connect(self._answers, lambda _, answers: answers)
        blocks.load(ready, None, {self._header, *side, *shown}, **UNLIMITED)

    def _ready(self, request: Any) -> Iterator[Updates]:  # noqa: ANN401 - of the untyped module
        """Wait until the library is open, say so, then show what the address names or the newest run."""
        user = user_of(request.headers)
        try:
            count = self._place.opening.get().library.document_count
            yield {self._header: header(PageName.EVALUATION, library_state(count), trouble=not count, user=user)}
        except UserFacingError as error:
            told = f"{error.problem} {error.remedy}"
            yield {self._header: header(PageName.EVALUATION, told, trouble=True, user=user)}
            return
        view = self._desk.first(dict(request.query_params))
        yield self._or_nothing(view, user)

    def _act(self, view: View, user: str, act: str, value: str) -> Updates:
        """Do what a click or a choice names; what is none changes nothing."""
        acts: dict[str, Callable[[View, str, str], Updates]] = {
            "start": self._start,
            "resume": self._resume,
            "stop": self._stop,
            "remove": self._remove,
            "drop": self._drop,
            "run": self._show,
            "compare": self._compare,
            "open": self._open,
            "close": self._open,
            "outcome": partial(self._narrow, act),
            "kind": partial(self._narrow, act),
            "more": partial(self._narrow, act),
        }
        try:
            return {self._told: "", **acts[act](view, user, value)} if act in acts else {self._view: view}
        except UserFacingError as error:
            return {self._told: notice(error.problem, error.remedy)}

    def _start(self, view: View, user: str, value: str) -> Updates:
        name = self._desk.start(user, value)
        return {self._view: replace(view, awaited=name), **self._side(user, view.run)}

    def _resume(self, view: View, user: str, value: str) -> Updates:
        name = self._desk.resume(user, value)
        return {self._view: replace(view, awaited=name), **self._side(user, view.run)}

    def _stop(self, view: View, user: str, value: str) -> Updates:
        self._desk.bench.stop()
        return {self._progress: self._desk.progress()}

    def _remove(self, view: View, user: str, value: str) -> Updates:
        self._desk.remove(value)
        gone = value in (view.run, view.before)
        return self._result(View() if gone else view, user) if gone else self._side(user, view.run)

    def _drop(self, view: View, user: str, value: str) -> Updates:
        self._desk.drop(value)
        return self._side(user, view.run)

    def _show(self, view: View, user: str, value: str) -> Updates:
        return self._result(View(run=value), user)

    def _compare(self, view: View, user: str, value: str) -> Updates:
        return self._result(self._desk.beside(view.run, value), user)

    def _narrow(self, act: str, view: View, user: str, value: str) -> Updates:
        view = changed(view, act, value)
        closed = {} if view.opened else {self._detail: NOTHING_OPEN, self._answers: (), self._source.component: ""}
        return {self._view: view, self._questions: self._desk.questions(view), **closed}

    def _open(self, view: View, user: str, value: str) -> Updates:
        view = replace(view, opened=value)
        opened = self._desk.open(view)
        shown = {self._detail: opened.shown, self._answers: opened.answers, self._source.component: ""}
        return {self._view: view, **shown}

    def _result(self, view: View, user: str) -> Updates:
        """Show a run and the side beside it."""
        run, questions = self._desk.result(view)
        return {
            self._view: view,
            self._run: run,
            self._questions: questions,
            self._detail: NOTHING_OPEN if questions else "",
            self._answers: (),
            self._source.component: "",
            **self._side(user, view.run),
        }

    def _side(self, user: str, opened: str) -> Updates:
        sets, progress, runs = self._desk.side(user, opened)
        ticking = gradio().Timer(active=self._desk.bench.busy)
        return {self._sets: sets, self._progress: progress, self._runs: runs, self._timer: ticking}

    def _tick(self, view: View, user: str) -> Updates:
        """Show how far the run is; when it is over, its figures to whoever waits for them."""
        if self._desk.bench.busy:
            return {self._progress: self._desk.progress()}
        done = self._desk.finished(view.awaited)
        return self._or_nothing(View(run=view.awaited), user) if done else self._side(user, view.run)

    def _or_nothing(self, view: View, user: str) -> Updates:
        """Show a run that nobody pressed for; where it can't be read, say so beside an empty page."""
        try:
            return self._result(view, user)
        except UserFacingError as error:
            return {**self._result(View(), user), self._told: notice(error.problem, error.remedy)}
