"""Greetings and thanks around a question are left out, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.courtesy import without_courtesy

ASKED = "청년 월세 지원금은 얼마인가요?"


@pytest.mark.parametrize(
    "text",
    [
        f"안녕하세요. {ASKED}",
        f"안녕하십니까, 한 가지 여쭙니다. {ASKED} 답변 부탁드립니다.",
        f"수고 많으십니다. 문의드립니다. {ASKED} 감사합니다!",
        f"저기요 {ASKED} 빠른 회신 바랍니다. 미리 감사드립니다.",
        f"궁금한 게 있어요. {ASKED} 고맙습니다~",
    ],
)
def test_courtesies_are_left_out(text: str) -> None:
    assert without_courtesy(text) == ASKED


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("안녕하세요", "안녕하세요"),
        ("감사합니다.", "감사합니다."),
        ("안녕하세요. 감사합니다.", "감사합니다."),
        ("2025년 예산 확인 부탁드립니다.", "2025년 예산 확인 부탁드립니다."),
        ("감사 결과는 언제 나오나요?", "감사 결과는 언제 나오나요?"),
        ("안녕동 주민센터는 어디인가요?", "안녕동 주민센터는 어디인가요?"),
        ("수고비는 얼마인가요?", "수고비는 얼마인가요?"),
        ("담당자님의 성함을 알려 주세요.", "담당자님의 성함을 알려 주세요."),
    ],
)
def test_what_asks_stays(text: str, kept: str) -> None:
    assert without_courtesy(text) == kept


@given(st.text(alphabet="안녕하세요감사합니다. ?!부탁드립답변문의", max_size=40))
def test_what_is_kept_is_part_of_the_text_and_never_empty(text: str) -> None:
    kept = without_courtesy(text)
    assert kept in text
    assert bool(kept.strip()) == bool(text.strip())
