"""The commands of the contract as outside programs and people use them."""

import _thread
import contextlib
import json
import os
import re
import subprocess
import sys
import threading
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from cli import main
from index.encoder import open_encoder
from index.library import Library
from ingest.korean import Korean
from ingest.limits import Limits
from tests.chat_server import Script, chat_server

PROJECT = Path(__file__).resolve().parents[1]
PLAN = """2024년 가온시 뿌리산업 시행계획

1. 투자 규모
□ 2024년 뿌리산업에 총 6,369억 원을 투자한다.
 ○ 이는 2023년보다 57% 늘어난 금액이다.

2. 인력 양성
□ 외국인 양성대학을 10개에서 13개로 늘린다.
"""
NOTICE = "청사 주차장 안내\n\n주차장은 평일 오전 8시에 열고 오후 9시에 닫습니다. 문의는 총무과로 하세요.\n"
HEAVY = ("torch", "gradio", "openai", "sentence_transformers")


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("문서")
    (made / "계획.txt").write_text(PLAN, encoding="utf-8")
    (made / "안내").mkdir()
    (made / "안내" / "주차.md").write_text(NOTICE, encoding="cp949")
    return made


def filled(at: Path, folder: Path, korean: Korean) -> Path:
    """A library with the documents, made without loading Kiwi once more."""
    with contextlib.closing(Library.open_or_create(at, korean, open_encoder("built-in"))) as library:
        library.add([folder])
    return at


@pytest.fixture(scope="module")
def library(tmp_path_factory, folder, korean) -> Path:
    return filled(tmp_path_factory.mktemp("문서함") / "library", folder, korean)


@pytest.fixture
def run_anew(capsys, library):
    """Runs a command over the library and gives its exit status, standard output and standard error."""

    def running(*words: object, over: Path = library) -> tuple[int, str, str]:
        status = main(["--library", str(over), *map(str, words)])
        return (status, *capsys.readouterr())

    return running


@pytest.fixture
def run(run_anew, one_kiwi):
    """The same, without loading Kiwi once more."""
    return run_anew


def shell(*words: str, code: str | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    start = ["-c", code] if code else ["-m", "cli"]
    settings = {"PATH": os.environ["PATH"], "PYTHONPATH": str(PROJECT), **environment}
    return subprocess.run([sys.executable, *start, *words], capture_output=True, cwd=PROJECT, env=settings, check=False)


def test_add_says_what_became_of_every_file(run, tmp_path, folder):
    over = tmp_path / "library"
    (tmp_path / "빈 파일.txt").touch()
    status, out, err = run("add", folder, tmp_path / "빈 파일.txt", tmp_path / "없음.txt", over=over)
    first, *failures = out.splitlines()
    assert (status, err) == (1, "")
    assert first == "새로 2개 · 바뀜 0개 · 그대로 0개 · 실패 2개"
    assert [line.partition(":")[0] for line in failures] == ["- 빈 파일.txt", "- 없음.txt"]
    assert failures[1] == "- 없음.txt: 파일이 없습니다. 경로를 확인해 주세요."
    assert run("add", folder, over=over) == (0, "새로 0개 · 바뀜 0개 · 그대로 2개 · 실패 0개\n", "")


def test_list_names_the_documents(run):
    status, out, _ = run("list", "--json")
    entries = json.loads(out)
    assert status == 0
    assert [entry["name"] for entry in entries] == ["계획.txt", "안내/주차.md"]
    promised = {"name", "title", "format", "pages", "passages", "added_at", "sha256", "date", "remarks"}
    assert set(entries[0]) == promised | {"same_as", "editions", "edition_year"}
    assert run("list")[1].splitlines()[-1].startswith("문서 2개 · 대목 ")


def test_show_gives_the_text_that_offsets_count_in(run):
    shown = json.loads(run("show", "계획.txt", "--json")[1])
    assert shown["text"] == PLAN
    assert {"name", "title", "text", "pages", "blocks"} <= set(shown)
    start = PLAN.index("6,369억")
    spanned = json.loads(run("show", "계획.txt", "--start", start, "--end", start + 6, "--json")[1])
    assert spanned["span"] == {"start": start, "end": start + 6, "text": "6,369억"}
    assert "총 ⟦6,369억⟧ 원을" in run("show", "계획.txt", "--start", start, "--end", start + 6)[1]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("show", "없음.txt"), "‘없음.txt’"),
        (("show", "계획.txt", "--start", 10, "--end", 10), "글이 없습니다"),
        (("show", "계획.txt", "--start", 100_000), "글이 없습니다"),
        (("remove", "없음.txt"), "‘없음.txt’"),
        (("ask", " "), "질문이 비어 있습니다"),
        (("ask", "가" * 20_000), "질문이 너무 깁니다"),
        (("search", ""), "질문이 비어 있습니다"),
        (("ask", "그럼?", "--history", PROJECT / "pyproject.toml"), "대화 파일이 JSON이 아닙니다"),
        (("eval", "answers", "--questions", "없음.jsonl", "--out", "o"), "없음.jsonl 파일이 없습니다"),
    ],
)
def test_what_the_user_can_mend_is_said_in_two_sentences(run, words, problem):
    status, out, err = run(*words)
    first, *rest = err.splitlines()
    assert (status, out) == (1, "")
    assert first.startswith("오류: ") and problem in first
    assert len(rest) == 1 and rest[0]


