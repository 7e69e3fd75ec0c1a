"""An Office package made fit for the libraries that open one: within limits, XML alone, whole relationships.

python-docx and python-pptx unpack every member without bounds and give up at the first relationship that leads
nowhere, at other content types and at the strict namespaces. So they are given a copy: no pictures or embedded files,
no relationships to what is missing or outside, transitional names. Knows packages (ECMA-376 part 2), not documents.
"""

import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from lxml import etree

from ingest import patterns as re
from ingest.errors import IngestError
from ingest.formats.listing import OLE_START
from ingest.formats.ooxml.names import Element
from ingest.formats.packages import Package, open_package, parse_xml
from ingest.limits import Limits

RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE_NAMES: Final = "http://schemas.openxmlformats.org/package/2006/"
_CONTENT_TYPES: Final = (
    f'<Types xmlns="{_PACKAGE_NAMES}content-types"><Default Extension="xml" ContentType="application/xml"/>'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
)
# Strict documents name the same elements elsewhere (ECMA-376 part 1, annex A).
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/([\w/]+)")
# A parsed tree and what is read from it take up to 14 times the bytes of the XML (150,000 cells, measured).
_TREE_FACTOR = 20


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The copy of a package and the names of its parts that could not be read."""

    copy: bytes
    lost: tuple[str, ...]


def clean(data: bytes, main: str, limits: Limits) -> Cleaned:
    """Copy what a package holds of XML; ``main`` is the part that usually holds the document, in small letters.

    Raises:
        IngestError: it is encrypted, damaged or beyond the limits.
    """
    if data.startswith(OLE_START):
        raise IngestError("암호가 걸린 오피스 문서입니다.", "암호를 해제하고 저장한 뒤 다시 넣어 주세요.")
    package = open_package(data, limits)
    names = [name for name in package.names if name.casefold().endswith((".xml", ".rels"))]
    parts, lost = _read(package, names, limits.memory_bytes // _TREE_FACTOR)
    if main in map(str.casefold, lost):
        raise lost[next(name for name in lost if name.casefold() == main)]
    return Cleaned(_packed(_with_relationships(parts, main)), tuple(lost))


def _read(package: Package, names: list[str], most: int) -> tuple[dict[str, bytes], dict[str, IngestError]]:
    parts: dict[str, bytes] = {}
    lost: dict[str, IngestError] = {}
    for name in names:
        try:
            parts[name] = _transitional(package.read(name))
        except IngestError as error:
            lost[name] = error
            continue
        most -= len(parts[name])
        if most < 0:
            raise IngestError("문서의 글이 너무 많습니다.", "문서를 여러 파일로 나누어 넣어 주세요.")
    return parts, lost


def _transitional(xml: bytes) -> bytes:
    if b"purl.oclc.org/ooxml" not in xml:
        return xml
    return _STRICT.sub(lambda name: b"http://schemas.openxmlformats.org/%b/2006/%b" % name.groups(), xml)


def _with_relationships(parts: dict[str, bytes], main: str) -> dict[str, bytes]:
    """Put relationships that lead somewhere in the place of those that a package has."""
    found = {name: xml for name, xml in parts.items() if not name.casefold().endswith((".rels", "[content_types].xml"))}
    folded = {name.casefold(): name for name in found}
    roots = {"": _empty()}
    for name, xml in parts.items():
        if name.casefold().endswith(".rels") and (source := _source(name, folded)) is not None:
            roots[source] = _relationships(xml, source, folded)
    if f"{RELATIONSHIPS}officeDocument" not in [one.get("Type") for one in roots[""]] and main in folded:
        _relate(roots[""], "main", f"{RELATIONSHIPS}officeDocument", folded[main])
    return found | {_place(source): bytes(etree.tostring(root)) for source, root in roots.items()}


def _source(name: str, folded: dict[str, str]) -> str | None:
    """The part whose relationships a member holds: the package itself is ``""``."""
    folder, _, own = name[: -len(".rels")].rpartition("_rels/")
    return "" if not folder + own else folded.get((folder + own).casefold())


def _place(source: str) -> str:
    folder, own = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{own}.rels")


def _empty() -> Element:
    return etree.Element(f"{{{_PACKAGE_NAMES}relationships}}Relationships")


def _relate(root: Element, key: str, kind: str, target: str) -> None:
    etree.SubElement(root, f"{{{_PACKAGE_NAMES}relationships}}Relationship", Id=key, Type=kind, Target=f"/{target}")


def _relationships(xml: bytes, source: str, folded: dict[str, str]) -> Element:
    """Write a part's relationships anew: each id once, to a part that is there, by its absolute name."""
    root = _empty()
    try:
        written = parse_xml(xml)
    except IngestError:
        return root
    seen: set[str] = set()
    for relation in written:
        key, kind = relation.get("Id"), relation.get("Type")
        target = _target(relation.get("Target", ""), source, folded)
        if not key or not kind or target is None or relation.get("TargetMode") == "External":
            continue
        if key in seen or (not source and kind in seen):  # a package has one document and one set of properties
            continue
        seen |= {key, kind}
        _relate(root, key, kind, target)
    return root


def _target(written: str, source: str, folded: dict[str, str]) -> str | None:
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), written.replace("\\", "/")))
    name = path.lstrip("/").casefold()
    return folded.get(name) or folded.get(unquote(name).casefold())


def _packed(parts: dict[str, bytes]) -> bytes:
    """Write a plain archive, uncompressed: it is read once."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", _CONTENT_TYPES)
        for name, xml in parts.items():
            archive.writestr(name, xml)
    return written.getvalue()
