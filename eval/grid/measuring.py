"""Measuring a grid: each choice is a run of its own, kept as it goes, and all are held beside the basis."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from pathlib import Path

from assistant.assistant import Assistant
from assistant.settings import Settings
from eval.grid.knobs import Value
from eval.grid.places import FOLDER, Place, places
from eval.grid.plan import Plan
from eval.machine import file_sha256, run_facts
from eval.output import Progress
from eval.questions import Question
from eval.runs import RunFacts
from eval.trials.series import Work, measured
from eval.trials.standing import Standing, Trial, standings
from index.encoder import open_encoder
from index.library import Library
from ingest.korean import Korean


def measured_grid(
    plan: Plan,
    settings: Settings,
    path: Path,
    questions: tuple[Question, ...],
    folder: Path,
    stem: str,
    progress: Progress,
) -> tuple[Standing, ...]:
    """Measure every choice over the questions read from ``path``, as far as that wasn't done before.

    Runs are kept in ``grid STEM`` of the folder of runs, libraries beside them.

    Raises:
        EvaluationError: a question can't be asked, or a run can't be written.
        SearchIndexError: the library can't be read, or one that is needed can't be made.
    """
    korean = settings.opened_korean()
    own = open_encoder(settings.encoder, settings.encoder_options)
    with closing(Library.open(settings.library, korean, own)) as source:
        found = places(plan, settings, source, own, korean, folder / FOLDER, progress)
        basis = run_facts("", path.name, file_sha256(path), len(questions), settings, source)
    works = [Work(one.choice.name, questions, _facts(basis, one), _opening(one, korean)) for one in found]
    runs = measured(works, folder / f"grid {stem}", progress)
    return standings(
        [Trial(work.name, tuple(kept.grade for kept in run.answers)) for work, run in zip(works, runs, strict=True)]
    )


def _facts(basis: RunFacts, place: Place) -> RunFacts:
    """What a run of the grid is known by: the documents are those of the library that is there."""
    values = {name: _told(value) for name, value in place.choice.values.items()}
    return replace(
        basis,
        name=place.choice.name,
        encoder=place.encoder.name,
        reranker=_told(place.settings.reranker or ""),
        model=place.settings.model or "",
        settings={**basis.settings, **values},
    )


def _told(value: Value) -> str:
    """A value as runs tell it: of a folder its name alone, with what tells it from another of that name."""
    written = str(value)
    if not Path(written).is_absolute():
        return written
    return f"{Path(written).name} {hashlib.sha256(written.encode('utf-8', 'surrogateescape')).hexdigest()[:6]}"


def _opening(place: Place, korean: Korean) -> Callable[[], AbstractContextManager[Assistant]]:
    @contextmanager
    def opened() -> Iterator[Assistant]:
        with closing(Assistant.open_with(place.settings, korean, place.encoder)) as assistant:
            yield assistant

    return opened


def values_record(plan: Plan) -> Mapping[str, Mapping[str, Value]]:
    """What each choice of a grid is run with."""
    return {choice.name: choice.values for choice in plan.choices}
