"""Answer the questions that people ask on their first day, over three libraries, and print the figures by kind.

The questions were written from the documents alone by somebody who had seen neither the program nor its answers:
``questions/everyday.jsonl`` was read while building, ``questions/everyday_held.jsonl`` never; only its figures were.
Each names its library: the samples, the two seed documents or the office documents beside the project.
``fresh`` and ``fresh_held`` were written likewise when the first had been read too often: shorter, spoken, often asking
two things at once; again only the first of the two was read.
``follow`` and ``follow_held`` are conversations of which the last question is judged. ``near`` and ``near_held`` ask of
known matters what the documents don't tell, each question beside one as freely worded
that they answer; again only the first was read. ``near_more`` was written likewise, over seeds and office documents,
before what refuses such questions was built, and read while building it.
``firms`` and ``firms_held`` ask of the papers of two invented firms, which stand in ``firms/``: rules of work and
travel, security, purchasing, a machine's manual, minutes, a yearly report, a directory. Both were written by somebody
who had not seen the program; only the first was read. ``places`` and ``places_held`` ask in the same way of eight
other kinds of papers (a hospital, a library, a school, a block of flats); again only the first was read. ``guides``
asks plainly of plain papers, a hall, a notice, a rule of leave, a manual, fees, a yearly report; it was read. So was
``notices``, after a first answer: eight papers and 72 questions by two who had not seen the program (a lease, a page
of questions, a kitchen's deliveries, minutes, a notice of posts, travel expenses, an inspection, a leaflet of help).
``offices`` and ``offices_held`` ask likewise of eight more by two more (a request for proposals, an audit, rules of
work, a call for applications; a school's letters, a monthly report, the rules of a block of flats, a manual with terms
of rent): half plainly, half in words of every day. The first was read after a first answer, the second never.

    python benchmarks/everyday.py
"""

import argparse
import contextlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant.assistant import Assistant
from assistant.settings import Settings
from assistant.types import Turn
from eval.grading import forbidden_forms, missing_forms
from index.encoder import BUILT_IN, open_encoder
from index.library import Library
from ingest.korean import Korean

PROJECT = Path(__file__).resolve().parents[1]
SETS = (
    *("everyday", "everyday_held", "fresh", "fresh_held", "follow", "follow_held"),
    *("near", "near_held", "near_more", "firms", "firms_held", "places", "places_held", "guides", "notices"),
    *("offices", "offices_held"),
)
DOCUMENTS = {
    "samples": PROJECT / "samples" / "documents",
    "seeds": PROJECT.parent / "shared" / "seeds",
    "documents": PROJECT.parent / "shared" / "documents",
    **{name: PROJECT / "benchmarks" / name for name in ("firms", "places", "guides", "notices", "offices")},
}


def opened(name: str, folder: Path) -> Assistant | None:
    """The library of a name, made the first time; None where its documents are not beside the project."""
    if not DOCUMENTS[name].is_dir():
        print(f"{name}: {DOCUMENTS[name]} is not here")
        return None
    place = folder / name
    with contextlib.closing(Library.open_or_create(place, Korean(), open_encoder(BUILT_IN))) as library:
        library.add([DOCUMENTS[name]])
    return Assistant.open(Settings(place))


def graded(assistant: Assistant, questions: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, bool, bool]]:
    """The kind of each question, whether it was answered right, and whether it was refused."""
    for question in questions:
        said = question.get("history") or []
        answer = assistant.ask(question["question"], [Turn(*pair) for pair in zip(said[::2], said[1::2], strict=True)])
        wrong = forbidden_forms(answer.text, question.get("must_not_include") or [])
        missing = missing_forms(answer.text, question.get("must_include") or [])
        right = answer.refused if not question["answer"] else not (answer.refused or missing)
        yield question["type"], right and not wrong, answer.refused


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=PROJECT / "build" / "everyday", help="where the libraries are")
    folder = parser.parse_args().folder
    rows: dict[str, list[tuple[str, bool, bool]]] = defaultdict(list)
    sets = {
        name: [json.loads(line) for line in (PROJECT / "benchmarks" / "questions" / f"{name}.jsonl").open("rb")]
        for name in SETS
    }
    for library in DOCUMENTS:
        assistant = opened(library, folder)
        if assistant is None:
            continue
        with contextlib.closing(assistant):
            for name, questions in sets.items():
                rows[name] += graded(assistant, [one for one in questions if one["library"] == library])
    for name, answered in rows.items():
        print_figures(name, answered)


def print_figures(name: str, answered: Sequence[tuple[str, bool, bool]]) -> None:
    """Print a set's figures and its kinds."""
    open_ones = [(kind, right, refused) for kind, right, refused in answered if kind != "unanswerable"]
    accuracy = sum(right for _, right, _ in open_ones) / len(open_ones)
    refused = [right for kind, right, _ in answered if kind == "unanswerable"]
    print(
        f"{name}: {len(answered)} questions, accuracy {accuracy:.3f}, "
        f"unanswerable refused {sum(refused) / len(refused):.3f}, "
        f"answerable refused {sum(one[2] for one in open_ones) / len(open_ones):.3f}"
    )
    kinds: dict[str, list[bool]] = defaultdict(list)
    for kind, right, _ in answered:
        kinds[kind].append(right)
    print("  " + ", ".join(f"{kind} {sum(right)}/{len(right)}" for kind, right in sorted(kinds.items())))


if __name__ == "__main__":
    main()
