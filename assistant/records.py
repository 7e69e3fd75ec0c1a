"""The JSON that outside programs read. Field names and meanings are a promise: add to them, break none."""

from assistant.types import Answer, Check, Citation
from index.types import DocumentEntry, Hit
from ingest.types import Block, BlockKind, Document, Page


def answer_record(answer: Answer, id: str | None = None) -> dict[str, object]:  # noqa: A002 - the field's name
    """One answer, as ``ask --json`` prints it and each line of an answers file holds it."""
    return {
        "id": id,
        "question": answer.question,
        "understood": answer.understood,
        "corrections": [{"written": written, "read": read} for written, read in answer.corrections],
        "answer": answer.text,
        "refused": answer.refused,
        "confidence": float(answer.confidence),
        "answerer": answer.answerer.value,
        "model": answer.model,
        "citations": [_citation(citation) for citation in answer.citations],
        "checks": [_check(check) for check in answer.checks],
        "notice": answer.notice,
        "timings_ms": {name: float(value) for name, value in answer.timings_ms.items()},
    }


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "number": citation.number,
        "document": citation.document,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "page": citation.page,
        "headings": list(citation.headings),
        "same_as": list(citation.same_as),
    }


def _check(check: Check) -> dict[str, object]:
    return {
        "kind": check.kind.value,
        "value": check.value,
        "supported": check.supported,
        "citation": check.citation,
        "state": check.state.value,
        "formula": check.formula or None,
        "reason": check.reason or None,
    }


def hit_record(hit: Hit) -> dict[str, object]:
    """One hit of ``search --json``."""
    passage = hit.passage
    return {
        "rank": hit.rank,
        "score": float(hit.score),
        "document": passage.document,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "page": passage.page,
        "headings": list(passage.headings),
        "found_by": [finder.value for finder in hit.found_by],
    }


def document_record(document: Document) -> dict[str, object]:
    """A whole document, as ``show --json`` prints it."""
    return {
        "name": document.name,
        "title": document.title,
        "format": document.format,
        "sha256": document.sha256,
        "author": document.author,
        "date": document.date,
        "remarks": list(document.remarks),
        "text": document.text,
        "pages": [_page(page) for page in document.pages],
        "blocks": [_block(block) for block in document.blocks],
    }


def _page(page: Page) -> dict[str, object]:
    return {"number": page.number, "label": page.label, "start": page.start, "end": page.end}


def _block(block: Block) -> dict[str, object]:
    record: dict[str, object] = {
        "id": block.id,
        "kind": block.kind.value,
        "start": block.start,
        "end": block.end,
        "content_start": block.content_start,
        "level": block.level,
        "parent": block.parent,
        "page": block.page,
    }
    if block.kind is BlockKind.CELL:
        record |= {
            "row": block.row,
            "column": block.column,
            "row_span": 1 if block.row_span is None else block.row_span,
            "column_span": 1 if block.column_span is None else block.column_span,
            "headers": list(block.headers),
        }
    return record


def entry_record(entry: DocumentEntry) -> dict[str, object]:
    """One document of ``list --json``."""
    return {
        "name": entry.name,
        "title": entry.title,
        "format": entry.format,
        "pages": entry.pages,
        "passages": entry.passages,
        "added_at": entry.added_at,
        "sha256": entry.sha256,
        "date": entry.date,
        "remarks": list(entry.remarks),
        "same_as": list(entry.same_as),
        "editions": list(entry.editions),
        "edition_year": entry.edition_year or None,
    }
