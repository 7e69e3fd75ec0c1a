import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.editions import Edition, Titled, says_edition, take_apart, titles_of

PLAN = "저출산고령사회기본계획"


@pytest.mark.parametrize(
    ("title", "series", "edition"),
    [
        ("2024년도 생활여건 개선 시행계획", "생활여건개선시행계획", Edition(2024)),
        ("2025_생활여건개선_시행계획", "생활여건개선시행계획", Edition(2025)),
        ("2024 회계연도 결산서", "결산서", Edition(2024)),
        ("2024학년도 대학입학전형", "대학입학전형", Edition(2024)),
        ("’23년 산업융합 실행계획", "산업융합실행계획", Edition(2023)),
        ("24년도 업무계획", "업무계획", Edition(2024)),
        ("제3차 저출산·고령사회 기본계획(2016~2020)", PLAN, Edition(2016, ordinal=3)),
        ("제4차 저출산·고령사회 기본계획(2021∼2025)", PLAN, Edition(2021, ordinal=4)),
        ("2024년 상반기 점검 결과", "점검결과", Edition(2024, 6)),
        ("2024년 하반기 점검 결과", "점검결과", Edition(2024, 12)),
        ("2026년 1/4분기 실적", "실적", Edition(2026, 3)),
        ("2026년 3분기 실적", "실적", Edition(2026, 9)),
        ("2024년 3월 고용동향", "고용동향", Edition(2024, 3)),
        ("주간업무보고(2024. 3. 15.)", "주간업무보고", Edition(2024, 3, 15)),
        ("화상수업 출석부 (2026년 7월 2주차)", "화상수업출석부", Edition(2026, 7, 14)),
        ("20240315_공고", "공고", Edition(2024, 3, 15)),
        ("240315_공고", "공고", Edition(2024, 3, 15)),
        ("소식지 제12호", "소식지", Edition(ordinal=12)),
        ("출장 편람 개정판", "출장편람", Edition(revision=1)),
        ("출장 편람 제2판", "출장편람", Edition(revision=2001)),
        ("문서파일형식_revision1.3", "문서파일형식", Edition(revision=1004)),
        ("사업계획_v2.1", "사업계획", Edition(revision=2002)),
        ("사업계획(안)", "사업계획", Edition(revision=-1)),
        ("사업계획_최종본", "사업계획", Edition(revision=900_000)),
    ],
)
def test_what_tells_the_edition_is_taken_out(title, series, edition):
    assert take_apart(title) == Titled(series, edition)


@pytest.mark.parametrize(
    "title", ["제1차관 주재 회의", "10년 계획", "5개년 계획", "일부개정법률안", "제21조", "판매 3판매"]
)
def test_what_only_looks_like_an_edition_stays(title):
    assert take_apart(title).edition == Edition()


def test_editions_are_in_order():
    titles = [
        "2023년 계획",
        "2024년 계획 초안",
        "2024년 계획",
        "2024년 계획 수정본",
        "2024년 계획 최종",
        "2025년 1분기 계획",
    ]
    editions = [take_apart(title).edition for title in titles]
    assert editions == sorted(editions)


def test_words_of_every_document_name_none():
    assert take_apart("2024년 생활여건 개선 시행계획").is_telling
    assert not take_apart("2024년 공고").is_telling
    assert not take_apart("2024년도 주요업무 추진실적 보고").is_telling


def test_what_the_title_does_not_tell_the_name_the_folder_and_the_date_do():
    assert titles_of("조례_2022.hwp", "주거 지원 조례", "2026-11-21")[0] == Titled("주거지원조례", Edition(2022))
    assert titles_of("2023/조례.hwp", "주거 지원 조례", "2026-11-21")[0] == Titled("주거지원조례", Edition(2023))
    assert titles_of("조례.hwp", "주거 지원 조례", "2026-11-21")[0] == Titled("주거지원조례", Edition(2026))
    assert titles_of("조례_2099.hwp", "주거 지원 조례", "2026-11-21")[0] == Titled("주거지원조례", Edition(2026))
    names = ("2023/조례.hwp", "조례.hwp", "조례_2099.hwp")
    assert [says_edition(name, "주거 지원 조례") for name in names] == [True, False, False]


@pytest.mark.parametrize(
    "name", ["2024년 제2차 위원회 회의록", "보도자료_2025년_시행계획_확정", "제414회국회 회의록 제1호"]
)
def test_records_of_one_occasion_have_no_editions(name):
    assert titles_of(f"{name}.hwp", "2024년 시행계획", "2024-03-05") == ()
    assert titles_of("가.hwp", name, "2024-03-05") == ()


@given(st.text(max_size=80))
def test_any_title_can_be_taken_apart(title):
    assert isinstance(take_apart(title), Titled)
