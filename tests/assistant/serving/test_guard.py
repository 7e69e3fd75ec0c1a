"""Who gets through to the pages, and what the others see."""

import asyncio
import html
import re
from urllib.parse import urlencode

import pytest

from assistant.serving.identity import header_value, user_of
from assistant.serving.users import Users
from tests.assistant.serving.asgi import Asked, Front

PASSWORD = "온빛시 예산 2025!"
GRADIO = (
    "/gradio_api/queue/join", "/gradio_api/queue/data?session_hash=a", "/gradio_api/upload", "/gradio_api/cancel",
    "/gradio_api/upload_progress", "/gradio_api/heartbeat/abc", "/gradio_api/file=/tmp/gradio/a/b.txt",
    "/assets/index.js", "/static/js/a.js", "/theme.css", "/original?name=a.txt",
)  # fmt: skip


@pytest.fixture(scope="module")
def users(tmp_path_factory):
    users = Users(tmp_path_factory.mktemp("users") / "users.tsv")
    users.add("홍길동", PASSWORD)
    users.add("kim", "password of kim")
    return users


@pytest.fixture
def front(users):
    return Front(users)


@pytest.mark.parametrize("path", GRADIO)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_a_login_no_route_answers(front, path, method):
    reply = front.ask(path, method, {"accept": "*/*"})
    assert (reply.status, reply.body) == (401, '{"detail": "로그인이 필요합니다."}')
    assert front.pages.scopes == []


@pytest.mark.parametrize("path", ["/", "/documents", "/evaluation", "/status"])
def test_a_page_leads_to_the_login_and_back(front, path):
    reply = front.ask(path)
    assert reply.status == 303
    assert reply.headers["location"] == ("/login" if path == "/" else f"/login?to={path}")
    form = front.ask(reply.headers["location"])
    assert f'name="to" value="{path}"' in form.body
    came = front.log_in("홍길동", PASSWORD, to=path)
    assert (came.status, came.headers["location"]) == (303, path)
    assert front.ask(path).body == "inside"


@pytest.mark.parametrize(
    "to", ["//evil.example", "https://evil.example/", "/\\evil.example", "/unknown", "javascript:1"]
)
def test_a_login_leads_to_our_pages_only(front, to):
    assert f'value="{to}"' not in front.ask("/login?" + urlencode({"to": to})).body
    assert front.log_in("홍길동", PASSWORD, to=to).headers["location"] == "/"


@pytest.mark.parametrize("shown", ["/?talk=0123456789abcdef", "/evaluation?run=a-1&before=b.2", "/?document=%EC%82%B4"])
def test_what_was_shown_comes_back_after_the_login(front, shown):
    lead = front.ask(shown).headers["location"]
    assert lead.startswith("/login?to=")
    form = front.ask(lead.replace("?", "?over&"))
    assert "로그인이 끝났습니다." in form.body
    assert f'name="to" value="{html.escape(shown)}"' in form.body
    assert front.log_in("홍길동", PASSWORD, to=shown).headers["location"] == shown


def test_who_was_in_until_the_server_began_anew_is_told_so(front, users):
    assert front.ask("/status").headers["location"] == "/login?to=/status"  # never was in
    front.log_in("홍길동", PASSWORD)
    anew = Front(users)
    anew.cookies = front.cookies
    assert anew.ask("/").headers["location"] == "/login?over"
    assert anew.ask("/status").headers["location"] == "/login?over&to=/status"
    front.ask("/logout", "POST")
    assert front.ask("/").headers["location"] == "/login"


@pytest.mark.parametrize("asked", ["talk=a\r\nset-cookie: b=c", "a=<b>", "a=한", "a=" + "b" * 1000, ""])
def test_of_an_odd_address_only_the_page_comes_back(front, asked):
    assert front.log_in("홍길동", PASSWORD, to=f"/evaluation?{asked}").headers["location"] == (
        "/evaluation" if len(asked) < 1000 else "/"
    )


def test_the_pages_are_told_who_asks_whatever_the_browser_says(front):
    front.log_in("홍길동", PASSWORD)
    front.ask("/", headers={"x-mundap-user": "kim", "X-Mundap-User".lower(): "kim"})
    assert front.pages.header("x-mundap-user") == [header_value("홍길동")]
    assert user_of({"x-mundap-user": front.pages.header("x-mundap-user")[0]}) == "홍길동"


def test_where_no_users_are_set_nobody_can_pass_for_one():
    front = Front()
    assert front.ask("/", headers={"x-mundap-user": "kim"}).body == "inside"
    assert front.pages.header("x-mundap-user") == []
    assert front.ask("/login").status == 404


def test_the_cookie_is_for_this_server_alone_and_not_for_scripts(front, users):
    first = front.ask("/login").headers["set-cookie"]
    assert re.fullmatch(r"mundap_form=[\w-]{43}; Path=/; HttpOnly; SameSite=Strict", first)
    reply = front.log_in("홍길동", PASSWORD)
    assert re.fullmatch(r"[\w-]{43}", reply.cookies["mundap_session"])
    secure = Front(users).log_in("홍길동", PASSWORD, scheme="https")
    assert "Secure" in secure.headers["set-cookie"]


