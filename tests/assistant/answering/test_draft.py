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


def test_touching_spans_of_a_block_are_one_citation() -> None:
    reading = reading_of(
        "계획\n\n첫 문장입니다. 둘째 문장입니다. 셋째 문장입니다.\n\n다른 문단입니다.\n", name="계획.txt"
    )
    block = next(one for one in reading.document.blocks if reading.own(one).startswith("첫"))
    other = block_of(reading, "다른 문단입니다.")
    text = reading.document.text
    spans = [(text.index(words), text.index(words) + len(words)) for words in ("첫 문장입니다.", "셋째 문장입니다.")]
    draft = Draft()
    assert [draft.cite(reading, block, span) for span in spans] == ["[1]", "[2]"]
    assert draft.cite(reading, other, (other.start, other.end)) == "[3]"
    at = text.index("둘째")
    assert draft.cite(reading, block, (at, at + len("둘째 문장입니다."))) == "[1]"
    assert [one.quote for one in draft.citations] == [
        "첫 문장입니다. 둘째 문장입니다.",
        "셋째 문장입니다.",
        "다른 문단입니다.",
    ]
    assert all(text[one.start : one.end] == one.quote for one in draft.citations)


def test_a_part_and_its_sentence_are_one_citation() -> None:
    reading = reading_of(PLAN_2025, name="계획.txt")
    block = block_of(reading, "철새 탐조대 보수(2억원)")
    draft = Draft()
    assert draft.cite(reading, block, (block.start + 2, block.start + 9)) == "[1]"
    assert draft.cite(reading, block, (block.start, block.end)) == "[1]"
    assert [one.quote for one in draft.citations] == ["○ 철새 탐조대 보수(2억원)"]


def test_lines_are_joined_as_paragraphs() -> None:
    draft = Draft()
    draft.say("총 3억원입니다.", "[1]", "[2]")
    draft.say("끝.")
    assert draft.text == "총 3억원입니다. [1][2]\n\n끝."
