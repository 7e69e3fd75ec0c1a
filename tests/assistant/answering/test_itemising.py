"""Names with their figures said as sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.itemising import itemised, of_year
from assistant.figures.parsing import parse_figures

SAID = [
    ("골목등 설치('24, 12억원)", "골목등 설치는 2024년 12억원입니다."),
    ("마을 도서관 확충('24, 3개 과제, 21.8억원)", "마을 도서관 확충은 2024년 3개 과제, 21.8억원입니다."),
    ("친환경 버스 도입(23, 3,466억원)", "친환경 버스 도입은 2023년 3,466억원입니다."),
    ("가전 활용 사업(23,19.6억원)", "가전 활용 사업은 2023년 19.6억원입니다."),
    ("청년 마을 조성('25~'30, 1,131억원)", "청년 마을 조성은 2025~2030년 1,131억원입니다."),
    ("마을 축제 개최('23.7)", "마을 축제 개최는 2023년 7월입니다."),
    ("(고급) 상담사 양성(연 85명) 추진", "(고급) 상담사 양성(연 85명)을 추진합니다."),
    ("안전 영향평가 310건", "안전 영향평가는 310건입니다."),
    ("여성 1,700명", "여성은 1,700명입니다."),
]
AS_IT_IS = [
    "배차 고침 — 한가람, 10월 22일",
    "2023년 6월 19일",
    "낡은 길 고치기: 예산 142억원, 집행 134.9억원(95.0%)",
    "모두 5개",
    "지난해보다 310건",
    "작년 대비 57%",
    "1인 가구 20만원",
    "중등도의 경우 82만 5,000원",
    "과정을 확대합니다(23년 66개 과정, 1,530명)",
    "경진대회 개최 ('22.9.30~12.6 / 153개팀 신청)",
    "이자를 1,300가구에 최대 4년간 지원('24년 최대 2년)",
    "초격차 프로젝트 추진('23~)",
    "제1항(2)",
    "도로 포장(2.5)",
    "골목등 설치(담당 도로과)",
    "골목등 설치는 12억원입니다.",
]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_a_name_and_its_figures(text: str, said: str) -> None:
    assert itemised(text) == said


@pytest.mark.parametrize("text", AS_IT_IS)
def test_other_words_stay(text: str) -> None:
    assert itemised(text) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("('18) 180억불", "2018년 180억불"),
        ("('22) △240억불", "2022년 △240억불"),
        ("'22년 69개", "2022년 69개"),
        ("2023. 3. 5. 개최", "2023. 3. 5. 개최"),
        ("(23) 골목", "(23) 골목"),
    ],
)
def test_the_year_of_a_place(text: str, said: str) -> None:
    assert of_year(text) == said


@given(
    st.sampled_from(["마을 사업", "도로 포장", "ICT 융합 지원", "청년·여성 일자리"]),
    st.lists(
        st.sampled_from(["'24", "3개 과제", "1,250명", "21.8억원", "총 9,352억원", "57%", "연 85명"]),
        min_size=1,
        max_size=4,
    ),
)
def test_no_figure_is_lost_or_changed(name: str, inside: list[str]) -> None:
    text = f"{name}({', '.join(inside)})"
    values = [(figure.kind, figure.value, figure.unit) for figure in parse_figures(text)]
    assert [(figure.kind, figure.value, figure.unit) for figure in parse_figures(itemised(text))] == values


@given(st.text(max_size=40))
def test_any_text_is_taken(text: str) -> None:
    assert isinstance(itemised(text), str)
    assert isinstance(of_year(text), str)
