import pytest

from assistant.talks.folding import folded, title_of


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("월세 지원은?", "월세 지원은?"),
        ("  월세\n지원은?\t", "월세 지원은?"),
        ("", "새 대화"),
        ("\u202e\x00", "새 대화"),
        ("가" * 41, "가" * 39 + "…"),
        ("가" * 40, "가" * 40),
        ("가나다라 " * 20, "가나다라 " * 7 + "가나다라…"),
        ("가나다라마, " * 20, "가나다라마, " * 4 + "가나다라마…"),
        ("가 " + "나" * 60, "가 " + "나" * 37 + "…"),
        ("반쪽\ud800", "반쪽\ufffd"),
    ],
)
def test_a_title_is_one_line_cut_at_a_word(question, title):
    assert title_of(question) == title


def test_folding_ignores_case_width_space_and_marks():
    assert folded("A 시 **２０２４년**[1] ①\u200b") == "a시2024년1"