def test_a_wrong_password_and_an_unknown_name_hear_the_same(front):
    wrong, unknown = front.log_in("홍길동", "wrong password"), front.log_in("없는 사람", "wrong password")
    assert wrong.status == unknown.status == 401
    assert "이름이나 비밀번호가 맞지 않습니다. 한/영 전환과 Caps Lock을 확인하고 다시 입력해 주세요." in wrong.body
    assert wrong.body.replace("홍길동", "") == unknown.body.replace("없는 사람", "")
    assert "mundap_session" not in front.cookies
    assert "wrong password" not in wrong.body


def test_a_name_is_only_a_name(front):
    reply = front.log_in('"><script>alert(1)</script>', "wrong password")
    assert "<script>" not in reply.body
    assert "&lt;script&gt;" in reply.body
    assert "script-src" not in reply.headers["content-security-policy"]
    assert "default-src 'none'" in reply.headers["content-security-policy"]


def test_guessing_is_stopped_in_words_even_with_the_right_password(front):
    statuses = [front.log_in("kim", f"guess {number}").status for number in range(5)]
    assert statuses == [401] * 4 + [429]
    stopped = front.log_in("kim", "password of kim")
    assert stopped.status == 429
    assert 1 <= int(stopped.headers["retry-after"]) <= 2
    assert re.search(r"여러 번 맞지 않아 잠시 막았습니다\. [12]초 뒤에 다시 입력해 주세요\.", stopped.body)
    assert front.log_in("홍길동", PASSWORD).status == 303


def test_a_form_of_another_site_does_not_log_in(front, users):
    body = urlencode({"name": "홍길동", "password": PASSWORD, "form": "none"}).encode()
    assert front.ask("/login", "POST", body=body).status == 403
    front.ask("/login")
    assert "비밀번호를 다시 입력해 주세요." in front.ask("/login", "POST", body=body).body
    other = Front(users)
    other.ask("/login")
    foreign = re.search(r'name="form" value="(\w+)"', other.ask("/login").body)[1]
    body = urlencode({"name": "홍길동", "password": PASSWORD, "form": foreign}).encode()
    assert front.ask("/login", "POST", body=body).status == 403


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe", b"name=a&" * 100, b"a" * 9000, b"name=%ED%A0%80&password=%ED%A0%80"]
)
def test_a_broken_form_is_shown_again(front, body):
    assert front.ask("/login", "POST", body=body).status == 403


def test_leaving_ends_the_session_on_the_server(front):
    front.log_in("홍길동", PASSWORD)
    token = front.cookies["mundap_session"]
    assert front.sessions.users() == ("홍길동",)
    left = front.ask("/logout", "POST")
    assert (left.status, left.headers["location"]) == (303, "/login?left")
    assert front.cookies == {}
    assert front.sessions.users() == ()
    assert "나왔습니다." in front.ask("/login?left").body
    front.cookies = {"mundap_session": token}
    assert front.ask("/").status == 303


def test_leaving_takes_a_post(front):
    front.log_in("홍길동", PASSWORD)
    assert front.ask("/logout").status == 303
    assert front.ask("/").body == "inside"
    assert front.ask("/login").headers["location"] == "/"


def test_who_is_removed_or_has_a_new_password_is_out_at_once(tmp_path):
    users = Users(tmp_path / "users.tsv")
    users.add("가", PASSWORD)
    front = Front(users)
    front.log_in("가", PASSWORD)
    assert front.ask("/").body == "inside"
    Users(tmp_path / "users.tsv").add("가", "another password")
    assert front.ask("/").status == 303
    front.log_in("가", "another password")
    assert front.ask("/").body == "inside"
    (tmp_path / "users.tsv").unlink()
    assert front.ask("/").status == 303
    told = front.log_in("가", "another password")
    assert (told.status, "서버의 사용자 파일을 읽지 못했으니" in told.body) == (503, True)


def test_what_streams_ends_when_the_reader_leaves(users):
    class Streaming(Asked):
        cancelled = False

        async def __call__(self, scope, receive, send):
            await send({"type": "http.response.start", "status": 200, "headers": []})
            try:
                while True:
                    await send({"type": "http.response.body", "body": b"data: x\n\n", "more_body": True})
                    await asyncio.sleep(0.01)
            except asyncio.CancelledError:
                self.cancelled = True
                raise

    front = Front(users, application=Streaming())
    front.log_in("홍길동", PASSWORD)

    async def leave_while_it_streams():
        stream = asyncio.create_task(front.asking("/gradio_api/queue/data?session_hash=a"))
        await asyncio.sleep(0.05)
        front.sessions.end(front.cookies["mundap_session"])
        return await asyncio.wait_for(stream, 5)

    reply = asyncio.run(leave_while_it_streams())
    assert reply.body.startswith("data: x")
    assert front.pages.cancelled


def test_a_link_on_another_site_opens_the_page_once_more(front):
    front.log_in("홍길동", PASSWORD)
    kept, front.cookies = front.cookies, {}
    again = front.ask("/documents", headers={"sec-fetch-site": "cross-site"})
    assert (again.status, 'http-equiv="refresh" content="0"' in again.body) == (200, True)
    front.cookies = kept
    assert front.ask("/documents", headers={"sec-fetch-site": "same-origin"}).body == "inside"
