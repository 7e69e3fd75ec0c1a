"""Exact match and character F1 of short answers, worked out by hand."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from assistant.figures.parsing import parse_figures
from eval.reading import Read, korean_forms, normalised, official, official_form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("《위대한 탄생》", "위대한 탄생"),
        ("‘이사’", "이사"),
        ("홍콩(Hong Kong)과  마카오", "홍콩 hong kong 과 마카오"),
        ("31,079명", "31079명"),
        ("3.5%", "35"),
        ("A-1, b", "a1 b"),
        ("<표>", "표"),
        ("「민법」 제1조·제2조", "「민법」 제1조·제2조"),
        ("", ""),
    ],
)
def test_the_official_form(text, form):
    assert official_form(text) == form


@pytest.mark.parametrize(
    ("answer", "golds", "exact", "f1"),
    [
        ("차붐", ["차붐"], True, 1.0),
        ("《차붐》", ["차붐"], True, 1.0),
        # 2 characters in common of 5 and 2.
        ("차붐입니다.", ["차붐"], False, 4 / 7),
        # The same characters count as often as both have them: 가 twice, 나 once.
        ("가가가나", ["가가나나"], False, 2 * 3 / 8),
        ("이사비용", ["이사 비용"], False, 1.0),
        ("평창", ["무주", "강원도 평창"], False, 2 * 2 / (2 + 5)),
        ("다른 답", ["정답"], False, 2 * 1 / (3 + 2)),
        ("", ["차붐"], False, 0.0),
        ("차붐", [], False, 0.0),
    ],
)
def test_the_official_rules_by_hand(answer, golds, exact, f1):
    assert official(answer, golds) == Read(exact, pytest.approx(f1, abs=1e-9))


@pytest.mark.parametrize(
    ("answer", "gold"),
    [
        ("차붐입니다. [1]", "차붐"),
        ("홍콩과 마카오", "홍콩, 마카오"),
        ("이사비용", "이사 비용"),
        ("3천만 원", "30,000,000원"),
        ("3만 1,079명이다", "31,079명"),
        ("50 퍼센트", "50%"),
        ("2010.3.16.", "2010년 3월 16일"),
        ("’23년 5월", "2023년 5월"),
    ],
)
def test_particles_spaces_and_forms_of_figures_make_no_difference(korean, answer, gold):
    assert normalised(answer, [gold], korean) == Read(True, 1.0)
    assert normalised(gold, [answer], korean) == Read(True, 1.0)


@pytest.mark.parametrize(
    ("answer", "gold"),
    [("3천만 원", "3천만 달러"), ("-3%", "3%p"), ("△3%", "3%"), ("1.5배", "15배"), ("2010년 3월", "2010년 4월")],
)
def test_other_values_units_and_signs_are_other_answers(korean, answer, gold):
    assert not normalised(answer, [gold], korean).exact


def test_f1_counts_figures_by_value(korean):
    # 총30000000원 and 30000000원: 10 characters of 10 in common with one more beside.
    assert normalised("총 3천만 원", ["30,000,000원"], korean).f1 == pytest.approx(2 * 9 / (10 + 9), abs=1e-9)


def test_an_answer_that_is_all_particles_is_kept(korean):
    assert korean_forms(["은"], korean) == ("은",)
    assert normalised("", ["차붐"], korean) == Read(False, 0.0)


NOUNS = ["전봉준", "평창", "대한민국", "드라마", "배터리", "국회의원", "헌법", "서울", "대통령", "교통", "학교"]


@given(st.lists(st.sampled_from(NOUNS), max_size=4), st.lists(st.sampled_from(NOUNS), min_size=1, max_size=4))
def test_both_agree_where_no_particle_figure_or_spacing_is_involved(korean, answer, gold):
    words = (" ".join(answer), " ".join(gold))
    for morphemes in korean.morphemes(words):
        assume(not any(one.tag.startswith(("J", "VCP")) for one in morphemes))
    told, by_rule = normalised(words[0], [words[1]], korean), official(words[0], [words[1]])
    assert (told.exact, told.f1) == (by_rule.exact, pytest.approx(by_rule.f1, abs=1e-9))


@given(st.text(max_size=30), st.text(max_size=30))
def test_what_matches_by_the_official_rules_matches_after_normalisation(korean, answer, gold):
    by_rule, told = official(answer, [gold]), normalised(answer, [gold], korean)
    assert 0.0 <= told.f1 <= 1.0 + 1e-9
    figures = any(letter.isdigit() for letter in answer + gold)
    assert told.exact or not by_rule.exact or "[" in answer or figures
    assert by_rule.exact <= (by_rule.f1 == 1.0 or not official_form(gold))


def test_figures_are_read_as_expected():
    """The hand-worked cases above rest on these readings."""
    assert [one.unit for one in parse_figures("3천만 원")] == ["원"]
