"""Questions over real office files of every format: how many are answered, and from the right page or cell.

``python benchmarks/documents.py [FOLDER]`` adds the folder (default: ../shared/documents) to a library under build/,
answers ``document_questions.jsonl`` as ``mundap eval answers`` does, and prints accuracy by kind and by format, the
share of citations in the right place, and refusals; ``--misses`` names each question that went wrong. ``--table``
prints what became of every file instead: read, or refused with its reason, seconds, memory, characters, tables, pages.

A citation is in the right place when it is about the cell that the evidence names by its row and column; where the
evidence names no cell, when it is on its page; where it names no page either, when it is about the quoted words.
"""

import argparse
import json
import resource
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from time import perf_counter
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))

from assistant.assistant import Assistant  # noqa: E402
from assistant.settings import Settings  # noqa: E402
from eval.answers import run_questions  # noqa: E402
from eval.questions import load_questions  # noqa: E402
from eval.spans import SearchableText, Span  # noqa: E402
from index.library import Library  # noqa: E402
from ingest.errors import UserFacingError  # noqa: E402
from ingest.files import read_document, walk  # noqa: E402
from ingest.types import Block, BlockKind, Document  # noqa: E402

DOCUMENTS = PROJECT.parent / "shared" / "documents"
QUESTIONS = PROJECT / "benchmarks" / "document_questions.jsonl"
LIBRARY = PROJECT / "build" / "documents"
ANSWERS = PROJECT / "build" / "documents-answers.jsonl"
_MEGABYTE = 1 << 20

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where an evidence of the set says that the answer stands.

    ``cell`` holds the words of the cell that ``row`` and ``column`` name, else nothing. ``page`` is the page or slide,
    or the name of the sheet; None where no page is printed.
    """

    document: str
    quote: str
    page: int | str | None
    cell: str
    row: tuple[str, ...]
    column: tuple[str, ...]

    @classmethod
    def of(cls, evidence: Mapping[str, Any]) -> "Place":
        """Read one evidence of a question set."""
        return cls(
            evidence["doc"],
            evidence["quote"],
            evidence.get("page"),
            evidence.get("cell", ""),
            tuple(evidence.get("row", ())),
            tuple(evidence.get("column", ())),
        )


def places(row: Row) -> list[Place]:
    """Every place that a question's evidence names, each once."""
    sets = [row.get("evidence", []), *row.get("evidence_any", [])]
    return list(dict.fromkeys(Place.of(evidence) for evidences in sets for evidence in evidences))


def formats(row: Row) -> list[str]:
    """The formats of the files that hold a question's evidence."""
    return sorted({place.document.rpartition(".")[2].lower() for place in places(row)})


