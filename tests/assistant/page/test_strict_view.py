"""The switch of strict mode says how it stands, and whether it has any effect."""

from assistant.page.strict_view import own_settings, strict_switch


def test_the_switch_says_how_it_stands_in_words_and_to_screen_readers() -> None:
    assert 'role="switch"' in strict_switch(True)
    assert 'aria-checked="true"' in strict_switch(True)
    assert "켜짐" in strict_switch(True)
    assert 'aria-checked="false"' in strict_switch(False)
    assert "꺼짐" in strict_switch(False)


def test_the_settings_say_what_is_the_default_or_that_nothing_changes() -> None:
    assert "이 서버에서 정한 기본값은 켜짐입니다." in own_settings(False, matters=True, default=True)
    told = own_settings(True, matters=False, default=False)
    assert "켜거나 꺼도 답이 달라지지 않습니다." in told
    assert "기본값" not in told
    assert strict_switch(True) in told
