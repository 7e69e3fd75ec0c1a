"""Runs behind the page: one at a time on a server, in a thread that lets the readers of the chat go first.

A run goes on when whoever began it leaves the page. Before every question the thread waits until no reader is being
answered, for a while at the most, and rests for a part of the time that the last question took.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.page.opening import Opening
from assistant.settings import Settings
from eval.errors import EvaluationError
from eval.machine import run_facts
from eval.questions import Question
from eval.recording import Recording
from eval.running import record_run
from eval.runs import FOLDER
from ingest.errors import UserFacingError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

# How long the thread rests after a question, as a part of the question's own time, and at most.
_REST, _LONGEST_REST_S = 0.1, 0.5
# How long it lets readers go first before a question, and how often it looks. An office that asks without a pause
# must not keep a run from ever ending.
_PATIENCE_S, _LOOK_S = 5.0, 0.05

_log = logging.getLogger("mundap.bench")


class State(StrEnum):
    """How a run stands."""

    OPENING = "opening"
    RUNNING = "running"
    STOPPING = "stopping"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


UNDER_WAY = frozenset({State.OPENING, State.RUNNING, State.STOPPING})


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be run, under which name it is kept."""

    name: str
    title: str
    questions: tuple[Question, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: ``done`` of ``total``, ``seconds_left`` None until that can be told."""

    work: Work
    state: State
    done: int = 0
    question: str = ""
    seconds_left: float | None = None
    problem: str = ""
    remedy: str = ""

    @property
    def total(self) -> int:
        """How many questions there are."""
        return len(self.work.questions)


class Bench:
    """Where a server's runs are made; safe to ask from any thread."""

    def __init__(self, settings: Settings, opening: Opening, readers: Callable[[], bool] = lambda: False) -> None:
        """``readers`` says whether anybody is being answered."""
        self.folder: Path = settings.library / FOLDER
        self._settings = settings
        self._opening = opening
        self._readers = readers
        self._lock = threading.Lock()
        self._progress: Progress | None = None
        self._thread: threading.Thread | None = None

    @property
    def progress(self) -> Progress | None:
        """The run under way, or the last one; None before the first."""
        return self._progress

    @property
    def busy(self) -> bool:
        """Whether a run is under way."""
        return self._progress is not None and self._progress.state in UNDER_WAY

    def start(self, work: Work) -> None:
        """Begin a run, or go on with one of that name.

        Raises:
            EvaluationError: another run is under way.
        """
        with self._lock:
            if self.busy:
                raise EvaluationError(
                    "다른 실행이 아직 끝나지 않았습니다.", "끝나기를 기다리거나 멈춘 뒤에 시작해 주세요."
                )
            self._progress = Progress(work, State.OPENING)
        self._thread = threading.Thread(target=self._run, args=(work,), name="bench", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Let the run end before its next question; what is answered stays and can be gone on with."""
        with self._lock:
            if self._progress is not None and self.busy:
                self._progress = replace(self._progress, state=State.STOPPING)

    def join(self, seconds: float | None = None) -> None:
        """Wait until no run is under way."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self, work: Work) -> None:
        try:
            assistant = self._opening.get()
            self._note(state=State.RUNNING)
            ended = self._record(work, assistant)
        except UserFacingError as error:
            self._note(state=State.FAILED, problem=error.problem, remedy=error.remedy)
        except Exception:
            if self._opening.ready:  # else the server is going down, and the run can be gone on with
                _log.exception("a run broke off")
            problem = "실행하는 중에 예상하지 못한 문제가 생겼습니다."
            self._note(
                state=State.FAILED, problem=problem, remedy="이어서 실행해 보시고, 되풀이되면 관리자에게 알려 주세요."
            )
        else:
            self._note(state=State.DONE if ended else State.STOPPED)

    def _record(self, work: Work, assistant: "Assistant") -> bool:
        facts = run_facts(work.name, work.title, work.sha256, len(work.questions), self._settings, assistant.library)
        with Recording(self.folder, facts) as recording:
            clock = _Clock(len(recording.kept), len(work.questions))

            def go_on(question: Question, done: int) -> bool:
                self._give_way(clock.rest(done))
                if self._stopping:
                    return False
                self._note(done=done, question=question.question, seconds_left=clock.left(done))
                return True

            run = record_run(assistant, work.questions, recording, go_on)
            self._note(done=len(recording.kept), seconds_left=None)
        return run is not None

    def _give_way(self, rest: float) -> None:
        time.sleep(rest)
        until = time.monotonic() + _PATIENCE_S
        while self._readers() and not self._stopping and time.monotonic() < until:
            time.sleep(_LOOK_S)

    @property
    def _stopping(self) -> bool:
        return self._progress is not None and self._progress.state is State.STOPPING

    def _note(
        self,
        state: State | None = None,
        done: int | None = None,
        question: str | None = None,
        seconds_left: float | None = None,
        problem: str = "",
        remedy: str = "",
    ) -> None:
        with self._lock:
            if self._progress is None:
                return
            stopping = self._progress.state is State.STOPPING and state is State.RUNNING
            self._progress = replace(
                self._progress,
                state=self._progress.state if state is None or stopping else state,
                done=self._progress.done if done is None else done,
                question=self._progress.question if question is None else question,
                seconds_left=seconds_left,
                problem=problem,
                remedy=remedy,
            )


class _Clock:
    """How long questions take, to rest after one and to tell how long the others will."""

    def __init__(self, kept: int, total: int) -> None:
        self._kept, self._total = kept, total
        self._began = self._last = time.monotonic()

    def rest(self, done: int) -> float:
        """Seconds to wait after the last question; none before the first."""
        took = time.monotonic() - self._last if done > self._kept else 0.0
        return min(took * _REST, _LONGEST_REST_S)

    def left(self, done: int) -> float | None:
        """Seconds until the end, from the mean of those asked in this sitting; None before the second question."""
        self._last = time.monotonic()
        asked = done - self._kept
        return (self._last - self._began) / asked * (self._total - done) if asked else None
