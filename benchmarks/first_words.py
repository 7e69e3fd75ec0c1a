"""How soon the first words of a language model's answer are shown: `python benchmarks/first_words.py --library DIR`.

A server on this machine delays its first token and writes a true sentence. Two times are taken for each question: from
the request's arrival at the server to the first words in the reader's hands, which is what we add to the server's own
time, and from the question to the first words, with everything before the request: understanding, searching, prompt.
The model's client is loaded behind while the library opens, as it is for everyone.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.types import Answer
from tests.chat_server import Script, chat_server

DELAYS_S = (0.0, 0.3, 1.0, 3.0)
QUESTION = "2024년 뿌리산업에 범부처가 투자하는 금액은 얼마인가요?"
PIECES = ("범부처는 ", "총 ", "6,369억 원을 ", "투자합니다", "[1]", ".")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--library", type=Path, default=Path("build/seeds"))
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    script = Script(pieces=PIECES)
    with chat_server(script) as url:
        opened = time.perf_counter()
        assistant = Assistant.open(Settings(arguments.library, model="local", base_url=url))
        print(f"opened in {time.perf_counter() - opened:.2f} s")
        served, whole, _ = _asked(assistant, script)
        print(f"first answer of the process: {served * 1000:.1f} ms after the request arrived, {whole:.2f} s in all")
        print("server's first token   to first words after arrival      whole ask to first words   before the request")
        for delay_s in DELAYS_S:
            script.first_s = delay_s
            print(_line(delay_s, [_asked(assistant, script) for _ in range(arguments.rounds)]))
        assistant.close()


def _asked(assistant: Assistant, script: Script) -> tuple[float, float, float]:
    """Seconds from the request's arrival to the first words, from the question to them, and to the arrival."""
    began = time.perf_counter()
    first = None
    for piece in assistant.stream(QUESTION):
        if first is None and isinstance(piece, str) and piece.strip():
            first = time.perf_counter()
        if isinstance(piece, Answer) and piece.notice:
            raise SystemExit(piece.notice)
    if first is None:
        raise SystemExit("no words came")
    return first - script.arrived[-1], first - began, script.arrived[-1] - began


def _line(delay_s: float, times: Sequence[tuple[float, float, float]]) -> str:
    served, whole, before = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = f"{served / delay_s:.3f} x" if delay_s else "-"
    told = f"{whole / delay_s:.3f} x" if delay_s else "-"
    return (
        f"{delay_s * 1000:12.0f} ms {served * 1000:16.1f} ms {ratio:>10}"
        f" {whole * 1000:18.1f} ms {told:>8} {before * 1000:15.1f} ms"
    )


if __name__ == "__main__":
    main()
