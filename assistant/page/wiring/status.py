"""The page of settings and state: components and events. No HTML is written and nothing is examined in here."""

import logging
from collections.abc import Iterator
from typing import Any

from assistant.page.examining import Examining
from assistant.page.frame import LOADING, PageName, header, library_state
from assistant.page.place import Place
from assistant.page.rendering import notice
from assistant.page.status_view import EXAMINING, UNEXAMINED, status_page
from assistant.page.strict_view import own_settings
from assistant.page.strictness import Strictness
from assistant.page.wiring.parts import QUIET, UNLIMITED, Updates, frame, html, told_who
from assistant.page.wiring.strict_switch import StrictSwitch
from ingest.errors import UserFacingError

_log = logging.getLogger("mundap.status")


class StatusPage:
    """The page's components and what happens to them; drawn inside the Blocks that is given."""

    def __init__(self, place: Place, blocks: Any) -> None:  # noqa: ANN401 - the untyped module
        self._opening = place.opening
        self._sessions = place.sessions
        self._examining = Examining(place.settings)
        self._header = frame(header(PageName.STATUS, LOADING))
        self._strictness = Strictness(place.talks, place.settings)
        self._own = StrictSwitch(self._strictness, "own", self._settings)
        self._status = html(EXAMINING, "status", "status.js")
        blocks.load(told_who(self._ready), None, {self._header}, **UNLIMITED)
        blocks.load(told_who(self._set), None, {self._own.component}, **UNLIMITED)
        blocks.load(self._found, None, self._status, **UNLIMITED)
        self._status.click(self._again, None, self._status, **QUIET)

    def _ready(self, user: str) -> Iterator[Updates]:
        """Wait until the library is open and say so."""
        try:
            state = library_state(self._opening.documents())
            yield {self._header: header(PageName.STATUS, state, user=user)}
        except UserFacingError as error:
            told = f"{error.problem} {error.remedy}"
            yield {self._header: header(PageName.STATUS, told, trouble=True, user=user)}

    def _set(self, user: str) -> Iterator[Updates]:
        """Show what the reader may set, without waiting for anything."""
        try:
            yield {self._own.component: self._own.shown(user)}
        except UserFacingError as error:
            yield {self._own.component: notice(error.problem, error.remedy)}

    def _settings(self, strict: bool) -> str:
        return own_settings(strict, matters=self._strictness.matters, default=self._strictness.default)

    def _found(self) -> str:
        """Show what was found lately, or examine first."""
        try:
            return status_page(self._examining.found(), len(self._sessions.users()))
        except Exception:  # the page that tells of troubles must not be one; its traceback belongs to the log
            _log.exception("the examination failed")
            return UNEXAMINED

    def _again(self) -> Iterator[str]:
        """Examine again; what was found before stays until then."""
        if kept := self._examining.kept:
            yield status_page(kept, len(self._sessions.users()), busy=True)
        try:
            yield status_page(self._examining.again(), len(self._sessions.users()))
        except Exception:
            _log.exception("the examination failed")
            yield UNEXAMINED
