from nuri import PLAN_2025, block_of, reading_of

from assistant.answering.draft import Draft
from assistant.types import Citation


def test_a_span_is_cited_once_and_numbered_as_it_comes() -> None:
    reading = reading_of(PLAN_2025, name="계획.txt")
    first, second = block_of(reading, "철새 탐조대 보수(2억원)"), block_of(reading, "1,800")
    draft = Draft()
    marks = [draft.cite(reading, block, (block.start, block.end)) for block in (first, second, first)]
    assert marks == ["[1]", "[2]", "[1]"]
    assert draft.citations == [
        Citation(
            1, "계획.txt", first.start, first.end, "○ 철새 탐조대 보수(2억원)", None,
            ("부문별 계획", "환경부 협력 사업"),
        ),
        Citation(2, "계획.txt", second.start, second.end, "1,800", None, ("재정 계획",)),
    ]  # fmt: skip
    assert set(draft.contexts) == {1, 2}
    assert "비중%" in draft.contexts[2]


def test_lines_are_joined_as_paragraphs() -> None:
    draft = Draft()
    draft.say("총 3억원입니다.", "[1]", "[2]")
    draft.say("끝.")
    assert draft.text == "총 3억원입니다. [1][2]\n\n끝."
