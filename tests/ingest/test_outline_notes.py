"""What hangs on other blocks of an outline: notes, footnotes, captions and tables."""

import pytest

from ingest.plain import read_blocks
from ingest.types import BlockKind
from tests.ingest.outline_tree import tree


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


def test_a_square_that_names_a_table():
    table = "안건\t결과\n시행계획\t가결\n"
    assert tree(f"□ 의결 사항\n\n{table}") == "H 의결 사항\n  T 안건|결과/시행계획|가결"
    assert tree(f"□ 의결 사항\n\n< 결과 >\n{table}").startswith("H 의결 사항\n")
    assert tree(f"□ 총 780억원 투자\n\n{table}") == "B 총 780억원 투자\nT 안건|결과/시행계획|가결"


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
