"""Money that a question names and money that it asks for."""

import pytest

from assistant.understanding.sums import only_names_sum


@pytest.mark.parametrize(
    ("text", "only_named"),
    [
        ("이사 비용은 누가 내나요?", True),
        ("지원금은 언제 나와요?", True),
        ("출산비용 받으려면 뭐 가져가야 해요?", True),
        ("이사 비용은 언제 얼마를 받나요?", False),
        ("비용과 시기는 언제인가요?", False),
        ("기간이랑 비용은 어디 나와 있나요?", False),
        ("비용이 어떻게 되나요?", False),
        ("비용 알려 주세요", False),
    ],
)
def test_money_is_only_named_where_something_else_is_asked_of_it(text: str, only_named: bool) -> None:
    assert only_names_sum(text) is only_named
