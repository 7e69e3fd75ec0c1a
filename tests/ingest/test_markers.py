"""Each mark of Korean outlines is known with its number and the place of its words; look-alikes are none."""

from dataclasses import replace

import pytest

from ingest.markers import Style, read_mark

MARKS: list[tuple[str, Style, int, str]] = [
    ("# 제목", Style.MARKDOWN, 1, "제목"),
    ("###### 제목", Style.MARKDOWN, 6, "제목"),
    ("제1편 총칙", Style.CHAPTER, 1, "총칙"),
    ("제 2 장  시행", Style.CHAPTER, 2, "시행"),
    ("제10절 벌칙", Style.CHAPTER, 10, "벌칙"),
    ("부칙", Style.CHAPTER, 0, "부칙"),
    ("제안이유 및 주요내용", Style.CHAPTER, 0, "제안이유 및 주요내용"),
    ("대안의 제안이유", Style.CHAPTER, 0, "대안의 제안이유"),
    ("신ㆍ구조문대비표", Style.CHAPTER, 0, "신ㆍ구조문대비표"),
    ("부 칙 <제27호, 2024. 6. 14.>", Style.CHAPTER, 0, "부 칙 <제27호, 2024. 6. 14.>"),
    ("Ⅰ. 추진배경", Style.ROMAN, 1, "추진배경"),
    ("Ⅳ 재정투자", Style.ROMAN, 4, "재정투자"),
    ("Ⅻ.부록", Style.ROMAN, 12, "부록"),
    ("I. 추진배경", Style.ROMAN, 1, "추진배경"),
    ("VIII. 점검", Style.ROMAN, 8, "점검"),
    ("【참 고】 주요내용", Style.APPENDIX, 0, "【참 고】 주요내용"),
    ("[별표 1] 소득 기준", Style.APPENDIX, 0, "[별표 1] 소득 기준"),
    ("붙임 2. 총괄표", Style.APPENDIX, 0, "붙임 2. 총괄표"),
    ("참고", Style.APPENDIX, 0, "참고"),
    ("제1조(목적) 이 조례는", Style.ARTICLE, 1, "(목적) 이 조례는"),
    ("제12조의2 (위원회)", Style.ARTICLE, 12, "(위원회)"),
    ("제3조(정의)이 조례에서", Style.ARTICLE, 3, "(정의)이 조례에서"),
    ("1. 개요", Style.NUMBER, 1, "개요"),
    ("12.개요", Style.NUMBER, 12, "개요"),
    ("19의2. 정기검사를 받지 아니한 자", Style.NUMBER, 19, "정기검사를 받지 아니한 자"),
    ("1. 2024년 추진실적", Style.NUMBER, 1, "2024년 추진실적"),
    ("2. 30대 청년", Style.NUMBER, 2, "30대 청년"),
    ("3. 3.5% 인상", Style.NUMBER, 3, "3.5% 인상"),
    ("1 추진배경", Style.NUMBER, 1, "추진배경"),
    ("10 국토교통부", Style.NUMBER, 10, "국토교통부"),
    ("3 '23년 계획", Style.NUMBER, 3, "'23년 계획"),
    ("Q. 어디서 신청하나요?", Style.QUESTION, 0, "어디서 신청하나요?"),
    ("Q1. 누가 받나요?", Style.QUESTION, 1, "누가 받나요?"),
    ("문 12) 언제까지인가요?", Style.QUESTION, 12, "언제까지인가요?"),
    ("질문 3: 얼마인가요?", Style.QUESTION, 3, "얼마인가요?"),
    ("A1. 받습니다.", Style.ANSWER, 1, "받습니다."),
    ("답) 받습니다.", Style.ANSWER, 0, "받습니다."),
    ("답변: 받습니다.", Style.ANSWER, 0, "받습니다."),
    ("1.1. 일반사항", Style.DECIMAL, 1, "일반사항"),
    ("3.2 AI 플랫폼", Style.DECIMAL, 2, "AI 플랫폼"),
    ("2.10.3. 요구사항", Style.DECIMAL, 3, "요구사항"),
    ("1.1. 2024년 계획", Style.DECIMAL, 1, "2024년 계획"),
    ("가. 사업 목적", Style.HANGUL, 1, "사업 목적"),
    ("하. 기타", Style.HANGUL, 14, "기타"),
    ("가 융합을 통한 경쟁력 제고", Style.HANGUL, 1, "융합을 통한 경쟁력 제고"),
    ("1) 개요", Style.NUMBER_PAREN, 1, "개요"),
    ("가) 개요", Style.HANGUL_PAREN, 1, "개요"),
    ("(1) 개요", Style.PAREN_NUMBER, 1, "개요"),
    ("⑶ 개요", Style.PAREN_NUMBER, 3, "개요"),
    ("(나) 개요", Style.PAREN_HANGUL, 2, "개요"),
    ("① 개요", Style.CIRCLED, 1, "개요"),
    ("⑳개요", Style.CIRCLED, 20, "개요"),
    ("❷ 개요", Style.CIRCLED, 2, "개요"),
    ("\uf000 [생성 범주] 텍스트", Style.DOT, 0, "[생성 범주] 텍스트"),
    ("㉯ 사업자등록증", Style.CIRCLED_HANGUL, 2, "사업자등록증"),
    ("㉢ 임대차", Style.CIRCLED_HANGUL, 3, "임대차"),
    ("□ 개요", Style.SQUARE, 0, "개요"),
    ("■개요", Style.SQUARE, 0, "개요"),
    ("▣ 개요", Style.SQUARE, 0, "개요"),
    ("◇ 개요", Style.DIAMOND, 0, "개요"),
    ("◆ 개요", Style.DIAMOND, 0, "개요"),
    ("▶ 개요", Style.TRIANGLE, 0, "개요"),
    ("▷개요", Style.TRIANGLE, 0, "개요"),
    ("▲ 개요", Style.TRIANGLE, 0, "개요"),
    ("⇒ 개요", Style.TRIANGLE, 0, "개요"),
    ("○ 개요", Style.CIRCLE, 0, "개요"),
    ("○ ○○시는", Style.CIRCLE, 0, "○○시는"),
    ("●개요", Style.CIRCLE, 0, "개요"),
    ("❍ 개요", Style.CIRCLE, 0, "개요"),
    ("ㅇ 개요", Style.CIRCLE, 0, "개요"),
    ("ㅇ개요", Style.CIRCLE, 0, "개요"),
    ("0 (지원 규모) 45억원", Style.CIRCLE, 0, "(지원 규모) 45억원"),  # as scanning reads a circle
    ("O 집수리 확대", Style.CIRCLE, 0, "집수리 확대"),
    (". 고객별 목록", Style.DOT, 0, "고객별 목록"),
    ("ㅇ(총괄) 개요", Style.CIRCLE, 0, "(총괄) 개요"),
    ("o 개요", Style.CIRCLE, 0, "개요"),
    ("- 개요", Style.DASH, 0, "개요"),
    ("- 100대 과제", Style.DASH, 0, "100대 과제"),
    ("- (청년) 지원", Style.DASH, 0, "(청년) 지원"),
    ("-「계획」 수립", Style.DASH, 0, "「계획」 수립"),
    ("-신청 기간", Style.DASH, 0, "신청 기간"),
    ("– 개요", Style.DASH, 0, "개요"),
    ("―개요", Style.DASH, 0, "개요"),
    ("- ① 개요", Style.DASH, 0, "① 개요"),
    ("- **굵게**", Style.DASH, 0, "**굵게**"),
    ("· 개요", Style.DOT, 0, "개요"),
    ("▪개요", Style.DOT, 0, "개요"),
    ("• 개요", Style.DOT, 0, "개요"),
    ("* 19세 이상", Style.NOTE, 0, "19세 이상"),
    ("** 2024년 말 기준", Style.NOTE, 0, "2024년 말 기준"),
    ("*** 개요", Style.NOTE, 0, "개요"),
    ("*전년 기준", Style.NOTE, 0, "전년 기준"),
    ("- * 지능형로봇", Style.NOTE, 0, "지능형로봇"),
    ("- ** 지능형로봇", Style.NOTE, 0, "지능형로봇"),
    ("※ 접수하지 않음", Style.NOTE, 0, "접수하지 않음"),
    ("※우편 접수", Style.NOTE, 0, "우편 접수"),
    ("주) 잠정치", Style.NOTE, 0, "잠정치"),
    ("주1) 잠정치", Style.NOTE, 0, "잠정치"),
]
NONE = [
    "",
    "   ",
    "개요",
    "2023. 7.",
    "2023.7.1.부터",
    "7. 1.",
    "3.5.(수)",
    "3. 5.(수) 14:00",
    "3. 5.~3. 7. 접수",
    "12. 25",
    "5. 1일부터 시행",
    "3.5 퍼센트",
    "3.2 억원 규모",
    "1.5 톤급 발사체",
    "4.5 GB 이상",
    "12.31.(화)까지",
    "3.2km 구간",
    "12.5만 명",
    "'23년 9개",
    "’23년 9개",
    "(23, 59억원)",
    "('23) 900명",
    "(2023) 900명",
    "02-2133-1234",
    "02) 2133-1234",
    "(02) 2133-1234",
    "044-203-4905",
    "-5.2%",
    "-12",
    "- 3 -",
    "△240억불",
    "△ 240억불",
    "▲뿌리기업 지원, ▲공정 혁신",
    "**굵은 글**",
    "**굵은 글** 다음",
    "…이하 생략",
    "... 이하 생략",
    "··· 이하 생략",
    "······ 3",
    "가 나 다",
    "가 온 시",
    "가나다 순",
    "가치를 높이는 일",
    "○○시 장관은",
    "□□동 주민센터",
    "제5조(지원)에 따라 시장은",
    "제3조제2항에 따라",
    "제1회 추가경정예산",
    "제1장",
    "부칙에 따라",
    "부칙 제2조",
    "제안이유를 밝혔다",
    "개정 이유는 다음과 같다",
    "참고로 이 계획은",
    "별표 1의 기준에 따라",
    "#해시태그",
    "2024년 계획",
    "100 가지",
    "0 제로",
    "A4 용지",
    "Q&A",
    "문의 전화",
    "주요 내용",
    "I think",
    "V자 회복",
    "1인 가구",
    "10대 과제",
    "※",
    "-",
    "□",
    "①",
    "1.",
    "가.",
]


