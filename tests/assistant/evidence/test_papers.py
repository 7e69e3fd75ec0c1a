"""Lists of papers in letters, forms and rules."""

from nuri import reading_of

from assistant.evidence.papers import lists_of_papers

_LETTER = """마루협회

수    신: 회원사 각위
제    목: 여름 점검 협조 요청

1. 귀사의 발전을 기원합니다.
2. 여름 점검을 아래와 같이 실시합니다.

붙임  1. 점검표 1부.
      2. 담당자 명단 양식 1부.  끝.

붙임 새 청사와 옛 청사 비교

[붙임 1]
"""

_RULE = """새길 보수 지침

제3조(배상의 신청) ① 다친 사람은 다음 각 호의 서류를 갖추어 신청할 수 있다.
 1. 배상신청서
 2. 진료비 영수증
 ② 시장은 신청을 받은 날부터 30일 이내에 결정하여야 한다.
"""


def _lists(text: str) -> list[tuple[str, list[str]]]:
    reading = reading_of(text)
    return [
        (papers.name, [reading.document.text[line.start : line.end] for line in papers.lines])
        for papers in lists_of_papers(reading)
    ]


def test_a_letter_attaches_what_stands_behind_its_mark_and_below() -> None:
    assert _lists(_LETTER) == [("첨부 서류", ["점검표 1부.", "담당자 명단 양식 1부."])]


def test_a_rule_lists_the_papers_of_its_items_alone() -> None:
    assert _lists(_RULE) == [("필요한 서류", ["배상신청서", "진료비 영수증"])]


def test_the_heading_of_what_is_attached_is_no_list() -> None:
    assert _lists("붙임 새 청사와 옛 청사 비교\n\n[붙임 1]\n") == []
