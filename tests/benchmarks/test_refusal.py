"""Refusing with and without the gold row, over four small rows."""

from pathlib import Path

import pytest

from assistant.types import Answer, AnswererKind, Citation
from benchmarks.refusal import cites_gold, folds_of, holds_gold, measured
from eval.row_library import GoldQuestion, TextRow, build
from eval.selective import selective_record

ROWS = (
    TextRow("d1", "달빛수당", "달빛수당은 만 70세 이상에게 매월 12만 원을 준다. 문의는 달빛과에 한다."),
    TextRow("d2", "별빛학교", "별빛학교는 초등학생에게 저녁 8시까지 돌봄을 제공한다."),
    TextRow("d3", "해맞이버스", "해맞이버스는 섬 주민의 뱃삯을 절반으로 깎아 준다."),
    TextRow("d4", "구름우체국", "구름우체국은 산마을에 소포를 사흘마다 나른다."),
)
QUESTIONS = (
    GoldQuestion("a", "달빛수당은 매월 얼마를 주나요?", "12만원", ("d1",)),
    GoldQuestion("b", "별빛학교는 몇 시까지 돌봄을 제공하나요?", "저녁 8시", ("d2",)),
    GoldQuestion("c", "구름우체국은 산마을에 무엇을 나르나요?", "편지", ("d4",)),
)


def answer(text: str, *documents: str) -> Answer:
    citations = tuple(Citation(n, name, 0, 1, "가", None, ()) for n, name in enumerate(documents, start=1))
    return Answer("?", "?", text, False, AnswererKind.EXTRACTIVE, None, citations, ())


@pytest.mark.parametrize(
    ("gold", "text", "right"),
    [
        ("1,200명", "모두 1200 명입니다. [1]", True),
        ("‘차붐’.", "차붐이라 불렀다.", True),
        ("12만원", "13만원", False),
    ],
)
def test_short_answers_are_looked_for_without_blanks_commas_and_marks(gold: str, text: str, right: bool) -> None:
    assert holds_gold(GoldQuestion("a", "?", gold, ()), answer(text)) is right


def test_citing_another_row_is_wrong() -> None:
    asked = GoldQuestion("a", "?", "답", ("d1",))
    given = [answer("답 [1][2]", "d3.txt", "d1.txt"), answer("답 [1]", "d11.txt"), answer("답")]
    assert [cites_gold(asked, one) for one in given] == [True, False, False]


def test_questions_of_one_row_stay_in_one_fold_and_none_is_lost() -> None:
    questions = [GoldQuestion(str(n), "?", "답", (f"d{n % 7}",)) for n in range(50)]
    parts = folds_of(questions, 3)
    assert sorted(one.id for part in parts for one in part) == sorted(one.id for one in questions)
    rows = [{name for one in part for name in one.relevant} for part in parts]
    assert len(rows) == 3 and sum(map(len, rows)) == 7


@pytest.mark.slow
def test_what_is_there_is_answered_and_what_is_gone_refused(tmp_path: Path) -> None:
    build(tmp_path, ROWS)
    found = measured(tmp_path, ROWS, QUESTIONS, holds_gold)
    assert [(one.judged.answerable, one.judged.right, one.judged.refused) for one in found] == [
        (True, True, False),
        (True, True, False),
        (True, False, False),
        (False, False, True),
        (False, False, True),
        (False, False, True),
    ]
    assert all(one.answer.confidence == one.judged.confidence for one in found)
    both = selective_record([one.judged for one in found])["both_wanted"]
    assert isinstance(both, dict) and both["false_refusals"] == 0
