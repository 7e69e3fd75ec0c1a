"""Tiny documents, as files and as prepared by hand, and what a library looks like from outside."""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from index.library import Library
from ingest.types import (
    Analysis,
    Block,
    BlockKind,
    Document,
    Page,
    Passage,
    PreparedDocument,
    PreparedPassage,
    Sentence,
)

TEXTS = {
    "온빛시/2025년 예산.txt": "2025년 온빛시 예산은 1조 2,340억원이다.\n청년 정책에는 320억원을 쓴다.\n",
    "온빛시/2024년 예산.txt": "2024년 온빛시 예산은 1조 1,900억원이다.\n청년 정책에는 275억원을 썼다.\n",
    "공고.txt": "청년 월세 지원 신청은 5월 2일부터 받는다.\n신청 대상은 19세부터 34세까지의 무주택 청년이다.\n",
    "지침.md": "# 출장 지침\n\n출장비는 돌아온 날부터 7일 안에 신청한다.\n숙박비는 하루 7만원까지 준다.\n",
    "질의응답.txt": "문: 도서관은 언제 쉬나요?\n답: 매주 월요일과 법정 공휴일에 쉽니다.\n",
}


def write_files(folder: Path, texts: dict[str, str] = TEXTS) -> Path:
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def prepared(name: str, passages: Sequence[str], context: str = "") -> PreparedDocument:
    """A document of one paragraph and one sentence a passage; terms are the words between spaces."""
    text = "\n".join(passages)
    blocks, found, sentences, start = [], [], [], 0
    for number, passage in enumerate(passages):
        end = start + len(passage)
        terms = tuple(passage.split())
        blocks.append(Block(number, BlockKind.PARAGRAPH, start, end, start))
        one = Passage(name, start, end, passage, ("제목",), context, 1)
        body = Analysis(passage, terms, ())
        found.append(PreparedPassage(one, body, Analysis(context, tuple(context.split()), ())))
        sentences.append(Sentence(number, start, end, terms))
        start = end + 1
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(name, f"{name} 제목", "txt", sha256, text, tuple(blocks), (Page(1, 0, len(text)),))
    return PreparedDocument(document, tuple(found), tuple(sentences))


def analysis(text: str) -> Analysis:
    return Analysis(text, tuple(text.split()), ())


def dump(folder: Path) -> dict[str, object]:
    """All that a library's SQLite file says, without what depends on time, place and the order of additions."""
    connection = sqlite3.connect(folder / "library.sqlite3")
    try:
        keys = dict(connection.execute("SELECT key, name FROM documents"))
        passages = connection.execute("SELECT p.*, v.vector FROM passages p LEFT JOIN vectors v ON v.passage = p.key")
        sentences = connection.execute('SELECT document, start, position, "end", block, terms FROM sentences')
        return {
            "documents": sorted(
                connection.execute("SELECT name, title, format, sha256, passages, text, blocks, pages FROM documents")
            ),
            "passages": sorted((keys[row[1]], *row[2:4], row[5:]) for row in passages),
            "sentences": sorted((keys[row[0]], *row[1:]) for row in sentences),
            "vocabulary": dict(connection.execute("SELECT term, passages FROM vocabulary")),
            "passage_count": connection.execute("SELECT passages FROM library").fetchone()[0],
        }
    finally:
        connection.close()


def recount(folder: Path) -> dict[str, int]:
    """The vocabulary, counted from the passages by brute force."""
    connection = sqlite3.connect(folder / "library.sqlite3")
    try:
        counts: Counter[str] = Counter()
        for body, context in connection.execute("SELECT body_terms, context_terms FROM passages"):
            counts.update({*body.split(), *context.split()})
        return dict(counts)
    finally:
        connection.close()


def outcome(library: Library, query: str, top_k: int = 10) -> list[tuple[str, float, tuple[str, ...]]]:
    """A search's hits, apart from passage keys."""
    hits = library.search(analysis(query), top_k)
    return [(hit.passage.id, round(hit.score, 5), tuple(finder.value for finder in hit.found_by)) for hit in hits]
