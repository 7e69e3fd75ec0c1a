"""Refusing on questions that nobody tuned to: each asked with its gold text in the library, and without it.

``python benchmarks/refusal.py welfare|korquad [--first 300] [--out ANSWERS.jsonl] [--json]``

A seeded sample of the questions of a retrieval set is asked of the library of its whole corpus, and of copies of it
from which their gold rows are taken out, a tenth of those rows at a time, so that all the rest stays. With its row a
question is answerable; without it it counts as unanswerable, though another row may happen to answer it (read some
before believing the figure). An answer is right when it cites the gold row (welfare) or when its text holds the short
gold answer, white space, commas in numbers and marks left out (korquad). ``eval.selective`` says what the figures mean.
"""

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from assistant.assistant import Assistant  # noqa: E402
from assistant.types import Answer  # noqa: E402
from eval.grading import normalized  # noqa: E402
from eval.report import selective_lines  # noqa: E402
from eval.row_library import (  # noqa: E402
    GoldQuestion,
    TextRow,
    build,
    load_gold_questions,
    load_text_rows,
    open_built_in,
    without,
)
from eval.selective import Judged, selective_record  # noqa: E402

DATA = PROJECT.parent / "shared" / "data" / "bench"
FOLDS, SEED = 10, 5
IsRight = Callable[[GoldQuestion, Answer], bool]


@dataclass(frozen=True, slots=True)
class Asked:
    """One answer and what it counts as."""

    question: GoldQuestion
    answer: Answer
    judged: Judged

    def row(self) -> Mapping[str, object]:
        """A line for reading."""
        return {
            "id": self.question.id,
            "question": self.question.question,
            "gold": self.question.gold,
            "relevant": list(self.question.relevant),
            "answerable": self.judged.answerable,
            "right": self.judged.right,
            "refused": self.answer.refused,
            "confidence": self.answer.confidence,
            "answer": self.answer.text,
            "cited": [citation.document for citation in self.answer.citations],
        }


def cites_gold(question: GoldQuestion, answer: Answer) -> bool:
    """Whether an answer cites a gold row."""
    return not {f"{name}.txt" for name in question.relevant}.isdisjoint(one.document for one in answer.citations)


def holds_gold(question: GoldQuestion, answer: Answer) -> bool:
    """Whether an answer's text holds the short gold answer; quotation marks and a full stop at its ends don't count."""
    return normalized(question.gold).strip("\"'‘’“”.,()") in normalized(answer.text)


SETS: Mapping[str, tuple[str, str, IsRight]] = {
    "welfare": ("welfare-corpus.jsonl", "welfare-queries.jsonl", cites_gold),
    "korquad": ("korquad-corpus.jsonl", "korquad-queries-half.jsonl", holds_gold),
}


def folds_of(questions: Sequence[GoldQuestion], folds: int = FOLDS) -> list[list[GoldQuestion]]:
    """Part the questions so that those with a gold row in common stay together."""
    gold = sorted({name for question in questions for name in question.relevant})
    random.Random(SEED).shuffle(gold)
    fold = {name: place % folds for place, name in enumerate(gold)}
    parted: list[list[GoldQuestion]] = [[] for _ in range(folds)]
    for question in questions:
        parted[fold[question.relevant[0]]].append(question)
    return [part for part in parted if part]


def asked_with(assistant: Assistant, questions: Sequence[GoldQuestion], is_right: IsRight) -> Iterator[Asked]:
    """Ask questions whose gold rows are in the library."""
    for question in questions:
        answer = assistant.ask(question.question)
        right = not answer.refused and is_right(question, answer)
        yield Asked(question, answer, Judged(answer.confidence, True, right, answer.refused))


def asked_without(library: Path, rows: Sequence[TextRow], questions: Sequence[GoldQuestion]) -> Iterator[Asked]:
    """Ask questions of copies of the library without their gold rows."""
    for part in folds_of(questions):
        with without(library, {name for question in part for name in question.relevant}, rows) as assistant:
            for question in part:
                answer = assistant.ask(question.question)
                yield Asked(question, answer, Judged(answer.confidence, False, False, answer.refused))


def measured(
    library: Path, rows: Sequence[TextRow], questions: Sequence[GoldQuestion], is_right: IsRight
) -> list[Asked]:
    """Ask every question with its gold row and without it."""
    assistant = open_built_in(library)
    try:
        found = list(_counted(asked_with(assistant, questions, is_right), "with", len(questions)))
    finally:
        assistant.close()
    found += _counted(asked_without(library, rows, questions), "without", len(questions))
    return found


def _counted(answers: Iterator[Asked], what: str, total: int) -> Iterator[Asked]:
    for number, answer in enumerate(answers, start=1):
        print(f"\r{what} {number}/{total}", end="" if number < total else "\n", file=sys.stderr, flush=True)
        yield answer


def main() -> None:
    """Ask a sample twice and print the curve."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=SETS)
    parser.add_argument("--first", type=int, default=300, help="how many questions of the shuffled set (default: 300)")
    parser.add_argument("--corpus", type=Path, help="another corpus")
    parser.add_argument("--queries", type=Path, help="other questions over the same corpus")
    parser.add_argument("--out", type=Path, help="write the answers, one a line, for reading")
    parser.add_argument("--json", action="store_true", help="print one JSON value")
    chosen = parser.parse_args()
    corpus, queries, is_right = SETS[chosen.set]
    rows = load_text_rows(chosen.corpus or DATA / corpus)
    questions = list(load_gold_questions(chosen.queries or DATA / queries))
    random.Random(SEED).shuffle(questions)
    library = PROJECT / "build" / chosen.set
    build(library, rows)
    found = measured(library, rows, questions[: chosen.first], is_right)
    if chosen.out:
        lines = (json.dumps(one.row(), ensure_ascii=False) + "\n" for one in found)
        chosen.out.write_text("".join(lines), encoding="utf-8")
    record = selective_record([one.judged for one in found])
    print(json.dumps(record, ensure_ascii=False) if chosen.json else "\n".join(selective_lines(record)))


if __name__ == "__main__":
    main()
