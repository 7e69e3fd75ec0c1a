"""One run of the library over some files: from its events to how each file stands. Moves no file and writes nothing."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.intake.types import FileState, IntakeFile
from index.events import AddEvent, AddStep

_STATES = {
    AddStep.READING: FileState.READING,
    AddStep.ANALYZING: FileState.ANALYZING,
    AddStep.ENCODING: FileState.ENCODING,
    AddStep.STORING: FileState.STORING,
}
# Remarks kept of one file: an archive may have one for each of its thousands.
_MOST_REMARKS = 30


class Interrupted(Exception):
    """The run was ended on purpose, before or within the file that it was about to read."""


class Reading:
    """Takes the run's events; ``note`` is told how a file stands, ``stops`` says whether to end before it is stored."""

    def __init__(
        self, files: Sequence[IntakeFile], note: Callable[[IntakeFile], None], stops: Callable[[IntakeFile], bool]
    ) -> None:
        self._files = files
        self._note = note
        self._stops = stops
        self._current: IntakeFile | None = None
        self._ends: list[AddEvent] = []

    def __call__(self, event: AddEvent) -> None:
        """Take one event.

        Raises:
            Interrupted: the run is to end here.
        """
        if event.step is AddStep.READING:
            self.finish()
        file = self._current or self._files[event.position - 1]
        if event.step not in _STATES:
            self._ends.append(event)
            return
        if self._stops(file):
            raise Interrupted
        tries = file.tries + (event.step is AddStep.READING)
        self._current = replace(
            file,
            state=_STATES[event.step],
            pages=event.pages,
            passages=event.passages,
            encoded=event.encoded,
            tries=tries,
        )
        self._note(self._current)

    def finish(self) -> None:
        """Settle the file whose events are all there."""
        if self._current is not None and self._ends:
            self._note(outcome(self._current, self._ends))
        self._current, self._ends = None, []


def outcome(file: IntakeFile, ends: Sequence[AddEvent]) -> IntakeFile:
    """Tell what became of a file from the last event of each document in it."""
    stored = tuple(end.name for end in ends if end.step in (AddStep.ADDED, AddStep.REPLACED, AddStep.SKIPPED))
    failures = [end.failure for end in ends if end.failure is not None]
    remarks = [_named(end.name, remark, file) for end in ends for remark in end.remarks]
    settled = replace(file, documents=stored, passages=0, encoded=0)
    if stored:
        remarks += [_named(failure.name, f"{failure.problem} {failure.remedy}", file) for failure in failures]
        return replace(settled, state=_stored_state(ends), remarks=tuple(remarks[:_MOST_REMARKS]))
    copies = tuple(copy for end in ends for copy in end.copies)
    if copies:
        return replace(settled, state=FileState.COPY, related=copies)
    first = failures[0] if failures else None
    if first is None:
        return replace(settled, state=FileState.KNOWN)
    more = f" (묶음에 든 {len(failures):,}개를 모두 읽지 못했습니다.)" if len(failures) > 1 else ""
    return replace(settled, state=FileState.FAILED, problem=first.problem + more, remedy=first.remedy)


def _stored_state(ends: Sequence[AddEvent]) -> FileState:
    steps = {end.step for end in ends}
    if AddStep.ADDED in steps:
        return FileState.ADDED
    return FileState.REPLACED if AddStep.REPLACED in steps else FileState.KNOWN


def _named(document: str, remark: str, file: IntakeFile) -> str:
    """Say to which document of an archive a remark belongs."""
    return remark if document == file.name else f"{document.removeprefix(f'{file.name}/')}: {remark}"
