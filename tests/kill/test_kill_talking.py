"""A process that keeps exchanges is killed with SIGKILL: all that it reported stands, whole, and it goes on."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from talking import EXCHANGES, TALKS, exchange

from assistant.talks.talks import Talks

pytestmark = pytest.mark.slow

DRIVER = Path(__file__).with_name("talking.py")
KILLS = 15


def killed(path: Path, draw: random.Random) -> list[tuple[int, int]]:
    """Run it, kill it after some exchanges and a moment, and give what it reported."""
    with subprocess.Popen([sys.executable, DRIVER, path], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(draw.randint(1, 12))]
        try:
            process.wait(draw.uniform(0, 0.02))
        except subprocess.TimeoutExpired:
            process.kill()
        lines += process.stdout.readlines()
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [(int(talk), int(number)) for talk, number in whole]


def test_a_killed_process_loses_at_most_the_exchange_it_was_on(tmp_path):
    path = tmp_path / "talks.sqlite3"
    draw = random.Random(11)
    reported: set[tuple[int, int]] = set()
    for _ in range(KILLS):
        reported |= set(killed(path, draw))
        talks = Talks(path)
        kept = set()
        for talk, one in enumerate(reversed(talks.listed(""))):
            exchanges = talks.exchanges("", one.key)
            assert exchanges == tuple(exchange(talk, number) for number in range(len(exchanges)))
            kept |= {(talk, number) for number in range(len(exchanges))}
        talks.close()
        assert reported <= kept
        assert len(kept - reported) <= KILLS  # written, but killed before it was said
    assert subprocess.run([sys.executable, DRIVER, path], check=False, capture_output=True).returncode == 0
    talks = Talks(path)
    assert len(talks.listed("")) == TALKS
    assert max(one.exchanges for one in talks.listed("")) == EXCHANGES
    talks.close()