@pytest.mark.parametrize(
    "words", [("list",), ("ask", "얼마?"), ("search", "얼마"), ("remove", "가"), ("show", "가"), ("reencode",)]
)
def test_a_missing_library_is_said_with_the_way_out(run, tmp_path, words):
    status, out, err = run(*words, over=tmp_path / "없음")
    assert (status, out) == (1, "")
    assert "문서함이 없습니다" in err and "mundap add" in err
    assert not (tmp_path / "없음").exists()


def test_hits_have_the_form_of_the_contract(run):
    status, out, _ = run("search", "뿌리산업 투자액", "-k", 2, "--json")
    hits = json.loads(out)
    assert status == 0
    assert [hit["rank"] for hit in hits] == [1, 2]
    assert set(hits[0]) == {
        "rank", "score", "document", "start", "end", "text", "page", "headings", "found_by",
    }  # fmt: skip
    assert hits[0]["document"] == "계획.txt"
    assert PLAN[hits[0]["start"] : hits[0]["end"]] == hits[0]["text"]
    assert "6,369억" in hits[0]["text"]


def test_an_answer_has_the_form_of_the_contract(run):
    status, out, err = run("ask", "2024년 뿌리산업에 얼마를 투자하나요?", "--json")
    answer = json.loads(out)
    assert (status, err, out.count("\n")) == (0, "", 1)
    assert {
        "id", "question", "answer", "refused", "answerer", "model", "citations", "checks", "timings_ms",
    } <= set(answer)  # fmt: skip
    assert (answer["id"], answer["refused"], answer["answerer"], answer["model"]) == (None, False, "extractive", None)
    assert "6,369억" in answer["answer"] and "[1]" in answer["answer"]
    for citation in answer["citations"]:
        assert PLAN[citation["start"] : citation["end"]] == citation["quote"]


def test_words_on_the_wrong_keyboard_are_found_and_told(run):
    typed = "2024sus Qnfltksdjqdp djfakfmf xnwkgksk?"  # 2024년 뿌리산업에 얼마를 투자하나?
    status, out, _ = run("ask", typed, "--json")
    answer = json.loads(out)
    assert (status, answer["question"], answer["understood"]) == (0, typed, "2024년 뿌리산업에 얼마를 투자하나?")
    assert "6,369억" in answer["answer"]
    assert {"written": "xnwkgksk", "read": "투자하나"} in answer["corrections"]
    assert "6,369억" in json.loads(run("search", typed, "-k", 1, "--json")[1])[0]["text"]
    assert run("search", "Qnfltksdjq", "-k", 1)[1].endswith("‘Qnfltksdjq’를 ‘뿌리산업’으로 읽고 찾았습니다.\n")
    assert "읽고 찾았습니다" not in run("search", "뿌리산업", "-k", 1)[1]


def test_a_refused_answer_is_no_failure(run):
    status, out, _ = run("ask", "국방부의 산업융합 투자계획은 얼마인가요?", "--json")
    assert (status, json.loads(out)["refused"]) == (0, True)


def test_asking_and_searching_are_narrowed(run):
    status, printed, _ = run("search", "주차장 양성대학", "--in", "안내", "--json")
    assert (status, {hit["document"] for hit in json.loads(printed)}) == (0, {"안내/주차.md"})
    status, printed, _ = run("ask", "외국인 양성대학은 몇 개에서 몇 개로 늘리나요?", "--in", "안내/주차.md")
    assert status == 0
    assert printed.rstrip().endswith("고른 문서에는 없지만 다른 문서 1건에 있습니다.\n\n답이 있는 다른 문서: 계획.txt")


