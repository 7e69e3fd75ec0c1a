"""What the built-in answerer's answers carry of the gold answers of Welfare-QA, against passages cut short.

``python benchmarks/welfare_answers.py [--corpus C.jsonl] [--queries Q.jsonl] [--library DIR] [--out A.jsonl] [--json]``

The programmes are added once as text files and kept under build/. Every question is asked once; a run that was stopped
goes on where ``--out`` ends, ``--again`` asks everything anew. ``--out`` begins with what its answers were made with:
those of another commit or another state of the library are never gone on with. What is counted is defined in
``eval.carried``. Beside the answers stand what anybody could show without an answerer: the beginning of the passage
that the same search ranks first, its beginning without the title, and as much of it as the answer is long; the whole
passage; and, as the most that quoting could reach, the whole gold programme.
"""

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from assistant.assistant import Assistant  # noqa: E402
from eval.carried import Carried, carried_by, wanted_of  # noqa: E402
from eval.machine import git_revision  # noqa: E402
from eval.metrics import bootstrap_interval, mean, percentile  # noqa: E402
from eval.row_library import (  # noqa: E402
    GoldQuestion,
    TextRow,
    build,
    load_gold_questions,
    load_text_rows,
    open_built_in,
)
from ingest.korean import Korean  # noqa: E402

DATA = PROJECT.parent / "shared" / "data" / "bench"
CUT = 200
OURS, FIRST, UNTITLED, AS_LONG = "answers", "first 200", "first 200 untitled", "passage as long"
WAYS = (OURS, FIRST, UNTITLED, AS_LONG, "whole passage", "gold programme")
AnswerRow = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Measured:
    """What each way carries of one gold answer."""

    id: str
    ways: tuple[Carried, ...]


def ask(assistant: Assistant, question: GoldQuestion) -> AnswerRow:
    """Ask one question, and note the passage that the same search ranks first."""
    answer = assistant.ask(question.question)
    first = next(iter(assistant.search(question.question, 1)), None)
    return {
        "id": question.id,
        "question": question.question,
        "gold": question.gold,
        "relevant": list(question.relevant),
        "answer": answer.text,
        "refused": answer.refused,
        "confidence": answer.confidence,
        "cited": [citation.document for citation in answer.citations],
        "found": first.passage.document if first else "",
        "passage": first.passage.text if first else "",
        "title": assistant.library.document(first.passage.document).title if first else "",
    }


def made_with(assistant: Assistant) -> AnswerRow:
    """What the answers of this run depend on, as the first line of the answers file tells it."""
    return {"git": git_revision(PROJECT), "library_revision": assistant.library.revision}


def answered(library: Path, questions: Sequence[GoldQuestion], out: Path) -> list[AnswerRow]:
    """Ask what the answers file doesn't hold yet, line by line, and give all its rows for the questions.

    Raises:
        SystemExit: the file holds answers of another version of the program or of the library.
    """
    assistant = open_built_in(library)
    try:
        made = made_with(assistant)
        rows = {row["id"]: row for row in _of_this_version(out, made)}
        missing = [question for question in questions if question.id not in rows]
        if missing:
            print(f"{len(questions) - len(missing)} answers are there, {len(missing)} to ask", file=sys.stderr)
            with out.open("w", encoding="utf-8") as file:  # anew, without the line at which a run was killed
                file.writelines(_line(row) for row in ({"made_with": made}, *rows.values()))
                for number, question in enumerate(missing, start=1):
                    row = rows[question.id] = ask(assistant, question)
                    file.write(_line(row))
                    file.flush()
                    print(f"\r{number}/{len(missing)}", end="", file=sys.stderr, flush=True)
            print(file=sys.stderr)
    finally:
        assistant.close()
    return [rows[question.id] for question in questions]


def texts_of(row: AnswerRow, programme: str) -> tuple[str, ...]:
    """What each of ``WAYS`` shows."""
    answer, passage, title = (cast("str", row[name]) for name in ("answer", "passage", "title"))
    untitled = passage.removeprefix(title).lstrip()
    return answer, passage[:CUT], untitled[:CUT], passage[: len(answer)], passage, programme


def measured(rows: Sequence[AnswerRow], programmes: Mapping[str, str]) -> list[Measured]:
    """Count what each way carries, question by question; those whose gold answer wants nothing are left out."""
    korean = Korean()
    found = []
    for row in rows:
        wanted = wanted_of(cast("str", row["gold"]), cast("str", row["question"]), korean)
        if wanted.figures or wanted.nouns:
            programme = " ".join(programmes[name] for name in cast("list[str]", row["relevant"]))
            found.append(Measured(cast("str", row["id"]), carried_by(wanted, texts_of(row, programme), korean)))
    return found


