"""Values made in another thread, for a reader who may leave at any moment."""

import threading
import time
from collections.abc import Generator

import pytest

from assistant.writing.chat import Waits
from assistant.writing.relay import LateError, Wait, relayed

PATIENT = Waits(first_s=30, next_s=30, whole_s=30)


class Maker:
    """Yields its values, each after its pause; a number among them is a pause, an error is raised."""

    def __init__(self, *values: str | float | Exception) -> None:
        self._values = values
        self._stopped = threading.Event()
        self.closed = threading.Event()

    def make(self) -> Generator[str, None, None]:
        try:
            for value in self._values:
                if isinstance(value, Exception):
                    raise value
                if isinstance(value, str):
                    yield value
                elif self._stopped.wait(value):
                    return
        finally:
            self.closed.set()

    def stop(self) -> None:
        self._stopped.set()

    def relayed(self, waits: Waits = PATIENT) -> Generator[str | None, None, None]:
        return relayed(self.make, self.stop, waits)


def test_values_come_in_order_and_end() -> None:
    assert list(Maker("가", "나", "다").relayed()) == ["가", "나", "다"]
    assert list(Maker().relayed()) == []


def test_many_values_come_whole() -> None:
    many = [str(number) for number in range(2_000)]
    assert [value for value in Maker(*many).relayed() if value] == many


def test_none_comes_while_nothing_does() -> None:
    values = list(Maker("가", 1.0, "나").relayed())
    assert [value for value in values if value] == ["가", "나"]
    assert 2 <= values.count(None) <= 10


def test_an_error_is_raised_to_the_reader() -> None:
    values = Maker("가", KeyError("없음")).relayed()
    assert next(values) == "가"
    with pytest.raises(KeyError, match="없음"):
        list(values)


@pytest.mark.parametrize(
    ("values", "waits", "wait"),
    [
        ((20.0, "가"), Waits(0.2, 30, 30), Wait.FIRST),
        (("가", 20.0, "나"), Waits(30, 0.2, 30), Wait.NEXT),
        ((*["가", 0.05] * 400,), Waits(30, 30, 0.3), Wait.WHOLE),
    ],
)
def test_what_is_late_is_told(values: tuple[str | float, ...], waits: Waits, wait: Wait) -> None:
    maker = Maker(*values)
    began = time.monotonic()
    with pytest.raises(LateError) as caught:
        list(maker.relayed(waits))
    assert caught.value.wait is wait
    assert time.monotonic() - began < 10
    assert maker.closed.is_set()


@pytest.mark.parametrize("values", [(20.0, "가"), ("가", 20.0), ("가",) * 2_000])
def test_a_reader_who_leaves_stops_the_making(values: tuple[str | float, ...]) -> None:
    maker = Maker(*values)
    stream = maker.relayed()
    next(stream)
    began = time.monotonic()
    stream.close()
    assert maker.closed.wait(10)
    assert time.monotonic() - began < 10


def test_what_watches_may_end_it() -> None:
    def watch() -> None:
        raise OverflowError

    maker = Maker("가", 3.0)
    with pytest.raises(OverflowError):
        list(relayed(maker.make, maker.stop, PATIENT, watch))
    assert maker.closed.is_set()