def test_a_follow_up_is_understood_from_the_history(run, tmp_path):
    earlier = tmp_path / "대화.json"
    earlier.write_text(json.dumps(["청사 주차장은 몇 시에 여나요?", "오전 8시에 엽니다."]), encoding="utf-8")
    status, out, _ = run("ask", "몇 시에 닫나요?", "--history", earlier, "--json")
    assert status == 0
    assert "오후 9시" in json.loads(out)["answer"]


def test_remove_takes_documents_out(run, tmp_path, folder, korean):
    over = filled(tmp_path / "library", folder, korean)
    assert run("remove", "안내/주차.md", over=over) == (0, "문서 1개를 뺐습니다.\n", "")
    assert [entry["name"] for entry in json.loads(run("list", "--json", over=over)[1])] == ["계획.txt"]


def test_answers_are_measured_and_written_one_a_line(run, tmp_path):
    questions: list[dict[str, Any]] = [
        {
            "id": "q1", "question": "2024년 뿌리산업에 얼마를 투자하나요?", "type": "number", "answer": "6,369억 원",
            "must_include": [["6,369억"]], "evidence": [{"doc": "계획.txt", "quote": "총 6,369억 원을 투자한다"}],
            "note": "쉬움", "model": "이름이 겹치는 필드",
        },
        {"id": "q2", "question": "국방부의 산업융합 투자계획은?", "type": "unanswerable", "answer": ""},
    ]  # fmt: skip
    asked, out = tmp_path / "질문.jsonl", tmp_path / "답.jsonl"
    asked.write_text("\n".join(json.dumps(question) for question in questions), encoding="utf-8")
    status, printed, err = run("eval", "answers", "--questions", asked, "--out", out, "--json")
    metrics = json.loads(printed)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert (status, err) == (0, "")
    assert (metrics["accuracy"], metrics["refusal_recall"], metrics["false_refusals"]) == (1.0, 1.0, 0.0)
    assert (metrics["citation_evidence_recall"], metrics["hit_evidence_recall_1000"]) == (1.0, 1.0)
    assert [row["id"] for row in rows] == ["q1", "q2"]
    assert (rows[0]["note"], rows[0]["model"], rows[0]["carried"]) == ("쉬움", None, {"model": "이름이 겹치는 필드"})
    assert rows[0]["grade"]["correct"] is True


