import pytest

from ingest.compose import compose
from ingest.content import Box, Cell, Content, Paragraph, Piece, Table
from ingest.plain import read_blocks
from ingest.titling import first_words, title_of


def titled(*pieces: Piece, told: str = "") -> str:
    composed = compose(Content("hwp", pieces))
    return title_of(composed.text, composed.blocks, told)


def lines(*texts: str) -> list[Paragraph]:
    return [Paragraph(text) for text in texts]


def table(*rows: tuple[str, ...]) -> Table:
    width = max(map(len, rows))
    return Table(
        tuple(
            Cell(row, column, (Paragraph(text),), column_span=width if len(texts) == 1 else 1)
            for row, texts in enumerate(rows)
            for column, text in enumerate(texts)
        )
    )


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (("가온시 시행계획", "1. 개요"), "가온시 시행계획"),
        (("[붙임 1]", "동아리 개설 신청서"), "동아리 개설 신청서"),
        (("[별지 제3호 서식]", "휴복학원서"), "휴복학원서"),
        (("가온시 공고 제2023 - 311호", "국민참여정책단 모집"), "국민참여정책단 모집"),
        (("수신", "(경유)", "붙임    1부.  끝.", "기안자    검토자"), "기안자 검토자"),
        (("주식회사 가온", "문서번호: 가-1", "제    목: 보안 점검 협조 요청", "본문이다."), "보안 점검 협조 요청"),
        (("제414회국회 환경노동위원회회의록  제 1 호", "(임시회)"), "제414회국회 환경노동위원회회의록 제 1 호"),
        (("보도자료", "가나다", "가온시, 915억원 투자"), "가온시, 915억원 투자"),
    ],
)
def test_the_first_line_that_can_name_it(texts: tuple[str, ...], title: str):
    assert titled(*lines(*texts), told="파일이 말하는 제목") == title


def test_the_subject_of_a_letter_in_its_head():
    head = table(("가온시, 함께 가는 도시",), ("수신", "나루시장"), ("제목", "추진실적 제출"), ("(경유)", ""))
    assert titled(head, *lines("귀 기관과 관련하여 다음과 같이 제출합니다.")) == "추진실적 제출"


def test_a_row_of_one_cell_is_a_line():
    head = table(("보도일시", "2018. 9. 4.(화) 조간"), ("담당부서", "정책과"))
    box = table(("한국형발사체, 그 이름은 누리",), ("- 새로운 세상을 연다는 의미",))
    assert titled(head, box, *lines("과기정통부는 이름을 공개했다.")) == "한국형발사체, 그 이름은 누리"


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("2025년 예산 설명서", "2025년 예산 설명서"),
        ("  여러\n줄   제목 ", "여러 줄 제목"),
        *((junk, "") for junk in ("제목 없음", "Untitled-1", "Microsoft Word - 초안.doc", "예산(안).hwp")),
        *((junk, "") for junk in ("PowerPoint 프레젠테이션", "2", "2016", "210mm", "문서1", "슬라이드 1", "")),
    ],
)  # fmt: skip
def test_what_the_file_says_counts_where_nothing_else_names_it(told: str, title: str):
    assert titled(table(("구분", "값"), ("인구", "3")), told=told) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "가온시 공고 제2025-137호\n\n2025년 청년 월세 지원사업 공고\n\n「조례」에 따라 모집합니다.\n",
            "2025년 청년 월세 지원사업 공고",
        ),
        ("문서번호: 가-1\n\n보안 점검 협조 요청\n", "보안 점검 협조 요청"),
        ("가온시 공고 제2025-137호\n", "가온시 공고 제2025-137호"),
        ("가온시 공고 제2025-137호\n\n도서관을 연다.\n", "가온시 공고 제2025-137호"),
        (
            "보도자료\n\n"
            + "".join(f"담당 {n}과\t000-{n}\t과장\t가나다\n" for n in range(5))
            + "\n가온시, 915억원 투자\n",
            "가온시, 915억원 투자",
        ),
    ],
    ids=["its number", "number of a letter", "nothing but a number", "a sentence below it", "table at the head"],
)
def test_a_plain_text_is_named_by_its_matter(text: str, title: str):
    assert first_words(text, read_blocks(text)) == title


def test_a_paper_named_by_its_kind_gets_its_matter():
    head = table(("사 업 명", "생성형 AI 구축 용역"), ("주관기관", "가온공사"))
    assert titled(*lines("제 안 요 청 서"), head) == "생성형 AI 구축 용역 제안요청서"
    assert titled(*lines("제안 요청서"), *lines("2024. 2.")) == "제안요청서"


def test_a_running_head_is_no_title():
    assert titled(*lines("회의록 | 사내 문서", "제품 계획 주간회의 회의록")) == "제품 계획 주간회의 회의록"


def test_what_a_form_tells_who_fills_it_in_is_no_title():
    assert titled(*lines("굵은 선 안은 적지 마십시오", "청년 창업 지원 신청서")) == "청년 창업 지원 신청서"
    assert titled(*lines("굵은 선 안은 적지 마십시오")) == "굵은 선 안은 적지 마십시오"


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (("2026년 창업 지원사업", "청년학교(사업화) 신청서"), "2026년 창업 지원사업 청년학교(사업화) 신청서"),
        (("우리가 처음 쏘는 발사체,", "그 이름은 ｢누리｣"), "우리가 처음 쏘는 발사체, 그 이름은 ｢누리｣"),
        (("문서 파일 구조 5.0", "Document File Formats"), "문서 파일 구조 5.0"),
        (("사업 결과 보고서", "첨부 계획서"), "사업 결과 보고서"),
    ],
)
def test_a_title_goes_on_in_its_box(texts: tuple[str, ...], title: str):
    assert titled(Box(tuple(lines(*texts)))) == title
    assert titled(*lines(*texts)) == texts[0]
