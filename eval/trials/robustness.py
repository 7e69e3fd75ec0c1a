"""One question set asked plainly and in other ways, each as a run of its own over the same library."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from assistant.assistant import Assistant
from eval.kept import set_row
from eval.output import Progress
from eval.questions import Question
from eval.runs import RunFacts
from eval.set_files import write_set
from eval.trials.series import Work, measured
from eval.trials.standing import Standing, Trial, standings
from eval.variants.varying import WAY_NAMES, Way, varied
from ingest.korean import Korean

PLAIN = "그대로"


def put_otherwise(
    questions: Sequence[Question], ways: Sequence[Way], korean: Korean, seed: int
) -> dict[Way, tuple[Question, ...]]:
    """Put the questions in each of the ways."""
    return {way: varied(questions, way, korean, seed) for way in ways}


def write_variants(folder: Path, stem: str, variants: dict[Way, tuple[Question, ...]]) -> None:
    """Write each way's questions as a set of its own, ``STEM.way.jsonl``; the folder is made where it is missing.

    Raises:
        EvaluationError: a file can't be written.
        OSError: the folder can't be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for way, questions in variants.items():
        write_set(folder / f"{stem}.{way}.jsonl", [set_row(question) for question in questions])


def robustness(
    assistant: Assistant,
    facts: RunFacts,
    questions: tuple[Question, ...],
    variants: dict[Way, tuple[Question, ...]],
    folder: Path,
    progress: Progress,
) -> tuple[Standing, ...]:
    """Ask all of them, and hold each way beside the plain one.

    ``facts`` are those of the plain set; runs are kept in the folder.

    Raises:
        EvaluationError: a question can't be asked, or a run can't be written.
    """

    @contextmanager
    def opened() -> Iterator[Assistant]:
        yield assistant

    works = [Work(PLAIN, questions, replace(facts, name=PLAIN), opened)]
    for way, put in variants.items():
        texts = dict(facts.settings) | {"way": way.value, "texts": _digest(put)}
        works.append(Work(WAY_NAMES[way], put, replace(facts, name=way.value, settings=texts), opened))
    runs = measured(works, folder, progress)
    plain = {question.id: question.question for question in questions}
    trials = [
        Trial(
            work.name,
            tuple(kept.grade for kept in run.answers),
            sum(question.question != plain[question.id] for question in work.questions) if number else None,
        )
        for number, (work, run) in enumerate(zip(works, runs, strict=True))
    ]
    return standings(trials)


def _digest(questions: Sequence[Question]) -> str:
    """What the texts are known by: other seeds and other makings give others."""
    texts = "\n".join(question.question for question in questions)
    return hashlib.sha256(texts.encode("utf-8", "replace")).hexdigest()[:12]
