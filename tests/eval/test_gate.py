"""The gate: seeded faults are caught, and a change that does nothing passes every time."""

import random
from dataclasses import replace

import pytest

from eval.comparing import compare
from eval.gate import fallen_under, got_worse
from eval.grading import Grade


def graded(count: int = 173, seed: int = 1) -> list[Grade]:
    """A measurement as the samples give it: four of five right, one of seven unanswerable."""
    draw = random.Random(seed)
    grades: list[Grade] = []
    for number in range(count):
        answerable = number % 7 > 0
        right = draw.random() < 0.8
        grades.append(
            Grade(
                id=f"q{number}", type="number" if answerable else "unanswerable", answerable=answerable,
                refused=right if not answerable else draw.random() < 0.05, correct=right, missing=(), forbidden=(),
                citations=1 if answerable else 0, right_citations=int(right and answerable),
                found_by_citations=float(right) if answerable else None,
                found_in_hits=float(draw.random() < 0.93) if answerable else None,
                latency_ms=draw.uniform(20, 90),
            )
        )  # fmt: skip
    return grades


@pytest.mark.parametrize("seed", range(10))
def test_a_change_that_does_nothing_passes(seed):
    grades = graded(seed=seed)
    later = [replace(one, latency_ms=one.latency_ms * 1.3) for one in grades]
    assert got_worse(compare(grades, later)) == ()


def noisy(grades: list[Grade], seed: int) -> list[Grade]:
    """The same system on another day: each figure of each answer comes out otherwise once in 25 times."""
    draw = random.Random(seed)

    def other(value: float | None) -> bool:
        return bool(value) is not (draw.random() < 0.04)

    return [
        replace(
            one,
            correct=other(one.correct),
            refused=other(one.refused),
            right_citations=int(other(one.right_citations)) if one.citations else 0,
            found_by_citations=float(other(one.found_by_citations)) if one.answerable else None,
            found_in_hits=float(other(one.found_in_hits)) if one.answerable else None,
        )
        for one in grades
    ]


def test_what_differs_by_chance_alone_is_stopped_as_rarely_as_is_said():
    grades = graded()
    stopped = [got_worse(compare(noisy(grades, 2 * n), noisy(grades, 2 * n + 1))) for n in range(60)]
    assert sum(map(bool, stopped)) <= 3


@pytest.mark.parametrize(("lost", "stopped"), [(7, False), (8, True)])
def test_a_few_questions_that_all_fell_are_not_yet_more_than_chance(lost, stopped):
    grades = [replace(one, found_by_citations=1.0 if one.answerable else None) for one in graded()]
    fallen = {one.id for one in [one for one in grades if one.answerable][:lost]}
    later = [replace(one, found_by_citations=0.0) if one.id in fallen else one for one in grades]
    # 2 * 0.5 ** 7 * 5 = 0.078 and 2 * 0.5 ** 8 * 5 = 0.039
    told = got_worse(compare(grades, later))
    assert bool(told) is stopped
    assert all(one.endswith("오른 문항 0, 내린 문항 8, 보정한 p=0.039)") for one in told)


def test_a_digit_dropped_in_one_of_ten_answers_is_caught():
    grades = graded()
    later = [replace(one, correct=False) if n % 10 == 0 else one for n, one in enumerate(grades)]
    (told,) = got_worse(compare(grades, later))
    assert told.startswith("나중 실행이 나빠졌습니다.")


def test_citations_that_are_shifted_are_caught():
    grades = graded()
    later = [replace(one, right_citations=0, found_by_citations=0.0) if one.citations else one for one in grades]
    told = got_worse(compare(grades, later))
    assert [words.partition(":")[0] for words in told] == ["인용이 근거에 닿은 비율", "근거를 인용한 비율"]


def test_a_search_that_finds_less_is_caught():
    grades = graded()
    later = [replace(one, found_in_hits=0.0) if n % 9 == 0 and one.answerable else one for n, one in enumerate(grades)]
    (told,) = got_worse(compare(grades, later))
    assert told.startswith("검색 결과 앞 1,000자에 근거가 든 비율: -")


def test_refusing_more_of_what_has_an_answer_is_caught():
    grades = graded()
    later = [replace(one, refused=True) if n % 8 == 0 and one.answerable else one for n, one in enumerate(grades)]
    (told,) = got_worse(compare(grades, later))
    assert told.startswith("답이 있는데 거절한 비율: +")


def test_getting_better_passes():
    grades = graded()
    assert got_worse(compare(grades, [replace(one, correct=True) for one in grades])) == ()


def test_a_share_below_the_least_is_told():
    grades = [replace(one, correct=True) for one in graded(20)]
    assert fallen_under(grades, 1.0) == ""
    worse = [replace(grades[1], correct=False), *grades[2:]]
    assert fallen_under(worse, 1.0) == "정답률이 94.1%(16/17)로 기준인 100%에 못 미칩니다."
    assert fallen_under([replace(one, correct=None) for one in grades], 0.1)
