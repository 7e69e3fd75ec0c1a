"""Models that say the same thing again and again."""

import pytest

from assistant.writing.loops import Loops

SENTENCE = "정부는 2024년에 총 6,369억 원을 투자합니다. "


def looped(text: str, size: int = 7) -> int | None:
    """Where the text is found to repeat itself, fed in pieces."""
    loops = Loops()
    for start in range(0, len(text), size):
        end = loops.feed(text[start : start + size])
        if end is not None:
            return end
    return None


@pytest.mark.parametrize(
    ("opening", "unit"),
    [
        ("", SENTENCE),
        ("답은 이렇습니다. ", SENTENCE),
        ("답: ", "아 "),
        ("", "하하하"),
        ("", "- 지원 대상\n"),
        ("예산은 ", "0"),
        ("표\n", "| 0 "),
        ("", "\n"),
        ("끝", "."),
    ],
)
def test_a_loop_ends_after_its_first_round(opening: str, unit: str) -> None:
    end = looped(opening + unit * 400)
    assert end is not None
    kept = (opening + unit * 400)[:end]
    assert len(opening) < len(kept) <= len(opening) + 2 * len(unit)


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE * 2,
        "".join(f"{number}. {number}번 마을에 {number}억원을 지원합니다.\n" for number in range(1, 60)),
        "| 마을 | 금액 | 비중 |\n| --- | --- | --- |\n" + "| 가 | 0 | 0 |\n| 나 | 0 | 0 |\n" * 2,
        "차례 " + "." * 120 + " 3",
        "".join(f"| 마을{number} | 0 | 0 | 0 | 0 | 0 |\n" for number in range(30)),
        "네, 네, 네. 맞습니다.",
    ],
)
def test_what_is_alike_but_goes_on_is_no_loop(text: str) -> None:
    assert looped(text) is None
    assert looped(text, 1) is None
