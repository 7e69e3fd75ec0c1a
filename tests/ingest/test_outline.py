"""Outlines as writers of Korean documents leave them, read as trees."""

import pytest

from ingest.plain import read_blocks
from ingest.types import Block, BlockKind

LETTERS = {
    BlockKind.HEADING: "H",
    BlockKind.PARAGRAPH: "P",
    BlockKind.BULLET: "B",
    BlockKind.FOOTNOTE: "F",
    BlockKind.TABLE: "T",
    BlockKind.CAPTION: "C",
}


def depth(blocks: tuple[Block, ...], block: Block) -> int:
    steps = 0
    while block.parent is not None:
        block, steps = blocks[block.parent], steps + 1
    return steps


def tree(text: str) -> str:
    """Each block but rows and cells as kind and words, indented by its depth."""
    blocks = read_blocks(text)
    lines = []
    for block in blocks:
        if block.kind in LETTERS:
            words = text[block.content_start : block.end].replace("\n", "/").replace("\t", "|")
            lines.append("  " * depth(blocks, block) + f"{LETTERS[block.kind]} {words}")
    return "\n".join(lines)


def test_the_customary_order():
    text = """Ⅰ. 수립 개요
1. 수립 배경
가. 여건
1) 인구
가) 청년
(1) 유출
(가) 원인
① 일자리
- 임금
· 초임
2) 주거
나. 전망
2. 경과
Ⅱ. 성과
"""
    assert (
        tree(text)
        == """H 수립 개요
  H 수립 배경
    H 여건
      H 인구
        H 청년
          H 유출
            H 원인
              H 일자리
                B 임금
                  B 초임
      B 주거
    H 전망
  H 경과
H 성과"""
    )


def test_squares_with_and_without_children():
    text = """1. 돌봄

□ 온마을 돌봄교실(9,600백만원)
 ○ 48개소로 확대
  - 평일 19시까지
□ 총 780억원을 투자하며, 지난해보다 13.9% 늘어난 규모
□ 점검
 ㅇ 반기마다 점검
"""
    assert (
        tree(text)
        == """H 돌봄
  H 온마을 돌봄교실(9,600백만원)
    B 48개소로 확대
      B 평일 19시까지
  B 총 780억원을 투자하며, 지난해보다 13.9% 늘어난 규모
  H 점검
    B 반기마다 점검"""
    )


def test_circles_lost_in_scanning():
    text = """1. 융합

⑤ 확산

- 스마트팜

6 서비스

- 국토

7 규제

- 개편

2. 기반
"""
    assert (
        tree(text)
        == """H 융합
  H 확산
    B 스마트팜
  H 서비스
    B 국토
  H 규제
    B 개편
H 기반"""
    )


def test_counts_that_start_again():
    text = """V. 부처별 계획

1 산업부

① 목표

- 융합

2 과기부

1 목표

- 원천기술

2 내용

- 소재

3 중기부

1 목표

- 제조
"""
    assert (
        tree(text)
        == """H 부처별 계획
  H 산업부
    H 목표
      B 융합
  H 과기부
    H 목표
      B 원천기술
    H 내용
      B 소재
  H 중기부
    H 목표
      B 제조"""
    )


def test_dashes_nest_by_their_indent():
    text = "1. 개요\n- 하나\n - 둘\n  - 셋\n - 넷\n- 다섯\n"
    assert tree(text) == "H 개요\n  B 하나\n    B 둘\n      B 셋\n    B 넷\n  B 다섯"


def test_notes_between_bullets():
    text = """- 규제샌드박스*, 신속처리** 등 개선
 * 이해관계자가 실험
 ** 특례위 생략
- 다음
 ※ 예외 있음
 ※ 또 있음
"""
    assert (
        tree(text)
        == """B 규제샌드박스*, 신속처리** 등 개선
  F 이해관계자가 실험
  F 특례위 생략
B 다음
  F 예외 있음
  F 또 있음"""
    )


def test_a_footnote_seeks_its_star():
    text = """○ 청년*은 118,600명
  - 2,140명 유출
 * 19세 이상 34세 이하
 - 도로* 정비
 * 10년이 넘고 지수**가 낮은 도로
 ** 100점 만점
 * 그 밖
"""
    assert (
        tree(text)
        == """B 청년*은 118,600명
  B 2,140명 유출
  F 19세 이상 34세 이하
  B 도로* 정비
    F 10년이 넘고 지수**가 낮은 도로
      F 100점 만점
    F 그 밖"""
    )


