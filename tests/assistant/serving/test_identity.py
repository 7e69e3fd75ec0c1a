"""The name of the one who asks, as it goes from the guard to the pages."""

import pytest

from assistant.serving.identity import header_value
from assistant.serving.users import user_of


@pytest.mark.parametrize("name", ["홍길동", "김 가영", "a%20b", "이/수;진", "O'Neil\"", "李\u200d", ""])
def test_a_name_comes_back_as_it_went(name):
    value = header_value(name)
    assert value.isascii() and "\n" not in value
    assert user_of({"x-mundap-user": value}) == name


def test_without_a_header_it_is_the_local_person():
    assert user_of({}) == ""
