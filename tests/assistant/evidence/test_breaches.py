"""Which rules a line on penalties refers to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.breaches import Rule, names_rule

LINE = "제3조, 제11조부터 제13조까지, 제16조제1항ㆍ제3항, 제20조의2제2항부터 제4항까지 또는 제24조를 위반한 자"


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        (Rule((3, 0), 2), True),
        (Rule((11, 0)), True),
        (Rule((12, 0), 4), True),
        (Rule((12, 2)), True),
        (Rule((13, 0)), True),
        (Rule((13, 2)), False),
        (Rule((14, 0)), False),
        (Rule((16, 0), 1), True),
        (Rule((16, 0), 2), False),
        (Rule((16, 0), 3), True),
        (Rule((16, 0)), True),
        (Rule((20, 2), 3), True),
        (Rule((20, 2), 5), False),
        (Rule((20, 0), 3), False),
        (Rule((24, 0), 1), True),
        (Rule((2, 0)), False),
    ],
)
def test_an_article_a_range_and_paragraphs(rule: Rule, named: bool) -> None:
    assert names_rule(LINE, rule) is named


@pytest.mark.parametrize(
    "line",
    [
        "「공원법」 제5조를 위반한 자",
        "같은 법 제5조를 위반한 자",
        "형법 제5조의 죄를 범한 자",
        "제5장의 규정을 위반한 자",
    ],
)
def test_articles_of_other_laws_are_not_meant(line: str) -> None:
    assert not names_rule(line, Rule((5, 0)))


@given(st.integers(1, 999), st.integers(0, 30), st.integers(1, 20))
def test_any_article_written_by_its_numbers_is_found(article: int, branch: int, paragraph: int) -> None:
    written = f"제{article}조" + (f"의{branch}" if branch else "") + f"제{paragraph}항"
    assert names_rule(f"정당한 사유 없이 {written}을 위반한 자", Rule((article, branch), paragraph))
    assert not names_rule(f"정당한 사유 없이 {written}을 위반한 자", Rule((article, branch), paragraph + 1))
    assert not names_rule(f"정당한 사유 없이 {written}을 위반한 자", Rule((article + 1, branch), paragraph))
