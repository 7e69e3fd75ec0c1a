"""Outlines by their marks: the customary order, bullets, counts and levels."""

from ingest.plain import read_blocks
from tests.ingest.outline_tree import tree


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


def test_a_short_line_right_above_bullets_leads_them():
    assert tree("준비물\n- 신분증\n- 도장\n\n다음 문단이다.\n") == "P 준비물\n  B 신분증\n  B 도장\nP 다음 문단이다."
    assert tree("다음을 챙겨 온다.\n- 신분증\n") == "P 다음을 챙겨 온다.\nB 신분증"  # a sentence of its own


def test_tagged_items_of_minutes_are_headings():
    text = "3. 의결 안건\n\n [3-1] 주차장 증설\n  - 의결: 가결\n\n [안건 2] 급식\n  - 의결: 보류\n   ※ 다음 달에\n"
    assert tree(text) == (
        "H 의결 안건\n  H [3-1] 주차장 증설\n    B 의결: 가결\n  H [안건 2] 급식\n    B 의결: 보류\n      F 다음 달에"
    )
