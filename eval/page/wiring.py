"""The page of evaluation: components and events. No HTML is written and nothing is measured in here."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from assistant.page.frame import LOADING, PageName, header, library_state
from assistant.page.place import Place
from assistant.page.rendering import notice
from assistant.page.wiring.parts import EACH, QUIET, UNLIMITED, Updates, frame, gradio, html
from assistant.page.wiring.source_panel import SourcePanel
from assistant.serving.users import user_of
from eval.page.desk import Desk, changed
from eval.page.detail_view import NOTHING_OPEN
from eval.page.reader import Reader, Readers
from eval.page.run_view import NO_LIBRARY
from eval.page.view import View
from eval.set_files import SUFFIXES
from ingest.errors import UserFacingError

_LONGEST = 400  # characters of any name that a click sends
_TICK_S = 0.7


class EvaluationPage:
    """The page's components and what happens to them; drawn inside the Blocks that is given."""

    def __init__(self, place: Place, blocks: Any) -> None:  # noqa: ANN401 - the untyped module
        gr = gradio()
        self._place = place
        self._desk = Desk(place)
        self._readers = Readers()
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
        shown = [self._run, self._questions, self._detail, self._source.component]

        def acted(request: gr.Request, event: gr.EventData) -> Updates:
            act, value = getattr(event, "act", None), getattr(event, "value", "")
            if not isinstance(act, str) or not isinstance(value, str) or len(value) > _LONGEST:
                return self._unchanged()
            return self._act(self._reader(request), act, value)

        def ticked(request: gr.Request) -> Updates:
            return self._tick(self._reader(request))

        def uploaded(given: str, request: gr.Request) -> Updates:
            told = self._desk.take(given, Path(given).name)
            return {self._told: told, **self._side(self._reader(request))}

        def ready(request: gr.Request) -> Iterator[Updates]:
            yield from self._ready(request)

        self._detail.click(acted, None, {*side, *shown}, **EACH)
        self._timer.tick(ticked, None, {*side, *shown}, **UNLIMITED)
        self._upload.upload(uploaded, self._upload, set(side), **QUIET)
        self._source.connect(lambda request, _: self._reader(request).answers)
        blocks.load(ready, None, {self._header, *side, *shown}, **UNLIMITED)

    def _reader(self, request: Any) -> Reader:  # noqa: ANN401 - of the untyped module
        return self._readers.find(user_of(request.headers), request.session_hash)

    def _ready(self, request: Any) -> Iterator[Updates]:  # noqa: ANN401 - of the untyped module
        """Wait until the library is open, say so, then show what the address names or the newest run."""
        reader = self._reader(request)
        try:
            told = library_state(self._place.opening.documents())
            yield {self._header: header(PageName.EVALUATION, told, user=reader.user)}
        except UserFacingError as error:
            told = f"{error.problem} {error.remedy}"
            yield {self._header: header(PageName.EVALUATION, told, trouble=True, user=reader.user)}
            return
        if not self._place.opening.ready:
            yield {self._run: NO_LIBRARY}
            return
        first = self._or_nothing(reader, self._desk.first(dict(request.query_params)))
        yield first
        # What was uploaded or begun while that was on its way is shown already: without it now, unless shown again.
        side = self._side(reader)
        if any(side.get(part) != first.get(part) for part in (self._sets, self._progress, self._runs)):
            yield side

    def _act(self, reader: Reader, act: str, value: str) -> Updates:
        """Do what a click or a choice names; what is none changes nothing."""
        acts: dict[str, Callable[[Reader, str], Updates]] = {
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
            "misfit": self._misfit,
            "more": partial(self._narrow, act),
        }
        try:
            return {self._told: "", **acts[act](reader, value)} if act in acts else self._unchanged()
        except UserFacingError as error:
            return {self._told: notice(error.problem, error.remedy)}

    def _unchanged(self) -> Updates:
        """Give an update of nothing: gradio takes an empty set of updates for a missing value."""
        return {self._told: gradio().skip()}

    def _start(self, reader: Reader, value: str) -> Updates:
        reader.view = replace(reader.view, awaited=self._desk.start(reader.user, value))
        return self._side(reader)

    def _resume(self, reader: Reader, value: str) -> Updates:
        reader.view = replace(reader.view, awaited=self._desk.resume(reader.user, value))
        return self._side(reader)

    def _stop(self, reader: Reader, value: str) -> Updates:
        self._desk.bench.stop()
        return {self._progress: self._desk.progress()}

    def _remove(self, reader: Reader, value: str) -> Updates:
        self._desk.remove(value)
        return self._result(reader, View()) if value in (reader.view.run, reader.view.before) else self._side(reader)

    def _misfit(self, reader: Reader, value: str) -> Updates:
        """Refuse a file that is no set before it is sent: gradio would say so in English."""
        return {self._told: self._desk.misfit(value)}

    def _drop(self, reader: Reader, value: str) -> Updates:
        self._desk.drop(value)
        return self._side(reader)

    def _show(self, reader: Reader, value: str) -> Updates:
        return self._result(reader, View(run=value))

    def _compare(self, reader: Reader, value: str) -> Updates:
        return self._result(reader, self._desk.beside(reader.view.run, value))

    def _narrow(self, act: str, reader: Reader, value: str) -> Updates:
        reader.view = changed(reader.view, act, value)
        listed = {self._questions: self._desk.questions(reader.view)}
        if reader.view.opened:
            return listed
        reader.answers = ()
        return {**listed, self._detail: NOTHING_OPEN, self._source.component: ""}

    def _open(self, reader: Reader, value: str) -> Updates:
        view = replace(reader.view, opened=value)
        opened = self._desk.open(view)
        reader.view, reader.answers = view, opened.answers
        return {self._detail: opened.shown, self._source.component: ""}

    def _result(self, reader: Reader, view: View) -> Updates:
        """Show a run and the side beside it."""
        run, questions = self._desk.result(view)
        reader.view, reader.answers = view, ()
        return {
            self._run: run,
            self._questions: questions,
            self._detail: NOTHING_OPEN if questions else "",
            self._source.component: "",
            **self._side(reader),
        }

    def _side(self, reader: Reader) -> Updates:
        """Show what stands at the side; where talks or documents can't be read, say so and leave it as it is."""
        try:
            sets, progress, runs = self._desk.side(reader.user, reader.view.run)
        except UserFacingError as error:
            return {self._told: notice(error.problem, error.remedy)}
        ticking = gradio().Timer(active=self._desk.bench.busy)
        return {self._sets: sets, self._progress: progress, self._runs: runs, self._timer: ticking}

    def _tick(self, reader: Reader) -> Updates:
        """Show how far the run is; when it is over, its figures to whoever waits for them."""
        if self._desk.bench.busy:
            return {self._progress: self._desk.progress()}
        awaited = reader.view.awaited
        return self._or_nothing(reader, View(run=awaited)) if self._desk.finished(awaited) else self._side(reader)

    def _or_nothing(self, reader: Reader, view: View) -> Updates:
        """Show a run that nobody pressed for; where it can't be read, say so beside an empty page."""
        try:
            return self._result(reader, view)
        except UserFacingError as error:
            return {**self._result(reader, View()), self._told: notice(error.problem, error.remedy)}
