"""The terms that passages and questions meet by."""

import pytest

from ingest.korean import Korean


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("산업통상자원부는 2024년에 6,369억 원을 투자한다.",
         ("산업", "통상", "자원부", "2024", "2024년", "년", "6369", "636900000000", "억",
          "산업통상자원부", "원", "투자")),
        ("뿌리산업 외국인 양성대학", ("뿌리산업", "외국인", "양성", "대학", "양성대학")),
        ("제2차 산업융합발전 기본계획",
         ("2", "차", "산업", "융합", "발전", "기본", "산업융합발전", "계획", "기본계획")),
        ("Net-Zero 실현", ("net", "zero", "실현")),
        ("新서비스 창출", ("新", "서비스", "창출", "新서비스")),
        ("청년 월세를 지원하지 않습니다.", ("청년", "월세", "지원")),
        ("MX·EX 기반 R&D", ("mx", "ex", "기반", "r", "d")),
        ("3,096.5억원('23~'28)", ("3096.5", "309650000000", "억", "원", "23", "2023년", "28", "2028년")),
        ("12.5%", ("12.5",)),
        ("□ ○ ※ ~ ()", ()),
        ("  \n\t", ()),
        ("", ()),
    ],
)  # fmt: skip
def test_terms(korean: Korean, text: str, terms: tuple[str, ...]):
    found = korean.analyze(text)
    assert found.text == text
    assert found.terms == terms


def test_years_are_found_however_they_are_written(korean: Korean):
    for written in ("2023년 예산", "'23년 예산", "’23 예산", "23년 예산", "2023 예산"):
        assert "2023년" in korean.analyze(written).terms
    assert "2023년" not in korean.analyze("23개 기업").terms


def test_case_and_commas_do_not_matter(korean: Korean):
    assert korean.analyze("MX 1,234").terms == korean.analyze("mx 1234").terms == ("mx", "1234")
