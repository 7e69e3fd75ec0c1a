import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.clauses import split_items


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("축제(3억원, 군비), 숲길(2억원)", ["축제(3억원, 군비)", "숲길(2억원)"]),
        ("▲축제, ▲숲길", ["▲축제", "▲숲길"]),
        ("① 목적 ② 정의", ["① 목적", "② 정의"]),
        ("총 1,200명, 3,400명", ["총 1,200명", "3,400명"]),
        ("「가, 나」와 다", ["「가, 나」와 다"]),
        ("닫지 않은 (가, 나", ["닫지 않은 (가, 나"]),
        ("열지 않은) 가나, 다라", ["열지 않은) 가나", "다라"]),
        (", , ,", []),
        ("", []),
    ],
)
def test_an_enumeration_is_cut_outside_brackets(text: str, items: list[str]) -> None:
    assert split_items(text) == items


@given(st.text(alphabet=st.sampled_from("가나다 ,▲①②()「」[]<>1.3")) | st.text())
def test_no_word_is_lost(text: str) -> None:
    assert re.sub(r"\W", "", "".join(split_items(text))) == re.sub(r"\W", "", text)
