import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes import BigramEncoder

from assistant.intake.config import WatchConfig
from assistant.intake.intake import Intake
from assistant.intake.limits import UploadLimits
from assistant.intake.types import IntakeFile, IntakeState
from index.library import Library
from ingest.korean import Korean
from ingest.reading.config import ReadingConfig


class Served:
    """A library with its intake, as one server has them."""

    def __init__(self, folder: Path, korean: Korean, limits: UploadLimits, watch: tuple[Path, ...]) -> None:
        self.folder = folder
        self._korean = korean
        self._opened: Library | None = None
        self.intake = Intake(folder, self.library, ReadingConfig(workers=1), limits, WatchConfig(watch, 0.1))
        self.intake.start()

    def library(self) -> Library:
        if self._opened is None:
            self._opened = Library.open_or_create(self.folder, self._korean, BigramEncoder())
        return self._opened

    def send(self, name: str, text: str | bytes, user: str = "") -> IntakeFile:
        data = text if isinstance(text, bytes) else text.encode()
        kept, receiving = self.intake.receive(name, len(data))
        receiving.write(data)
        return self.intake.submit(kept, receiving, user)

    def settled(self) -> IntakeState:
        return self.wait_for(lambda state: not state.busy)

    def wait_for(self, holds: Callable[[IntakeState], bool]) -> IntakeState:
        end = time.monotonic() + 30
        while not holds(state := self.intake.state()):
            assert time.monotonic() < end, state
            time.sleep(0.02)
        return state

    def states(self) -> dict[str, str]:
        return {file.name: file.state.value for file in self.settled().files}

    def names(self) -> list[str]:
        return [entry.name for entry in self.library().documents.entries()]

    def originals(self) -> list[str]:
        top = self.folder / "files"
        found = [path for path in top.rglob("*") if path.is_file()]
        return sorted(path.relative_to(top).as_posix() for path in found)

    def close(self) -> None:
        self.intake.close()
        if self._opened is not None:
            self._opened.close()
            self._opened = None


@pytest.fixture
def serve(tmp_path: Path, korean: Korean) -> Iterator[Callable[..., Served]]:
    begun: list[Served] = []

    def begin(limits: UploadLimits | None = None, watch: tuple[Path, ...] = ()) -> Served:
        served = Served(tmp_path / "library", korean, limits or UploadLimits(), watch)
        begun.append(served)
        return served

    yield begin
    for served in begun:
        served.close()


@pytest.fixture
def served(serve: Callable[..., Served]) -> Served:
    return serve()
