"""Small .hwpx files for tests, written as Hancom writes them."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from ingest.content import Content
from ingest.formats.hwpx import read
from ingest.limits import Limits
from tests.ingest.formats.containers import zipped

NAMES = (
    'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph" xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" '
    'xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head" xmlns:hc="http://www.hancom.co.kr/hwpml/2011/core" '
    'xmlns:opf="http://www.idpf.org/2007/opf/" xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
)
SHEET = (
    '<hp:pagePr landscape="WIDELY" width="59528" height="84188">'
    '<hp:margin header="4252" footer="4252" gutter="0" left="8504" right="8504" top="5668" bottom="4252"/></hp:pagePr>'
)
BODY = 84188 - 4252 - 4252 - 5668 - 4252


def t(text: str) -> str:
    return f"<hp:t>{escape(text)}</hp:t>"


def run(*inner: str) -> str:
    return f'<hp:run charPrIDRef="0">{"".join(inner)}</hp:run>'


def p(
    *inner: str, properties: str = "0", style: str = "0", lines: Sequence[tuple[int, int]] = (), more: str = ""
) -> str:
    """A paragraph; ``inner`` are texts, or XML where they begin with ``<``."""
    written = "".join(one if one.startswith("<") else t(one) for one in inner)
    segments = "".join(f'<hp:lineseg textpos="0" vertpos="{at}" vertsize="{high}"/>' for at, high in lines)
    return (
        f'<hp:p id="0" paraPrIDRef="{properties}" styleIDRef="{style}" {more}>{run(written)}'
        + (f"<hp:linesegarray>{segments}</hp:linesegarray>" if segments else "")
        + "</hp:p>"
    )


def listed(*paragraphs: str) -> str:
    return f"<hp:subList>{''.join(paragraphs)}</hp:subList>"


def tc(row: int, column: int, *paragraphs: str, span: tuple[int, int] = (1, 1), header: bool = False) -> str:
    """A cell; plain words become a paragraph."""
    content = listed(*(one if one.startswith("<") else p(one) for one in paragraphs))
    return (
        f'<hp:tc header="{int(header)}">{content}<hp:cellAddr colAddr="{column}" rowAddr="{row}"/>'
        f'<hp:cellSpan colSpan="{span[1]}" rowSpan="{span[0]}"/><hp:cellSz width="1" height="1000"/></hp:tc>'
    )


def tbl(
    *rows: Sequence[str],
    columns: int = 0,
    inline: bool = True,
    caption: str = "",
    side: str = "TOP",
    height: int = 0,
    down: int = 0,
) -> str:
    below = f'<hp:caption side="{side}">{listed(caption)}</hp:caption>' if caption else ""
    return (
        f'<hp:tbl pageBreak="CELL" repeatHeader="1" textWrap="TOP_AND_BOTTOM" colCnt="{columns}">'
        f'<hp:sz height="{height}"/><hp:pos treatAsChar="{int(inline)}" vertOffset="{down}"/>{below}'
        + "".join(f"<hp:tr>{''.join(row)}</hp:tr>" for row in rows)
        + "</hp:tbl>"
    )


def ctrl(inner: str) -> str:
    return f"<hp:ctrl>{inner}</hp:ctrl>"


def section_properties(inner: str = "", outline: str = "1") -> str:
    return f'<hp:secPr outlineShapeIDRef="{outline}">{SHEET}{inner}</hp:secPr>'


def header(inner: str = "") -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><hh:head {NAMES} version="1.4" secCnt="1">{inner}</hh:head>'


def section(*paragraphs: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><hs:sec {NAMES}>{"".join(paragraphs)}</hs:sec>'


def manifest(sections: Sequence[str], metadata: str = "") -> str:
    entries = "".join(f'<opf:item id="s{at}" href={quoteattr(name)}/>' for at, name in enumerate(sections))
    order = "".join(f'<opf:itemref idref="s{at}"/>' for at in range(len(sections)))
    return (
        f"<opf:package {NAMES}><opf:metadata>{metadata}</opf:metadata><opf:manifest>{entries}"
        '<opf:item id="header" href="Contents/header.xml"/></opf:manifest>'
        f'<opf:spine><opf:itemref idref="header"/>{order}</opf:spine></opf:package>'
    )


def members(*sections: str, head: str = "", metadata: str = "") -> dict[str, bytes | str]:
    """The members of a whole file."""
    names = [f"Contents/section{at}.xml" for at in range(len(sections))]
    return {
        "mimetype": "application/hwp+zip",
        "Contents/header.xml": header(head),
        **dict(zip(names, sections, strict=True)),
        "Contents/content.hpf": manifest(names, metadata),
    }


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    return zipped(parts)


def content_of(*paragraphs: str, head: str = "", limits: Limits | None = None) -> Content:
    """What the reader makes of one section."""
    return read(packed(members(section(*paragraphs), head=head)), limits or Limits())
