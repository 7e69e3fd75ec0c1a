"""Answers over plain text that a page wrapped: their words are whole, and what they cite stands as in the file."""

from pathlib import Path

from nuri import open_assistant

from index.static import StaticEncoder
from ingest.korean import Korean

_WRAPPED = """누리군 햇살 놀이터 안내

햇살 놀이터는 누리군에 사는 어린이라면 누구나 들어갈 수 있으나 보호자 없이 오는 여
섯 살보다 어린 아이는 들어가지 못하며, 이용 요금은 어린이 한 사람에 하루 3천원으로 정하
였다. 놀이터를 빌리려는 단체는 쓰려는 날의 닷새 전까지 군청 아동복지과에 신청하여야 하
고, 사용료는 반나절에 5만원이다.
"""


def test_what_line_ends_cut_is_said_whole_and_cited_as_it_stands(
    tmp_path: Path, korean: Korean, static: StaticEncoder
) -> None:
    with_lines = open_assistant(tmp_path, {"햇살.txt": _WRAPPED}, korean, static)
    answer = with_lines.ask("햇살 놀이터를 빌리려는 단체는 언제까지 신청하나요?")
    assert (
        "놀이터를 빌리려는 단체는 쓰려는 날의 닷새 전까지 군청 아동복지과에 신청하여야 하고, "
        "사용료는 반나절에 5만원입니다." in answer.text
    )
    assert "신청하여야 하\n고, 사용료는" in answer.citations[0].quote
