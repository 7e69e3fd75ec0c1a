"""What the page of evaluation does: sets, runs and views found and changed, HTML given. Knows no page library."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from assistant.page.place import Place
from assistant.talks.question_set import question_rows
from assistant.types import Answer
from eval.answers import gold_of
from eval.bench import Bench, State, Work
from eval.comparing import compare
from eval.errors import EvaluationError
from eval.figures import figures_of
from eval.outcomes import Outcome
from eval.page.compare_view import comparison
from eval.page.detail_view import NOTHING_OPEN, detail
from eval.page.figures_view import run_figures
from eval.page.list_view import question_list
from eval.page.run_view import NO_RUN, run_head
from eval.page.side_view import progress_panel, runs_panel, sets_panel, upload_faults, upload_taken
from eval.page.view import PAGE, Shown, View
from eval.runs import Run, listed_runs, read_run, remove_run, run_path
from eval.sets import QuestionSet, drop_set, found_sets, keep_set, not_a_set
from eval.vetting import vetted
from ingest.errors import UserFacingError

_UNSAFE = re.compile(r"[^\w .()-]")


@dataclass(frozen=True, slots=True)
class Opened:
    """One question that is looked at: its HTML, and the answers whose citations can be opened."""

    shown: str
    answers: tuple[Answer, ...]


class Desk:
    """One server's evaluation: everything the page asks for, as HTML."""

    def __init__(self, place: Place) -> None:
        self.bench = Bench(place.settings, place.opening, lambda: place.turnstile.busy)
        self._library = place.settings.library
        self._opening = place.opening
        self._talks = place.talks

    def side(self, user: str, opened: str) -> tuple[str, str, str]:
        """Write the sets, the progress and the runs."""
        sets = self._sets(user)
        progress, busy = self.bench.progress, self.bench.busy
        under_way = progress.work.name if progress and busy else ""
        known = frozenset() if busy else frozenset(one.sha256 for one in sets if one.questions)
        runs = runs_panel(listed_runs(self.bench.folder), opened, under_way, known)
        return sets_panel(sets, busy), self.progress(), runs

    def progress(self) -> str:
        """Write how far the run is."""
        return progress_panel(self.bench.progress)

    def first(self, asked: Mapping[str, str]) -> View:
        """What a reader sees who comes in: the runs that the address names, else the newest that is finished."""
        ended = [entry.facts.name for entry in listed_runs(self.bench.folder) if entry.ended_at]
        run, before = asked.get("run", ""), asked.get("before", "")
        if run in ended:
            return View(run=run, before=before if before in ended else "")
        return View(run=ended[0]) if ended else View()

    def beside(self, run: str, other: str) -> View:
        """Look at two runs, the earlier one before the later; at the first alone where no other is named."""
        if not other:
            return View(run=run)
        earlier, later = sorted((run, other), key=lambda name: self._read(name).facts.began_at)
        return View(run=later, before=earlier)

    def finished(self, name: str) -> bool:
        """Whether the run of a name was the last one here, and came to its end."""
        progress = self.bench.progress
        return progress is not None and progress.work.name == name and progress.state is State.DONE

    def start(self, user: str, key: str) -> str:
        """Run a set under a name of its own, which is given.

        Raises:
            EvaluationError: there is no such set, or a run is under way.
        """
        chosen = next((one for one in self._sets(user) if one.key == key and one.questions), None)
        if chosen is None:
            raise EvaluationError("고른 질문 묶음을 찾을 수 없습니다.", "화면을 새로 고친 뒤 다시 골라 주세요.")
        moment = f"{datetime.now():%Y-%m-%d %H%M%S}"
        title = _UNSAFE.sub("_", chosen.title).strip(" ._")[:50] or "질문"
        work = Work(f"{title} {moment}", chosen.title, chosen.questions, chosen.sha256)
        self.bench.start(work)
        return work.name

    def resume(self, user: str, name: str) -> str:
        """Go on with a run that was stopped.

        Raises:
            EvaluationError: its set isn't there any more, or a run is under way.
        """
        facts = read_run(run_path(self.bench.folder, name)).facts
        chosen = next((one for one in self._sets(user) if one.sha256 == facts.questions_sha256), None)
        if chosen is None:
            raise EvaluationError(
                "이 실행의 질문 묶음이 바뀌었거나 없어져 이어서 할 수 없습니다.", "질문 묶음을 다시 실행해 주세요."
            )
        self.bench.start(Work(facts.name, facts.questions_name, chosen.questions, chosen.sha256))
        return facts.name

    def remove(self, name: str) -> None:
        """Delete a run.

        Raises:
            EvaluationError: it is under way, or there is none.
        """
        if self.bench.busy and self.bench.progress and self.bench.progress.work.name == name:
            raise EvaluationError("실행하는 중인 것은 지울 수 없습니다.", "먼저 멈춰 주세요.")
        remove_run(self.bench.folder, name)

    def drop(self, key: str) -> None:
        """Delete a question set that was given.

        Raises:
            EvaluationError: there is none.
        """
        drop_set(self._library, key)

    def misfit(self, name: str) -> str:
        """Say of a file that by its name can be no question set that it is none."""
        refused = not_a_set(name)
        return upload_faults(refused.problem, refused.remedy)

    def take(self, given: str, name: str) -> str:
        """Keep a file as a question set, and say how that went."""
        try:
            taken = keep_set(self._library, Path(given), name)
            gold = gold_of(self._opening.get().library, taken.questions)
        except UserFacingError as error:
            return upload_faults(error.problem, error.remedy)
        return upload_taken(taken, [*taken.remarks, *(remark.told() for remark in vetted(taken.questions, gold))])

    def shown(self, view: View) -> Shown | None:
        """Read the runs that a view names; None where it names none.

        Raises:
            EvaluationError: a run isn't there or can't be read.
        """
        if not view.run:
            return None
        before = self._read(view.before) if view.before else None
        return Shown(self._read(view.run), before)

    def result(self, view: View) -> tuple[str, str]:
        """Write a run, or two beside each other, and its questions.

        Raises:
            EvaluationError: a run isn't there or can't be read.
        """
        shown = self.shown(view)
        if shown is None:
            return NO_RUN, ""
        head = run_head(shown.run, shown.before, listed_runs(self.bench.folder))
        if shown.before is None:
            figures = run_figures(figures_of([kept.grade for kept in shown.run.answers]))
        else:
            grades = [[kept.grade for kept in run.answers] for run in (shown.before, shown.run)]
            figures = comparison(compare(*grades))
        return head + figures, question_list(shown, view)

    def questions(self, view: View) -> str:
        """Write the questions that a view is narrowed to."""
        shown = self.shown(view)
        return question_list(shown, view) if shown else ""

    def open(self, view: View) -> Opened:
        """Write the question that a view opens."""
        shown = self.shown(view)
        listed = shown.listed(view.outcome, view.kind) if shown else ()
        place = next((n for n, kept in enumerate(listed) if kept.question.id == view.opened), None)
        if shown is None or place is None:
            return Opened(NOTHING_OPEN, ())
        kept = listed[place]
        before = shown.earlier().get(view.opened)
        neighbours = (
            listed[place - 1].question.id if place else "",
            listed[place + 1].question.id if place + 1 < len(listed) else "",
        )
        pair = (before, kept) if before else (kept,)
        return Opened(detail(kept, before, neighbours), tuple(one.answer for one in pair))

    def _sets(self, user: str) -> tuple[QuestionSet, ...]:
        documents = [entry.name for entry in self._opening.get().library.documents.listed()]
        return found_sets(self._library, documents, self._judged(user))

    def _judged(self, user: str) -> list[dict[str, object]]:
        return question_rows(self._talks.judged(user))

    def _read(self, name: str) -> Run:
        path = run_path(self.bench.folder, name)
        return _read(path, path.stat().st_mtime_ns)


def changed(view: View, act: str, value: str) -> View:
    """What a reader looks at after choosing in the list."""
    if act == "outcome" and value in tuple(Outcome):
        return replace(view, outcome=Outcome(value), most=PAGE, opened="")
    if act == "kind":
        return replace(view, kind=value[1:] if value else None, most=PAGE, opened="")
    if act == "more":
        return replace(view, most=view.most + PAGE)
    return view


@lru_cache(maxsize=8)
def _read(path: Path, changed_ns: int) -> Run:
    return read_run(path)
