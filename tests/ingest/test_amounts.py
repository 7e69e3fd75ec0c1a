"""Amounts meet by value, however they are written."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.amounts import amount_at
from ingest.korean import Korean
from ingest.numerals import read_digits
from ingest.types import Morpheme
from tests.examples import examples


@pytest.mark.parametrize(
    ("value", "forms"),
    [
        (
            "3268200000000",
            ["3조 2,682억원", "32,682억원", "32,682억 원", "3.2682조 원", "3,268,200백만원", "3조2682억"],
        ),
        ("636900000000", ["6,369억", "6369억", "6,369억원", "636,900백만 원", "육천삼백육십구억 원"]),
        ("53000", ["5만 3천명", "5만3천 명", "53,000명", "53천명", "5.3만 명", "오만 삼천 명"]),
        ("28800000", ["2,880만원", "28,800천원", "28,800,000원", "2천8백80만원", "28.8백만원"]),
        ("300000000000", ["3,000여억원", "3천억 원", "3000억"]),
        ("1234567", ["123만4567원", "123만 4,567원", "1,234,567원"]),
        ("25", ["스물다섯 명", "25명"]),
    ],
)
def test_every_form_of_an_amount_gives_one_term(korean: Korean, value: str, forms: list[str]):
    assert {form: value in korean.analyze(f"예산은 {form}이다.").terms for form in forms} == dict.fromkeys(forms, True)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("0.5%", ("0.5",)),
        ("제5조 제2항", ("5", "조", "2", "항")),
        ("5조 2항", ("5", "조", "2", "항")),
        ("몇백만 원", ("백", "만", "백만", "원")),
        ("하나둘", ("하나", "둘", "하나둘")),
        ("6,369억 6,370억", ("6369", "636900000000", "억", "6370", "637000000000", "억")),
    ],
)
def test_what_is_no_amount_gives_no_more_than_its_words(korean: Korean, text: str, terms: tuple[str, ...]):
    assert set(korean.analyze(text).terms) == set(terms)


def test_two_amounts_of_one_scale_are_two():
    numeral = read_digits("6,369억 6370억원", 0)
    assert numeral is not None
    assert (numeral.end, numeral.value) == (6, 636_900_000_000)


def test_an_amount_ends_where_its_last_numeral_ends(korean: Korean):
    (found,) = korean.morphemes(["총 3조 2,682억원 규모"])
    place = next(i for i, morpheme in enumerate(found) if morpheme.tag == "SN")
    assert amount_at(found, place) == ("3268200000000", len("총 3조 2,682억"))


@settings(max_examples=examples(80))
@given(st.integers(1, 9999), st.integers(1, 9999))
def test_two_sections_and_one_with_a_point_are_one_amount(cho: int, eok: int):
    pairs = [(f"{cho:,}", "SN"), ("조", "NR"), (" ", ""), (f"{eok:,}", "SN"), ("억", "NR"), ("원", "NNB")]
    assert only(pairs) == str(cho * 10**12 + eok * 10**8)
    point = format((Decimal(cho) + Decimal(eok) / 10_000).normalize(), "f")
    assert only([(point, "SN"), ("조", "NR"), ("원", "NNB")]) == only(pairs)


@settings(max_examples=examples(80))
@given(st.lists(st.tuples(st.sampled_from(["1" * 50, "3,000", "조", "여", "만", "삼", "0.5", "천만"]), st.just("NR"))))
def test_any_run_of_numerals_is_read(pairs: list[tuple[str, str]]):
    made = morphemes(pairs)
    for place in range(len(made)):
        amount = amount_at(made, place)
        assert amount is None or (amount.term and made[place].start < amount.end <= made[-1].end)


def only(pairs: list[tuple[str, str]]) -> str:
    amount = amount_at(morphemes(pairs), 0)
    assert amount is not None
    return amount.term


def morphemes(pairs: list[tuple[str, str]]) -> list[Morpheme]:
    made: list[Morpheme] = []
    at = 0
    for form, tag in pairs:
        if tag:
            made.append(Morpheme(form, tag, at, at + len(form), 0))
        at += len(form)
    return made
