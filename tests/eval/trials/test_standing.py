"""Several measurements beside the first: every figure worked out by hand, and many tests at once raised together."""

import json
import math
import re

import pytest

from eval.comparing import Verdict, mcnemar
from eval.grading import Grade
from eval.page.trials_report import trials_report
from eval.trials.standing import Trial, standings
from eval.trials.telling import found_rows, own_rows, remarks, right_rows, trials_markdown, trials_record, trials_text


def grade(number: int, *, right: bool, found: float | None = None, refused: bool = False) -> Grade:
    return Grade(f"q{number}", "number", True, refused, right, (), (), 0, 0, None, found, 10.0 + number)


def trial(name: str, rights: str, founds: str = "", changed: int | None = None) -> Trial:
    """One question a sign: 1 is right, 0 wrong; the evidence found likewise, h is half of it."""
    share = {"1": 1.0, "h": 0.5, "0": 0.0}
    return Trial(
        name,
        tuple(
            grade(number, right=sign == "1", found=share[founds[number]] if founds else None)
            for number, sign in enumerate(rights)
        ),
        changed,
    )


FIRST = trial("처음", "1" * 10 + "0" * 10, "0" * 10 + "1" * 10)
WORSE = trial("나쁨", "0" * 10 + "0" * 10, "h" * 8 + "0" * 2 + "1" * 10, 20)
SAME = trial("같음", "1" * 10 + "0" * 9 + "1", "0" * 10 + "1" * 9 + "h", 12)


def test_each_p_is_raised_by_the_number_of_tests_in_the_whole_table():
    _, worse, same = standings([FIRST, WORSE, SAME])
    right, found = mcnemar(0, 10), mcnemar(8, 0)
    assert (right, found) == (2 / 2**10, 2 / 2**8)
    # Four tests, from the smallest p: times 4, 3, 2, 1, and never less than the one before.
    assert worse.against.right.p == pytest.approx(4 * right, abs=1e-12)
    assert worse.against.found.p == pytest.approx(3 * found, abs=1e-12)
    assert same.against.right.p == same.against.found.p == 1.0
    assert (worse.against.right.verdict, worse.against.found.verdict) == (Verdict.WORSE, Verdict.BETTER)
    assert (same.against.right.verdict, same.against.found.verdict) == (Verdict.NOT_SHOWN, Verdict.NOT_SHOWN)


def test_what_one_test_alone_would_call_real_need_not_be_so_among_many():
    barely = trial("여섯", "0" * 6 + "1" * 4 + "0" * 10)
    alone = standings([FIRST, barely])[1].against.right
    assert (alone.p, alone.verdict) == (2 / 2**6, Verdict.WORSE)
    among = standings([FIRST, barely, *[trial(f"{n}", "1" * 10 + "0" * 10) for n in range(3)]])[1].against.right
    assert (among.p, among.verdict) == (4 * 2 / 2**6, Verdict.NOT_SHOWN)


def test_differences_are_those_of_the_questions():
    _, worse, same = standings([FIRST, WORSE, SAME])
    assert worse.against.right.difference.change == -0.5
    assert (worse.against.right.won, len(worse.against.right.lost)) == ((), 10)
    assert worse.against.found.difference.change == pytest.approx(8 * 0.5 / 20)
    assert same.against.found.lost == ("q19",)
    assert (same.figures.accuracy.right, same.figures.accuracy.asked) == (11, 20)


def test_questions_without_evidence_are_not_tested_for_it_and_others_are_left_out():
    rows = standings([trial("처음", "10"), trial("둘", "1001")])
    assert rows[1].against.found is None
    assert rows[1].against.left_out == 2
    assert found_rows(rows) == []
    with pytest.raises(ValueError, match="nothing"):
        standings([])


def test_the_tables_say_what_is_real_in_words():
    rows = standings([FIRST, WORSE, SAME])
    assert own_rows(rows)[0] == ("처음", "50.0%", "30~70%", "–", "0%", "50.0%", "20밀리초")
    assert right_rows(rows) == [
        ("나쁨", "-50.0%p", "-70.0 ~ -30.0%p", "+0 / -10", "p=0.008", "나빠짐"),
        ("같음", "+5.0%p", "+0.0 ~ +15.0%p", "+1 / -0", "p=1.00", "뚜렷하지 않음"),
    ]
    assert remarks(rows) == [
        "맞힌 문항이 우연을 넘게 나빠졌습니다: 나쁨.",
        "찾은 근거가 우연을 넘게 나아졌습니다: 나쁨.",
        "‘같음’에서 8문항은 그대로와 같은 글입니다.",
    ]
    assert remarks(standings([FIRST, SAME]))[0] == "‘처음’에 견주어 우연을 넘게 다른 것이 없습니다."


def test_text_stands_in_line_and_json_is_json():
    rows = standings([FIRST, WORSE, SAME])
    lines = trials_text(rows).splitlines()
    assert lines[0] == "질문 20개"
    assert lines[1].endswith("걸린 시간") and lines[2].startswith("처음  ")
    record = json.loads(json.dumps(trials_record(rows)))
    assert record["trials"][0]["right"] is None
    assert record["trials"][1]["right"]["verdict"] == "worse"
    assert record["trials"][1]["refusals"] is None
    assert record["method"]["raised"] == "holm"
    assert not any(math.isnan(one["accuracy"]) for one in record["trials"])


def test_names_of_others_stay_words_in_markdown_and_html():
    bad = trial("<script>|`*", "1" * 10 + "0" * 10, "0" * 10 + "1" * 10)
    rows = standings([FIRST, bad])
    assert "| \\<script\\>\\|\\`\\* | 0%p | – | +0 / -0 | p=1.00 | 뚜렷하지 않음 |" in trials_markdown("제목", rows)
    page = trials_report("<b>제목", rows)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "<h1>&lt;b&gt;제목</h1>" in page
    assert not re.search(r"https?://|url\(", page.replace("http-equiv", ""))
    assert page.count("<svg") == 3  # shares, right answers, evidence
