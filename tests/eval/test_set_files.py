"""Question sets as JSON Lines, CSV and workbooks: one set in three forms, cells as they are seen, nothing run."""

import io
import json
import re
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.columns import NO_ANSWER
from eval.errors import EvaluationError
from eval.kept import set_row
from eval.questions import examine_file, load_file, load_questions
from eval.separated import guarded, unguarded
from eval.set_files import write_set
from tests.ingest.formats.containers import zipped

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "questions.jsonl"
HEAD = ("번호", "질문", "종류", "정답", "들어갈 말", "근거 문서", "근거 글")
# What must stay what it is: signs of formulas, marks of parting, escapes of workbooks, signs that XML can't hold.
WORDS = st.text(st.sampled_from("=+-@'\"|;\\,\t\n□ㅇ 가나다09.%_x000D_\x07<&"), min_size=1, max_size=12).filter(
    lambda text: text.strip() == text and text != NO_ANSWER
)
FORMS = st.lists(st.lists(WORDS, min_size=1, max_size=3), max_size=3)
QUOTES = st.lists(st.fixed_dictionaries({"doc": WORDS, "quote": WORDS}), max_size=3)


def book(path: Path, *sheets: tuple[str, list[tuple[object, ...]]]) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return path


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".xlsx"])
def test_the_samples_are_the_same_questions_in_every_form(tmp_path, suffix):
    questions = load_questions(SAMPLES)
    path = tmp_path / f"질문{suffix}"
    write_set(path, [set_row(question) for question in questions])
    assert load_questions(path) == questions


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@settings(max_examples=60, deadline=None)
@given(question=WORDS, answer=WORDS, forms=FORMS, forbidden=st.lists(WORDS, max_size=2), quotes=QUOTES, own=WORDS)
def test_any_question_comes_back_from_a_table(
    tmp_path_factory, suffix, question, answer, forms, forbidden, quotes, own
):
    path = tmp_path_factory.mktemp("t") / f"질문{suffix}"
    row = {"id": "q1", "question": question, "type": "number", "answer": answer, "must_include": forms}
    row |= {"must_not_include": forbidden, "evidence": quotes, "review": "accepted", "누가 적었나": own}
    write_set(path.with_suffix(".jsonl"), [row])
    write_set(path, [row])
    (told,) = load_questions(path)
    (meant,) = load_questions(path.with_suffix(".jsonl"))
    assert told == meant


@given(st.text())
def test_a_guarded_text_is_no_formula_and_comes_back(text):
    assert guarded(text)[:1] not in tuple("=+-@\t\r")
    assert unguarded(guarded(text)) == text


def test_cells_like_formulas_are_texts_in_a_workbook(tmp_path):
    path = tmp_path / "질문.xlsx"
    rows = [{"id": mark, "question": f"{mark}HYPERLINK(1)"} for mark in ("=", "+", "-", "@")]
    write_set(path, rows)
    with zipfile.ZipFile(path) as packed_book:
        written = "".join(packed_book.read(name).decode() for name in packed_book.namelist() if name.endswith(".xml"))
    assert "<f>" not in written and "<f " not in written
    sheet = openpyxl.load_workbook(path).active
    cells = [sheet.cell(row, 2) for row in range(2, 6)]
    assert [(cell.data_type, cell.value) for cell in cells] == [("s", row["question"]) for row in rows]
    assert all(cell.quotePrefix and cell.number_format == "@" for cell in cells)


def test_the_same_questions_are_the_same_workbook(tmp_path):
    rows = [{"id": "1", "question": "얼마?"}]
    for name in ("가.xlsx", "나.xlsx"):
        write_set(tmp_path / name, rows)
    assert (tmp_path / "가.xlsx").read_bytes() == (tmp_path / "나.xlsx").read_bytes()


def test_dates_and_numbers_are_read_as_they_are_seen(tmp_path):
    path = tmp_path / "질문.xlsx"
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(("우리 과의 질문",))
    sheet.append(HEAD)
    sheet.append((7, "언제?", "날짜", date(2025, 3, 2), 915, "가.txt", 0.173))
    sheet["D3"].number_format = 'yyyy"년" m"월" d"일"'
    sheet["E3"].number_format = "#,##0"
    sheet["G3"].number_format = "0.0%"
    made.save(path)
    (question,) = load_questions(path)
    assert (question.id, question.type, question.answer, question.line) == ("7", "date", "2025년 3월 2일", 3)
    assert question.must_include == (("915",),)
    assert question.evidence[0][0].quote == "17.3%"


