import re
from dataclasses import replace

import pytest

from assistant.catalogue import Listed, Order, Shown, Wanted
from assistant.intake.limits import UploadLimits
from assistant.page.documents_view import shelf, standing
from assistant.source_states import SourceState
from index.types import DocumentEntry

HOSTILE = '"><img src=x onerror="window.broken=1">${window.broken=1}'
ENTRY = DocumentEntry("업무/2024년 계획.hwp", "2024년 계획", "hwp", 12, 340, "2026-11-21T01:02:03Z", "0" * 64)


def words(written: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", written).split())


def listed(entry: DocumentEntry = ENTRY, source: SourceState = SourceState.THERE, own: bool = True) -> Listed:
    return Listed(entry, source, own)


def test_a_row_tells_all_of_a_document():
    entry = DocumentEntry(
        *(ENTRY.name, ENTRY.title, "hwp", 1200, 3400, ENTRY.added_at, ENTRY.sha256, "2024-03-01"),
        ("2쪽을 읽지 못했습니다.",), ("사본.pdf",), ("2023년 계획.hwp",), 2024,
    )  # fmt: skip
    written = shelf(Shown(Wanted(), (listed(entry),), 1, 1))
    told = words(written)
    for part in ("2024년 계획", "업무/2024년 계획.hwp", "HWP", "읽음", "1,200", "3,400", "2024-03-01", "2026-11-21"):
        assert part in told
    assert "같은 문서 사본.pdf" in told
    assert "다른 판 2023년 계획.hwp" in told
    assert "읽지 못한 것 1가지 2쪽을 읽지 못했습니다." in told
    assert 'href="/?document=%EC%97%85%EB%AC%B4%2F2024%EB%85%84%20%EA%B3%84%ED%9A%8D.hwp"' in written
    assert 'href="/original?name=%EC%97%85%EB%AC%B4%2F2024' in written
    assert 'data-own="1"' in written


def test_an_original_that_is_gone_or_changed_is_said():
    gone = shelf(Shown(Wanted(), (listed(source=SourceState.GONE),), 1, 1))
    assert "원본 없음" in gone
    assert "/original" not in gone
    assert 'data-act="again"' not in gone
    assert "원본이 바뀜" in shelf(Shown(Wanted(), (listed(source=SourceState.CHANGED),), 1, 1))


def test_the_order_is_told_to_those_who_do_not_see_it():
    written = shelf(Shown(Wanted(order=Order.PAGES, descending=True), (listed(),), 1, 1))
    assert re.findall(r'aria-sort="(\w+)"', written) == ["none", "none", "descending", "none", "none", "none"]
    assert re.findall(r'data-order="([\w:]+)"', written) == [
        "title:0", "format:0", "pages:0", "passages:1", "date:1", "added:1",
    ]  # fmt: skip


def test_pages_of_the_list():
    shown = Shown(Wanted(page=7), tuple([listed()] * 50), 1_000, 1_000)
    written = shelf(shown)
    assert words(written[written.index("<nav") :]) == "이전 1 … 5 6 7 8 9 … 20 다음"
    assert '<button class="button small plain" data-act="page" data-page="7" aria-current="page">7</button>' in written
    assert "모두 1,000건 · 301–350번째" in written
    assert "<nav" not in shelf(Shown(Wanted(), (listed(),), 1, 1))
    assert "1,000건 중 3건" in shelf(Shown(Wanted("계획"), (listed(),), 3, 1_000))


def test_nothing_to_list_is_said():
    assert "아직 문서가 없습니다." in shelf(Shown(Wanted(), (), 0, 0))
    none = shelf(Shown(Wanted("<b>없는 말"), (), 0, 5))
    assert "‘&lt;b&gt;없는 말’에 맞는 문서가 없습니다." in none


def test_words_of_documents_stay_words():
    hostile = DocumentEntry(
        HOSTILE, HOSTILE, HOSTILE, 1, 1, HOSTILE, "0", HOSTILE, (HOSTILE,), (HOSTILE,), (HOSTILE,), 2024
    )
    written = shelf(Shown(Wanted(HOSTILE), (listed(hostile),), 1, 1))
    assert "<img" not in written
    assert 'onerror="' not in written


def test_what_always_stands_tells_the_limits(tmp_path):
    written = standing(UploadLimits(files=20, bytes=10, file_bytes=30_000_000), (tmp_path / "업무&",))
    assert 'data-files="20" data-bytes="10" data-file-bytes="30000000"' in written
    assert "파일 하나에 30MB, 한꺼번에 20개까지" in written
    assert "업무&amp;" in written
    assert "지켜보는 폴더" not in standing(UploadLimits())


@pytest.mark.parametrize(
    ("title", "date", "told"),
    [
        ("2024년 제2차 위원회 회의록", "", "2024년"),
        ("기본계획(2023~2027)", "", "2023~2027년"),
        ("2024년 계획", "2026-07-17", "2026-07-17"),
        ("여권 안내", "", "–"),
    ],
)
def test_the_years_that_a_title_tells_stand_where_the_file_has_no_date(title, date, told):
    written = shelf(Shown(Wanted(), (listed(replace(ENTRY, name="가.txt", title=title, date=date)),), 1, 1))
    assert re.findall(r'data-label="문서 날짜">([^<]*)<', written) == [told]


def test_what_a_document_lacks_is_marked_so_that_a_card_can_leave_it_out():
    entry = DocumentEntry("가.txt", "가", "txt", 0, 3, ENTRY.added_at, ENTRY.sha256)
    written = shelf(Shown(Wanted(), (listed(entry),), 1, 1))
    assert re.findall(r'class="([a-z ]*)" data-label="(쪽|대목|문서 날짜)"', written) == [
        ("number none", "쪽"), ("number", "대목"), (" none", "문서 날짜"),
    ]  # fmt: skip
