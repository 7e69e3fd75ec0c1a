"""How well wrong figures are told from right ones, on answers whose source is known (Welfare-QA).

``python benchmarks/number_checks.py [dev|train] [--show] [--fit]``

Every gold answer is checked against its whole gold programme: what fails there counts as a false flag, though some gold
answers say what their programme does not (``--show`` prints them all for reading). Then one figure at a time is made
wrong, in seeded ways, and the share that fails is printed for each kind of error; by itself, too, for errors that leave
all values alone (이상 told as 미만, another body). A naive check (each group of digits
must stand in the programme) goes through the same answers. ``train`` holds other programmes than ``dev``: what was
tuned was tuned there, as the weights of ``standing``, ``pointing`` and ``rivals`` in ``assistant.checking``, which
``--fit`` fits anew.
"""

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from assistant.checks import check_answer  # noqa: E402
from assistant.figures.parsing import Figure, parse_figures  # noqa: E402
from assistant.types import Check, CheckKind, Citation  # noqa: E402
from assistant.understanding.bodies import body_spans  # noqa: E402
from benchmarks.injected import ERRORS  # noqa: E402
from benchmarks.injected_words import WORD_ERRORS  # noqa: E402

DATA = PROJECT.parent / "shared" / "data"
PROGRAMMES = DATA / "bench" / "welfare-corpus.jsonl"
ANSWERS = {"dev": DATA / "bench" / "welfare-queries.jsonl", "train": DATA / "train" / "welfare-pairs.jsonl"}
SEED = 20261121
_DIGITS = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_FIGURE_KINDS = frozenset({CheckKind.NUMBER, CheckKind.DATE})
_NAMES = {
    CheckKind.NUMBER: "figures",
    CheckKind.DATE: "figures",
    CheckKind.NAME: "names",
    CheckKind.QUOTE: "quotations",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A question, its gold answer and the text of its programme."""

    id: str
    question: str
    answer: str
    source: str


@dataclass(slots=True)
class Tally:
    """How many errors of one kind were made, and how many were caught."""

    made: int = 0
    caught: int = 0


def read_rows(answers: Path, programmes: Path) -> list[Row]:
    texts = {row["id"]: row["text"] for row in _lines(programmes)}
    return [
        Row(row["id"], row["query"], row["answer"], "\n\n".join(texts[name] for name in row["relevant"]))
        for row in _lines(answers)
    ]


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def checked(row: Row, answer: str) -> tuple[Check, ...]:
    citation = Citation(1, row.id, 0, len(row.source), row.source, None, ())
    return check_answer(answer, [citation], row.question, {})


def naive(row: Row) -> bool:
    """Say whether each group of digits of the answer stands in the programme, as it is written."""
    held = set(_DIGITS.findall(row.source))
    return all(group in held for group in _DIGITS.findall(row.answer))


def inject(rows: Iterable[Row], seed: int = SEED) -> dict[str, Tally]:
    """Make one figure at a time wrong, in each way that it can be, and count what is caught.

    Only figures that pass when they are right are made wrong; an error is caught when the wrong figure itself fails.
    """
    tallies = {error.name: Tally() for error in ERRORS}
    draw = random.Random(seed)
    for row in rows:
        passed = {check.value for check in checked(row, row.answer) if check.supported and check.kind in _FIGURE_KINDS}
        for figure in parse_figures(row.answer):
            if row.answer[figure.start : figure.end] not in passed:
                continue
            for error in ERRORS:
                wrong = error.make(row.answer, figure, row.source, row.question, draw)
                if wrong is not None:
                    tallies[error.name].made += 1
                    tallies[error.name].caught += _caught(row, figure, wrong)
    return tallies


def inject_words(rows: Sequence[Row], seed: int = SEED) -> dict[str, Tally]:
    """Make one thing at a time wrong that is no figure's value; caught where a check fails that did not before."""
    tallies = {error.name: Tally() for error in WORD_ERRORS}
    bodies = sorted({row.answer[start:end] for row in rows for start, end, _ in body_spans(row.answer)})
    draw = random.Random(seed)
    for row in rows:
        before = {(check.value, check.reason) for check in checked(row, row.answer) if not check.supported}
        for error in WORD_ERRORS:
            wrong = error.make(row.answer, bodies, draw)
            if wrong is not None:
                failed = {(check.value, check.reason) for check in checked(row, wrong) if not check.supported}
                tallies[error.name].made += 1
                tallies[error.name].caught += bool(failed - before)
    return tallies


def _caught(row: Row, figure: Figure, wrong: str) -> bool:
    answer = row.answer[: figure.start] + wrong + row.answer[figure.end :]
    span = (figure.start, figure.start + len(wrong))
    read = [one for one in parse_figures(answer) if one.start < span[1] and span[0] < one.end]
    written = {answer[one.start : one.end] for one in read}
    return any(not check.supported and check.value in written for check in checked(row, answer))


@dataclass(frozen=True, slots=True)
class Flags:
    """What was flagged on right answers."""

    answers: int
    figures: int
    flagged_figures: int
    flagged_answers: dict[str, int]
    naive: int
    milliseconds: float


def flags(rows: Sequence[Row]) -> Flags:
    """Check every answer that has digits as it is."""
    figures = flagged = 0
    answers = dict.fromkeys(("figures", "names", "quotations"), 0)
    began = time.perf_counter()
    for row in rows:
        found = checked(row, row.answer)
        failed = [check for check in found if not check.supported]
        figures += sum(check.kind in _FIGURE_KINDS for check in found)
        flagged += sum(check.kind in _FIGURE_KINDS for check in failed)
        for name in {_NAMES[check.kind] for check in failed}:
            answers[name] += 1
    spent = (time.perf_counter() - began) * 1000 / max(1, len(rows))
    return Flags(len(rows), figures, flagged, answers, sum(not naive(row) for row in rows), spent)


def report(rows: Sequence[Row]) -> Iterator[str]:
    """Say in lines what was flagged and what was caught."""
    found = flags(rows)
    most = max(1, found.answers)
    yield f"answers with digits {found.answers}, figures checked {found.figures}, {found.milliseconds:.2f} ms each"
    for name, count in found.flagged_answers.items():
        yield f"answers falsely flagged for {name}: {count} ({count / most:.2%})"
    yield f"figures falsely flagged: {found.flagged_figures} ({found.flagged_figures / max(1, found.figures):.2%})"
    yield f"answers falsely flagged by a naive match of digits: {found.naive} ({found.naive / most:.2%})"
    tallies = inject(rows)
    for name, tally in tallies.items():
        yield f"errors caught, {name}: {tally.caught} of {tally.made} ({tally.caught / max(1, tally.made):.1%})"
    caught, made = sum(tally.caught for tally in tallies.values()), sum(tally.made for tally in tallies.values())
    yield f"errors caught, all kinds: {caught} of {made} ({caught / max(1, made):.1%})"
    for name, tally in inject_words(rows).items():
        yield f"beside these, {name}: {tally.caught} of {tally.made} ({tally.caught / max(1, tally.made):.1%})"


def _show(rows: Iterable[Row]) -> None:
    for row in rows:
        failed = [check for check in checked(row, row.answer) if not check.supported]
        if failed:
            told = ", ".join(f"{check.value} ({check.reason or check.state.value})" for check in failed)
            print(f"{row.id} | {told}\n    {row.question}\n    {row.answer}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("half", nargs="?", choices=sorted(ANSWERS), default="dev")
    parser.add_argument("--fit", action="store_true", help="print the weights that fit these answers best")
    parser.add_argument("--show", action="store_true", help="print every flag for reading")
    options = parser.parse_args()
    rows = [row for row in read_rows(ANSWERS[options.half], PROGRAMMES) if re.search("[0-9]", row.answer)]
    if options.fit:
        from benchmarks import pointing_weights, rival_weights, standing_weights

        answers = [(row.answer, row.question, row.source) for row in rows]
        print("names of places", standing_weights.fitted(answers))
        print("places pointed to", pointing_weights.fitted(answers))
        print("rivals", rival_weights.fitted(answers))
    elif options.show:
        _show(rows)
    else:
        for line in report(rows):
            print(line, flush=True)


if __name__ == "__main__":
    main()
