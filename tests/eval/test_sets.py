"""Question sets of a library: what is found, what is taken, and what is wrong told by its line."""

from pathlib import Path

import pytest

from eval.errors import EvaluationError
from eval.gold import Gold
from eval.kinds import UNANSWERABLE
from eval.questions import load_questions
from eval.set_files import write_set
from eval.sets import drop_set, found_sets, keep_set
from eval.vetting import vetted

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
HEAD = "번호,질문,종류,정답,들어갈 말,근거 문서,근거 글\n"


def table(path: Path, rows: str, encoding: str = "utf-8-sig") -> Path:
    path.write_text(HEAD + rows, encoding=encoding)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
def test_a_table_gives_what_json_lines_give(tmp_path, encoding):
    path = table(
        tmp_path / "가.csv", ',"얼마, 언제?",number,5억,5억|오억; 3월,가.txt,5억 원\n\n,없나?,,,,,\n', encoding
    )
    first, second = load_questions(path)
    assert (first.id, first.question, first.answer) == ("1", "얼마, 언제?", "5억")
    assert first.must_include == (("5억", "오억"), ("3월",))
    assert [(one.document, one.quote) for one in first.evidence[0]] == [("가.txt", "5억 원")]
    assert (first.line, first.answerable) == (2, True)
    assert (second.id, second.answerable, second.line) == ("3", None, 4)


@pytest.mark.parametrize(("sign", "name"), [(";", "가.csv"), ("\t", "가.csv"), ("\t", "가.tsv")])
def test_cells_may_be_parted_by_other_signs(tmp_path, sign, name):
    path = tmp_path / name
    path.write_text(f'번호{sign}질문{sign}정답\nㄱ{sign}"얼마{sign} 언제?"{sign}5억, 3월\n', encoding="utf-16")
    (question,) = load_questions(path)
    assert (question.id, question.question, question.answer) == ("ㄱ", f"얼마{sign} 언제?", "5억, 3월")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ('ㄱ,얼마?\nㄴ,"언제?\nㄷ,왜?\nㄹ,누가?\n', "3번째 줄: 여기에서 연 큰따옴표가 끝까지 닫히지 않아"),
        ('ㄱ,"얼\n마?"\nㄴ,"언제"까지?\n', "4번째 줄: 닫은 큰따옴표 뒤에 다른 글이 있어"),
    ],
)
def test_questions_behind_an_open_quotation_mark_are_not_swallowed(tmp_path, rows, told):
    path = tmp_path / "가.csv"
    path.write_text(f"번호,질문\n{rows}", encoding="utf-8")
    with pytest.raises(EvaluationError) as caught:
        load_questions(path)
    assert told in caught.value.problem


@pytest.mark.parametrize("name", ["없음.jsonl", "없음.csv", "없음.xlsx"])
def test_a_file_that_is_not_there_is_told_in_korean(tmp_path, name):
    with pytest.raises(EvaluationError) as caught:
        load_questions(tmp_path / name)
    assert "파일이 없습니다" in caught.value.problem


@pytest.mark.parametrize("name", ["질문.docx", "질문.HWP", "질문.pdf"])
def test_a_document_is_no_question_set(tmp_path, name):
    (tmp_path / name).write_bytes(b"PK")
    with pytest.raises(EvaluationError, match="질문 묶음의 형식이 아닙니다"):
        load_questions(tmp_path / name)


def test_a_tables_own_names_and_unknown_columns_are_carried(tmp_path):
    path = tmp_path / "가.csv"
    path.write_text("question,id,type,누가\n왜?,ㄱ,unanswerable,김\n", encoding="utf-8")
    (question,) = load_questions(path)
    assert (question.id, question.answerable, question.carried) == ("ㄱ", False, {"누가": "김"})


