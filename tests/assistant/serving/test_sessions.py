"""Who is logged in, and for how long."""

from assistant.serving.sessions import IDLE_S, WHOLE_S, Sessions


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def test_a_session_is_found_by_its_token_alone():
    sessions = Sessions()
    token = sessions.begin("홍길동", "hash")
    assert len(token) >= 43
    assert sessions.find(token).user == "홍길동"
    assert sessions.find(token[:-1]) is None
    assert sessions.find("") is None
    assert sessions.find("\ud800") is None
    assert token not in str(vars(sessions))


def test_a_session_ends_after_rest_and_after_the_day():
    clock = Clock()
    sessions = Sessions(clock)
    token = sessions.begin("가", "hash")
    clock.now = IDLE_S
    assert sessions.find(token) is not None
    clock.now = 2 * IDLE_S + 1
    assert sessions.find(token) is None
    busy = sessions.begin("가", "hash")
    began = clock.now
    while clock.now + IDLE_S < began + WHOLE_S:
        clock.now += IDLE_S
        assert sessions.find(busy) is not None
    clock.now = began + WHOLE_S + 1
    assert sessions.find(busy) is None
    assert sessions.users() == ()


def test_leaving_ends_what_streams():
    sessions = Sessions()
    token, other = sessions.begin("가", "hash"), sessions.begin("나", "hash")
    left = []
    sessions.find(token).leaving.append(lambda: left.append("가"))
    sessions.find(other).leaving.append(lambda: left.append("나"))
    assert sessions.users() == ("가", "나")
    sessions.end(token)
    sessions.end(token)
    assert left == ["가"]
    assert sessions.users() == ("나",)


def test_one_person_has_so_many_browsers_and_no_more():
    sessions = Sessions()
    other = sessions.begin("나", "hash")
    tokens = [sessions.begin("가", "hash") for _ in range(12)]
    assert [sessions.find(token) is not None for token in tokens] == [False] * 2 + [True] * 10
    assert sessions.find(other) is not None
