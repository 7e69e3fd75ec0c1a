"""Private-use characters of Hancom and of sign fonts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.formats.private_use import real_signs


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("\uf06d 응시자격", "❍ 응시자격"),
        ("\uf0a7\uf09f\uf0fe", "▪•☑"),
        ("\uf081\uf08a\uf08c", "①⑩❶"),
        ("\U000f02b1 국민 \U000f02b9", "① 국민 ⑨"),
        ("\U000f02ba\U000f02c3\U000f02ba\U000f02c5", "⑩⑫"),
        ("\U000f02bb\U000f02c8", "25"),
        ("\U000f02ce\U000f02d7\U000f02e0", "❶❿"),
        ("\U000f0289\U000f0289\U000f0293", "①⑪"),
        ("장관 \U000f012b", "장관 (인)"),
        ("\uf53a글", "\u1112\u119e\u11ab글"),
        ("\ue0bc\uf0ff\U000f0fff\U000f02c3", "\ue0bc\uf0ff\U000f0fff\U000f02c3"),
    ],
)
def test_known_signs_are_printed_and_others_kept(written: str, printed: str):
    assert real_signs(written) == printed


@given(st.text())
def test_other_text_is_untouched(text: str):
    text = "".join(
        character for character in text if not "\ue000" <= character <= "\uf8ff" and character < "\U000f0000"
    )
    assert real_signs(text) == text
