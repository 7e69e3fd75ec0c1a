"""Equation scripts as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.formats.equations import readable_equation


@pytest.mark.parametrize(
    ("script", "text"),
    [
        ("E=mc ^{2}", "E=mc^2"),
        ("{a} over {b}", "a/b"),
        ("{a+b} over {2} TIMES 100", "(a+b)/2×100"),
        ("x= {-b +- sqrt {b ^{2} -4ac}} over {2a}", "x=(-b+-√(b^2-4ac))/2a"),
        ("root 3 of {x+1}", "√[3](x+1)"),
        ("sum _{k=1} ^{n} k", "∑_(k=1)^n k"),
        ("SUM from {i=1} to n x_i", "∑_(i=1)^n x_i"),
        ("int _{a} ^{b} {f(x)dx}", "∫_a^b f(x)dx"),
        ("ALPHA LEQ beta", "Α≤β"),
        ("DELTA t -> 0", "Δt→0"),
        ("LEFT ( {x} over {y} RIGHT )", "(x/y)"),
        ("{pmatrix {1 & 2 # 3 & 4}}", "1, 2; 3, 4"),
        ('"증가율"= {A-B} over {B} times 100`%', "증가율=(A-B)/B×100%"),
        ("", ""),
    ],
)
def test_common_words_become_signs(script: str, text: str):
    assert readable_equation(script) == text


@pytest.mark.parametrize("script", ["{" * 100_000, "{" * 300 + "x" + "}" * 300, "a " * 20_000])
def test_what_is_no_equation_stays_as_it_is(script: str):
    assert readable_equation(script) == " ".join(script.split())


@given(
    st.lists(st.sampled_from(["{", "}", "over", "sqrt", "^", "_", "a", "root", "of", "from", "to", " "]), max_size=30)
)
def test_any_script_is_read(parts: list[str]):
    assert "a" * parts.count("a") == "".join(sign for sign in readable_equation(" ".join(parts)) if sign == "a")