class Grounds:
    """A document as the place where evidence stands: its words, its pages and its tables."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = SearchableText(document.name, document.text)

    def holds(self, place: Place, start: int, end: int) -> bool:
        """Whether a cited span is in the right place."""
        if place.cell:
            return any(self._agree(start, end, cell.start, cell.end) for cell in self.cells(place))
        if place.page is not None and self._document.pages:
            return place.page in self._pages(start)
        return any(self._agree(start, end, words.start, words.end) for words in self.words(place))

    def words(self, place: Place) -> tuple[Span, ...]:
        """Where the quoted words stand."""
        return self._text.occurrences(place.quote)

    def cells(self, place: Place) -> list[Block]:
        """The cells with the words of ``place.cell`` in a row and under a column that hold the words naming them."""
        wanted = _squeezed(place.cell)
        holding = [(cell, cells) for cells in self._tables for cell in cells if wanted in self._words(cell)]
        return [
            cell
            for cell, cells in holding
            if not any(_encloses(cell, inner) for inner, _ in holding)
            and all(self._named(word, _beside(cell, cells)) for word in place.row)
            and all(self._named(word, _above(cell, cells)) for word in place.column)
        ]

    @cached_property
    def _tables(self) -> list[list[Block]]:
        parents = {block.id: block.parent for block in self._document.blocks}
        tables: dict[int | None, list[Block]] = {}
        for block in self._document.blocks:
            if block.kind is BlockKind.CELL and block.parent is not None:
                tables.setdefault(parents[block.parent], []).append(block)
        return list(tables.values())

    def _words(self, block: Block) -> str:
        return _squeezed(self._document.text[block.start : block.end])

    def _named(self, word: str, cells: Iterable[Block]) -> bool:
        return any(_squeezed(word) in self._words(cell) for cell in cells)

    def _pages(self, at: int) -> set[int | str]:
        on = [page for page in self._document.pages if page.start <= at < page.end]
        return {name for page in on for name in (page.number, page.label)}

    def _agree(self, start: int, end: int, gold_start: int, gold_end: int) -> bool:
        name = self._document.name
        return self._text.agree(Span(name, start, end), Span(name, gold_start, gold_end))


def _encloses(outer: Block, inner: Block) -> bool:
    """Whether a cell holds another, in a table nested in it."""
    return outer.id != inner.id and outer.start <= inner.start and inner.end <= outer.end


def _beside(cell: Block, cells: Iterable[Block]) -> Iterator[Block]:
    rows = _covered(cell.row, cell.row_span)
    return (other for other in cells if _meet(rows, _covered(other.row, other.row_span)))


def _above(cell: Block, cells: Iterable[Block]) -> Iterator[Block]:
    columns = _covered(cell.column, cell.column_span)
    over = (other for other in cells if (other.row or 0) <= (cell.row or 0))
    return (other for other in over if _meet(columns, _covered(other.column, other.column_span)))


def _covered(first: int | None, span: int | None) -> range:
    return range(first or 0, (first or 0) + (span or 1))


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def read_rows(path: Path) -> list[Row]:
    """Read JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def cited_rightly(row: Row, answer: Row, grounds: Mapping[str, Grounds]) -> list[bool]:
    """For each citation of an answer, whether it is in a right place."""
    wanted = places(row)
    return [
        any(
            place.document == citation["document"]
            and grounds[place.document].holds(place, citation["start"], citation["end"])
            for place in wanted
        )
        for citation in answer["citations"]
    ]


def answer_all(folder: Path, keep: bool) -> tuple[list[Row], dict[str, Grounds], dict[str, object]]:
    """Fill the library, ask every question, and give the answers, the documents and the figures of eval."""
    if not keep:
        shutil.rmtree(LIBRARY, ignore_errors=True)
    settings = Settings.from_environment(library=LIBRARY)
    assistant = Assistant.open(settings) if keep else _filled(settings, folder)
    figures = run_questions(assistant, load_questions(QUESTIONS), ANSWERS, lambda *_: None)
    named = {place.document for row in read_rows(QUESTIONS) for place in places(row)}
    held = [entry.name for entry in assistant.library.documents.listed() if entry.name in named]
    grounds = {name: Grounds(assistant.library.document(name)) for name in held}
    assistant.close()
    return read_rows(ANSWERS), grounds, figures


def _filled(settings: Settings, folder: Path) -> Assistant:
    from index.encoder import open_encoder

    begun = perf_counter()
    encoder = open_encoder(settings.encoder, settings.encoder_options)
    library = Library.open_or_create(settings.library, settings.opened_korean(), encoder)
    report = library.add([folder])
    library.close()
    print(f"{len(report.added)} files read, {len(report.failed)} refused in {perf_counter() - begun:.1f} s")
    return Assistant.open(settings)


