"""Sentences of many facts taken apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.evidence.parts import parts_of

SENTENCES = {
    "items": (
        "공유주차장 조성('25, 12억원), 골목 소방함 설치('25, 3.5억원), 야간 조명('24, 9천만원) 등 안전 사업",
        [("", "공유주차장 조성('25, 12억원)"), ("", "골목 소방함 설치('25, 3.5억원)"), ("", "야간 조명('24, 9천만원)")],
    ),
    "years behind arrows": (
        "공유 자전거 대여소(시 직영) : '23년 57곳 → '24년 69곳",
        [("공유 자전거 대여소(시 직영)", "'23년 57곳"), ("공유 자전거 대여소(시 직영)", "'24년 69곳")],
    ),
    "years in brackets": (
        "앱 출시('20.12) 이후 이용자 수(명) : ('20) 2,388 → ('22) 57,005",
        [
            ("앱 출시('20.12) 이후 이용자 수(명)", "('20) 2,388"),
            ("앱 출시('20.12) 이후 이용자 수(명)", "('22) 57,005"),
        ],
    ),
    "a series in a bracket of a sentence": (
        "마을버스를 늘리고 밤에 다니는 노선을 확대 운영(‘23년 9개 → ‘24년 13개, 차량 60대)한다.",
        [("밤에 다니는 노선을 확대 운영", "‘23년 9개"), ("밤에 다니는 노선을 확대 운영", "‘24년 13개, 차량 60대")],
    ),
    "the last one leads on": (
        "달빛직 초임은 연 3,180만원, 별빛직은 연 2,940만원, 구름직은 연 3,020만원이며 수당은 따로 준다.",
        [("", "달빛직 초임은 연 3,180만원"), ("", "별빛직은 연 2,940만원"), ("", "구름직은 연 3,020만원")],
    ),
    "two series": (
        "격차 : ('16) 7.3%p → ('18) 0.9%p / 수지 : ('18) 180억불 → ('22) △240억불",
        [
            ("격차", "('16) 7.3%p"),
            ("격차", "('18) 0.9%p"),
            ("수지", "('18) 180억불"),
            ("수지", "('22) △240억불"),
        ],
    ),
    "names before a figure": (
        "대상지 설계 준공(9개소), 온천장, 마을 목욕탕 등 설치비 지원 착공(6개소)",
        [("", "대상지 설계 준공(9개소)"), ("", "마을 목욕탕 등 설치비 지원 착공(6개소)")],
    ),
    "named runs": (
        "(북구) 8개 과제, 103억원 (남구) 5개 과제, 88.9억원",
        [("", "(북구) 8개 과제, 103억원"), ("", "(남구) 5개 과제, 88.9억원")],
    ),
    "one name for two": (
        "(기본) 입문(연 400명) 및 활용(연 2500명), (고급) 설계(연 85명) 추진",
        [("", "(기본) 입문(연 400명)"), ("기본", "활용(연 2500명)"), ("", "(고급) 설계(연 85명) 추진")],
    ),
    "values in a bracket": (
        "'24년 총 228건*의 승인(조건부 : 201건, 임시 : 21건, 해석 : 6건)을 통한 촉진",
        [("", "조건부 : 201건"), ("", "임시 : 21건"), ("", "해석 : 6건"), ("", "'24년 총 228건*의 승인")],
    ),
    "a topic for all": (
        "심사 통과 점수는 물품 85점, 용역 88점, 공사 95점입니다.",
        [("심사 통과 점수", "물품 85점"), ("심사 통과 점수", "용역 88점"), ("심사 통과 점수", "공사 95점입니다")],
    ),
    "the last with its verb": (
        "극비 문서의 보존기간은 15년, 대외비는 7년, 사내한은 3년 한다.",
        [("", "극비 문서의 보존기간은 15년"), ("", "대외비는 7년"), ("", "사내한은 3년 한다")],
    ),
    "one label for all": (
        "* 이월액 : 보행로 5억 400만원, 도로 보수 4억 8,200만원",
        [("이월액", "보행로 5억 400만원"), ("이월액", "도로 보수 4억 8,200만원")],
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_parts_with_the_words_that_name_them(name: str) -> None:
    text, expected = SENTENCES[name]
    assert [(part.label, text[part.start : part.end]) for part in parts_of(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "2025년에 총 915억원을 투자하며, 이는 2024년(780억원)보다 17.3% 늘어난 규모",  # one statement
        "점검반을 8개 반에서 10개 반으로, 차량을 12대에서 20대로 늘려 운영",
        "실제로 내는 요금을 월 최대 5만원, 최대 6개월 동안 지원",  # its verb stands behind the comma
        "1,234,567원을 지원한다.",
        "위원회는 위원장, 부위원장, 위원으로 구성한다.",
        "",
    ],
)
def test_a_sentence_of_one_statement_has_no_parts(text: str) -> None:
    assert parts_of(text) == ()


@given(st.text(alphabet="가나년 :,()[]→▲①'’·/등및3580억원%*", max_size=60))
def test_parts_lie_in_the_text_and_hold_a_figure(text: str) -> None:
    for part in parts_of(text):
        words = text[part.start : part.end]
        assert 0 <= part.start < part.end <= len(text)
        assert words == words.strip()
        assert any(ch.isdigit() for ch in words)
