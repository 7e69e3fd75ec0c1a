"""The parts of an .xlsx package that all sheets share: the list of sheets, texts, number formats, relations.

Follows ECMA-376 part 1 (18.2 workbook, 18.4 shared strings, 18.8 styles) and its strict variant, by local names.
"""

import io
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from ingest import patterns as re
from ingest.errors import IngestError
from ingest.formats.packages import Package
from ingest.formats.xlsx.codes import NUMBERED

_RESAVE = "엑셀에서 열리는지 확인하고 다시 저장해 넣어 주세요."
_STEP = 1 << 16  # bytes parsed at a time
_LARGEST_PART = 400_000_000
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Link:
    """What a part relates to: the kind, by the last word of its type, and the other part's name."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook lists it; ``number`` counts all sheets from 1."""

    number: int
    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """What sheets are read with."""

    sheets: tuple[SheetPart, ...]
    strings: tuple[str, ...]
    codes: tuple[str, ...]
    from_1904: bool
    print_titles: Mapping[int, str]


def open_workbook(package: Package) -> Workbook:
    """Read what all sheets share.

    Raises:
        IngestError: the package is no workbook, or damaged.
    """
    top = next((link.target for link in links(package, "").values() if link.kind == "officeDocument"), "")
    main = top if top in package else "xl/workbook.xml"
    root = package.xml(main)
    related = links(package, main)
    by_kind = {link.kind: link.target for link in related.values()}
    strings = by_kind.get("sharedStrings", "")
    styles = by_kind.get("styles", "")
    settings = child(root, "workbookPr")
    return Workbook(
        sheets=tuple(_sheets(root, related)),
        strings=tuple(_strings(package, strings)) if strings in package else (),
        codes=tuple(_codes(package.xml(styles))) if styles in package else (),
        from_1904=settings is not None and settings.get("date1904") in ("1", "true"),
        print_titles=_print_titles(root),
    )


def links(package: Package, part: str) -> Mapping[str, Link]:
    """What a part relates to inside the package, by id; ``part`` is empty for the package itself."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    if listed not in package:
        return {}
    return {
        str(link.get("Id")): Link(
            str(link.get("Type")).rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, str(link.get("Target")))).lstrip("/"),
        )
        for link in package.xml(listed)
        if link.get("TargetMode") != "External"
    }


def local(element: "etree._Element") -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def child(element: "etree._Element", name: str) -> "etree._Element | None":
    """The first child of a name in any namespace."""
    return next((inner for inner in element if local(inner) == name), None)


def stream(package: Package, part: str, tags: tuple[str, ...]) -> Iterator["etree._Element"]:
    """Parse a part piece by piece and give its elements of some names; each is dropped when the next is asked for.

    Raises:
        IngestError: the part is damaged, too large, or has declarations of its own.
    """
    if package.size(part) > _LARGEST_PART:
        raise IngestError(f"시트가 너무 큽니다({package.size(part) / 1e6:,.0f}MB).", "시트를 나누어 넣어 주세요.")
    names = tuple(f"{{*}}{tag}" for tag in tags)
    parser = etree.XMLPullParser(
        events=("end",), tag=names, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    source = io.BytesIO(package.read(part))
    try:
        while piece := source.read(_STEP):
            parser.feed(piece)
            yield from _finished(parser, part)
        parser.close()
    except etree.XMLSyntaxError as error:
        raise IngestError(f"내용(XML)이 손상되었습니다({part}).", _RESAVE) from error
    yield from _finished(parser, part)


def _finished(parser: "etree.XMLPullParser", part: str) -> Iterator["etree._Element"]:
    for _, element in parser.read_events():
        if element.getroottree().docinfo.internalDTD is not None:
            raise IngestError(f"문서에 있을 수 없는 선언(DTD)이 들어 있습니다({part}).", _RESAVE)
        yield element
        element.clear(keep_tail=False)
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def _sheets(root: "etree._Element", related: Mapping[str, Link]) -> Iterator[SheetPart]:
    listed = child(root, "sheets")
    for number, sheet in enumerate(listed if listed is not None else (), start=1):
        key = next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")
        link = related.get(str(key))
        name = str(sheet.get("name", number))
        if link is None:  # reading it says that it is missing
            yield SheetPart(number, name, f"시트 {name}", hidden=False)
        elif link.kind == "worksheet":
            yield SheetPart(number, name, link.target, sheet.get("state") in ("hidden", "veryHidden"))


def _print_titles(root: "etree._Element") -> dict[int, str]:
    """The rows that are printed again on each page, by the sheet's place from 0."""
    names = child(root, "definedNames")
    return {
        int(str(name.get("localSheetId"))): name.text or ""
        for name in (names if names is not None else ())
        if name.get("name") == "_xlnm.Print_Titles" and str(name.get("localSheetId", "")).isdecimal()
    }


def _strings(package: Package, part: str) -> Iterator[str]:
    for entry in stream(package, part, ("si",)):
        yield rich_text(entry)


def rich_text(entry: "etree._Element") -> str:
    """The text of a shared or inline string: its own and its runs', without the readings printed above."""
    parts = []
    for inner in entry:
        name = local(inner)
        if name == "t":
            parts.append(inner.text or "")
        elif name == "r":
            parts += [part.text or "" for part in inner if local(part) == "t"]
    return clean_text("".join(parts))


def clean_text(text: str) -> str:
    """Undo the escapes of characters that XML can't hold, and bring line ends into one form."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _codes(root: "etree._Element") -> Iterator[str]:
    """The number format of each cell style, in order."""
    own: dict[str, str] = {}
    listed = child(root, "numFmts")
    for form in listed if listed is not None else ():
        own[str(form.get("numFmtId"))] = str(form.get("formatCode", ""))
    styles = child(root, "cellXfs")
    for style in styles if styles is not None else ():
        key = str(style.get("numFmtId", "0"))
        yield own.get(key) or NUMBERED.get(int(key) if key.isdecimal() and len(key) < 6 else 0, "General")
