"""Grades of answers and their sums, worked out by hand over one small document."""

import unicodedata

import pytest

from assistant.types import Answer, AnswererKind, Citation
from eval.further import NAMES
from eval.gold import Gold
from eval.grading import forbidden_forms, grade, missing_forms, normalized
from eval.questions import Evidence, Question
from eval.spans import Span
from eval.summary import latency, summarize

TEXT = "총 6,369억 원을 투자한다.\n작년보다 57% 늘었다.\n" + "다른 이야기가 이어진다. " * 100 + "\n담당은 가나과이다."
NAME = "폴더/계획.txt"
GOLD = Gold({NAME: TEXT, "표.txt": "합계\t6,369"})


def question(**fields: object) -> Question:
    usual: dict[str, object] = {
        "id": "q", "question": "얼마?", "history": (), "type": "number", "answer": "6,369억 원입니다.",
        "must_include": (("6,369억",),), "must_not_include": (), "evidence": (), "answerable": True, "carried": {},
    }  # fmt: skip
    return Question(**{**usual, **fields})  # type: ignore[arg-type]


def answer(text: str = "6369억 원입니다. [1]", *quotes: str, refused: bool = False) -> Answer:
    citations = tuple(
        Citation(n, NAME, TEXT.index(quote), TEXT.index(quote) + len(quote), quote, None, ())
        for n, quote in enumerate(quotes, start=1)
    )
    return Answer("얼마?", "얼마?", text, refused, AnswererKind.EXTRACTIVE, None, citations, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("총 **6,369억** 원[1]입니다.", "총6369억원입니다."),
        ("3조 2,682억\t원", "3조2682억원"),
        ("가, 나, 1, 2", "가,나,1,2"),
        ("1,2345", "1,2345"),
        (unicodedata.normalize("NFD", "한글"), "한글"),
    ],
)
def test_normalization_drops_marks_white_space_and_thousands_commas_only(text, expected):
    assert normalized(text) == expected


def test_one_form_of_each_list_must_stand_in_the_answer():
    wanted = (("6,369억", "육천"), ("57 %",), ("AI", "인공지능"))
    assert missing_forms("6369 억 원, 57%, 인공\n지능", wanted) == ()
    assert missing_forms("6,368억, 57%, ai", wanted) == (("6,369억", "육천"), ("AI", "인공지능"))
    assert forbidden_forms("6,368억", ("6368", "7")) == ("6368",)


@pytest.mark.parametrize(
    ("asked", "given", "correct"),
    [
        (question(), answer(), True),
        (question(), answer("6,368억"), False),
        (question(must_not_include=("원입니다",)), answer(), False),
        (question(), answer(refused=True), False),
        (question(must_include=()), answer(), None),
        (question(must_include=(), answerable=False), answer(), False),
        (question(must_include=(), answerable=False), answer(refused=True), True),
        (question(must_include=(), answerable=False, must_not_include=("6369",)), answer(refused=True), False),
        (question(must_include=(), answerable=None), answer(), None),
    ],
)
def test_what_is_correct(asked, given, correct):
    assert grade(asked, given, (), GOLD, 1.0).correct is correct


TOTAL = Evidence("계획.txt", "총 6,369억 원을")
GROWTH = Evidence("폴더/계획.txt", "57% 늘었다")
IN_TABLE = Evidence("표.txt", "합계 6,369")


def test_citations_are_right_when_they_are_about_any_alternative():
    asked = question(evidence=((TOTAL, GROWTH), (IN_TABLE,)))
    given = answer("6369억", "총 6,369억 원을 투자한다.", "57%", "담당은 가나과이다.")
    graded = grade(asked, given, (), GOLD, 1.0)
    assert (graded.citations, graded.right_citations) == (3, 2)
    assert graded.found_by_citations == 1.0


def test_the_best_alternative_counts():
    asked = question(evidence=((TOTAL, GROWTH), (IN_TABLE,)))
    assert grade(asked, answer("6369억", "57%"), (), GOLD, 1.0).found_by_citations == 0.5
    hits = [Span("표.txt", 0, 8)]
    assert grade(asked, answer(), hits, GOLD, 1.0).found_in_hits == 1.0


