"""Whole files: which parts are read, in what order, what the package says, and what is refused."""

import pytest

from ingest.content import Content, Paragraph
from ingest.errors import IngestError
from ingest.formats.hwpx import read
from ingest.limits import Limits
from tests.ingest.formats.hwpx.writer import NAMES, content_of, listed, members, p, packed, section


def content(parts: dict[str, bytes | str]) -> Content:
    return read(packed(parts), Limits())


def texts(parts: dict[str, bytes | str]) -> list[str]:
    return [piece.text for piece in content(parts).pieces if isinstance(piece, Paragraph)]


def three() -> dict[str, bytes | str]:
    return members(*(section(p(word)) for word in ("첫째", "둘째", "셋째")))


def test_sections_come_in_the_order_of_the_spine():
    parts = three()
    parts["Contents/content.hpf"] = (
        str(parts["Contents/content.hpf"])
        .replace('idref="s0"', 'idref="x"')
        .replace('idref="s2"', 'idref="s0"')
        .replace('idref="x"', 'idref="s2"')
    )
    assert texts(parts) == ["셋째", "둘째", "첫째"]


@pytest.mark.parametrize("root", ["", "<opf:package {}/>", "<opf:package {}><opf:spine/></opf:package>"])
def test_without_a_spine_sections_come_by_their_numbers(root: str):
    parts = {f"Contents/section{at}.xml": section(p(str(at))) for at in (10, 9, 0)}
    more = {"Contents/content.hpf": root.format(NAMES)} if root else {}
    assert texts({**parts, **more}) == ["0", "9", "10"]


def test_addresses_may_count_from_where_they_are_written():
    parts = three()
    parts["Contents/content.hpf"] = str(parts["Contents/content.hpf"]).replace("Contents/section", "section")
    assert texts(parts) == ["첫째", "둘째", "셋째"]


def test_the_container_says_where_the_package_begins():
    parts = three()
    parts["Other/my.hpf"] = parts.pop("Contents/content.hpf")
    parts["META-INF/container.xml"] = (
        '<container><rootfiles><rootfile full-path="Preview/PrvText.txt"/><rootfile full-path="Other/my.hpf"/>'
        "</rootfiles></container>"
    )
    assert texts(parts) == ["첫째", "둘째", "셋째"]


def test_a_missing_section_is_remarked():
    parts = three()
    del parts["Contents/section1.xml"]
    assert texts(parts) == ["첫째", "셋째"]
    assert content(parts).remarks == ("문서의 일부가 파일에 없어 읽지 못했습니다(Contents/section1.xml).",)


def test_what_the_package_says_of_itself():
    metadata = (
        '<opf:title> 2026년  예산안 </opf:title><opf:meta name="creator" content="text">홍길동</opf:meta>'
        '<opf:meta name="CreatedDate" content="text">2025-01-02T03:04:05Z</opf:meta>'
        '<opf:meta name="ModifiedDate" content="text">2025-12-31T15:30:00Z</opf:meta>'
    )
    found = content(members(section(p("글")), metadata=metadata))
    assert (found.format, found.title, found.author, found.date) == ("hwpx", "2026년 예산안", "홍길동", "2026-01-01")


@pytest.mark.parametrize("written", ["", "어제", "2025-13-45T00:00:00Z", "2025년 1월 2일", "2025-01-02T"])
def test_a_day_that_is_none_is_not_told(written: str):
    metadata = f'<opf:meta name="ModifiedDate" content="text">{written}</opf:meta>'
    assert content(members(section(p("글")), metadata=metadata)).date == ""


def test_master_pages_are_set_apart():
    parts = members(section(p("글")))
    parts["Contents/masterpage0.xml"] = f"<m:masterPage xmlns:m='m' {NAMES}>{listed(p('대외비'))}</m:masterPage>"
    assert content(parts).left_out == ("대외비",)


def locked(name: str) -> dict[str, bytes | str]:
    parts = members(section(p("글")))
    entry = f'<odf:file-entry full-path="{name}"><odf:encryption-data/></odf:file-entry>'
    parts["META-INF/manifest.xml"] = f"<odf:manifest {NAMES}>{entry}</odf:manifest>"
    return parts


def test_a_password_is_named():
    with pytest.raises(IngestError) as refusal:
        content(locked("Contents/section0.xml"))
    assert refusal.value.problem == "암호가 걸린 한글 문서(.hwpx)입니다."
    assert texts(locked("BinData/image1.png")) == ["글"]


def test_a_document_without_a_word_is_refused():
    with pytest.raises(IngestError, match="글이 없는 빈 문서"):
        content_of(p(" "), p())
    with pytest.raises(IngestError, match="그림만 있고"):
        content_of(p("<hp:pic/>"))
    assert content_of(p("<hp:pic/>"), p("끝.")).remarks == ("그림이 대부분이고 글은 거의 없는 문서입니다.",)


def test_a_package_without_sections_is_refused():
    parts = members(section(p("글")))
    del parts["Contents/section0.xml"]
    with pytest.raises(IngestError, match="본문이 파일에 없습니다"):
        content(parts)


def test_a_header_is_not_needed():
    parts = three()
    del parts["Contents/header.xml"]
    assert texts(parts) == ["첫째", "둘째", "셋째"]


def test_any_namespace_will_do():
    parts = members(section(p("글")).replace("www.hancom.co.kr/hwpml/2011", "www.owpml.org/owpml/2024"))
    assert texts(parts) == ["글"]
