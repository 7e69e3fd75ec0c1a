"""Measures of answers over a real library, and the figures that they sum up to, by hand."""

from dataclasses import replace

import pytest
from fakes import BigramEncoder

from assistant.types import Answer, AnswererKind, Check, CheckKind, Citation
from eval.cited import CitedDocuments
from eval.further import NAMES, further_values, interval, tokens, value
from eval.grading import Grade
from eval.intervals import of_ratio, wilson
from eval.measures import Measures, begin, measures_of
from eval.questions import Question
from index.library import Library
from ingest.korean import Korean

TEXT = "청년 월세 지원\n\n무주택 청년에게 월세를 월 최대 25만원 지원한다.\n\n신청은 온라인으로 한다.\n"
QUOTE = "무주택 청년에게 월세를 월 최대 25만원 지원한다."
AT = TEXT.index(QUOTE)


@pytest.fixture
def library(tmp_path, korean):
    (tmp_path / "공고.txt").write_text(TEXT, encoding="utf-8")
    opened = Library.open_or_create(tmp_path / "library", korean, BigramEncoder())
    opened.add([tmp_path / "공고.txt"])
    yield opened
    opened.close()


def cited(start: int = AT, quote: str = QUOTE, document: str = "공고.txt") -> Citation:
    return Citation(1, document, start, start + len(quote), quote, None, ())


def answer(text: str, *citations: Citation, refused: bool = False, checks: tuple[Check, ...] = ()) -> Answer:
    return Answer("얼마?", "얼마?", text, refused, AnswererKind.EXTRACTIVE, None, citations, checks)


QUESTION = Question(
    "q", "얼마?", (), "list", "월 25만원", (("25만원",), ("온라인",)), (), (), answerable=True, carried={}
)  # fmt: skip


def measured_of(question: Question, given: Answer, missing: int, library: Library, korean: Korean) -> Measures:
    return measures_of(question, given, missing, CitedDocuments(library), begin(question, given, korean))


@pytest.mark.parametrize(
    ("citation", "exact"),
    [
        (cited(), True),
        (cited(AT + 20), False),  # the same words said to stand 20 characters further on
        (cited(AT, QUOTE.replace("25", "35")), False),
        (cited(document="없는 문서.txt"), False),
        (cited(0, ""), False),
    ],
)
def test_a_quote_is_exact_where_the_document_has_its_words_at_its_place(library, citation, exact):
    assert CitedDocuments(library).exact(citation) is exact


def test_cited_text_has_what_stands_above_it(library):
    assert CitedDocuments(library).text(cited()).endswith(f"\n{QUOTE}")
    assert "청년 월세 지원" in CitedDocuments(library).text(cited())
    assert CitedDocuments(library).text(cited(document="없는 문서.txt")) == ""


def test_everything_is_measured_of_an_answer(library, korean):
    checks = (Check(CheckKind.NUMBER, "25만원", True, 1), Check(CheckKind.NUMBER, "9명", False, None))
    given = answer("월세를 월 25만원 지원합니다. [1]", cited(), cited(AT + 1), checks=checks)
    measured = measured_of(QUESTION, given, 1, library, korean)
    # 월세월250000원지원합니다 and 월250000원: all 8 characters of the gold answer among 15.
    assert measured.f1 == pytest.approx(2 * 8 / (15 + 8), abs=1e-9)
    assert replace(measured, f1=None) == Measures(
        exact=False, f1=None, listed=0.5, supported=1.0, useful=1.0, quotes=2, exact_quotes=1, checks=2, failed_checks=1
    )


def test_a_refusal_of_an_answerable_question_answers_nothing(library, korean):
    measured = measured_of(QUESTION, answer("없습니다.", cited(), refused=True), 2, library, korean)
    assert measured == Measures(False, 0.0, 0.0, None, None, 0, 0, 0, 0)


