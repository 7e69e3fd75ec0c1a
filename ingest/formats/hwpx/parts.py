"""Which members of a .hwpx package hold its text, in what order, and what the package says of itself.

Knows the package (container, manifest, encryption), nothing of what stands in the sections.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from posixpath import dirname, join, normpath

from lxml import etree

from ingest import patterns as re
from ingest.errors import IngestError
from ingest.formats.hwpx.inline import clean
from ingest.formats.hwpx.tree import local
from ingest.formats.packages import Package

_MANIFEST = "META-INF/manifest.xml"
_CONTAINER = "META-INF/container.xml"
_USUAL_ROOT = "Contents/content.hpf"
_SECTION = re.compile(r"(?:.*/)?section(\d{1,6})\.xml", re.I)
_HEADER = re.compile(r"(?:.*/)?header(\d{0,6})\.xml", re.I)
_MASTER_PAGE = re.compile(r"(?:.*/)?master-?page(\d{0,6})\.xml", re.I)
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\dT.*(?:Z|[+-]\d\d:?\d\d)")
_KOREA = timezone(timedelta(hours=9))


@dataclass(frozen=True, slots=True)
class Parts:
    """The members that hold text, in order; ``missing`` are sections that the package names and doesn't have."""

    sections: tuple[str, ...]
    headers: tuple[str, ...]
    master_pages: tuple[str, ...]
    missing: tuple[str, ...] = ()
    title: str = ""
    author: str = ""
    date: str = ""


def find_parts(package: Package) -> Parts:
    """Find what to read.

    Raises:
        IngestError: the text is locked by a password, or there is none.
    """
    _refuse_locked(package)
    root_name = _root_name(package)
    root = package.xml(root_name) if root_name in package else None
    named = _spine(root, root_name, package) if root is not None else []
    told = [name for name in named if _SECTION.fullmatch(name)]
    sections = [name for name in told if name in package] or _numbered(package, _SECTION)
    if not sections:
        raise IngestError(
            "한글 문서(.hwpx)의 본문이 파일에 없습니다.", "한글에서 열리는지 확인하고 다시 저장해 넣어 주세요."
        )
    headers = [name for name in named if _HEADER.fullmatch(name) and name in package] or _numbered(package, _HEADER)
    missing = tuple(name for name in told if name not in package)
    masters = tuple(_numbered(package, _MASTER_PAGE))
    title, author, date = _metadata(root) if root is not None else ("", "", "")
    return Parts(tuple(sections), tuple(headers), masters, missing, title, author, date)


def _refuse_locked(package: Package) -> None:
    if _MANIFEST not in package:
        return
    for entry in package.xml(_MANIFEST).iter("{*}file-entry"):
        name = entry.get("full-path") or entry.get(f"{{{etree.QName(entry).namespace}}}full-path") or ""
        if name.casefold().endswith((".xml", ".hpf")) and any(local(part) == "encryption-data" for part in entry):
            raise IngestError(
                "암호가 걸린 한글 문서(.hwpx)입니다.", "한글에서 암호를 해제하고 저장한 뒤 다시 넣어 주세요."
            )


def _root_name(package: Package) -> str:
    """The package's table of contents; the container names it."""
    if _CONTAINER in package:
        for root in package.xml(_CONTAINER).iter("{*}rootfile"):
            name = root.get("full-path") or ""
            if name in package and name.casefold().endswith(".hpf"):
                return name
    return _USUAL_ROOT


def _spine(root: "etree._Element", root_name: str, package: Package) -> list[str]:
    """The members in the order of the spine, each once; without a spine, in that of the manifest."""
    hrefs = {entry.get("id"): entry.get("href") or "" for entry in root.iter("{*}item")}
    order = [entry.get("idref") for entry in root.iter("{*}itemref")] or list(hrefs)
    names = (_resolved(hrefs[id_], root_name, package) for id_ in order if id_ in hrefs)
    return list(dict.fromkeys(names))


def _resolved(href: str, root_name: str, package: Package) -> str:
    """Hancom counts addresses from the top of the package, others from where they are written."""
    beside = normpath(join(dirname(root_name), href))
    return beside if href not in package and beside in package else href


def _numbered(package: Package, pattern: re.Pattern[str]) -> list[str]:
    found = [(int(match.group(1) or 0), name) for name in package.names if (match := pattern.fullmatch(name))]
    return [name for _, name in sorted(found)]


def _metadata(root: "etree._Element") -> tuple[str, str, str]:
    """Title, author and the day of the last change."""
    told: dict[str, str] = {}
    for element in root.iter("{*}title", "{*}creator", "{*}date", "{*}meta"):
        name = element.get("name") or local(element)
        told.setdefault(name, " ".join(clean("".join(element.itertext())).split()))
    days = (_day(told.get(name, "")) for name in ("ModifiedDate", "CreatedDate", "date"))
    return told.get("title", ""), told.get("creator", ""), next((day for day in days if day), "")


def _day(written: str) -> str:
    """The day in Korea; the file tells the time in UTC."""
    try:
        return datetime.fromisoformat(written).astimezone(_KOREA).date().isoformat() if _DAY.match(written) else ""
    except (ValueError, OverflowError):
        return ""
