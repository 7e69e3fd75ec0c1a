"""Lines that end before a page's margin: what ends with them, and where nothing does."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.korean import Korean
from ingest.plain import read_blocks
from ingest.prepare import prepare
from ingest.types import Document
from ingest.wrapping import early_ends

_PAGE = """2. 어르신 집수리 사업
문턱 낮추기 지원 확대
누리군은 혼자 사는 어르신의 집에서 넘어지는 사고가 해마다 늘고 있어, 집 안의 문턱을 낮추
고 손잡이를 다는 일을 올해부터 모든 읍면으로 넓히기로 하고 그 일에 드는 돈을 군의 예산으로
마련하였으며, 신청은 읍면 사무소에서 받아 군청 복지과가 순서를 정하여 알려 드리도록 하였다.
(2024.1.1. 이후 신청하는 분부터)
지붕 고치기 지원 신설
비가 새는 지붕을 고치는 데에 드는 돈의 절반까지를 지원하되, 한 집에 두 번은 지원하지 않으며
집을 산 지 한 해가 지나지 않은 사람이 신청한 때에는 다음 해로 미루어 다시 살펴보기로 하고, 일
을 맡은 업체가 날짜를 넘기면 하루에 공사비의 천분의 일을 물리며, 고친 뒤 두 해 안에 다시 새는
지붕은 그 업체가 값을 받지 않고 고치도록 계약서에 적어 두어 어르신이 다시 돈을 쓰지 않게 하였
다.
"""


def ends(text: str) -> list[str]:
    return [text[:at].rpartition("\n")[2] for at in sorted(early_ends(text))]


def test_titles_and_remarks_end_where_the_next_word_had_room() -> None:
    assert ends(_PAGE) == [
        "2. 어르신 집수리 사업",
        "문턱 낮추기 지원 확대",
        "(2024.1.1. 이후 신청하는 분부터)",
        "지붕 고치기 지원 신설",
    ]


def test_rows_of_figures_stay_with_what_stands_over_them() -> None:
    table = "구분 '23년 '24년 증감\n총 사업비 45억 57억 12억\n한 곳 평균\n1.2억 1.5억 0.3억\n"
    assert not set(table.split("\n")) & set(ends(_PAGE + table))


def test_pages_have_margins_of_their_own() -> None:
    narrow = "\n".join(f"모두 {number}째 줄은 이만큼만 쓰고 다음 줄로" for number in range(11, 18))
    assert ends(f"{_PAGE}\n\f{narrow}\n") == ends(_PAGE)


def test_a_text_of_a_paragraph_a_line_was_not_wrapped() -> None:
    assert ends("긴 글 " * 40 + "\n짧은 줄\n" + "다른 글 " * 25 + "\n끝\n" + "또 글 " * 60 + "\n하나\n둘\n") == []


def test_sentences_end_with_such_lines(korean: Korean) -> None:
    prepared = prepare(Document("집수리.txt", "집수리", "txt", "0" * 64, _PAGE, read_blocks(_PAGE)), korean)
    said = [_PAGE[sentence.start : sentence.end] for sentence in prepared.sentences]
    assert said[:2] == ["어르신 집수리 사업", "문턱 낮추기 지원 확대"]
    assert said[-2] == "지붕 고치기 지원 신설"
    assert said[-1].startswith("비가 새는") and said[-1].endswith("쓰지 않게 하였\n다.")


@given(st.text("가나 1.\n\f□", max_size=400))
def test_only_ends_of_lines_are_found(text: str) -> None:
    assert all(text[at : at + 1].isspace() for at in early_ends(text))
