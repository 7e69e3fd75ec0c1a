"""The login page: one form, no script, nothing fetched. Pure: values in, safe HTML out."""

from enum import Enum
from importlib.resources import files

from assistant.page.prose import escape

# Stricter than the other pages: not even a script of our own is needed here.
LOGIN_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


class Told(Enum):
    """What the page says above the form."""

    NOTHING = ""
    LEFT = "나왔습니다. 이 브라우저에 남은 기록은 없습니다."
    OVER = "오래 쉬었거나 서버가 다시 켜져서 로그인이 끝났습니다. 다시 들어오면 보던 화면으로 돌아갑니다."
    WRONG = "이름이나 비밀번호가 맞지 않습니다. 한/영 전환과 Caps Lock을 확인하고 다시 입력해 주세요."
    WAIT = "여러 번 맞지 않아 잠시 막았습니다."
    OLD_FORM = "화면이 오래되었거나 브라우저가 쿠키를 막고 있습니다. 비밀번호를 다시 입력해 주세요."
    NO_USERS = "지금은 들어올 수 없습니다. 서버의 사용자 파일을 읽지 못했으니 관리자에게 알려 주세요."


_CALM = (Told.LEFT, Told.OVER)


def login_page(told: Told, form: str, name: str, to: str, wait_s: int = 0) -> str:
    """Write the page; ``form`` proves that the form is ours, ``to`` is the page that comes after."""
    style = files("assistant.page").joinpath("assets", "login.css").read_text(encoding="utf-8")
    first, then = ("autofocus", "") if not name else ("", "autofocus")
    return (
        '<!doctype html><html lang="ko"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">'
        f"<title>들어가기 - 문답</title><style>{style}</style></head><body><main>"
        "<h1>문답</h1><p>우리 문서에서 답을 찾아 근거와 함께 보여 드립니다.</p>"
        f'{_notice(told, wait_s)}<form method="post" action="/login">'
        '<label for="name">이름</label>'
        f'<input id="name" name="name" value="{escape(name)}" autocomplete="username" autocapitalize="none" '
        f'spellcheck="false" maxlength="40" required {first}>'
        '<label for="password">비밀번호</label>'
        f'<input id="password" name="password" type="password" autocomplete="current-password" maxlength="200" '
        f"required{_described(told)} {then}>"
        f'<input type="hidden" name="form" value="{escape(form)}"><input type="hidden" name="to" value="{escape(to)}">'
        "<button>들어가기</button></form>"
        '<p class="hint">비밀번호를 잊었다면 관리자에게 알려 주세요.</p></main></body></html>'
    )


def _notice(told: Told, wait_s: int) -> str:
    if told is Told.NOTHING:
        return ""
    if told in _CALM:
        return f'<p class="notice" role="status">{escape(told.value)}</p>'
    waiting = f" {_duration(wait_s)} 뒤에 다시 입력해 주세요." if told is Told.WAIT else ""
    return f'<p class="notice bad" id="wrong" role="alert">{escape(told.value + waiting)}</p>'


def _described(told: Told) -> str:
    wrong = ' aria-invalid="true"' if told is Told.WRONG else ""
    return f' aria-describedby="wrong"{wrong}' if told not in (Told.NOTHING, *_CALM) else ""


def _duration(seconds: int) -> str:
    return f"{seconds}초" if seconds < 60 else f"{-(-seconds // 60)}분"
