import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.wording import as_item, as_statement, closed, joined, labelled, readable, untied, without_bold


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("총 3조 2,682억원", "총 3조 2,682억원입니다."),
        ("각 5건", "각 5건입니다."),
        ("비중은 43.5%", "비중은 43.5%입니다."),
        ("총연장 39.8㎞", "총연장 39.8㎞입니다."),
        ("비중 43.5%(330개/758개)", "비중 43.5%(330개/758개)입니다."),
        ("2.3%p 상승", "2.3%p 상승."),
        ("예산은 320억원임", "예산은 320억원입니다."),
        ("예산은 3,200억원임.", "예산은 3,200억원입니다."),
        ("신청한 사람은 3명임", "신청한 사람은 3명입니다."),
        ("실효적으로 이루어지도록 하고자 함(안 제15조 등)", "실효적으로 이루어지도록 하고자 합니다(안 제15조 등)."),
        ("기본계획을 수립('19.6월)", "기본계획을 수립('19.6월)."),
        ("디지털 전환 촉진(’24년 87억원)", "디지털 전환 촉진(’24년 87억원)입니다."),
        ("점검을 하기로 한 사안입니다", "점검을 하기로 한 사안입니다."),
        ("3개월", "3개월입니다."),
        ("접수센터 전화번호는 02-3471-5116 이고", "접수센터 전화번호는 02-3471-5116입니다."),
        ("비중은 43.5%이며", "비중은 43.5%입니다."),
        ("2027년까지", "2027년까지입니다."),
        ("정규직 채용.", "정규직 채용."),
        ("세부 계획 공개", "세부 계획 공개."),
        ("매월", "매월."),
        ("오는 9월", "오는 9월입니다."),
        ("신청할 수 있습니다.", "신청할 수 있습니다."),
        ("하루 6회 운행한다", "하루 6회 운행합니다."),
        ("(이상 3개소다)", "(이상 3개소다)."),
        ("되나요?", "되나요?"),
        ("인건비를 지원(6,000백만원)", "인건비를 지원합니다(6,000백만원)."),
        ("제도 도입('19.1월)(산업부)", "제도 도입('19.1월)(산업부)입니다."),
        ("청년 1,500명에게", "청년 1,500명에게."),
        ("야영장 3곳을", "야영장 3곳을."),
        ("(3개)", "(3개)."),
        ("", ""),
        (" . ", ""),
    ],
)
def test_figures_take_a_copula_and_everything_else_a_full_stop(text: str, statement: str) -> None:
    assert as_statement(text) == statement


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("- 야영장을 **18개소**로 확대", "야영장을 18개소로 확대"),
        ("□ 총 150억원을 투자", "총 150억원을 투자"),
        ("야영장*을 15개소에서 18개소로", "야영장을 15개소에서 18개소로"),
        ("「발전방안**」 발표", "「발전방안」 발표"),
        ("「**신성장***」('22.12월)", "「신성장」('22.12월)"),
        ("-5.2", "-5.2"),
        ("- 5개소", "5개소"),
        ("▲3.5", "▲3.5"),
        ("▲전망대 설치", "전망대 설치"),
        ("▲전망대, ▲탐조대", "▲전망대, ▲탐조대"),
        ("① 목적", "목적"),
        ("① 청년 ② 도로", "① 청년 ② 도로"),
        ("A. 네, 됩니다.", "네, 됩니다."),
        ("답변: 됩니다.", "됩니다."),
        ("AI. 그리고", "AI. 그리고"),
        ("가로\t세로\n 높이", "가로 세로 높이"),
        ("2*3", "2*3"),
        ("-", "-"),
        ("", ""),
    ],
)
def test_readable_words_have_no_marks_of_the_page(quote: str, words: str) -> None:
    assert readable(quote) == words


def test_bold_signs_go_and_the_stars_of_notes_stay() -> None:
    assert without_bold("「**신성장***」과 **융합**") == "「신성장*」과 융합"


@given(st.text())
def test_any_text_becomes_readable_and_a_statement(text: str) -> None:
    words = readable(text)
    assert words == " ".join(words.split())
    assert as_statement(words) == "" or as_statement(words)[-1] in ".?？!"


@pytest.mark.parametrize("part", ["**가 ", "*", "(", " ", "가*", "()", "3", "「"])
def test_long_texts_are_read_in_linear_time(part: str) -> None:
    started = time.process_time()
    as_statement(readable(part * 50_000))
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("추정가격 : 3억원(부가세 포함)", "추정가격은 3억원(부가세 포함)입니다."),
        ("제안서 사본: 10부", "제안서 사본은 10부입니다."),
        ("발의연월일 : 2023. 11. 9.", "발의연월일은 2023. 11. 9.입니다."),
        ("사 업 비 : 3억원", "사업비는 3억원입니다."),
        ("협조 사항: 계정 회수 신고, 연락처 현행화", "협조 사항: 계정 회수 신고, 연락처 현행화."),
        ("기술 : 90점 - 가격 : 10점", "기술 : 90점 - 가격 : 10점입니다."),
        ("축제는 3월에 연다", "축제는 3월에 엽니다."),
    ],
)
def test_a_label_and_its_value_are_a_sentence(text: str, said: str) -> None:
    assert labelled(text) == said


def test_the_full_stop_of_a_day_stays() -> None:
    assert [closed(text) for text in ("2023. 11. 9.", "축제.", "3.5.")] == ["2023. 11. 9.", "축제", "3.5."]
    assert as_statement("2023. 11. 9.") == "2023. 11. 9.입니다."


def test_a_name_spread_over_its_cell_is_one_word() -> None:
    assert [joined(name) for name in ("목 적", "종 합 의 견", "목적 달성", "가")] == [
        "목적",
        "종합의견",
        "목적 달성",
        "가",
    ]


@pytest.mark.parametrize(
    ("sentence", "alone"),
    [
        ("다만, 학생은 제외합니다.", "학생은 제외합니다."),
        ("단, 학생은 제외합니다.", "학생은 제외합니다."),
        ("또한 학생도 됩니다.", "학생도 됩니다."),
        ("교통수단, 숙소를 마련합니다.", "교통수단, 숙소를 마련합니다."),
        ("단체는 제외합니다.", "단체는 제외합니다."),
    ],
)
def test_a_sentence_alone_is_tied_to_nothing(sentence: str, alone: str) -> None:
    assert untied(sentence) == alone


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("1. 사유지 안의 통로", "1. 사유지 안의 통로"),
        ("동의를 받은 경우", "동의를 받은 경우"),
        ("사유지 안의 통로. 다만, 공공의 것은 제외한다.", "사유지 안의 통로. 다만, 공공의 것은 제외합니다."),
        ("○ 상금을 준다", "상금을 줍니다."),
    ],
)
def test_an_item_is_closed_only_where_it_is_a_sentence(item: str, said: str):
    assert as_item(item) == said
