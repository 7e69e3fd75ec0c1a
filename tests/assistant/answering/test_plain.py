"""Plain endings are said as 합니다체, what is no ending stays."""

from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kiwipiepy import Kiwi

from assistant.answering.plain import formal


@lru_cache(maxsize=1)
def _kiwi() -> Kiwi:
    return Kiwi()


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        ("유급휴가를 주어야 한다", "유급휴가를 주어야 합니다"),
        ("15일 안에 알린다", "15일 안에 알립니다"),
        ("축제는 3월에 연다", "축제는 3월에 엽니다"),
        ("서류를 받는다", "서류를 받습니다"),
        ("그러하지 아니하다", "그러하지 아니합니다"),
        ("취소할 수 있다", "취소할 수 있습니다"),
        ("신청할 수 없다", "신청할 수 없습니다"),
        ("다음 각 호와 같다", "다음 각 호와 같습니다"),
        ("1908년에 설계하였다", "1908년에 설계하였습니다"),
        ("문의가 늘겠다", "문의가 늘겠습니다"),
        ("폭이 8미터 미만인 길이다", "폭이 8미터 미만인 길입니다"),
        ("사실이 아니다", "사실이 아닙니다"),
        ("시마다 다르다", "시마다 다릅니다"),
        ("길이 멀다", "길이 멉니다"),
        ("찾기 어렵다", "찾기 어렵습니다"),
    ],
)
def test_a_plain_ending_is_said_as_formal_one(plain: str, said: str) -> None:
    assert formal(plain) == said


@pytest.mark.parametrize(
    "text",
    [
        "신청합니다",
        "있습니다",
        "겨울 바다",
        "캐나다",
        "베란다",
        "신청할 때마다",
        "가장 큰 도시다",
        "지원 대상",
        "다",
        "",
    ],
)
def test_what_is_no_plain_ending_is_left(text: str) -> None:
    assert formal(text) == ""


@pytest.mark.parametrize(
    "stem", ["가/VV", "만들/VV", "받/VV", "알리/VV", "돕/VV", "짓/VV", "다르/VA", "같/VA", "멀/VA"]
)
def test_the_formal_ending_is_the_one_that_kiwi_joins(stem: str) -> None:
    kiwi = _kiwi()
    form, _, tag = stem.partition("/")
    ending = "ᆫ다" if tag == "VV" else "다"
    plain, said = (kiwi.join([("값", "NNG"), ("을", "JKO"), (form, tag), (end, "EF")]) for end in (ending, "ᆸ니다"))
    assert formal(plain) == said


@given(st.text(alphabet="가나바하이길있없한된는다니 1,.%", max_size=12))
def test_only_the_last_two_syllables_change(text: str) -> None:
    said = formal(text)
    assert not said or (said.endswith("니다") and said[: len(text) - 2] == text[:-2])
