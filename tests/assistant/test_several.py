"""Answers to several questions in one."""

from assistant.answering.draft import Draft
from assistant.several import Part, joined
from assistant.types import Citation


def part(question: str, lines: list[str], *quotes: str, refused: bool = False) -> Part:
    """A part whose citations are whole documents named like their quotes."""
    draft = Draft(lines, [Citation(at, quote, 0, len(quote), quote, None, ()) for at, quote in enumerate(quotes, 1)])
    draft.contexts = {at: f"위 {quote}" for at, quote in enumerate(quotes, 1)}
    return Part(question, draft, refused)


def test_one_answer_stays_as_it_is() -> None:
    one = part("얼마?", ["1억원입니다. [1]", "그렇습니다. [1]"], "가")
    draft, refused = joined([one])
    assert (draft.lines, refused) == (["1억원입니다. [1]", "그렇습니다. [1]"], False)


def test_parts_stand_in_order_with_citations_numbered_through_and_shared() -> None:
    draft, refused = joined(
        [
            part("얼마?", ["1억원입니다. [1]"], "가"),
            part("언제?", ["5월입니다. [1][2]", "봄입니다. [2]"], "나", "가"),
        ]
    )
    assert draft.lines == ["1억원입니다. [1]", "5월입니다. [2][1] 봄입니다. [1]"]
    assert [(one.number, one.document) for one in draft.citations] == [(1, "가"), (2, "나")]
    assert draft.contexts == {1: "위 가", 2: "위 나"}
    assert not refused


def test_what_is_said_twice_stands_once() -> None:
    same = "1억원입니다. [1]"
    draft, _ = joined(
        [part("얼마?", [same], "가"), part("그건?", [same, "더 있습니다. [1]"], "가"), part("또?", [same], "가")]
    )
    assert draft.lines == ["1억원입니다. [1]", "더 있습니다. [1]"]


def test_a_list_keeps_its_lines() -> None:
    draft, _ = joined(
        [
            part("무엇?", ["다음과 같습니다. [1]", "- 하나 [2]\n- 둘 [2]"], "가", "나"),
            part("얼마?", ["1억원입니다. [1]"], "다"),
        ]
    )
    assert draft.lines == ["다음과 같습니다. [1]\n- 하나 [2]\n- 둘 [2]", "1억원입니다. [3]"]


def test_a_refused_part_says_so_for_itself_alone() -> None:
    none = part("담당 부서는 어디인가요?", ["문서에서 답을 찾지 못했습니다."], refused=True)
    draft, refused = joined([part("얼마?", ["1억원입니다. [1]"], "가"), none])
    assert draft.lines == ["1억원입니다. [1]", "'담당 부서는 어디인가요'에 대한 답은 문서에서 찾지 못했습니다."]
    assert not refused


def test_the_whole_is_refused_when_all_parts_are() -> None:
    none = part("얼마?", ["문서에서 답을 찾지 못했습니다."], refused=True)
    draft, refused = joined([none, part("언제?", ["문서에서 답을 찾지 못했습니다."], refused=True)])
    assert (draft.lines, refused) == (["문서에서 답을 찾지 못했습니다."], True)


def test_computed_figures_of_all_parts_are_kept() -> None:
    one, other = part("얼마?", ["1억원 늘었습니다. [1]"], "가"), part("몇 %?", ["5% 늘었습니다. [1]"], "나")
    one.draft.computed.add("1억원")
    other.draft.computed.add("5%")
    assert joined([one, other])[0].computed == {"1억원", "5%"}
