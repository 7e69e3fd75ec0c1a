"""An assistant that opens behind a page that is already up: everyone who needs it waits, nobody else does."""

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from index.errors import LibraryMissing
from ingest.errors import UserFacingError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

_BUG = (
    "문서함을 여는 중에 예상하지 못한 문제가 생겼습니다.",
    "화면을 새로 고쳐 보시고, 같은 일이 되풀이되면 관리자에게 알려 주세요.",
)

_log = logging.getLogger("mundap.opening")


class Opening:
    """One assistant, opened once; after a failure the next one who asks tries again."""

    def __init__(self, open_assistant: "Callable[[], Assistant]") -> None:
        self._open = open_assistant
        self._lock = threading.Lock()
        self._assistant: Assistant | None = None
        self._failed: str | None = None

    @property
    def state(self) -> str:
        """One word for how it stands: ``ready``, ``loading``, or until the next try ``empty`` or ``failed``.

        ``empty`` is where there is no library yet: the first document that is sent makes it.
        """
        return "ready" if self.ready else self._failed or "loading"

    @property
    def ready(self) -> bool:
        """Whether ``get`` would give the assistant at once."""
        return self._assistant is not None

    def start(self) -> None:
        """Begin opening in the background; a failure is told to whoever calls ``get``."""
        threading.Thread(target=self._try, name="opening", daemon=True).start()

    def get(self) -> "Assistant":
        """Wait for the assistant.

        Raises:
            UserFacingError: it can't be opened, such as LibraryMissing; a bug is logged and told as an AssistantError.
        """
        with self._lock:
            if self._assistant is None:
                self._failed = None
                try:
                    self._assistant = self._warmed()
                except UserFacingError as error:
                    self._failed = "empty" if isinstance(error, LibraryMissing) else "failed"
                    raise
                except Exception as error:
                    _log.exception("the library could not be opened")
                    self._failed = "failed"
                    raise AssistantError(*_BUG) from error
            return self._assistant

    def documents(self) -> int:
        """Wait for the assistant and count its documents; 0 also where there is no library yet.

        Raises:
            UserFacingError: it can't be opened.
        """
        try:
            return self.get().library.documents.count
        except LibraryMissing:
            return 0

    def close(self) -> None:
        """Close the assistant if it is open."""
        with self._lock:
            if self._assistant is not None:
                self._assistant.close()
                self._assistant = None

    def _warmed(self) -> "Assistant":
        assistant = self._open()
        # The first search loads Kiwi and the indexes: better now than under somebody's first question.
        assistant.search("준비", 1)
        return assistant

    def _try(self) -> None:
        try:
            self.get()
        except UserFacingError:
            return