def test_all_sheets_with_questions_are_read_and_the_others_named(tmp_path):
    path = book(
        tmp_path / "질문.xlsx",
        ("안내", [("여기에 적어 주세요",)]),
        ("첫째", [HEAD, ("1", "얼마?"), (None,), ("2", "언제?")]),
        ("둘째", [HEAD, ("3", "왜?", None, None, None, None, None, "곁에 적은 말")]),
    )
    found = load_file(path)
    assert [(one.id, one.sheet, one.line) for one in found.questions] == [
        ("1", "첫째", 2),
        ("2", "첫째", 4),
        ("3", "둘째", 2),
    ]
    assert found.remarks == (
        "시트 ‘둘째’에서 이름이 없는 열(H)의 글은 읽지 않았습니다.",
        "‘질문’ 열이 없어 읽지 않은 시트: 안내.",
        "시트 2개의 질문을 모두 읽었습니다: 첫째, 둘째.",
        "정답이 없어 맞았는지 가리지 않는 질문이 3문항 들어 있습니다. 문서에 답이 없는 질문이면 ‘종류’에 "
        "‘답이 없는 질문’이라고 적으세요.",
    )


def test_faults_of_a_workbook_are_told_by_sheet_line_id_and_what_to_do(tmp_path):
    rows = [HEAD, ("1", None, "수치"), ("2", "왜?", None, "=1+1", None, "가.txt"), ("2", "#REF!")]
    path = book(tmp_path / "질문.xlsx", ("첫째", rows), ("둘째", [HEAD, ("1", "언제?")]))
    faults = examine_file(path).faults
    assert [fault.told() for fault in faults] == [
        "시트 ‘첫째’ 3번째 줄: D3 칸에 수식의 계산값이 저장되어 있지 "
        "않습니다. 엑셀에서 열어 다시 저장하거나 값을 글로 적으세요.",
        "시트 ‘첫째’ 2번째 줄(1): ‘질문’에는 비어 있지 않은 글이 있어야 "
        "합니다. 글을 적거나, 쓰지 않을 줄이면 지우세요.",
        "시트 ‘첫째’ 3번째 줄(2): ‘근거 문서’와 ‘근거 글’은 함께 적어야 합니다. 빠진 칸을 채우거나 둘 다 비우세요.",
        "시트 ‘첫째’ 4번째 줄(2): ‘질문’ 칸의 수식에 오류가 있습니다(#REF!). 값을 글로 적으세요.",
        "시트 ‘첫째’ 4번째 줄(2): 번호 ‘2’가 3번째 줄과 같습니다. 둘 가운데 하나를 바꾸세요.",
        "시트 ‘둘째’ 2번째 줄(1): 번호 ‘1’이 시트 ‘첫째’ 2번째 줄과 같습니다. 둘 가운데 하나를 바꾸세요.",
    ]
    with pytest.raises(EvaluationError, match="잘못된 곳이 6건"):
        load_questions(path)


def test_a_merged_cell_stands_for_its_rows_where_that_can_be_meant(tmp_path):
    path = tmp_path / "질문.xlsx"
    made = openpyxl.Workbook()
    for row in (
        HEAD,
        ("1", "얼마?", "수치", "5억", None, "가.txt", "5억"),
        ("2", "몇?", None, None, None, None, "7개"),
    ):
        made.active.append(row)
    made.active.merge_cells("C2:C3")
    made.active.merge_cells("F2:F3")
    made.active.merge_cells("D2:D3")
    made.save(path)
    _, second = load_questions(path)
    assert (second.type, second.evidence[0][0].document, second.answer) == ("number", "가.txt", "")