def test_an_answer_in_the_place_of_a_models_is_told_from_the_models_own(library, korean):
    built_in = answer("월세를 월 25만원 지원합니다. [1]", cited())
    own = replace(built_in, answerer=AnswererKind.LLM, model="작은 모델")
    instead = replace(built_in, notice="언어 모델이 답하지 않습니다.")
    assert [measured_of(QUESTION, one, 1, library, korean).instead for one in (built_in, own, instead)] == [
        False, False, True
    ]  # fmt: skip


def test_what_a_question_does_not_say_is_not_measured(library, korean):
    bare = replace(QUESTION, answer="", must_include=(("25만원",),))
    measured = measured_of(bare, answer("25만원입니다."), 0, library, korean)
    assert (measured.exact, measured.f1, measured.listed) == (None, None, None)
    unanswerable = replace(QUESTION, answerable=False)
    measured = measured_of(unanswerable, answer("25만원입니다."), 1, library, korean)
    assert (measured.exact, measured.f1, measured.listed) == (None, None, None)


def graded(measures: Measures | None, correct: bool | None = True, refused: bool = False) -> Grade:
    return Grade("q", "", True, refused, correct, (), (), 0, 0, None, None, 1.0, measures=measures)


def measured(**fields: object) -> Measures:
    usual: dict[str, object] = {"exact": True, "f1": 1.0, "listed": None, "supported": 1.0, "useful": 0.5,
                                "quotes": 2, "exact_quotes": 2, "checks": 1, "failed_checks": 0}  # fmt: skip
    return Measures(**{**usual, **fields})  # type: ignore[arg-type]


def test_figures_are_sums_of_parts_over_sums_of_wholes():
    grades = [
        graded(measured()),
        graded(measured(exact=False, f1=0.25, listed=0.75, quotes=6, exact_quotes=3, failed_checks=1)),
        graded(measured(supported=0.0, failed_checks=2, quotes=0, exact_quotes=0), correct=False),
        graded(measured(failed_checks=0, quotes=0, exact_quotes=0), correct=False),
        graded(measured(exact=None, f1=None, supported=None, useful=None, quotes=0), refused=True, correct=False),
        graded(None),
    ]
    assert further_values(grades) == {
        "exact_match": pytest.approx(3 / 4, abs=1e-9),
        "character_f1": pytest.approx(3.25 / 4, abs=1e-9),
        "list_recall": pytest.approx(0.75, abs=1e-9),
        "citation_support_recall": pytest.approx(3 / 4, abs=1e-9),
        "citation_support_precision": pytest.approx(0.5, abs=1e-9),
        "exact_quotes": pytest.approx(5 / 8, abs=1e-9),
        "false_flags": pytest.approx(1 / 2, abs=1e-9),
        "caught_errors": pytest.approx(1 / 2, abs=1e-9),
    }


def test_tokens_are_counted_an_answer_that_a_model_wrote():
    grades = [
        graded(measured(sent_tokens=2000, written_tokens=100)),
        graded(measured(sent_tokens=1000, written_tokens=0)),
    ]
    assert tokens([*grades, graded(measured()), graded(None)]) == {"answers": 2, "sent": 1500.0, "written": 50.0}
    assert tokens([graded(measured()), graded(None)]) is None


def test_nothing_measured_is_none():
    assert further_values([graded(None)]) == dict.fromkeys(NAMES)
    assert value([]) is None
    assert interval([]) == wilson(0, 0)


def test_intervals_draw_questions_anew_and_know_doubt_where_all_are_alike():
    pairs = [(1.0, 2.0), (3.0, 4.0), (0.0, 1.0)]
    assert interval(pairs) == of_ratio([1.0, 3.0, 0.0], [2.0, 4.0, 1.0])
    assert interval([(2.0, 2.0), (5.0, 5.0)]) == wilson(2, 2)
    assert interval([(0.0, 2.0), (0.0, 5.0)]) == wilson(0, 2)
    assert interval([(1.0, 1.0), (0.0, 1.0), (1.0, 1.0)]) == wilson(2, 3)
