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


def test_a_line_and_the_first_that_hangs_on_it_are_one_citation() -> None:
    text = "계획\n\n ○ 야영장* 확대\n   * 군이 운영하는 곳\n   * 올해 세 곳\n\n ○ 요금 인하\n"
    reading = reading_of(text, name="계획.txt")
    line, first, second, other = (
        block_of(reading, words) for words in ("야영장* 확대", "군이 운영하는 곳", "올해 세 곳", "요금 인하")
    )
    for order in ((line, first, second, other), (first, line, second, other)):
        draft = Draft()
        assert [draft.cite(reading, one, (one.start, one.end)) for one in order] == ["[1]", "[1]", "[2]", "[3]"]
        assert [one.quote for one in draft.citations] == [
            "○ 야영장* 확대\n   * 군이 운영하는 곳", "* 올해 세 곳", "○ 요금 인하",
        ]  # fmt: skip


def test_words_between_two_lines_keep_them_apart() -> None:
    reading = reading_of("계획\n\n ○ 야영장을 넓힘(3곳)\n   - 물놀이장도 넓힘\n", name="계획.txt")
    line, below = block_of(reading, "야영장을 넓힘(3곳)"), block_of(reading, "물놀이장도 넓힘")
    draft = Draft()
    assert draft.cite(reading, line, (line.content_start, line.end - len("(3곳)"))) == "[1]"
    assert draft.cite(reading, below, (below.content_start, below.end)) == "[2]"


def test_a_line_with_a_very_long_one_below_it_is_two_places() -> None:
    reading = reading_of("계획\n\n ○ 야영장 확대\n   - " + "물놀이장 " * 80 + "\n", name="계획.txt")
    line = block_of(reading, "야영장 확대")
    below = reading.document.blocks[line.id + 1]
    draft = Draft()
    assert [draft.cite(reading, one, (one.start, one.end)) for one in (line, below)] == ["[1]", "[2]"]


def test_lines_are_joined_as_paragraphs() -> None:
    draft = Draft()
    draft.say("총 3억원입니다.", "[1]", "[2]")
    draft.say("끝.")
    assert draft.text == "총 3억원입니다. [1][2]\n\n끝."


def test_how_many_more_there_are_is_a_figure_that_was_counted() -> None:
    draft = Draft()
    assert draft.others(11) == "외 11개"
    assert draft.computed == {"11개"}