def test_bold_is_no_star():
    text = "- **신성장 4.0***, **방안** 개편** 등\n * 3대 분야\n ** 신속\n"
    assert tree(text) == "B **신성장 4.0***, **방안** 개편** 등\n  F 3대 분야\n  F 신속"


def test_numbered_notes():
    text = "가온시 인구 주1)와 가구 주2)이다.\n\n주2) 일반 가구\n주1) 등록 인구\n"
    assert tree(text) == "P 가온시 인구 주1)와 가구 주2)이다.\n  F 일반 가구\n  F 등록 인구"


def test_a_footnote_of_the_first_block():
    assert tree("- 첫째*\n* 처음\n") == "B 첫째*\n  F 처음"


def test_a_footnote_of_a_table_or_of_the_bullet_above_it():
    text = "□ 국비*가 많음\n\n재원\t금액\n국비\t3\n기타**\t4\n* 보조금\n** 기부금\n※ 잠정\n"
    blocks = read_blocks(text)
    parents = [blocks[block.parent or 0].kind for block in blocks if block.kind is BlockKind.FOOTNOTE]
    assert parents == [BlockKind.BULLET, BlockKind.TABLE, BlockKind.TABLE]


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


def test_a_square_that_names_a_table():
    table = "안건\t결과\n시행계획\t가결\n"
    assert tree(f"□ 의결 사항\n\n{table}") == "H 의결 사항\n  T 안건|결과/시행계획|가결"
    assert tree(f"□ 의결 사항\n\n< 결과 >\n{table}").startswith("H 의결 사항\n")
    assert tree(f"□ 총 780억원 투자\n\n{table}") == "B 총 780억원 투자\nT 안건|결과/시행계획|가결"


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


def test_levels_count_from_one():
    blocks = read_blocks("Ⅰ. 하나\n1. 둘\n□ 셋\n ○ 넷\n")
    assert [block.level for block in blocks] == [1, 2, 3, 4]
    assert [block.parent for block in blocks] == [None, 0, 1, 2]


def test_levels_have_a_bottom():
    """A staircase of dashes would otherwise hang every line under all lines above it."""
    blocks = read_blocks("\n".join(" " * step + "- 계단" for step in range(200)))
    assert max(block.level or 0 for block in blocks) == 16
    assert [block.parent for block in blocks[:4]] == [None, 0, 1, 2]


def test_bare_counts_nest_once():
    blocks = read_blocks("1 가온\n\n" * 50)
    assert max(block.level or 0 for block in blocks) == 2


@pytest.mark.parametrize(
    ("captions", "read"),
    [
        ("< 분야별 투자(억원, 비중%) >", ["< 분야별 투자(억원, 비중%) >"]),
        ("(단위: 백만원)", ["(단위: 백만원)"]),
        ("단위 : 명", ["단위 : 명"]),
        ("<표 3> 구별 보수 계획", ["<표 3> 구별 보수 계획"]),
        ("표 3. 구별 보수 계획 (단위: ㎞)", ["표 3. 구별 보수 계획 (단위: ㎞)"]),
        ("[분야별 투자]", ["[분야별 투자]"]),
        ("〈분야별 투자〉\n\n  (단위: 백만원, %)", ["〈분야별 투자〉", "(단위: 백만원, %)"]),
        ("다음 표와 같다.", []),
        ("< 아주 긴 " + "설명 " * 60 + ">", []),
    ],
)
def test_captions(captions: str, read: list[str]):
    text = f"{captions}\n\n구분\t값\n가\t3\n"
    blocks = read_blocks(text)
    (table,) = (block for block in blocks if block.kind is BlockKind.TABLE)
    found = [block for block in blocks if block.kind is BlockKind.CAPTION]
    assert [text[block.content_start : block.end] for block in found] == read
    assert {block.parent for block in found} <= {table.id}


def test_a_caption_without_a_table_is_text():
    assert tree("[가온시]\n\n끝이다.") == "P [가온시]\nP 끝이다."


def test_a_table_belongs_to_the_heading_above():
    text = "1. 투자\n - 총 780억원\n\n구분\t값\n가\t3\n\t4\n\n - 다음\n"
    assert tree(text) == "H 투자\n  B 총 780억원\n  T 구분|값/가|3/|4\n  B 다음"


def test_tab_indents_are_no_tables():
    assert tree("1. 개요\n\t- 하나\n\t\t- 둘\n\t셋\n") == "H 개요\n  B 하나\n    B 둘/|셋"


def test_a_lone_rule_is_no_table():
    assert tree("가온시\n|---|---|\n끝") == "P 가온시\nP 끝"
