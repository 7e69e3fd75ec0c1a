"""An answer that repeats the question's words around another value."""

import pytest

from assistant.checking.around import wording
from assistant.checking.echoes import echoed


@pytest.mark.parametrize(
    ("answer", "question", "expected"),
    [
        (
            "의료급여 1종 수급자는 500원입니다.",
            "의료급여 2종 수급자는 얼마인가요?",
            1.75,
        ),  # of four terms behind, 500원 is new
        ("1종 수급자는 500원입니다.", "2종 수급자는 얼마인가요?", 0.75),
        ("소득이 50% 이하인 가구만 됩니다.", "소득이 100% 넘어도 되나요?", 1),
        ("정원은 3종입니다.", "2종 수급자는 얼마인가요?", 0),
        ("3종", "2종", 0),
    ],
)
def test_words_on_both_sides_are_compared(answer: str, question: str, expected: float) -> None:
    said, asked = wording(answer), wording(question)
    assert echoed(said.figures[0], said, asked.figures[0], asked) == expected