def test_what_nobody_wants_is_not_asked_and_proposals_are_said(tmp_path):
    path = tmp_path / "질문.csv"
    path.write_text("질문,검토\n얼마?,버림\n언제?,제안\n왜?,채택\n", encoding="utf-8")
    found = load_file(path)
    assert [one.question for one in found.questions] == ["언제?", "왜?"]
    assert [one.question for one in found.every] == ["얼마?", "언제?", "왜?"]
    assert found.remarks == (
        "‘버림’으로 표시한 1문항은 뺐습니다.",
        "사람이 아직 확인하지 않은 제안이 1문항 들어 있습니다(‘검토’가 ‘제안’).",
        "정답이 없어 맞았는지 가리지 않는 질문이 2문항 들어 있습니다. 문서에 답이 없는 질문이면 ‘종류’에 "
        "‘답이 없는 질문’이라고 적으세요.",
    )
    path.write_text("질문,검토\n얼마?,버림\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match="모두 ‘버림’"):
        load_file(path)


def test_only_the_phrase_says_that_the_documents_do_not_answer(tmp_path):
    path = tmp_path / "질문.csv"
    path.write_text("질문,종류,정답\n얼마?,수치,(문서에 없음)\n언제?,날짜,\n", encoding="utf-8")
    assert [one.answerable for one in load_questions(path)] == [False, None]


@pytest.mark.parametrize(
    ("head", "told"), [("번호,정답", "‘질문’ 열이 없습니다"), ("질문,정답,question", "‘질문’ 열이 두 번 있습니다")]
)
def test_a_head_that_can_not_be_meant_is_refused(tmp_path, head, told):
    path = tmp_path / "질문.csv"
    path.write_text(f"{head}\n1,2,3\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match=told):
        load_questions(path)


def test_a_text_longer_than_a_cell_is_refused_with_the_other_forms(tmp_path):
    with pytest.raises(EvaluationError, match="‘q1’의 ‘정답’이") as caught:
        write_set(tmp_path / "질문.xlsx", [{"id": "q1", "question": "?", "answer": "가" * 32_768}])
    assert ".jsonl이나 .csv" in caught.value.remedy
    assert not (tmp_path / "질문.xlsx").exists()


def entities() -> bytes:
    bomb = '<!DOCTYPE a [<!ENTITY x "xxxx"><!ENTITY y "&x;&x;">]><workbook>&y;</workbook>'
    return zipped({"xl/workbook.xml": bomb.encode()})


def huge_member() -> bytes:
    sheet = b"<worksheet><sheetData>" + b" " * 60_000_000 + b"</sheetData></worksheet>"
    book_xml = b'<workbook xmlns:r="r"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>'
    rels = b'<Relationships><Relationship Id="r1" Type="a/worksheet" Target="s.xml"/></Relationships>'
    return zipped({"xl/workbook.xml": book_xml, "xl/_rels/workbook.xml.rels": rels, "xl/s.xml": sheet})


def many_cells() -> bytes:
    rows = b"".join(b"<row>" + b"<c t='str'><v>q</v></c>" * 500 + b"</row>" for _ in range(1_200))
    book_xml = b'<workbook xmlns:r="r"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>'
    rels = b'<Relationships><Relationship Id="r1" Type="a/worksheet" Target="s.xml"/></Relationships>'
    sheet = b"<worksheet><sheetData>" + rows + b"</sheetData></worksheet>"
    return zipped({"xl/workbook.xml": book_xml, "xl/_rels/workbook.xml.rels": rels, "xl/s.xml": sheet}, stored=True)


HOSTILE = {
    "empty": (lambda: b"", "손상"),
    "no workbook": (lambda: zipped({"a.txt": b"x"}), "있어야 할 부분이 없습니다"),
    "password": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "암호가 걸렸거나 예전 형식"),
    "entities": (entities, "DTD|손상"),
    "packed too well": (huge_member, "압축이 지나치게 큰"),
    "cells": (many_cells, "칸이 너무 많은"),
    "text": ("번호,질문\n1,얼마?\n".encode, "손상"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_workbook_is_refused_in_words(tmp_path, kind):
    make, told = HOSTILE[kind]
    path = tmp_path / "질문.xlsx"
    path.write_bytes(make())
    with pytest.raises(EvaluationError) as caught:
        load_questions(path)
    assert re.search(told, caught.value.problem) and caught.value.problem.startswith("질문.xlsx")
    assert caught.value.remedy.endswith(("요.", "세요."))


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(st.integers(0, 100_000), st.integers(1, 255), st.integers(0, 100_000))
def test_a_damaged_workbook_is_read_or_refused_but_never_breaks(tmp_path_factory, at, change, cut):
    path = tmp_path_factory.mktemp("d") / "질문.xlsx"
    write_set(path, [{"id": "1", "question": "얼마?", "answer": "5억"}])
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= change
    path.write_bytes(bytes(data[: len(data) - (cut % len(data) if cut % 3 == 0 else 0)]))
    try:
        examine_file(path)
    except EvaluationError as error:
        assert error.problem and error.remedy


def test_another_table_program_s_file_is_named(tmp_path):
    path = tmp_path / "질문.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(EvaluationError, match="읽지 않는 형식"):
        load_questions(path)


def test_a_number_of_thousands_of_digits_is_a_fault(tmp_path):
    path = tmp_path / "질문.jsonl"
    path.write_text('{"id": 1' + "0" * 5000 + ', "question": "?"}\n', encoding="utf-8")
    (fault,) = examine_file(path).faults
    assert fault.told() == "1번째 줄: 수의 자릿수가 너무 많습니다. 그 값을 따옴표로 묶거나 지우세요."


def test_json_lines_keep_their_own_fields(tmp_path):
    row = {"id": "q", "question": "?", "note": {"by": ["가"]}}
    write_set(tmp_path / "질문.jsonl", [row])
    assert json.loads((tmp_path / "질문.jsonl").read_text(encoding="utf-8")) == row
    write_set(tmp_path / "질문.xlsx", [row, {"id": "r", "question": "!", "질문": "=1"}])
    first, second = load_questions(tmp_path / "질문.xlsx")
    assert first.carried == {"note": '{"by": ["가"]}'}
    assert second.carried == {"질문 (그 밖)": "=1"}
    assert io.BytesIO((tmp_path / "질문.xlsx").read_bytes()).read(2) == b"PK"
