"""How the files on their way are kept and shown, without anything that reads them."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.intake.limits import UploadLimits
from assistant.intake.originals import Originals
from assistant.intake.queue import Queue
from assistant.intake.types import FileState, IntakeFile, Origin

FILE = IntakeFile(0, "계획.hwp", Origin.UPLOAD, 1_234_567)


@pytest.fixture
def queue(tmp_path: Path) -> Iterator[Queue]:
    with contextlib.closing(Queue(tmp_path, Originals(tmp_path), UploadLimits())) as queue:
        yield queue


def test_a_file_that_is_called_off_while_it_is_read_is_shown_so(queue: Queue):
    file = replace(queue.submit(FILE), state=FileState.ANALYZING)
    queue.note(file)
    queue.cancel([file.key])
    assert [shown.state for shown in queue.state().files] == [FileState.CANCELLING]
    assert queue.state().busy
    queue.drop(file, FileState.CANCELLED)
    assert [shown.state for shown in queue.state().files] == [FileState.CANCELLED]


def test_nobody_is_asked_about_a_file_that_was_called_off(queue: Queue):
    file = queue.submit(FILE)
    queue.note(replace(file, state=FileState.ANALYZING))
    queue.cancel([file.key])
    queue.note(replace(file, state=FileState.COPY, related=("사본.hwp",)))
    assert [shown.state for shown in queue.state().files] == [FileState.CANCELLED]
