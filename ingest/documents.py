"""From what was read of a file to its document: text, structure, title, and what the file says of itself."""

import unicodedata
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ingest.content import Content
from ingest.errors import IngestError
from ingest.formats.detect import Format
from ingest.formats.reading import PlainText, refuse_long_text
from ingest.limits import Limits
from ingest.plain import read_blocks
from ingest.titling import first_words, title_of
from ingest.types import Block, Document

if TYPE_CHECKING:
    from ingest.joining import Judge

_PLAIN = frozenset({Format.TXT, Format.MD, Format.CSV, Format.TSV})


def document_from(name: str, sha256: str, found: Content | PlainText, limits: Limits, judge: "Judge") -> Document:
    """Make the document ``name``; ``judge`` joins the lines of printed pages, see ingest.joining.

    Raises:
        IngestError: nothing stands in it.
    """
    if isinstance(found, PlainText):
        blocks = _plain_blocks(found, limits)
        title = first_words(found.text, blocks) or PurePosixPath(name).stem
        return Document(name, title, found.format, sha256, found.text, blocks)
    return _composed(name, sha256, found, limits, judge)


def read_again(document: Document, limits: Limits) -> Document:
    """A document of plain text with the structure that its text has now.

    Any other needs its file and stays as it is, and so does a sheet that was taken under wider limits than these.
    """
    if document.format not in _PLAIN:
        return document
    try:
        blocks = _plain_blocks(PlainText(document.format, document.text), limits)
    except IngestError:
        return document
    title = first_words(document.text, blocks) or PurePosixPath(document.name).stem
    return replace(document, title=title, blocks=blocks)


def _composed(name: str, sha256: str, content: Content, limits: Limits, judge: "Judge") -> Document:
    from ingest.compose import compose  # not needed where all files are plain text
    from ingest.joining import join_lines

    composed = compose(join_lines(content, judge))
    if not composed.text.strip():
        raise IngestError(
            "읽을 글자가 없는 문서입니다.", "그림으로만 된 문서라면 글자 인식(OCR)을 거친 파일을 넣어 주세요."
        )
    refuse_long_text(len(composed.text), limits)
    told = unicodedata.normalize("NFC", content.title)
    title = title_of(composed.text, composed.blocks, told) or PurePosixPath(name).stem
    return Document(
        name,
        title,
        content.format,
        sha256,
        composed.text,
        composed.blocks,
        composed.pages,
        unicodedata.normalize("NFC", content.author),
        content.date,
        content.remarks,
    )


def _plain_blocks(plain: PlainText, limits: Limits) -> tuple[Block, ...]:
    if plain.format in (Format.CSV, Format.TSV):
        from ingest.formats import separated

        return separated.read_blocks(plain.text, limits)
    return read_blocks(plain.text)
