"""What a reader does on the documents page, from what the page's script says to what is shown. Knows no page library.

Whatever the script says may come from anybody: each part is checked, and what fits nothing is left undone.
"""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.catalogue import Catalogue, Order, Wanted
from assistant.intake.intake import Intake
from assistant.intake.types import ASKING, Choice
from assistant.page.documents_view import shelf
from assistant.page.rendering import notice
from ingest.errors import UserFacingError

# How long a removal is waited for before the page goes on without it; a file may be being read.
_REMOVAL_S = 10.0
_MOST_NAMES = 2_000
_LONGEST_WORDS = 200
_LONGEST_NAME = 1_000
_MOST = 10**9


@dataclass(frozen=True, slots=True)
class Said:
    """What the script says: an act with what it is about."""

    act: object = None
    key: object = None
    choice: object = None
    names: object = None
    words: object = None
    order: object = None
    page: object = None


class Shelving:
    """The documents page's acts over one intake and one list."""

    def __init__(self, intake: Intake, catalogue: Catalogue) -> None:
        self._intake = intake
        self._catalogue = catalogue
        self._acts: dict[object, Callable[[Said, str], None]] = {
            "remove": self._remove,
            "again": self._again,
            "choose": lambda said, user: self._choose(_keys(said.key), said.choice),
            "choose-all": lambda said, user: self._choose(self._asking(said.key), said.choice),
            "cancel": lambda said, user: intake.queue.cancel(_keys(said.key)),
            "cancel-all": lambda said, user: intake.queue.cancel_all(),
            "clear": lambda said, user: intake.queue.clear(),
        }

    def show(self, said: Said) -> str:
        """Write the page of the list that is wanted."""
        return shelf(self._catalogue.show(wanted_of(said)))

    def act(self, said: Said, user: str) -> str:
        """Do what was asked, and give what is to be told of it; empty where nothing is."""
        try:
            act = self._acts.get(said.act) if isinstance(said.act, str) else None
            if act is not None:
                act(said, user)
        except UserFacingError as error:
            return notice(error.problem, error.remedy)
        except _Waiting:
            return notice(
                "문서를 아직 빼지 못했습니다.", "읽고 있는 파일이 끝나는 대로 뺍니다. 이 화면을 닫아도 됩니다."
            )
        return ""

    def _remove(self, said: Said, user: str) -> None:
        names = names_of(said.names)
        if names and not self._intake.remove(names).done.wait(_REMOVAL_S):
            raise _Waiting

    def _again(self, said: Said, user: str) -> None:
        names = names_of(said.names)
        if names:
            self._intake.read_again(names, user)

    def _choose(self, keys: list[int], choice: object) -> None:
        if isinstance(choice, str) and choice in {one.value for one in Choice}:
            self._intake.queue.choose(keys, Choice(choice))

    def _asking(self, question: object) -> list[int]:
        """The files that wait with a question."""
        return [
            file.key for file in self._intake.state().files if file.state in ASKING and file.state.value == question
        ]


def wanted_of(said: Said) -> Wanted:
    """Read which page of the list is wanted."""
    words = said.words[:_LONGEST_WORDS] if isinstance(said.words, str) else ""
    order, _, descending = said.order.partition(":") if isinstance(said.order, str) else ("", "", "")
    page = said.page if isinstance(said.page, int) and not isinstance(said.page, bool) else 1
    plain = Wanted()
    known = order in {one.value for one in Order}
    return Wanted(
        words,
        Order(order) if known else plain.order,
        descending == "1" if known else plain.descending,
        min(max(page, 1), _MOST),
    )


def names_of(names: object) -> tuple[str, ...]:
    """Read names of documents."""
    if not isinstance(names, list):
        return ()
    return tuple(name for name in names[:_MOST_NAMES] if isinstance(name, str) and 0 < len(name) <= _LONGEST_NAME)


def _keys(key: object) -> list[int]:
    return [key] if isinstance(key, int) and not isinstance(key, bool) and 0 <= key < _MOST else []


class _Waiting(Exception):
    """A removal takes longer than a reader likes to wait."""
