"""Answer everyday questions over whole laws, and print how many are answered from the right article.

``python benchmarks/laws.py [--data DIR] [--folder DIR] [--read]``

Offices have rules of their own, written as laws are. The questions were written from memory, before any of the laws
was looked at: ``questions/laws.jsonl`` was read while building, ``questions/laws_held.jsonl``, written by somebody else
over other laws, never; only its figures were. An answer is right that cites an article of the gold first and holds the
words that a right answer must have; one that cites another article first may be right all the same, and is counted
apart.
"""

import argparse
import contextlib
import json
import lzma
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from assistant.assistant import Assistant  # noqa: E402
from assistant.settings import Settings  # noqa: E402
from eval.grading import missing_forms  # noqa: E402
from index.encoder import BUILT_IN, open_encoder  # noqa: E402
from index.library import Library  # noqa: E402
from ingest import patterns as re  # noqa: E402
from ingest.korean import Korean  # noqa: E402

DATA = PROJECT.parent / "shared" / "data" / "train"
QUESTIONS = PROJECT / "benchmarks" / "questions"
SETS = ("laws", "laws_held")
_ARTICLE = re.compile(r"^제(\d+)조(의\d+)?(?=[(\s])", re.M)
_BLANK_LINES = re.compile(r"\n{2,}")
Row = Mapping[str, Any]


def load(name: str) -> list[Row]:
    """The questions of a set, with the articles that answer them (근로기준법 제26조); none where no law does."""
    return [json.loads(line) for line in (QUESTIONS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def laws_of(rows: Sequence[Row]) -> list[str]:
    """The laws that a set asks about."""
    return sorted({article.rpartition(" ")[0] for row in rows for article in row["articles"]})


def articles(data: Path, laws: Collection[str]) -> dict[str, list[Row]]:
    """The articles of laws in their order, by law."""
    found: dict[str, list[Row]] = defaultdict(list)
    with lzma.open(data / "law-articles.jsonl.xz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["law"] in laws:
                found[row["law"]].append(row)
    return found


def written(law: str, rows: Sequence[Row]) -> str:
    """A law as a text file has it: its name, since when it is in force, its articles below each other."""
    lines = [law, f"[시행 {rows[0]['date'].replace('-', '. ')}.]", ""]
    for row in rows:
        head = f"{row['article']}({row['title']})" if row["title"] else row["article"]
        text = _BLANK_LINES.sub("\n", row["text"].replace("**", "")).lstrip()
        lines.append(f"{head} {text}")
    return "\n".join(lines) + "\n"


def opened(folder: Path, data: Path, laws: Sequence[str]) -> Assistant:
    """A library of laws, made the first time."""
    texts = folder / "texts"
    texts.mkdir(parents=True, exist_ok=True)
    for law, rows in articles(data, laws).items():
        (texts / f"{law.replace(' ', '_')}.txt").write_text(written(law, rows), encoding="utf-8")
    place = folder / "library"
    with contextlib.closing(Library.open_or_create(place, Korean(), open_encoder(BUILT_IN))) as library:
        library.add([texts])
    return Assistant.open(Settings(place))


def graded(assistant: Assistant, rows: Sequence[Row]) -> Iterator[tuple[str, Row, str]]:
    """How each question was answered, with what was said."""
    texts: dict[str, str] = {}
    for row in rows:
        answer = assistant.ask(row["question"])
        first = answer.citations[0] if answer.citations else None
        cited = ""
        if first is not None:
            text = texts.setdefault(first.document, assistant.library.document(first.document).text)
            cited = f"{first.document.removesuffix('.txt').replace('_', ' ')} {_article_at(text, first.start)}"
        if not row["articles"]:
            yield "rightly refused" if answer.refused else "answered in vain", row, answer.text
        elif answer.refused:
            yield "refused", row, answer.text
        else:
            held = not missing_forms(answer.text, row["must"])
            of_gold = cited in row["articles"]
            kind = "right" if of_gold and held else "article alone" if of_gold else "words alone" if held else "wrong"
            yield kind, row, answer.text


def _article_at(text: str, place: int) -> str:
    """The article that a place of a law lies in."""
    heads = [found for found in _ARTICLE.finditer(text) if found.start() <= place]
    return f"제{heads[-1][1]}조{heads[-1][2] or ''}" if heads else ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, help="where law-articles.jsonl.xz is")
    parser.add_argument("--folder", type=Path, default=PROJECT / "build" / "laws_asked", help="where the libraries are")
    parser.add_argument("--read", action="store_true", help="print the answers of the set that may be read")
    given = parser.parse_args()
    for name in SETS:
        rows = load(name)
        with contextlib.closing(opened(given.folder / name, given.data, laws_of(rows))) as assistant:
            counted: Counter[str] = Counter()
            for kind, row, said in graded(assistant, rows):
                counted[kind] += 1
                if given.read and name == SETS[0]:
                    print(f"{kind}: {row['question']}\n    {said}")
        asked = sum(1 for row in rows if row["articles"])
        kinds = ("right", "article alone", "words alone", "wrong", "refused")
        print(f"{name}: {asked} answerable: " + ", ".join(f"{kind} {counted[kind]}" for kind in kinds), end="; ")
        print(f"{len(rows) - asked} unanswerable: refused {counted['rightly refused']}")


if __name__ == "__main__":
    main()
