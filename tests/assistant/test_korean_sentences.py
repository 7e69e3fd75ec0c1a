"""Sentences put together: particles that fit, and source words made readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.wording import as_statement, readable, with_particle


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("환경부", ["환경부는", "환경부가", "환경부를", "환경부로"]),
        ("예산", ["예산은", "예산이", "예산을", "예산으로"]),
        ("물", ["물은", "물이", "물을", "물로"]),
        ("5,411억원", ["5,411억원은", "5,411억원이", "5,411억원을", "5,411억원으로"]),
        ("100%", ["100%는", "100%가", "100%를", "100%로"]),
        ("3", ["3은", "3이", "3을", "3으로"]),
        ("7", ["7은", "7이", "7을", "7로"]),
        ("2", ["2는", "2가", "2를", "2로"]),
        ("서울(본청)", ["서울(본청)은", "서울(본청)이", "서울(본청)을", "서울(본청)로"]),
    ],
)
def test_particles_fit_their_word(word: str, forms: list[str]):
    assert [with_particle(word, particle) for particle in ("은/는", "이/가", "을/를", "으로/로")] == forms


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("- **문화예술, 관광** 지원*(문체부)", "문화예술, 관광 지원(문체부)"),
        ("* 11대 핵심투자분야", "11대 핵심투자분야"),
        ("승인*, 확대**", "승인, 확대"),
        ("□ 추진\n  배경", "추진 배경"),
    ],
)
def test_marks_of_the_page_are_left_out(quote: str, said: str):
    assert readable(quote) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("총 3조 2,682억원", "총 3조 2,682억원입니다."),
        ("투자할 계획이다.", "투자할 계획이다."),
        ("신청할 수 있습니다", "신청할 수 있습니다."),
        ("투자 실적을 공개", "투자 실적을 공개."),
        ("핵심기술 신규 지정", "핵심기술 신규 지정."),
    ],
)
def test_statements_are_closed_as_their_words_allow(text: str, said: str):
    assert as_statement(text) == said


@given(st.text(max_size=60))
def test_nothing_that_a_document_holds_fails(text: str):
    assert as_statement(text).endswith((".", "!", "?")) or not any(ch.isalnum() for ch in text)
    assert with_particle(readable(text), "은/는").startswith(readable(text))