def figures_of(
    rows: Sequence[AnswerRow], counted: Sequence[Measured], programmes: Mapping[str, str]
) -> dict[str, object]:
    """All figures of the report."""
    lengths = [[len(text) for text in texts_of(row, programmes[cast("list[str]", row["relevant"])[0]])] for row in rows]
    right = [_names(row) for row in rows]
    answers = [len(cast("str", row["answer"])) for row in rows if not row["refused"]]
    return {
        "questions": len(rows),
        "left_out": len(rows) - len(counted),
        "refused": mean([bool(row["refused"]) for row in rows]),
        "right_programme_first": mean(
            [cast("str", row["found"]) in names for row, names in zip(rows, right, strict=True)]
        ),
        "right_programme_cited": mean(
            [bool(names & set(cast("list[str]", row["cited"]))) for row, names in zip(rows, right, strict=True)]
        ),
        "answer_characters": {"median": percentile(answers, 0.5), "most": max(answers, default=0)},
        "ways": {
            way: {**_shares(counted, place), "characters": mean([each[place] for each in lengths])}
            for place, way in enumerate(WAYS)
        },
        "ratios": {way: _ratio(counted, WAYS.index(way)) for way in (FIRST, UNTITLED, AS_LONG)},
    }


_KINDS: Mapping[str, Callable[[Carried], float | None]] = {
    "both": lambda carried: carried.share,
    "figures": lambda carried: carried.of_figures,
    "nouns": lambda carried: carried.of_nouns,
}


def _shares(counted: Sequence[Measured], place: int) -> dict[str, object]:
    found: dict[str, object] = {}
    for kind, share_of in _KINDS.items():
        shares = [share for one in counted if (share := share_of(one.ways[place])) is not None]
        found[kind] = mean(shares)
        found[f"{kind}_questions"] = len(shares)
        found[f"{kind}_interval"] = bootstrap_interval(shares, lambda drawn: sum(drawn) / len(drawn))
    return found


def _ratio(counted: Sequence[Measured], place: int) -> dict[str, object]:
    """Our mean share over that of another way, with its paired interval."""
    found: dict[str, object] = {}
    for kind, share_of in _KINDS.items():
        pairs = [(share_of(one.ways[0]), share_of(one.ways[place])) for one in counted]
        known = [(ours, theirs) for ours, theirs in pairs if ours is not None and theirs is not None]
        found[kind] = _quotient(known)
        found[f"{kind}_interval"] = bootstrap_interval(known, _quotient)
    return found


def _quotient(pairs: Sequence[tuple[float, float]]) -> float:
    below = sum(theirs for _, theirs in pairs)
    return sum(ours for ours, _ in pairs) / below if below else 0.0


def _names(row: AnswerRow) -> set[str]:
    return {f"{name}.txt" for name in cast("list[str]", row["relevant"])}


def _line(row: AnswerRow) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def _of_this_version(out: Path, made: AnswerRow) -> list[AnswerRow]:
    """The whole lines of an answers file, its first line left out; it must tell of the same program and library."""
    if not out.exists():
        return []
    with out.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.endswith("}\n")]
    before = rows[0].get("made_with") if rows else made
    if before != made:
        sys.exit(
            f"{out} holds answers made with {before or 'an unknown version'}, and this is {made}: "
            "--again asks everything anew, --out names another file"
        )
    return rows[1:]


def report(found: Mapping[str, object]) -> str:
    """The figures as a table for a person."""
    lines = [
        f"questions {found['questions']}, left out {found['left_out']}, refused {found['refused']:.3f}",
        f"right programme first {found['right_programme_first']:.3f}, cited {found['right_programme_cited']:.3f}",
        f"answers' characters {found['answer_characters']}",
        "| way | characters | figures and nouns | figures | nouns |",
        "|---|---|---|---|---|",
    ]
    ways = cast("Mapping[str, Mapping[str, object]]", found["ways"])
    lines += [f"| {way} | {one['characters']:.0f} | {_cells(one)} |" for way, one in ways.items()]
    ratios = cast("Mapping[str, Mapping[str, object]]", found["ratios"])
    lines += [f"| answers / {way} | | {_cells(one)} |" for way, one in ratios.items()]
    return "\n".join(lines)


def _cells(one: Mapping[str, object]) -> str:
    cells = []
    for kind in _KINDS:
        low, high = cast("tuple[float, float]", one[f"{kind}_interval"])
        cells.append(f"{one[kind]:.3f} ({low:.3f}–{high:.3f})")
    return " | ".join(cells)


def main() -> None:
    """Ask what isn't asked yet, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=DATA / "welfare-corpus.jsonl")
    parser.add_argument("--queries", type=Path, default=DATA / "welfare-queries.jsonl")
    parser.add_argument("--library", type=Path, default=PROJECT / "build" / "welfare")
    parser.add_argument("--out", type=Path, default=PROJECT / "build" / "welfare-answers.jsonl")
    parser.add_argument("--first", type=int, help="only so many questions")
    parser.add_argument("--again", action="store_true", help="ask everything anew")
    parser.add_argument("--json", action="store_true", help="print one JSON value")
    chosen = parser.parse_args()
    if chosen.again:
        chosen.out.unlink(missing_ok=True)
    corpus: Sequence[TextRow] = load_text_rows(chosen.corpus)
    build(chosen.library, corpus)
    rows = answered(chosen.library, load_gold_questions(chosen.queries)[: chosen.first], chosen.out)
    programmes = {row.id: row.text for row in corpus}
    found = figures_of(rows, measured(rows, programmes), programmes)
    print(json.dumps(found, ensure_ascii=False) if chosen.json else report(found))


if __name__ == "__main__":
    main()