def print_figures(rows: Sequence[Row], answers: Sequence[Row], grounds: Mapping[str, Grounds]) -> None:
    """Accuracy by kind and format, citations in the right place, refusals."""
    both = list(zip(rows, answers, strict=True))
    answerable = [(row, answer) for row, answer in both if row["type"] != "unanswerable"]
    given = [(row, answer) for row, answer in answerable if not answer["refused"]]
    _print_share("accuracy", [answer["grade"]["correct"] for _, answer in answerable])
    for kind in sorted({row["type"] for row in rows}):
        _print_share(f"  {kind}", [answer["grade"]["correct"] for row, answer in both if row["type"] == kind])
    for name in sorted({name for row in rows for name in formats(row)}):
        correct = [answer["grade"]["correct"] for row, answer in answerable if name in formats(row)]
        _print_share(f"  .{name}", correct)
    several = [answer["grade"]["correct"] for row, answer in answerable if len(formats(row)) > 1]
    _print_share("  in several formats", several)
    rightly = [cited_rightly(row, answer, grounds) for row, answer in given]
    _print_share("citations on the right page or cell", [right for each in rightly for right in each])
    _print_share("answers with such a citation", [any(each) for each in rightly])
    well = [any(cited_rightly(row, answer, grounds)) for row, answer in given if answer["grade"]["correct"]]
    _print_share("right answers with such a citation", well)
    _print_share("answerable, yet refused", [answer["refused"] for _, answer in answerable])


def _print_share(name: str, marks: Sequence[bool]) -> None:
    share = sum(marks) / len(marks) if marks else 0.0
    print(f"{name:<40} {share:.3f}  {sum(marks)} of {len(marks)}")


def print_misses(rows: Sequence[Row], answers: Sequence[Row], grounds: Mapping[str, Grounds]) -> None:
    """Each question with a wrong answer or without a citation in the right place."""
    for row, answer in zip(rows, answers, strict=True):
        right = answer["grade"]["correct"]
        if right and (answer["refused"] or any(cited_rightly(row, answer, grounds))):
            continue
        fault = "cited elsewhere" if right else "refused" if answer["refused"] else "wrong"
        cited = [(citation["document"], citation["page"], citation["quote"][:80]) for citation in answer["citations"]]
        print(f"\n{row['id']} {row['type']} {fault}: {row['question']}\n  gold: {row['answer']}")
        print(f"  said: {answer['answer'][:300]!r}\n  evidence in hits: {answer['grade']['evidence_in_hits']}")
        print(f"  cited: {cited}\n  place: {[str(place) for place in places(row)][:2]}")


def file_row(path: Path, name: str) -> Row:
    """Read one file in this process and say what came of it."""
    begun = perf_counter()
    found: Row = {"name": name}
    try:
        document = read_document(path, name)
    except UserFacingError as error:
        found |= {"refused": f"{error.problem} {error.remedy}"}
    else:
        tables = sum(block.kind is BlockKind.TABLE for block in document.blocks)
        found |= {"characters": len(document.text), "tables": tables, "pages": len(document.pages)}
    used = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return found | {"seconds": round(perf_counter() - begun, 2), "memory": max(used) * 1024 // _MEGABYTE}


def print_table(folder: Path) -> None:
    """What became of every file, each read in a process of its own so that its peak memory is its own."""
    print("| file | read | s | MB | characters | tables | pages |\n|---|---|---|---|---|---|---|")
    for file in walk([folder]):
        command = [sys.executable, __file__, str(folder), "--one", str(file.path), file.name]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        found: Row = json.loads(ended.stdout) if ended.returncode == 0 else {"refused": f"CRASH {ended.stderr[-300:]}"}
        counts = " | ".join(str(found.get(key, "")) for key in ("seconds", "memory", "characters", "tables", "pages"))
        print(f"| {file.name} | {found.get('refused', 'yes')} | {counts} |", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DOCUMENTS)
    parser.add_argument("--misses", action="store_true", help="name each question that went wrong")
    parser.add_argument("--keep", action="store_true", help="ask the library of the last run")
    parser.add_argument("--table", action="store_true", help="say what became of every file instead")
    parser.add_argument("--one", nargs=2, metavar=("PATH", "NAME"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        print(json.dumps(file_row(Path(chosen.one[0]), chosen.one[1]), ensure_ascii=False))
    elif chosen.table:
        print_table(chosen.folder)
    else:
        rows = read_rows(QUESTIONS)
        answers, grounds, figures = answer_all(chosen.folder, chosen.keep)
        print_figures(rows, answers, grounds)
        print(f"evidence that stands nowhere: {figures['evidence_not_found']}")
        if chosen.misses:
            print_misses(rows, answers, grounds)


if __name__ == "__main__":
    main()
