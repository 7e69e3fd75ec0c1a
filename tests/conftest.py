"""Parts that many tests share: Kiwi, loaded once, and Ctrl-C as in a terminal."""

import signal

import pytest

from ingest.korean import Korean


@pytest.fixture(scope="session")
def korean() -> Korean:
    return Korean()


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_interrupts() -> None:
    """Undo a shell's ``&``, which starts its jobs with Ctrl-C ignored, and theirs after them."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