def test_faults_of_a_table_are_told_by_line(tmp_path):
    path = table(tmp_path / "가.csv", "1,,number,,,,\n1,얼마?,,,,가.txt,\n2,왜?,,,,,,,넘침\n")
    with pytest.raises(EvaluationError) as caught:
        load_questions(path)
    told = caught.value.problem
    assert told.splitlines()[1:] == [
        "  2번째 줄(1): ‘질문’에는 비어 있지 않은 글이 있어야 합니다. 글을 적거나, 쓰지 않을 줄이면 지우세요.",
        "  3번째 줄(1): ‘근거 문서’와 ‘근거 글’은 함께 적어야 합니다. 빠진 칸을 채우거나 둘 다 비우세요.",
        "  3번째 줄(1): 번호 ‘1’이 2번째 줄과 같습니다. 둘 가운데 하나를 바꾸세요.",
        "  4번째 줄(2): 칸이 첫 줄보다 많습니다. 쉼표가 든 칸을 큰따옴표로 묶거나 넘치는 칸을 지우세요.",
    ]


@pytest.mark.parametrize("written", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00\x01", b"\x00\n"])
def test_what_is_no_table_of_questions_is_said(tmp_path, written):
    path = tmp_path / "가.csv"
    path.write_bytes(written)
    with pytest.raises(EvaluationError):
        load_questions(path)


def test_the_samples_are_offered_only_where_their_documents_are(tmp_path):
    names = [path.name for path in (SAMPLES / "documents").iterdir()]
    assert [one.key for one in found_sets(tmp_path, names)] == ["samples"]
    assert len(found_sets(tmp_path, [f"폴더/{name}" for name in names])[0].questions) == 173
    assert found_sets(tmp_path, names[1:]) == ()


def test_judged_answers_are_a_set_of_their_own(tmp_path):
    rows = [{"id": "t-1", "question": "얼마?", "type": "good", "answer": "5억", "must_include": [["5억"]]}]
    (judged,) = found_sets(tmp_path, [], rows)
    assert (judged.key, judged.questions[0].must_include) == ("judged", (("5억",),))
    assert judged.sha256 != found_sets(tmp_path, [], [{**rows[0], "question": "몇?"}])[0].sha256


def test_a_file_is_kept_once_and_beside_another_of_its_name(tmp_path):
    given = table(tmp_path / "올린 것.csv", "1,얼마?,,,,,\n")
    library = tmp_path / "library"
    library.mkdir()
    assert keep_set(library, given, "우리 질문.csv").title == "우리 질문"
    assert keep_set(library, given, "우리 질문.csv").title == "우리 질문"
    table(given, "1,언제?,,,,,\n")
    assert keep_set(library, given, "우리 질문.csv").title == "우리 질문 (2)"
    assert [one.key for one in found_sets(library, [])] == ["file:우리 질문 (2).csv", "file:우리 질문.csv"]


def test_only_a_set_that_was_given_is_taken_out(tmp_path):
    given = table(tmp_path / "g.csv", "1,얼마?,,,,,\n")
    (tmp_path / "library").mkdir()
    keep_set(tmp_path / "library", given, "가.csv")
    for key in ("samples", "file:../../g.csv", "file:없음.csv", "가.csv"):
        with pytest.raises(EvaluationError, match="찾을 수 없습니다"):
            drop_set(tmp_path / "library", key)
    drop_set(tmp_path / "library", "file:가.csv")
    assert found_sets(tmp_path / "library", []) == ()
    assert given.exists()


@pytest.mark.parametrize(
    ("name", "kept"),
    [("../../밖.csv", "밖.csv"), ("a/b\\c.CSV", "b_c.csv"), (".csv.csv", "csv.csv"), ("..csv", "질문.csv")],
)
def test_a_name_leads_nowhere_else(tmp_path, name, kept):
    given = table(tmp_path / "g.csv", "1,얼마?,,,,,\n")
    (tmp_path / "library").mkdir()
    keep_set(tmp_path / "library", given, name)
    assert [path.name for path in (tmp_path / "library" / "questions").iterdir()] == [kept]


def test_a_workbook_is_kept_with_what_is_to_be_said_of_it(tmp_path):
    given = tmp_path / "올린 것"
    rows = [{"id": "1", "question": "얼마?", "review": "proposed"}, {"id": "2", "question": "왜?", "review": "dropped"}]
    write_set(tmp_path / "질문.xlsx", rows)
    given.write_bytes((tmp_path / "질문.xlsx").read_bytes())
    (tmp_path / "library").mkdir()
    kept = keep_set(tmp_path / "library", given, "우리 질문.XLSX")
    assert (kept.key, kept.title, len(kept.questions), kept.problem) == ("file:우리 질문.xlsx", "우리 질문", 1, "")
    assert kept.remarks == (
        "‘버림’으로 표시한 1문항은 뺐습니다.",
        "사람이 아직 확인하지 않은 제안이 1문항 들어 있습니다(‘검토’가 ‘제안’).",
        "정답이 없어 맞았는지 가리지 않는 질문이 1문항 들어 있습니다. 문서에 답이 없는 질문이면 ‘종류’에 "
        "‘답이 없는 질문’이라고 적으세요.",
    )
    assert found_sets(tmp_path / "library", []) == (kept,)


def test_a_file_with_faults_is_not_kept_and_its_faults_name_it(tmp_path):
    given = tmp_path / "tmp123"
    given.write_text('{"id": 1}\n', encoding="utf-8")
    (tmp_path / "library").mkdir()
    with pytest.raises(EvaluationError, match=r"내 것\.jsonl에 잘못된 곳이 1건"):
        keep_set(tmp_path / "library", given, "내 것.jsonl")
    assert list((tmp_path / "library" / "questions").iterdir()) == []
    with pytest.raises(EvaluationError, match="질문 묶음이 아닙니다"):
        keep_set(tmp_path / "library", given, "내 것.hwp")


def test_what_is_odd_about_a_set_is_told_by_line_with_what_to_do(tmp_path):
    path = table(
        tmp_path / "가.csv",
        "1,얼마?,number,5억,5억,가.txt,모두 5억 원이라고 한다.\n2,왜?,이상한 종류,5억,,나.txt,5\n"
        "3,있나?,unanswerable,,,,\n"
        "4,얼마?,수치,5억,6억,가.txt,아주 다른 글\n5,몇?,답이 없는 질문,,5억,,\n",
    )
    remarks = vetted(load_questions(path), Gold({"가.txt": "그래서 모두 5억 원이다."}))
    assert [remark.told() for remark in remarks] == [
        "2번째 줄(1): ‘가.txt’에 이 근거 글이 없습니다: ‘모두 5억 원이라고 한다.’ "
        "‘모두 5억 원이’까지는 같습니다. 그 뒤를 원문대로 고치세요.",
        "3번째 줄(2): 근거 문서 ‘나.txt’가 문서함에 없습니다. `mundap "
        "list`에 나오는 이름으로 고치거나 `mundap add`로 넣으세요.",
        "3번째 줄(2): 처음 보는 종류입니다: ‘이상한 종류’. 그대로 두면 적은 이름으로 따로 셉니다.",
        "3번째 줄(2): ‘들어갈 말’(must_include)이 없어 맞았는지 가릴 수 "
        "없습니다. 정답에 꼭 있어야 할 숫자나 이름을 적으세요.",
        "5번째 줄(4): ‘가.txt’에 이 근거 글이 없습니다: ‘아주 다른 글’ 문서의 글을 그대로 옮겨 적으세요.",
        "5번째 줄(4): ‘들어갈 말’ ‘6억’이 적어 둔 정답에 없습니다. 정답이나 ‘들어갈 말’을 고치세요.",
        "5번째 줄(4): ‘1’과 같은 질문입니다. 하나를 지우거나 다르게 물으세요.",
        "6번째 줄(5): 답이 없는 질문인데 근거나 ‘들어갈 말’이 있습니다. 종류와 정답을 확인하세요.",
    ]
    assert load_questions(path)[2].type == UNANSWERABLE
