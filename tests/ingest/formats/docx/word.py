"""Small Word packages for tests, written part by part."""

from collections.abc import Mapping

from tests.ingest.formats.containers import zipped

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def word(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A document with this body; ``parts`` are by kind (``styles``) or ``kind:id``, written inside their root."""
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
    }
    links = {}
    for key, content in (parts or {}).items():
        kind, _, own = key.partition(":")
        name = f"{kind}{own}.xml"
        links[own or f"id-{kind}"] = (kind, name)
        members[f"word/{name}"] = content.replace(" SPACES", f" {SPACES}")
    members["word/_rels/document.xml.rels"] = relations(links)
    return zipped(members)


def relations(links: Mapping[str, tuple[str, str]]) -> str:
    """The XML of relationships by id: the last word of their kind, and where they lead."""
    written = "".join(
        f'<Relationship Id="{key}" Type="{_KINDS}{kind}" Target="{target}"/>' for key, (kind, target) in links.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{written}</Relationships>'
    )


def p(*content: str, looks: str = "") -> str:
    """A paragraph of runs or, for what is no XML, of one run with this text."""
    return f"<w:p>{f'<w:pPr>{looks}</w:pPr>' if looks else ''}{''.join(map(r, content))}</w:p>"


def r(text: str, looks: str = "") -> str:
    """A run with this text; XML comes as it is."""
    if text.startswith("<w:r>") or text.startswith(("<w:", "<m:", "<mc:")):
        return text
    return f'<w:r>{f"<w:rPr>{looks}</w:rPr>" if looks else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: str, grid: int = 0, looks: str = "") -> str:
    """A table of rows written with :func:`tr`."""
    return f"<w:tbl><w:tblPr>{looks}</w:tblPr><w:tblGrid>{'<w:gridCol/>' * grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def tr(*cells: str, looks: str = "") -> str:
    """A row; what is no XML is a cell with this text."""
    written = "".join(one if one.startswith("<w:tc>") else tc(p(one)) for one in cells)
    return f"<w:tr><w:trPr>{looks}</w:trPr>{written}</w:tr>"


def tc(content: str, looks: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{looks}</w:tcPr>{content}</w:tc>"


def field(instruction: str, printed: str) -> str:
    """A field with a result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(printed)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def boxed(content: str) -> str:
    """A run with a text box, as Word writes it: once for programs of today, once for old ones."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="1" name="글상자"/>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"<w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
