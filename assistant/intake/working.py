"""The one that works: reads what waits, a few files at a time, and removes documents between two files.

A busy library is waited for, a missing one is made. What fails is told with the file; a bug is logged and told.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from assistant.intake.originals import Originals
from assistant.intake.queue import Queue
from assistant.intake.reading import Interrupted, Reading
from assistant.intake.removing import Removal, remove
from assistant.intake.screening import screened
from assistant.intake.types import UNDER_WAY, Choice, FileState, IntakeFile, Origin
from index.errors import LibraryBusy
from index.library import Library
from ingest.errors import UserFacingError
from ingest.files import FoundFile
from ingest.reading.config import ReadingConfig

# Files read in one run of the library, which reads ahead within it and holds the writer lock throughout.
_TOGETHER = 16
# Archives may hold copies of what is stored beside what is new, and asking would be about both.
_ARCHIVES = frozenset({".zip", ".eml"})
_AGAIN_S = 3.0  # until a busy or failing library is tried again
_MOST_TRIES = 3  # a file that was being read when the server died so often is not read again by itself
_BUG = (
    "파일을 넣는 중에 예상하지 못한 문제가 생겼습니다.",
    "다시 올려 보시고, 같은 일이 되풀이되면 관리자에게 알려 주세요.",
)

_GOES_ON = "그 일이 끝나는 대로 이어서 넣습니다. 찾기와 질문은 지금도 할 수 있습니다."

_log = logging.getLogger("mundap.intake")


class Worker:
    """A thread over one queue; ``get_library`` opens the library, and makes it where there is none."""

    def __init__(
        self, queue: Queue, originals: Originals, get_library: Callable[[], Library], config: ReadingConfig
    ) -> None:
        self._queue = queue
        self._originals = originals
        self._get_library = get_library
        self._config = config
        self._removals: list[Removal] = []
        self._followed: dict[int, Path | None] = {}  # the files that replaced documents came from before
        self._related: set[int] = set()
        self._closing = False
        self._thread = threading.Thread(target=self._work, name="intake", daemon=True)

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def close(self) -> None:
        """End after the step that is being done; what is not stored waits for the next server."""
        with self._queue.changed:
            self._closing = True
            self._queue.changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(timeout=10)

    def remove(self, names: Sequence[str]) -> Removal:
        """Ask for documents to be removed; it is done after the file that is being read."""
        removal = Removal(tuple(names))
        with self._queue.changed:
            self._removals.append(removal)
            self._queue.changed.notify_all()
        return removal

    def _work(self) -> None:
        while True:
            with self._queue.changed:
                self._queue.changed.wait_for(self._has_work)
                if self._closing:
                    return
            try:
                self._step()
                self._queue.explain(None)
            except LibraryBusy as error:
                self._queue.explain((error.problem, _GOES_ON))
                self._pause()
            except UserFacingError as error:
                self._queue.explain((error.problem, error.remedy))
                self._pause()
            except Exception:
                _log.exception("the intake failed between two files")
                self._queue.explain(_BUG)
                self._pause()

    def _has_work(self) -> bool:
        return self._closing or bool(self._removals) or bool(self._queue.waiting())

    def _pause(self) -> None:
        with self._queue.changed:
            self._queue.changed.wait_for(lambda: self._closing, timeout=_AGAIN_S)

    def _step(self) -> None:
        """Do what is most urgent."""
        library = self._get_library()
        if self._removals:
            self._remove(library)
            return
        waiting = self._queue.waiting()
        unwanted = [file for file in waiting if self._queue.is_unwanted(file)]
        for file in unwanted:
            self._give_up(library, file)
        if not unwanted:
            self._read(library, self._chosen(library, waiting))
        if not self._queue.waiting():
            self._relate(library)

    def _remove(self, library: Library) -> None:
        removal = self._removals[0]
        remove(library, self._originals, removal, self._queue.pass_over)
        with self._queue.changed:
            self._removals.pop(0)
        removal.done.set()
        self._queue.note_removal()

    def _chosen(self, library: Library, waiting: Sequence[IntakeFile]) -> list[IntakeFile]:
        """The next files that can be read together; those with a question are put to the reader."""
        chosen: list[IntakeFile] = []
        for file in waiting:
            if len(chosen) == _TOGETHER or (chosen and _way(file) != _way(chosen[0])):
                break
            if file.tries >= _MOST_TRIES:
                self._note(library, replace(file, state=FileState.FAILED, problem=_DIED[0], remedy=_DIED[1]))
                continue
            known = screened(library, self._originals, file)
            # Two files of one name may be sent at once: the second is looked at when the first has gone in.
            if any(one.place == known.place for one in chosen if known.place):
                break
            if known.state is FileState.KNOWN:
                self._queue.drop(known, FileState.KNOWN)
            elif known.state is not FileState.WAITING:
                self._queue.note(known)
            else:
                chosen.append(known)
        return chosen

    def _read(self, library: Library, files: Sequence[IntakeFile]) -> None:
        if not files:
            return
        self._settle(library, files)
        reading = Reading(files, lambda file: self._note(library, file), self._stops)
        found = [FoundFile(Path(file.place), file.name) for file in files]
        skip_same, again = _way(files[0])
        try:
            library.add_files(found, reading, self._config, skip_same=skip_same, again=again)
            reading.finish()
        except Interrupted:
            self._wait_again(files)
        except LibraryBusy:
            self._wait_again(files)
            raise
        except UserFacingError as error:
            reading.finish()
            self._fail(library, files, (error.problem, error.remedy))
        except Exception:
            _log.exception("files could not be read into the library")
            reading.finish()
            self._fail(library, files, _BUG)

    def _settle(self, library: Library, files: Sequence[IntakeFile]) -> None:
        for file in files:
            if file.origin is not Origin.UPLOAD:
                continue
            self._queue.note(file)  # where it will be, before it is there
            path = Path(file.place)
            stored = library.documents.files([file.name]).get(file.name)
            if stored is not None and Choice.REPLACE in file.choices and stored.source != path:
                self._followed[file.key] = stored.source
                library.let_follow(file.name, path)
            self._originals.settle(file.key, path)

    def _stops(self, file: IntakeFile) -> bool:
        return self._closing or bool(self._removals) or self._queue.is_unwanted(file)

    def _note(self, library: Library, file: IntakeFile) -> None:
        if file.state in UNDER_WAY:
            self._queue.explain(None)
            self._queue.note(file)
        elif file.origin is Origin.UPLOAD:
            self._end_upload(library, file)
        else:
            watched = file.origin is Origin.WATCH
            if watched and file.state in (FileState.FAILED, FileState.KNOWN):
                self._queue.pass_over(Path(file.place))
            if watched and file.state is FileState.KNOWN:
                self._queue.forget(file)
            else:
                self._queue.note(file)

    def _end_upload(self, library: Library, file: IntakeFile) -> None:
        former = self._followed.pop(file.key, None)
        if file.state is FileState.FAILED:
            if former is not None:
                library.let_follow(file.name, former)
            self._queue.drop(file, FileState.FAILED)
            return
        if file.state is FileState.KNOWN:  # it was new when it was looked at: a killed server had stored it
            state = FileState.REPLACED if Choice.REPLACE in file.choices else FileState.ADDED
            file = replace(file, state=state)
        if file.state is not FileState.COPY:
            self._drop_former_parts(library, file)
            self._originals.confirm(file.key)
        self._queue.note(file)

    def _drop_former_parts(self, library: Library, file: IntakeFile) -> None:
        """Remove what an archive held before it was replaced and holds no more."""
        if Choice.REPLACE in file.choices and _is_archive(file):
            inside = [stored.name for stored in library.documents.files_inside(Path(file.place))]
            library.remove([name for name in inside if name not in file.documents])

    def _give_up(self, library: Library, file: IntakeFile) -> None:
        """Take a file out that was begun; what of an archive is stored stays, and its file with it."""
        inside = tuple(stored.name for stored in library.documents.files_inside(Path(file.place))) if file.place else ()
        if file.origin is Origin.UPLOAD and inside and _is_archive(file):
            self._originals.confirm(file.key)
            self._queue.note(replace(file, state=FileState.CANCELLED, documents=inside))
        else:
            self._queue.drop(file, FileState.CANCELLED)

    def _wait_again(self, files: Sequence[IntakeFile]) -> None:
        """Have those wait again whose end was not seen."""
        for file in files:
            now = self._queue.file(file.key)
            if now.state in UNDER_WAY:
                # It was ended on purpose, so this was no try.
                self._queue.note(replace(now, state=FileState.WAITING, tries=file.tries, encoded=0, passages=0))

    def _fail(self, library: Library, files: Sequence[IntakeFile], told: tuple[str, str]) -> None:
        for file in files:
            now = self._queue.file(file.key)
            if now.state is FileState.WAITING or now.state in UNDER_WAY:
                self._note(library, replace(now, state=FileState.FAILED, problem=told[0], remedy=told[1]))

    def _relate(self, library: Library) -> None:
        """Tell of documents that have just gone in which copies and other editions of them are stored."""
        added = [file for file in self._queue.state().files if file.state is FileState.ADDED]
        fresh = [file for file in added if file.key not in self._related]
        self._related.update(file.key for file in fresh)
        if not fresh:
            return
        entries = {entry.name: entry for entry in library.documents.entries()}
        for file in fresh:
            stored = [entries[name] for name in file.documents if name in entries]
            related = dict.fromkeys(name for entry in stored for name in entry.same_as if name not in file.documents)
            editions = dict.fromkeys(name for entry in stored for name in entry.editions if name not in file.documents)
            if related or editions:
                self._queue.note(replace(file, related=tuple(related), editions=tuple(editions)))


_DIED = (
    "이 파일을 읽는 동안 문답이 거듭 멈췄습니다.",
    "다시 올려 보시고, 또 멈추면 파일이 손상되지 않았는지 원래 프로그램에서 확인해 주세요.",
)


def _way(file: IntakeFile) -> tuple[bool, bool]:
    """How a file is read: whether a copy is left out, and whether it is read though it has not changed."""
    asks = file.origin is Origin.UPLOAD and not file.choices and not _is_archive(file)
    return asks, file.origin is Origin.AGAIN


def _is_archive(file: IntakeFile) -> bool:
    return PurePosixPath(file.name).suffix.lower() in _ARCHIVES
