"""Reading question sets: what the contract names, what it carries, and every fault with its line."""

import json
import lzma
import unicodedata
from pathlib import Path

import pytest

from assistant.types import Turn
from eval.errors import EvaluationError
from eval.questions import Evidence, load_questions

QUOTE = {"doc": "계획.txt", "quote": "총 3억원"}


def written(folder: Path, *lines: object) -> Path:
    path = folder / "질문.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def test_every_field_of_the_contract_is_read(tmp_path):
    path = written(
        tmp_path,
        {
            "id": "q1",
            "question": "그럼 올해는요?",
            "history": ["작년은?", "2억원입니다."],
            "type": "followup",
            "answer": "3억원입니다.",
            "must_include": [["3억", "300백만"], ["총"]],
            "must_not_include": ["2억"],
            "evidence": [QUOTE],
            "evidence_any": [[QUOTE], [QUOTE, {"doc": "표.txt", "quote": "300"}]],
            "note": {"by": "가"},
        },
    )
    (question,) = load_questions(path)
    assert question.history == (Turn("작년은?", "2억원입니다."),)
    assert question.must_include == (("3억", "300백만"), ("총",))
    assert question.must_not_include == ("2억",)
    first = Evidence("계획.txt", "총 3억원")
    assert question.evidence == ((first,), (first, Evidence("표.txt", "300")))
    assert question.answerable is True
    assert question.carried == {"note": {"by": "가"}}


@pytest.mark.parametrize(
    ("fields", "answerable"),
    [
        ({"answer": "예"}, True),
        ({"must_include": [["예"]]}, True),
        ({"evidence_any": [[QUOTE]]}, True),
        ({"answer": ""}, False),
        ({"answer": "", "type": "number", "evidence": []}, False),
        ({"type": "unanswerable", "answer": "문서에 없습니다."}, False),
        ({}, None),
        ({"type": "number"}, None),
    ],
)
def test_what_is_answerable(tmp_path, fields, answerable):
    (question,) = load_questions(written(tmp_path, {"id": 7, "question": "무엇?", **fields}))
    assert (question.id, question.answerable) == ("7", answerable)


def test_all_faults_are_listed_with_their_lines(tmp_path):
    path = written(
        tmp_path,
        {"id": "q1", "question": "무엇?"},
        "{깨진 줄",
        "",
        "[1]",
        {"id": "q1", "question": "또?"},
        {"question": "번호 없음"},
        {"id": "q7", "question": " "},
        {"id": "q8", "question": "?", "must_include": ["3억"]},
        {"id": "q9", "question": "?", "history": ["하나"]},
        {"id": "q10", "question": "?", "evidence": ["글"], "evidence_any": [{"doc": "가", "quote": "나"}]},
        {"id": "q11", "question": "?", "evidence": [{"doc": "가"}]},
    )
    with pytest.raises(EvaluationError) as caught:
        load_questions(path)
    lines = caught.value.problem.splitlines()
    assert lines[0] == "질문.jsonl에 잘못된 곳이 10건 있습니다."
    assert [line.split("번째")[0].strip() for line in lines[1:]] == [
        "2", "4", "5", "6", "7", "8", "9", "10", "10", "11",
    ]  # fmt: skip
    assert "‘q1’" in lines[3] and "1번째 줄" in lines[3]
    assert caught.value.remedy == "그 줄들을 고친 뒤 다시 실행하세요."


def test_a_long_list_of_faults_is_cut(tmp_path):
    with pytest.raises(EvaluationError) as caught:
        load_questions(written(tmp_path, *["나쁜 줄"] * 25))
    assert caught.value.problem.splitlines()[-1] == "  그 밖에 5건이 더 있습니다."


@pytest.mark.parametrize("text", ["", "\n\n"])
def test_an_empty_set_is_refused(tmp_path, text):
    with pytest.raises(EvaluationError, match="질문이 없습니다"):
        load_questions(written(tmp_path, text))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(EvaluationError, match=r"없음\.jsonl 파일이 없습니다"):
        load_questions(tmp_path / "없음.jsonl")


def test_another_encoding_is_named_by_line(tmp_path):
    path = tmp_path / "질문.jsonl"
    path.write_bytes('{"id": "q1", "question": "무엇?"}'.encode("cp949"))
    with pytest.raises(EvaluationError, match="1번째 줄: UTF-8 글이 아닙니다"):
        load_questions(path)


def test_a_byte_order_mark_and_nfd_are_read(tmp_path):
    path = tmp_path / "질문.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + unicodedata.normalize("NFD", '{"id": "q1", "question": "가"}').encode())
    assert load_questions(path)[0].question == "가"


def test_compressed_sets_are_read_and_damaged_ones_named(tmp_path):
    path = tmp_path / "질문.jsonl.xz"
    packed = lzma.compress('{"id": "q1", "question": "무엇?"}\n'.encode())
    path.write_bytes(packed)
    assert load_questions(path)[0].id == "q1"
    path.write_bytes(packed[:-20])
    with pytest.raises(EvaluationError, match="읽지 못했습니다"):
        load_questions(path)
