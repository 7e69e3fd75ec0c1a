"""The texts that the encoder is trained on, as named columns of one folder. Reads files, knows no Kiwi and no model.

The folder is laid out as ``train/`` beside ``bench/``; of ``bench/`` only the corpus that training questions point
into is read, never its queries.
"""

import csv
import json
import lzma
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# Kiwi needs time in proportion to the length; what stands far down a page says little about its title.
LONGEST = 4000

Columns = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sources:
    """Columns of texts, and for each pair task the row numbers that belong together."""

    columns: dict[str, tuple[str, ...]]
    pairs: dict[str, tuple[tuple[int, int], ...]]
    scores: tuple[float, ...]
    laws: tuple[str, ...]
    articles: tuple[str, ...]


def read_sources(folder: Path) -> Sources:
    """Read everything under ``folder``.

    Raises:
        OSError: a file is missing or can't be read.
    """
    train = folder / "train"
    articles = list(_rows(train / "law-articles.jsonl.xz"))
    pages = list(_rows(train / "wiki-pages.jsonl.xz"))
    precedents = list(_rows(train / "precedent-pairs.jsonl.xz"))
    programmes = list(_rows(folder / "bench" / "welfare-corpus.jsonl"))
    welfare = list(_rows(train / "welfare-pairs.jsonl"))
    questions = list(_rows(train / "mrtydi-train-queries.jsonl"))
    similar = [line.split("\t") for line in _lines(train / "korsts-train.tsv")[1:]]
    alike = [line.split("\t")[2] for line in _lines(train / "parakqc.txt")]
    with (train / "question-pairs.csv").open(encoding="utf-8-sig", newline="") as file:
        asked = [row for row in csv.DictReader(file) if row["is_duplicate"] == "1"]
    columns = {
        "programme.context": _texts(programmes, "title"),
        "programme": _texts(programmes, "text"),
        "welfare.question": _texts(welfare, "query"),
        "welfare.answer": _texts(welfare, "answer"),
        "page.context": _texts(pages, "title"),
        "page": _texts(pages, "text"),
        "page.question": _texts(questions, "query"),
        "article.name": tuple(f"{row['law']}\n{row['title'] or ''}" for row in articles),
        "article.context": tuple(_labels(row) for row in articles),
        "article": _texts(articles, "text"),
        "issue": _texts(precedents, "query"),
        "ruling": _texts(precedents, "passage"),
        "similar.left": tuple(row[5] for row in similar),
        "similar.right": tuple(row[6] for row in similar),
        "paraphrase": tuple(alike),
        "asked.left": tuple(row["question1"] for row in asked),
        "asked.right": tuple(row["question2"] for row in asked),
    }
    pairs = {
        "welfare": _pointed(welfare, programmes),
        "page.question": _pointed(questions, pages),
    }
    return Sources(
        columns,
        pairs,
        tuple(float(row[4]) for row in similar),
        tuple(str(row["law"]) for row in articles),
        tuple(str(row["id"]) for row in articles),
    )


def _labels(article: dict[str, Any]) -> str:
    """What stands above an article when it is searched, as ``eval retrieval`` gives it: its fields, then its title."""
    fields = (article["law"], article["kind"], *article["ministry"], article["date"], article["article"])
    return "\n".join([*fields, article["title"] or ""])


def _pointed(rows: list[dict[str, Any]], corpus: list[dict[str, Any]]) -> tuple[tuple[int, int], ...]:
    places = {row["id"]: place for place, row in enumerate(corpus)}
    return tuple(
        (number, places[wanted]) for number, row in enumerate(rows) for wanted in row["relevant"] if wanted in places
    )


def _texts(rows: list[dict[str, Any]], field: str) -> tuple[str, ...]:
    return tuple((row.get(field) or "")[:LONGEST] for row in rows)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    content = path.read_bytes()
    lines = (lzma.decompress(content) if path.suffix == ".xz" else content).decode().split("\n")
    for line in lines:
        if line.strip():
            yield json.loads(line)


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line]