def test_retrieval_is_measured_in_a_library_of_its_own(one_kiwi, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    corpus, queries, out = tmp_path / "c.jsonl", tmp_path / "q.jsonl", tmp_path / "run.jsonl"
    corpus.write_text('{"id": "a", "text": "뿌리산업 투자"}\n{"id": "b", "text": "주차장 안내"}\n', encoding="utf-8")
    queries.write_text('{"id": "1", "query": "주차장", "relevant": ["b"]}\n', encoding="utf-8")
    words = ["eval", "retrieval", "--corpus", str(corpus), "--queries", str(queries), "--out", str(out)]
    assert main(words) == 0
    printed = capsys.readouterr().out
    assert "nDCG@10: 1.000" in printed and "질의 1개, 말뭉치 2개" in printed
    assert json.loads(out.read_text(encoding="utf-8"))["hits"][0]["id"] == "b"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c.jsonl", "q.jsonl", "run.jsonl"]


def test_doctor_tells_the_state_and_never_the_key(run, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-비밀")
    status, out, _ = run("doctor", "--json")
    found = json.loads(out)
    assert status == 0
    told = run("doctor")[1]
    assert "비밀" not in out + told
    assert re.search(r"남은 공간 +[0-9.,]+(MB|GB)\n", told) and "바이트" not in told
    assert found["language_model"]["api_key"] == "설정됨"
    assert found["packages"]["kiwipiepy"] and found["kiwi_model"]
    assert (found["library"]["state"], found["library"]["documents"]) == ("ready", 2)
    assert found["library"]["indexed_revision"] == dict.fromkeys(("lexical", "dense"), found["library"]["revision"])
    assert found["encoder"]["ready"] is True
    assert found["reading"]["file_bytes"] == 300_000_000
    assert set(found["reading"]) == {"workers", *(field.name for field in fields(Limits))}
    assert found["missing"] == []


def test_limits_of_reading_are_settings(run, tmp_path, monkeypatch):
    monkeypatch.setenv("MUNDAP_TEXT_MB", "1")
    (tmp_path / "김.txt").write_text(PLAN * 6000, encoding="utf-8")
    status, out, _ = run("add", tmp_path / "김.txt", over=tmp_path / "library")
    assert (status, out.splitlines()[1]) == (1, "- 김.txt: 글 파일이 너무 큽니다(2MB). 1MB 이하로 나누어 넣어 주세요.")


def test_doctor_works_without_a_library(run, tmp_path):
    status, out, _ = run("doctor", over=tmp_path / "없음")
    assert status == 0
    assert "빠진 것\n- " in out and "mundap add" in out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", ["list", "list --json"])
def test_a_full_disk_under_the_output_is_told(library, words):
    command = [sys.executable, "-m", "cli", "--library", str(library), *words.split()]
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(command, cwd=PROJECT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    told = "오류: 디스크에 남은 공간이 없어 끝까지 쓰지 못했습니다.\n공간을 비운 뒤 다시 실행하세요.\n"
    assert (ran.returncode, ran.stderr) == (1, told)


def test_stopping_says_what_stands(run_anew, tmp_path):
    # Loading Kiwi takes longer than this, so that the interrupt always comes before the end.
    threading.Timer(0.2, _thread.interrupt_main).start()
    (tmp_path / "가.txt").write_text(PLAN, encoding="utf-8")
    status, out, err = run_anew("add", tmp_path / "가.txt", over=tmp_path / "library")
    assert (status, out) == (130, "")
    assert err.startswith("멈췄습니다.") and err.count("\n") == 1


@pytest.mark.slow
def test_a_batch_of_plain_text_starts_no_process(tmp_path, folder):
    code = (
        "import sys\nfrom cli import main\nstatus = main()\n"
        "print(status, [name for name in ('ingest.reading.process', 'ingest.compose', 'lxml') if name in sys.modules])"
    )
    done = shell("--library", str(tmp_path / "library"), "add", str(folder), code=code)
    assert done.stdout.decode().splitlines()[1:] == ["0 []"]


def test_help_loads_nothing_heavy():
    code = (
        "import sys\nfrom cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print(sorted(set(sys.modules) & {'numpy', 'rich', 'kiwipiepy', 'faiss', 'tantivy', 'sqlite3'}))"
    )
    done = shell(code=code)
    assert (done.returncode, done.stdout.decode().splitlines()[-1]) == (0, "[]")


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (("ask", "2024년 뿌리산업 투자액은?"), "\n\n출처\n[1] 계획.txt"),
        pytest.param(("search", "투자액"), "1. 계획.txt", marks=pytest.mark.slow),
    ],
)
def test_asking_and_searching_load_no_torch_gradio_or_openai(library, words, place):
    code = (
        "import sys\nfrom cli import main\nstatus = main(sys.argv[1:])\n"
        f"print(status, sorted(set(sys.modules) & set({HEAVY})))"
    )
    done = shell("--library", str(library), *words, code=code, LC_ALL="C")
    assert done.stderr == b""
    printed = done.stdout.decode("utf-8")
    assert printed.splitlines()[-1] == "0 []"
    assert place in printed and "6,369억" in printed


def test_korean_is_written_in_utf8_whatever_the_locale(library):
    other = {"LC_ALL": "C", "PYTHONIOENCODING": "cp949"}
    done = shell("--library", str(library), "list", "--json", **other)
    assert (done.returncode, json.loads(done.stdout)[0]["name"]) == (0, "계획.txt")
    failed = shell("show", "없는 문서", "--library", str(library), **other)
    assert (failed.returncode, failed.stdout) == (1, b"")
    assert "오류: ‘없는 문서’" in failed.stderr.decode("utf-8")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_on_a_terminal_the_answer_comes_piece_by_piece(library):
    import pty

    ours, theirs = pty.openpty()
    with chat_server(Script(("총 6,369억 원을 ", "투자합니다[1]."), pause_s=0.3)) as address:
        settings = {"PATH": os.environ["PATH"], "OPENAI_BASE_URL": address, "MUNDAP_MODEL": "m"}
        words = [sys.executable, "-m", "cli", "--library", str(library), "ask", "뿌리산업에 얼마를 투자하나요?"]
        with subprocess.Popen(words, cwd=PROJECT, env=settings, stdout=theirs, stderr=subprocess.PIPE) as process:
            os.close(theirs)
            pieces = [os.read(ours, 10_000)]
            with contextlib.suppress(OSError):  # Linux says so when the other end closes
                while piece := os.read(ours, 10_000):
                    pieces.append(piece)
            assert process.stderr is not None and process.stderr.read() == b""
    os.close(ours)
    shown = b"".join(pieces).decode().replace("\r\n", "\n")
    assert pieces[0].decode() == "총 6,369억 원을"
    assert shown.startswith("총 6,369억 원을 투자합니다[1].\n\n출처\n[1] 계획.txt")


def test_a_reader_that_leaves_is_no_error(library):
    words = [sys.executable, "-m", "cli", "--library", str(library), "show", "계획.txt"]
    with subprocess.Popen(words, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
