"""The measuring of Welfare-QA over three small programmes: what each way shows, shares and ratios by hand, going on."""

import json
from pathlib import Path

import pytest

from benchmarks.welfare_answers import WAYS, answered, figures_of, measured, report, texts_of
from eval.row_library import (
    GoldQuestion,
    TextRow,
    build,
    load_gold_questions,
    load_text_rows,
    open_built_in,
    remove,
)
from index.library import Library
from index.static import StaticEncoder
from ingest.korean import Korean

ROWS = (
    TextRow(
        "달빛수당",
        "달빛수당",
        "달빛수당\n\n달빛수당은 만 70세 이상에게 매월 12만 원을 준다.\n\n문의는 044-111-2222이다.",
    ),
    TextRow("별빛학교", "별빛학교", "별빛학교는 초등학생에게 저녁 8시까지 돌봄을 제공한다."),
    TextRow("해맞이버스", "해맞이 버스", "해맞이 버스는 섬 주민의 뱃삯을 절반으로 깎아 준다."),
)
QUESTIONS = (
    GoldQuestion("a", "달빛수당은 매월 얼마인가요?", "달빛수당은 만 70세 이상에게 12만 원입니다.", ("달빛수당",)),
    GoldQuestion("b", "별빛학교는 언제까지 돌봐 주나요?", "네, 가능합니다.", ("별빛학교",)),
)
ANSWER = {
    "id": "a", "question": "달빛수당은 얼마인가요?", "gold": "월 12만 원, 부부는 20만 원입니다.",
    "answer": "달빛수당은 12만원입니다. [1]", "refused": False, "confidence": 0.9,
    "relevant": ["달빛수당"], "cited": ["달빛수당.txt"],
    "found": "별빛학교.txt", "passage": "제목\n\n부부 20만 원 " + "가" * 300, "title": "제목",
}  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    build(folder, ROWS)
    return folder


def test_a_file_opens_with_its_title_once() -> None:
    assert [row.content for row in ROWS[1:]] == [ROWS[1].text, f"해맞이 버스는 {ROWS[2].text[8:]}"]
    assert TextRow("가", "나", "다").content == "나\n\n다"


def test_each_way_shows_its_words() -> None:
    shown = dict(zip(WAYS, texts_of(ANSWER, "온 글"), strict=True))
    passage = ANSWER["passage"]
    assert shown == {
        "answers": "달빛수당은 12만원입니다. [1]",
        "first 200": str(passage)[:200],
        "first 200 untitled": "부부 20만 원 " + "가" * 191,
        "passage as long": "제목\n\n부부 20만 원 가가가가가",
        "whole passage": passage,
        "gold programme": "온 글",
    }


def test_shares_and_ratios_worked_out_by_hand() -> None:
    # Wanted: 12만 원, 20만 원, 월, 부부.
    other = {**ANSWER, "id": "b", "answer": "문서에서 답을 찾지 못했습니다.", "refused": True, "cited": []}
    polite = {**ANSWER, "id": "c", "gold": "네, 가능합니다."}
    rows = [ANSWER, other, polite]
    programmes = {"달빛수당": "월 12만 원, 20만 원, 부부"}
    found = figures_of(rows, measured(rows, programmes), programmes)
    ways = found["ways"]
    assert isinstance(ways, dict)
    assert [ways[way]["both"] for way in WAYS] == [0.125, 0.5, 0.5, 0.5, 0.5, 1.0]
    assert [ways["answers"][kind] for kind in ("figures", "nouns", "figures_questions")] == [0.25, 0.0, 2]
    ratios = found["ratios"]
    assert isinstance(ratios, dict)
    assert (ratios["first 200"]["both"], ratios["first 200"]["figures"]) == (0.25, 0.5)
    told = {name: found[name] for name in ("questions", "left_out", "refused", "right_programme_first")}
    assert told == {"questions": 3, "left_out": 1, "refused": pytest.approx(1 / 3), "right_programme_first": 0.0}
    assert found["right_programme_cited"] == pytest.approx(2 / 3)
    assert "| answers / first 200 | | 0.250 (" in report(found)


@pytest.mark.slow
def test_a_stopped_run_goes_on_and_a_torn_line_is_asked_again(library: Path, tmp_path: Path) -> None:
    out = tmp_path / "answers.jsonl"
    first = answered(library, QUESTIONS, out)
    assert "12만 원" in str(first[0]["answer"]) and first[0]["found"] == "달빛수당.txt" == f"{ROWS[0].id}.txt"
    lines = out.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = json.dumps({**first[0], "answer": "처음 것"}, ensure_ascii=False) + "\n"
    out.write_text(lines[0] + kept + lines[2][: len(lines[2]) // 2], encoding="utf-8")
    again = answered(library, QUESTIONS, out)
    assert [again[0]["answer"], again[1]["answer"]] == ["처음 것", first[1]["answer"]]
    assert answered(library, QUESTIONS, out) == again


@pytest.mark.slow
@pytest.mark.parametrize(
    "first_line",
    [{"made_with": {"git": "0123456789ab", "library_revision": 1}}, ANSWER],
    ids=["another commit", "a file of before"],
)
def test_answers_of_another_version_are_not_gone_on_with(
    library: Path, tmp_path: Path, first_line: dict[str, object]
) -> None:
    out = tmp_path / "answers.jsonl"
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in (first_line, ANSWER))
    out.write_text(lines, encoding="utf-8")
    with pytest.raises(SystemExit, match=r"--again asks everything anew, --out names another file"):
        answered(library, QUESTIONS[:1], out)
    assert out.read_text(encoding="utf-8") == lines


@pytest.mark.slow
def test_a_library_is_built_once_and_rows_can_be_taken_out(tmp_path: Path) -> None:
    build(tmp_path, ROWS)
    revision = _revision(tmp_path)
    build(tmp_path, ROWS)
    assert _revision(tmp_path) == revision
    remove(tmp_path, {"달빛수당"}, ROWS)
    assistant = open_built_in(tmp_path)
    try:
        assert {entry.name for entry in assistant.library.documents.entries()} == {"별빛학교.txt", "해맞이버스.txt"}
        assert assistant.ask(QUESTIONS[0].question).refused
    finally:
        assistant.close()


def test_rows_and_questions_are_read_as_they_stand(tmp_path: Path) -> None:
    corpus, queries = tmp_path / "c.jsonl", tmp_path / "q.jsonl"
    corpus.write_text('{"id": "가", "text": "글"}\n{"id": "나", "title": "제목", "text": ""}\n', encoding="utf-8")
    queries.write_text(
        '{"id": "1", "query": "뭐?", "answer": "글", "relevant": ["가"]}\n'
        '{"id": "2", "query": "뭐?", "answer": "", "relevant": []}\n',
        encoding="utf-8",
    )
    assert load_text_rows(corpus) == (TextRow("가", "", "글"), TextRow("나", "제목", ""))
    assert load_gold_questions(queries) == (GoldQuestion("1", "뭐?", "글", ("가",)),)


def _revision(folder: Path) -> int:
    library = Library.open(folder, Korean(), StaticEncoder.load())
    try:
        return library.revision
    finally:
        library.close()
