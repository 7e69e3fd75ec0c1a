"""Headings as writers of Korean documents leave them, with marks and without; articles; lines of running text."""

from ingest.plain import read_blocks
from ingest.types import BlockKind
from tests.ingest.outline_tree import tree


def test_articles():
    text = """제1장 총칙

제1조(목적) 이 조례는 청년의 주거를 돕는 것을 목적으로 한다.
제2조(정의) ① 이 조례에서 쓰는 말은 다음과 같다.
 1. "청년"이란 19세 이상인 사람을 말한다.
 2. "월세"란 달마다 내는 돈을 말한다.
② 그 밖의 말은 「주거기본법」에 따른다.
제2조의2(책무)
 시장은 노력하여야 한다.

제2장 지원

제3조(지원) 제2조(정의)에 따른 청년을 지원한다.
제2조(정의)에 따라 정한다.
"""
    assert (
        tree(text)
        == """H 총칙
  H 제1조(목적)
    P 이 조례는 청년의 주거를 돕는 것을 목적으로 한다.
  H 제2조(정의)
    B 이 조례에서 쓰는 말은 다음과 같다.
      B "청년"이란 19세 이상인 사람을 말한다.
      B "월세"란 달마다 내는 돈을 말한다.
    B 그 밖의 말은 「주거기본법」에 따른다.
  H 제2조의2(책무)
    P 시장은 노력하여야 한다.
H 지원
  H 제3조(지원)
    P 제2조(정의)에 따른 청년을 지원한다./제2조(정의)에 따라 정한다."""
    )


def test_supplementary_provisions():
    text = "제1장 총칙\n제1조(목적) 돕는다.\n제2장 지원\n제2조(지원) 준다.\n부칙\n제1조(시행일) 오늘부터 시행한다.\n"
    assert (
        tree(text)
        == """H 총칙
  H 제1조(목적)
    P 돕는다.
H 지원
  H 제2조(지원)
    P 준다.
H 부칙
  H 제1조(시행일)
    P 오늘부터 시행한다."""
    )


def test_markdown():
    text = """# 가온시 안내

## 신청

* 온라인
* 방문
  * 주민센터
- 우편

1. 서류를 낸다.
2. 기다린다.

### 서류*

* 신청서 원본

**유의 사항**

마감일까지 냅니다.
"""
    assert (
        tree(text)
        == """H 가온시 안내
  H 신청
    B 온라인
    B 방문
      B 주민센터
    B 우편
    B 서류를 낸다.
    B 기다린다.
    H 서류*
      F 신청서 원본
      P **유의 사항**
      P 마감일까지 냅니다."""
    )


def test_questions_and_answers():
    text = """1. 신청

Q1. 누가 신청할 수 있나요?
A1. 19세 이상 청년입니다.
 1. 무주택자
 2. 세대주

Q2. 언제까지
인가요?
답) 3월 28일까지입니다.
 ※ 18시 마감

2. 지급

문 1) 얼마인가요?
3
"""
    assert (
        tree(text)
        == """H 신청
  H 누가 신청할 수 있나요?
    B 19세 이상 청년입니다.
      B 무주택자
      B 세대주
  H 언제까지/인가요?
    B 3월 28일까지입니다.
      F 18시 마감
H 지급
  H 얼마인가요?
    P 3"""
    )


def test_titles_without_marks():
    text = """가온시 보도자료

1. 개요

- 하나

참여 방법

- 둘

가 온 시

다음과 같습니다.
"""
    assert (
        tree(text)
        == """P 가온시 보도자료
H 개요
  B 하나
  P 참여 방법
  B 둘
  P 가 온 시
  P 다음과 같습니다."""
    )


def test_appendices_and_boxed_titles():
    text = """Ⅰ. 개요

내용이다.

【참고】 주요 사업

- 하나

붙임 2. 총괄표

참고\t달라지는 사업

- 둘

1\t추진배경

- 셋

1.\t목적
2.\t대상

붙임 자료를 보면 알 수 있다.
"""
    assert (
        tree(text)
        == """H 개요
  P 내용이다.
  H 【참고】 주요 사업
    B 하나
  H 붙임 2. 총괄표
  H 참고|달라지는 사업
    B 둘
    H 추진배경
      B 셋
    B 목적
    B 대상
    P 붙임 자료를 보면 알 수 있다."""
    )


