"""What the page of evaluation shows: figures in words, questions narrowed, and hostile words kept words."""

import csv
import io
from dataclasses import replace

import pytest

from assistant.types import Answer, AnswererKind, Citation
from eval.comparing import compare
from eval.figures import figures_of
from eval.grading import Grade
from eval.kept import Kept
from eval.markdown import markdown
from eval.measures import Measures
from eval.outcomes import Outcome, mark, reasons
from eval.page.compare_view import comparison
from eval.page.desk import changed
from eval.page.detail_view import detail
from eval.page.figures_view import run_figures
from eval.page.list_view import question_list
from eval.page.run_view import run_head
from eval.page.view import PAGE, Shown, View
from eval.questions import Evidence, Question
from eval.runs import Run, RunFacts
from eval.spreadsheet import figures_csv
from eval.words import caution, duration, milliseconds, percent, verdict_words

HOSTILE = '"><img src=http://evil.example/x onerror=alert(1)><script>alert(1)</script>${alert(1)}'


def kept(number: int, correct: bool | None = True, kind: str = "number", **grade: object) -> Kept:
    question = Question(
        f"q{number}", HOSTILE, (), kind, HOSTILE, ((HOSTILE,),), (HOSTILE,), ((Evidence(HOSTILE, HOSTILE),),),
        kind != "unanswerable", {},
    )  # fmt: skip
    citation = Citation(1, HOSTILE, 0, 3, HOSTILE, None, (HOSTILE,))
    answer = Answer(HOSTILE, HOSTILE, f"{HOSTILE} [1]", False, AnswererKind.LLM, HOSTILE, (citation,), ())
    usual: dict[str, object] = {
        "answerable": kind != "unanswerable", "refused": False, "missing": () if correct else ((HOSTILE,),),
        "forbidden": (), "citations": 1, "right_citations": 1, "found_by_citations": 1.0, "found_in_hits": 0.5,
        "latency_ms": 20.0 + number, "confidence": number / 200, "found_within": (0.0, 0.0, 0.5, 1.0, 1.0),
    }  # fmt: skip
    graded = Grade(id=f"q{number}", type=kind, correct=correct, **{**usual, **grade})  # type: ignore[arg-type]
    return Kept(question, answer, graded)


def run(answers: list[Kept], name: str = HOSTILE) -> Run:
    facts = RunFacts(name, HOSTILE, "ab", len(answers), 1, 2, HOSTILE, model=HOSTILE, git=HOSTILE, began_at=HOSTILE)
    return Run(facts, tuple(answers), "2026-11-21T00:00:00+00:00", (HOSTILE,))


ONE = run([kept(n, n % 4 > 0, HOSTILE if n % 2 else "unanswerable") for n in range(90)])
OTHER = run([kept(n, n % 3 > 0, HOSTILE if n % 2 else "unanswerable") for n in range(90)])


@pytest.mark.parametrize(
    "html",
    [
        run_head(ONE, None, ()),
        run_head(ONE, OTHER, ()),
        run_figures(figures_of([one.grade for one in ONE.answers])),
        comparison(compare([one.grade for one in ONE.answers], [one.grade for one in OTHER.answers])),
        question_list(Shown(ONE, OTHER), View()),
        detail(ONE.answers[0], OTHER.answers[0], (HOSTILE, "")),
    ],
)
def test_hostile_words_stay_words(html):
    assert "<script" not in html
    assert "<img" not in html
    assert "onerror=alert(1)>" not in html


def test_figures_of_an_empty_and_of_an_unjudged_run_are_said_in_words():
    empty = figures_of([])
    assert "정답률을 낼 수 없습니다" in caution(empty)
    assert run_figures(empty)
    unjudged = figures_of([kept(1, None, found_by_citations=None, found_in_hits=None, found_within=()).grade])
    assert "가릴 수 있는 질문이 없습니다" in run_figures(unjudged)


def test_few_questions_are_warned_of_and_many_are_not():
    few = figures_of([kept(n).grade for n in range(5)])
    assert "문항이 5개뿐이라" in caution(few)
    assert "57~100%" in caution(few)
    assert caution(figures_of([kept(n).grade for n in range(30)])) == ""