def test_a_refused_answer_cites_nothing():
    graded = grade(question(evidence=((TOTAL,),)), answer("없습니다", "57%", refused=True), (), GOLD, 1.0)
    assert (graded.citations, graded.found_by_citations) == (0, 0.0)


def test_hits_are_read_up_to_a_thousand_characters():
    asked = question(evidence=((Evidence(NAME, "담당은 가나과이다."),),))
    last = Span(NAME, TEXT.index("담당은"), len(TEXT))
    long = Span(NAME, 40, 1040)
    short = Span(NAME, 40, 1040 - len("담당은 가나과이다."))
    assert grade(asked, answer(), [short, last], GOLD, 1.0).found_in_hits == 1.0
    assert grade(asked, answer(), [long, last], GOLD, 1.0).found_in_hits == 0.0
    assert grade(question(), answer(), [last], GOLD, 1.0).found_in_hits is None


def test_a_quote_that_stands_nowhere_is_never_found():
    asked = question(evidence=((Evidence("없음.txt", "총"), Evidence(NAME, "없는 말")),))
    graded = grade(asked, answer("답", "57%"), [Span(NAME, 0, 50)], GOLD, 1.0)
    assert (graded.right_citations, graded.found_by_citations, graded.found_in_hits) == (0, 0.0, 0.0)


def test_the_summary_of_four_answers():
    cited, missed = question(evidence=((TOTAL,),)), question(type="table", evidence=((GROWTH,),))
    unanswerable = question(type="unanswerable", must_include=(), answerable=False)
    grades = [
        grade(cited, answer("6369억", "총 6,369억 원을 투자한다.", "57%"), (), GOLD, 9.0),
        grade(missed, answer("모름", refused=True), [Span(NAME, 0, 40)], GOLD, 2.0),
        grade(unanswerable, answer("없음", refused=True), (), GOLD, 4.0),
        grade(unanswerable, answer(), (), GOLD, 3.0),
    ]
    summary = summarize(grades)
    assert summary == {
        "questions": 4,
        "answerable": 2,
        "unanswerable": 2,
        "accuracy": 0.5,
        "by_type": {
            "number": {"questions": 1, "correct": 1, "accuracy": 1.0},
            "table": {"questions": 1, "correct": 0, "accuracy": 0.0},
            "unanswerable": {"questions": 2, "correct": 1, "accuracy": 0.5},
        },
        "refusal_recall": 0.5,
        "false_refusals": 0.5,
        "citation_precision": 0.5,
        "citation_evidence_recall": 0.5,
        "hit_evidence_recall_1000": 0.5,
        **dict.fromkeys((*NAMES, "tokens")),  # nothing of it was measured here: tests/eval/test_measures.py
        "fallbacks": 0,
        "latency_ms": {"first": 9.0, "p50": 3.0, "p95": 4.0},
        "selective": summary["selective"],
    }
    # A right answer, a wrong one refused, an unanswerable one refused and one answered, all without confidence.
    operating = summary["selective"]["operating"]  # type: ignore[index]
    assert (operating["coverage"], operating["risk"], operating["false_refusals"]) == (0.5, 0.5, 0.5)


def test_the_curve_needs_judged_questions_of_both_kinds():
    unjudged = question(must_include=())
    refused = grade(
        question(type="unanswerable", must_include=(), answerable=False), answer(refused=True), (), GOLD, 1.0
    )
    assert summarize([refused, grade(unjudged, answer(), (), GOLD, 1.0)])["selective"] is None
    assert summarize([refused, grade(question(), answer(), (), GOLD, 1.0)])["selective"]["area"] == 0.5


def test_nothing_asked_gives_no_figures():
    summary = summarize([])
    assert summary["accuracy"] is None
    assert summary["citation_precision"] is None
    assert latency([]) == {"first": 0.0, "p50": 0.0, "p95": 0.0}
    assert latency([5.0]) == {"first": 5.0, "p50": 5.0, "p95": 5.0}
