"""The JSON that outside programs read. Field names and meanings are a promise: add to them, break none."""

from collections.abc import Mapping
from typing import TypeVar

from assistant.types import Answer, AnswererKind, Check, CheckKind, Citation, Tokens
from index.types import DocumentEntry, Hit
from ingest.types import Block, BlockKind, Document, Page

_Kind = TypeVar("_Kind")


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
        "elsewhere": list(answer.elsewhere),
        "tokens": {"sent": answer.tokens.sent, "written": answer.tokens.written} if answer.tokens else None,
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
        "title": citation.title,
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
        "places": [list(place) for place in check.places],
    }


def read_answer(record: Mapping[str, object]) -> Answer:
    """Read an answer back from its record; fields that a later version added are passed over.

    Raises:
        ValueError: it is no record of an answer.
    """
    fields = _Fields(record)
    return Answer(
        question=fields.text("question"),
        understood=fields.text("understood"),
        text=fields.text("answer"),
        refused=fields.flag("refused"),
        answerer=AnswererKind(fields.text("answerer")),
        model=fields.text("model") if record.get("model") is not None else None,
        citations=tuple(_read_citation(_Fields(one)) for one in fields.list("citations")),
        checks=tuple(_read_check(_Fields(one)) for one in fields.list("checks")),
        timings_ms=_Fields(record.get("timings_ms", {})).numbers(),
        corrections=tuple((one.text("written"), one.text("read")) for one in map(_Fields, fields.list("corrections"))),
        confidence=fields.number("confidence"),
        notice=fields.text("notice"),
        elsewhere=fields.texts("elsewhere"),
        tokens=_read_tokens(_Fields(record["tokens"])) if record.get("tokens") is not None else None,
    )


def _read_tokens(fields: "_Fields") -> Tokens:
    return Tokens(fields.whole("sent") or 0, fields.whole("written") or 0)


def _read_citation(fields: "_Fields") -> Citation:
    return Citation(
        number=fields.whole("number") or 0,
        document=fields.text("document"),
        start=fields.whole("start") or 0,
        end=fields.whole("end") or 0,
        quote=fields.text("quote"),
        page=fields.whole("page"),
        headings=fields.texts("headings"),
        same_as=fields.texts("same_as"),
        title=fields.text("title"),
    )


def _read_check(fields: "_Fields") -> Check:
    return Check(
        kind=CheckKind(fields.text("kind")),
        value=fields.text("value"),
        supported=fields.flag("supported"),
        citation=fields.whole("citation"),
        formula=fields.text("formula"),
        reason=fields.text("reason"),
        places=tuple(_read_place(place) for place in fields.list("places")),
    )


def _read_place(place: object) -> tuple[int, int]:
    start, end = _of_kind(place, list)
    return _of_kind(start, int), _of_kind(end, int)


class _Fields:
    """A JSON object's fields by kind; one that is absent or null is empty, one of another kind a ValueError."""

    def __init__(self, record: object) -> None:
        self._record = _of_kind(record, dict)

    def text(self, name: str) -> str:
        return _of_kind(self._record.get(name) or "", str)

    def flag(self, name: str) -> bool:
        return _of_kind(self._record.get(name) or False, bool)

    def number(self, name: str) -> float:
        found = self._record.get(name) or 0.0
        return float(_of_kind(found, int) if isinstance(found, int) else _of_kind(found, float))

    def whole(self, name: str) -> int | None:
        found = self._record.get(name)
        return None if found is None else _of_kind(found, int)

    def list(self, name: str) -> "list[object]":
        return _of_kind(self._record.get(name) or [], list)

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(_of_kind(one, str) for one in self.list(name))

    def numbers(self) -> dict[str, float]:
        return {name: self.number(name) for name in self._record}


def _of_kind(value: object, kind: type[_Kind]) -> _Kind:
    if type(value) is not kind:  # a bool is an int to isinstance
        raise ValueError(f"{value!r:.40} is no {kind.__name__}")
    return value


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
