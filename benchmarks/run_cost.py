"""What a run over a question set costs beside its bare ``ask`` calls, on welfare questions.

``python benchmarks/run_cost.py [--first N] [--library DIR] [--json]``

A run asks each question, searches for its evidence, grades the answer and keeps it on the disk at once. Run and bare
calls each have a process of their own, as what one has read the other would find in the caches that all assistants of
a process share. They take turns block by block of questions over one library, so that whatever else the machine does
falls on both alike, and every question is asked once by each. The question set is carved from the retrieval set at run
time: the evidence is the line of the right programme that has most in common with the gold answer, and what must be
included are the gold answer's figures that stand in the programme.
"""

import argparse
import json
import multiprocessing
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter, process_time

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from assistant.assistant import Assistant  # noqa: E402
from assistant.settings import Settings  # noqa: E402
from eval.intervals import of_ratio  # noqa: E402
from eval.machine import file_sha256, run_facts  # noqa: E402
from eval.questions import Question, load_questions  # noqa: E402
from eval.recording import Recording  # noqa: E402
from eval.row_library import GoldQuestion, build, load_gold_questions, load_text_rows  # noqa: E402
from eval.running import record_run  # noqa: E402

DATA = PROJECT.parent / "shared" / "data" / "bench"
BLOCK = 20
_FIGURE = re.compile(r"\d[\d,.]*\d|\d")


@dataclass(slots=True)
class Spent:
    """Seconds of the wall and of the processor, block by block."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    _begun: tuple[float, float] | None = None

    def begin(self) -> None:
        """Go on with the clock."""
        self._begun = (perf_counter(), process_time())

    def end(self) -> None:
        """Note what was spent since the last ``begin``."""
        if self._begun:
            self.wall.append(perf_counter() - self._begun[0])
            self.cpu.append(process_time() - self._begun[1])
            self._begun = None


def question_row(question: GoldQuestion, programmes: Mapping[str, str]) -> dict[str, object]:
    """One line of a question set."""
    name = question.relevant[0]
    text = programmes[name]
    figures = [figure for figure in dict.fromkeys(_FIGURE.findall(question.gold)) if figure in text]
    return {
        "id": question.id,
        "question": question.question,
        "type": "fact",
        "answer": question.gold,
        "must_include": [[figure] for figure in figures],
        "evidence": [{"doc": f"{name}.txt", "quote": _nearest_line(text, question.gold)}],
    }


def _nearest_line(text: str, gold: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    wanted = Counter(pairwise(gold))
    return max(lines, key=lambda line: sum((Counter(pairwise(line)) & wanted).values()) / (len(line) + len(gold)))


class Turns:
    """Lets a run wait at the end of each block until that block was asked barely; the first of a pair changes."""

    def __init__(self, asking: Connection, blocks: int) -> None:
        self.bare, self.run = Spent(), Spent()
        self._asking = asking
        self._blocks = blocks

    def go_on(self, _question: Question, done: int) -> bool:
        """Called by the run before each question."""
        if done % BLOCK == 0:
            self.run.end()
            number = done // BLOCK
            # Of an even block the bare calls come first, of an odd one they come after the run's.
            for each in (number - 1, number):
                if each >= 0 and number % 2 == 0:
                    self.ask(each)
            print(f"\rblock {number + 1} of {self._blocks}", end="", file=sys.stderr, flush=True)
            self.run.begin()
        return True

    def ask(self, number: int) -> None:
        """Have a block asked barely."""
        self._asking.send(number)
        wall, cpu = self._asking.recv()
        self.bare.wall.append(wall)
        self.bare.cpu.append(cpu)

    def last(self) -> None:
        """Have asked what the run left to be asked."""
        if self._blocks % 2 == 0:
            self.ask(self._blocks - 1)


def opened(library: Path) -> tuple[Settings, Assistant]:
    """Open a library, and ask once, which opens what a first question opens."""
    settings = Settings(library=library)
    assistant = Assistant.open_with(settings, settings.opened_korean())
    assistant.ask("무엇을 지원하나요?")
    return settings, assistant


def ask_barely(wanted: Connection, library: Path, path: Path) -> None:
    """Ask the blocks that are wanted and tell the seconds of each, in a process of its own."""
    questions = load_questions(path)
    _, assistant = opened(library)
    wanted.send("ready")
    while (number := wanted.recv()) is not None:
        spent = Spent()
        spent.begin()
        for question in questions[number * BLOCK : (number + 1) * BLOCK]:
            assistant.ask(question.question, question.history)
        spent.end()
        wanted.send((spent.wall[0], spent.cpu[0]))
    assistant.close()


def measured(library: Path, path: Path, questions: Sequence[Question]) -> tuple[Spent, Spent]:
    """Ask all questions barely, and run them, a block of each in turn."""
    context = multiprocessing.get_context("spawn")
    asking, wanted = context.Pipe()
    other = context.Process(target=ask_barely, args=(wanted, library, path), daemon=True)
    other.start()
    wanted.close()  # else waiting for a process that broke off would never end
    settings, running = opened(library)
    asking.recv()
    with tempfile.TemporaryDirectory() as folder:
        facts = run_facts("cost", path.name, file_sha256(path), len(questions), settings, running.library)
        turns = Turns(asking, -(-len(questions) // BLOCK))
        with Recording(Path(folder), facts) as recording:
            turns.run.begin()
            record_run(running, questions, recording, turns.go_on)
            turns.run.end()
    turns.last()
    asking.send(None)
    other.join()
    print(file=sys.stderr)
    running.close()
    return turns.bare, turns.run


def figures(bare: Spent, run: Spent) -> dict[str, object]:
    """The ratios of all seconds, with the 95 % intervals of the blocks drawn anew."""
    found: dict[str, object] = {"blocks": len(bare.wall)}
    for name, spent, asked in (("wall", run.wall, bare.wall), ("cpu", run.cpu, bare.cpu)):
        # What stands before the first block, such as reading the documents, goes with it.
        blocks = [spent[0] + spent[1], *spent[2:]]
        interval = of_ratio(blocks, asked)
        found[name] = {
            "ask_s": sum(asked),
            "run_s": sum(spent),
            "ratio": sum(spent) / sum(asked),
            "interval": (interval.low, interval.high),
        }
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=DATA / "welfare-corpus.jsonl")
    parser.add_argument("--queries", type=Path, default=DATA / "welfare-queries.jsonl")
    parser.add_argument("--library", type=Path, default=PROJECT / "build" / "welfare")
    parser.add_argument("--first", type=int, help="only so many questions")
    parser.add_argument("--json", action="store_true", help="print one JSON value")
    chosen = parser.parse_args()
    rows = load_text_rows(chosen.corpus)
    build(chosen.library, rows)
    programmes = {row.id: row.content for row in rows}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "welfare.jsonl"
        asked = load_gold_questions(chosen.queries)[: chosen.first]
        lines = (json.dumps(question_row(question, programmes), ensure_ascii=False) + "\n" for question in asked)
        path.write_text("".join(lines), encoding="utf-8")
        found = figures(*measured(chosen.library, path, load_questions(path)))
    if chosen.json:
        print(json.dumps({"questions": len(asked), **found}, ensure_ascii=False))
        return
    print(f"{len(asked)} questions in {found['blocks']} blocks")
    for name in ("wall", "cpu"):
        one = found[name]
        assert isinstance(one, dict)
        low, high = one["interval"]
        print(f"{name}: run {one['run_s']:.1f} s, ask {one['ask_s']:.1f} s, {one['ratio']:.3f} ({low:.3f}–{high:.3f})")


if __name__ == "__main__":
    main()
