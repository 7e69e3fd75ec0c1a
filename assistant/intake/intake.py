"""Everything that brings documents in or takes them out while pages are served; what the pages and the server call."""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.intake.config import WatchConfig
from assistant.intake.errors import IntakeError
from assistant.intake.founding import opened_or_founded
from assistant.intake.limits import UploadLimits, check_room, check_size, upload_name
from assistant.intake.originals import Originals, Receiving, file_of
from assistant.intake.queue import Queue
from assistant.intake.removing import Removal
from assistant.intake.types import IntakeFile, IntakeState, Origin
from assistant.intake.watching import Watch, is_stored
from assistant.intake.working import Worker
from index.library import Library
from ingest.errors import UserFacingError
from ingest.reading.config import ReadingConfig

if TYPE_CHECKING:
    from assistant.assistant import Assistant
    from assistant.settings import Settings

_log = logging.getLogger("mundap.intake")


class Intake:
    """One server's intake; ``get_library`` opens the library, or makes it where there is none."""

    def __init__(
        self,
        library: Path,
        get_library: Callable[[], Library],
        config: ReadingConfig,
        limits: UploadLimits,
        watch: WatchConfig | None = None,
    ) -> None:
        self.limits = replace(limits, file_bytes=min(limits.file_bytes, config.limits.file_bytes))
        self._watched = watch or WatchConfig()
        self._library = library
        self._get_library = get_library
        self.originals = Originals(library)
        self._queue = Queue(library, self.originals, self.limits)
        self._worker = Worker(self._queue, self.originals, get_library, config)
        self._closing = threading.Event()

    @classmethod
    def of(cls, settings: "Settings", get_assistant: "Callable[[], Assistant]") -> "Intake":
        """The intake of a server with these settings; ``get_assistant`` opens its assistant."""
        limits = UploadLimits(bytes=settings.serving.upload_bytes)
        library = partial(opened_or_founded, get_assistant, settings)
        return cls(settings.library, library, settings.reading, limits, settings.watch)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The watched folders."""
        return self._watched.folders

    def start(self) -> None:
        """Take up what an ended server left, and begin to watch; why that can't be is told in ``state``."""
        self._worker.start()
        if self._library.is_dir() or self.folders:
            try:
                self._queue.open()
            except IntakeError as error:
                self._queue.explain((error.problem, error.remedy))
                return
        if self.folders:
            threading.Thread(target=self._watch, name="watching", daemon=True).start()

    def close(self) -> None:
        """End what is going on; what is stored stays, the rest waits for the next server."""
        self._closing.set()
        self._worker.close()
        self._queue.close()

    def state(self) -> IntakeState:
        """How all files stand."""
        return self._queue.state()

    def check(self, sent: str, size: int) -> str:
        """Give the name under which a file of that name and size would be kept.

        Raises:
            IntakeError: it is not one that can be taken, or not now.
        """
        name = upload_name(sent)
        check_size(size, self.limits)
        self._queue.open()
        self._queue.check(size)
        check_room(self._library, size)
        return name

    def receive(self, sent: str, size: int) -> tuple[str, Receiving]:
        """Begin to receive a file of that name and size, and give the name under which it is kept; see ``check``."""
        return self.check(sent, size), self.originals.receive()

    def submit(self, name: str, receiving: Receiving, user: str) -> IntakeFile:
        """Take a file in that has been received whole.

        Raises:
            IntakeError: too much waits already.
        """
        received = receiving.finish()
        file = IntakeFile(0, name, Origin.UPLOAD, received.size, received.sha256, user)
        return self._queue.submit(file, received)

    def read_again(self, names: Sequence[str], user: str) -> int:
        """Have documents read once more, and give how many files that are.

        Raises:
            UserFacingError: the library can't be opened.
        """
        begun: set[Path] = set()
        for name, stored in self._get_library().documents.files(names).items():
            path = file_of(stored.source)
            if path is None or path in begun or self._queue.awaits(path):
                continue
            begun.add(path)
            own = name if path == stored.source else path.name  # what is in an archive is known by its path
            self._queue.submit(IntakeFile(0, own, Origin.AGAIN, path.stat().st_size, user=user, place=str(path)))
        return len(begun)

    def remove(self, names: Sequence[str]) -> Removal:
        """Ask for documents to be removed; ``done`` of what is given is set when they are."""
        self._queue.open()
        return self._worker.remove(names)

    @property
    def queue(self) -> Queue:
        """The files on their way: to answer, to cancel, to forget."""
        return self._queue

    def _watch(self) -> None:
        watch = Watch(self.folders)
        while True:
            try:
                self._look(watch)
            except UserFacingError as error:
                self._queue.explain_unwatched(((error.problem, error.remedy),))
            except Exception:
                _log.exception("the watched folders could not be looked through")
            if self._closing.wait(self._watched.seconds):
                return

    def _look(self, watch: Watch) -> None:
        library = self._get_library()
        looked = watch.look(library, self._queue.passed_over())
        self._queue.explain_unwatched(looked.troubles)
        left_alone = self._queue.passed_over()  # again: a document may have been removed since, or read
        for file, signs in looked.files:
            if left_alone.get(str(file.path)) == signs or self._queue.awaits(file.path):
                continue
            if file.path.is_relative_to(self._library.absolute()):  # what readers sent, and the library's own tables
                continue
            if not is_stored(library, file, signs):
                self._queue.submit(IntakeFile(0, file.name, Origin.WATCH, signs[0], place=str(file.path)))
