"""Who looks at the page of evaluation, and at what: kept by the server for each open page. Knows no page library.

Not gradio's own state: with that every open page holds a connection for as long as it is open, and a browser has six
for one server, so that the fifth or sixth window of a person would stand still.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field

from assistant.types import Answer
from eval.page.view import View

# Pages remembered; whose page was looked at longest ago begins anew, as after the server began anew.
_MOST = 500


@dataclass(slots=True)
class Reader:
    """One open page: whose it is, what it looks at, and the answers whose citations can be opened there."""

    user: str
    view: View = field(default_factory=View)
    answers: tuple[Answer, ...] = ()


class Readers:
    """The open pages, by their users and gradio's names of them; safe to use from many threads."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._readers: OrderedDict[tuple[str, str], Reader] = OrderedDict()

    def find(self, user: str, page: str) -> Reader:
        """Give the reader of a page; a new one where the page is new or was forgotten."""
        with self._lock:
            reader = self._readers.setdefault((user, page), Reader(user))
            self._readers.move_to_end((user, page))
            while len(self._readers) > self._most:
                self._readers.popitem(last=False)
            return reader
