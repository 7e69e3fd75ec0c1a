"""Question sets and retrieval sets with faults, and results that would overwrite them."""

from tests.bad_input.asked import mendable


def faults(outcome: tuple[int, str, str]) -> list[str]:
    """What a command said of each line of a set."""
    status, out, err = outcome
    first, *lines, remedy = err.splitlines()
    assert (status, out, first.startswith("오류: ")) == (1, "", True)
    assert first.endswith(f"잘못된 곳이 {len(lines)}건 있습니다.")
    assert remedy == "그 줄들을 고친 뒤 다시 실행하세요."
    return [line.strip() for line in lines]


def test_every_fault_of_a_question_set_is_named_with_its_line(run, tmp_path):
    questions, out = tmp_path / "질문.jsonl", tmp_path / "답.jsonl"
    rows = ['{"id": "1", "question": "가?"}', '{"id": "1", "question": "나?"}', "JSON 아님", "[1]", '{"id": "3"}']
    rows += ['{"question": "다?"}', '{"id": "4", "question": "라?", "must_include": [[]], "history": ["하나"]}']
    questions.write_bytes("\n".join(rows).encode() + b"\n\xff\n")
    assert faults(run("eval", "answers", "--questions", questions, "--out", out)) == [
        "2번째 줄(1): id ‘1’이 1번째 줄과 같습니다. 둘 가운데 하나를 바꾸세요.",
        "3번째 줄: JSON이 아닙니다(1번째 글자). 그 앞의 따옴표와 쉼표, 괄호의 짝을 확인하세요.",
        "4번째 줄: JSON 객체({ })가 아닙니다. 한 줄에 { }로 묶은 것 하나를 적으세요.",
        "5번째 줄(3): ‘question’에는 비어 있지 않은 글이 있어야 합니다. 글을 적거나, 쓰지 않을 줄이면 지우세요.",
        "6번째 줄: ‘id’가 없습니다. 한 번만 쓰는 번호나 짧은 글을 적으세요.",
        "7번째 줄(4): ‘must_include’는 비어 있지 않은 목록의 목록이어야 합니다. "
        '[["915억", "91,500백만"], ["17.3%"]]처럼 적으세요(표에는 915억|91,500백만; 17.3%).',
        "7번째 줄(4): ‘history’는 [앞 질문, 앞 답] 두 개여야 합니다. 하나만 알면 ‘history’를 비우세요.",
        "8번째 줄: UTF-8 글이 아닙니다. 파일을 UTF-8로 다시 저장하세요.",
    ]
    questions.write_text("\n\n", encoding="utf-8")
    assert "질문이 없습니다" in mendable(run("eval", "answers", "--questions", questions, "--out", out))
    assert "없습니다" in mendable(run("eval", "answers", "--questions", tmp_path / "없음", "--out", out))
    assert "폴더입니다" in mendable(run("eval", "answers", "--questions", tmp_path, "--out", out))
    assert not out.exists()


def test_every_fault_of_a_retrieval_set_is_named_with_its_line(run, tmp_path):
    corpus, queries, out = tmp_path / "말뭉치.jsonl", tmp_path / "질의.jsonl", tmp_path / "결과.jsonl"
    corpus.write_text('{"id": "a"}\n{"text": "나"}\n{"id": "a", "text": 3}\n', encoding="utf-8")
    queries.write_text('{"query": ""}\n{"query": "가", "relevant": "a"}\n', encoding="utf-8")

    def measured() -> tuple[int, str, str]:
        return run("eval", "retrieval", "--corpus", corpus, "--queries", queries, "--out", out)

    assert [fault.partition(":")[0] for fault in faults(measured())] == ["1번째 줄", "2번째 줄"]
    queries.write_text('{"query": "가", "relevant": ["a"]}\n', encoding="utf-8")
    assert [fault.partition(":")[0] for fault in faults(measured())] == [
        "1번째 줄(a)", "2번째 줄", "3번째 줄(a)", "3번째 줄(a)",
    ]  # fmt: skip
    corpus = tmp_path / "말뭉치.jsonl.xz"
    corpus.write_bytes(b"\xfd7zXZ\x00")
    assert "읽지 못했습니다" in mendable(measured())
    assert not out.exists()


def test_results_are_never_written_over_what_is_measured(run, tmp_path):
    questions = tmp_path / "질문.jsonl"
    questions.write_text('{"id": "1", "question": "가?", "answer": "나"}', encoding="utf-8")
    link = tmp_path / "같은 것.jsonl"
    link.symlink_to(questions)
    for out in (questions, link):
        said = mendable(run("eval", "answers", "--questions", questions, "--out", out))
        assert "읽을 파일과 같습니다" in said and "--out" in said
    for out, reason in (
        (tmp_path, "폴더입니다"),
        (tmp_path / "없음" / "답", "폴더가 없습니다"),
        (questions / "답", "폴더"),
    ):
        assert reason in mendable(run("eval", "answers", "--questions", questions, "--out", out))
    assert questions.read_text(encoding="utf-8") == '{"id": "1", "question": "가?", "answer": "나"}'
