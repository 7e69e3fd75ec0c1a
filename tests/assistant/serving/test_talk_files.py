"""A conversation as a file: the reader's own, in a form that is known, under its title."""

from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from starlette.requests import Request

from assistant.serving.identity import USER_HEADER, header_value
from assistant.serving.talk_files import EXPORT, exported
from assistant.talks.talks import Talks
from assistant.talks.types import ExchangeState, KeptExchange

ASKED_AT = "2026-11-21T10:00:00+00:00"


@pytest.fixture
def talks(tmp_path: Path) -> Talks:
    return Talks(tmp_path / "talks.sqlite3")


def asked(user: str, **query: str) -> Request:
    headers = [(USER_HEADER.encode(), header_value(user).encode())]
    scope = {"type": "http", "path": EXPORT, "query_string": urlencode(query).encode(), "headers": headers}
    return Request(scope)


def kept(talks: Talks, user: str) -> str:
    key = talks.begin(user)
    talks.put(user, key, 0, KeptExchange("축제는 언제?", "10월", None, ExchangeState.STOPPED, ASKED_AT))
    return key


@pytest.mark.parametrize(("form", "begins"), [("md", b"# "), ("docx", b"PK"), ("hwpx", b"PK")])
def test_a_talk_is_given_in_each_form(talks: Talks, form: str, begins: bytes) -> None:
    answer = exported(talks, "가온시", asked("가영", talk=kept(talks, "가영"), form=form))
    assert answer.status_code == 200
    assert bytes(answer.body).startswith(begins)
    assert quote(f"근거_보고서_축제는_언제.{form}") in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "no-store"


def test_what_is_not_the_readers_or_not_there_is_said_in_words(talks: Talks) -> None:
    key = kept(talks, "가영")
    for user, query in (
        ("나영", {"talk": key}),
        ("가영", {"talk": "x"}),
        ("가영", {}),
        ("가영", {"talk": talks.begin("가영")}),
    ):
        answer = exported(talks, "가온시", asked(user, form="md", **query))
        assert answer.status_code == 404
        assert "축제" not in bytes(answer.body).decode()
    assert exported(talks, "가온시", asked("가영", talk=key, form="exe")).status_code == 400
