"""The title of a leaflet said once: which beginnings of sentences go, and which stay."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nuri import open_assistant

from assistant.answering.said_once import without_subject, without_topic
from index.static import StaticEncoder
from ingest.korean import Korean


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("어르신 집수리 지원 대상은 누구나입니다.", "대상은 누구나입니다."),
        ("어르신집수리 지원의 신청 방법은 전화입니다.", "신청 방법은 전화입니다."),
        ("'어르신 집수리 지원'에 대한 자세한 문의는 군청입니다.", "자세한 문의는 군청입니다."),
        ("어르신 집수리 지원내용은 둘입니다.", "지원내용은 둘입니다."),
        ("어르신 집수리 지원제도는 좋습니다.", "어르신 집수리 지원제도는 좋습니다."),
        ("어르신 집수리 지원에서는 문턱을 없앱니다.", "어르신 집수리 지원에서는 문턱을 없앱니다."),
        ("어르신 집수리 지원받는 곳은 군청입니다.", "어르신 집수리 지원받는 곳은 군청입니다."),
        ("어르신 집수리 지원은 문턱을 없앱니다.", "어르신 집수리 지원은 문턱을 없앱니다."),
        ("어르신 집수리 지원 제도는 좋습니다.", "어르신 집수리 지원 제도는 좋습니다."),
        ("어르신 집수리 지원 중 대상은 둘입니다.", "어르신 집수리 지원 중 대상은 둘입니다."),
        ("새 어르신 집수리 지원 대상은 없습니다.", "새 어르신 집수리 지원 대상은 없습니다."),
    ],
)
def test_the_title_is_not_said_again_where_what_it_tells_of_follows(sentence: str, said: str) -> None:
    assert without_subject(sentence, "어르신 집수리 지원") == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("어르신 집수리 지원은 문턱을 없앱니다.", "문턱을 없앱니다."),
        ("어르신 집수리 지원 제도는 누구나 받습니다.", "누구나 받습니다."),
        ("어르신집수리 지원사업의 경우 혼자 사는 사람이 받습니다.", "혼자 사는 사람이 받습니다."),
        ("어르신 집수리 지원과는 다릅니다.", "어르신 집수리 지원과는 다릅니다."),
        ("어르신 집수리 지원을 받은 집은 빠집니다.", "어르신 집수리 지원을 받은 집은 빠집니다."),
        ("새 어르신 집수리 지원은 없습니다.", "새 어르신 집수리 지원은 없습니다."),
    ],
)
def test_the_title_is_not_said_again_where_the_sentence_is_of_it(sentence: str, said: str) -> None:
    assert without_topic(sentence, "어르신 집수리 지원") == said


@given(st.text(max_size=60), st.text(max_size=20))
def test_only_a_beginning_is_left_out(sentence: str, title: str) -> None:
    assert sentence.endswith(without_subject(sentence, title))
    assert sentence.endswith(without_topic(sentence, title))


LEAFLET = """들꽃 쉼터 이용

들꽃 쉼터 이용제도는 집을 떠난 청소년에게 잠자리를 줍니다.
들꽃 쉼터 이용제도는 만 9세부터 24세까지 받을 수 있습니다.
단, 들꽃 쉼터 이용은 한 번에 30일까지입니다.
들꽃 쉼터 이용은 전화로 신청합니다.
"""


def test_a_leaflet_whose_sentences_all_begin_with_its_title_is_told_with_it_once(
    tmp_path: Path, korean: Korean, static: StaticEncoder
) -> None:
    assistant = open_assistant(tmp_path, {"쉼터.txt": LEAFLET}, korean, static)
    answer = assistant.ask("들꽃 쉼터는 어떤 도움을 주나요?")
    assert answer.text == (
        "들꽃 쉼터 이용제도는 집을 떠난 청소년에게 잠자리를 줍니다. [1] 만 9세부터 24세까지 받을 수 있습니다. [1] "
        "단, 들꽃 쉼터 이용은 한 번에 30일까지입니다. [1] 들꽃 쉼터 이용은 전화로 신청합니다. [1]"
    )
    assert [citation.quote for citation in answer.citations] == [LEAFLET.split("\n\n")[1].strip()]
    assistant.close()
