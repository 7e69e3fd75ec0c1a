"""What Word documents and presentations have in common: packages, equations, figures, signs, diagrams, metadata."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ingest.errors import IngestError
from ingest.formats.ooxml.diagrams import paragraphs
from ingest.formats.ooxml.figures import printed
from ingest.formats.ooxml.glyphs import bullet, glyph, glyphs
from ingest.formats.ooxml.math import linear
from ingest.formats.ooxml.names import children, whole
from ingest.formats.ooxml.package import clean
from ingest.limits import Limits
from tests.ingest.formats.containers import zipped

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def e(text: str) -> str:
    return f"<m:e><m:r><m:t>{text}</m:t></m:r></m:e>"


def part(name: str, text: str) -> str:
    return f"<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>"


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (f"<m:f>{part('num', '1')}{part('den', 'n+1')}</m:f>", "1/(n+1)"),
        (f"<m:f>{part('num', '(a+b)')}{part('den', '(a)+(b)')}</m:f>", "(a+b)/((a)+(b))"),
        (f"<m:rad><m:deg/>{e('x')}</m:rad>", "√(x)"),
        (f"<m:rad>{part('deg', '3')}{e('x')}</m:rad>", "3√(x)"),
        (f"<m:sSub>{e('x')}{part('sub', 'i')}</m:sSub>", "x_i"),
        (f"<m:sSubSup>{e('x')}{part('sub', 'i')}{part('sup', '2')}</m:sSubSup>", "x_i^2"),
        (f"<m:sPre>{part('sub', '1')}{part('sup', '2')}{e('H')}</m:sPre>", "_1^2H"),
        (
            f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>{part("sub", "i=1")}{part("sup", "n")}{e("a")}</m:nary>',
            "∑_(i=1)^n a",
        ),
        (f"<m:nary><m:sub/><m:sup/>{e('f')}</m:nary>", "∫ f"),
        (f"<m:d>{e('a')}{e('b')}</m:d>", "(a|b)"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=""/></m:dPr>{e("a")}</m:d>', "[a"),
        (f"<m:func>{part('fName', 'sin')}{e('x')}</m:func>", "sin x"),
        (f"<m:limLow>{e('lim')}{part('lim', 'n→0')}</m:limLow>", "lim_n→0"),
        (f"<m:limUpp>{e('a')}{part('lim', 'b')}</m:limUpp>", "a^b"),
        (f'<m:acc><m:accPr><m:chr m:val="̅"/></m:accPr>{e("x")}</m:acc>', "x¯"),
        (f"<m:m><m:mr>{e('1')}{e('0')}</m:mr><m:mr>{e('0')}{e('1')}</m:mr></m:m>", "[1&0; 0&1]"),
        (f"<m:eqArr>{e('x=1')}{e('y=2')}</m:eqArr>", "x=1; y=2"),
        (f"<m:box>{e('z')}</m:box><m:unknown>{e('w')}</m:unknown><m:f/>", "zw/"),
    ],
)
def test_an_equation_on_one_line(written: str, line: str):
    assert linear(etree.fromstring(f"<m:oMath {MATH}>{written}</m:oMath>")) == line


@pytest.mark.parametrize(
    ("stored", "form", "shown"),
    [
        ("0.123", "0.0%", "12.3%"), ("1234567", "#,##0", "1,234,567"), ("1234567", "#,##0,", "1,235"),
        ("12", "0.00", "12.00"), ("12.5", "#.##", "12.5"), ("3", '"약 "0"명"', "약 3명"),
        ("1200", "\\₩#,##0", "₩1,200"),
        ("0.1000000000000000055", "General", "0.1"), ("1E-05", "General", "0.00001"), ("0", "", "0"),
        ("-5", "0;[Red]-0", "-5"),
        ("45000", "yyyy-mm-dd", "45000"), ("1e30", "0", "1e30"), ("없음", "0", "없음"), ("NaN", "0", "NaN"),
        ("5", "@", "5"),
    ],
)  # fmt: skip
def test_a_figure_is_printed_by_its_format(stored: str, form: str, shown: str):
    assert printed(stored, form) == shown


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_figure_in_any_format_is_printed(stored: str, form: str):
    assert len(printed(stored, form)) < 80


@given(st.integers(-(10**12), 10**12))
def test_thousands_read_back(number: int):
    assert int(printed(str(number), "#,##0").replace(",", "")) == number


def test_signs_of_fonts():
    assert glyph("\uf0fc", "Wingdings") == glyph("ü", "wingdings") == "✓"
    assert [glyph(sign, "Symbol") for sign in "abc\uf0ae"] == ["α", "β", "χ", "→"]
    assert (glyph("a", "맑은 고딕"), glyph("\uf052", "Wingdings 2"), glyph("o", "Courier New")) == ("a", "☑", "○")
    assert glyphs("가\uf0d8나", "Wingdings") == "가➢나"
    assert (bullet("\uf0ff", ""), bullet(" - ", "")) == ("•", "-")


def test_a_diagrams_points_come_in_their_order_whatever_the_links():
    def point(key: str, text: str = "", kind: str = "node") -> str:
        return f'<d:pt modelId="{key}" type="{kind}"><d:t><a:p><a:r><a:t>{text}</a:t></a:r></a:p></d:t></d:pt>'

    def link(above: str, below: str, order: int, kind: str = "parOf") -> str:
        return f'<d:cxn srcId="{above}" destId="{below}" srcOrd="{order}" type="{kind}"/>'

    data = (
        '<d:dataModel xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><d:ptLst>'
        + point("b", "둘째") + point("a", "첫째") + point("0", kind="doc") + point("c", "아래") + point("z", "외톨이")
        + "</d:ptLst><d:cxnLst>" + link("0", "b", 1) + link("0", "a", 0) + link("a", "c", 0) + link("c", "a", 0)
        + link("c", "b", 9, "presOf") + link("c", "없음", 0) + "</d:cxnLst></d:dataModel>"
    )  # fmt: skip
    found = paragraphs(etree.fromstring(data), 3)
    assert [(one.text, one.level, one.page) for one in found] == [
        ("첫째", 1, 3), ("아래", 2, 3), ("둘째", 1, 3), ("외톨이", 1, 3),
    ]  # fmt: skip


def test_of_alternatives_the_first_is_read_else_the_fallback():
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    choice, fallback = "<mc:Choice><a/></mc:Choice><mc:Choice><b/></mc:Choice>", "<mc:Fallback><c/></mc:Fallback>"
    for inside, tags in ((choice + fallback, ["a"]), (fallback, ["c"]), ("", [])):
        root = etree.fromstring(f"<r {mc}><mc:AlternateContent>{inside}</mc:AlternateContent><d/></r>")
        assert [child.tag for child in children(root)] == [*tags, "d"]


def test_absurd_numbers_count_as_not_written():
    assert [whole(one, 7) for one in (None, "3", "-2", "", "x", "1.5", "9" * 5000, "4000000000")] == [
        7,
        3,
        -2,
        7,
        7,
        7,
        7,
        7,
    ]


def relations(*written: tuple[str, str, str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="{key}" Type="{KINDS}/{kind}" Target="{target}" {further}/>'
        for key, kind, target, further in written
    )
    return f'<Relationships xmlns="{RELATIONS}">{inside}</Relationships>'


def copied(members: dict[str, bytes | str]) -> tuple[dict[str, str], tuple[str, ...]]:
    cleaned = clean(zipped(members), "word/document.xml", Limits())
    with zipfile.ZipFile(io.BytesIO(cleaned.copy)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}, cleaned.lost


def test_a_copy_has_xml_alone_and_relationships_that_lead_somewhere():
    copy, lost = copied({
        "_rels/.rels": relations(
            ("1", "officeDocument", "Word\\Document.xml", ""), ("2", "officeDocument", "word/other.xml", ""),
        ),
        "word/document.xml": "<a/>", "word/other.xml": "<b/>", "word/media/a.png": b"\x89PNG",
        "word/한글 이름.xml": "<c/>",
        "word/_rels/document.xml.rels": relations(
            ("1", "image", "media/a.png", ""), ("2", "hyperlink", "http://a.b/", 'TargetMode="External"'),
            ("3", "styles", "/word/other.xml", ""), ("3", "header", "other.xml", ""),
            ("4", "footer", "../word/%ED%95%9C%EA%B8%80%20%EC%9D%B4%EB%A6%84.xml", ""), ("5", "x", "NULL", ""),
        ),
        "word/_rels/없음.xml.rels": relations(("1", "styles", "other.xml", "")),
    })  # fmt: skip
    assert lost == ()
    assert sorted(copy) == [
        "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/document.xml", "word/other.xml",
        "word/한글 이름.xml",
    ]  # fmt: skip
    root = etree.fromstring(copy["_rels/.rels"])
    assert [one.get("Target") for one in root] == ["/word/document.xml"]
    inner = etree.fromstring(copy["word/_rels/document.xml.rels"])
    assert [(one.get("Id"), one.get("Target")) for one in inner] == [
        ("3", "/word/other.xml"),
        ("4", "/word/한글 이름.xml"),
    ]


def test_a_package_without_relationships_leads_to_its_document():
    copy, _ = copied({"Word/Document.XML": "<a/>"})
    assert [one.get("Target") for one in etree.fromstring(copy["_rels/.rels"])] == ["/Word/Document.XML"]


def test_a_locked_package_is_refused():
    with pytest.raises(IngestError, match="암호가 걸린"):
        clean(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "word/document.xml", Limits())
