"""Questions to begin with, drawn from the library's own documents and kept only if it really answers them.

Looking is done behind the page, once for each revision of the library; the page never waits for it.
"""

import logging
import threading
import time
from collections.abc import Iterator
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from assistant.evidence.reading import Reading, squeezed
from assistant.page.example_ideas import ideas_of
from assistant.page.opening import Opening
from assistant.suggesting_ideas import Idea
from assistant.types import Answer
from assistant.understanding.question import years_of
from ingest import patterns as re
from ingest.errors import UserFacingError

if TYPE_CHECKING:
    from assistant.assistant import Assistant

# A few documents and a few trial answers are enough for three examples; in seconds of this thread's CPU.
_DOCUMENTS, _PER_DOCUMENT, _BUDGET_S = 30, 10, 4.0
_MOST = 3
# A question that is offered must be surely answered, and be read at a glance.
_SURE = 0.7
_LONGEST = 45
# At most this many that end alike: three times 얼마인가요 reads like a form.
_ALIKE, _ENDING = 1, 8

_YEAR = re.compile(r"20\d\d년")

_log = logging.getLogger("mundap.examples")


class Examples:
    """The questions offered for a library as it stands, found behind the page."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._lock = threading.Lock()
        self._found: tuple[int, tuple[str, ...]] = (-1, ())

    def get(self) -> tuple[str, ...]:
        """Find them, or wait until another has; at once where the library has not changed.

        Raises:
            UserFacingError: the library can't be opened.
        """
        assistant = self._opening.get()
        with self._lock:
            revision = assistant.library.revision
            if self._found[0] != revision:
                self._found = revision, _tried(assistant)
            return self._found[1]


def _tried(assistant: "Assistant") -> tuple[str, ...]:
    try:
        return answered_examples(assistant, _MOST)
    except UserFacingError:
        return ()
    except Exception:
        # Examples are an offer: a bug in looking for them must not cost the page its head.
        _log.exception("no examples could be found")
        return ()


def answered_examples(assistant: "Assistant", most: int) -> tuple[str, ...]:
    """Give up to ``most`` questions on different subjects that the built-in answerer surely answers."""
    trial = assistant.without_writer()
    newest = sorted(
        assistant.library.documents.listed(), key=lambda entry: max(years_of(entry.title), default=0), reverse=True
    )
    readings = (Reading(assistant.library.document(entry.name)) for entry in newest[:_DOCUMENTS])
    began = time.thread_time()
    ideas: list[list[Idea]] = []
    for reading in readings:
        ideas.append(list(islice(ideas_of(reading), _PER_DOCUMENT)))
        if time.thread_time() - began > _BUDGET_S / 2:
            break
    kept: list[str] = []
    spare: list[str] = []
    for idea in _in_turns(ideas):
        if len(kept) == most or time.thread_time() - began > _BUDGET_S:
            break
        same = any(_subject(idea.question) == _subject(other) for other in (*kept, *spare))
        if same or len(idea.question) > _LONGEST or not _answers(trial.ask(idea.question), idea):
            continue
        alike = sum(idea.question[-_ENDING:] == other[-_ENDING:] for other in kept)
        (kept if alike < _ALIKE else spare).append(idea.question)
    return tuple([*kept, *spare][:most])


def _answers(answer: Answer, idea: Idea) -> bool:
    """Whether an answer is sure and the one that was thought of."""
    sure = not answer.refused and bool(answer.citations) and answer.confidence >= _SURE
    if not sure or not all(check.supported for check in answer.checks):
        return False
    if idea.expected:
        return idea.expected in squeezed(answer.text)
    first = answer.citations[0]
    start, end = idea.place or (0, 0)
    return first.document == idea.document and first.start < end and start < first.end


def _subject(question: str) -> str:
    return "".join(_YEAR.sub("", question).split())


def _in_turns(lists: list[list[Idea]]) -> Iterator[Idea]:
    """Take the first of each document, then the second of each, and so on."""
    for together in zip_longest(*lists):
        yield from (idea for idea in together if idea is not None)
