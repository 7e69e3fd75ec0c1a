"""What the doctor finds of what is set for answering and serving: the language model, users, limits, watched folders.

No server is called, and no key and no password comes out of here.
"""

from pathlib import Path

from assistant.serving.users import Users, UsersError
from assistant.settings import Settings
from assistant.shell.models import Missing
from assistant.writing.faults import check_address, place
from ingest.errors import UserFacingError

_SET = "설정됨"


def language_findings(settings: Settings, missing: list[Missing]) -> dict[str, object]:
    """Tell how the language model is asked; None where the built-in answerer writes."""
    found: dict[str, object] = {
        "model": settings.model,
        "base_url": None,
        "api_key": _SET if settings.api_key else None,
        "context_tokens": None,
        "answer_tokens": None,
        "first_seconds": None,
        "strict": settings.strict,
    }
    try:
        chat = settings.chat()
        if chat is None:
            return found
        found |= {
            "base_url": place(chat) if chat.base_url else None,
            "context_tokens": chat.context_tokens,
            "answer_tokens": chat.answer_tokens,
            "first_seconds": int(chat.waits.first_s),
        }
        check_address(chat)
    except UserFacingError as error:
        missing.append(Missing(error.problem, error.remedy))
    return found


def serving_findings(settings: Settings, missing: list[Missing]) -> dict[str, object]:
    """Tell who may come in, under which names, and how much at once."""
    serving = settings.serving
    found: dict[str, object] = {
        "users_file": str(serving.users) if serving.users else None,
        "users": None,
        "hosts": ", ".join(serving.hosts) or None,
        "certificate": str(serving.certificate.chain) if serving.certificate else None,
        "answering": serving.answered_at_once(settings.model),
        "waiting": serving.waiting,
        "upload_bytes": serving.upload_bytes,
    }
    if serving.certificate:
        try:
            serving.certificate.check()
        except UserFacingError as error:
            missing.append(Missing(error.problem, error.remedy))
    if serving.users is None:
        return found
    users = Users(serving.users)
    try:
        found["users"] = len(users.names())
        if not users.names():
            missing.append(Missing("사용자 파일에 사용자가 없습니다.", "`mundap users add 이름`으로 넣으세요."))
    except UsersError as error:
        missing.append(Missing(error.problem, error.remedy))
    if users.open_to_others():
        what = "이 컴퓨터의 다른 계정도 사용자 파일을 읽을 수 있습니다."
        missing.append(Missing(what, f"`chmod 600 {users.path}`로 막아 주세요."))
    return found


def watch_findings(settings: Settings, missing: list[Missing]) -> dict[str, object]:
    """Tell which folders are watched, and whether they are there."""
    for folder in settings.watch.folders:
        if not _is_folder(folder):
            remedy = "MUNDAP_WATCH에 적은 경로와 네트워크 드라이브의 연결을 확인하세요. 이어지면 저절로 계속합니다."
            missing.append(Missing(f"지켜볼 폴더를 찾을 수 없습니다: {folder}", remedy))
    folders = ", ".join(str(folder) for folder in settings.watch.folders)
    return {"folders": folders or None, "every_seconds": int(settings.watch.seconds) if folders else None}


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False
