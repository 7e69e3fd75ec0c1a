"""Parts that many tests share: Kiwi, loaded once, and Ctrl-C as in a terminal."""

import signal
from typing import NoReturn

import pytest
from hypothesis import settings

from ingest.korean import Korean
from tests.taught import NAMES, WORDS

# An example has no deadline: the first may load Kiwi, and two processes share the cores. `make test-quick` is quick.
# Each run tries the same examples, so that a change is judged by itself; `--hypothesis-profile=explore` looks for more.
settings.register_profile("full", deadline=None, derandomize=True)
settings.register_profile("quick", max_examples=25, deadline=None, derandomize=True)
settings.register_profile("explore", max_examples=400, deadline=None, derandomize=False)
settings.load_profile("full")


@pytest.fixture(scope="session")
def korean() -> Korean:
    return Korean()


@pytest.fixture(scope="session")
def taught() -> Korean:
    """One that knows words and a name of a user's."""
    return Korean(NAMES, WORDS)


@pytest.fixture
def one_kiwi(korean: Korean, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands run in this process take the Kiwi that is loaded already, where each would load one of its own.

    Whatever teaches Kiwi words fails here, for the others would know them too.
    """

    def refuse(*taught: object) -> NoReturn:
        pytest.fail(f"the Kiwi of all tests was to learn {taught}")

    loaded = korean.load()
    monkeypatch.setattr("kiwipiepy.Kiwi", lambda: loaded)
    monkeypatch.setattr(loaded, "add_user_word", refuse)


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_interrupts() -> None:
    """Undo a shell's ``&``, which starts its jobs with Ctrl-C ignored, and theirs after them."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
