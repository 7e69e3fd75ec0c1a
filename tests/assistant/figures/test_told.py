"""Numbers of articles, paragraphs and tables are no figures that a text tells."""

import pytest

from assistant.figures.told import told_figures


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("영 별표 4 제1호나목에서 정하는 기준이란 별표 8에 따른 평가방법을 말한다.", []),
        ("제121조의2 및 제122조제3항에 따른 과태료는 시장이 부과한다.", []),
        ("별지 제3호서식의 신청서에 서류를 붙인다.", []),
        ("제60조에 따라 15일의 휴가를 준다.", ["15일"]),
        ("제3항에 따라 100분의 50 이상을 더하고 30만원 이하를 낸다.", ["100분의 50", "30만원"]),
        ("금액은 3조 2천억원이다.", ["3조 2천억원"]),
        ("국토교통부 도심과-3448(2025.10.13.)호와 관련하여 제출합니다.", []),
        ("및 학습 용역\t- 13 -  한국남부발전", []),  # the foot of a page
        ("「계약에 관한 법률」 8조 및 같은 법 시행령 43조에 따라 제3자에게", []),
        ("정부는 법령 8조 2천억원", ["8조 2천억원"]),
        ("점수는 - 13점 - 이다.", ["13점"]),
        ("숫자가 없다.", []),
    ],
)
def test_what_only_refers_is_left_out(text: str, told: list[str]) -> None:
    assert [text[one.start : one.end] for one in told_figures(text)] == told