def test_answers_in_the_place_of_a_models_are_warned_of():
    grades = [kept(n).grade for n in range(30)]
    measures = Measures(None, None, None, None, None, 0, 0, 0, 0, instead=True)
    told = caution(figures_of([*grades[:28], *(replace(grade, measures=measures) for grade in grades[28:])]))
    assert told.startswith("30문항 가운데 2문항은 언어 모델이 답하지 못했거나")


def test_a_list_is_narrowed_and_grows():
    shown = Shown(ONE, None)
    assert len(shown.listed(Outcome.WRONG, None)) == 23
    assert len(shown.listed(Outcome.ALL, HOSTILE)) == 45
    first = question_list(shown, View())
    assert first.count('data-act="open"') == PAGE
    assert "30문항 더 보기" in first
    assert question_list(shown, changed(View(), "more", "")).count('data-act="open"') == 90
    beside = Shown(ONE, OTHER)
    won, lost = beside.listed(Outcome.WON, None), beside.listed(Outcome.LOST, None)
    assert {int(one.question.id[1:]) for one in won} == {n for n in range(90) if n % 3 == 0 and n % 4}
    assert {int(one.question.id[1:]) for one in lost} == {n for n in range(90) if n % 4 == 0 and n % 3}


@pytest.mark.parametrize(("act", "value"), [("outcome", "nonsense"), ("outcome", ""), ("nothing", "x")])
def test_what_is_no_choice_changes_nothing(act, value):
    assert changed(View(run="가", opened="q1"), act, value) == View(run="가", opened="q1")


def test_why_an_answer_is_wrong_is_said():
    assert reasons(kept(1)) == ()
    assert reasons(kept(1, False, missing=(("5억", "오억"), ("3월",)), forbidden=("6억",))) == (
        "답에 ‘5억’, ‘오억’ 가운데 어느 것도 없습니다.",
        "답에 ‘3월’이 없습니다.",
        "들어가면 안 되는 말이 답에 있습니다: ‘6억’.",
    )
    refused = kept(1, False, refused=True, missing=(("5억",),))
    assert reasons(refused) == ("답이 있는 질문인데 거절했습니다.",)
    assert mark(refused.grade) is Outcome.REFUSED
    assert reasons(kept(1, False, "unanswerable")) == ("문서에 답이 없는 질문인데 답했습니다.",)


def test_a_comparison_says_what_it_may():
    grades = [kept(n).grade for n in range(40)]
    same = verdict_words(compare(grades, grades).overall)
    assert same == "40문항에서 맞고 틀림이 모두 같습니다."
    five = verdict_words(compare(grades, [kept(n, n >= 5).grade for n in range(40)]).overall)
    assert five.startswith("차이가 우연보다 크다고 볼 수 없습니다.")
    assert "6개는 되어야" in five
    seven = verdict_words(compare(grades, [kept(n, n >= 7).grade for n in range(40)]).overall)
    assert seven.startswith("나중 실행이 나빠졌습니다.")


def test_numbers_are_told_for_readers():
    assert (percent(0.875), percent(1.0), percent(0.0), percent(1 / 3)) == ("87.5%", "100%", "0%", "33.3%")
    assert (milliseconds(45.4), milliseconds(1240), milliseconds(125_000)) == ("45밀리초", "1.24초", "2분 5초")
    assert (duration(8.4), duration(120), duration(3900)) == ("8초", "2분", "1시간 5분")


def test_markdown_holds_words_and_no_marks_of_others():
    written = markdown(ONE, OTHER)
    assert "<script" not in written.replace("\\<", "")
    assert "## 틀린 문항 23" in written
    assert "\n- 차이가 우연보다 크다고 볼 수 없습니다" in written


def test_figures_for_spreadsheets_hold_no_formula():
    grades = [kept(n, kind="=HYPERLINK(1)").grade for n in range(3)]
    written = figures_csv(figures_of(grades)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(written)))
    assert rows[2] == ["정답률", "1.0", "0.4385", "1.0", "3", "3"]
    assert not any(cell.startswith("=") for row in rows for cell in row)
    assert any("HYPERLINK" in row[0] for row in rows)
