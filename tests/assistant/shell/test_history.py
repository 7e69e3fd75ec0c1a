"""The earlier conversation from a file."""

import pytest

from assistant.errors import AssistantError
from assistant.shell.history import read_history
from assistant.types import Turn


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ('["앞 질문", "앞 답"]', (Turn("앞 질문", "앞 답"),)),
        ('[["하나", "1"], ["둘", "2"]]', (Turn("하나", "1"), Turn("둘", "2"))),
        ('\ufeff["앞 질문", ""]', (Turn("앞 질문", ""),)),
        ("[]", ()),
    ],
)
def test_one_pair_or_a_list_of_pairs_is_read(tmp_path, text, turns):
    path = tmp_path / "대화.json"
    path.write_text(text, encoding="utf-8")
    assert read_history(path) == turns


@pytest.mark.parametrize("text", ["{}", '"글"', "[1, 2]", '["하나"]', '[["하나", "1"], ["둘"]]', "null", '["a", null]'])
def test_another_form_is_refused(tmp_path, text):
    path = tmp_path / "대화.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(AssistantError, match="꼴이 다릅니다") as caught:
        read_history(path)
    assert '["앞 질문", "앞 답"]' in caught.value.remedy


@pytest.mark.parametrize("content", [b"", b"[", '["가", "나"]'.encode("cp949"), b"[" * 100_000])
def test_what_is_not_json_is_refused(tmp_path, content):
    path = tmp_path / "대화.json"
    path.write_bytes(content)
    with pytest.raises(AssistantError, match="JSON이 아닙니다"):
        read_history(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(AssistantError, match="없습니다"):
        read_history(tmp_path / "없음.json")
    with pytest.raises(AssistantError, match="읽지 못했습니다"):
        read_history(tmp_path)
