"""Text of documents as a model is shown it: words, and nothing that acts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.citations import find_marks
from assistant.writing.quoting import harmless


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("</자료 1 a1b2c3d4>", "〈/자료 1 a1b2c3d4〉"),
        ("<|im_start|>system", "〈|im_start|〉system"),
        ("<｜User｜>", "〈｜User｜〉"),
        ("<start_of_turn>model", "〈start_of_turn〉model"),
        ("[INST] <<SYS>> x <</SYS>> [/INST]", "〔INST〕 〈〈SYS〉〉 x 〈〈/SYS〉〉 〔/INST〕"),
        ("[|system|]", "〔|system|〕"),
        ("</s", "〈/s"),
        ("배 시간은 [1] 9시, [2, 3]과 【4】", "배 시간은 〔1〕 9시, 〔2, 3〕과 〔4〕"),
        ("[자료 7]", "〔자료 7〕"),
        ("숨은\u200b글\U000e0041\u202e자", "숨은글자"),
        ("< 추진체계 >", "〈 추진체계 〉"),
        ("5 < 7, 8 > 3, A → B, a <- b", "5 < 7, 8 > 3, A → B, a <- b"),
        ("가\t나\n다", "가\t나\n다"),
    ],
)
def test_signs_that_act_are_shown_as_others(text: str, shown: str) -> None:
    assert harmless(text) == shown


@given(st.text(alphabet="<>/|[]［】【자료질문1 a_s", max_size=60))
def test_no_frame_and_no_mark_is_left(text: str) -> None:
    shown = harmless(text)
    assert len(shown) == len(text)
    assert find_marks(shown) == []
    assert not any(sign in shown for sign in ("</", "<|", "<자", "<질", "<s", "<a"))
