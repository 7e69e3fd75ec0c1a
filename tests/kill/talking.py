"""Keeps one exchange after another in conversations, and removes some; goes on where it was.

Run by a test as ``python talking.py FILE``; says after each exchange what is kept.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from assistant.talks.talks import Talks
from assistant.talks.types import ExchangeState, KeptExchange

TALKS = 30
EXCHANGES = 8


def exchange(talk: int, number: int) -> KeptExchange:
    words = f"{talk}번 대화의 {number}번째 질문"
    return KeptExchange(words, f"{words}의 답 " * 200, None, ExchangeState.STOPPED, "2026-11-21T10:00:00+00:00")


def main() -> None:
    talks = Talks(Path(sys.argv[1]))
    for talk in range(len(talks.listed("")), TALKS):
        key = talks.begin("")
        for number in range(EXCHANGES):
            talks.put("", key, number, exchange(talk, number))
            sys.stdout.write(f"{talk} {number}\n")
            sys.stdout.flush()
    talks.close()


if __name__ == "__main__":
    main()
