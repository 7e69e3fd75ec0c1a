"""The package of a .hwpx file: what is in it, and the parts that say so. Knows nothing of text and styles."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

_MIMETYPE = "application/hwp+zip"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'
_HANCOM = "http://www.hancom.co.kr"
# All the names that the parts of a document may use, as Hancom Office writes them.
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "ha": f"{_HANCOM}/hwpml/2011/app",
        "hp": f"{_HANCOM}/hwpml/2011/paragraph",
        "hp10": f"{_HANCOM}/hwpml/2016/paragraph",
        "hs": f"{_HANCOM}/hwpml/2011/section",
        "hc": f"{_HANCOM}/hwpml/2011/core",
        "hh": f"{_HANCOM}/hwpml/2011/head",
        "hpf": f"{_HANCOM}/schema/2011/hpf",
        "dc": "http://purl.org/dc/elements/1.1/",
        "opf": "http://www.idpf.org/2007/opf/",
        "hwpunitchar": f"{_HANCOM}/hwpml/2016/HwpUnitChar",
        "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    }.items()
)
_VERSION = (
    f'<hv:HCFVersion xmlns:hv="{_HANCOM}/hwpml/2011/version" tagetApplication="WORDPROCESSOR" major="5" minor="1"'
    ' micro="1" buildNumber="0" os="1" xmlVersion="1.5" application="mundap" appVersion="1.0"/>'
)
_CONTAINER = (
    f'<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:hpf="{_HANCOM}/schema/2011/hpf">'
    '<ocf:rootfiles><ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/>'
    '<ocf:rootfile full-path="Preview/PrvText.txt" media-type="text/plain"/></ocf:rootfiles></ocf:container>'
)
_MANIFEST = '<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
_SETTINGS = (
    f'<ha:HWPApplicationSetting xmlns:ha="{_HANCOM}/hwpml/2011/app">'
    '<ha:CaretPosition listIDRef="0" paraIDRef="0" pos="0"/></ha:HWPApplicationSetting>'
)
_PREVIEW_CHARACTERS = 1000


def packed(title: str, header: str, section: str, preview: str) -> bytes:
    """Pack a document's parts, the type of the file first and as it is."""
    parts: Mapping[str, str] = {
        "version.xml": _DECLARATION + _VERSION,
        "Contents/header.xml": _DECLARATION + header,
        "Contents/section0.xml": _DECLARATION + section,
        "Preview/PrvText.txt": preview[:_PREVIEW_CHARACTERS],
        "settings.xml": _DECLARATION + _SETTINGS,
        "Contents/content.hpf": _DECLARATION + _content(title),
        "META-INF/container.xml": _DECLARATION + _CONTAINER,
        "META-INF/manifest.xml": _DECLARATION + _MANIFEST,
    }
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), _MIMETYPE, zipfile.ZIP_STORED)
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _content(title: str) -> str:
    parts = {"header": "Contents/header.xml", "section0": "Contents/section0.xml", "settings": "settings.xml"}
    listed = "".join(f'<opf:item id="{id}" href="{href}" media-type="application/xml"/>' for id, href in parts.items())  # noqa: A001
    return (
        f'<opf:package {NAMESPACES} version="" unique-identifier="" id=""><opf:metadata>'
        f"<opf:title>{escape(title)}</opf:title><opf:language>ko</opf:language>"
        '<opf:meta name="creator" content="text">문답</opf:meta></opf:metadata>'
        f"<opf:manifest>{listed}</opf:manifest>"
        '<opf:spine><opf:itemref idref="header" linear="yes"/><opf:itemref idref="section0" linear="yes"/></opf:spine>'
        "</opf:package>"
    )
