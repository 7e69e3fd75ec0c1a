"""Several runs one after another, each kept as it goes: a killed series loses no more than the question it was on.

A run is kept under a name that ends in the digest of all that was run with what, so that the same work is never done
twice, and work over a changed library, set or program is done anew beside what was kept of the old.
"""

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from assistant.assistant import Assistant
from eval.output import Progress
from eval.questions import Question
from eval.recording import Recording
from eval.running import record_run
from eval.runs import SUFFIX, Run, RunFacts, read_run

# What the names of runs are made of (eval.runs), and how much of what a person wrote fits in one.
_OTHERS = re.compile(r"[^\w.() -]+")
_LONGEST = 60
_DIGEST = 10


@dataclass(frozen=True, slots=True)
class Work:
    """One run of a series: what it is called, its questions, what it is run with, and how to open that."""

    name: str
    questions: tuple[Question, ...]
    facts: RunFacts
    open: Callable[[], AbstractContextManager[Assistant]]


def measured(works: Sequence[Work], folder: Path, progress: Progress) -> tuple[Run, ...]:
    """Give the run of each work, done now as far as it wasn't before.

    Raises:
        EvaluationError: a question can't be asked, a run can't be written, or somebody else is writing it.
    """
    total = sum(len(work.questions) for work in works)
    runs: list[Run] = []
    for work in works:
        done = sum(len(run.answers) for run in runs)
        path = folder / f"{kept_name(work.facts)}{SUFFIX}"
        if not path.is_file():
            _record(work, folder, progress, done, total)
        runs.append(read_run(path))  # as kept, so that the table is the same whenever it is made
    progress("묻는 중", total, total)
    return tuple(runs)


def kept_name(facts: RunFacts) -> str:
    """The name under which a run with these facts is kept."""
    same = {name: value for name, value in asdict(facts).items() if name not in ("name", "began_at", "machine")}
    digest = hashlib.sha256(json.dumps(same, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:_DIGEST]
    told = _OTHERS.sub("-", facts.name).strip(" .-_")[:_LONGEST].strip(" .-_")
    return f"{told or '실행'} {digest}"


def _record(work: Work, folder: Path, progress: Progress, before: int, total: int) -> None:
    def go_on(_question: Question, done: int) -> bool:
        progress(work.name, before + done, total)
        return True

    facts = replace(work.facts, name=kept_name(work.facts))
    with Recording(folder, facts) as recording, work.open() as assistant:
        record_run(assistant, work.questions, recording, go_on)
