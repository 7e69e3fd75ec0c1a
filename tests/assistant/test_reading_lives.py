"""What was read of a library is let go with the library, or when the library has changed."""

import gc
import weakref
from pathlib import Path

from nuri import PLAN_2025, RULE, open_assistant

from assistant.assistant import Assistant
from assistant.evidence.reading import Reading, once_for_a_reading
from index.static import StaticEncoder
from ingest.korean import Korean
from ingest.types import Document

# Of a list, of a table, of the largest, of two years: each works out other things over the same document.
QUESTIONS = (
    "계획의 세부사업은 무엇인가요?",
    "예산이 가장 큰 사업은?",
    "2025년 총예산은 얼마인가요?",
    "쉬는 날은 언제인가요?",
)


def _readings() -> "weakref.WeakSet[Reading]":
    """The readings that live; by their type alone, since asking objects of torch what they are makes them warn."""
    gc.collect()
    return weakref.WeakSet(thing for thing in gc.get_objects() if type(thing) is Reading)


def _asked(folder: Path, korean: Korean, static: StaticEncoder) -> Assistant:
    folder.mkdir()
    opened = open_assistant(folder, {"계획.txt": PLAN_2025, "규정.txt": RULE}, korean, static)
    for question in QUESTIONS:
        opened.ask(question)
    return opened


def test_a_closed_library_leaves_nothing_behind(tmp_path: Path, korean: Korean, static: StaticEncoder) -> None:
    before = set(_readings())
    for turn in range(3):
        opened = _asked(tmp_path / str(turn), korean, static)
        assert set(_readings()) - before
        opened.close()
        del opened
        assert set(_readings()) - before == set()


def test_what_was_read_before_a_change_is_let_go(tmp_path: Path, korean: Korean, static: StaticEncoder) -> None:
    before = set(_readings())
    opened = _asked(tmp_path / "library", korean, static)
    old = weakref.WeakSet(set(_readings()) - before)
    assert old
    path = tmp_path / "안내.txt"
    path.write_text("누리군 안내\n\n도서관은 월요일에 쉽니다.\n", encoding="utf-8")
    opened.library.add([path])
    opened.ask(QUESTIONS[0])
    gc.collect()
    assert len(old) == 0
    opened.close()


def test_what_is_found_over_a_reading_is_found_once() -> None:
    counted = []

    @once_for_a_reading
    def found(reading: Reading, number: int) -> int:
        counted.append(number)
        return number * len(reading.document.text)

    one, other = (Reading(Document(name, name, "txt", "", name, ())) for name in ("가나", "다"))
    assert [found(one, 2), found(one, 2), found(other, 2), found(one, 3)] == [4, 4, 2, 6]
    assert counted == [2, 2, 3]
