"""What stands above a model's citation, from the document itself."""

import pytest

from assistant.assistant import Assistant
from assistant.types import Citation
from assistant.writing.standing import Standing


@pytest.mark.parametrize(
    ("words", "above"),
    [
        ("별빛축제\t1,800", ("2025년", "사업별 투자계획(백만원, 비중%)", "Ⅲ. 재정 계획", "금액")),
        ("갯벌 체험장 정비(3억 5천만원)", ("2025년", "부문별 계획", "해양수산부 협력 사업")),
    ],
)
def test_title_headings_and_table_heads(county: Assistant, words: str, above: tuple[str, ...]) -> None:
    name = next(
        entry.name for entry in county.library.documents.entries() if words in county.library.document(entry.name).text
    )
    text = county.library.document(name).text
    start = text.index(words)
    told = Standing(county.library).above(Citation(1, name, start, start + len(words), words, None, ()))
    for part in above:
        assert part.removeprefix("Ⅲ. ") in told
    assert words not in told


def test_a_span_over_several_blocks_stands_where_it_begins(county: Assistant) -> None:
    name = next(
        entry.name for entry in county.library.documents.entries() if "갯벌" in county.library.document(entry.name).text
    )
    text = county.library.document(name).text
    start, end = text.index("갯벌 체험장 정비"), text.index("어촌 민박")
    told = Standing(county.library).above(Citation(1, name, start, end, text[start:end], None, ()))
    assert "해양수산부 협력 사업" in told
