import itertools
import re
from pathlib import Path

import pytest

from index.copies import Known, are_one, holds_all_of
from index.likeness import sketch_of
from ingest.files import read_document

PROJECT = Path(__file__).parents[2]
PLAN = (PROJECT / "samples" / "documents" / "2024_생활여건개선_시행계획.txt").read_text(encoding="utf-8")
ORDINANCE = (PROJECT / "samples" / "documents" / "조례_가온시_청년_주거_지원_조례.txt").read_text(encoding="utf-8-sig")

PLACES = ("가온 중앙로", "나루터 마을", "다래골", "라온 시장", "마루 공원", "바람재", "사랑 문화원", "아침 도서관")


def known(text: str, name: str = "계획.hwp", form: str = "hwp") -> Known:
    return Known(name, form, f"{form} {hash(text)}", sketch_of(text))


def printed(text: str) -> str:
    """The text as a PDF gives it: no tabs and marks, lines joined, heads and page numbers between."""
    lines = [line.strip(" □○-※\t").replace("\t", " ") for line in text.splitlines()]
    pages = ["\n".join(lines[at : at + 40]) for at in range(0, len(lines), 40)]
    return "".join(f"시행계획\n{page}\n- {number} -\n" for number, page in enumerate(pages, 1))


def pdf(text: str, name: str = "시행계획(인쇄용).pdf") -> Known:
    return known(text, name, "pdf")


def test_one_document_in_two_formats():
    assert are_one(known(PLAN), pdf(printed(PLAN)))
    assert holds_all_of(known(PLAN), pdf(printed(PLAN)))


def test_one_file_under_two_names_however_short():
    left, right = (Known(name, "hwp", "같은 파일", sketch_of("공고")) for name in ("가.hwp", "나.hwp"))
    assert are_one(left, right)
    assert not are_one(known("공고", "가.hwp"), known("공 고", "나.pdf", "pdf"))  # says nothing


def test_another_year_is_another_document_though_all_else_is_the_same():
    next_year = re.sub(r"20\d\d", lambda found: str(int(found[0]) + 1), PLAN)
    assert not are_one(known(PLAN), pdf(next_year))
    assert not are_one(known(PLAN), known(next_year))


def test_other_figures_make_another_document():
    figures = re.sub(r"\d,\d{3}", lambda found: f"{9 - int(found[0][0])}{found[0][1:]}", PLAN)
    assert figures != PLAN
    assert not are_one(known(PLAN), pdf(figures))


def test_a_filled_form_is_not_the_empty_one():
    form = (
        "참가 신청서\n성명\t\n주소\t\n연락처\t\n"
        + "위와 같이 사업 참가를 신청하며 제출한 서류에 거짓이 없음을 확인합니다.\n" * 3
    )
    filled = form.replace("연락처\t", "연락처\t02-1234-5678").replace("주소\t", "주소\t가온시 101동 1203호")
    assert not are_one(known(form), pdf(filled))


def test_a_bundle_is_not_the_attachment_that_it_holds():
    bundle = f"{PLAN}\n{ORDINANCE}"
    assert not are_one(known(PLAN), pdf(bundle))
    assert not are_one(known(ORDINANCE), pdf(bundle))


def test_a_corrected_version_is_never_left_out():
    corrected = PLAN.replace("추진한다", "추진하지 아니한다", 1).replace("개선", "개량", 1)
    assert corrected != PLAN
    assert not holds_all_of(known(PLAN), known(corrected, "계획_수정.hwp"))


def test_a_longer_copy_is_not_left_out():
    longer = f"{PLAN}\n덧붙임: 예산은 7,654백만원으로 한다."
    assert holds_all_of(known(longer), pdf(PLAN))
    assert not holds_all_of(known(PLAN), pdf(longer))


def test_files_of_one_name_are_one_though_half_is_lost_in_one():
    half = PLAN[: len(PLAN) * 6 // 10]
    assert are_one(known(PLAN, "서식/계획.hwp"), pdf(half, "인쇄/계획.pdf"))
    assert not are_one(known(PLAN, "계획.hwp"), pdf(half, "요약.pdf"))
    assert not holds_all_of(pdf(half, "계획.pdf"), known(PLAN, "계획.hwp"))


def test_a_table_read_by_columns_is_known_by_its_figures():
    rows = [(f"{place} 생활여건개선", f"{at}3,{at}50", f"{at}7,{at}41") for at, place in enumerate(PLACES, 1)]
    by_rows = "\n".join("\t".join(row) for row in rows)
    by_columns = "\n".join("\n".join(column) for column in zip(*rows, strict=True))
    assert are_one(known(by_rows, "표.xlsx", "xlsx"), pdf(by_columns, "예산.pdf"))


DOCUMENTS = PROJECT.parent / "shared" / "documents"
PAIRS = {
    frozenset({"hwpjs__noori.hwp", "noori.hwpx"}),
    frozenset({"hwpjs__noori.hwp", "hwpjs__395056_noori.html"}),
    frozenset({"noori.hwpx", "hwpjs__395056_noori.html"}),
    frozenset({"openhwp__한글문서파일형식_5.0_revision1.3.hwp", "openhwp__한글문서파일형식_5.0_revision1.3.pdf"}),
    frozenset({"auto-hwp__benchmark1.hwp", "auto-hwp__benchmark1.pdf"}),
    frozenset({"office2pdf__03_meeting_minutes_ko.docx", "office2pdf__03_meeting_minutes_ko.pdf"}),
    frozenset({"office2pdf__06_official_letter_ko.docx", "office2pdf__06_official_letter_ko.pdf"}),
    frozenset({"office2pdf__08_budget_ko.xlsx", "office2pdf__08_budget_ko.pdf"}),
}


@pytest.mark.slow
@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the real files of ../shared/documents are not here")
def test_the_copies_among_real_files_are_found_and_no_others():
    folders = [DOCUMENTS / form for form in ("docx", "html", "hwp", "hwpx", "pdf", "pptx", "xls", "xlsx")]
    files = [*(path for folder in folders for path in sorted(folder.iterdir())), *Path(PROJECT, "samples").glob("*/*")]
    documents = [read_document(path, path.name) for path in files]
    all_known = [Known(one.name, one.format, one.sha256, sketch_of(one.text)) for one in documents]
    found = {
        frozenset({left.name, right.name})
        for left, right in itertools.combinations(all_known, 2)
        if are_one(left, right)
    }
    assert found == PAIRS
