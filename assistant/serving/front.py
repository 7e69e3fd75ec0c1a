"""What stands before the pages, put together: the order in which a request meets it, and who has to log in."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from assistant.errors import AssistantError
from assistant.serving.address import HOST, LOCAL_HOSTS
from assistant.serving.config import ServingConfig
from assistant.serving.entry import LOGIN, LOGOUT, Entry
from assistant.serving.guard import Guard
from assistant.serving.headers import Headers
from assistant.serving.kept_files import KeptFiles
from assistant.serving.requests import Requests
from assistant.serving.sessions import Sessions
from assistant.serving.unguarded import UNGUARDED, Unguarded
from assistant.serving.users import Users

if TYPE_CHECKING:
    from starlette.types import ASGIApp


def users_for(host: str, config: ServingConfig) -> Users | None:
    """Give the users who may come in; None where only this machine's own person can.

    Raises:
        AssistantError: others could come in and nobody is known, or the users file can't be read.
    """
    users = Users(config.users) if config.users else None
    if users and users.names():
        return users
    if users is None and host in LOCAL_HOSTS:
        return None
    begin = "`mundap users add 이름 --users 파일`로 사용자를 만들고, MUNDAP_USERS에 그 파일을 적은 뒤 다시 실행하세요."
    if users is None:
        problem = f"다른 컴퓨터에서 들어올 수 있는 주소({host})로 열려면 사용자와 비밀번호가 있어야 합니다."
        raise AssistantError(problem, f"{begin} 이 컴퓨터에서만 쓰려면 --host를 빼세요.")
    raise AssistantError(f"사용자 파일에 사용자가 한 명도 없습니다: {users.path}", begin)


def opened_words(host: str, port: int, users: Users | None, *, secure: bool) -> str:
    """Say where the pages stand open and to whom, as lines to print."""
    protocol = "https" if secure else "http"
    local = f"{protocol}://{HOST if host == '0.0.0.0' else host}:{port}"
    words = f"문답을 열었습니다. 브라우저에서 {local} 로 들어오세요. (끝내기: Ctrl+C)\n"
    if host not in LOCAL_HOSTS:
        words += f"다른 컴퓨터에서는 {protocol}://이_컴퓨터의_주소:{port} 로 들어옵니다."
        words += (
            "\n"
            if secure
            else " 오가는 내용은 암호화되지 않으니, 믿을 수 없는 망이라면 https로 여세요(docs/serving.md).\n"
        )
    if users and users.open_to_others():
        words += f"주의: 사용자 파일을 다른 계정도 읽을 수 있습니다. `chmod 600 {users.path}`로 막아 주세요.\n"
    return words


def guarded(
    application: "ASGIApp",
    places: Sequence[str],
    host: str,
    config: ServingConfig,
    entering: tuple[Users, Sessions] | None,
    state: Callable[[], str],
) -> "ASGIApp":
    """Put everything in front of an application; ``places`` are its own paths, ``state`` the word for ``/healthz``."""
    files = KeptFiles(application)
    inner: ASGIApp = Guard(files, Entry(*entering)) if entering else files
    door = (LOGIN, LOGOUT) if entering else ()
    known = Requests(Unguarded(inner, state), (*places, *UNGUARDED, *door), (host, *config.hosts), config.upload_bytes)
    return Headers(known)
