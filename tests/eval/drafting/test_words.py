"""How proposals are worded, and in which forms a figure may stand in an answer."""

import random
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.figures.parsing import parse_figures
from eval.drafting.absent import Everything
from eval.drafting.forms import amount_forms, figure_forms
from eval.drafting.wording import asked_figure, in_the_past, named_within, varied
from ingest.names import built_in_names


@pytest.mark.parametrize(
    ("subject", "unit", "past", "asked"),
    [
        ("가로등 교체의 물량", "개", False, "가로등 교체의 물량은 몇 개인가요?"),
        ("처리율", "%", False, "처리율은 몇 %인가요?"),
        ("처리율", "%", True, "처리율은 몇 %였나요?"),
        ("예산", "백만원", True, "예산은 얼마였나요?"),
        ("참여 인원", "명", True, "참여 인원은 몇 명이었나요?"),
        ("나루구의 연장", "㎞", False, "나루구의 연장은 몇 ㎞인가요?"),
    ],
)
def test_a_figure_is_asked_by_its_unit(subject, unit, past, asked):
    assert asked_figure(subject, unit, past=past) == asked


@pytest.mark.parametrize(
    ("question", "endings"),
    [
        ("예산은 얼마인가요?", {"얼마인가요?", "얼마입니까?", "얼마예요?", "얼마인지 알려 주세요."}),
        ("인원은 몇 명인가요?", {"몇 명인가요?", "몇 명입니까?", "몇 명이에요?", "몇 명인지 알려 주세요."}),
        ("방법은 어떻게 되나요?", {"되나요?", "됩니까?", "돼요?", "되는지 알려 주세요."}),
        ("예산은 얼마였나요?", {"얼마였나요?", "얼마였습니까?", "얼마였는지 알려 주세요."}),
        ("얼마나 늘었나요?", {"늘었나요?", "늘었습니까?", "늘었는지 알려 주세요."}),
    ],
)
def test_people_end_a_question_in_several_ways(question, endings):
    told = {varied(question, random.Random(seed)) for seed in range(60)}
    assert all(any(one.endswith(ending) for ending in endings) for one in told)
    assert len(told) == len(endings)


def test_what_is_over_was():
    assert in_the_past("예산은 얼마인가요?") == "예산은 얼마였나요?"
    assert in_the_past("어떻게 되나요?") == "어떻게 되나요?"


def test_a_part_is_named_only_where_the_name_does_not_say_it():
    assert named_within("구별 실적", "나루구의 물량") == "구별 실적에서 나루구의 물량"
    assert named_within("가로등 교체", "가로등 교체의 예산") == "가로등 교체의 예산"
    assert named_within("", "가로등") == "가로등"


@pytest.mark.parametrize(
    ("words", "asked", "forms"),
    [
        ("14,200백만원", "예산은?", (("14,200백만원", "142억", "14,200백만"),)),
        ("2025. 3. 4.(화) ~ 3. 28.(금)", "언제?", (("3월 4일", "3. 4."), ("3월 28일", "3. 28."))),
        ("85.0%", "얼마?", (("85.0%", "85%"),)),
        ("12", "몇?", ()),
        ("1인당 45,000원", "얼마?", (("45,000원", "4.5만"),)),
        ("2024년 240명", "2024년에는 몇 명?", (("240명",),)),
        ("02-310-4477", "전화번호는?", (("02-310-4477",),)),
    ],
)
def test_a_figure_may_stand_in_several_forms(words, asked, forms):
    assert tuple(found[: len(meant)] for found, meant in zip(figure_forms(words, asked), forms, strict=True)) == forms


@given(st.integers(1, 10**15))
def test_every_form_of_an_amount_is_that_amount(value):
    for form in amount_forms(Decimal(value)):
        (figure,) = parse_figures(f"{form}원")
        assert figure.value == value


def known(*texts: str) -> Everything:
    everything = Everything(built_in_names())
    for text in texts:
        everything.add(text)
    return everything


def test_years_are_known_however_they_are_written():
    years = known("2024년 계획과 '23년 실적", "기본계획(2018~2020), 30명, 제1999호", "21년 말, ’26~’28").years
    assert {2018, 2019, 2020, 2021, 2023, 2024, 2026, 2027, 2028} <= years
    assert not {2017, 2022, 2025, 2029, 2030} & years


def test_a_body_is_missing_only_where_no_form_of_it_stands():
    everything = known("교 육\n부에서 알립니다", "과기정통부와 함께")
    assert not everything.lacks("교육부")
    assert not everything.lacks("과기정통부") and everything.lacks("과학기술정보통신부")
    assert everything.lacks("외교부")


@given(st.text("0123456789년'~-., 가", max_size=40))
def test_any_text_is_read_for_its_years(text):
    assert {int(year) for year in re.findall(r"(?<!\d)(20\d\d)(?!\d)", text)} <= known(text).years