@pytest.mark.parametrize(("line", "style", "number", "words"), MARKS, ids=[line for line, *_ in MARKS])
def test_marks(line: str, style: Style, number: int, words: str):
    mark = read_mark(line)
    assert mark is not None
    assert (mark.style, mark.number, line[mark.length :]) == (style, number, words)


@pytest.mark.parametrize("line", NONE)
def test_what_only_looks_like_a_mark(line: str):
    assert read_mark(line) is None


@pytest.mark.parametrize(
    "line", [line for line, style, _, _ in MARKS if style is not Style.APPENDIX and not line.startswith("부")]
)
def test_a_mark_may_be_indented(line: str):
    for blanks in ("  ", "\t", "\u3000", "\u00a0 ", "\f", "\u200b"):
        plain, shifted = read_mark(line), read_mark(blanks + line)
        assert plain is not None
        assert shifted == replace(plain, length=plain.length + len(blanks), indent=len(blanks))


@pytest.mark.parametrize("blanks", ["\t", "   ", "\u3000", "\u00a0", " \t "])
def test_any_blanks_may_follow_a_mark(blanks: str):
    for mark in ("1.", "가.", "□", "○", "-", "Ⅰ.", "①", "※", "*", "1)", "1", "#"):
        line = f"{mark}{blanks}사업 개요"
        found = read_mark(line)
        assert found is not None
        assert line[found.length :] == "사업 개요"


@pytest.mark.parametrize(
    ("line", "bare"), [("1 가온", True), ("가 가온시", True), ("1. 가온", False), ("Ⅰ 가온", False)]
)
def test_a_missing_full_stop_is_noted(line: str, bare: bool):
    found = read_mark(line)
    assert found is not None
    assert found.bare is bare


def test_customary_depth_orders_the_styles():
    order = [
        "# 가",
        "제1장 가",
        "Ⅰ. 가",
        "1. 가",
        "가. 가",
        "1) 가",
        "가) 가",
        "(1) 가",
        "① 가",
        "□ 가",
        "○ 가",
        "- 가",
        "· 가",
        "* 가",
    ]
    styles = [read_mark(line) for line in order]
    depths = [mark.style for mark in styles if mark is not None]
    assert len(depths) == len(order)
    assert depths == sorted(depths)