def test_headings_that_end_like_sentences():
    text = """1. 사업 개요
 가. 목적: 돕기 위함
2. 수요와 소요
 - 하나
3. 책임과 위임
 - 둘
4. 지원하지 않음
 - 셋
5. 다음
 - 넷
"""
    kinds = [block.kind for block in read_blocks(text) if block.level == 1]
    assert kinds == [BlockKind.HEADING, BlockKind.HEADING, BlockKind.HEADING, BlockKind.BULLET, BlockKind.HEADING]


def test_years_in_headings():
    assert (
        tree("1. 2024년 실적\n- 745억원\n2. 2025년 계획\n- 915억원\n")
        == "H 2024년 실적\n  B 745억원\nH 2025년 계획\n  B 915억원"
    )


def test_wrapped_lines():
    text = """○ 청년이 지역에 머물도록 주거와 일자리를
함께 지원한
다. 또한 창업을 돕는다.

가온시는 올해 총
3 개 구에서 나누어
가. 처음
나. 둘째
"""
    assert (
        tree(text)
        == """B 청년이 지역에 머물도록 주거와 일자리를/함께 지원한/다. 또한 창업을 돕는다.
P 가온시는 올해 총/3 개 구에서 나누어
B 처음
B 둘째"""
    )


def test_each_sentence_of_running_text_ends_a_paragraph():
    assert tree("시는 돕는다.\n시민은 낸다.\n이어지는\n말이다.") == "P 시는 돕는다.\nP 시민은 낸다.\nP 이어지는/말이다."


def test_a_heading_of_markdown_is_one_line():
    text = """# 묻고 답하기
## 메일
### Q. 메일이 가득 찼나요?
지운 편지함을
비워 주세요.
### 퇴사한 사람
메일은 90일 보관합니다.
- 그 뒤에 지웁니다.
"""
    assert (
        tree(text)
        == """H 묻고 답하기
  H 메일
    H Q. 메일이 가득 찼나요?
      P 지운 편지함을/비워 주세요.
    H 퇴사한 사람
      P 메일은 90일 보관합니다.
      B 그 뒤에 지웁니다."""
    )


LEAFLET = """1. 얼마나 도와주나요?
[가구별 지원]
가형: 공사비의 100%, 최대 800만원
나형: 공사비의 90%, 최대 700만원

[덧붙여 드리는 돈]
- 혼자 사는 어르신: 50만원

2. 어떤 공사가 되나요?
되는 공사: 창호 교체
안 되는 공사: 도배만 하는 공사
3. 신청서를 내고 나면 담당자가 집에 와서 살펴보는 날은 언제쯤으로 잡히게 되나요?
 보름 안입니다.
"""


def test_short_numbered_questions_and_lines_in_brackets_are_above_what_answers_them():
    assert (
        tree(LEAFLET)
        == """H 얼마나 도와주나요?
  P [가구별 지원]
    P 가형: 공사비의 100%, 최대 800만원
    P 나형: 공사비의 90%, 최대 700만원
  P [덧붙여 드리는 돈]
    B 혼자 사는 어르신: 50만원
H 어떤 공사가 되나요?
  P 되는 공사: 창호 교체
  P 안 되는 공사: 도배만 하는 공사
B 신청서를 내고 나면 담당자가 집에 와서 살펴보는 날은 언제쯤으로 잡히게 되나요?
  P 보름 안입니다."""
    )


def test_a_bold_line_that_asks_is_above_its_answer():
    text = """**질문 1. 언제 내나요?**

답: 달마다 15일에 냅니다.

**질문 2. 물을 검사받고 싶습니다.**

답: 집으로 갑니다.

**어디로 알리나요?**
수도과에 알립니다.
**중요한 말**
"""
    assert (
        tree(text)
        == """H 언제 내나요?
  B 달마다 15일에 냅니다.
H 물을 검사받고 싶습니다.
  B 집으로 갑니다.
H 어디로 알리나요?
  P 수도과에 알립니다.
  P **중요한 말**"""
    )
